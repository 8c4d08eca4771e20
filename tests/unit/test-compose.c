/* The page composer against trying every way to cut a few units. */
#include "layout/compose.h"

#include <math.h>
#include <string.h>

static HoComposeCosts costs;

/* What a page costs beside the one before it, after so many pages. */
static double
edge(const HoComposeTask *task, const HoPageCut *before, const HoPageCut *page,
     unsigned number)
{
    int a = (int) ho_compose_class(before, &costs);
    int b = (int) ho_compose_class(page, &costs);

    if (page->end == task->n ||
        (task->evenness == HO_EVEN_FIRST && number % 2 == 0) ||
        (task->evenness == HO_EVEN_SECOND && number % 2 == 1))
        return 0;
    return costs.uneven * (a - b) * (a - b);
}

/* The last movable before a cut, if it may wait there. */
static int
waiting_at(const HoComposeTask *task, unsigned at)
{
    int found = HO_COMPOSE_NONE;

    for (unsigned i = 0; i < task->n_movables; i++)
        if (task->movables[i].end < at)
            found = (int) i;
    return found >= 0 && at < task->n && task->units[at].reopen <= 0 &&
                   at <= task->movables[found].limit
               ? found
               : HO_COMPOSE_NONE;
}

static bool
is_possible(const HoComposeTask *task, const HoPageCut *page)
{
    const HoAlternative *set;
    const HoMovable *left;

    if (page->left >= 0 && task->movables[page->left].first <= page->first)
        return false;
    if (page->alternative < 0)
        return true;
    set = &task->alternatives[page->alternative];
    if (set->first < page->first || set->end > page->end)
        return false;
    if (page->left < 0)
        return true;
    left = &task->movables[page->left];
    return set->end <= left->first || set->first >= left->end;
}

static double try_all(const HoComposeTask *task, const HoPageCut *before,
                      unsigned number);

/* The least cost with this page and all ways to go on after it. */
static double
try_page(const HoComposeTask *task, const HoPageCut *before, HoPageCut page,
         unsigned number)
{
    double best = HUGE_VAL;
    int n = (int) task->n_alternatives;

    for (page.alternative = HO_COMPOSE_NONE; page.alternative < n;
         page.alternative++) {
        double cost;

        if (!is_possible(task, &page))
            continue;
        cost = ho_compose_page(task, &page);
        if (cost == HUGE_VAL)
            continue;
        if (before != NULL)
            cost += edge(task, before, &page, number);
        cost += try_all(task, &page, number + 1);
        best = MIN(best, cost);
    }
    return best;
}

/* The least cost of the units after a page, the number'th. */
static double
try_all(const HoComposeTask *task, const HoPageCut *before, unsigned number)
{
    unsigned first = before ? before->end : 0;
    double best = HUGE_VAL;

    if (first == task->n)
        return 0;
    for (unsigned end = first + 1; end <= task->n; end++) {
        HoPageCut page = {.first = first,
                          .end = end,
                          .brought = before ? before->left : HO_COMPOSE_NONE,
                          .left = HO_COMPOSE_NONE};
        double cost = try_page(task, before, page, number);

        best = MIN(best, cost);
        page.left = waiting_at(task, end);
        if (page.left < 0)
            continue;
        cost = try_page(task, before, page, number);
        best = MIN(best, cost);
    }
    return best;
}

static void
make_units(GRand *random, HoUnit *units, unsigned n)
{
    memset(units, 0, n * sizeof *units);
    for (unsigned i = 0; i < n; i++) {
        HoUnit *unit = &units[i];
        bool picture = g_rand_int_range(random, 0, 3) == 0;

        unit->height = g_rand_double_range(random, 5, picture ? 80 : 20);
        unit->shrink = picture ? unit->height * 0.4 : 0;
        unit->space = g_rand_double_range(random, 0, 8);
        unit->penalty = g_rand_int_range(random, -10, 200);
        if (g_rand_int_range(random, 0, 5) == 0)
            unit->notes = 10;
        if (g_rand_int_range(random, 0, 5) == 0)
            unit->reopen = unit->close = 4;
    }
}

/* Some units may move, in order and apart. */
static unsigned
make_movables(GRand *random, HoMovable *movables, unsigned n)
{
    unsigned count = 0;

    for (unsigned i = 0; i + 2 < n; i++) {
        unsigned end = i + (unsigned) g_rand_int_range(random, 1, 3);

        if (g_rand_int_range(random, 0, 3) != 0)
            continue;
        movables[count++] = (HoMovable){
            .first = i,
            .end = end,
            .limit = end + (unsigned) g_rand_int_range(random, 1, 5),
            .cost = g_rand_int_range(random, 0, 60)};
        i = end;
    }
    return count;
}

static unsigned
make_alternatives(GRand *random, HoAlternative *all, unsigned n)
{
    unsigned count = 0;

    for (unsigned i = 0; i + 2 < n; i += 2) {
        if (g_rand_int_range(random, 0, 2) != 0)
            continue;
        all[count++] = (HoAlternative){
            .first = i,
            .end = i + (unsigned) g_rand_int_range(random, 1, 3),
            .taller = g_rand_double_range(random, -20, 20),
            .cost = g_rand_int_range(random, 0, 30)};
    }
    return count;
}

