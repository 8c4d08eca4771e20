/*
 * Text beside something: the first lines of paragraphs are shorter until what
 * stands there is passed.  Only text runs along; all else begins below.
 */
#include "doc/document.h"
#include "layout/arrange.h"
#include "layout/item.h"

#define LEAST_MEASURE 120.0 /* for text beside it */
#define MOST_HEIGHT   0.8   /* of a page, for what stands there */
#define MOST_LINES    1000  /* of a paragraph that are shorter */

bool
ho_flow_has_beside(const HoFlow *flow)
{
    return flow->beside.width > 0 && !flow->in_note &&
           flow->beside_outer == NULL;
}

bool
ho_flow_beside_begin(HoFlow *flow, bool left, double width)
{
    const HoTheme *theme = flow->options->theme;
    double gap = ho_theme_number(theme, "image-float-gap", 12);

    ho_flow_clear(flow);
    if (flow->in_note || ho_arrange_has_slides(flow) ||
        flow->beside_outer != NULL ||
        ho_flow_width(flow) - width - gap < LEAST_MEASURE)
        return false;
    ho_flow_flush_marker(flow);
    flow->beside_outer = ho_arena_new0(flow->arena, HoFlowColumn);
    *flow->beside_outer = ho_flow_divert(flow, ho_flow_items_new(flow), width);
    flow->beside =
        (HoBesideState){.width = width + gap,
                        .left = left != ho_document_is_right_to_left(flow->doc),
                        .at_top = true};
    return true;
}

/* Notes whose marks stand in it go with it. */
static void
gather_notes(HoFlow *flow, const GArray *items, HoFlowItem *item)
{
    g_autoptr(GPtrArray) notes = g_ptr_array_new();

    for (unsigned i = 0; i < items->len; i++) {
        const HoFlowItem *inner = &g_array_index(items, HoFlowItem, i);

        for (unsigned n = 0; n < inner->n_notes; n++)
            g_ptr_array_add(notes, inner->notes[n]);
    }
    if (notes->len == 0)
        return;
    item->n_notes = notes->len;
    item->notes = ho_arena_dup(flow->arena, notes->pdata, notes->len,
                               sizeof(HoFlowNote *));
}

/* What is nearly as high as a page stands in the column as if it had not been
 * asked aside, for it must be cut. */
static void
set_in_column(HoFlow *flow, GArray *items)
{
    for (unsigned i = 0; i < items->len; i++) {
        HoFlowItem item = g_array_index(items, HoFlowItem, i);

        item.x += flow->column.x;
        g_array_append_val(flow->column.items, item);
    }
}

void
ho_flow_beside_end(HoFlow *flow)
{
    HoFlowBeside *beside = ho_arena_new0(flow->arena, HoFlowBeside);
    HoBesideState state = flow->beside;
    double width = flow->column.width;
    HoFlowItem item = {.type = HO_FLOW_BESIDE, .beside = beside};

    beside->items = flow->column.items;
    ho_items_settle(beside->items);
    beside->height = ho_items_measure(beside->items, 0, beside->items->len,
                                      (HoSetting){0}, NULL);
    flow->beside.width = 0;
    flow->column = *flow->beside_outer;
    flow->beside_outer = NULL;
    if (beside->height > MOST_HEIGHT * flow->body_height) {
        set_in_column(flow, beside->items);
        return;
    }
    item.x = flow->column.x + (state.left ? 0 : ho_flow_width(flow) - width);
    item.width = width;
    gather_notes(flow, beside->items, &item);
    ho_flow_add(flow, item);
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
    state.rest = beside->height;
    flow->beside = state;
}

HoLines
ho_flow_break_beside(HoFlow *flow, const HoInline *inlines,
                     const HoStyle *style)
{
    const HoBesideState *state = &flow->beside;
    double leading = MAX(style->leading, 1);
    double height = state->rest - (state->at_top ? 0 : state->space);
    double lines = height / leading + 0.999;
    HoTextBeside beside = {.lines = (unsigned) CLAMP(lines, 0, MOST_LINES),
                           .width = state->width,
                           .left = state->left};

    return ho_text_break_beside(flow->text, inlines, style, ho_flow_width(flow),
                                &beside);
}

void
ho_flow_pass_beside(HoFlow *flow, HoFlowItem *item)
{
    HoBesideState *state = &flow->beside;

    if (item->type == HO_FLOW_SPACE) {
        state->space = MAX(state->space, item->height);
        return;
    }
    item->before = MAX(item->before, HO_KEEP_BLOCK);
    state->rest -= item->height + (state->at_top ? 0 : state->space);
    state->space = 0;
    state->at_top = false;
    if (state->rest <= 0)
        state->width = 0;
}

void
ho_flow_clear(HoFlow *flow)
{
    double rest = flow->beside.rest;

    if (!ho_flow_has_beside(flow))
        return;
    flow->beside.width = 0;
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
    ho_flow_blank(flow, rest);
}
