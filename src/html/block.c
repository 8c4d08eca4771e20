/*
 * What blocks have in common in HTML: their division and content, their title,
 * verbatim text.
 */
#include "html/html.h"

void
ho_html_block(HoHtml *html, const HoBlock *block)
{
    const HoBlock *outer = html->block;
    const char *outer_lang = html->lang;
    const char *lang =
        block->attrs != NULL ? ho_attrs_find(block->attrs, "lang") : NULL;

    if (block->class->html == NULL)
        return;
    if (html->elsewhere != NULL && block != html->chapter &&
        g_hash_table_contains(html->elsewhere, block))
        return;
    html->block = block;
    if (lang != NULL)
        html->lang = lang;
    ho_html_block_marks(html, block);
    block->class->html(block, html);
    html->block = outer;
    html->lang = outer_lang;
}

void
ho_html_children(HoHtml *html, const HoBlock *block)
{
    for (const HoBlock *child = block->first; child != NULL;
         child = child->next)
        ho_html_block(html, child);
}

void
ho_html_block_begin(HoHtml *html, const HoBlock *block, const char *kind)
{
    ho_html_open(html, "div");
    ho_html_block_attrs(html, block, kind);
    ho_html_newline(html);
}

void
ho_html_content_begin(HoHtml *html)
{
    ho_html_open(html, "div");
    ho_html_attr(html, "class", "content");
    ho_html_newline(html);
}

void
ho_html_title(HoHtml *html, const HoBlock *block)
{
    if (block->title == NULL)
        return;
    ho_html_open(html, "div");
    ho_html_attr(html, "class", "title");
    if (block->caption != NULL)
        ho_html_text(html, block->caption);
    ho_html_inlines(html, block->title);
    ho_html_close_line(html);
}

bool
ho_html_is_nowrap(const HoBlock *block)
{
    return ho_block_has_option(block, "nowrap") ||
           ho_block_attribute(block, "prewrap") == NULL;
}

void
ho_html_verbatim(HoHtml *html, const HoBlock *block)
{
    ho_html_open(html, "pre");
    ho_html_class(html, ho_html_is_nowrap(block) ? "nowrap" : NULL, NULL);
    ho_html_inlines(html, block->inlines);
    ho_html_close(html);
}
