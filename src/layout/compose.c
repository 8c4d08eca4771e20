/*
 * Total fit over pages.  Heights of any stretch of units come from sums kept
 * from the start, so a page costs the same to judge however full it is; the
 * walk back from a page's end stops where even shrunk pictures do not fit.
 */
#include "layout/compose.h"

#include <math.h>

enum {
    CLASSES = 3,
    PAGE_UNITS_LIMIT = 2000 /* against units without height */
};

const HoComposeCosts ho_compose_costs = {
    .page = 40,
    .blank = 1600,
    .shrink = 60,
    .uneven = 20,
    .short_end = 120,
};

/* Sums over the units before one. */
typedef struct {
    double height, shrink, notes;
} Sum;

typedef struct {
    double cost;
    unsigned from;       /* the unit its page begins at */
    unsigned from_class; /* of the page before that */
} State;

typedef struct {
    const HoUnit *units;
    unsigned n;
    const HoComposeCosts *costs;
    Sum *sums; /* n + 1; height with the spaces before */
    State (*states)[CLASSES];
} Composer;

static double
body_height(const Composer *c, unsigned first, unsigned end)
{
    double height = c->sums[end].height - c->sums[first].height;

    height += c->units[first].reopen - c->units[first].space;
    return height + (end < c->n ? c->units[end].close : 0);
}

/* What the page is worth; fills in how it is set. */
static double
judge(const Composer *c, HoPageCut *page, double *room_missing)
{
    const HoComposeCosts *costs = c->costs;
    double height = body_height(c, page->first, page->end);
    double shrink = c->sums[page->end].shrink - c->sums[page->first].shrink;
    double notes = c->sums[page->end].notes - c->sums[page->first].notes;
    double room = costs->height - (notes > 0 ? notes + costs->notes_gap : 0);
    double over = height - room;
    double cost = costs->page, share;

    page->tight = over <= 0 ? 0 : shrink <= 0 ? 1 : MIN(1, over / shrink);
    page->blank = room - (height - page->tight * shrink);
    *room_missing = -page->blank;
    if (page->blank < -0.01 && page->end > page->first + 1)
        return HUGE_VAL;
    share = MAX(0, page->blank) / costs->height;
    cost += costs->shrink * page->tight * page->tight;
    if (page->end < c->n)
        cost += costs->blank * share * share + c->units[page->end].penalty;
    else if (share > 0.85)
        cost += costs->short_end * (share - 0.85) / 0.15;
    if (page->blank < -0.01)
        cost += costs->blank; /* one unit too high for any page */
    return cost;
}

unsigned
ho_compose_class(const HoPageCut *page, const HoComposeCosts *costs)
{
    double share = page->blank / costs->height;

    return share < 0.07 ? 0 : share < 0.22 ? 1 : 2;
}

static void
sum_up(Composer *c)
{
    c->sums = g_new0(Sum, c->n + 1);
    for (unsigned i = 0; i < c->n; i++) {
        const HoUnit *unit = &c->units[i];

        c->sums[i + 1].height = c->sums[i].height + unit->space + unit->height;
        c->sums[i + 1].shrink = c->sums[i].shrink + unit->shrink;
        c->sums[i + 1].notes = c->sums[i].notes + unit->notes;
    }
}

/* Tries page as the one that ends where it does, after each kind of page that
 * could stand before. */
static void
try_page(Composer *c, const HoPageCut *page, double cost)
{
    unsigned class = page->end == c->n ? 0 : ho_compose_class(page, c->costs);
    State *best = &c->states[page->end][class];

    for (unsigned k = 0; k < CLASSES; k++) {
        double before = c->states[page->first][k].cost;
        unsigned apart = k > class ? k - class : class - k;
        double total = before + cost;

        if (page->first > 0 && page->end < c->n)
            total += c->costs->uneven * apart * apart;
        if (total < best->cost)
            *best = (State){total, page->first, k};
    }
}

static void
search(Composer *c)
{
    for (unsigned i = 0; i <= c->n; i++)
        for (unsigned k = 0; k < CLASSES; k++)
            c->states[i][k].cost = i == 0 && k == 0 ? 0 : HUGE_VAL;
    for (unsigned end = 1; end <= c->n; end++) {
        for (unsigned first = end; first-- > 0;) {
            HoPageCut page = {.first = first, .end = end};
            double missing;
            double cost = judge(c, &page, &missing);

            if (cost < HUGE_VAL)
                try_page(c, &page, cost);
            /* Closing and reopening may save a little further back, but
             * never as much as a page. */
            if (missing > c->costs->height || end - first > PAGE_UNITS_LIMIT)
                break;
        }
    }
}

static double
collect(Composer *c, GArray *cuts)
{
    unsigned end = c->n, class = 0, start = cuts->len;

    for (unsigned k = 1; k < CLASSES; k++)
        if (c->states[end][k].cost < c->states[end][class].cost)
            class = k;
    for (unsigned k = class; end > 0;) {
        const State *state = &c->states[end][k];
        HoPageCut page = {.first = state->from, .end = end};
        double missing;

        judge(c, &page, &missing);
        g_array_append_val(cuts, page);
        end = state->from;
        k = state->from_class;
    }
    for (unsigned i = start, j = cuts->len; i + 1 < j; i++) {
        HoPageCut *a = &g_array_index(cuts, HoPageCut, i);
        HoPageCut *b = &g_array_index(cuts, HoPageCut, --j);
        HoPageCut page = *a;

        *a = *b;
        *b = page;
    }
    return c->states[c->n][class].cost;
}

double
ho_compose(const HoUnit *units, unsigned n, const HoComposeCosts *costs,
           GArray *cuts)
{
    Composer c = {.units = units, .n = n, .costs = costs};
    double cost;

    if (n == 0)
        return 0;
    sum_up(&c);
    c.states = g_malloc_n(n + 1, sizeof *c.states);
    search(&c);
    cost = collect(&c, cuts);
    g_free(c.sums);
    g_free(c.states);
    return cost;
}

double
ho_compose_page(const HoUnit *units, unsigned n, HoPageCut *page,
                const HoComposeCosts *costs)
{
    Composer c = {.units = units, .n = n, .costs = costs};
    double missing, cost;

    sum_up(&c);
    cost = judge(&c, page, &missing);
    g_free(c.sums);
    return cost;
}
