/*
 * The knife: cuts between rows where it can, else between lines, and knows what
 * a cell that is cut needs above and below: its padding and the insets of the
 * boxes that stand open in it.
 */
#include "layout/row.h"

#include <math.h>

/* Rows higher than this share of a page may be cut. */
#define TALL 0.25
/* A stretch without a clean cut, in shares of a page, is cut by force. */
#define STRETCH 0.2
#define EPSILON 0.5
/* A line may hang so far below a row beside which it stands. */
#define MOST_OVERHANG 24.0

unsigned
ho_cell_last_row(const HoGroupCell *cell)
{
    return cell->cell.row + MAX(1, cell->cell.rowspan) - 1;
}

unsigned
ho_cell_find(const HoGroupCell *cell, double y)
{
    unsigned low = 0, high = cell->items->len;

    while (low < high) {
        unsigned middle = low + (high - low) / 2;

        if (cell->tops[middle] >= y - EPSILON)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Insets of the boxes open in a cell, and the items seen for that. */
typedef struct {
    unsigned seen;
    double above, below;
} CellCut;

/* Where the cut goes that is being looked for.  Only cells near it are looked
 * at, so that long groups take no longer for their length. */
typedef struct {
    HoRowGroup *group;
    GArray *near;      /* of unsigned: cells begun and not left behind */
    unsigned upcoming; /* the first cell that is not yet near */
    unsigned *next;    /* of each cell: its first item below the last cut */
    unsigned *at;      /* of each cell: how far the search has come */
    CellCut *cuts;
    double top;   /* the last cut */
    unsigned row; /* the first one that begins below it */
} Knife;

static unsigned
near_cell(const Knife *knife, unsigned k)
{
    return g_array_index(knife->near, unsigned, k);
}

/* Cells that begin above a height are near; they come by row. */
static void
approach(Knife *knife, double y)
{
    const HoRowGroup *group = knife->group;

    for (; knife->upcoming < group->n_cells &&
           group->cells[knife->upcoming].top < y;
         knife->upcoming++)
        g_array_append_val(knife->near, knife->upcoming);
}

/* Cells that end above the last cut are not looked at again. */
static void
leave_behind(Knife *knife)
{
    unsigned kept = 0;

    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = near_cell(knife, k);

        if (knife->group->cells[c].bottom > knife->top + EPSILON ||
            knife->next[c] < knife->group->cells[c].items->len)
            g_array_index(knife->near, unsigned, kept++) = c;
    }
    g_array_set_size(knife->near, kept);
}

static double
item_bottom(const HoGroupCell *cell, unsigned i)
{
    const HoFlowItem *item = &g_array_index(cell->items, HoFlowItem, i);

    return cell->tops[i] + (ho_item_is_content(item) ? item->height : 0);
}

static unsigned
skip_empty(const HoGroupCell *cell, unsigned i)
{
    while (i < cell->items->len &&
           !ho_item_is_content(&g_array_index(cell->items, HoFlowItem, i)))
        i++;
    return i;
}

/* The foot of the row that the last cut is in. */
static double
row_foot(Knife *knife)
{
    const HoRowGroup *group = knife->group;

    while (knife->row < group->n_rows &&
           group->row_tops[knife->row] <= knife->top + EPSILON)
        knife->row++;
    return group->row_tops[knife->row];
}

/* The least foot of what comes next in any cell; 0 when nothing does. */
static double
first_foot(Knife *knife)
{
    const HoRowGroup *group = knife->group;
    double end = 0;

    approach(knife, row_foot(knife));
    for (unsigned k = 0;; k++) {
        const HoGroupCell *cell;
        double bottom;
        unsigned c;

        if (k == knife->near->len && end == 0 &&
            knife->upcoming < group->n_cells)
            approach(knife, group->cells[knife->upcoming].top + EPSILON);
        if (k >= knife->near->len)
            break;
        c = near_cell(knife, k);
        cell = &group->cells[c];
        knife->at[c] = skip_empty(cell, knife->next[c]);
        if (knife->at[c] >= cell->items->len)
            continue;
        bottom = item_bottom(cell, knife->at[c]);
        end = end == 0 ? bottom : MIN(end, bottom);
    }
    return end;
}

/* Moves the cut below what stands across it in a cell. */
static double
pass_cell(Knife *knife, unsigned c, double end)
{
    const HoGroupCell *cell = &knife->group->cells[c];
    unsigned i = knife->at[c];

    while (i < cell->items->len && cell->tops[i] < end - EPSILON) {
        if (item_bottom(cell, i) > end + EPSILON)
            end = item_bottom(cell, i);
        i = skip_empty(cell, i + 1);
    }
    knife->at[c] = i;
    return end;
}

/* The first height below the last cut that goes through nothing. */
static double
clean_cut(Knife *knife)
{
    double end = first_foot(knife), before;

    do {
        before = end;
        approach(knife, end);
        for (unsigned k = 0; k < knife->near->len; k++)
            end = pass_cell(knife, near_cell(knife, k), end);
    } while (end > before);
    return end;
}

/* Cuts at y: what stands across moves below.  false if nothing would be left
 * above. */
static bool
cut_by_force(Knife *knife, double y)
{
    bool any = false;

    approach(knife, y);
    for (unsigned k = 0; k < knife->near->len && !any; k++) {
        unsigned c = near_cell(knife, k);
        const HoGroupCell *cell = &knife->group->cells[c];
        unsigned i = skip_empty(cell, knife->next[c]);

        any = i < cell->items->len && item_bottom(cell, i) <= y + EPSILON;
    }
    if (!any)
        return false;
    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = near_cell(knife, k);
        HoGroupCell *cell = &knife->group->cells[c];
        unsigned i = knife->next[c];
        double shift = 0;

        while (i < cell->items->len && item_bottom(cell, i) <= y + EPSILON)
            i++;
        if (i < cell->items->len && cell->tops[i] < y)
            shift = y - cell->tops[i];
        for (; i < cell->items->len && shift > 0; i++)
            cell->tops[i] += shift;
    }
    return true;
}

