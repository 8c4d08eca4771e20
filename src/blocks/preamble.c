/* What stands between the header and the first section. */
#include "blocks/blocks.h"

#include "blocks/flows.h"
#include "html/html.h"
#include "layout/flow.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_open(html, "div");
    ho_html_attr(html, "id", "preamble");
    ho_html_newline(html);
    ho_html_open(html, "div");
    ho_html_attr(html, "class", "sectionbody");
    ho_html_newline(html);
    ho_html_children(html, block);
    ho_html_close_line(html);
    if (ho_html_toc_is_at(html->doc, "preamble"))
        ho_html_toc(html, NULL);
    ho_html_close_line(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    ho_flow_children(flow, block);
    ho_links_flow(flow);
    ho_contents_flow_at(flow, "preamble", NULL);
}

const HoBlockClass ho_block_preamble = {
    .name = "preamble",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
    .transparent = true,
    .flow = write_flow,
    .html = write_html,
};
