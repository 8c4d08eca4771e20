/* The words of a title page: for the page itself, the cover, the metadata. */
#include "doc/title.h"

#include "doc/selection.h"

#include <string.h>

char *
ho_document_title_split(const HoDocument *doc, char **subtitle)
{
    const char *separator = ho_document_attribute(doc, "title-separator");
    g_autofree char *mark =
        g_strconcat(separator && *separator ? separator : ":", " ", NULL);
    g_autofree char *words = ho_document_title_text(doc);
    const char *cut = words != NULL ? g_strrstr(words, mark) : NULL;

    *subtitle = ho_document_series(doc);
    if (cut == NULL || ho_document_selected(doc) != NULL)
        return g_steal_pointer(&words);
    *subtitle = g_strdup(cut + strlen(mark));
    return g_strndup(words, (gsize) (cut - words));
}

char *
ho_document_author_names(const HoDocument *doc)
{
    GString *out = g_string_new(NULL);

    for (unsigned i = 0; i < doc->n_authors; i++)
        g_string_append_printf(out, "%s%s", i > 0 ? ", " : "",
                               doc->authors[i].name);
    return g_string_free(out, FALSE);
}

char *
ho_document_revision(const HoDocument *doc)
{
    const char *label = ho_document_attribute(doc, "version-label");
    const char *number = ho_document_attribute(doc, "revnumber");
    const char *date = ho_document_attribute(doc, "revdate");
    const char *remark = ho_document_attribute(doc, "revremark");
    GString *out = g_string_new(NULL);

    if (number != NULL)
        g_string_append_printf(out, "%s%s%s", label ? label : "",
                               label && *label ? " " : "", number);
    if (date != NULL)
        g_string_append_printf(out, "%s%s", out->len > 0 ? ", " : "", date);
    if (remark != NULL)
        g_string_append_printf(out, "%s%s", out->len > 0 ? ": " : "", remark);
    return g_string_free(out, FALSE);
}
