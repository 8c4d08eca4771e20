/*
 * The proof that column widths are the best, or better ones: a search through
 * all candidates, column by column, that leaves out what cannot be better.
 */
#include "layout/column_search.h"

enum { SEARCH_WORK = 1500000 }; /* rows looked at */

typedef struct {
    unsigned column;
    double used;    /* by the columns before */
    double rest;    /* the least widths of this and those after */
    float *heights; /* of rows, of the columns before */
} Node;

/* No way to go on can be less high: every column to come has all the room that
 * the others may leave it. */
static double
bound(HoColumnSearch *s, const Node *node)
{
    const HoColumnProblem *p = s->problem;
    g_autofree float *heights =
        g_memdup2(node->heights, p->n_rows * sizeof(float));
    double sum = 0;

    for (unsigned c = node->column; c < p->n_columns; c++) {
        double most = p->width - node->used - node->rest + p->least[c];
        const float *own =
            ho_search_heights(s, c, ho_search_within(s, c, most));

        for (unsigned r = 0; r < p->n_rows; r++)
            heights[r] = MAX(heights[r], own[r]);
    }
    for (unsigned r = 0; r < p->n_rows; r++)
        sum += (double) heights[r];
    s->work += p->n_rows * (p->n_columns - node->column + 1);
    return sum;
}

static void
visit(HoColumnSearch *s, const Node *node, double *widths)
{
    const HoColumnProblem *p = s->problem;
    unsigned c = node->column;
    float *heights;

    if (c == p->n_columns) {
        ho_search_take(s, widths);
        s->work += p->n_rows;
        return;
    }
    if (s->work > SEARCH_WORK || bound(s, node) > s->best - 0.01)
        return;
    heights = g_new0(float, p->n_rows + 1);
    for (unsigned k = s->counts[c]; k-- > 0;) {
        const float *own = ho_search_heights(s, c, k);
        Node next = {.column = c + 1,
                     .used = node->used + s->candidates[c][k],
                     .rest = node->rest - p->least[c],
                     .heights = heights};

        if (next.used + next.rest > p->width + HO_COLUMN_EPSILON)
            continue;
        for (unsigned r = 0; r < p->n_rows; r++)
            heights[r] = MAX(node->heights[r], own[r]);
        widths[c] = s->candidates[c][k];
        visit(s, &next, widths);
    }
    g_free(heights);
}

bool
ho_search_prove(HoColumnSearch *s)
{
    const HoColumnProblem *p = s->problem;
    g_autofree float *heights = g_new0(float, p->n_rows + 1);
    g_autofree double *widths = g_new0(double, p->n_columns);
    Node root = {.heights = heights};

    for (unsigned c = 0; c < p->n_columns; c++)
        root.rest += p->least[c];
    s->work = 0;
    visit(s, &root, widths);
    return s->work <= SEARCH_WORK;
}
