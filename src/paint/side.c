#include "paint/painter.h"
#include "paint/sheets.h"

/* The pages of the file: each a page of the document, or a side of a sheet
 * with several of them, painted in the order they are read. */

/* --- where pages are --- */

static void
place_pages(HoPainter *painter)
{
    const HoSheets *sheets = painter->sheets;

    for (unsigned i = 0; i < painter->pages->n_pages; i++)
        painter->spots[i] = (HoPdfSpot){.side = HO_NO_PAGE};
    for (unsigned i = 0; i < sheets->n_sides; i++) {
        const HoSheetSide *side = &sheets->sides[i];

        for (unsigned j = 0; j < side->n_placements; j++) {
            unsigned page = side->placements[j].page;

            if (page >= painter->pages->n_pages)
                continue;
            painter->spots[page] = (HoPdfSpot){i, &side->placements[j]};
            painter->sides[i].n_left++;
        }
    }
}

void
ho_painter_begin_sides(HoPainter *painter)
{
    unsigned n_pages = painter->pages->n_pages;

    painter->n_sides =
        painter->sheets != NULL ? painter->sheets->n_sides : n_pages;
    painter->sides = g_new0(HoPdfSide, MAX(painter->n_sides, 1));
    painter->spots = g_new0(HoPdfSpot, MAX(n_pages, 1));
    for (unsigned i = 0; i < painter->n_sides; i++)
        painter->sides[i].object = ho_pdf_reserve(painter->pdf);
    if (painter->sheets != NULL) {
        place_pages(painter);
        return;
    }
    for (unsigned i = 0; i < n_pages; i++) {
        painter->spots[i].side = i;
        painter->sides[i].n_left = 1;
    }
}

static void
clear_side(HoPdfSide *side)
{
    if (side->contents == NULL)
        return;
    g_string_free(g_steal_pointer(&side->contents), TRUE);
    g_string_free(g_steal_pointer(&side->annotations), TRUE);
    g_string_free(g_steal_pointer(&side->xobjects), TRUE);
    g_hash_table_unref(g_steal_pointer(&side->shown));
}

void
ho_painter_free_sides(HoPainter *painter)
{
    for (unsigned i = 0; i < painter->n_sides; i++)
        clear_side(&painter->sides[i]);
    g_free(painter->sides);
    g_free(painter->spots);
}

void
ho_painter_locate(const HoPainter *painter, unsigned page, double *x, double *y)
{
    const HoPlacement *placement = painter->spots[page].placement;
    double m[6], from_x = *x, from_y = *y;

    if (placement == NULL)
        return;
    ho_placement_matrix(placement, m);
    *x = m[0] * from_x + m[2] * from_y + m[4];
    *y = m[1] * from_x + m[3] * from_y + m[5];
}

void
ho_painter_box(const HoPainter *painter, HoArea area, double box[4])
{
    double top = painter->page->height - area.y;
    double x0 = area.x, y0 = top - area.height;
    double x1 = area.x + area.width, y1 = top;

    ho_painter_locate(painter, painter->index, &x0, &y0);
    ho_painter_locate(painter, painter->index, &x1, &y1);
    box[0] = MIN(x0, x1);
    box[1] = MIN(y0, y1);
    box[2] = MAX(x0, x1);
    box[3] = MAX(y0, y1);
}

/* --- writing --- */

static void
open_side(HoPdfSide *side)
{
    if (side->contents != NULL)
        return;
    side->contents = g_string_new(NULL);
    side->annotations = g_string_new(NULL);
    side->xobjects = g_string_new(NULL);
    side->shown = g_hash_table_new(NULL, NULL);
}

void
ho_painter_begin_page(HoPainter *painter)
{
    const HoPlacement *placement = painter->spots[painter->index].placement;

    open_side(painter->side);
    if (placement != NULL)
        ho_sheets_begin_placement(placement, painter->stream.out);
}

