#include "layout/copyfit.h"

#include <math.h>

unsigned
ho_copyfit_lines(const HoComposeTask *task, const unsigned *lines,
                 unsigned first, double leading)
{
    double height = 0;
    unsigned count = 0;

    for (unsigned i = first; i < task->n; i++) {
        count += lines[i];
        if (lines[i] == 0)
            height += task->units[i].space + task->units[i].height -
                      task->units[i].shrink;
    }
    return count + (unsigned) ceil(height / MAX(leading, 1) - 0.01);
}

void
ho_copyfit_measure(const HoComposeTask *task, const unsigned *lines,
                   double leading, HoRunLength *length)
{
    g_autofree unsigned *pages = g_new(unsigned, task->n + 1);
    unsigned reach = task->n;

    ho_compose_fewest(task, pages);
    for (unsigned fewer = 1; fewer <= HO_MOST_FEWER; fewer++) {
        length->over[fewer - 1] = G_MAXUINT;
        if (fewer >= length->n)
            continue;
        while (reach > 0 &&
               (pages[reach] == G_MAXUINT || pages[reach] > length->n - fewer))
            reach--;
        length->over[fewer - 1] = ho_copyfit_lines(task, lines, reach, leading);
    }
}

enum { SAVED = 2 * HO_MOST_FEWER + 2 };

static void
lower(unsigned *cost, unsigned other, unsigned more)
{
    if (other < G_MAXUINT && more < G_MAXUINT - other)
        *cost = MIN(*cost, other + more);
}

/* From the pages saved before a run to those after it. */
static void
add_run(const HoRunLength *run, unsigned end, const unsigned *before,
        unsigned *after)
{
    for (unsigned saved = 0; saved < SAVED; saved++) {
        unsigned start = end >= saved ? end - saved : 0, now;

        if (run->recto)
            start += start % 2;
        if (before[saved] == G_MAXUINT || start > run->first)
            continue;
        now = run->first - start;
        for (unsigned k = 0; k <= HO_MOST_FEWER && now + k < SAVED; k++)
            lower(&after[now + k], before[saved],
                  k == 0 ? 0 : run->over[k - 1]);
    }
}

unsigned
ho_copyfit_over(const HoPages *pages, unsigned fewer)
{
    unsigned cost[2][SAVED], least = G_MAXUINT;
    unsigned *before = cost[0], *after = cost[1], end = 0;

    for (unsigned i = 0; i < SAVED; i++)
        before[i] = i == 0 ? 0 : G_MAXUINT;
    for (unsigned i = 0; i < pages->n_runs; i++) {
        const HoRunLength *run = &pages->runs[i];
        unsigned *swap = before;

        for (unsigned k = 0; k < SAVED; k++)
            after[k] = G_MAXUINT;
        add_run(run, i > 0 ? end : run->first, before, after);
        end = run->first + run->n;
        before = after;
        after = swap;
    }
    for (unsigned i = fewer; i < SAVED; i++)
        least = MIN(least, before[i]);
    return least;
}
