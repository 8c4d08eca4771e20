/*
 * Total fit over pages.  The walk back from a page's end stops where even
 * shrunk pictures do not fit.
 */
#include "layout/page_cost.h"

#include <math.h>
#include <stdint.h>

enum {
    CLASSES = 3,
    WAITS = 2,                 /* no, yes */
    CANDIDATES = 8,            /* alternatives looked at for one page */
    PAGE_UNITS_LIMIT = 2000,   /* against units without height */
    MOVABLES_LIMIT = INT16_MAX /* of one run */
};

typedef struct {
    double cost;
    unsigned from;      /* the unit its page begins at */
    int alternative;    /* that its page uses */
    uint8_t from_class; /* of the page before that */
    uint8_t from_waits;
} State;

typedef struct {
    const HoComposeTask *task;
    HoPageJudge judge;
    int16_t *waiting; /* n + 1: the movable that a cut there may leave */
    unsigned *starts; /* n + 1: first alternative that begins there; or NULL */
    State (*states)[WAITS][CLASSES]; /* for each unit, of each parity */
    double (*least)[WAITS];          /* cost of the cheapest state of a unit */
    double *above, *below; /* n + 1: heights at their least of what is before a
                              unit, and with the space before it */
    double limit;          /* no page can be higher */
    unsigned lowest;       /* a page may begin at; grows */
    unsigned parities;     /* 2 where it matters how many pages there are */
    int candidates[CANDIDATES];
    unsigned n_candidates;
} Composer;

/* For every place the movable that may wait there: the last before it. */
static void
find_waiting(Composer *c)
{
    const HoComposeTask *task = c->task;
    unsigned count = MIN(task->n_movables, MOVABLES_LIMIT), next = 0;

    c->waiting = g_new(int16_t, task->n + 1);
    for (unsigned at = 0; at <= task->n; at++) {
        c->waiting[at] = HO_COMPOSE_NONE;
        while (next < count && task->movables[next].end < at)
            next++;
        if (next > 0 && at < task->n && task->units[at].reopen <= 0 &&
            at <= task->movables[next - 1].limit)
            c->waiting[at] = (int16_t) (next - 1);
    }
}

static void
index_alternatives(Composer *c)
{
    const HoComposeTask *task = c->task;
    unsigned next = 0;

    if (task->n_alternatives == 0)
        return;
    c->starts = g_new(unsigned, task->n + 1);
    for (unsigned i = 0; i <= task->n; i++) {
        while (next < task->n_alternatives &&
               task->alternatives[next].first < i)
            next++;
        c->starts[i] = next;
    }
}

/* Of alternatives that change the height alike the cheapest is enough. */
static void
add_candidate(Composer *c, int index)
{
    const HoAlternative *all = c->task->alternatives;

    for (unsigned i = 0; i < c->n_candidates; i++) {
        const HoAlternative *one = &all[c->candidates[i]];

        if (fabs(one->taller - all[index].taller) > 0.05 ||
            fabs(one->shrink - all[index].shrink) > 0.05)
            continue;
        if (all[index].cost < one->cost)
            c->candidates[i] = index;
        return;
    }
    if (c->n_candidates < CANDIDATES)
        c->candidates[c->n_candidates++] = index;
}

static void
add_candidates(Composer *c, unsigned first, unsigned end)
{
    if (c->starts == NULL)
        return;
    for (unsigned i = c->starts[first]; i < c->starts[first + 1]; i++)
        if (c->task->alternatives[i].end <= end)
            add_candidate(c, (int) i);
}

static bool
overlap(const Composer *c, int alternative, int movable)
{
    const HoAlternative *a = &c->task->alternatives[alternative];
    const HoMovable *m;

    if (movable < 0)
        return false;
    m = &c->task->movables[movable];
    return a->first < m->end && m->first < a->end;
}

/* What is known of pages that end before a unit, so many pages (0 or 1) after
 * an even number. */
