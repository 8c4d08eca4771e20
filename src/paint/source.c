#include "base/file.h"
#include "paint/source_inside.h"

#include "paint/sheets.h"

/* Foreign pages on sheets. */

/* --- opening --- */

static bool
reads_from_right(qpdf_data from)
{
    qpdf_oh wishes =
        qpdf_oh_get_key(from, qpdf_get_root(from), "/ViewerPreferences");

    return qpdf_oh_is_dictionary(from, wishes) &&
           qpdf_oh_is_name_and_equals(
               from, qpdf_oh_get_key(from, wishes, "/Direction"), "/R2L");
}

/* A page without a size is a letter, as readers show it. */
static void
measure_pages(HoPdfSource *source)
{
    source->pages = g_new0(HoSourcePage, source->n_pages);
    source->sizes = g_new0(HoSheetPage, source->n_pages);
    for (unsigned i = 0; i < source->n_pages; i++) {
        HoSourcePage *page = &source->pages[i];

        if (!ho_pdf_import_measure(source->import, i, &page->size))
            page->size = (HoPdfImportPage){
                612, 792, {1, 0, 0, 1, 0, 0}, {0, 0, 612, 792}};
        page->side = HO_NO_PAGE;
        source->sizes[i] = (HoSheetPage){page->size.width, page->size.height};
    }
}

HoPdfSource *
ho_pdf_source_new(GBytes *file, bool trim, GError **error)
{
    HoPdfSource *source = g_new0(HoPdfSource, 1);

    source->pdf = ho_pdf_new();
    source->import = ho_pdf_import_new(source->pdf, file, true, error);
    if (source->import == NULL) {
        ho_pdf_source_free(source);
        return NULL;
    }
    source->n_pages = ho_pdf_import_count(source->import);
    if (source->n_pages == 0) {
        g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                            "has no pages");
        ho_pdf_source_free(source);
        return NULL;
    }
    if (trim)
        ho_pdf_import_trim(source->import);
    source->from = ho_pdf_import_source(source->import);
    source->right_to_left = reads_from_right(source->from);
    measure_pages(source);
    return source;
}

void
ho_pdf_source_free(HoPdfSource *source)
{
    if (source == NULL)
        return;
    ho_pdf_import_free(source->import);
    ho_pdf_free(source->pdf);
    if (source->names != NULL)
        g_hash_table_unref(source->names);
    g_free(source->pages);
    g_free(source->sizes);
    g_free(source->sides);
    g_free(source);
}

const HoSheetPage *
ho_pdf_source_pages(const HoPdfSource *source, unsigned *n)
{
    *n = source->n_pages;
    return source->sizes;
}

bool
ho_pdf_source_is_right_to_left(const HoPdfSource *source)
{
    return source->right_to_left;
}

unsigned
ho_pdf_source_damaged(const HoPdfSource *source)
{
    return source->n_damaged;
}

void
ho_source_locate(const HoPdfSource *source, unsigned page, double *x, double *y)
{
    const HoSourcePage *at = &source->pages[page];
    double m[6], px = *x, py = *y;

    for (int i = 0; i < 6; i++)
        m[i] = at->size.matrix[i];
    for (int step = 0; step < 2; step++) {
        double qx = m[0] * px + m[2] * py + m[4];
        double qy = m[1] * px + m[3] * py + m[5];

        px = qx;
        py = qy;
        ho_placement_matrix(at->placement, m);
    }
    *x = px;
    *y = py;
}

/* --- sides --- */

static void
place_pages(HoPdfSource *source)
{
    const HoSheets *sheets = source->sheets;

    source->sides = g_new0(unsigned, MAX(sheets->n_sides, 1));
    for (unsigned i = 0; i < sheets->n_sides; i++) {
        const HoSheetSide *side = &sheets->sides[i];

        source->sides[i] = ho_pdf_reserve(source->pdf);
        for (unsigned j = 0; j < side->n_placements; j++) {
            unsigned page = side->placements[j].page;

            if (page >= source->n_pages)
                continue;
            source->pages[page].side = i;
            source->pages[page].placement = &side->placements[j];
        }
    }
}

static void
place_page(HoPdfSource *source, const HoPlacement *placement, unsigned index,
           HoSourceSide *side)
{
    unsigned page = placement->page;
    unsigned form =
        ho_pdf_import_form(source->import, page, &source->pages[page].size);

    if (form == 0)
        source->n_damaged++;
    ho_sheets_begin_placement(placement, side->content);
    if (form != 0) {
        g_string_append_printf(side->content, "/P%u Do\n", index);
        g_string_append_printf(side->forms, "/P%u %u 0 R", index, form);
    }
    ho_source_show(source, page, index, side);
    g_string_append(side->content, "Q\n");
    ho_source_links(source, page, side->annotations);
}

