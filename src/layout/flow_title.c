/*
 * Titles of blocks, with their numbers: above, or below as captions.
 */
#include "layout/item.h"

/* "Figure 1. " and the title as one text. */
static const HoInline *
whole_title(HoFlow *flow, const HoBlock *block)
{
    HoInline *list, *title;

    if (block->caption == NULL || block->caption[0] == '\0')
        return block->title;
    list = (HoInline *) ho_flow_text_inline(flow, block->caption);
    if (block->title != NULL) {
        title = ho_inline_new(flow->arena, HO_INLINE_SPAN, (HoLoc){0});
        title->first = block->title->first;
        title->last = block->title->last;
        ho_inline_append(list, title);
    }
    return list;
}

void
ho_flow_title_styled(HoFlow *flow, const HoBlock *block, const HoStyle *style,
                     HoTagType type)
{
    if (block->title == NULL)
        return;
    ho_flow_clear(flow);
    ho_flow_space(flow, style->space_above);
    ho_flow_tagged(flow, block, whole_title(flow, block), style, type);
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
    ho_flow_space(flow, style->space_below);
}

/* "listing-caption" for a listing; above or below as the theme has it.  What
 * holds a picture and no words is captioned as one. */
static const HoStyle *
caption_style(HoFlow *flow, const HoBlock *block)
{
    const char *class = ho_inline_count_pictures(block->inlines) > 0
                            ? "image"
                            : block->class->name;
    g_autofree char *name = g_strconcat(class, "-caption", NULL);

    return ho_flow_style_of(flow, name, NULL);
}

void
ho_flow_title(HoFlow *flow, const HoBlock *block)
{
    const HoStyle *style;

    if (block->title == NULL)
        return;
    style = caption_style(flow, block);
    if (!style->caption_below)
        ho_flow_title_styled(flow, block, style, HO_TAG_P);
}

static void
write_caption(HoFlow *flow, const HoBlock *block, const HoStyle *style)
{
    ho_flow_clear(flow);
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
    ho_flow_space(flow, style->space_above);
    ho_flow_tagged(flow, block, whole_title(flow, block), style,
                   HO_TAG_CAPTION);
    ho_flow_space(flow, style->space_below);
}

void
ho_flow_caption_below(HoFlow *flow, const HoBlock *block)
{
    const HoStyle *style;

    if (block->title == NULL)
        return;
    style = caption_style(flow, block);
    if (style->caption_below)
        write_caption(flow, block, style);
}

void
ho_flow_caption_aligned(HoFlow *flow, const HoBlock *block, HoAlign align)
{
    const HoStyle *style;
    HoStyle *aligned;

    if (block->title == NULL)
        return;
    style = caption_style(flow, block);
    if (!style->caption_below)
        return;
    aligned = ho_arena_dup(flow->arena, style, 1, sizeof *style);
    aligned->align = align;
    write_caption(flow, block, aligned);
}
