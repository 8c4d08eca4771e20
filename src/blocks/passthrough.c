/* Markup for the output: ++++ or [pass]. */
#include "blocks/blocks.h"

#include "html/html.h"
#include "layout/flow.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_inlines(html, block->inlines);
    ho_html_newline(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    ho_flow_title(flow, block);
    ho_flow_inlines(flow, block, block->inlines, ho_flow_style(flow));
}

const HoBlockClass ho_block_passthrough = {
    .name = "passthrough",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_RAW,
    .fence = "++++",
    .styles = (const char *const[]){"pass", NULL},
    .disguises = "stem latexmath asciimath",
    .flow = write_flow,
    .html = write_html,
};
