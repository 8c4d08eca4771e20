/*
 * Total fit against the best of all ways to break small paragraphs, and its
 * growth.
 */
#include "text/fit.h"

#include <glib.h>
#include <math.h>
#include <string.h>
#include <time.h>

enum { PLACES = 13 };

static const HoFitRules rules = {
    .measure = 100,
    .line_penalty = 10,
    .ladder = 6000,
    .ladder_limit = 60000,
    .adjacent = 3000,
    .last_hyphen = 8000,
    .short_last = .2,
    .short_demerits = 12000,
    .tolerance = 20,
};

/* Words of random width; every third place is a hyphen without glue. */
static size_t
make_places(GRand *random, HoFitBreak places[PLACES], size_t n)
{
    double x = 0, stretch = 0, shrink = 0;

    memset(places, 0, PLACES * sizeof *places);
    for (size_t i = 1; i < n; i++) {
        HoFitBreak *place = &places[i];

        x += g_rand_double_range(random, 8, 40);
        place->end = x;
        place->end_stretch = stretch;
        place->end_shrink = shrink;
        place->flagged = i + 1 < n && g_rand_int_range(random, 0, 3) == 0;
        if (place->flagged) {
            place->tail = 4;
            place->penalty = 50;
        } else {
            x += 5;
            stretch += 2.5;
            shrink += 1.6;
        }
        place->start = x;
        place->start_stretch = stretch;
        place->start_shrink = shrink;
    }
    return n;
}

static int
fitness(double ratio)
{
    return ratio < -.5 ? 0 : ratio < .5 ? 1 : ratio < 1 ? 2 : 3;
}

/* Demerits of one way to break: bit i of `ways` is a break at place i + 1. */
static double
cost(const HoFitBreak *places, size_t n, const HoFitRules *how, unsigned ways,
     unsigned *lines)
{
    double sum = 0;
    size_t from = 0;
    int class = 1, ladder = 0;

    *lines = 0;
    for (size_t i = 1; i < n; i++) {
        double ratio, own;
        bool last = i + 1 == n;
        HoFitRules rest = *how;

        if (*lines < how->beside_lines)
            rest.measure -= how->beside;
        if (!last && (ways >> (i - 1) & 1) == 0)
            continue;
        own = ho_fit_line(places, n, &rest, from, i, &ratio);
        if (own < 0)
            return HUGE_VAL;
        sum += own;
        sum += ABS(fitness(ratio) - class) > 1 ? how->adjacent : 0;
        if (places[i].flagged && ladder > 0)
            sum += ladder == 1 ? how->ladder : how->ladder_limit;
        if (last && ladder > 0)
            sum += how->last_hyphen;
        class = fitness(ratio);
        ladder = places[i].flagged ? MIN(ladder + 1, 2) : 0;
        from = i;
        ++*lines;
    }
    return sum;
}

static void
test_optimal(void)
{
    GRand *random = g_rand_new_with_seed(1981);
    HoFitBreak places[PLACES];
    HoFitLine lines[PLACES];

    for (int round = 0; round < 400; round++) {
        size_t n = make_places(random, places,
                               (size_t) g_rand_int_range(random, 2, PLACES));
        HoFitRules how = rules;
        double best = HUGE_VAL, found = 0;
        unsigned count = 0;

        how.slack = round % 3 == 0 ? 20 : 0;
        how.indent = round % 4 == 0 ? 12 : 0;
        if (round % 5 == 0) {
            how.beside_lines = 1 + (unsigned) round % 3;
            how.beside = how.measure / 4;
            how.short_demerits = 0;
        }
        for (unsigned ways = 0; ways < 1U << (n - 2); ways++)
            best = MIN(best, cost(places, n, &how, ways, &count));
        g_assert_cmpuint(ho_fit(places, n, &how, lines, &found), >, 0);
        if (best < 1e12)
            g_assert_cmpfloat_with_epsilon(found, best, 1e-6 * best);
    }
    g_rand_free(random);
}

