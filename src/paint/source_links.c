#include "paint/source_inside.h"

#include "paint/outline.h"

#include <math.h>
#include <string.h>

/* Where links and the outline of a foreign file lead, on the sheets
 * (ISO 32000-1, 12.3 and 12.5.6.5). */

enum { MAX_DEPTH = 32, MAX_NAMES = 1 << 20, MAX_LINKS = 1 << 16 };

/* --- destinations --- */

static char *
key_of(qpdf_data from, qpdf_oh string)
{
    size_t length = 0;
    const char *bytes = qpdf_oh_get_binary_string_value(from, string, &length);

    return g_base64_encode((const guchar *) bytes, length);
}

/* Gathers a node of the tree of names. */
static void
gather_names(HoPdfSource *source, qpdf_oh node, unsigned depth)
{
    qpdf_data from = source->from;
    qpdf_oh names, kids;

    if (depth > MAX_DEPTH || !qpdf_oh_is_dictionary(from, node) ||
        source->n_nodes++ >= MAX_LINKS ||
        g_hash_table_size(source->names) >= MAX_NAMES)
        return;
    names = qpdf_oh_get_key(from, node, "/Names");
    kids = qpdf_oh_get_key(from, node, "/Kids");
    for (int i = 0; qpdf_oh_is_array(from, names) &&
                    i + 1 < qpdf_oh_get_array_n_items(from, names);
         i += 2) {
        qpdf_oh key = qpdf_oh_get_array_item(from, names, i);

        if (qpdf_oh_is_string(from, key))
            g_hash_table_insert(
                source->names, key_of(from, key),
                GUINT_TO_POINTER(qpdf_oh_get_array_item(from, names, i + 1)));
    }
    for (int i = 0;
         qpdf_oh_is_array(from, kids) &&
         i < qpdf_oh_get_array_n_items(from, kids) && i < MAX_NAMES >> depth;
         i++)
        gather_names(source, qpdf_oh_get_array_item(from, kids, i), depth + 1);
}

/* What a name of either kind stands for. */
static qpdf_oh
named(HoPdfSource *source, qpdf_oh name)
{
    qpdf_data from = source->from;
    qpdf_oh root = qpdf_get_root(from), place;
    g_autofree char *key = NULL;

    if (qpdf_oh_is_name(from, name)) {
        place = qpdf_oh_get_key(from, root, "/Dests");
        return qpdf_oh_is_dictionary(from, place)
                   ? qpdf_oh_get_key(from, place, qpdf_oh_get_name(from, name))
                   : name;
    }
    if (source->names == NULL) {
        source->names =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        place = qpdf_oh_get_key(from, root, "/Names");
        if (qpdf_oh_is_dictionary(from, place))
            gather_names(source, qpdf_oh_get_key(from, place, "/Dests"), 0);
    }
    key = key_of(from, name);
    return GPOINTER_TO_UINT(g_hash_table_lookup(source->names, key));
}

/* The page of an explicit destination, or HO_NO_PAGE. */
static unsigned
page_of(const HoPdfSource *source, qpdf_oh array)
{
    qpdf_data from = source->from;
    qpdf_oh first;
    int page;

    if (!qpdf_oh_is_array(from, array) ||
        qpdf_oh_get_array_n_items(from, array) < 1)
        return HO_NO_PAGE;
    first = qpdf_oh_get_array_item(from, array, 0);
    if (!qpdf_oh_is_dictionary(from, first))
        return HO_NO_PAGE;
    page = qpdf_find_page_by_oh(from, first);
    if (qpdf_has_error(from))
        qpdf_get_error(from);
    return page >= 0 && (unsigned) page < source->n_pages &&
                   source->pages[page].side != HO_NO_PAGE
               ? (unsigned) page
               : HO_NO_PAGE;
}

/* The point that is to be at the top left: of XYZ, else of the page. */
static void
point_of(const HoPdfSource *source, qpdf_oh array, unsigned page, double at[2])
{
    qpdf_data from = source->from;
    const double *box = source->pages[page].size.box;
    bool exact = qpdf_oh_get_array_n_items(from, array) >= 4 &&
                 qpdf_oh_is_name_and_equals(
                     from, qpdf_oh_get_array_item(from, array, 1), "/XYZ");

    at[0] = box[0];
    at[1] = box[3];
    for (int i = 0; exact && i < 2; i++) {
        qpdf_oh number = qpdf_oh_get_array_item(from, array, i + 2);

        if (qpdf_oh_is_number(from, number))
            at[i] = CLAMP(qpdf_oh_get_numeric_value(from, number), box[i],
                          box[i + 2]);
    }
}

