/*
 * Things side by side: a group of rows is laid out as a grid of small columns,
 * then cut into slices, so that the composer may put a page edge between two.
 */
#include "layout/row.h"

void
ho_flow_row_begin(HoFlow *flow)
{
    HoRowBuilder *row = g_new0(HoRowBuilder, 1);

    ho_flow_clear(flow);
    ho_flow_flush_marker(flow);
    row->cells = g_array_new(FALSE, TRUE, sizeof(HoGroupCell));
    g_ptr_array_add(flow->rows, row);
}

static HoRowBuilder *
current_row(HoFlow *flow)
{
    g_assert(flow->rows->len > 0);
    return g_ptr_array_index(flow->rows, flow->rows->len - 1);
}

void
ho_flow_cell_begin(HoFlow *flow, const HoFlowCell *cell)
{
    HoRowBuilder *row = current_row(flow);
    HoGroupCell group_cell = {.cell = *cell,
                              .items = ho_flow_items_new(flow),
                              .x = flow->column.x + cell->x,
                              .tag = flow->column.tag};
    double inner = cell->width - cell->padding.left - cell->padding.right -
                   cell->border.left - cell->border.right;

    g_array_append_val(row->cells, group_cell);
    row->outer = ho_flow_divert(flow, group_cell.items, inner);
}

void
ho_flow_cell_end(HoFlow *flow)
{
    HoRowBuilder *row = current_row(flow);
    HoTag *tag = flow->column.tag;

    ho_flow_clear(flow);
    ho_flow_flush_marker(flow);
    flow->column = row->outer;
    flow->column.tag = tag;
}

static void
measure_cells(HoFlow *flow, HoRowGroup *group)
{
    for (unsigned i = 0; i < group->n_cells; i++) {
        HoGroupCell *cell = &group->cells[i];
        const HoEdges *padding = &cell->cell.padding;
        const HoEdges *border = &cell->cell.border;

        ho_items_settle(cell->items);
        cell->tops = ho_arena_array(flow->arena, double, cell->items->len + 1);
        cell->height = ho_items_measure(cell->items, 0, cell->items->len,
                                        (HoSetting){0}, cell->tops) +
                       padding->top + padding->bottom + border->top +
                       border->bottom;
        group->n_rows = MAX(group->n_rows, ho_cell_last_row(cell) + 1);
    }
}

/* Rows are as high as their cells; what spans rows stretches its last. */
static void
place_rows(HoFlow *flow, HoRowGroup *group)
{
    double *tops = ho_arena_array(flow->arena, double, group->n_rows + 1);
    /* Chains of the cells that end in each row; numbers count from 1. */
    unsigned *first = ho_arena_array(flow->arena, unsigned, group->n_rows + 1);
    unsigned *next = ho_arena_array(flow->arena, unsigned, group->n_cells + 1);

    for (unsigned i = group->n_cells; i-- > 0;) {
        unsigned end = ho_cell_last_row(&group->cells[i]);

        next[i] = first[end];
        first[end] = i + 1;
    }
    for (unsigned row = 0; row < group->n_rows; row++) {
        tops[row + 1] = tops[row];
        for (unsigned i = first[row]; i > 0; i = next[i - 1]) {
            const HoGroupCell *cell = &group->cells[i - 1];

            tops[row + 1] =
                MAX(tops[row + 1], tops[cell->cell.row] + cell->height);
        }
    }
    group->row_tops = tops;
}

static void
place_cells(HoRowGroup *group)
{
    for (unsigned i = 0; i < group->n_cells; i++) {
        HoGroupCell *cell = &group->cells[i];
        double free, top;

        cell->top = group->row_tops[cell->cell.row];
        cell->bottom = group->row_tops[ho_cell_last_row(cell) + 1];
        free = cell->bottom - cell->top - cell->height;
        top = cell->top + cell->cell.border.top + cell->cell.padding.top;
        if (cell->cell.valign > 0)
            top += free * (cell->cell.valign == 1 ? 0.5 : 1);
        for (unsigned j = 0; j < cell->items->len; j++)
            cell->tops[j] += top;
    }
}

