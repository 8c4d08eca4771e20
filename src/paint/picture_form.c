#include "paint/picture.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

/* Vectors: the first page of a PDF becomes a form, with all that it refers to;
 * an SVG file is drawn to such a page first. */

enum { MAX_DEPTH = 64, MAX_OBJECTS = 200000, MAX_PAGE = 14400 };

typedef struct {
    qpdf_data from;
    HoPdf *to;
    GHashTable *numbers; /* old object number: new one */
    GArray *queue;       /* of Pending */
    unsigned done;       /* of those */
} Import;

typedef struct {
    qpdf_oh object;
    unsigned number;
} Pending;

static void append_value(Import *import, GString *out, qpdf_oh value,
                         int depth);

static void
append_reference(Import *import, GString *out, qpdf_oh object)
{
    int id = qpdf_oh_get_object_id(import->from, object);
    gpointer known = g_hash_table_lookup(import->numbers, GINT_TO_POINTER(id));
    Pending pending = {object, GPOINTER_TO_UINT(known)};

    if (known == NULL && import->queue->len >= MAX_OBJECTS) {
        g_string_append(out, " null");
        return;
    }
    if (known == NULL) {
        pending.number = ho_pdf_reserve(import->to);
        g_hash_table_insert(import->numbers, GINT_TO_POINTER(id),
                            GUINT_TO_POINTER(pending.number));
        g_array_append_val(import->queue, pending);
    }
    ho_pdf_ref(out, pending.number);
}

static void
append_name(Import *import, GString *out, const char *name)
{
    qpdf_oh object;

    if (strspn(name + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                         "0123456789-_+.") == strlen(name + 1)) {
        g_string_append(out, name);
        return;
    }
    object = qpdf_oh_new_name(import->from, name);
    g_string_append(out, qpdf_oh_unparse(import->from, object));
    qpdf_oh_release(import->from, object);
}

/* What ties a page into its own file, and what would be marks of our own
 * structure if it were kept. */
static bool
is_unwanted(const char *key)
{
    static const char *const keys[] = {
        "/Parent", "/StructParents", "/StructParent", "/Metadata", "/PieceInfo",
        "/OC",     "/MCID",          "/Length"};

    for (unsigned i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (strcmp(key, keys[i]) == 0)
            return true;
    }
    return false;
}

static void
append_entries(Import *import, GString *out, qpdf_oh dict, int depth)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);

    qpdf_oh_begin_dict_key_iter(import->from, dict);
    while (qpdf_oh_dict_more_keys(import->from))
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(import->from)));
    for (unsigned i = 0; i < keys->len; i++) {
        const char *key = g_ptr_array_index(keys, i);

        if (is_unwanted(key))
            continue;
        append_name(import, out, key);
        append_value(import, out, qpdf_oh_get_key(import->from, dict, key),
                     depth + 1);
    }
    /* ISO 14289-1, 7.21.3.2 */
    if (qpdf_oh_is_name_and_equals(
            import->from, qpdf_oh_get_key(import->from, dict, "/Subtype"),
            "/CIDFontType2") &&
        !qpdf_oh_has_key(import->from, dict, "/CIDToGIDMap"))
        g_string_append(out, "/CIDToGIDMap/Identity");
}

static void
append_value(Import *import, GString *out, qpdf_oh value, int depth)
{
    qpdf_data from = import->from;

    if (qpdf_oh_is_indirect(from, value)) {
        append_reference(import, out, value);
    } else if (depth > MAX_DEPTH) {
        g_string_append(out, " null");
    } else if (qpdf_oh_is_dictionary(from, value)) {
        g_string_append(out, "<<");
        append_entries(import, out, value, depth);
        g_string_append(out, ">>");
    } else if (qpdf_oh_is_array(from, value)) {
        g_string_append_c(out, '[');
        for (int i = 0; i < qpdf_oh_get_array_n_items(from, value); i++)
            append_value(import, out, qpdf_oh_get_array_item(from, value, i),
                         depth + 1);
        g_string_append_c(out, ']');
    } else {
        g_string_append_c(out, ' ');
        g_string_append(out, qpdf_oh_unparse_binary(from, value));
    }
}