static State (*states_at(const Composer *c, unsigned unit,
                         unsigned parity))[CLASSES]
{
    return c->states[(size_t) unit * c->parities + parity];
}

/* Whether the page after so many is compared with the one before it. */
static bool
is_compared(const Composer *c, unsigned parity)
{
    return c->task->evenness == HO_EVEN_ALL ||
           (c->task->evenness == HO_EVEN_FIRST) == (parity == 1);
}

/* Tries page as the one that ends where it does, after each kind of page that
 * could stand before. */
static void
try_after(Composer *c, const HoPageCut *page, double cost, unsigned parity)
{
    const HoComposeTask *task = c->task;
    bool last = page->end == task->n;
    unsigned class = last ? 0 : ho_compose_class(page, &task->costs);
    unsigned waits = page->brought >= 0, next = c->parities > 1 ? !parity : 0;
    State *best = &states_at(c, page->end, next)[page->left >= 0][class];

    if (c->least[page->first][waits] + cost >= best->cost)
        return;
    for (unsigned k = 0; k < CLASSES; k++) {
        double before = states_at(c, page->first, parity)[waits][k].cost;
        unsigned apart = k > class ? k - class : class - k;
        double total = before + cost;

        if (page->first > 0 && !last && is_compared(c, parity))
            total += task->costs.uneven * apart * apart;
        if (total < best->cost)
            *best = (State){total, page->first, page->alternative, (uint8_t) k,
                            (uint8_t) waits};
    }
}

static void
try_page(Composer *c, const HoPageCut *page, double cost)
{
    for (unsigned parity = 0; parity < c->parities; parity++)
        try_after(c, page, cost, parity);
}

/* The page as it is and with each alternative. */
static void
try_settings(Composer *c, HoPageCut page)
{
    double cost;

    page.alternative = HO_COMPOSE_NONE;
    cost = ho_page_judge_cost(&c->judge, &page);
    if (cost < HUGE_VAL)
        try_page(c, &page, cost);
    for (unsigned i = 0; i < c->n_candidates; i++) {
        page.alternative = c->candidates[i];
        if (overlap(c, page.alternative, page.left))
            continue;
        cost = ho_page_judge_cost(&c->judge, &page);
        if (cost < HUGE_VAL)
            try_page(c, &page, cost);
    }
}

/* With what waited and what may wait, beside the page without. */
static void
try_movables(Composer *c, HoPageCut page)
{
    const HoMovable *movables = c->task->movables;
    int waited = c->waiting[page.first], leave = c->waiting[page.end];

    if (leave >= 0 && movables[leave].first > page.first) {
        page.left = leave;
        try_settings(c, page);
        if (waited >= 0) {
            page.brought = waited;
            try_settings(c, page);
        }
        page.left = HO_COMPOSE_NONE;
    }
    if (waited >= 0) {
        page.brought = waited;
        try_settings(c, page);
    }
}

/* By so much alternatives may make a page less high. */
static double
spared_by_alternatives(const HoComposeTask *task)
{
    double spared = 0;

    for (unsigned i = 0; i < task->n_alternatives; i++) {
        const HoAlternative *set = &task->alternatives[i];
        double less = MAX(0, set->shrink) - set->taller;

        spared = MAX(spared, less);
    }
    return spared;
}

/* Heights from the start, at their least and with their notes. */
static void
sum_up(Composer *c)
{
    const HoComposeTask *task = c->task;
    double sum = 0;

    c->below = g_new(double, task->n + 1);
    c->above = g_new(double, task->n + 1);
    for (unsigned i = 0; i < task->n; i++) {
        const HoUnit *unit = &task->units[i];

        c->above[i] = sum;
        c->below[i] = sum + unit->space;
        sum += unit->space + unit->height - unit->shrink + unit->notes;
    }
    c->above[task->n] = c->below[task->n] = sum;
    c->limit = task->costs.height + spared_by_alternatives(task) + 0.01;
}

