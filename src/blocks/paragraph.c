/* Text without anything special about it. */
#include "blocks/blocks.h"

#include "html/html.h"
#include "layout/flow.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_open(html, "div");
    ho_html_block_attrs(html, block, "paragraph");
    ho_html_newline(html);
    ho_html_title(html, block);
    ho_html_open(html, "p");
    ho_html_inlines(html, block->inlines);
    ho_html_close(html);
    ho_html_newline(html);
    ho_html_close(html);
    ho_html_newline(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    ho_flow_title(flow, block);
    ho_flow_inlines(flow, block, block->inlines, ho_flow_style(flow));
}

const HoBlockClass ho_block_paragraph = {
    .name = "paragraph",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_TEXT,
    .flow = write_flow,
    .html = write_html,
};
