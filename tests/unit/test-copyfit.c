#include "layout/copyfit.h"

#include <glib.h>

/* By how many lines a text is over. */

#define NEVER G_MAXUINT

static HoUnit
line(void)
{
    return (HoUnit){.height = 10};
}

/* Ten lines to a page: twenty-three are three pages, three lines over. */
static void
test_lines(void)
{
    HoUnit units[23];
    unsigned lines[23];
    HoComposeTask task = {.units = units, .n = 23, .costs = ho_compose_costs};
    HoRunLength length = {.n = 3};

    for (unsigned i = 0; i < 23; i++) {
        units[i] = line();
        lines[i] = 1;
    }
    task.costs.height = 100;
    ho_copyfit_measure(&task, lines, 10, &length);
    g_assert_cmpuint(length.over[0], ==, 3);
    g_assert_cmpuint(length.over[1], ==, 13);
    g_assert_cmpuint(length.over[2], ==, NEVER);
}

/* What is no line counts by its height, as low as it can be. */
static void
test_pictures(void)
{
    HoUnit units[3] = {line(), {.height = 90}, {.space = 5, .height = 60}};
    const unsigned lines[3] = {1, 0, 0};
    HoComposeTask task = {.units = units, .n = 3, .costs = ho_compose_costs};
    HoRunLength length = {.n = 2};

    task.costs.height = 100;
    ho_copyfit_measure(&task, lines, 10, &length);
    g_assert_cmpuint(length.over[0], ==, 7); /* 65 points of picture */
    units[2].shrink = 20;
    ho_copyfit_measure(&task, lines, 10, &length);
    g_assert_cmpuint(length.over[0], ==, 5);
    units[1].shrink = 60; /* both go on one page then */
    g_assert_cmpuint(ho_copyfit_lines(&task, lines, 0, 10), ==, 9);
    ho_copyfit_measure(&task, lines, 10, &length);
    g_assert_cmpuint(length.over[0], ==, 0);
}

static void
check_over(HoRunLength *runs, unsigned n, unsigned fewer, unsigned expected)
{
    const HoPages pages = {.runs = runs, .n_runs = n};

    g_assert_cmpuint(ho_copyfit_over(&pages, fewer), ==, expected);
}

/* The lines are cut where that is easiest. */
static void
test_runs(void)
{
    HoRunLength runs[3] = {{0, 2, false, {9, NEVER, NEVER}},
                           {2, 4, false, {3, 20, 60}},
                           {6, 1, false, {NEVER, NEVER, NEVER}}};

    check_over(runs, 3, 1, 3);
    check_over(runs, 3, 2, 12);
    check_over(runs, 3, 3, 29);
    check_over(runs, 3, 4, 69);
    check_over(runs, 3, 5, NEVER);
    check_over(runs, 0, 1, NEVER);
}

/* A page less before a right-hand page makes a blank one more, unless there was
 * one before; two are two. */
static void
test_recto(void)
{
    HoRunLength even[2] = {{0, 4, true, {1, 30, 60}},
                           {4, 4, true, {5, 40, 90}}};
    HoRunLength odd[2] = {{0, 3, true, {1, 30, NEVER}},
                          {4, 4, true, {5, 40, 90}}};

    check_over(even, 2, 1, 5);
    check_over(even, 2, 2, 30);
    check_over(odd, 2, 1, 1);
    check_over(odd, 2, 2, 1);
    check_over(odd, 2, 3, 6);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/copyfit/lines", test_lines);
    g_test_add_func("/copyfit/pictures", test_pictures);
    g_test_add_func("/copyfit/runs", test_runs);
    g_test_add_func("/copyfit/recto", test_recto);
    return g_test_run();
}
