/*
 * Things side by side: a group of rows is laid out as a grid of small columns,
 * then cut into slices at the heights where no line of any cell is in the way,
 * so that the composer may put a page edge between two slices.
 */
#include "layout/item.h"

/* Rows higher than this share of a page may be cut. */
#define TALL 0.25
/* A stretch without a clean cut, in shares of a page, is cut by force. */
#define STRETCH 0.2
#define EPSILON 0.5

void
ho_flow_row_begin(HoFlow *flow)
{
    HoRowBuilder *row = g_new0(HoRowBuilder, 1);

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

    ho_flow_flush_marker(flow);
    flow->column = row->outer;
    flow->column.tag = tag;
}

static unsigned
last_row(const HoGroupCell *cell)
{
    return cell->cell.row + MAX(1, cell->cell.rowspan) - 1;
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
        group->n_rows = MAX(group->n_rows, last_row(cell) + 1);
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
        unsigned end = last_row(&group->cells[i]);

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
        cell->bottom = group->row_tops[last_row(cell) + 1];
        free = cell->bottom - cell->top - cell->height;
        top = cell->top + cell->cell.border.top + cell->cell.padding.top;
        if (cell->cell.valign > 0)
            top += free * (cell->cell.valign == 1 ? 0.5 : 1);
        for (unsigned j = 0; j < cell->items->len; j++)
            cell->tops[j] += top;
    }
}

/* Where the cut goes that is being looked for. */
typedef struct {
    HoRowGroup *group;
    unsigned *next; /* of each cell: its first item below the last cut */
    unsigned *at;   /* of each cell: how far the search has come */
    double top;     /* the last cut */
} Knife;

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

/* The least foot of what comes next in any cell; 0 when nothing does. */
static double
first_foot(Knife *knife)
{
    double end = 0;

    for (unsigned c = 0; c < knife->group->n_cells; c++) {
        const HoGroupCell *cell = &knife->group->cells[c];
        double bottom;

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
        for (unsigned c = 0; c < knife->group->n_cells; c++)
            end = pass_cell(knife, c, end);
    } while (end > before);
    return end;
}

/* Cuts at y: what stands across moves below.  false if nothing would be left
 * above. */
static bool
cut_by_force(Knife *knife, double y)
{
    bool any = false;

    for (unsigned c = 0; c < knife->group->n_cells && !any; c++) {
        const HoGroupCell *cell = &knife->group->cells[c];
        unsigned i = skip_empty(cell, knife->next[c]);

        any = i < cell->items->len && item_bottom(cell, i) <= y + EPSILON;
    }
    if (!any)
        return false;
    for (unsigned c = 0; c < knife->group->n_cells; c++) {
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
    for (unsigned c = 0; c < knife->group->n_cells; c++) {
        const HoGroupCell *cell = &knife->group->cells[c];

        while (knife->next[c] < cell->items->len &&
               item_bottom(cell, knife->next[c]) <= y + EPSILON)
            knife->next[c]++;
    }
    knife->top = y;
}

static bool
is_done(const Knife *knife)
{
    for (unsigned c = 0; c < knife->group->n_cells; c++) {
        const HoGroupCell *cell = &knife->group->cells[c];

        if (skip_empty(cell, knife->next[c]) < cell->items->len)
            return false;
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

static void
slice_group(HoFlow *flow, HoRowGroup *group, bool breakable)
{
    double height = group->row_tops[group->n_rows];
    double stretch = STRETCH * flow->body_height;
    Knife knife = {
        .group = group,
        .next = ho_arena_array(flow->arena, unsigned, group->n_cells + 1),
        .at = ho_arena_array(flow->arena, unsigned, group->n_cells + 1),
    };
    g_autoptr(GArray) slices = g_array_new(FALSE, FALSE, sizeof(HoGroupSlice));
    HoGroupSlice slice = {0};

    while (breakable && height > TALL * flow->body_height && !is_done(&knife)) {
        double y = clean_cut(&knife);

        if (group->n_rows == 1 && y > knife.top + stretch &&
            cut_by_force(&knife, knife.top + stretch))
            y = knife.top + stretch;
        advance(&knife, y);
        slice.bottom = y;
        g_array_append_val(slices, slice);
        slice.top = y;
    }
    height = group_bottom(group);
    group->row_tops[group->n_rows] = height;
    for (unsigned c = 0; c < group->n_cells; c++)
        if (last_row(&group->cells[c]) + 1 == group->n_rows)
            group->cells[c].bottom = height;
    if (slices->len == 0)
        g_array_append_val(slices, slice);
    g_array_index(slices, HoGroupSlice, slices->len - 1).bottom = height;
    group->n_slices = slices->len;
    group->slices = ho_arena_dup(flow->arena, slices->data, slices->len,
                                 sizeof(HoGroupSlice));
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

/* The notes of what stands in a slice. */
static void
collect_notes(HoFlow *flow, const HoRowGroup *group, HoFlowItem *item)
{
    const HoGroupSlice *slice = &group->slices[item->slice];
    g_autoptr(GPtrArray) notes = g_ptr_array_new();

    for (unsigned c = 0; c < group->n_cells; c++) {
        const HoGroupCell *cell = &group->cells[c];

        unsigned end = ho_cell_find(cell, slice->bottom);

        for (unsigned i = ho_cell_find(cell, slice->top); i < end; i++) {
            const HoFlowItem *it = &g_array_index(cell->items, HoFlowItem, i);

            for (unsigned n = 0; n < it->n_notes; n++)
                g_ptr_array_add(notes, it->notes[n]);
        }
    }
    item->n_notes = notes->len;
    item->notes = ho_arena_dup(flow->arena, notes->pdata, notes->len,
                               sizeof(HoFlowNote *));
}

static bool
has_notes(const HoRowGroup *group)
{
    for (unsigned c = 0; c < group->n_cells; c++)
        for (unsigned i = 0; i < group->cells[c].items->len; i++)
            if (g_array_index(group->cells[c].items, HoFlowItem, i).n_notes)
                return true;
    return false;
}

/* What an edge above a slice costs: the most of what its lines say. */
static double
slice_cost(const HoRowGroup *group, unsigned index)
{
    double cost = 2 * HO_KEEP_LOOSE;

    if (index == 1 || index + 1 == group->n_slices)
        cost = HO_KEEP_LINE;
    for (unsigned c = 0; c < group->n_cells; c++) {
        const HoGroupCell *cell = &group->cells[c];
        unsigned i =
            skip_empty(cell, ho_cell_find(cell, group->slices[index].top));

        if (i < cell->items->len)
            cost = MAX(cost, g_array_index(cell->items, HoFlowItem, i).before);
    }
    return MIN(cost, HO_KEEP_BLOCK);
}

static void
add_slices(HoFlow *flow, HoRowGroup *group)
{
    bool notes = has_notes(group);

    for (unsigned i = 0; i < group->n_slices; i++) {
        HoFlowItem *item;
        double height = group->slices[i].bottom - group->slices[i].top;

        if (i > 0)
            ho_flow_keep_next(flow, slice_cost(group, i));
        item = ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_ROW,
                                              .height = height,
                                              .group = group,
                                              .slice = i});
        if (notes)
            collect_notes(flow, group, item);
    }
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
        slice_group(flow, group, breakable);
        add_slices(flow, group);
    }
    g_array_unref(row->cells);
    g_free(row);
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
