/* Verse: [verse] on ____ or a paragraph; lines and blanks stay as they are. */
#include "blocks/blocks.h"

#include "blocks/flows.h"
#include "blocks/quote.h"
#include "html/html.h"
#include "layout/flow.h"
#include "parse/parser.h"

static bool
parse(HoBlock *block, HoParser *parser)
{
    ho_parser_quote_credit(parser, block);
    ho_parser_content(parser, block);
    return true;
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_open(html, "div");
    ho_html_block_attrs(html, block, "verseblock");
    ho_html_newline(html);
    ho_html_title(html, block);
    ho_html_open(html, "pre");
    ho_html_attr(html, "class", "content");
    ho_html_inlines(html, block->inlines);
    ho_html_close(html);
    ho_html_newline(html);
    ho_quote_html_credit(ho_quote_of(block), html);
    ho_html_close(html);
    ho_html_newline(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    const HoStyle *style = ho_flow_style(flow);

    ho_flow_title(flow, block);
    ho_flow_tag_begin(flow, HO_TAG_BLOCKQUOTE);
    ho_flow_box_begin(flow, block, style);
    ho_flow_inlines(flow, block, ho_inlines_with_breaks(flow, block->inlines),
                    style);
    ho_quote_flow_credit(block, flow);
    ho_flow_box_end(flow);
    ho_flow_tag_end(flow);
}

const HoBlockClass ho_block_verse = {
    .name = "verse",
    .size = sizeof(HoQuote),
    .content = HO_CONTENT_VERBATIM,
    .styles = (const char *const[]){"verse", NULL},
    .parse = parse,
    .flow = write_flow,
    .html = write_html,
};
