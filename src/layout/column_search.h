#pragma once

#include "layout/column_steps.h"

/*
 * The search for column widths: what its three steps (candidates, guess, proof)
 * share.
 */
typedef struct {
    const HoColumnProblem *problem;
    GArray *steps;       /* of HoCellStep */
    HoCellSteps *cells;  /* of each cell */
    double **candidates; /* of each column: widths, ascending */
    unsigned *counts;
    float **heights; /* of each column: candidate × row */
    double *widths;  /* the best so far */
    double best, best_width;
    unsigned work; /* rows looked at */
} HoColumnSearch;

/* Heights of the rows where a column has a candidate's width; of the cells that
 * span nothing. */
static inline const float *
ho_search_heights(const HoColumnSearch *s, unsigned column, unsigned candidate)
{
    return s->heights[column] + (gsize) candidate * s->problem->n_rows;
}

/* The widest candidate of a column that is no wider than so much, else the
 * narrowest. */
unsigned ho_search_within(const HoColumnSearch *s, unsigned column,
                          double width);

/* Takes widths as the best if the table is less high with them, or as high and
 * narrower. */
void ho_search_take(HoColumnSearch *s, const double *widths);

/* Candidates of each column, and the heights of its cells with them. */
void ho_search_find_candidates(HoColumnSearch *s);

/* A good way: what columns want, less what is missing, improved by giving from
 * one to another. */
void ho_search_guess(HoColumnSearch *s);

/* Looks through the ways that could be better; false: not all, it took too
 * long. */
bool ho_search_prove(HoColumnSearch *s);
