/* Who made the book, in which role, under which letter. */
#include "epub/book.h"

#include "html/head.h"

#include <string.h>

static void
refine_role(HoHtml *out, const char *id, const char *role)
{
    ho_html_open(out, "meta");
    ho_html_attrf(out, "refines", "#%s", id);
    ho_html_attr(out, "property", "role");
    ho_html_attr(out, "scheme", "marc:relators");
    ho_html_text(out, role);
    ho_html_close(out);
    ho_html_newline(out);
}

static char *
file_as(const HoAuthor *author)
{
    bool has_middle = author->middle != NULL && *author->middle != '\0';

    if (author->last == NULL || *author->last == '\0' || author->first == NULL)
        return g_strdup(author->name);
    return g_strconcat(author->last, ", ", author->first, has_middle ? " " : "",
                       has_middle ? author->middle : "", NULL);
}

static void
write_authors(HoHtml *out, const HoBook *book)
{
    const HoDocument *doc = book->doc;

    for (unsigned i = 0; i < doc->n_authors; i++) {
        g_autofree char *id = g_strdup_printf("author-%u", i + 1);
        g_autofree char *sort = NULL, *name = NULL, *markup = NULL;

        if (doc->authors[i].name == NULL || *doc->authors[i].name == '\0')
            continue;
        sort = file_as(&doc->authors[i]);
        markup = ho_html_author_name(&doc->authors[i]);
        name = ho_html_words(markup);
        ho_book_dc(out, "dc:creator", id, name);
        refine_role(out, id, "aut");
        ho_book_refine(out, id, "file-as", sort);
    }
}

/* "Lee, Ann" of "Ann Lee"; a name with a comma is sorted already. */
static char *
sorted_name(const char *name)
{
    const char *last = strrchr(name, ' ');

    if (last == NULL || strchr(name, ',') != NULL)
        return g_strdup(name);
    return g_strdup_printf("%s, %.*s", last + 1, (int) (last - name), name);
}

static void
write_contributor(HoHtml *out, const char *id, const char *name,
                  const char *role)
{
    g_autofree char *sort = sorted_name(name);

    ho_book_dc(out, "dc:contributor", id, name);
    refine_role(out, id, role);
    ho_book_refine(out, id, "file-as", sort);
}

/* "First Last; First Last" of `editor`, `translator`…; the roles are those of
 * https://id.loc.gov/vocabulary/relators.html */
static void
write_contributors(HoHtml *out, const HoBook *book)
{
    static const char *const roles[][2] = {
        {"editor", "edt"},       {"translator", "trl"}, {"illustrator", "ill"},
        {"photographer", "pht"}, {"designer", "bkd"},   {"reviewer", "rev"},
        {"cover-artist", "cov"}, {"contributor", "ctb"}};

    for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
        const char *value = ho_book_attribute(book, roles[i][0]);
        g_autofree char *words = ho_html_words(value != NULL ? value : "");
        g_auto(GStrv) names = g_strsplit(words, ";", -1);

        for (guint n = 0; names[n] != NULL; n++) {
            g_autofree char *id = g_strdup_printf("%s-%u", roles[i][0], n + 1);

            if (*g_strstrip(names[n]) != '\0')
                write_contributor(out, id, names[n], roles[i][1]);
        }
    }
}

void
ho_book_write_people(const HoBook *book, HoHtml *out)
{
    write_authors(out, book);
    write_contributors(out, book);
}