/* The price of what was found is what was said. */
static void
test_cost(void)
{
    GRand *random = g_rand_new_with_seed(3);
    HoFitBreak places[PLACES];
    HoFitLine lines[PLACES];

    for (int round = 0; round < 100; round++) {
        size_t n = make_places(random, places, PLACES);
        double said, ratio;
        size_t count = ho_fit(places, n, &rules, lines, &said);

        ratio = lines[0].ratio;
        if (said > 1e12)
            continue;
        g_assert_cmpfloat_with_epsilon(
            ho_fit_cost(places, n, &rules, lines, count), said, 1e-6 * said);
        g_assert_cmpfloat_with_epsilon(lines[0].ratio, ratio, 1e-9);
    }
    g_rand_free(random);
}

static void
test_lines(void)
{
    GRand *random = g_rand_new_with_seed(7);
    HoFitBreak places[PLACES];
    HoFitLine lines[PLACES];

    for (int round = 0; round < 200; round++) {
        size_t n = make_places(random, places, PLACES);
        HoFitRules how = rules;
        size_t usual = ho_fit(places, n, &how, lines, NULL);
        double best = HUGE_VAL, found = 0;

        how.lines = (unsigned) usual + (round % 2 == 0 ? 1 : -1U);
        if (how.lines == 0)
            continue;
        for (unsigned ways = 0; ways < 1U << (n - 2); ways++) {
            unsigned count;
            double here = cost(places, n, &how, ways, &count);

            if (count == how.lines)
                best = MIN(best, here);
        }
        if (ho_fit(places, n, &how, lines, &found) == 0)
            g_assert_true(isinf(best));
        else
            g_assert_cmpfloat_with_epsilon(found, best, 1e-6 * best);
    }
    g_rand_free(random);
}

static void
test_edges(void)
{
    HoFitBreak places[3] = {{0}};
    HoFitLine lines[3];
    HoFitRules how = rules;

    g_assert_cmpuint(ho_fit(places, 1, &how, lines, NULL), ==, 0);
    /* One empty line. */
    g_assert_cmpuint(ho_fit(places, 2, &how, lines, NULL), ==, 1);
    g_assert_cmpuint(lines[0].at, ==, 1);
    /* A word wider than the measure is set all the same. */
    places[1].end = places[1].start = 500;
    places[2].end = places[2].start = 600;
    g_assert_cmpuint(ho_fit(places, 3, &how, lines, NULL), ==, 2);
}

/* Seconds for n places that are so near each other that a line has many. */
static double
time_of(size_t n)
{
    HoFitBreak *places = g_new0(HoFitBreak, n);
    HoFitLine *lines = g_new(HoFitLine, n);
    clock_t start = clock(); /* others may have the processor, too */
    double spent;

    for (size_t i = 1; i < n; i++) {
        places[i].end = places[i].start = (double) i * 1.5;
        places[i].end_stretch = places[i].start_stretch = (double) i * .2;
        places[i].end_shrink = places[i].start_shrink = (double) i * .1;
    }
    g_assert_cmpuint(ho_fit(places, n, &rules, lines, NULL), >, 0);
    spent = (double) (clock() - start) / CLOCKS_PER_SEC;
    g_free(places);
    g_free(lines);
    return spent;
}

static void
test_growth(void)
{
    double once, twice;

    time_of(20000);
    once = MIN(time_of(40000), time_of(40000));
    twice = MIN(time_of(80000), time_of(80000));
    g_test_message("%.3f s, %.3f s", once, twice);
    g_assert_cmpfloat(twice, <, 4 * once + .05);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fit/optimal", test_optimal);
    g_test_add_func("/fit/cost", test_cost);
    g_test_add_func("/fit/lines", test_lines);
    g_test_add_func("/fit/edges", test_edges);
    g_test_add_func("/fit/growth", test_growth);
    return g_test_run();
}