static void
advance(Knife *knife, double y)
{
    approach(knife, y);
    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = near_cell(knife, k);
        const HoGroupCell *cell = &knife->group->cells[c];

        while (knife->next[c] < cell->items->len &&
               cell->tops[knife->next[c]] < y - EPSILON)
            knife->next[c]++;
    }
    knife->top = y;
    leave_behind(knife);
}

/* Whether no cell has anything left; near cells come first, and those to come
 * are seen once. */
static bool
is_done(Knife *knife)
{
    const HoRowGroup *group = knife->group;

    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = near_cell(knife, k);
        const HoGroupCell *cell = &group->cells[c];

        if (skip_empty(cell, knife->next[c]) < cell->items->len)
            return false;
    }
    while (knife->upcoming < group->n_cells) {
        const HoGroupCell *cell = &group->cells[knife->upcoming];

        if (skip_empty(cell, 0) < cell->items->len)
            return false;
        g_array_append_val(knife->near, knife->upcoming);
        knife->upcoming++;
    }
    return true;
}

/* The foot of a group whose cells were moved down. */
static double
group_bottom(const HoRowGroup *group)
{
    double bottom = group->row_tops[group->n_rows];

    for (unsigned c = 0; c < group->n_cells; c++) {
        const HoGroupCell *cell = &group->cells[c];
        double foot = cell->cell.padding.bottom + cell->cell.border.bottom;

        for (unsigned i = 0; i < cell->items->len; i++)
            bottom = MAX(bottom, item_bottom(cell, i) + foot);
    }
    return bottom;
}

/* --- which cut --- */

