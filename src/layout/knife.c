/*
 * The knife goes down a group of rows once; what it has passed in each cell is
 * kept, so that no cell is looked through twice.
 */
#include "layout/knife.h"

void
ho_knife_init(HoKnife *knife, HoRowGroup *group, HoArena *arena)
{
    *knife = (HoKnife){
        .group = group,
        .next = ho_arena_array(arena, unsigned, group->n_cells + 1),
        .at = ho_arena_array(arena, unsigned, group->n_cells + 1),
        .insets = ho_arena_array(arena, HoKnifeInset, group->n_cells + 1),
        .near = g_array_new(FALSE, FALSE, sizeof(unsigned)),
    };
}

void
ho_knife_clear(HoKnife *knife)
{
    g_array_unref(knife->near);
}

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

        if (cell->tops[middle] >= y - HO_KNIFE_EPSILON)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

double
ho_cell_item_bottom(const HoGroupCell *cell, unsigned i)
{
    const HoFlowItem *item = &g_array_index(cell->items, HoFlowItem, i);

    return cell->tops[i] + (ho_item_is_content(item) ? item->height : 0);
}

unsigned
ho_cell_skip_empty(const HoGroupCell *cell, unsigned i)
{
    while (i < cell->items->len &&
           !ho_item_is_content(&g_array_index(cell->items, HoFlowItem, i)))
        i++;
    return i;
}

/* Cells that begin above a height are near; they come by row. */
static void
approach(HoKnife *knife, double y)
{
    const HoRowGroup *group = knife->group;

    for (; knife->upcoming < group->n_cells &&
           group->cells[knife->upcoming].top < y;
         knife->upcoming++)
        g_array_append_val(knife->near, knife->upcoming);
}

/* Cells that end above the last cut are not looked at again. */
static void
leave_behind(HoKnife *knife)
{
    unsigned kept = 0;

    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = ho_knife_near(knife, k);

        if (knife->group->cells[c].bottom > knife->top + HO_KNIFE_EPSILON ||
            knife->next[c] < knife->group->cells[c].items->len)
            g_array_index(knife->near, unsigned, kept++) = c;
    }
    g_array_set_size(knife->near, kept);
}

double
ho_knife_row_foot(HoKnife *knife)
{
    const HoRowGroup *group = knife->group;

    while (knife->row < group->n_rows &&
           group->row_tops[knife->row] <= knife->top + HO_KNIFE_EPSILON)
        knife->row++;
    return group->row_tops[knife->row];
}

/* The least foot of what comes next in any cell; 0 when nothing does. */
static double
first_foot(HoKnife *knife)
{
    const HoRowGroup *group = knife->group;
    double end = 0;

    approach(knife, ho_knife_row_foot(knife));
    for (unsigned k = 0;; k++) {
        const HoGroupCell *cell;
        double bottom;
        unsigned c;

        if (k == knife->near->len && end == 0 &&
            knife->upcoming < group->n_cells)
            approach(knife,
                     group->cells[knife->upcoming].top + HO_KNIFE_EPSILON);
        if (k >= knife->near->len)
            break;
        c = ho_knife_near(knife, k);
        cell = &group->cells[c];
        knife->at[c] = ho_cell_skip_empty(cell, knife->next[c]);
        if (knife->at[c] >= cell->items->len)
            continue;
        bottom = ho_cell_item_bottom(cell, knife->at[c]);
        end = end == 0 ? bottom : MIN(end, bottom);
    }
    return end;
}

/* Moves the cut below what stands across it in a cell. */
static double
pass_cell(HoKnife *knife, unsigned c, double end)
{
    const HoGroupCell *cell = &knife->group->cells[c];
    unsigned i = knife->at[c];

    while (i < cell->items->len && cell->tops[i] < end - HO_KNIFE_EPSILON) {
        if (ho_cell_item_bottom(cell, i) > end + HO_KNIFE_EPSILON)
            end = ho_cell_item_bottom(cell, i);
        i = ho_cell_skip_empty(cell, i + 1);
    }
    knife->at[c] = i;
    return end;
}

double
ho_knife_clean_cut(HoKnife *knife)
{
    double end = first_foot(knife), before;

    do {
        before = end;
        approach(knife, end);
        for (unsigned k = 0; k < knife->near->len; k++)
            end = pass_cell(knife, ho_knife_near(knife, k), end);
    } while (end > before);
    return end;
}

bool
ho_knife_force(HoKnife *knife, double y)
{
    bool any = false;

    approach(knife, y);
    for (unsigned k = 0; k < knife->near->len && !any; k++) {
        unsigned c = ho_knife_near(knife, k);
        const HoGroupCell *cell = &knife->group->cells[c];
        unsigned i = ho_cell_skip_empty(cell, knife->next[c]);

        any = i < cell->items->len &&
              ho_cell_item_bottom(cell, i) <= y + HO_KNIFE_EPSILON;
    }
    if (!any)
        return false;
    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = ho_knife_near(knife, k);
        HoGroupCell *cell = &knife->group->cells[c];
        unsigned i = knife->next[c];
        double shift = 0;

        while (i < cell->items->len &&
               ho_cell_item_bottom(cell, i) <= y + HO_KNIFE_EPSILON)
            i++;
        if (i < cell->items->len && cell->tops[i] < y)
            shift = y - cell->tops[i];
        for (; i < cell->items->len && shift > 0; i++)
            cell->tops[i] += shift;
    }
    return true;
}

void
ho_knife_advance(HoKnife *knife, double y)
{
    approach(knife, y);
    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = ho_knife_near(knife, k);
        const HoGroupCell *cell = &knife->group->cells[c];

        while (knife->next[c] < cell->items->len &&
               cell->tops[knife->next[c]] < y - HO_KNIFE_EPSILON)
            knife->next[c]++;
    }
    knife->top = y;
    leave_behind(knife);
}

bool
ho_knife_is_done(HoKnife *knife)
{
    const HoRowGroup *group = knife->group;

    for (unsigned k = 0; k < knife->near->len; k++) {
        unsigned c = ho_knife_near(knife, k);
        const HoGroupCell *cell = &group->cells[c];

        if (ho_cell_skip_empty(cell, knife->next[c]) < cell->items->len)
            return false;
    }
    /* Those to come are seen once. */
    while (knife->upcoming < group->n_cells) {
        const HoGroupCell *cell = &group->cells[knife->upcoming];

        if (ho_cell_skip_empty(cell, 0) < cell->items->len)
            return false;
        g_array_append_val(knife->near, knife->upcoming);
        knife->upcoming++;
    }
    return true;
}
