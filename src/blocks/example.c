/* Examples: ==== or [example]; with %collapsible they fold away. */
#include "blocks/blocks.h"

#include "html/html.h"
#include "layout/flow.h"
#include "parse/parser.h"

static bool
parse(HoBlock *block, HoParser *parser)
{
    if (ho_attrs_has_option(block->attrs, "collapsible"))
        ho_attrs_set(block->attrs, "caption", "");
    ho_parser_content(parser, block);
    return true;
}

static void
write_content(const HoBlock *block, HoHtml *html)
{
    ho_html_content_begin(html);
    ho_html_inlines(html, block->inlines);
    ho_html_children(html, block);
    ho_html_close_line(html);
}

static void
write_details(const HoBlock *block, HoHtml *html)
{
    ho_html_open(html, "details");
    ho_html_attr(html, "id", block->id);
    ho_html_class(html, block->roles, NULL);
    if (ho_block_has_option(block, "open"))
        ho_html_attr(html, "open", "");
    ho_html_newline(html);
    ho_html_open(html, "summary");
    ho_html_attr(html, "class", "title");
    if (block->title != NULL)
        ho_html_inlines(html, block->title);
    else
        ho_html_text(html, "Details");
    ho_html_close_line(html);
    write_content(block, html);
    ho_html_close_line(html);
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    if (ho_block_has_option(block, "collapsible")) {
        write_details(block, html);
        return;
    }
    ho_html_block_begin(html, block, "exampleblock");
    ho_html_title(html, block);
    write_content(block, html);
    ho_html_close_line(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    const HoStyle *style = ho_flow_style(flow);

    ho_flow_title(flow, block);
    ho_flow_box_begin(flow, block, style);
    ho_flow_inlines(flow, block, block->inlines, style);
    ho_flow_children(flow, block);
    ho_flow_box_end(flow);
    ho_flow_caption_below(flow, block);
}

const HoBlockClass ho_block_example = {
    .name = "example",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
    .caption = "example",
    .fence = "====",
    .styles = (const char *const[]){"example", NULL},
    .disguises = "NOTE TIP IMPORTANT WARNING CAUTION",
    .parse = parse,
    .flow = write_flow,
    .html = write_html,
};
