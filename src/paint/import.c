#include "paint/import.h"

#include <stdlib.h>
#include <string.h>

/* Objects of another file, copied as they are referred to; its pages, made
 * forms (ISO 32000-1, 8.10). */

enum { MAX_DEPTH = 64, MAX_OBJECTS = 8 << 20, MAX_PAGE = 14400 };

struct HoPdfImport {
    qpdf_data from;
    HoPdf *to;
    GHashTable *numbers; /* old object number: new one */
    GArray *queue;       /* of Pending */
    unsigned done;       /* of those */
    bool whole, trimmed;
};

typedef struct {
    qpdf_oh object;
    unsigned number;
} Pending;

static void append_value(HoPdfImport *import, GString *out, qpdf_oh value,
                         int depth);

static void
append_reference(HoPdfImport *import, GString *out, qpdf_oh object)
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
append_name(HoPdfImport *import, GString *out, const char *name)
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
is_unwanted(const HoPdfImport *import, const char *key)
{
    static const char *const keys[] = {
        "/Parent", "/StructParents", "/StructParent", "/Metadata", "/PieceInfo",
        "/OC",     "/MCID",          "/Length"};

    if (import->whole && strcmp(key, "/OC") == 0)
        return false;
    for (unsigned i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (strcmp(key, keys[i]) == 0)
            return true;
    }
    return false;
}

static void
append_entries(HoPdfImport *import, GString *out, qpdf_oh dict, int depth)
{
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);

    qpdf_oh_begin_dict_key_iter(import->from, dict);
    while (qpdf_oh_dict_more_keys(import->from))
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(import->from)));
    for (unsigned i = 0; i < keys->len; i++) {
        const char *key = g_ptr_array_index(keys, i);

        if (is_unwanted(import, key))
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
append_value(HoPdfImport *import, GString *out, qpdf_oh value, int depth)
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
put_stream(HoPdfImport *import, const Pending *pending)
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
put_object(HoPdfImport *import, const Pending *pending)
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
put_pending(HoPdfImport *import)
{
    while (import->done < import->queue->len) {
        Pending pending = g_array_index(import->queue, Pending, import->done++);

        put_object(import, &pending);
    }
}

/* --- pages --- */

static bool
read_box(const HoPdfImport *import, qpdf_oh page, const char *key,
         double box[4])
{
    qpdf_data from = import->from;
    qpdf_oh array = qpdf_oh_get_key(from, page, key);
    double number[4];

    if (!qpdf_oh_is_array(from, array) ||
        qpdf_oh_get_array_n_items(from, array) != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(from, array, i);

        if (!qpdf_oh_is_number(from, item))
            return false;
        number[i] = qpdf_oh_get_numeric_value(from, item);
    }
    box[0] = MIN(number[0], number[2]);
    box[1] = MIN(number[1], number[3]);
    box[2] = MAX(number[0], number[2]);
    box[3] = MAX(number[1], number[3]);
    return box[2] - box[0] >= 1 && box[3] - box[1] >= 1 &&
           box[2] - box[0] <= MAX_PAGE && box[3] - box[1] <= MAX_PAGE;
}

/* Another box of the page, no larger than the sheet; the latter without. */
static void
read_inner_box(const HoPdfImport *import, qpdf_oh page, const char *key,
               const double media[4], double box[4])
{
    double inner[4];

    memcpy(box, media, 4 * sizeof box[0]);
    if (!read_box(import, page, key, inner))
        return;
    inner[0] = MAX(inner[0], media[0]);
    inner[1] = MAX(inner[1], media[1]);
    inner[2] = MIN(inner[2], media[2]);
    inner[3] = MIN(inner[3], media[3]);
    if (inner[2] - inner[0] >= 1 && inner[3] - inner[1] >= 1)
        memcpy(box, inner, sizeof inner);
}

/* The matrix that brings the box upright to the origin; its size then. */
static void
turn_upright(HoPdfImportPage *page, const double box[4], int turn, double unit)
{
    const double matrices[4][6] = {{1, 0, 0, 1, -box[0], -box[1]},
                                   {0, -1, 1, 0, -box[1], box[2]},
                                   {-1, 0, 0, -1, box[2], box[3]},
                                   {0, 1, -1, 0, box[3], -box[0]}};
    double size[2] = {box[2] - box[0], box[3] - box[1]};

    for (int i = 0; i < 6; i++)
        page->matrix[i] = matrices[turn][i] * unit;
    page->width = size[turn % 2] * unit;
    page->height = size[1 - turn % 2] * unit;
}

static int
quarters_of(const HoPdfImport *import, qpdf_oh page)
{
    qpdf_oh turn = qpdf_oh_get_key(import->from, page, "/Rotate");

    if (!qpdf_oh_is_integer(import->from, turn))
        return 0;
    return (qpdf_oh_get_int_value_as_int(import->from, turn) / 90 % 4 + 4) % 4;
}

static double
unit_of(const HoPdfImport *import, qpdf_oh page)
{
    qpdf_oh unit = qpdf_oh_get_key(import->from, page, "/UserUnit");
    double value = qpdf_oh_is_number(import->from, unit)
                       ? qpdf_oh_get_numeric_value(import->from, unit)
                       : 1;

    return value >= 0.01 && value <= 100 ? value : 1;
}

bool
ho_pdf_import_measure(HoPdfImport *import, unsigned index,
                      HoPdfImportPage *measured)
{
    qpdf_oh page = qpdf_get_page_n(import->from, index);
    double media[4], box[4];

    if (!read_box(import, page, "/MediaBox", media))
        return false;
    read_inner_box(import, page, "/CropBox", media, measured->box);
    memcpy(box, measured->box, sizeof box);
    if (import->trimmed) {
        read_inner_box(import, page, "/TrimBox", media, box);
        memcpy(measured->box, media, sizeof media);
    }
    turn_upright(measured, box, quarters_of(import, page),
                 unit_of(import, page));
    return true;
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

static void
append_numbers(GString *out, const char *key, const double *numbers, int n)
{
    g_string_append_printf(out, "%s[", key);
    for (int i = 0; i < n; i++, g_string_append_c(out, ' '))
        ho_pdf_number(out, numbers[i], 4);
    g_string_append_c(out, ']');
}

static void
append_entry(HoPdfImport *import, GString *out, qpdf_oh page, const char *key)
{
    if (!qpdf_oh_has_key(import->from, page, key))
        return;
    g_string_append(out, key);
    append_value(import, out, qpdf_oh_get_key(import->from, page, key), 0);
}

unsigned
ho_pdf_import_form(HoPdfImport *import, unsigned index,
                   const HoPdfImportPage *measured)
{
    qpdf_oh page = qpdf_get_page_n(import->from, index);
    g_autoptr(GString) dict = g_string_new("/Type/XObject/Subtype/Form");
    unsigned object;
    unsigned char *data = NULL;
    size_t length = 0;

    append_numbers(dict, "/BBox", measured->box, 4);
    append_numbers(dict, "/Matrix", measured->matrix, 6);
    append_entry(import, dict, page, "/Group");
    append_entry(import, dict, page, "/Resources");
    if (qpdf_oh_get_page_content_data(import->from, page, &data, &length) !=
            0 ||
        data == NULL) {
        free(data); /* what came before the damage */
        return 0;
    }
    if (!import->whole)
        blind_marks((char *) data, length);
    object = ho_pdf_reserve(import->to);
    ho_pdf_put_deflated(import->to, object, dict->str, data, length);
    free(data);
    put_pending(import);
    return object;
}

void
ho_pdf_import_value(HoPdfImport *import, GString *out, qpdf_oh value)
{
    append_value(import, out, value, 0);
    put_pending(import);
}

/* --- the file --- */

/* Why a file could not be opened.  The error is taken, or it is printed. */
static void
explain(qpdf_data from, GError **error)
{
    qpdf_error problem = qpdf_get_error(from);
    const char *detail =
        problem != NULL ? qpdf_get_error_message_detail(from, problem) : "";

    if (problem != NULL &&
        qpdf_get_error_code(from, problem) == qpdf_e_password)
        g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_ACCES,
                            "is encrypted and needs a password");
    else
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "is no PDF that can be read: %s", detail);
}