static void
put_stream(Import *import, const Pending *pending)
{
    g_autoptr(GString) dict = g_string_new(NULL);
    unsigned char *data = NULL;
    size_t length = 0;

    append_entries(import, dict,
                   qpdf_oh_get_dict(import->from, pending->object), 0);
    qpdf_oh_get_stream_data(import->from, pending->object, qpdf_dl_none, NULL,
                            &data, &length);
    ho_pdf_begin_stream(import->to, pending->number, dict->str, length);
    ho_pdf_write_stream(import->to, data, length);
    ho_pdf_end_stream(import->to);
    free(data);
}

static void
put_object(Import *import, const Pending *pending)
{
    g_autoptr(GString) out = g_string_new(NULL);
    qpdf_data from = import->from;

    if (qpdf_oh_is_stream(from, pending->object)) {
        put_stream(import, pending);
        return;
    }
    if (qpdf_oh_is_dictionary(from, pending->object)) {
        g_string_append(out, "<<");
        append_entries(import, out, pending->object, 0);
        g_string_append(out, ">>");
    } else if (qpdf_oh_is_array(from, pending->object)) {
        g_string_append_c(out, '[');
        for (int i = 0; i < qpdf_oh_get_array_n_items(from, pending->object);
             i++)
            append_value(import, out,
                         qpdf_oh_get_array_item(from, pending->object, i), 1);
        g_string_append_c(out, ']');
    } else {
        g_string_append(out, qpdf_oh_unparse_resolved(from, pending->object));
    }
    ho_pdf_put(import->to, pending->number, out);
}

static void
put_pending(Import *import)
{
    while (import->done < import->queue->len) {
        Pending pending = g_array_index(import->queue, Pending, import->done++);

        put_object(import, &pending);
    }
}

/* --- pages --- */

static bool
read_box(qpdf_data from, qpdf_oh page, double box[4])
{
    qpdf_oh array = qpdf_oh_get_key(from, page, "/CropBox");
    double number[4];

    if (!qpdf_oh_is_array(from, array))
        array = qpdf_oh_get_key(from, page, "/MediaBox");
    if (!qpdf_oh_is_array(from, array) ||
        qpdf_oh_get_array_n_items(from, array) != 4)
        return false;
    for (int i = 0; i < 4; i++)
        number[i] = qpdf_oh_get_numeric_value(
            from, qpdf_oh_get_array_item(from, array, i));
    box[0] = MIN(number[0], number[2]);
    box[1] = MIN(number[1], number[3]);
    box[2] = MAX(number[0], number[2]);
    box[3] = MAX(number[1], number[3]);
    return box[2] - box[0] >= 1 && box[3] - box[1] >= 1 &&
           box[2] - box[0] <= MAX_PAGE && box[3] - box[1] <= MAX_PAGE;
}

/* The matrix that brings the box upright to the origin; its size then. */
static void
append_matrix(GString *out, const double box[4], int turn, double units[2])
{
    const double matrices[4][6] = {{1, 0, 0, 1, -box[0], -box[1]},
                                   {0, -1, 1, 0, -box[1], box[2]},
                                   {-1, 0, 0, -1, box[2], box[3]},
                                   {0, 1, -1, 0, box[3], -box[0]}};

    g_string_append(out, "/BBox[");
    for (int i = 0; i < 4; i++, g_string_append_c(out, ' '))
        ho_pdf_number(out, box[i], 3);
    g_string_append(out, "]/Matrix[");
    for (int i = 0; i < 6; i++, g_string_append_c(out, ' '))
        ho_pdf_number(out, matrices[turn][i], 3);
    g_string_append_c(out, ']');
    units[turn % 2] = box[2] - box[0];
    units[1 - turn % 2] = box[3] - box[1];
}

/* Marks of structure that would nest in ours lose their names; lengths stay. */
static void
blind_marks(char *data, size_t length)
{
    static const char *const names[][2] = {{"/MCID", "/_CID"},
                                           {"/Artifact", "/_rtifact"}};

    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++) {
        size_t size = strlen(names[i][0]);
        char *at = data, *end = data + length;

        while ((at = memmem(at, (size_t) (end - at), names[i][0], size)) !=
               NULL) {
            memcpy(at, names[i][1], size);
            at += size;
        }
    }
}

