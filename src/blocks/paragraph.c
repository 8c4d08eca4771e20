/* Text without anything special about it. */
#include "blocks/blocks.h"

#include "doc/talk.h"
#include "html/html.h"
#include "layout/flow.h"

/* Asciidoctor's vocabulary knows no bylines but those that have the role. */
static bool
is_html_byline(const HoBlock *block, const HoHtml *html)
{
    return html->flavour != HO_HTML_FRAGMENT && ho_talk_is_byline(block) &&
           !ho_block_has_role(block, "byline");
}

/* Two pictures or more and nothing else. */
static bool
is_row_of_pictures(const HoBlock *block)
{
    return ho_inline_count_pictures(block->inlines) > 1;
}

static const char *
class_of(const HoBlock *block, const HoHtml *html)
{
    if (is_html_byline(block, html))
        return "paragraph byline";
    return html->flavour == HO_HTML_EPUB && is_row_of_pictures(block)
               ? "paragraph pictures"
               : "paragraph";
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    ho_html_block_begin(html, block, class_of(block, html));
    ho_html_title(html, block);
    ho_html_open(html, "p");
    ho_html_inlines(html, block->inlines);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    const HoStyle *style = ho_flow_style(flow);
    bool byline = ho_talk_is_byline(block);

    if (byline)
        style = ho_flow_style_of(flow, "byline", block->roles);
    ho_flow_title(flow, block);
    ho_flow_inlines(flow, block, block->inlines, style);
    if (ho_inline_count_pictures(block->inlines) > 0)
        ho_flow_caption_aligned(flow, block,
                                ho_flow_picture_align(flow, style));
    if (byline)
        ho_flow_space(flow, style->space_below);
}

const HoBlockClass ho_block_paragraph = {
    .name = "paragraph",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_TEXT,
    .flow = write_flow,
    .html = write_html,
};
