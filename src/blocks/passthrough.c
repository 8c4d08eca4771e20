/* Markup for the output: ++++ or [pass]. */
#include "blocks/blocks.h"

#include "html/html.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_inlines(html, block->inlines);
    ho_html_newline(html);
}

const HoBlockClass ho_block_passthrough = {
    .name = "passthrough",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_RAW,
    .fence = "++++",
    .styles = (const char *const[]){"pass", NULL},
    .disguises = "stem latexmath asciimath",
    .html = write_html,
};
