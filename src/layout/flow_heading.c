/*
 * Headings: their lines, and what outline and running heads learn of them.
 */
#include "layout/arrange.h"

HoTagType
ho_flow_heading_tag(HoFlow *flow, int level)
{
    int depth = CLAMP(level, 1, 6);

    depth = MIN(depth, flow->heading_depth + 1);
    flow->heading_depth = depth;
    return (HoTagType) (HO_TAG_H1 + depth - 1);
}

void
ho_flow_heading(HoFlow *flow, const HoBlock *block, const char *words,
                int level)
{
    HoFlowHeading *heading = ho_arena_new0(flow->arena, HoFlowHeading);

    if (level <= 1)
        flow->section = ho_section_of(block);
    if (level <= 1 && flow->note_count == HO_NOTES_BY_CHAPTER)
        ho_text_restart_notes(flow->text);
    heading->words = ho_arena_strdup(flow->arena, words);
    heading->id = block->id;
    heading->level = level;
    heading->block = block;
    ho_flow_add(flow,
                (HoFlowItem){.type = HO_FLOW_HEADING, .heading = heading});
}

void
ho_flow_heading_lines(HoFlow *flow, const HoBlock *block,
                      const HoInline *inlines, int level, bool outlined)
{
    g_autofree char *name =
        g_strdup_printf("heading-h%d", CLAMP(level + 1, 1, 6));
    const HoStyle *style = ho_flow_style_of(flow, name, block->roles);
    g_autofree char *words = ho_inline_to_text(inlines);
    bool across = level <= ho_theme_number(flow->options->theme,
                                           "page-columns-across", 0) &&
                  ho_flow_across_begin(flow);

    ho_flow_clear(flow);
    ho_arrange_widen(flow);
    ho_flow_space(flow, style->space_above);
    ho_flow_keep_next(flow, level <= 1 ? -3 * HO_KEEP_SLIGHT : -HO_KEEP_SLIGHT);
    if (outlined)
        ho_flow_heading(flow, block, words, level);
    if (block->id != NULL)
        ho_flow_anchor(flow, block->id);
    ho_flow_tagged(flow, block, inlines, style,
                   ho_flow_heading_tag(flow, level + 1));
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
    ho_flow_space(flow, style->space_below);
    ho_flow_across_end(flow, across);
}
