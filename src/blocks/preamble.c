/* What stands between the header and the first section. */
#include "blocks/blocks.h"

#include "html/html.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_open(html, "div");
    ho_html_attr(html, "id", "preamble");
    ho_html_newline(html);
    ho_html_open(html, "div");
    ho_html_attr(html, "class", "sectionbody");
    ho_html_newline(html);
    ho_html_title(html, block);
    ho_html_children(html, block);
    ho_html_close(html);
    ho_html_newline(html);
    if (html->doc->outer == NULL && ho_html_toc_is_at(html->doc, "preamble"))
        ho_html_toc(html, NULL);
    ho_html_close(html);
    ho_html_newline(html);
}

const HoBlockClass ho_block_preamble = {
    .name = "preamble",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
    .html = write_html,
};
