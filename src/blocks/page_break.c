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
    ho_html_close_line(html);
}

/* As Asciidoctor PDF has it: an attribute, else a role. */
static HoTurn
turn_of(const HoBlock *block)
{
    const char *way = ho_attrs_find(block->attrs, "page-layout");

    if (way == NULL)
        way = ho_block_has_role(block, "landscape")  ? "landscape"
              : ho_block_has_role(block, "portrait") ? "portrait"
                                                     : "";
    return strcmp(way, "landscape") == 0  ? HO_TURN_LANDSCAPE
           : strcmp(way, "portrait") == 0 ? HO_TURN_PORTRAIT
                                          : HO_TURN_NONE;
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    unsigned kind =
        ho_block_has_option(block, "always") ? HO_BREAK_ALWAYS : HO_BREAK_PLAIN;

    if (ho_block_has_role(block, "column")) {
        ho_flow_column_break(flow);
        return;
    }
    ho_flow_page_change(flow, kind, turn_of(block),
                        ho_attrs_find(block->attrs, "page-size"));
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
