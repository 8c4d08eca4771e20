/* Inline content as XHTML. */
#include "html/html.h"

static void
write_mark(HoHtml *html, const HoInline *inl, const char *tag)
{
    ho_html_open(html, tag);
    ho_html_attr(html, "id", inl->id);
    ho_html_class(html, inl->roles, NULL);
    ho_html_inlines(html, inl);
    ho_html_close(html);
}

void
ho_html_inline(HoHtml *html, const HoInline *inl)
{
    if (inl->kind == HO_INLINE_TEXT)
        ho_html_marked_text(html, inl);
    else if (inl->kind == HO_INLINE_RAW)
        ho_html_raw(html, inl->text);
    else if (inl->kind == HO_INLINE_BREAK)
        ho_html_raw(html, "<br/>\n");
    else if (inl->kind == HO_INLINE_STRONG)
        write_mark(html, inl, "strong");
    else if (inl->kind == HO_INLINE_EMPHASIS)
        write_mark(html, inl, "em");
    else if (inl->kind == HO_INLINE_MONOSPACE)
        write_mark(html, inl, "code");
    else
        ho_html_inlines(html, inl);
}

void
ho_html_inlines(HoHtml *html, const HoInline *list)
{
    if (list == NULL || ho_html_author_inlines(html, list))
        return;
    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next)
        ho_html_inline(html, inl);
}

char *
ho_html_plain(HoHtml *html, const HoInline *list)
{
    (void) html;
    return ho_inline_to_text(list);
}
