/*
 * The flow is cut at forced page starts into runs; each is composed by itself,
 * with the index made where it stands and what moves set after its page.
 */
#include "layout/paginate.h"

#include "layout/columnar.h"
#include "layout/index.h"
#include "layout/margin.h"

static void
begin_pages(HoPagination *pagination, unsigned kind)
{
    HoPlacer *placer = pagination->placer;

    pagination->runner.recto = (kind & HO_BREAK_RECTO) != 0;
    if (kind & HO_BREAK_FRONT)
        placer->front = true;
    if ((kind & HO_BREAK_RECTO) && !ho_placer_is_recto_next(placer))
        ho_placer_blank(placer);
    if (kind & HO_BREAK_BODY)
        placer->front = false;
    placer->bare = (kind & HO_BREAK_BARE) != 0;
}

static HoFlowItem *
item_of(GArray *items, unsigned i)
{
    return &g_array_index(items, HoFlowItem, i);
}

static void
set_segments(HoPagination *pagination, const GArray *items,
             const GArray *segments)
{
    ho_columnar_set(&pagination->runner, items,
                    (const HoSegment *) (void *) segments->data, segments->len);
}

/* The index made where it stands in the run, in columns of its own. */
static void
set_with_index(HoPagination *pagination, GArray *items, unsigned first,
               unsigned end, unsigned index)
{
    g_autoptr(GArray) segments = g_array_new(FALSE, FALSE, sizeof(HoSegment));
    HoFlow *flow = pagination->flow;
    GArray *all = ho_flow_items_new(flow);
    HoSegment columns = {.first = index - first};

    columns.width = ho_flow_index_width(flow, &columns.count, &columns.gap);
    g_array_append_vals(all, item_of(items, first), index - first);
    ho_index_write(flow, columns.width, all, pagination->placer);
    columns.end = all->len;
    if (index + 1 < end)
        g_array_append_vals(all, item_of(items, index + 1), end - index - 1);
    ho_items_settle(all);
    ho_segments_find(flow, all, 0, columns.first, segments);
    g_array_append_val(segments, columns);
    ho_segments_find(flow, all, columns.end, all->len, segments);
    set_segments(pagination, all, segments);
}

static void
set_run(HoPagination *pagination, GArray *items, unsigned first, unsigned end,
        const GArray *inserts)
{
    g_autoptr(GArray) segments = NULL;
    unsigned i = first;

    begin_pages(pagination, pagination->kind);
    while (i < end && item_of(items, i)->type != HO_FLOW_INDEX)
        i++;
    if (i < end) {
        set_with_index(pagination, items, first, end, i);
    } else if (pagination->flow->geometry->page.columns > 1) {
        segments = g_array_new(FALSE, FALSE, sizeof(HoSegment));
        ho_segments_find(pagination->flow, items, first, end, segments);
        set_segments(pagination, items, segments);
    } else {
        ho_run_set(&pagination->runner, items, first, end, inserts);
        return;
    }
    for (i = 0; inserts != NULL && i < inserts->len; i++)
        ho_insert_set(&pagination->runner,
                      &g_array_index(inserts, HoInsert, i));
}

void
ho_paginate_on(HoPagination *pagination, const HoGeometry *geometry)
{
    ho_flow_set_geometry(pagination->flow, geometry);
    pagination->placer->geometry = geometry;
    pagination->costs.height = geometry->body_height;
    pagination->state.height = geometry->body_height;
}

/* Where a run ends before a forced break at i: a box that nothing stands in
 * yet opens on the page after it. */
static unsigned
run_end(GArray *items, unsigned first, unsigned i)
{
    unsigned end = i;

    while (i > first) {
        const HoFlowItem *item = item_of(items, --i);

        if (ho_item_is_content(item) || item->type == HO_FLOW_BOX_END ||
            item->type == HO_FLOW_INDEX)
            break;
        if (item->type == HO_FLOW_BOX_BEGIN)
            end = i;
    }
    return end;
}

/* The run that is being gathered: items from first on, or, when something is
 * taken out of it, own and the items from first on. */
typedef struct {
    GArray *items;
    unsigned first;
    GArray *own;     /* or NULL */
    GArray *inserts; /* of HoInsert: what was taken out */
    bool any;        /* something shows */
} Gathered;

/* Takes out what moves, from its break on; returns the break that ends it. */
static unsigned
take_out(HoPagination *pagination, Gathered *run, unsigned begin)
{
    HoInsert insert = {.first = begin + 1,
                       .items = run->items,
                       .geometry = item_of(run->items, begin)->geometry};
    unsigned end = begin + 1;

    while (end < run->items->len &&
           (item_of(run->items, end)->type != HO_FLOW_BREAK ||
            !(item_of(run->items, end)->kind & HO_BREAK_TURNED)))
        end++;
    if (run->own == NULL)
        run->own = ho_flow_items_new(pagination->flow);
    if (begin > run->first)
        g_array_append_vals(run->own, item_of(run->items, run->first),
                            begin - run->first);
    insert.at = run->own->len;
    insert.end = end;
    g_array_append_val(run->inserts, insert);
    run->first = MIN(end + 1, run->items->len);
    return end;
}

static void
set_gathered(HoPagination *pagination, Gathered *run, unsigned end)
{
    if (run->own == NULL) {
        set_run(pagination, run->items, run->first, end, NULL);
    } else {
        if (end > run->first)
            g_array_append_vals(run->own, item_of(run->items, run->first),
                                end - run->first);
        if (run->any)
            set_run(pagination, run->own, 0, run->own->len, run->inserts);
        else
            begin_pages(pagination, pagination->kind);
        for (unsigned i = 0; !run->any && i < run->inserts->len; i++)
            ho_insert_set(&pagination->runner,
                          &g_array_index(run->inserts, HoInsert, i));
    }
    run->own = NULL;
    g_array_set_size(run->inserts, 0);
    run->any = false;
}

/* A page begins at break i: sets what stands before it. */
static void
begin_anew(HoPagination *pagination, Gathered *run, unsigned i)
{
    const HoFlowItem *item = item_of(run->items, i);

    if (run->any || run->inserts->len > 0 || (item->kind & HO_BREAK_ALWAYS)) {
        unsigned end = run_end(run->items, run->first, i);

        set_gathered(pagination, run, end);
        pagination->kind = item->kind;
        run->first = end == i ? i + 1 : end;
    } else {
        pagination->kind |= item->kind;
    }
    if (item->geometry != NULL)
        ho_paginate_on(pagination, item->geometry);
    run->any = false;
}

void
ho_paginate(HoPagination *pagination)
{
    Gathered run = {.items = pagination->flow->column.items};

    run.inserts = g_array_new(FALSE, FALSE, sizeof(HoInsert));
    for (unsigned i = 0; i < run.items->len; i++) {
        const HoFlowItem *item = item_of(run.items, i);

        if (item->type != HO_FLOW_BREAK)
            run.any = run.any || ho_item_is_content(item) ||
                      item->type == HO_FLOW_INDEX;
        else if (item->kind & HO_BREAK_MOVES)
            i = take_out(pagination, &run, i);
        else if (!(item->kind & HO_BREAK_WITHIN))
            begin_anew(pagination, &run, i);
    }
    if (run.any || run.inserts->len > 0 || pagination->placer->drafts->len == 0)
        set_gathered(pagination, &run, run.items->len);
    g_array_unref(run.inserts);
    while (pagination->placer->sides->len > 0) {
        ho_placer_page(pagination->placer, false);
        ho_placer_margin(pagination->placer, NULL);
    }
}