static unsigned
put_form(Import *import, qpdf_oh page, double units[2])
{
    g_autoptr(GString) dict = g_string_new("/Type/XObject/Subtype/Form");
    qpdf_data from = import->from;
    qpdf_oh turn = qpdf_oh_get_key(from, page, "/Rotate");
    unsigned object;
    unsigned char *data = NULL;
    size_t length = 0;
    double box[4];
    int quarters = 0;

    if (!read_box(from, page, box))
        return 0;
    if (qpdf_oh_is_integer(from, turn))
        quarters = (qpdf_oh_get_int_value_as_int(from, turn) / 90 % 4 + 4) % 4;
    append_matrix(dict, box, quarters, units);
    if (qpdf_oh_has_key(from, page, "/Group")) {
        g_string_append(dict, "/Group");
        append_value(import, dict, qpdf_oh_get_key(from, page, "/Group"), 0);
    }
    if (qpdf_oh_has_key(from, page, "/Resources")) {
        g_string_append(dict, "/Resources");
        append_value(import, dict, qpdf_oh_get_key(from, page, "/Resources"),
                     0);
    }
    if (qpdf_oh_get_page_content_data(from, page, &data, &length) != 0 ||
        data == NULL) {
        free(data); /* what came before the damage */
        return 0;
    }
    blind_marks((char *) data, length);
    object = ho_pdf_reserve(import->to);
    ho_pdf_put_deflated(import->to, object, dict->str, data, length);
    free(data);
    put_pending(import);
    return object;
}

unsigned
ho_pdf_put_page(HoPdf *pdf, GBytes *file, double units[2])
{
    Import import = {.from = qpdf_init(), .to = pdf};
    gsize length;
    const char *data = g_bytes_get_data(file, &length);
    unsigned object = 0;

    qpdf_silence_errors(import.from);
    qpdf_set_suppress_warnings(import.from, QPDF_TRUE);
    import.numbers = g_hash_table_new(NULL, NULL);
    import.queue = g_array_new(FALSE, FALSE, sizeof(Pending));
    if ((qpdf_read_memory(import.from, "picture", data, length, NULL) &
         QPDF_ERRORS) == 0 &&
        qpdf_get_num_pages(import.from) > 0 &&
        (qpdf_push_inherited_attributes_to_page(import.from) & QPDF_ERRORS) ==
            0)
        object = put_form(&import, qpdf_get_page_n(import.from, 0), units);
    g_hash_table_unref(import.numbers);
    g_array_unref(import.queue);
    if (qpdf_has_error(import.from)) /* taken, or it is printed */
        qpdf_get_error(import.from);
    qpdf_cleanup(&import.from);
    return object;
}

/* --- SVG --- */

static cairo_status_t
gather(void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static bool
draw_svg(RsvgHandle *svg, const HoImage *image, GByteArray *out)
{
    /* Filters are drawn as pixels, one a unit: four times as fine. */
    double scale = MIN(4, (double) MAX_PAGE / MAX(image->width, image->height));
    RsvgRectangle area = {0, 0, image->width, image->height};
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        gather, out, image->width * scale, image->height * scale);
    cairo_t *cr = cairo_create(surface);
    bool drawn;

    cairo_scale(cr, scale, scale);
    rsvg_handle_set_dpi(svg, 96);
    drawn = rsvg_handle_render_document(svg, cr, &area, NULL);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    drawn = drawn && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return drawn;
}

unsigned
ho_pdf_put_svg(HoPdf *pdf, const HoImage *image, double units[2])
{
    /* Without a base nothing outside of the file is read. */
    g_autoptr(GInputStream) in =
        g_memory_input_stream_new_from_bytes(image->bytes);
    RsvgHandle *svg = rsvg_handle_new_from_stream_sync(
        in, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, NULL);
    GByteArray *page = g_byte_array_new();
    g_autoptr(GBytes) file = NULL;
    bool drawn = svg != NULL && draw_svg(svg, image, page);

    g_clear_object(&svg);
    file = g_byte_array_free_to_bytes(page);
    return drawn ? ho_pdf_put_page(pdf, file, units) : 0;
}
