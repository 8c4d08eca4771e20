/*
 * What stays together, what may leave its place, and what a page edge costs
 * between two things.
 */
#include "layout/item.h"

void
ho_flow_keep_begin(HoFlow *flow, double share)
{
    if (flow->keep_depth++ > 0)
        return;
    flow->keep_group = ++flow->keep_groups;
    flow->keep_share = share;
}

void
ho_flow_keep_end(HoFlow *flow)
{
    g_assert(flow->keep_depth > 0);
    if (--flow->keep_depth == 0)
        flow->keep_group = 0;
}

/* Nothing but a section around, and nothing before that leads over to it. */
static bool
is_free(const HoFlow *flow)
{
    const HoFlowColumn *column = &flow->column;

    return column->boxes->len == 0 && flow->rows->len == 0 &&
           flow->keep_depth == 0 && !flow->in_note && column->x < 0.01 &&
           column->marker == NULL &&
           !(column->has_keep_next && column->keep_next >= HO_KEEP_INTRO);
}

void
ho_flow_movable_begin(HoFlow *flow)
{
    if (is_free(flow) && flow->arrangement == HO_ARRANGE_HANDOUT)
        flow->movable = ++flow->movables;
}

void
ho_flow_movable_end(HoFlow *flow)
{
    flow->movable = 0;
}

void
ho_flow_keep_next(HoFlow *flow, double cost)
{
    HoFlowColumn *column = &flow->column;

    if (!column->has_keep_next || cost > column->keep_next)
        column->keep_next = cost;
    column->has_keep_next = true;
}
