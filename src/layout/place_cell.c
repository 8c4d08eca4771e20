/*
 * Cells of table rows at their places: what of them is on the page, with the
 * boxes that its edges cut.  Elements cannot be opened again in rows, they get
 * successors.
 */
#include "layout/placing.h"
#include "layout/row.h"

/* A cell without anything to read is still a cell. */
static void
place_empty_cell(HoPlacer *p, const HoGroupCell *cell, double y,
                 HoPlaceOffset at)
{
    if (p->artifact || cell->tag == NULL)
        return;
    ho_placer_add(p, (HoPlaced){.type = HO_PLACED_LINE,
                                .x = at.x + cell->x,
                                .y = at.y + y,
                                .tag = ho_placer_tag(p, cell->tag),
                                .line = ho_arena_new0(p->flow->arena, HoLine)});
}

static bool
has_tagged(const HoPlacer *p, unsigned from)
{
    const GArray *placed = p->draft->placed;

    for (unsigned i = from; i < placed->len; i++)
        if (g_array_index(placed, HoPlaced, i).tag != NULL)
            return true;
    return false;
}

/* Boxes that were open in a cell where the page before ended. */
static void
reopen_in_cell(HoPlacer *p, const HoGroupCell *cell, unsigned first, double x,
               double y)
{
    g_autoptr(GPtrArray) open = g_ptr_array_new();

    for (unsigned i = 0; i < first; i++) {
        HoFlowItem *item = &g_array_index(cell->items, HoFlowItem, i);

        if (item->type == HO_FLOW_BOX_BEGIN)
            g_ptr_array_add(open, item->box);
        else if (item->type == HO_FLOW_BOX_END && open->len > 0)
            g_ptr_array_set_size(open, (gint) open->len - 1);
    }
    y -= ho_cell_inner_cut(cell, first).above;
    for (unsigned i = 0; i < open->len; i++)
        y -= ho_box_top(g_ptr_array_index(open, i));
    for (unsigned i = 0; i < open->len; i++) {
        const HoFlowBox *box = g_ptr_array_index(open, i);

        ho_placer_open_box(p, box, x, y, true);
        y += ho_box_top(box);
    }
}

/* The part of a cell that is on the page; boxes cut by its edges close and open
 * again. */
static void
place_cell(HoPlacer *p, const HoGroupCell *cell, HoCellCut cut,
           HoPlaceOffset at)
{
    const HoEdges *padding = &cell->cell.padding;
    const HoEdges *border = &cell->cell.border;
    unsigned first = cut.top <= 0 ? 0 : ho_cell_find(cell, cut.top);
    unsigned end = ho_cell_find(cell, cut.bottom);
    unsigned base = p->open->len, placed = p->draft->placed->len;
    double y = at.y + cut.bottom;
    HoPlaceOffset inner = {.x = at.x + cell->x + border->left + padding->left,
                           .y = at.y,
                           .tight = at.tight};

    /* Whatever closes at the very foot belongs to the last slice. */
    if (cut.bottom >= cell->bottom)
        end = cell->items->len;
    ho_placer_cell_box(p, cell, cut, at.x, at.y);
    if (first == 0) /* a cell is one even if nothing is in it */
        ho_placer_add(p, (HoPlaced){.type = HO_PLACED_ANCHOR,
                                    .x = inner.x,
                                    .y = at.y + MAX(cell->top, cut.top),
                                    .tag = ho_placer_tag(p, cell->tag),
                                    .id = ""});
    reopen_in_cell(p, cell, first, inner.x, at.y + cut.top);
    if (end > first)
        ho_placer_items(p, cell->items, first, end, cell->tops + first, inner);
    if (end < cell->items->len)
        y += ho_cell_inner_cut(cell, end).below;
    while (p->open->len > base) {
        const HoFlowBox *box =
            g_array_index(p->open, HoOpenBox, p->open->len - 1).box;

        y += ho_box_bottom(box);
        ho_placer_close_box(p, y, true);
    }
    if (!has_tagged(p, placed))
        place_empty_cell(p, cell, MAX(cut.top, cell->top), at);
}

/* The cells of a row that is lower than it was measured: pictures shrink in
 * those that have no blank left. */
static void
place_lower(HoPlacer *p, const HoRowGroup *group, HoPlaceOffset at)
{
    double height = group->slices[0].bottom;
    double loss = at.tight * group->spare;
    HoCellCut cut = {.bottom = height};

    for (unsigned i = 0; i < group->n_cells; i++) {
        HoGroupCell cell = group->cells[i];
        double over = cell.height + loss - height;
        g_autofree double *tops = g_new(double, cell.items->len + 1);

        at.tight = over > 0 ? over / ho_cell_shrink(&cell) : 0;
        ho_items_measure(cell.items, 0, cell.items->len,
                         (HoSetting){.tight = at.tight}, tops);
        cell.tops = tops;
        place_cell(p, &cell, cut, at);
    }
}

void
ho_placer_group(HoPlacer *p, const HoRowGroup *group, unsigned from,
                unsigned to, HoPlaceOffset at)
{
    const HoGroupSlice *slices = group->slices;
    HoCellCut cut = {.top = slices[from].top, .bottom = slices[to].bottom};

    if (group->spare > 0) {
        place_lower(p, group, at);
        return;
    }
    at.tight = 0;
    cut.above = slices[from].above;
    cut.below = to + 1 < group->n_slices ? slices[to + 1].below : 0;
    at.y -= cut.top;
    for (unsigned i = 0; i < group->n_cells; i++) {
        const HoGroupCell *cell = &group->cells[i];

        if (cell->top < cut.bottom && cell->bottom > cut.top)
            place_cell(p, cell, cut, at);
    }
}
