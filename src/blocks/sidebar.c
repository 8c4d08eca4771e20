/* Sidebars: **** or [sidebar]. */
#include "blocks/blocks.h"

#include "html/html.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_open(html, "div");
    ho_html_block_attrs(html, block, "sidebarblock");
    ho_html_newline(html);
    ho_html_open(html, "div");
    ho_html_attr(html, "class", "content");
    ho_html_newline(html);
    ho_html_title(html, block);
    ho_html_inlines(html, block->inlines);
    ho_html_children(html, block);
    ho_html_close(html);
    ho_html_newline(html);
    ho_html_close(html);
    ho_html_newline(html);
}

const HoBlockClass ho_block_sidebar = {
    .name = "sidebar",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
    .fence = "****",
    .styles = (const char *const[]){"sidebar", NULL},
    .html = write_html,
};
