/* Text with the spaces of its language, and in a book with the marks of where
 * the printed pages begin. */
#include "doc/spacing.h"
#include "html/html.h"

#include <string.h>

static void
write_mark(HoHtml *html, const HoPageMark *mark)
{
    ho_html_open(html, "span");
    ho_html_attrf(html, "id", "\001page-%s", mark->folio);
    ho_html_attr(html, "epub:type", "pagebreak");
    ho_html_attr(html, "role", "doc-pagebreak");
    ho_html_attr(html, "aria-label", mark->folio);
    ho_html_close(html);
    if (html->marked != NULL)
        html->marked(html, mark);
}

static void
write_pending(HoHtml *html)
{
    if (html->pending == NULL || html->pending->len == 0)
        return;
    for (guint i = 0; i < html->pending->len; i++)
        write_mark(html, html->pending->pdata[i]);
    g_ptr_array_set_size(html->pending, 0);
}

/* The character in front of what comes next, tags left out; 0: none is near. */
static gunichar
char_before(const HoHtml *html)
{
    const GString *out = html->out;
    const char *at = out->str + out->len;

    while (at > out->str && at[-1] == '>')
        for (at--; at > out->str && *at != '<';)
            at--;
    if (at == out->str)
        return 0;
    return g_utf8_get_char(g_utf8_find_prev_char(out->str, at));
}

static bool
is_code(const HoHtml *html)
{
    static const char *const code[] = {"pre", "code", "kbd", "samp", NULL};

    for (guint i = html->stack->len; i > 0; i--)
        if (g_strv_contains(code, html->stack->pdata[i - 1]))
            return true;
    return false;
}

/* Bodies alone are for pipelines that were made for Asciidoctor's; there the
 * text is as it was typed. */
static void
write_text(HoHtml *html, const char *text)
{
    const char *lang =
        html->lang != NULL ? html->lang : ho_document_language(html->doc);
    g_autofree char *spaced = NULL;

    if (*text == '\0')
        return;
    ho_html_raw(html, ""); /* ends the start tag before */
    if (html->flavour != HO_HTML_FRAGMENT)
        spaced = ho_spacing_apply(lang, char_before(html), text);
    if (spaced != NULL && is_code(html))
        g_clear_pointer(&spaced, g_free);
    ho_html_text(html, spaced != NULL ? spaced : text);
}

/* The start of a character at or before offset. */
static size_t
at_character(const char *text, size_t offset)
{
    while (offset > 0 && ((unsigned char) text[offset] & 0xc0) == 0x80)
        offset--;
    return offset;
}

void
ho_html_marked_text(HoHtml *html, const HoInline *inl)
{
    const GPtrArray *marks = html->marks != NULL && !html->in_reference
                                 ? g_hash_table_lookup(html->marks, inl)
                                 : NULL;
    size_t length = strlen(inl->text), from = 0;

    write_pending(html);
    for (guint i = 0; marks != NULL && i < marks->len; i++) {
        const HoPageMark *mark = marks->pdata[i];
        size_t to = at_character(inl->text, MIN(mark->offset, length));

        if (to > from) {
            g_autofree char *part = g_strndup(inl->text + from, to - from);

            write_text(html, part);
            from = to;
        }
        write_mark(html, mark);
    }
    write_text(html, inl->text + from);
}

/* Between blocks a mark may stand by itself; in a list it waits for words. */
void
ho_html_block_marks(HoHtml *html, const HoBlock *block)
{
    const GPtrArray *marks =
        html->marks != NULL ? g_hash_table_lookup(html->marks, block) : NULL;
    bool is_item = ho_block_is(block, "list_item");

    for (guint i = 0; marks != NULL && i < marks->len; i++)
        g_ptr_array_add(html->pending, marks->pdata[i]);
    if (marks != NULL && !is_item)
        write_pending(html);
}
