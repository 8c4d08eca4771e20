/* "<<<": what follows begins on a new page. */
#include "blocks/blocks.h"

#include "html/html.h"
#include "layout/flow.h"
#include "parse/parser.h"

#include <string.h>

static bool
starts(HoParser *parser, const char *line)
{
    (void) parser;
    return strncmp(line, "<<<", 3) == 0 && line[strspn(line, "<")] == '\0';
}

static bool
parse(HoBlock *block, HoParser *parser)
{
    (void) block;
    ho_parser_next(parser);
    return true;
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    (void) block;
    ho_html_open(html, "div");
    ho_html_attr(html, "style", "page-break-after: always;");
    ho_html_close(html);
    ho_html_newline(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    ho_flow_page_break(flow, ho_block_has_option(block, "always")
                                 ? HO_BREAK_ALWAYS
                                 : HO_BREAK_PLAIN);
}

const HoBlockClass ho_block_page_break = {
    .name = "page_break",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
    .starts = starts,
    .parse = parse,
    .flow = write_flow,
    .html = write_html,
};