/* The slice that a height is in. */
static unsigned
slice_at(const HoRowGroup *group, double y)
{
    unsigned low = 0, high = group->n_slices - 1;

    while (low < high) {
        unsigned middle = low + (high - low + 1) / 2;

        if (group->slices[middle].top <= y + 0.5)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* The notes of what stands in each slice, cell by cell; NULL when there are
 * none. */
static GPtrArray **
collect_notes(const HoRowGroup *group)
{
    GPtrArray **notes = NULL;

    for (unsigned c = 0; c < group->n_cells; c++) {
        const HoGroupCell *cell = &group->cells[c];

        for (unsigned i = 0; i < cell->items->len; i++) {
            const HoFlowItem *it = &g_array_index(cell->items, HoFlowItem, i);
            unsigned slice;

            if (it->n_notes == 0)
                continue;
            if (notes == NULL)
                notes = g_new0(GPtrArray *, group->n_slices);
            slice = slice_at(group, cell->tops[i]);
            if (notes[slice] == NULL)
                notes[slice] = g_ptr_array_new();
            for (unsigned n = 0; n < it->n_notes; n++)
                g_ptr_array_add(notes[slice], it->notes[n]);
        }
    }
    return notes;
}

static void
add_slices(HoFlow *flow, HoRowGroup *group)
{
    GPtrArray **notes = collect_notes(group);

    for (unsigned i = 0; i < group->n_slices; i++) {
        HoFlowItem *item;
        double height = group->slices[i].bottom - group->slices[i].top;

        if (i > 0)
            ho_flow_keep_next(flow, group->slices[i].cost);
        item = ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_ROW,
                                              .height = height,
                                              .group = group,
                                              .slice = i});
        if (notes == NULL || notes[i] == NULL)
            continue;
        item->n_notes = notes[i]->len;
        item->notes = ho_arena_dup(flow->arena, notes[i]->pdata, notes[i]->len,
                                   sizeof(HoFlowNote *));
        g_ptr_array_unref(notes[i]);
    }
    g_free(notes);
}

void
ho_flow_row_end(HoFlow *flow, bool breakable)
{
    HoRowBuilder *row =
        g_ptr_array_steal_index(flow->rows, flow->rows->len - 1);
    HoRowGroup *group = ho_arena_new0(flow->arena, HoRowGroup);

    group->n_cells = row->cells->len;
    group->cells = ho_arena_dup(flow->arena, row->cells->data, row->cells->len,
                                sizeof(HoGroupCell));
    group->tag = flow->column.tag;
    if (group->n_cells > 0) {
        measure_cells(flow, group);
        place_rows(flow, group);
        place_cells(group);
        ho_row_group_slice(flow, group, breakable);
        add_slices(flow, group);
    }
    g_array_unref(row->cells);
    g_free(row);
}

double
ho_cell_shrink(const HoGroupCell *cell)
{
    double shrink = 0;

    for (unsigned i = 0; i < cell->items->len; i++) {
        const HoFlowItem *item = &g_array_index(cell->items, HoFlowItem, i);

        if (ho_item_is_content(item))
            shrink += item->height - item->least;
    }
    return shrink;
}

void
ho_flow_row_yield(HoFlow *flow)
{
    GArray *items = flow->column.items;
    HoFlowItem *row = &g_array_index(items, HoFlowItem, items->len - 1);
    double least = 0;

    g_assert(row->type == HO_FLOW_ROW);
    if (row->group->n_slices > 1)
        return;
    for (unsigned i = 0; i < row->group->n_cells; i++) {
        const HoGroupCell *cell = &row->group->cells[i];

        least = MAX(least, cell->height - ho_cell_shrink(cell));
    }
    row->group->spare = row->height - least;
    row->least = least;
}

/* --- tables --- */

void
ho_flow_table_begin(HoFlow *flow, const HoBlock *block)
{
    static const HoStyle plain = {.leading = 1};

    ho_flow_flush_marker(flow);
    ho_flow_box_begin(flow, block, &plain);
}

void
ho_flow_header_begin(HoFlow *flow)
{
    flow->header_start = flow->column.items->len;
}

void
ho_flow_header_end(HoFlow *flow)
{
    GArray *items = flow->column.items;
    HoFlowBox *box =
        g_ptr_array_index(flow->column.boxes, flow->column.boxes->len - 1);
    unsigned count = items->len - flow->header_start;

    for (unsigned i = flow->header_start; i < items->len; i++)
        box->repeat_height += g_array_index(items, HoFlowItem, i).height;
    if (box->repeat_height < flow->body_height / 4) {
        box->repeat = ho_arena_dup(
            flow->arena, &g_array_index(items, HoFlowItem, flow->header_start),
            count, sizeof(HoFlowItem));
        box->n_repeat = count;
    } else {
        box->repeat_height = 0;
    }
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
}

void
ho_flow_table_end(HoFlow *flow)
{
    ho_flow_box_end(flow);
}
