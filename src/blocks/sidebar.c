/* Sidebars: **** or [sidebar]. */
#include "blocks/blocks.h"

#include "html/html.h"
#include "layout/flow.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_block_begin(html, block, "sidebarblock");
    ho_html_content_begin(html);
    ho_html_title(html, block);
    ho_html_inlines(html, block->inlines);
    ho_html_children(html, block);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    const HoStyle *style = ho_flow_style(flow);

    ho_flow_box_begin(flow, block, style);
    ho_flow_title_styled(
        flow, block, ho_flow_style_of(flow, "sidebar-title", NULL), HO_TAG_P);
    ho_flow_inlines(flow, block, block->inlines, style);
    ho_flow_children(flow, block);
    ho_flow_box_end(flow);
}

const HoBlockClass ho_block_sidebar = {
    .name = "sidebar",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
    .fence = "****",
    .styles = (const char *const[]){"sidebar", NULL},
    .flow = write_flow,
    .html = write_html,
};
