/*
 * What is good of a page and what is not: blank space, pictures shrunk, edges
 * where they part what belongs together.
 */
#include "layout/page_cost.h"

#include <math.h>

const HoComposeCosts ho_compose_costs = {
    .page = 40,
    .blank = 1600,
    .shrink = 45,
    .uneven = 20,
    .short_end = 120,
    .move = 1,
};

void
ho_page_judge_init(HoPageJudge *judge, const HoComposeTask *task)
{
    judge->task = task;
    judge->sums = g_new0(HoUnitSum, task->n + 1);
    for (unsigned i = 0; i < task->n; i++) {
        const HoUnit *unit = &task->units[i];
        const HoUnitSum *sum = &judge->sums[i];

        judge->sums[i + 1] =
            (HoUnitSum){sum->height + unit->space + unit->height,
                        sum->shrink + unit->shrink, sum->notes + unit->notes};
    }
}

void
ho_page_judge_clear(HoPageJudge *judge)
{
    g_clear_pointer(&judge->sums, g_free);
}

double
ho_page_judge_height(const HoPageJudge *judge, unsigned first, unsigned end)
{
    const HoUnit *units = judge->task->units;
    double height = judge->sums[end].height - judge->sums[first].height;

    height += units[first].reopen - units[first].space;
    return height + (end < judge->task->n ? units[end].close : 0);
}

/* The page's content when nothing shrinks. */
static HoUnitSum
content_of(const HoPageJudge *judge, const HoPageCut *page)
{
    const HoComposeTask *task = judge->task;
    HoUnitSum sum = ho_page_judge_sum(judge, page->first, page->end);

    sum.height = ho_page_judge_height(judge, page->first, page->end);
    if (page->left >= 0) {
        const HoMovable *movable = &task->movables[page->left];
        HoUnitSum gone = ho_page_judge_sum(judge, movable->first, movable->end);

        sum.height -= gone.height;
        sum.shrink -= gone.shrink;
        sum.notes -= gone.notes;
    }
    if (page->brought >= 0) {
        const HoMovable *movable = &task->movables[page->brought];
        HoUnitSum more = ho_page_judge_sum(judge, movable->first, movable->end);
        double space = task->units[movable->first].space;

        /* The space that was before it is now below it. */
        sum.height += more.height - space;
        sum.height += MAX(space, task->units[page->first].space);
        sum.shrink += more.shrink;
        sum.notes += more.notes;
    }
    if (page->alternative >= 0) {
        sum.height += task->alternatives[page->alternative].taller;
        sum.shrink += task->alternatives[page->alternative].shrink;
    }
    return sum;
}

double
ho_page_judge_cost(const HoPageJudge *judge, HoPageCut *page)
{
    const HoComposeTask *task = judge->task;
    const HoComposeCosts *costs = &task->costs;
    HoUnitSum sum = content_of(judge, page);
    double room =
        costs->height - (sum.notes > 0 ? sum.notes + costs->notes_gap : 0);
    double over = sum.height - room;
    double cost = costs->page, share;
    bool forced = page->end == page->first + 1 && page->brought < 0;

    page->tight = over <= 0         ? 0
                  : sum.shrink <= 0 ? 1
                                    : MIN(1, over / sum.shrink);
    page->blank = room - (sum.height - page->tight * sum.shrink);
    if (page->blank < -0.01 && !forced)
        return HUGE_VAL;
    share = MAX(0, page->blank) / costs->height;
    cost += costs->shrink * page->tight * page->tight;
    if (page->end < task->n)
        cost += costs->blank * share * share + task->units[page->end].penalty;
    else if (share > 0.85)
        cost += costs->short_end * (share - 0.85) / 0.15;
    if (page->blank < -0.01)
        cost += costs->blank; /* one unit too high for any page */
    if (page->left >= 0)
        cost += costs->move * task->movables[page->left].cost;
    if (page->alternative >= 0)
        cost += task->alternatives[page->alternative].cost;
    return cost;
}

unsigned
ho_compose_class(const HoPageCut *page, const HoComposeCosts *costs)
{
    double share = page->blank / costs->height;

    return share < 0.07 ? 0 : share < 0.22 ? 1 : 2;
}

double
ho_compose_page(const HoComposeTask *task, HoPageCut *page)
{
    HoPageJudge judge;
    double cost;

    ho_page_judge_init(&judge, task);
    cost = ho_page_judge_cost(&judge, page);
    ho_page_judge_clear(&judge);
    return cost;
}
