/* Quotes: ____ or [quote], and the paragraphs that are marked as one. */
#include "blocks/quote.h"

#include "blocks/blocks.h"

#include "blocks/flows.h"
#include "html/html.h"
#include "layout/flow.h"
#include "parse/parser.h"

bool
ho_quote_parse(HoBlock *block, HoParser *parser)
{
    ho_parser_quote_credit(parser, block);
    ho_parser_content(parser, block);
    return true;
}

void
ho_quote_html_credit(const HoQuote *quote, HoHtml *html)
{
    if (quote->attribution == NULL && quote->citetitle == NULL)
        return;
    ho_html_open(html, "div");
    ho_html_attr(html, "class", "attribution");
    ho_html_newline(html);
    if (quote->attribution != NULL) {
        ho_html_text(html, "\u2014 ");
        ho_html_inlines(html, quote->attribution);
    }
    if (quote->attribution != NULL && quote->citetitle != NULL) {
        ho_html_open_empty(html, "br");
        ho_html_close_empty(html);
    }
    if (quote->citetitle != NULL) {
        ho_html_open(html, "cite");
        ho_html_inlines(html, quote->citetitle);
        ho_html_close(html);
    }
    ho_html_newline(html);
    ho_html_close_line(html);
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_block_begin(html, block, "quoteblock");
    ho_html_title(html, block);
    ho_html_open(html, "blockquote");
    ho_html_newline(html);
    ho_html_inlines(html, block->inlines);
    ho_html_children(html, block);
    ho_html_close_line(html);
    ho_quote_html_credit(ho_quote_of(block), html);
    ho_html_close_line(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    ho_quote_flow(block, flow, block->inlines);
}

const HoBlockClass ho_block_quote = {
    .name = "quote",
    .size = sizeof(HoQuote),
    .content = HO_CONTENT_BLOCKS,
    .fence = "____",
    .styles = (const char *const[]){"quote", NULL},
    .disguises = "verse",
    .parse = ho_quote_parse,
    .flow = write_flow,
    .html = write_html,
};
