/* A rule between thoughts: three quotes, or Markdown's "---", "* * *". */
#include "blocks/blocks.h"

#include "html/html.h"
#include "layout/flow.h"
#include "parse/parser.h"

#include <string.h>

/* Markdown's: three of a mark, parted by the same number of blanks, behind at
 * most three blanks. */
static bool
is_markdown_break(const char *line)
{
    size_t indent = strspn(line, " "), gap;
    const char *c = line + indent;
    char mark = *c;

    if (indent > 3 || mark == '\0' || strchr("-*_", mark) == NULL)
        return false;
    gap = strspn(c + 1, " ");
    for (int i = 1; i < 3; i++) {
        if (strspn(c + 1, " ") != gap)
            return false;
        c += gap + 1;
        if (*c != mark)
            return false;
    }
    return c[1] == '\0';
}

static bool
starts(HoParser *parser, const char *line)
{
    (void) parser;
    if (*line == '\'')
        return strlen(line) >= 3 && line[strspn(line, "'")] == '\0';
    return is_markdown_break(line);
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
    ho_html_open_empty(html, "hr");
    ho_html_close_empty(html);
    ho_html_newline(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    const HoStyle *style = ho_flow_style_of(flow, "thematic-break", NULL);

    (void) block;
    ho_flow_space(flow, style->padding.top);
    ho_flow_rule(flow, style);
    ho_flow_space(flow, style->padding.bottom);
}

const HoBlockClass ho_block_thematic_break = {
    .name = "thematic_break",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
    .starts = starts,
    .parse = parse,
    .flow = write_flow,
    .html = write_html,
};
