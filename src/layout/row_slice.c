/*
 * Slices: cut between rows where that can be, else between lines; what a cell
 * that is cut needs above and below is its padding and the insets of the boxes
 * that stand open in it.
 */
#include "layout/knife.h"

#include <math.h>

/* Rows higher than this share of a page may be cut. */
#define TALL 0.25

/* A stretch without a clean cut, in shares of a page, is cut by force. */
#define STRETCH 0.2
/* Unless a picture is higher, up to this share. */
#define PICTURE_STRETCH 0.45

/* A line may hang so far below a row beside which it stands. */
#define MOST_OVERHANG 24.0

/* The foot of a group whose cells were moved down. */
static double
group_bottom(const HoRowGroup *group)
{
    double bottom = group->row_tops[group->n_rows];

    for (unsigned c = 0; c < group->n_cells; c++) {
        const HoGroupCell *cell = &group->cells[c];
        double foot = cell->cell.padding.bottom + cell->cell.border.bottom;

        for (unsigned i = 0; i < cell->items->len; i++)
            bottom = MAX(bottom, ho_cell_item_bottom(cell, i) + foot);
    }
    return bottom;
}

/* Whether a cell that ends there has more to say between two heights. */
static bool
is_text_between(const HoKnife *knife, double y, double foot)
{
    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = ho_knife_near(knife, k);
        const HoGroupCell *cell = &knife->group->cells[c];
        unsigned i;

        if (cell->bottom > foot + HO_KNIFE_EPSILON)
            continue;
        i = ho_cell_skip_empty(cell, knife->next[c]);
        while (i < cell->items->len &&
               ho_cell_item_bottom(cell, i) <= y + HO_KNIFE_EPSILON)
            i = ho_cell_skip_empty(cell, i + 1);
        if (i < cell->items->len && cell->tops[i] < foot - HO_KNIFE_EPSILON)
            return true;
    }
    return false;
}

/* The rows below a cell that was moved down make way for it. */
static void
make_way(HoRowGroup *group, const HoGroupCell *cell)
{
    unsigned below = ho_cell_last_row(cell) + 1;
    double foot = cell->cell.padding.bottom + cell->cell.border.bottom;
    double more = 0;

    for (unsigned i = 0; i < cell->items->len; i++)
        more = MAX(more, ho_cell_item_bottom(cell, i) + foot - cell->bottom);
    if (more <= 0 || below >= group->n_rows)
        return;
    for (unsigned r = below; r <= group->n_rows; r++)
        group->row_tops[r] += more;
    for (unsigned c = 0; c < group->n_cells; c++) {
        HoGroupCell *other = &group->cells[c];
        bool moves = other->cell.row >= below;

        if (ho_cell_last_row(other) + 1 >= below)
            other->bottom += more;
        other->top += moves ? more : 0;
        for (unsigned i = 0; moves && i < other->items->len; i++)
            other->tops[i] += more;
    }
}

static bool
force(HoKnife *knife, double y)
{
    HoRowGroup *group = knife->group;

    if (!ho_knife_force(knife, y))
        return false;
    for (unsigned k = 0; k < knife->near->len; k++)
        if (group->cells[ho_knife_near(knife, k)].cell.rowspan > 1)
            make_way(group, &group->cells[ho_knife_near(knife, k)]);
    return true;
}

/* How far what stands across a height in a cell hangs below it. */
static double
overhang(const HoGroupCell *cell, double y)
{
    unsigned i = ho_cell_find(cell, y);

    while (i > 0 &&
           !ho_item_is_content(&g_array_index(cell->items, HoFlowItem, i - 1)))
        i--;
    return i > 0 ? MAX(ho_cell_item_bottom(cell, i - 1) - y, 0) : 0;
}

/* Whether a cut at the foot of a row leaves all of it above: a line of a cell
 * that spans on may hang below. */
static bool
is_row_cut(const HoKnife *knife, double y, double foot)
{
    if (y <= foot + HO_KNIFE_EPSILON && is_text_between(knife, y, foot))
        return false;
    if (y > foot + HO_KNIFE_EPSILON &&
        is_text_between(knife, knife->top, foot) &&
        is_text_between(knife, foot - HO_KNIFE_EPSILON, foot))
        return false;
    for (unsigned k = 0; k < knife->near->len; k++)
        if (overhang(&knife->group->cells[ho_knife_near(knife, k)], foot) >
            MOST_OVERHANG)
            return false;
    return true;
}

/* Where the next slice ends: at the foot of the row if nothing of it is left,
 * else at a clean cut, unless that is too far down. */
static double
next_cut(HoKnife *knife, double stretch)
{
    double y = ho_knife_clean_cut(knife), foot = ho_knife_row_foot(knife);

    if (knife->group->n_rows > 1 && is_row_cut(knife, y, foot) &&
        foot <= knife->top + stretch)
        return foot;
    if (y > knife->top + stretch && force(knife, knife->top + stretch))
        return knife->top + stretch;
    return y;
}

/* --- insets --- */

HoGroupSlice
ho_cell_inner_cut(const HoGroupCell *cell, unsigned i)
{
    const HoFlowItem *item;

    if (i >= cell->items->len)
        return (HoGroupSlice){0};
    item = &g_array_index(cell->items, HoFlowItem, i);
    return item->type == HO_FLOW_ROW && item->slice > 0
               ? item->group->slices[item->slice]
               : (HoGroupSlice){0};
}