/* Whether pages that begin at first or further back are too full for `end` in
 * any case, though so much of them is left to the next page. */
static bool
is_too_full(const Composer *c, unsigned first, unsigned end, double left)
{
    return c->above[end] - c->below[first] > c->limit + left ||
           end - first > PAGE_UNITS_LIMIT;
}

/* The first unit that a page to `end` may begin at; none before it becomes
 * possible again further on. */
static unsigned
find_lowest(Composer *c, unsigned end)
{
    int leave = c->waiting[end];
    unsigned lowest;

    while (c->lowest + 1 < end && is_too_full(c, c->lowest, end, 0))
        c->lowest++;
    lowest = c->lowest;
    if (leave >= 0) {
        const HoMovable *movable = &c->task->movables[leave];
        HoUnitSum left =
            ho_page_judge_sum(&c->judge, movable->first, movable->end);

        while (lowest > 0 &&
               !is_too_full(c, lowest - 1, end, left.height + left.notes))
            lowest--;
    }
    return lowest;
}

static void
note_least(Composer *c, unsigned unit)
{
    for (unsigned waits = 0; waits < WAITS; waits++) {
        double least = HUGE_VAL;

        for (unsigned p = 0; p < c->parities; p++)
            for (unsigned k = 0; k < CLASSES; k++)
                least = MIN(least, states_at(c, unit, p)[waits][k].cost);
        c->least[unit][waits] = least;
    }
}

/* From this cost on no page before `end` is worth trying: another way there is
 * so much cheaper that what the next page costs beside it makes no
 * difference. */
static double
bound_at(const Composer *c, unsigned end)
{
    const HoComposeTask *task = c->task;
    const State *ways = states_at(c, end, 0)[0];
    double best = HUGE_VAL;

    if (c->parities > 1 || c->waiting[end] >= 0)
        return HUGE_VAL;
    for (unsigned k = 0; k < CLASSES; k++)
        best = MIN(best, ways[k].cost);
    best += task->costs.uneven * (CLASSES - 1) * (CLASSES - 1);
    return best - task->costs.page -
           (end < task->n ? task->units[end].penalty : 0);
}

/* The least that it costs to come to a page that begins there, less what its
 * alternatives may be worth. */
static double
least_at(const Composer *c, unsigned first)
{
    double least = MIN(c->least[first][0], c->least[first][1]);

    for (unsigned i = 0; i < c->n_candidates; i++)
        least += MIN(c->task->alternatives[c->candidates[i]].cost, 0);
    return least;
}

static void
try_first(Composer *c, unsigned first, unsigned end)
{
    HoPageCut page = {.first = first,
                      .end = end,
                      .brought = HO_COMPOSE_NONE,
                      .left = HO_COMPOSE_NONE};

    try_settings(c, page);
    if (c->task->n_movables > 0)
        try_movables(c, page);
}

/* Pages with alternatives, which are gathered on the way back; the unit from
 * which on pages have none. */
static unsigned
search_alternatives(Composer *c, unsigned lowest, unsigned end)
{
    unsigned plain = end;

    c->n_candidates = 0;
    if (c->starts == NULL || c->starts[lowest] == c->starts[end])
        return lowest;
    for (unsigned first = end; first-- > lowest;) {
        add_candidates(c, first, end);
        if (c->n_candidates == 0)
            plain = first;
        else if (least_at(c, first) < bound_at(c, end))
            try_first(c, first, end);
    }
    c->n_candidates = 0;
    return plain;
}

/* All pages that end before one unit; of those without alternatives the fullest
 * first, for they are mostly the best. */
static void
search_back(Composer *c, unsigned end)
{
    unsigned first = search_alternatives(c, find_lowest(c, end), end);
    double bound = bound_at(c, end);

    for (; first < end; first++) {
        if (least_at(c, first) >= bound)
            continue;
        try_first(c, first, end);
        bound = bound_at(c, end);
    }
}

