/* Text set as it stands: ...., an indented paragraph or [literal]. */
#include "blocks/blocks.h"

#include "blocks/flows.h"
#include "html/html.h"
#include "layout/flow.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    bool nowrap = ho_block_has_option(block, "nowrap") ||
                  ho_block_attribute(block, "prewrap") == NULL;

    ho_html_open(html, "div");
    ho_html_block_attrs(html, block, "literalblock");
    ho_html_newline(html);
    ho_html_title(html, block);
    ho_html_open(html, "div");
    ho_html_attr(html, "class", "content");
    ho_html_newline(html);
    ho_html_open(html, "pre");
    ho_html_class(html, nowrap ? "nowrap" : NULL, NULL);
    ho_html_inlines(html, block->inlines);
    ho_html_close(html);
    ho_html_newline(html);
    ho_html_close(html);
    ho_html_newline(html);
    ho_html_close(html);
    ho_html_newline(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    ho_verbatim_flow(block, flow);
}

const HoBlockClass ho_block_literal = {
    .name = "literal",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_VERBATIM,
    .fence = "....",
    .styles = (const char *const[]){"literal", NULL},
    .disguises = "listing source",
    .flow = write_flow,
    .html = write_html,
};