/* What the boxes need that are open in a cell at the cut. */
static void
follow_boxes(HoKnife *knife, unsigned c, double y)
{
    const HoGroupCell *cell = &knife->group->cells[c];
    HoKnifeInset *cut = &knife->insets[c];
    unsigned end = ho_cell_find(cell, y);

    for (; cut->seen < end; cut->seen++) {
        const HoFlowItem *item =
            &g_array_index(cell->items, HoFlowItem, cut->seen);
        double sign = item->type == HO_FLOW_BOX_BEGIN ? 1 : -1;

        if (item->type != HO_FLOW_BOX_BEGIN && item->type != HO_FLOW_BOX_END)
            continue;
        cut->above += sign * ho_box_top(item->box);
        cut->below += sign * ho_box_bottom(item->box);
    }
}

static void
set_insets(HoKnife *knife, HoGroupSlice *slice)
{
    const HoRowGroup *group = knife->group;

    slice->above = slice->below = 0;
    slice->at_row =
        fabs(slice->top - group->row_tops[knife->row]) < HO_KNIFE_EPSILON ||
        fabs(ho_knife_row_foot(knife) - slice->top) < HO_KNIFE_EPSILON;
    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = ho_knife_near(knife, k);
        const HoGroupCell *cell = &group->cells[c];
        const HoEdges *padding = &cell->cell.padding;
        HoGroupSlice inner;

        if (cell->top >= slice->top - HO_KNIFE_EPSILON ||
            cell->bottom <= slice->top + HO_KNIFE_EPSILON)
            continue;
        follow_boxes(knife, c, slice->top);
        inner = ho_cell_inner_cut(cell, ho_cell_find(cell, slice->top));
        slice->above = MAX(slice->above,
                           padding->top + inner.above + knife->insets[c].above);
        slice->below =
            MAX(slice->below, padding->bottom + knife->insets[c].below +
                                  inner.below + overhang(cell, slice->top));
    }
}

/* The most of what the lines below the cut say of an edge before them. */
static double
line_cost(const HoKnife *knife)
{
    double cost = 0;

    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = ho_knife_near(knife, k);
        const HoGroupCell *cell = &knife->group->cells[c];
        unsigned i = ho_cell_skip_empty(cell, knife->next[c]);

        if (i < cell->items->len)
            cost = MAX(cost, g_array_index(cell->items, HoFlowItem, i).before);
    }
    return cost;
}

/* What edges cost above all slices but the first; lines alone between an edge
 * and the row's head or foot are what lone lines of a paragraph are. */
static void
set_costs(HoGroupSlice *slices, unsigned n)
{
    for (unsigned i = 1; i < n; i++) {
        bool lone = i == 1 || i + 1 == n || slices[i - 1].at_row ||
                    slices[i + 1].at_row;
        double cost = lone ? HO_KEEP_LINE : 2 * HO_KEEP_LOOSE;

        slices[i].cost = slices[i].at_row
                             ? 2 * HO_KEEP_SLIGHT
                             : MIN(MAX(cost, slices[i].cost), HO_KEEP_BLOCK);
    }
}

/* What has no clean cut is cut by force after so much. */
static double
stretch_of(const HoFlow *flow, const HoRowGroup *group)
{
    double tallest = 0;

    for (unsigned c = 0; c < group->n_cells; c++) {
        const GArray *items = group->cells[c].items;

        for (unsigned i = 0; i < items->len; i++) {
            const HoFlowItem *item = &g_array_index(items, HoFlowItem, i);

            if (item->type == HO_FLOW_IMAGE)
                tallest = MAX(tallest, item->height);
        }
    }
    return MAX(STRETCH * flow->body_height,
               MIN(tallest * 1.2, PICTURE_STRETCH * flow->body_height));
}

void
ho_row_group_slice(HoFlow *flow, HoRowGroup *group, bool breakable)
{
    double height = group->row_tops[group->n_rows];
    double stretch = stretch_of(flow, group);
    HoKnife knife;
    g_autoptr(GArray) slices = g_array_new(FALSE, FALSE, sizeof(HoGroupSlice));
    HoGroupSlice slice = {0};

    ho_knife_init(&knife, group, flow->arena);
    while (breakable && height > TALL * flow->body_height &&
           !ho_knife_is_done(&knife)) {
        double y = next_cut(&knife, stretch);

        ho_knife_advance(&knife, y);
        slice.bottom = y;
        g_array_append_val(slices, slice);
        slice.top = y;
        set_insets(&knife, &slice);
        slice.cost = line_cost(&knife);
    }
    height = group_bottom(group);
    group->row_tops[group->n_rows] = height;
    for (unsigned c = 0; c < group->n_cells; c++)
        if (ho_cell_last_row(&group->cells[c]) + 1 == group->n_rows)
            group->cells[c].bottom = height;
    if (slices->len == 0)
        g_array_append_val(slices, slice);
    g_array_index(slices, HoGroupSlice, slices->len - 1).bottom = height;
    set_costs((HoGroupSlice *) (void *) slices->data, slices->len);
    ho_knife_clear(&knife);
    group->n_slices = slices->len;
    group->slices = ho_arena_dup(flow->arena, slices->data, slices->len,
                                 sizeof(HoGroupSlice));
}