HoPdfImport *
ho_pdf_import_new(HoPdf *to, GBytes *file, bool whole, GError **error)
{
    HoPdfImport *import = g_new0(HoPdfImport, 1);
    qpdf_data from = import->from = qpdf_init();
    gsize length;
    const char *data = g_bytes_get_data(file, &length);

    import->to = to;
    import->whole = whole;
    import->numbers = g_hash_table_new(NULL, NULL);
    import->queue = g_array_new(FALSE, FALSE, sizeof(Pending));
    qpdf_silence_errors(from);
    qpdf_set_suppress_warnings(from, QPDF_TRUE);
    if ((qpdf_read_memory(from, "file", data, length, NULL) & QPDF_ERRORS) ==
            0 &&
        qpdf_get_num_pages(from) >= 0 &&
        (qpdf_push_inherited_attributes_to_page(from) & QPDF_ERRORS) == 0)
        return import;
    explain(from, error);
    ho_pdf_import_free(import);
    return NULL;
}

void
ho_pdf_import_trim(HoPdfImport *import)
{
    import->trimmed = true;
}

void
ho_pdf_import_free(HoPdfImport *import)
{
    if (import == NULL)
        return;
    g_hash_table_unref(import->numbers);
    g_array_unref(import->queue);
    if (qpdf_has_error(import->from)) /* taken, or it is printed */
        qpdf_get_error(import->from);
    qpdf_cleanup(&import->from);
    g_free(import);
}

unsigned
ho_pdf_import_count(HoPdfImport *import)
{
    return (unsigned) MAX(qpdf_get_num_pages(import->from), 0);
}

qpdf_data
ho_pdf_import_source(HoPdfImport *import)
{
    return import->from;
}