static void
search(Composer *c)
{
    unsigned n = c->task->n;

    for (size_t i = 0; i < (size_t) (n + 1) * c->parities; i++)
        for (unsigned k = 0; k < WAITS * CLASSES; k++)
            c->states[i][k / CLASSES][k % CLASSES].cost =
                i == 0 && k == 0 ? 0 : HUGE_VAL;
    note_least(c, 0);
    for (unsigned end = 1; end <= n; end++) {
        search_back(c, end);
        note_least(c, end);
    }
}

static void
turn_round(GArray *cuts, unsigned start)
{
    for (unsigned i = start, j = cuts->len; i + 1 < j; i++) {
        HoPageCut *a = &g_array_index(cuts, HoPageCut, i);
        HoPageCut *b = &g_array_index(cuts, HoPageCut, --j);
        HoPageCut page = *a;

        *a = *b;
        *b = page;
    }
}

/* The class and parity of the cheapest way to the end. */
static const State *
best_end(const Composer *c, unsigned *class, unsigned *parity)
{
    const State *best = NULL;

    for (unsigned p = 0; p < c->parities; p++) {
        for (unsigned k = 0; k < CLASSES; k++) {
            const State *state = &states_at(c, c->task->n, p)[0][k];

            if (best != NULL && state->cost >= best->cost)
                continue;
            best = state;
            *class = k;
            *parity = p;
        }
    }
    return best;
}

static double
collect(Composer *c, GArray *cuts)
{
    unsigned end = c->task->n, class = 0, parity = 0, waits = 0;
    unsigned start = cuts->len;
    double cost = best_end(c, &class, &parity)->cost;

    while (end > 0) {
        const State *state = &states_at(c, end, parity)[waits][class];
        HoPageCut page = {.first = state->from,
                          .end = end,
                          .alternative = state->alternative};

        page.left = waits ? c->waiting[end] : HO_COMPOSE_NONE;
        page.brought =
            state->from_waits ? c->waiting[page.first] : HO_COMPOSE_NONE;
        ho_page_judge_cost(&c->judge, &page);
        g_array_append_val(cuts, page);
        end = state->from;
        class = state->from_class;
        waits = state->from_waits;
        parity = c->parities > 1 ? !parity : 0;
    }
    turn_round(cuts, start);
    return cost;
}

static void
begin(Composer *c, const HoComposeTask *task)
{
    *c = (Composer){.task = task};
    ho_page_judge_init(&c->judge, task);
    find_waiting(c);
    index_alternatives(c);
    sum_up(c);
    c->parities = task->evenness == HO_EVEN_ALL ? 1 : 2;
    c->states =
        g_malloc_n((size_t) (task->n + 1) * c->parities, sizeof *c->states);
    c->least = g_malloc_n(task->n + 1, sizeof *c->least);
    search(c);
}

static void
end(Composer *c)
{
    ho_page_judge_clear(&c->judge);
    g_free(c->waiting);
    g_free(c->starts);
    g_free(c->above);
    g_free(c->below);
    g_free(c->states);
    g_free(c->least);
}

double
ho_compose(const HoComposeTask *task, GArray *cuts)
{
    Composer c;
    double cost;

    if (task->n == 0)
        return 0;
    begin(&c, task);
    cost = collect(&c, cuts);
    end(&c);
    return cost;
}

void
ho_compose_fewest(const HoComposeTask *task, unsigned *pages)
{
    HoComposeTask fewest = *task;
    Composer c;

    pages[0] = 0;
    if (task->n == 0)
        return;
    /* Beside it all other costs are nothing. */
    fewest.costs.page = HO_COMPOSE_FEWEST;
    fewest.evenness = HO_EVEN_ALL;
    begin(&c, &fewest);
    for (unsigned i = 1; i <= task->n; i++) {
        double cost = c.least[i][0];

        pages[i] = cost < HUGE_VAL ? (unsigned) (cost / HO_COMPOSE_FEWEST + 0.5)
                                   : G_MAXUINT;
    }
    end(&c);
}
