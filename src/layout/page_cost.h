#pragma once

#include "layout/compose.h"

/*
 * What one page costs.  Heights of any stretch of units come from sums kept
 * from the start, so a page costs the same to judge however full it is.
 */

/* Sums over the units before one. */
typedef struct {
    double height, shrink, notes; /* height with the spaces before */
} HoUnitSum;

typedef struct {
    const HoComposeTask *task;
    HoUnitSum *sums; /* n + 1 */
} HoPageJudge;

void ho_page_judge_init(HoPageJudge *judge, const HoComposeTask *task);
void ho_page_judge_clear(HoPageJudge *judge);

/* What units first to end - 1 add to a page, the space before them too. */
static inline HoUnitSum
ho_page_judge_sum(const HoPageJudge *judge, unsigned first, unsigned end)
{
    const HoUnitSum *a = &judge->sums[first], *b = &judge->sums[end];

    return (HoUnitSum){b->height - a->height, b->shrink - a->shrink,
                       b->notes - a->notes};
}

/* How high a page with just these is, when nothing shrinks: without the space
 * before the first, with the boxes that are cut. */
double ho_page_judge_height(const HoPageJudge *judge, unsigned first,
                            unsigned end);

/* The cost of a page; fills in how it is set.  HUGE_VAL when it cannot be. */
double ho_page_judge_cost(const HoPageJudge *judge, HoPageCut *page);
