/*
 * Footnotes of a book: marks that readers pop up, notes at the chapter's end
 * whose numbers lead back.  Ids that begin with U+0001 are ours: no text has
 * them.
 */
#include "doc/selection.h"
#include "html/html.h"

#include <string.h>

static bool
is_known(const HoHtml *html, const HoFootnote *note)
{
    return html->notes == NULL || g_hash_table_contains(html->noted, note);
}

void
ho_html_noteref(HoHtml *html, const HoInline *inl)
{
    const HoFootnote *note = inl->footnote;
    int number;

    ho_html_open(html, "sup");
    ho_html_class(html, "noteref", inl->roles);
    if (note == NULL) {
        ho_html_textf(html, "[%s]", inl->text != NULL ? inl->text : "?");
        ho_html_close(html);
        return;
    }
    number = ho_document_note_number(html->doc, note);
    ho_html_open(html, "a");
    if (!is_known(html, note)) {
        g_ptr_array_add(html->notes, (void *) note);
        g_hash_table_add(html->noted, (void *) note);
        ho_html_attrf(html, "id", "\001noteref-%u-%d", html->number, number);
    }
    ho_html_attrf(html, "href", "#\001note-%u-%d", html->number, number);
    ho_html_attr(html, "epub:type", "noteref");
    ho_html_attr(html, "role", "doc-noteref");
    ho_html_textf(html, "%d", number);
    ho_html_close(html);
    ho_html_close(html);
}

static void
write_note(HoHtml *html, const HoFootnote *note)
{
    int number = ho_document_note_number(html->doc, note);

    ho_html_open(html, "aside");
    ho_html_attrf(html, "id", "\001note-%u-%d", html->number, number);
    ho_html_attr(html, "epub:type", "footnote");
    ho_html_attr(html, "role", "doc-footnote");
    ho_html_open(html, "p");
    ho_html_open(html, "a");
    ho_html_attrf(html, "href", "#\001noteref-%u-%d", html->number, number);
    ho_html_attr(html, "role", "doc-backlink");
    ho_html_textf(html, "%d.", number);
    ho_html_close(html);
    ho_html_text(html, " ");
    ho_html_inlines(html, note->inlines);
    ho_html_close(html);
    ho_html_close(html);
    ho_html_newline(html);
}

void
ho_html_endnotes(HoHtml *html, const char *label)
{
    if (html->notes == NULL || html->notes->len == 0)
        return;
    ho_html_open(html, "section");
    ho_html_attr(html, "class", "notes");
    ho_html_attr(html, "epub:type", "footnotes");
    ho_html_attr(html, "role", "doc-endnotes");
    ho_html_attr(html, "aria-label", label);
    ho_html_newline(html);
    /* notes within notes come in while this runs */
    for (guint i = 0; i < html->notes->len; i++)
        write_note(html, html->notes->pdata[i]);
    ho_html_close(html);
    ho_html_newline(html);
}

void
ho_html_formula(HoHtml *html, const char *source)
{
    static const char *const pairs[][2] = {
        {"\\[", "\\]"}, {"\\(", "\\)"}, {"\\$", "\\$"}};
    g_autofree char *words = g_strstrip(g_strdup(source));
    size_t length = strlen(words);
    const char *from = words;

    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        if (length < 4 || from != words ||
            !g_str_has_prefix(words, pairs[i][0]) ||
            !g_str_has_suffix(words, pairs[i][1]))
            continue;
        words[length - 2] = '\0';
        from += 2;
    }
    ho_html_open(html, "code");
    ho_html_attr(html, "class", "math");
    ho_html_text(html, from);
    ho_html_close(html);
}