/* Whether a cell that ends there has more to say between two heights. */
static bool
is_text_between(const Knife *knife, double y, double foot)
{
    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = near_cell(knife, k);
        const HoGroupCell *cell = &knife->group->cells[c];
        unsigned i;

        if (cell->bottom > foot + EPSILON)
            continue;
        i = skip_empty(cell, knife->next[c]);
        while (i < cell->items->len && item_bottom(cell, i) <= y + EPSILON)
            i = skip_empty(cell, i + 1);
        if (i < cell->items->len && cell->tops[i] < foot - EPSILON)
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
        more = MAX(more, item_bottom(cell, i) + foot - cell->bottom);
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
force(Knife *knife, double y)
{
    HoRowGroup *group = knife->group;

    if (!cut_by_force(knife, y))
        return false;
    for (unsigned k = 0; k < knife->near->len; k++)
        if (group->cells[near_cell(knife, k)].cell.rowspan > 1)
            make_way(group, &group->cells[near_cell(knife, k)]);
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
    return i > 0 ? MAX(item_bottom(cell, i - 1) - y, 0) : 0;
}

/* Whether a cut at the foot of a row leaves all of it above: a line of a cell
 * that spans on may hang below. */
static bool
is_row_cut(const Knife *knife, double y, double foot)
{
    if (y <= foot + EPSILON && is_text_between(knife, y, foot))
        return false;
    if (y > foot + EPSILON && is_text_between(knife, knife->top, foot) &&
        is_text_between(knife, foot - EPSILON, foot))
        return false;
    for (unsigned k = 0; k < knife->near->len; k++)
        if (overhang(&knife->group->cells[near_cell(knife, k)], foot) >
            MOST_OVERHANG)
            return false;
    return true;
}

/* Where the next slice ends: at the foot of the row if nothing of it is left,
 * else at a clean cut, unless that is too far down. */
static double
next_cut(Knife *knife, double stretch)
{
    double y = clean_cut(knife), foot = row_foot(knife);

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
follow_boxes(Knife *knife, unsigned c, double y)
{
    const HoGroupCell *cell = &knife->group->cells[c];
    CellCut *cut = &knife->cuts[c];
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
set_insets(Knife *knife, HoGroupSlice *slice)
{
    const HoRowGroup *group = knife->group;

    slice->above = slice->below = 0;
    slice->at_row = fabs(slice->top - group->row_tops[knife->row]) < EPSILON ||
                    fabs(row_foot(knife) - slice->top) < EPSILON;
    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = near_cell(knife, k);
        const HoGroupCell *cell = &group->cells[c];
        const HoEdges *padding = &cell->cell.padding;
        HoGroupSlice inner;

        if (cell->top >= slice->top - EPSILON ||
            cell->bottom <= slice->top + EPSILON)
            continue;
        follow_boxes(knife, c, slice->top);
        inner = ho_cell_inner_cut(cell, ho_cell_find(cell, slice->top));
        slice->above = MAX(slice->above,
                           padding->top + inner.above + knife->cuts[c].above);
        slice->below =
            MAX(slice->below, padding->bottom + knife->cuts[c].below +
                                  inner.below + overhang(cell, slice->top));
    }
}

/* The most of what the lines below the cut say of an edge before them. */
static double
line_cost(const Knife *knife)
{
    double cost = 0;

    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = near_cell(knife, k);
        const HoGroupCell *cell = &knife->group->cells[c];
        unsigned i = skip_empty(cell, knife->next[c]);

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

void
ho_row_group_slice(HoFlow *flow, HoRowGroup *group, bool breakable)
{
    double height = group->row_tops[group->n_rows];
    double stretch = STRETCH * flow->body_height;
    Knife knife = {
        .group = group,
        .next = ho_arena_array(flow->arena, unsigned, group->n_cells + 1),
        .at = ho_arena_array(flow->arena, unsigned, group->n_cells + 1),
        .cuts = ho_arena_array(flow->arena, CellCut, group->n_cells + 1),
        .near = g_array_new(FALSE, FALSE, sizeof(unsigned)),
    };
    g_autoptr(GArray) slices = g_array_new(FALSE, FALSE, sizeof(HoGroupSlice));
    HoGroupSlice slice = {0};

    while (breakable && height > TALL * flow->body_height && !is_done(&knife)) {
        double y = next_cut(&knife, stretch);

        advance(&knife, y);
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
    g_array_unref(knife.near);
    group->n_slices = slices->len;
    group->slices = ho_arena_dup(flow->arena, slices->data, slices->len,
                                 sizeof(HoGroupSlice));
}