static void
put_stream(HoPainter *painter, HoPdfSide *side, const GString *stream)
{
    unsigned object = ho_pdf_reserve(painter->pdf);

    ho_pdf_put_deflated(painter->pdf, object, "", stream->str, stream->len);
    ho_pdf_ref(side->contents, object);
}

static void
append_boxes(const HoPainter *painter, unsigned index, GString *out)
{
    const HoPage *page = painter->page;

    if (painter->sheets != NULL) {
        ho_sheets_boxes(painter->sheets, &painter->sheets->sides[index], out);
        return;
    }
    g_string_append(out, "/MediaBox[0 0 ");
    ho_pdf_number(out, page->width, 3);
    g_string_append_c(out, ' ');
    ho_pdf_number(out, page->height, 3);
    g_string_append_c(out, ']');
}

static void
put_side(HoPainter *painter, unsigned index)
{
    HoPdfSide *side = &painter->sides[index];
    g_autoptr(GString) out = g_string_new("<</Type/Page/Parent 1 0 R");

    append_boxes(painter, index, out);
    /* Objects 2 and 3 are what all pages share. */
    g_string_append_printf(
        out, painter->sheets != NULL ? "/Contents[%s]" : "/Contents%s",
        side->contents->str);
    g_string_append(out, "/Resources<</Font 2 0 R/ExtGState 3 0 R");
    if (side->xobjects->len > 0)
        g_string_append_printf(out, "/XObject<<%s>>", side->xobjects->str);
    g_string_append(out, ">>");
    if (side->has_content)
        g_string_append_printf(out, "/StructParents %u", index);
    if (side->annotations->len > 0)
        g_string_append_printf(out, "/Tabs/S/Annots[%s]",
                               side->annotations->str);
    g_string_append(out, ">>");
    ho_pdf_put(painter->pdf, side->object, out);
    clear_side(side);
}

/* They come last: over backgrounds. */
static void
put_marks(HoPainter *painter, unsigned index)
{
    g_autoptr(GString) marks = g_string_new(NULL);

    ho_sheets_draw(&painter->sheets->sides[index], marks);
    if (marks->len > 0)
        put_stream(painter, &painter->sides[index], marks);
}

void
ho_painter_end_page(HoPainter *painter)
{
    unsigned index = painter->spots[painter->index].side;
    HoPdfSide *side = &painter->sides[index];

    if (painter->sheets != NULL)
        g_string_append(painter->stream.out, "Q\n");
    put_stream(painter, side, painter->stream.out);
    if (--side->n_left > 0)
        return;
    if (painter->sheets != NULL)
        put_marks(painter, index);
    put_side(painter, index);
}

void
ho_painter_end_sides(HoPainter *painter)
{
    if (painter->sheets == NULL)
        return;
    for (unsigned i = 0; i < painter->n_sides; i++) {
        const HoSheetSide *side = &painter->sheets->sides[i];
        bool painted = false;

        for (unsigned j = 0; j < side->n_placements; j++)
            painted |= side->placements[j].page < painter->pages->n_pages;
        if (painted)
            continue;
        open_side(&painter->sides[i]);
        put_marks(painter, i);
        put_side(painter, i);
    }
}

/* --- labels --- */

void
ho_painter_sheet_labels(const HoPainter *painter, GString *out)
{
    g_string_append(out, "/PageLabels<</Nums[");
    for (unsigned i = 0; i < painter->n_sides; i++) {
        const HoSheetSide *side = &painter->sheets->sides[i];
        g_autoptr(GString) label = g_string_new(NULL);

        for (unsigned j = 0; j < side->n_placements; j++) {
            unsigned page = side->placements[j].page;
            const char *folio = page < painter->pages->n_pages
                                    ? painter->pages->pages[page].folio
                                    : NULL;

            if (folio == NULL)
                continue;
            g_string_append_printf(label, "%s%s", label->len > 0 ? ", " : "",
                                   folio);
        }
        g_string_append_printf(out, "%u<</P", i);
        ho_pdf_text(out, label->len > 0 ? label->str : "-");
        g_string_append(out, ">>");
    }
    g_string_append(out, "]>>");
}