static void
check_cuts(const GArray *cuts, unsigned n)
{
    unsigned at = 0;
    int waits = HO_COMPOSE_NONE;

    for (unsigned i = 0; i < cuts->len; i++) {
        const HoPageCut *cut = &g_array_index(cuts, HoPageCut, i);

        g_assert_cmpuint(cut->first, ==, at);
        g_assert_cmpuint(cut->end, >, at);
        g_assert_cmpfloat(cut->tight, >=, 0);
        g_assert_cmpfloat(cut->tight, <=, 1);
        g_assert_cmpint(cut->brought, ==, waits);
        waits = cut->left;
        at = cut->end;
    }
    g_assert_cmpuint(at, ==, n);
    g_assert_cmpint(waits, ==, HO_COMPOSE_NONE);
}

static void
check_optimal(const HoComposeTask *task)
{
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(HoPageCut));
    double cost = ho_compose(task, cuts);

    check_cuts(cuts, task->n);
    g_assert_cmpfloat_with_epsilon(cost, try_all(task, NULL, 0), 0.001);
}

static void
test_optimal(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);

    for (unsigned round = 0; round < 300; round++) {
        enum { N = 10 };
        HoUnit units[N];
        HoComposeTask task = {.units = units,
                              .n = N,
                              .evenness = (HoEvenness) (round % 3),
                              .costs = costs};

        make_units(random, units, N);
        check_optimal(&task);
    }
}

/* The same with figures that may move and other settings. */
static void
test_optimal_variants(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(11);

    for (unsigned round = 0; round < 200; round++) {
        enum { N = 9 };
        HoUnit units[N];
        HoMovable movables[N];
        HoAlternative alternatives[N];
        HoComposeTask task = {.units = units,
                              .n = N,
                              .movables = movables,
                              .alternatives = alternatives,
                              .costs = costs};

        make_units(random, units, N);
        task.n_movables = make_movables(random, movables, N);
        task.n_alternatives = make_alternatives(random, alternatives, N);
        check_optimal(&task);
    }
}

static void
test_too_high(void)
{
    HoUnit units[3] = {{.height = 20}, {.height = 500}, {.height = 20}};
    HoComposeTask task = {.units = units, .n = 3, .costs = costs};
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(HoPageCut));

    ho_compose(&task, cuts);
    check_cuts(cuts, 3);
    g_assert_cmpuint(cuts->len, ==, 3);
    g_assert_cmpfloat(g_array_index(cuts, HoPageCut, 1).blank, <, 0);
}

/* Pictures shrink rather than leave a page half white. */
static void
test_shrinks(void)
{
    HoUnit units[4] = {{.height = 40},
                       {.height = 70, .shrink = 28},
                       {.height = 40},
                       {.height = 60}};
    HoComposeTask task = {.units = units, .n = 4, .costs = costs};
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(HoPageCut));

    ho_compose(&task, cuts);
    g_assert_cmpuint(g_array_index(cuts, HoPageCut, 0).end, ==, 2);
    g_assert_cmpfloat_with_epsilon(g_array_index(cuts, HoPageCut, 0).tight,
                                   10.0 / 28, 0.001);
}

/* A figure that does not fit goes to the head of the next page, and the lines
 * after it fill the hole; not beyond the limit. */
static void
test_moves(void)
{
    enum { N = 12 };
    HoUnit units[N];
    HoMovable figure = {.first = 1, .end = 2, .limit = N - 1, .cost = 12};
    HoComposeTask task = {.units = units,
                          .n = N,
                          .movables = &figure,
                          .n_movables = 1,
                          .costs = costs};
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(HoPageCut));

    for (unsigned i = 0; i < N; i++)
        units[i] = (HoUnit){.height = 10};
    units[0].height = 50;
    units[1].height = 70;
    ho_compose(&task, cuts);
    g_assert_cmpuint(cuts->len, ==, 3);
    g_assert_cmpuint(g_array_index(cuts, HoPageCut, 0).end, ==, 7);
    g_assert_cmpint(g_array_index(cuts, HoPageCut, 0).left, ==, 0);
    g_assert_cmpint(g_array_index(cuts, HoPageCut, 1).brought, ==, 0);
    g_array_set_size(cuts, 0);
    figure.limit = 2;
    ho_compose(&task, cuts);
    g_assert_cmpint(g_array_index(cuts, HoPageCut, 0).left, ==,
                    HO_COMPOSE_NONE);
}

static void
test_many(void)
{
    enum { N = 200000 };
    g_autofree HoUnit *units = g_new0(HoUnit, N);
    HoComposeTask task = {.units = units, .n = N, .costs = costs};
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(HoPageCut));

    for (unsigned i = 0; i < N; i++)
        units[i].height = i % 2 ? 0 : 1;
    ho_compose(&task, cuts);
    check_cuts(cuts, N);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    costs = ho_compose_costs;
    costs.height = 100;
    costs.notes_gap = 3;
    g_test_add_func("/compose/optimal", test_optimal);
    g_test_add_func("/compose/optimal-variants", test_optimal_variants);
    g_test_add_func("/compose/too-high", test_too_high);
    g_test_add_func("/compose/shrinks", test_shrinks);
    g_test_add_func("/compose/moves", test_moves);
    g_test_add_func("/compose/many", test_many);
    return g_test_run();
}
