/* Where the printed pages begin, as marks in the text of a book. */
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

            ho_html_text(html, part);
            from = to;
        }
        write_mark(html, mark);
    }
    ho_html_text(html, inl->text + from);
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
