/*
 * Docinfo: files of the author's that go into head, header and footer of a
 * page.  https://docs.asciidoctor.org/asciidoctor/latest/docinfo/
 */
#include "html/head.h"

#include "base/file.h"

#include <string.h>

enum { SAFE_MODE_SAFE = 1, SAFE_MODE_SECURE = 20 };

char *
ho_html_read_beside(const HoDocument *doc, const char *dir, const char *name)
{
    g_autofree char *folder = NULL, *path = NULL;
    g_autoptr(GBytes) bytes = NULL;
    gsize size = 0;
    const char *data;

    if (doc->dir == NULL || doc->safe >= SAFE_MODE_SECURE)
        return NULL;
    folder = ho_path_resolve(doc->dir, dir != NULL ? dir : ".");
    path = ho_path_resolve(folder, name);
    if (doc->safe >= SAFE_MODE_SAFE && doc->base_dir != NULL &&
        !ho_path_is_inside(path, doc->base_dir))
        return NULL;
    bytes = ho_file_load(path, NULL);
    if (bytes == NULL)
        return NULL;
    data = g_bytes_get_data(bytes, &size);
    return data != NULL ? g_utf8_make_valid(data, (gssize) size) : NULL;
}

/* Whether the list in `docinfo` has kind ("shared", "private") for place. */
static bool
is_wanted(const HoDocument *doc, const char *kind, const char *place)
{
    const char *value = ho_document_attribute(doc, "docinfo");
    g_auto(GStrv) parts = NULL;
    g_autofree char *one = g_strconcat(kind, "-", place, NULL);
    bool is_private = strcmp(kind, "private") == 0;

    if (ho_document_attribute(doc, "docinfo2") != NULL)
        return true;
    if (ho_document_attribute(doc, "docinfo1") != NULL)
        return !is_private;
    if (value == NULL)
        return false;
    if (*value == '\0')
        return is_private;
    parts = g_strsplit(value, ",", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        g_strstrip(parts[i]);
        if (strcmp(parts[i], kind) == 0 || strcmp(parts[i], one) == 0)
            return true;
    }
    return false;
}

static bool
is_name_char(char c)
{
    return g_ascii_isalnum(c) || c == '_' || c == '-';
}

/* Attribute references replaced, as `docinfosubs` has it by default. */
static void
append_substituted(GString *out, const HoDocument *doc, const char *text)
{
    while (*text != '\0') {
        const char *end = text + 1, *value = NULL;

        while (*text == '{' && is_name_char(*end))
            end++;
        if (*text == '{' && *end == '}' && end > text + 1) {
            g_autofree char *name =
                g_strndup(text + 1, (gsize) (end - text) - 1);

            value = ho_document_attribute(doc, name);
        }
        if (value != NULL) {
            g_string_append(out, value);
            text = end + 1;
        } else {
            g_string_append_c(out, *text++);
        }
    }
}

static void
append_file(GString *out, const HoDocument *doc, const char *name)
{
    const char *subs = ho_document_attribute(doc, "docinfosubs");
    g_autofree char *text = ho_html_read_beside(
        doc, ho_document_attribute(doc, "docinfodir"), name);

    if (text == NULL)
        return;
    g_strchomp(text);
    if (out->len > 0)
        g_string_append_c(out, '\n');
    if (subs == NULL || strstr(subs, "attributes") != NULL)
        append_substituted(out, doc, text);
    else
        g_string_append(out, text);
}

char *
ho_html_docinfo(const HoDocument *doc, const char *place)
{
    const char *suffix = ho_document_attribute(doc, "outfilesuffix");
    const char *docname = ho_document_attribute(doc, "docname");
    bool is_head = strcmp(place, "head") == 0;
    GString *out = g_string_new(NULL);
    g_autofree char *tail =
        g_strconcat(is_head ? "" : "-", is_head ? "" : place,
                    suffix != NULL ? suffix : ".html", NULL);

    if (is_wanted(doc, "shared", place)) {
        g_autofree char *name = g_strconcat("docinfo", tail, NULL);

        append_file(out, doc, name);
    }
    if (docname != NULL && is_wanted(doc, "private", place)) {
        g_autofree char *name = g_strconcat(docname, "-docinfo", tail, NULL);

        append_file(out, doc, name);
    }
    return g_string_free(out, FALSE);
}
