/*
 * Full pages of columns are composed as a row of pages as high as a column;
 * what is left for the last one is composed anew with less and less height as
 * long as the columns do not get more.
 */
#include "layout/columnar.h"

#include "layout/lint.h"

/* What must fit below something that stands across, or it goes over. */
#define ROOM_BELOW 40.0
/* Columns are balanced to so many points. */
#define PACE 2.0

/* Where the next thing goes. */
typedef struct {
    const HoRunner *runner;
    const GArray *items;
    const HoSegment *segment;
    GArray *units, *spans; /* of the segment */
    unsigned column;       /* the next one */
    double used;           /* of the page's height, above the columns */
    double base;           /* the left edge of the first column */
    bool has_page;
} Setter;

static double
page_height(const Setter *s)
{
    return s->runner->placer->geometry->body_height;
}

static void
begin_page(Setter *s)
{
    HoPlacer *placer = s->runner->placer;

    ho_placer_page(placer, false);
    s->base = placer->left;
    s->column = 0;
    s->used = 0;
    s->has_page = true;
}

/* The cuts of the units from first on into columns of a height. */
static GArray *
cuts_of(const Setter *s, unsigned first, double height)
{
    GArray *cuts = g_array_new(FALSE, FALSE, sizeof(HoPageCut));
    HoComposeTask task = {.units = &g_array_index(s->units, HoUnit, first),
                          .n = s->units->len - first,
                          .costs = *s->runner->costs};

    task.costs.height = height;
    ho_compose(&task, cuts);
    for (unsigned i = 0; i < cuts->len; i++) {
        HoPageCut *cut = &g_array_index(cuts, HoPageCut, i);

        cut->first += first;
        cut->end += first;
    }
    return cuts;
}

/* Whether they stand in so many columns, none too full. */
static bool
fits(const GArray *cuts, unsigned count)
{
    for (unsigned i = 0; i < cuts->len; i++)
        if (g_array_index(cuts, HoPageCut, i).blank < -0.01)
            return false;
    return cuts->len <= count;
}

/* Sets a cut in the next column, its foot at most at a height of the page;
 * blank: so much is to be spread over its spaces, if they can take it. */
static void
fill(Setter *s, const HoPageCut *cut, double foot, double blank)
{
    HoPlacer *placer = s->runner->placer;
    const HoSegment *segment = s->segment;
    double top = placer->geometry->page.margin.top;
    const HoUnitItems *from = &g_array_index(s->spans, HoUnitItems, cut->first);
    const HoUnitItems *to = &g_array_index(s->spans, HoUnitItems, cut->end - 1);
    HoPageFilling filling = {.items = s->items,
                             .first = from->first,
                             .end = to->end,
                             .setting = {.tight = cut->tight},
                             .next = ho_items_content_from(s->items, to->end)};

    if (segment->count > 1)
        filling.setting.loose = ho_page_loosen(&filling, blank);
    placer->left = s->base + s->column * (segment->width + segment->gap);
    placer->top = top + s->used;
    placer->foot = top + foot;
    ho_lint_page(placer->flow, &filling, cut, false);
    ho_placer_fill(placer, &filling);
    s->column++;
}

/* The least height at which the units from first on stand in so many columns;
 * 0 when they do not even in all the room.  *result are the cuts. */
static double
balance(const Setter *s, unsigned first, unsigned count, double room,
        GArray **result)
{
    double sum = 0;
    unsigned steps;

    for (unsigned i = first; i < s->units->len; i++) {
        const HoUnit *unit = &g_array_index(s->units, HoUnit, i);

        sum += unit->height - unit->shrink + (i > first ? unit->space : 0);
    }
    *result = cuts_of(s, first, room);
    if (!fits(*result, count))
        return 0;
    if (count == 1)
        return room;
    steps = (unsigned) (MAX(room - sum / count, 0) / PACE);
    for (unsigned i = 0; i < steps; i++) {
        double height = sum / count + i * PACE;
        GArray *cuts = cuts_of(s, first, height);

        if (fits(cuts, count)) {
            g_array_unref(*result);
            *result = cuts;
            return height;
        }
        g_array_unref(cuts);
    }
    return room;
}

static double
most_used(const GArray *cuts, double height)
{
    double least = height;

    for (unsigned i = 0; i < cuts->len; i++)
        least = MIN(least, g_array_index(cuts, HoPageCut, i).blank);
    return height - MAX(least, 0);
}

/* Columns that a page ends with; returns the unit after them. */
static unsigned
fill_page(Setter *s, unsigned first)
{
    double room = page_height(s) - s->used;
    g_autoptr(GArray) cuts = cuts_of(s, first, room);
    unsigned end = first;

    for (unsigned i = 0; i < cuts->len && s->column < s->segment->count; i++) {
        const HoPageCut *cut = &g_array_index(cuts, HoPageCut, i);

        if (cut->blank < -0.01 && s->used > 0 && i == 0)
            break;
        fill(s, cut, page_height(s), cut->end < s->units->len ? cut->blank : 0);
        end = cut->end;
    }
    return end;
}