static void
put_page(HoPdfSource *source, unsigned index, unsigned tree,
         const HoSourceSide *side)
{
    g_autoptr(GString) out = g_string_new(NULL);
    unsigned stream = ho_pdf_reserve(source->pdf);

    ho_pdf_put_deflated(source->pdf, stream, "", side->content->str,
                        side->content->len);
    g_string_append_printf(out, "<</Type/Page/Parent %u 0 R", tree);
    ho_sheets_boxes(source->sheets, &source->sheets->sides[index], out);
    g_string_append_printf(out, "/Contents %u 0 R/Resources<</XObject<<%s>>",
                           stream, side->forms->str);
    if (side->layers->len > 0)
        g_string_append_printf(out, "/Properties<<%s>>", side->layers->str);
    g_string_append(out, ">>");
    if (side->annotations->len > 0)
        g_string_append_printf(out, "/Annots[%s]", side->annotations->str);
    g_string_append(out, ">>");
    ho_pdf_put(source->pdf, source->sides[index], out);
}

static void
put_side(HoPdfSource *source, unsigned index, unsigned tree)
{
    const HoSheetSide *side = &source->sheets->sides[index];
    HoSourceSide parts = {g_string_new(NULL), g_string_new(NULL),
                          g_string_new(NULL), g_string_new(NULL)};

    for (unsigned i = 0; i < side->n_placements; i++)
        if (side->placements[i].page < source->n_pages)
            place_page(source, &side->placements[i], i, &parts);
    ho_sheets_draw(side, parts.content);
    put_page(source, index, tree, &parts);
    g_string_free(parts.content, TRUE);
    g_string_free(parts.forms, TRUE);
    g_string_free(parts.layers, TRUE);
    g_string_free(parts.annotations, TRUE);
}

static void
put_tree(HoPdfSource *source, unsigned tree)
{
    g_autoptr(GString) out = g_string_new("<</Type/Pages/Kids[");

    for (unsigned i = 0; i < source->sheets->n_sides; i++)
        ho_pdf_ref(out, source->sides[i]);
    g_string_append_printf(out, "]/Count %u>>", source->sheets->n_sides);
    ho_pdf_put(source->pdf, tree, out);
}

/* --- the document --- */

static void
append_labels(const HoPdfSource *source, GString *out)
{
    g_string_append(out, "/PageLabels<</Nums[");
    for (unsigned i = 0; i < source->sheets->n_sides; i++) {
        const HoSheetSide *side = &source->sheets->sides[i];
        const char *comma = "";

        g_string_append_printf(out, "%u<</P(", i);
        for (unsigned j = 0; j < side->n_placements; j++) {
            if (side->placements[j].page >= source->n_pages)
                continue;
            g_string_append_printf(out, "%s%u", comma,
                                   side->placements[j].page + 1);
            comma = ", ";
        }
        g_string_append(out, *comma != '\0' ? ")>>" : "-)>>");
    }
    g_string_append(out, "]>>");
}

static unsigned
put_catalog(HoPdfSource *source, unsigned tree)
{
    qpdf_data from = source->from;
    qpdf_oh root = qpdf_get_root(from);
    g_autoptr(GString) out = g_string_new(NULL);
    unsigned outline = ho_source_outline(source);

    g_string_printf(out, "<</Type/Catalog/Pages %u 0 R", tree);
    if (outline != 0)
        g_string_append_printf(out, "/Outlines %u 0 R", outline);
    if (qpdf_oh_is_dictionary(from,
                              qpdf_oh_get_key(from, root, "/OCProperties"))) {
        g_string_append(out, "/OCProperties");
        ho_pdf_import_value(source->import, out,
                            qpdf_oh_get_key(from, root, "/OCProperties"));
    }
    append_labels(source, out);
    g_string_append(out, "/ViewerPreferences<<");
    if (source->sheets->right_to_left)
        g_string_append(out, "/Direction/R2L");
    ho_sheets_preferences(source->sheets, out);
    g_string_append(out, ">>>>");
    return ho_pdf_add(source->pdf, out);
}

/* What the source says of itself, and who made the sheets. */
static unsigned
put_info(HoPdfSource *source)
{
    static const char *const keys[] = {"/Title", "/Author", "/Subject",
                                       "/Keywords", "/Creator"};
    qpdf_data from = source->from;
    qpdf_oh info = qpdf_oh_get_key(from, qpdf_get_trailer(from), "/Info");
    g_autoptr(GString) out = g_string_new("<<");

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        qpdf_oh value = qpdf_oh_is_dictionary(from, info)
                            ? qpdf_oh_get_key(from, info, keys[i])
                            : qpdf_oh_new_null(from);

        if (!qpdf_oh_is_string(from, value))
            continue;
        g_string_append(out, keys[i]);
        ho_pdf_text(out, qpdf_oh_get_utf8_value(from, value));
    }
    g_string_append(out, "/Producer(handout " HO_VERSION ")>>");
    return ho_pdf_add(source->pdf, out);
}

static bool
write_sheets(int fd, void *data, GError **error)
{
    HoPdfSource *source = data;
    const HoSheets *sheets = source->sheets;
    unsigned tree = ho_pdf_reserve(source->pdf), catalog, info;

    ho_pdf_write_to(source->pdf, fd);
    place_pages(source);
    for (unsigned i = 0; i < sheets->n_sides; i++)
        put_side(source, i, tree);
    put_tree(source, tree);
    catalog = put_catalog(source, tree);
    info = put_info(source);
    return ho_pdf_finish(source->pdf, catalog, info, error);
}

bool
ho_pdf_source_paint(HoPdfSource *source, const HoSheets *sheets,
                    const char *path, GError **error)
{
    source->sheets = sheets;
    return ho_file_write_by(path, write_sheets, source, error);
}
