/* list-of::figure[]: the figures, tables, examples or listings with their
 * pages. */
#include "blocks/blocks.h"

#include "blocks/flows.h"
#include "doc/listed.h"
#include "html/html.h"
#include "parse/parser.h"

#include <string.h>

#define MACRO "list-of::"

typedef struct {
    HoBlock base;
    const char *listed; /* the class of what it lists */
} ListOf;

/* The kind in "list-of::figure[…]", yours to free; NULL when there is none. */
static char *
kind_of(const char *line)
{
    const char *open = strchr(line, '[');

    if (!g_str_has_prefix(line, MACRO) || open == NULL ||
        !g_str_has_suffix(line, "]"))
        return NULL;
    line += strlen(MACRO);
    return g_strndup(line, (gsize) (open - line));
}

static bool
starts(HoParser *parser, const char *line)
{
    g_autofree char *kind = kind_of(line);

    (void) parser;
    return kind != NULL && ho_listed_class(kind) != NULL;
}

static bool
parse(HoBlock *block, HoParser *parser)
{
    const HoSourceLine *line = ho_parser_next(parser);
    g_autofree char *kind = kind_of(line->text);
    size_t start = (size_t) (strchr(line->text, '[') + 1 - line->text);
    HoLoc loc = line->loc;
    g_autofree char *list =
        g_strndup(line->text + start, strlen(line->text) - start - 1);
    HoDocument *doc = ho_parser_document(parser);

    loc.column = (uint16_t) (loc.column + start);
    ho_attrs_merge(block->attrs,
                   ho_attrs_parse(parser, list, NULL, false, true, loc));
    if (ho_attrs_find(block->attrs, "id") != NULL)
        block->id = ho_attrs_find(block->attrs, "id");
    ((ListOf *) block)->listed = ho_listed_class(kind);
    while (doc->outer != NULL)
        doc = doc->outer;
    doc->has_lists = true;
    return true;
}

static void
write_entry(const HoBlock *listed, HoHtml *html)
{
    g_autofree char *words = ho_listed_words(listed);

    ho_html_open(html, "li");
    ho_html_open(html, "a");
    ho_html_attrf(html, "href", "#%s", listed->id);
    ho_html_text(html, words);
    ho_html_close(html);
    ho_html_close_line(html);
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    const char *class = ((const ListOf *) block)->listed;
    g_autofree char *own = g_strdup_printf("list-of %s", class);
    g_autoptr(GPtrArray) blocks = ho_listed_blocks(html->doc, class);

    if (blocks->len == 0)
        return;
    ho_html_open(html, "div");
    ho_html_attr(html, "id", block->id);
    ho_html_class(html, own, block->roles);
    ho_html_newline(html);
    ho_html_title(html, block);
    ho_html_open(html, "ul");
    ho_html_attr(html, "class", "none");
    ho_html_newline(html);
    for (unsigned i = 0; i < blocks->len; i++)
        write_entry(g_ptr_array_index(blocks, i), html);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    const char *class = ((const ListOf *) block)->listed;
    const HoStyle *style = ho_flow_style_of(flow, "toc-h2", NULL);
    g_autoptr(GPtrArray) blocks =
        ho_listed_blocks(ho_flow_document(flow), class);

    if (blocks->len == 0)
        return;
    ho_flow_title(flow, block);
    ho_flow_tag_begin(flow, HO_TAG_TOC);
    for (unsigned i = 0; i < blocks->len; i++) {
        const HoBlock *listed = g_ptr_array_index(blocks, i);
        g_autofree char *words = ho_listed_words(listed);

        ho_flow_space(flow, style->space_above);
        ho_flow_toc_entry(flow, ho_flow_text_inline(flow, words), listed->id,
                          style, 1);
        ho_flow_space(flow, style->space_below);
    }
    ho_flow_tag_end(flow);
}

static void
dump(const HoBlock *block, GString *out)
{
    g_string_append_printf(out, " of=%s", ((const ListOf *) block)->listed);
}

const HoBlockClass ho_block_list_of = {
    .name = "list_of",
    .size = sizeof(ListOf),
    .content = HO_CONTENT_NONE,
    .starts = starts,
    .parse = parse,
    .flow = write_flow,
    .html = write_html,
    .dump = dump,
};
