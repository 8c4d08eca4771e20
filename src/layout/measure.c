/*
 * Heights: spaces collapse, boxes add their insets, kept groups and notes
 * become numbers of the units that the composer cuts.
 */
#include "layout/measure.h"

static const HoFlowItem *
item_at(const GArray *items, unsigned i)
{
    return &g_array_index(items, HoFlowItem, i);
}

double
ho_box_top(const HoFlowBox *box)
{
    return box->border.top + box->padding.top;
}

double
ho_box_bottom(const HoFlowBox *box)
{
    return box->border.bottom + box->padding.bottom;
}

/* What moves away leaves its neighbours beside each other. */
static bool
is_end_of_moving(const HoFlowItem *item)
{
    return (item->kind & HO_BREAK_MOVES) && (item->kind & HO_BREAK_TURNED);
}

void
ho_items_settle(GArray *items)
{
    double pending = 0, kept = 0;
    bool at_edge = true, was_at_edge = true;

    for (unsigned i = 0; i < items->len; i++) {
        HoFlowItem *item = &g_array_index(items, HoFlowItem, i);

        if (item->type == HO_FLOW_BREAK && is_end_of_moving(item)) {
            pending = kept;
            at_edge = was_at_edge;
            continue;
        }
        if (item->type == HO_FLOW_BREAK) {
            kept = pending;
            was_at_edge = at_edge;
        }
        if (item->type == HO_FLOW_SPACE) {
            pending = MAX(pending, item->height);
        } else if (item->type == HO_FLOW_BREAK &&
                   (item->kind & (HO_BREAK_ACROSS | HO_BREAK_DOWN))) {
            continue;
        } else if (item->type == HO_FLOW_BREAK) {
            pending = 0;
            at_edge = true;
        } else if (item->type == HO_FLOW_BOX_BEGIN) {
            item->space = at_edge ? 0 : pending;
            pending = item->box->visible || at_edge ? 0 : pending;
            if (item->box->visible)
                at_edge = true;
            else if (item->space > 0)
                item->space = 0;
        } else if (item->type == HO_FLOW_BOX_END) {
            if (item->box->visible) {
                pending = 0;
                at_edge = false;
            }
        } else if (ho_item_is_content(item)) {
            item->space = at_edge ? 0 : pending;
            pending = 0;
            /* Text begins at the head of what stands beside it. */
            at_edge = item->type == HO_FLOW_BESIDE;
        }
    }
}

const HoFlowItem *
ho_items_content_from(const GArray *items, unsigned i)
{
    for (; i < items->len; i++) {
        const HoFlowItem *item = &g_array_index(items, HoFlowItem, i);

        if (ho_item_is_content(item))
            return item;
    }
    return NULL;
}

double
ho_items_measure(const GArray *items, unsigned first, unsigned end,
                 HoSetting setting, double *tops)
{
    bool at_top = true;
    double y = 0;

    for (unsigned i = first; i < end; i++) {
        const HoFlowItem *item = item_at(items, i);

        if (ho_item_is_content(item) || item->type == HO_FLOW_BOX_BEGIN) {
            y += at_top        ? 0
                 : item->rigid ? item->space
                               : item->space * (1 + setting.loose);
            at_top = false;
        }
        if (tops != NULL)
            tops[i - first] = y;
        if (ho_item_is_content(item))
            y += item->height - setting.tight * (item->height - item->least);
        else if (item->type == HO_FLOW_BOX_BEGIN)
            y += ho_box_top(item->box);
        else if (item->type == HO_FLOW_BOX_END)
            y += ho_box_bottom(item->box);
    }
    return y;
}

/* What is known while units are made. */
typedef struct {
    const GArray *items;
    GArray *units, *spans;
    HoUnit unit;
    unsigned first;       /* item of the unit being made */
    double tops, bottoms; /* of the boxes open now */
    bool any;             /* the unit has its space */
} Maker;

static void
begin_unit(Maker *m, unsigned first)
{
    m->unit = (HoUnit){.reopen = m->tops, .close = m->bottoms};
    m->first = first;
    m->any = false;
}

static void
add_space(Maker *m, const HoFlowItem *item)
{
    if (m->any)
        m->unit.height += item->space;
    else
        m->unit.space = item->space;
    m->any = true;
}

