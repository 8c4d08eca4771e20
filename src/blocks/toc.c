/* toc::[]: the contents, where the author wants them. */
#include "blocks/blocks.h"

#include "blocks/flows.h"
#include "html/html.h"
#include "layout/flow.h"
#include "parse/parser.h"

#include <string.h>

static bool
starts(HoParser *parser, const char *line)
{
    (void) parser;
    return g_str_has_prefix(line, "toc::[") && g_str_has_suffix(line, "]");
}

static bool
parse(HoBlock *block, HoParser *parser)
{
    const HoSourceLine *line = ho_parser_next(parser);
    HoLoc loc = line->loc;
    g_autofree char *list = g_strndup(line->text + 6, strlen(line->text) - 7);

    loc.column = (uint16_t) (loc.column + 6);
    ho_attrs_merge(block->attrs,
                   ho_attrs_parse(parser, list, NULL, false, true, loc));
    if (ho_attrs_find(block->attrs, "id") != NULL)
        block->id = ho_attrs_find(block->attrs, "id");
    return true;
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    if (ho_html_toc_is_at(html->doc, "macro"))
        ho_html_toc(html, block);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    ho_contents_flow_at(flow, "macro", block);
}

const HoBlockClass ho_block_toc = {
    .name = "toc",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
    .wide = true,
    .starts = starts,
    .parse = parse,
    .flow = write_flow,
    .html = write_html,
};
