/* Open blocks: --, which its style may make almost any other; with the styles
 * abstract and partintro it is a block of its own. */
#include "blocks/blocks.h"

#include "doc/section.h"
#include "html/html.h"
#include "layout/flow.h"

#include <string.h>

static void
write_content(const HoBlock *block, HoHtml *html)
{
    ho_html_newline(html);
    ho_html_inlines(html, block->inlines);
    ho_html_children(html, block);
    ho_html_close_line(html);
}

static void
write_abstract(const HoBlock *block, HoHtml *html)
{
    ho_html_block_begin(html, block, "quoteblock abstract");
    ho_html_title(html, block);
    ho_html_open(html, "blockquote");
    write_content(block, html);
    ho_html_close_line(html);
}

static void
write_open(const HoBlock *block, HoHtml *html, const char *style)
{
    g_autofree char *kind = style != NULL && strcmp(style, "open") != 0
                                ? g_strconcat("openblock ", style, NULL)
                                : g_strdup("openblock");

    ho_html_block_begin(html, block, kind);
    ho_html_title(html, block);
    ho_html_open(html, "div");
    ho_html_attr(html, "class", "content");
    write_content(block, html);
    ho_html_close_line(html);
}

/* An abstract belongs under a title, the introduction of a part to one;
 * elsewhere they are left out. */
static bool
is_misplaced(const HoBlock *block, const char *style)
{
    bool book = strcmp(block->document->doctype, "book") == 0;
    const HoSection *part =
        block->parent != NULL ? ho_section_of(block->parent) : NULL;

    if (strcmp(style, "abstract") == 0)
        return book && block->parent == block->document->root;
    if (strcmp(style, "partintro") == 0)
        return !book || part == NULL || part->level != 0;
    return false;
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    const char *style = block->style;

    if (style != NULL && is_misplaced(block, style))
        return;
    if (style != NULL && strcmp(style, "abstract") == 0)
        write_abstract(block, html);
    else
        write_open(block, html, style);
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    bool abstract = block->style && strcmp(block->style, "abstract") == 0;
    const HoStyle *style = ho_flow_style(flow);

    if (!abstract) {
        ho_flow_title(flow, block);
        ho_flow_inlines(flow, block, block->inlines, style);
        ho_flow_children(flow, block);
        return;
    }
    style = ho_flow_style_of(flow, "abstract", NULL);
    ho_flow_box_begin(flow, block, style);
    ho_flow_title_styled(
        flow, block, ho_flow_style_of(flow, "abstract-title", NULL), HO_TAG_P);
    ho_flow_set_style(flow, style);
    ho_flow_inlines(flow, block, block->inlines, style);
    ho_flow_children(flow, block);
    ho_flow_box_end(flow);
}

const HoBlockClass ho_block_open = {
    .name = "open",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
    .fence = "--",
    .styles = (const char *const[]){"open", "abstract", "partintro", NULL},
    .disguises = "comment example literal listing pass quote sidebar source "
                 "verse abstract partintro NOTE TIP IMPORTANT WARNING CAUTION",
    .flow = write_flow,
    .html = write_html,
};