/* The innermost things know best what an edge before them costs; a frame adds
 * a little. */
static void
add_content(Maker *m, const HoFlowItem *item)
{
    add_space(m, item);
    m->unit.height += item->height;
    m->unit.shrink += item->height - item->least;
    m->unit.penalty = item->before;
    if (item->type == HO_FLOW_ROW) {
        m->unit.reopen += item->group->slices[item->slice].above;
        m->unit.close += item->group->slices[item->slice].below;
    }
    if (m->unit.close > 0)
        m->unit.penalty += HO_KEEP_SLIGHT;
    for (unsigned i = 0; i < item->n_notes; i++)
        m->unit.notes += item->notes[i]->aside ? 0 : item->notes[i]->height;
}

static void
end_unit(Maker *m, unsigned end)
{
    HoUnitItems span = {m->first, end};

    g_array_append_val(m->units, m->unit);
    g_array_append_val(m->spans, span);
}

static void
step(Maker *m, unsigned i, bool *has_content)
{
    const HoFlowItem *item = item_at(m->items, i);

    if (item->type == HO_FLOW_BOX_END) {
        m->unit.height += ho_box_bottom(item->box);
        m->tops -= ho_box_top(item->box) + item->box->repeat_height;
        m->bottoms -= ho_box_bottom(item->box);
        return;
    }
    if (*has_content && item->type != HO_FLOW_SPACE) {
        end_unit(m, i);
        begin_unit(m, i);
        *has_content = false;
    }
    if (item->type == HO_FLOW_BOX_BEGIN) {
        add_space(m, item);
        m->unit.height += ho_box_top(item->box);
        m->tops += ho_box_top(item->box) + item->box->repeat_height;
        m->bottoms += ho_box_bottom(item->box);
    } else if (ho_item_is_content(item)) {
        add_content(m, item);
        *has_content = true;
    }
}

static const HoFlowItem *
content_of(const Maker *m, unsigned unit)
{
    const HoUnitItems *span = &g_array_index(m->spans, HoUnitItems, unit);

    for (unsigned i = span->first; i < span->end; i++)
        if (ho_item_is_content(item_at(m->items, i)))
            return item_at(m->items, i);
    return NULL;
}

static unsigned
keep_of(const Maker *m, unsigned unit)
{
    const HoFlowItem *item = content_of(m, unit);

    return item != NULL ? item->keep : 0;
}

static void
keep_group(Maker *m, unsigned first, unsigned end, double most)
{
    double height = 0;

    for (unsigned i = first; i < end; i++) {
        const HoUnit *unit = &g_array_index(m->units, HoUnit, i);

        height += unit->height + unit->space - unit->shrink + unit->notes;
    }
    for (unsigned i = first + 1; i < end && height <= most; i++)
        g_array_index(m->units, HoUnit, i).penalty += HO_KEEP_BLOCK;
}

/* What is to be kept together is, if it fits a page. */
static void
keep_groups(Maker *m, unsigned from, double page)
{
    for (unsigned i = from; i < m->units->len;) {
        unsigned keep = keep_of(m, i), end = i + 1;

        if (keep == 0) {
            i++;
            continue;
        }
        while (end < m->units->len && keep_of(m, end) == keep)
            end++;
        keep_group(m, i, end, content_of(m, i)->keep_share * page);
        i = end;
    }
}

void
ho_units_make(const GArray *items, unsigned first, unsigned end,
              HoUnitState *state, GArray *units, GArray *spans)
{
    Maker m = {.items = items,
               .units = units,
               .spans = spans,
               .tops = state->tops,
               .bottoms = state->bottoms};
    unsigned from = units->len;
    bool has_content = false;

    begin_unit(&m, first);
    for (unsigned i = first; i < end; i++)
        step(&m, i, &has_content);
    if (has_content || units->len == from) {
        end_unit(&m, end);
    } else {
        /* Anchors and empty boxes after the last thing that shows. */
        HoUnit *last = &g_array_index(units, HoUnit, units->len - 1);

        last->height += m.unit.space + m.unit.height;
        g_array_index(spans, HoUnitItems, spans->len - 1).end = end;
    }
    keep_groups(&m, from, state->height);
    state->tops = m.tops;
    state->bottoms = m.bottoms;
}
