/*
 * A block in the flow: its space, id, language and style around what its class
 * writes; in the measure, across it, sideways or in the margin.
 */
#include "doc/list.h"
#include "layout/arrange.h"
#include "layout/geometry.h"

#include <string.h>

void
ho_flow_children(HoFlow *flow, const HoBlock *block)
{
    for (const HoBlock *child = block->first; child; child = child->next)
        ho_flow_block(flow, child);
}

/* A list in a list's item: its items space themselves. */
static bool
is_inner_list(const HoBlock *block)
{
    return block->parent != NULL && ho_list_of(block) != NULL &&
           ho_list_item_of(block->parent) != NULL;
}

/* Asciidoctor's words for a table that is set sideways, for any block. */
static bool
is_turned(const HoBlock *block)
{
    return ho_block_has_option(block, "rotate") ||
           ho_block_has_option(block, "landscape") ||
           g_strcmp0(ho_attrs_find(block->attrs, "orientation"), "landscape") ==
               0;
}

/* What the theme keeps together is cut when it is higher than this share of a
 * page, for the page before would stay white. */
#define KEPT_SHARE 0.3

/* Of a page, up to which a block is kept together; 0: it is not. */
static double
share_kept(const HoBlock *block, const HoStyle *style)
{
    if (ho_block_has_option(block, "unbreakable"))
        return 1;
    return style->keep_together && !ho_block_has_option(block, "breakable")
               ? KEPT_SHARE
               : 0;
}

static void
write_block(HoFlow *flow, const HoBlock *block)
{
    const HoStyle *style, *before;
    const char *lang = ho_attrs_find(block->attrs, "lang"), *outer = NULL;
    bool inner = is_inner_list(block);
    double keep;

    style = ho_flow_style_of(flow, block->class->name, block->roles);
    keep = share_kept(block, style);
    ho_flow_space(flow, inner ? 0 : style->space_above);
    if (keep > 0)
        ho_flow_keep_begin(flow, keep);
    if (block->id != NULL)
        ho_flow_anchor(flow, block->id);
    before = ho_flow_set_style(flow, style);
    if (lang != NULL) {
        outer = ho_text_set_language(flow->text, lang);
        flow->lang = lang;
    }
    if (block->class->flow != NULL)
        block->class->flow(block, flow);
    else if (block->inlines != NULL)
        ho_flow_inlines(flow, block, block->inlines, style);
    else
        ho_flow_children(flow, block);
    if (lang != NULL) {
        ho_text_set_language(flow->text, outer);
        flow->lang = outer;
    }
    ho_flow_set_style(flow, before);
    if (keep > 0)
        ho_flow_keep_end(flow);
    ho_flow_space(flow, inner ? 0 : style->space_below);
}

/* Of text in columns: wide pictures, and tables that go to the margins. */
static bool
is_wide(const HoBlock *block)
{
    const char *extent = ho_attrs_find(block->attrs, "extent");

    return ho_block_has_option(block, "wide") ||
           ho_block_has_role(block, "wide") ||
           (extent != NULL && strcmp(extent, "container") != 0);
}

/* What would be cramped in a column beside pictures. */
static bool
takes_width(const HoBlock *block)
{
    return is_wide(block) || is_turned(block) || block->class->wide;
}

void
ho_flow_block(HoFlow *flow, const HoBlock *block)
{
    bool moves = flow->geometry->page.columns == 1 &&
                 !block->class->transparent &&
                 !ho_block_has_option(block, "here");
    const HoGeometry *upright;
    bool across, narrow,
        aside =
            ho_section_of(block) == NULL && ho_flow_aside_begin(flow, block, 0);

    ho_arrange_block(flow, block);
    narrow = takes_width(block) && ho_arrange_widen(flow);
    upright = is_turned(block) ? ho_flow_turn_begin(flow, moves) : NULL;
    across = is_wide(block) && ho_flow_across_begin(flow);
    if (block->class->transparent)
        block->class->flow(block, flow);
    else
        write_block(flow, block);
    ho_flow_across_end(flow, across);
    ho_flow_turn_end(flow, upright, moves);
    ho_arrange_narrow(flow, narrow);
    ho_flow_aside_end(flow, aside);
}
