/*
 * Three steps: the widths that matter in each column, a good guess improved by
 * giving from column to column, and a search that proves it or finds better.
 */
#include "layout/column_search.h"

#include <math.h>
#include <string.h>

/* Rows as the layout makes them: what spans rows stretches its last. */
static double
table_height(const HoColumnSearch *s, const double *widths)
{
    const HoColumnProblem *p = s->problem;
    g_autofree double *tops = g_new0(double, p->n_rows + 1);
    g_autofree double *needs = g_new0(double, p->n_rows + 1);
    unsigned cell = 0;

    for (unsigned row = 0; row < p->n_rows; row++) {
        for (; cell < p->n_cells && p->cells[cell].row == row; cell++) {
            const HoColumnCell *c = &p->cells[cell];
            unsigned end = MIN(row + c->rowspan, p->n_rows);
            double width = 0;

            for (unsigned i = 0; i < c->colspan; i++)
                width += widths[c->column + i];
            needs[end] =
                MAX(needs[end],
                    tops[row] + ho_cell_steps_height(&s->cells[cell], width));
        }
        tops[row + 1] = MAX(tops[row], needs[row + 1]);
    }
    return tops[p->n_rows];
}

void
ho_search_take(HoColumnSearch *s, const double *widths)
{
    double height = table_height(s, widths), width = 0;

    for (unsigned c = 0; c < s->problem->n_columns; c++)
        width += widths[c];
    if (height > s->best + HO_COLUMN_EPSILON ||
        (height > s->best - HO_COLUMN_EPSILON &&
         width > s->best_width - HO_COLUMN_EPSILON))
        return;
    s->best = height;
    s->best_width = width;
    memcpy(s->widths, widths, s->problem->n_columns * sizeof *widths);
}

/* The widest candidate of a column that is no wider than so much. */
unsigned
ho_search_within(const HoColumnSearch *s, unsigned column, double width)
{
    unsigned k = s->counts[column] - 1;

    while (k > 0 && s->candidates[column][k] > width + HO_COLUMN_EPSILON)
        k--;
    return k;
}

/* Gives back what does not make the table less high. */
static void
narrow(HoColumnSearch *s)
{
    const HoColumnProblem *p = s->problem;
    g_autofree double *widths =
        g_memdup2(s->widths, p->n_columns * sizeof(double));

    for (unsigned c = 0; c < p->n_columns; c++) {
        unsigned low = 0, high = ho_search_within(s, c, widths[c]);

        while (low < high) {
            unsigned middle = low + (high - low) / 2;

            widths[c] = s->candidates[c][middle];
            if (table_height(s, widths) <= s->best + HO_COLUMN_EPSILON)
                high = middle;
            else
                low = middle + 1;
        }
        widths[c] = s->candidates[c][low];
    }
    ho_search_take(s, widths);
}

/* Spans are not in the bounds, and their own steps not tried. */
static bool
has_spans(const HoColumnProblem *problem)
{
    for (unsigned i = 0; i < problem->n_cells; i++)
        if (problem->cells[i].rowspan > 1 || problem->cells[i].colspan > 1)
            return true;
    return false;
}

static void
begin(HoColumnSearch *s, const HoColumnProblem *problem)
{
    *s = (HoColumnSearch){
        .problem = problem, .best = HUGE_VAL, .best_width = HUGE_VAL};
    s->steps = g_array_new(FALSE, FALSE, sizeof(HoCellStep));
    s->cells = g_new0(HoCellSteps, problem->n_cells + 1);
    for (unsigned i = 0; i < problem->n_cells; i++) {
        const HoColumnCell *cell = &problem->cells[i];
        double least = 0;

        for (unsigned c = 0; c < cell->colspan; c++)
            least += problem->least[cell->column + c];
        s->cells[i] = (HoCellSteps){.cell = cell,
                                    .words = problem->words + cell->first,
                                    .all = s->steps};
        ho_cell_steps_find(&s->cells[i], least);
    }
}

static void
end(HoColumnSearch *s)
{
    for (unsigned c = 0; c < s->problem->n_columns; c++) {
        g_free(s->candidates[c]);
        g_free(s->heights[c]);
    }
    g_free(s->candidates);
    g_free(s->counts);
    g_free(s->heights);
    g_array_unref(s->steps);
    g_free(s->cells);
}

double
ho_columns_fit(const HoColumnProblem *problem, double *widths, bool *proven)
{
    HoColumnSearch s;
    bool done;

    begin(&s, problem);
    s.widths = widths;
    ho_search_find_candidates(&s);
    ho_search_guess(&s);
    done = ho_search_prove(&s) && !has_spans(problem);
    narrow(&s);
    if (proven != NULL)
        *proven = done;
    end(&s);
    return s.best;
}

double
ho_columns_height(const HoColumnProblem *problem, const double *widths)
{
    /* Without steps, lines are counted anew. */
    g_autofree HoCellSteps *cells = g_new0(HoCellSteps, problem->n_cells + 1);
    HoColumnSearch s = {.problem = problem, .cells = cells};

    for (unsigned i = 0; i < problem->n_cells; i++) {
        cells[i].cell = &problem->cells[i];
        cells[i].words = problem->words + problem->cells[i].first;
    }
    return table_height(&s, widths);
}
