/* "<<<": what follows begins on a new page. */
#include "blocks/blocks.h"

#include "html/html.h"
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

const HoBlockClass ho_block_page_break = {
    .name = "page_break",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
    .starts = starts,
    .parse = parse,
    .html = write_html,
};
