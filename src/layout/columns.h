#pragma once

#include <glib.h>
#include <stdbool.h>

/*
 * Column widths by total fit: of all ways to share a width among the columns of
 * a table, the one with which the table is the least high.  Knows nothing of
 * text: widths of words go in, widths of columns come out.
 *
 * A cell's height is a step function of its width, so only the widths at which
 * some cell of the column gains a line need be looked at.  What the problem is
 * called: N. Hurst, K. Marriott, P. Moulder, Minimum sized text containment
 * shapes / Towards optimal table layout (ACM DocEng 2005, 2006); it is hard in
 * general, hence a search with bounds, and an improved guess where that takes
 * too long.
 */

/* What is not parted, and what stands after it if the line goes on. */
typedef struct {
    float width, blank;
    bool ends; /* the line: a hard break or a paragraph's end */
} HoColumnWord;

typedef struct {
    unsigned row, rowspan, column, colspan; /* spans of 1 or more */
    unsigned first, count;                  /* words */
    double inset;   /* of its text, left and right together */
    double leading; /* of a line */
    double extra;   /* beside the lines: above, below, between paragraphs */
} HoColumnCell;

typedef struct {
    unsigned n_columns, n_rows, n_cells;
    const HoColumnCell *cells; /* by row */
    const HoColumnWord *words;
    const double *least; /* of each column */
    const bool *fixed;   /* such a column has its least width; or NULL */
    double width;        /* of all columns; at least the sum of the least */
} HoColumnProblem;

/* Fills in the widths with which the table is least high; no column could be
 * narrower without making it higher.  They add up to the problem's width at
 * most.  Returns the height.  *proven (may be NULL) tells whether there is no
 * better way: known of small tables without spans. */
double ho_columns_fit(const HoColumnProblem *problem, double *widths,
                      bool *proven);

/* How high the table is with these widths. */
double ho_columns_height(const HoColumnProblem *problem, const double *widths);

/* The lines that words take in a width, set as soon as they fit; *widest
 * becomes the width of the longest.  A word that is too wide is parted. */
unsigned ho_column_lines(const HoColumnWord *words, unsigned count,
                         double width, double *widest);
