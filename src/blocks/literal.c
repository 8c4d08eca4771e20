/* Text set as it stands: ...., an indented paragraph or [literal]. */
#include "blocks/blocks.h"

#include "blocks/flows.h"
#include "html/html.h"
#include "layout/flow.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_block_begin(html, block, "literalblock");
    ho_html_title(html, block);
    ho_html_content_begin(html);
    ho_html_verbatim(html, block);
    ho_html_newline(html);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

const HoBlockClass ho_block_literal = {
    .name = "literal",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_VERBATIM,
    .wide = true,
    .fence = "....",
    .styles = (const char *const[]){"literal", NULL},
    .disguises = "listing source",
    .flow = ho_verbatim_flow,
    .html = write_html,
};
