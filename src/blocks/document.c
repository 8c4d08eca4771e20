/* The root: what stands in it is written one after another. */
#include "blocks/blocks.h"

#include "blocks/flows.h"
#include "html/html.h"
#include "layout/flow.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_children(html, block);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    ho_title_flow(flow);
    ho_flow_children(flow, block);
    ho_flow_endnotes(flow, true);
    ho_links_flow(flow);
}

const HoBlockClass ho_block_document = {
    .name = "document",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
    .transparent = true,
    .flow = write_flow,
    .html = write_html,
};
