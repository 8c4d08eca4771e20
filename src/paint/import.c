#include "paint/import_inside.h"
#include "paint/inflation.h"

#include <stdlib.h>
#include <string.h>

/* Another file, and its objects, copied as they are referred to. */

enum {
    MAX_DEPTH = 64,
    MAX_OBJECTS = 8 << 20,
    MAX_PAGES = 1 << 17,
    MAX_TREE = 256
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

void
ho_import_put_pending(HoPdfImport *import)
{
    while (import->done < import->queue->len) {
        Pending pending = g_array_index(import->queue, Pending, import->done++);

        put_object(import, &pending);
    }
}

void
ho_import_append(HoPdfImport *import, GString *out, qpdf_oh value)
{
    append_value(import, out, value, 0);
}

void
ho_pdf_import_value(HoPdfImport *import, GString *out, qpdf_oh value)
{
    ho_import_append(import, out, value);
    ho_import_put_pending(import);
}

/* --- the file --- */

/* Why a file could not be opened.  The error is taken, or it is printed. */
static void
explain(qpdf_data from, GError **error)
{
    qpdf_error problem = qpdf_get_error(from);
    const char *detail =
        problem != NULL ? qpdf_get_error_message_detail(from, problem) : "";

    if (strstr(detail, "bad_alloc") != NULL)
        detail = "it needs too much memory";
    if (problem != NULL &&
        qpdf_get_error_code(from, problem) == qpdf_e_password)
        g_set_error_literal(error, G_FILE_ERROR, G_FILE_ERROR_ACCES,
                            "is encrypted and needs a password");
    else
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "is no PDF that can be read: %s", detail);
}

static bool
refuse(GError **error, const char *why)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "is refused: %s", why);
    return false;
}

/* qpdf walks a tree of pages by recursion and sees neither depth nor end. */
static bool
is_shallow(HoPdfImport *import, qpdf_oh node, GHashTable *seen, int depth)
{
    qpdf_data from = import->from;
    qpdf_oh kids;
    int id = qpdf_oh_get_object_id(from, node); /* 0: in its parent */
    bool shallow = depth < MAX_TREE;

    if (!qpdf_oh_is_dictionary(from, node) ||
        !qpdf_oh_has_key(from, node, "/Kids") ||
        (id != 0 && !g_hash_table_add(seen, GINT_TO_POINTER(id))))
        return true;
    kids = qpdf_oh_get_key(from, node, "/Kids");
    for (int i = 0; shallow && qpdf_oh_is_array(from, kids) &&
                    i < qpdf_oh_get_array_n_items(from, kids);
         i++) {
        qpdf_oh kid = qpdf_oh_get_array_item(from, kids, i);

        shallow = is_shallow(import, kid, seen, depth + 1);
        qpdf_oh_release(from, kid);
    }
    return shallow;
}

/* Opens the file, counts its pages, gives each what it inherits. */
static bool
read_file(HoPdfImport *import, const char *data, size_t length, GError **error)
{
    qpdf_data from = import->from;
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);

    if (ho_pdf_inflates_beyond(data, length, HO_INFLATED_LIMIT))
        return refuse(error,
                      "a part of it becomes larger than 256 MB unpacked");
    if ((qpdf_read_memory(from, "file", data, length, NULL) & QPDF_ERRORS) !=
        0) {
        explain(from, error);
        return false;
    }
    if (!is_shallow(import,
                    qpdf_oh_get_key(from, qpdf_get_root(from), "/Pages"), seen,
                    0))
        return refuse(error, "its pages are nested too deeply");
    if (qpdf_get_num_pages(from) < 0 ||
        (qpdf_push_inherited_attributes_to_page(from) & QPDF_ERRORS) != 0) {
        explain(from, error);
        return false;
    }
    if (qpdf_get_num_pages(from) > MAX_PAGES)
        return refuse(error, "it has more than 131072 pages");
    return true;
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
    if (read_file(import, data, length, error))
        return import;
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