/* A destination of the source, as one of the sheets: written out, yours to
 * free; NULL when it leads nowhere. */
static char *
destination_of(HoPdfSource *source, qpdf_oh dest)
{
    qpdf_data from = source->from;
    GString *out;
    unsigned page;
    double at[2];

    if (qpdf_oh_is_string(from, dest) || qpdf_oh_is_name(from, dest))
        dest = named(source, dest);
    if (dest == 0)
        return NULL;
    if (qpdf_oh_is_dictionary(from, dest))
        dest = qpdf_oh_get_key(from, dest, "/D");
    page = page_of(source, dest);
    if (page == HO_NO_PAGE)
        return NULL;
    point_of(source, dest, page, at);
    ho_source_locate(source, page, &at[0], &at[1]);
    out = g_string_new("[");
    g_string_append_printf(out, "%u 0 R/XYZ ",
                           source->sides[source->pages[page].side]);
    ho_pdf_number(out, CLAMP(at[0], 0, source->sheets->width), 1);
    g_string_append_c(out, ' ');
    ho_pdf_number(out, CLAMP(at[1], 0, source->sheets->height), 1);
    g_string_append(out, " null]");
    return g_string_free(out, FALSE);
}

/* What a link or an entry of the outline does: "/Dest[…]", "/A<<…>>"; NULL when
 * it is nothing that sheets can do. */
static char *
target_of(HoPdfSource *source, qpdf_oh link)
{
    qpdf_data from = source->from;
    qpdf_oh action = qpdf_oh_get_key(from, link, "/A");
    qpdf_oh dest = qpdf_oh_get_key(from, link, "/Dest");
    g_autofree char *place = NULL;

    if (qpdf_oh_is_dictionary(from, action)) {
        qpdf_oh kind = qpdf_oh_get_key(from, action, "/S");
        qpdf_oh uri = qpdf_oh_get_key(from, action, "/URI");

        if (qpdf_oh_is_name_and_equals(from, kind, "/URI") &&
            qpdf_oh_is_string(from, uri)) {
            g_autoptr(GString) out = g_string_new("/A<</S/URI/URI");
            size_t length = 0;
            const char *bytes =
                qpdf_oh_get_binary_string_value(from, uri, &length);

            ho_pdf_string(out, bytes, length);
            g_string_append(out, ">>");
            return g_string_free(g_steal_pointer(&out), FALSE);
        }
        if (qpdf_oh_is_name_and_equals(from, kind, "/GoTo"))
            dest = qpdf_oh_get_key(from, action, "/D");
    }
    place = destination_of(source, dest);
    return place != NULL ? g_strconcat("/Dest", place, NULL) : NULL;
}

/* --- links --- */

static bool
read_rectangle(const HoPdfSource *source, qpdf_oh link, double box[4])
{
    qpdf_data from = source->from;
    qpdf_oh array = qpdf_oh_get_key(from, link, "/Rect");

    if (!qpdf_oh_is_array(from, array) ||
        qpdf_oh_get_array_n_items(from, array) != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        qpdf_oh number = qpdf_oh_get_array_item(from, array, i);

        if (!qpdf_oh_is_number(from, number))
            return false;
        box[i] = qpdf_oh_get_numeric_value(from, number);
    }
    return true;
}

static void
put_link(HoPdfSource *source, unsigned page, qpdf_oh link, GString *annotations)
{
    g_autofree char *target = NULL;
    g_autoptr(GString) out = g_string_new("<</Type/Annot/Subtype/Link/Rect[");
    double box[4];

    if (!read_rectangle(source, link, box))
        return;
    target = target_of(source, link);
    if (target == NULL)
        return;
    ho_source_locate(source, page, &box[0], &box[1]);
    ho_source_locate(source, page, &box[2], &box[3]);
    ho_pdf_number(out, MIN(box[0], box[2]), 2);
    g_string_append_c(out, ' ');
    ho_pdf_number(out, MIN(box[1], box[3]), 2);
    g_string_append_c(out, ' ');
    ho_pdf_number(out, MAX(box[0], box[2]), 2);
    g_string_append_c(out, ' ');
    ho_pdf_number(out, MAX(box[1], box[3]), 2);
    g_string_append_printf(out, "]/Border[0 0 0]/F 4%s>>", target);
    ho_pdf_ref(annotations, ho_pdf_add(source->pdf, out));
}

