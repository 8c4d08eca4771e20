/* The page composer against trying every way to cut a few units. */
#include "layout/compose.h"

#include <math.h>
#include <string.h>

static HoComposeCosts costs;

static double
edge(const HoPageCut *before, const HoPageCut *page, unsigned n)
{
    int a = (int) ho_compose_class(before, &costs);
    int b = (int) ho_compose_class(page, &costs);

    return page->end < n ? costs.uneven * (a - b) * (a - b) : 0;
}

/* The least cost of the units from first on, after a page. */
static double
try_all(const HoUnit *units, unsigned n, const HoPageCut *before)
{
    unsigned first = before ? before->end : 0;
    double best = HUGE_VAL;

    if (first == n)
        return 0;
    for (unsigned end = first + 1; end <= n; end++) {
        HoPageCut page = {.first = first, .end = end};
        double cost = ho_compose_page(units, n, &page, &costs);

        if (cost == HUGE_VAL)
            continue;
        if (before != NULL)
            cost += edge(before, &page, n);
        best = MIN(best, cost + try_all(units, n, &page));
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

static void
check_cuts(const GArray *cuts, unsigned n)
{
    unsigned at = 0;

    for (unsigned i = 0; i < cuts->len; i++) {
        const HoPageCut *cut = &g_array_index(cuts, HoPageCut, i);

        g_assert_cmpuint(cut->first, ==, at);
        g_assert_cmpuint(cut->end, >, at);
        g_assert_cmpfloat(cut->tight, >=, 0);
        g_assert_cmpfloat(cut->tight, <=, 1);
        at = cut->end;
    }
    g_assert_cmpuint(at, ==, n);
}

static void
test_optimal(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(7);

    for (unsigned round = 0; round < 300; round++) {
        enum { N = 10 };
        HoUnit units[N];
        g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(HoPageCut));
        double cost;

        make_units(random, units, N);
        cost = ho_compose(units, N, &costs, cuts);
        check_cuts(cuts, N);
        g_assert_cmpfloat_with_epsilon(cost, try_all(units, N, NULL), 0.001);
    }
}

static void
test_too_high(void)
{
    HoUnit units[3] = {{.height = 20}, {.height = 500}, {.height = 20}};
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(HoPageCut));

    ho_compose(units, 3, &costs, cuts);
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
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(HoPageCut));

    ho_compose(units, 4, &costs, cuts);
    g_assert_cmpuint(g_array_index(cuts, HoPageCut, 0).end, ==, 2);
    g_assert_cmpfloat_with_epsilon(g_array_index(cuts, HoPageCut, 0).tight,
                                   10.0 / 28, 0.001);
}

static void
test_many(void)
{
    enum { N = 200000 };
    g_autofree HoUnit *units = g_new0(HoUnit, N);
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(HoPageCut));

    for (unsigned i = 0; i < N; i++)
        units[i].height = i % 2 ? 0 : 1;
    ho_compose(units, N, &costs, cuts);
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
    g_test_add_func("/compose/too-high", test_too_high);
    g_test_add_func("/compose/shrinks", test_shrinks);
    g_test_add_func("/compose/many", test_many);
    return g_test_run();
}
