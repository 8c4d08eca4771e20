#pragma once

#include "layout/columns.h"

/*
 * The height of a cell as a function of its width: a stair, known by the widths
 * at which the cell gains a line.
 */
typedef struct {
    unsigned lines;
    double width; /* of the cell: the least with so many lines */
} HoCellStep;

typedef struct {
    const HoColumnCell *cell;
    const HoColumnWord *words; /* its own */
    GArray *all;               /* of HoCellStep: of all cells of a table */
    unsigned first, count;     /* its own, from wide to narrow */
} HoCellSteps;

/* Widths are alike that differ by no more, in points. */
#define HO_COLUMN_EPSILON 1e-4

static inline const HoCellStep *
ho_cell_step(const HoCellSteps *steps, unsigned i)
{
    return &g_array_index(steps->all, HoCellStep, steps->first + i);
}

/* Appends the steps of a cell, down to the least width that it can have, to
 * those of all. */
void ho_cell_steps_find(HoCellSteps *steps, double least);

/* How high the cell is in a width; between steps and without any its lines are
 * counted. */
double ho_cell_steps_height(const HoCellSteps *steps, double width);
