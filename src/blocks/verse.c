/* Verse: [verse] on ____ or a paragraph; lines and blanks stay as they are. */
#include "blocks/blocks.h"

#include "blocks/flows.h"
#include "blocks/quote.h"
#include "html/html.h"
#include "layout/flow.h"

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_block_begin(html, block, "verseblock");
    ho_html_title(html, block);
    ho_html_open(html, "pre");
    ho_html_attr(html, "class", "content");
    ho_html_inlines(html, block->inlines);
    ho_html_close_line(html);
    ho_quote_html_credit(ho_quote_of(block), html);
    ho_html_close_line(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    ho_quote_flow(block, flow, ho_inlines_with_breaks(flow, block->inlines));
}

const HoBlockClass ho_block_verse = {
    .name = "verse",
    .size = sizeof(HoQuote),
    .content = HO_CONTENT_VERBATIM,
    .styles = (const char *const[]){"verse", NULL},
    .parse = ho_quote_parse,
    .flow = write_flow,
    .html = write_html,
};