/* What is left of a segment, all on this page; last: nothing stands below. */
static bool
fill_rest(Setter *s, unsigned first, bool last)
{
    double room = page_height(s) - s->used, height, foot;
    GArray *cuts = NULL;
    unsigned count = s->segment->count;

    if (s->segment->goes_on || s->column > 0)
        return false;
    height = balance(s, first, count, room, &cuts);
    foot = s->used + most_used(cuts, height);
    for (unsigned i = 0; height > 0 && i < cuts->len; i++) {
        const HoPageCut *cut = &g_array_index(cuts, HoPageCut, i);

        fill(s, cut, last ? page_height(s) : foot,
             cut->blank - (s->used + height - foot));
    }
    if (height > 0) {
        s->used = foot;
        s->column = 0;
    }
    g_array_unref(cuts);
    return height > 0;
}

static double
space_before(const Setter *s)
{
    for (unsigned i = s->segment->first; i < s->segment->end; i++) {
        const HoFlowItem *item = &g_array_index(s->items, HoFlowItem, i);

        if (ho_item_is_content(item) || item->type == HO_FLOW_BOX_BEGIN)
            return item->space;
    }
    return 0;
}

static bool
has_content(const Setter *s)
{
    for (unsigned i = s->segment->first; i < s->segment->end; i++)
        if (ho_item_is_content(&g_array_index(s->items, HoFlowItem, i)))
            return true;
    return false;
}

static double
height_across(const Setter *s)
{
    double height = ROOM_BELOW;

    for (unsigned i = 0; i < s->units->len; i++) {
        const HoUnit *unit = &g_array_index(s->units, HoUnit, i);

        height += unit->height - unit->shrink + unit->space;
    }
    return height;
}

static void
set_segment(Setter *s, bool last)
{
    unsigned unit = 0;

    g_array_set_size(s->units, 0);
    g_array_set_size(s->spans, 0);
    ho_units_make(s->items, s->segment->first, s->segment->end,
                  s->runner->state, s->units, s->spans);
    if (s->has_page && s->used > 0 && s->column == 0)
        s->used += space_before(s);
    /* What stands across goes over with what it stands above. */
    if (!s->has_page || s->column >= s->segment->count ||
        page_height(s) - s->used < ROOM_BELOW ||
        (s->segment->count == 1 && s->used > 0 && !last &&
         height_across(s) > page_height(s) - s->used))
        begin_page(s);
    while (unit < s->units->len) {
        unsigned end;

        if (fill_rest(s, unit, last))
            return;
        end = fill_page(s, unit);
        if (end == s->units->len && s->segment->goes_on)
            return;
        if (end < s->units->len)
            begin_page(s);
        unit = end;
    }
    /* Begun beside a column break: nothing stands below it. */
    s->used = page_height(s);
    s->column = s->segment->count;
}

void
ho_columnar_set(const HoRunner *runner, const GArray *items,
                const HoSegment *segments, unsigned n)
{
    HoFlow *flow = runner->placer->flow;
    double width = flow->body_width;
    Setter s = {.runner = runner, .items = items};

    s.units = g_array_new(FALSE, FALSE, sizeof(HoUnit));
    s.spans = g_array_new(FALSE, FALSE, sizeof(HoUnitItems));
    for (unsigned i = 0; i < n; i++) {
        s.segment = &segments[i];
        flow->body_width = segments[i].width;
        if (has_content(&s) || segments[i].goes_on || (i + 1 == n && i == 0))
            set_segment(&s, i + 1 == n);
    }
    flow->body_width = width;
    g_array_unref(s.units);
    g_array_unref(s.spans);
}

void
ho_segments_find(const HoFlow *flow, const GArray *items, unsigned first,
                 unsigned end, GArray *segments)
{
    const HoPageStyle *page = &flow->geometry->page;
    HoSegment columns = {.count = MAX(page->columns, 1),
                         .width = flow->geometry->body_width,
                         .gap = page->column_gap};
    HoSegment across = {.count = 1,
                        .width = page->width - page->margin.left -
                                 page->margin.right};
    HoSegment now = columns;

    now.first = first;
    for (unsigned i = first; i < end; i++) {
        const HoFlowItem *item = &g_array_index(items, HoFlowItem, i);

        if (item->type != HO_FLOW_BREAK || !(item->kind & HO_BREAK_WITHIN))
            continue;
        now.end = i;
        now.goes_on = (item->kind & HO_BREAK_COLUMN) != 0;
        g_array_append_val(segments, now);
        now = item->kind & HO_BREAK_ACROSS ? across : columns;
        now.first = i + 1;
    }
    now.end = end;
    now.goes_on = false;
    g_array_append_val(segments, now);
}