qpdf_oh
ho_source_annotations(const HoPdfSource *source, unsigned page, int *count)
{
    qpdf_data from = source->from;
    qpdf_oh list =
        qpdf_oh_get_key(from, qpdf_get_page_n(from, page), "/Annots");

    *count = qpdf_oh_is_array(from, list)
                 ? qpdf_oh_get_array_n_items(from, list)
                 : 0;
    return list;
}

void
ho_source_links(HoPdfSource *source, unsigned page, GString *annotations)
{
    qpdf_data from = source->from;
    int count;
    qpdf_oh list = ho_source_annotations(source, page, &count);

    for (int i = 0; i < MIN(count, MAX_LINKS); i++) {
        qpdf_oh link = qpdf_oh_get_array_item(from, list, i);

        if (qpdf_oh_is_dictionary(from, link) &&
            qpdf_oh_is_name_and_equals(
                from, qpdf_oh_get_key(from, link, "/Subtype"), "/Link"))
            put_link(source, page, link, annotations);
    }
}

/* --- outline --- */

typedef struct {
    HoPdfSource *source;
    GArray *entries; /* of HoPdfOutlineEntry, strings owned by the chunk */
    GStringChunk *strings;
    GHashTable *seen; /* objects: an outline may run in circles */
} Gathering;

static void
add_entry(Gathering *gathering, qpdf_oh item, unsigned level)
{
    qpdf_data from = gathering->source->from;
    qpdf_oh title = qpdf_oh_get_key(from, item, "/Title");
    qpdf_oh count = qpdf_oh_get_key(from, item, "/Count");
    g_autofree char *target = target_of(gathering->source, item);
    HoPdfOutlineEntry entry = {.level = level};

    if (qpdf_oh_is_string(from, title))
        entry.title = g_string_chunk_insert(
            gathering->strings, qpdf_oh_get_utf8_value(from, title));
    if (target != NULL && g_str_has_prefix(target, "/Dest"))
        entry.dest =
            g_string_chunk_insert(gathering->strings, target + strlen("/Dest"));
    entry.open = qpdf_oh_is_integer(from, count) &&
                 qpdf_oh_get_int_value_as_int(from, count) > 0;
    g_array_append_val(gathering->entries, entry);
}

static void
gather_entries(Gathering *gathering, qpdf_oh item, unsigned level)
{
    qpdf_data from = gathering->source->from;

    while (qpdf_oh_is_dictionary(from, item) && level < MAX_DEPTH &&
           gathering->entries->len < MAX_LINKS) {
        int id = qpdf_oh_get_object_id(from, item);

        if (!g_hash_table_add(gathering->seen, GINT_TO_POINTER(id)))
            return;
        add_entry(gathering, item, level);
        gather_entries(gathering, qpdf_oh_get_key(from, item, "/First"),
                       level + 1);
        item = qpdf_oh_get_key(from, item, "/Next");
    }
}

unsigned
ho_source_outline(HoPdfSource *source)
{
    qpdf_data from = source->from;
    qpdf_oh root = qpdf_oh_get_key(from, qpdf_get_root(from), "/Outlines");
    Gathering gathering = {.source = source};
    unsigned object;

    if (!qpdf_oh_is_dictionary(from, root))
        return 0;
    gathering.entries = g_array_new(FALSE, TRUE, sizeof(HoPdfOutlineEntry));
    gathering.strings = g_string_chunk_new(4096);
    gathering.seen = g_hash_table_new(NULL, NULL);
    gather_entries(&gathering, qpdf_oh_get_key(from, root, "/First"), 0);
    object = ho_pdf_put_outline(
        source->pdf,
        (const HoPdfOutlineEntry *) (void *) gathering.entries->data,
        gathering.entries->len);
    g_array_unref(gathering.entries);
    g_string_chunk_free(gathering.strings);
    g_hash_table_unref(gathering.seen);
    return object;
}
