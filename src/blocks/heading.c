/* A heading that opens no section: [discrete] before a title. */
#include "blocks/blocks.h"

#include "html/html.h"
#include "layout/flow.h"
#include "parse/parser.h"

#include <string.h>

typedef struct {
    HoBlock base;
    int level;
} Heading;

static bool
is_discrete(HoParser *parser)
{
    const char *style = ho_attrs_positional(ho_parser_attrs(parser), 1);

    return style != NULL &&
           (strcmp(style, "discrete") == 0 || strcmp(style, "float") == 0);
}

static bool
starts(HoParser *parser, const char *line)
{
    (void) line;
    return is_discrete(parser) && ho_parser_at_title(parser);
}

static bool
parse(HoBlock *block, HoParser *parser)
{
    Heading *heading = (Heading *) block;

    heading->level = ho_parser_take_heading(parser, block);
    return true;
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    const char *const tags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    const Heading *heading = (const Heading *) block;

    ho_html_open(html, tags[CLAMP(heading->level + html->heading_shift, 0, 5)]);
    ho_html_attr(html, "id", block->id);
    ho_html_class(html, block->style, block->roles);
    ho_html_inlines(html, block->title);
    ho_html_close_line(html);
}

static void
dump(const HoBlock *block, GString *out)
{
    g_string_append_printf(out, " level=%d", ((const Heading *) block)->level);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    ho_flow_heading_lines(flow, block, block->title,
                          ((const Heading *) block)->level, false);
}

const HoBlockClass ho_block_heading = {
    .name = "heading",
    .size = sizeof(Heading),
    .content = HO_CONTENT_TEXT,
    .untitled = true,
    .starts = starts,
    .parse = parse,
    .flow = write_flow,
    .html = write_html,
    .dump = dump,
};
