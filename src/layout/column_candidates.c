/*
 * The widths of each column that are worth a look: those at which one of its
 * cells gains a line.
 */
#include "layout/column_search.h"

enum {
    MOST_CANDIDATES = 64,  /* widths looked at of a column */
    MOST_HEIGHTS = 400000, /* kept: columns × candidates × rows */
};

static int
compare_doubles(const void *a, const void *b)
{
    double x = *(const double *) a, y = *(const double *) b;

    return x < y ? -1 : x > y;
}

/* Sorted, near ones made one (the wider), not too many. */
static void
thin_out(GArray *widths, unsigned most)
{
    double *all = (double *) (void *) widths->data;
    unsigned n = 0;

    g_array_sort(widths, compare_doubles);
    for (unsigned i = 0; i < widths->len; i++) {
        if (n > 0 && all[i] - all[n - 1] < 0.05)
            all[n - 1] = all[i];
        else
            all[n++] = all[i];
    }
    for (unsigned i = 0; n > most && i < most; i++)
        all[i] = all[i * (n - 1) / (most - 1)];
    g_array_set_size(widths, MIN(n, most));
}

static void
find_candidates(HoColumnSearch *s, unsigned column, unsigned most)
{
    const HoColumnProblem *p = s->problem;
    double least = p->least[column], room = p->width;
    GArray *widths = g_array_new(FALSE, FALSE, sizeof(double));

    for (unsigned c = 0; c < p->n_columns; c++)
        room -= c == column ? 0 : p->least[c];
    g_array_append_val(widths, least);
    for (unsigned i = 0; i < p->n_cells; i++) {
        const HoCellSteps *steps = &s->cells[i];

        if (p->cells[i].column != column || p->cells[i].colspan > 1 ||
            (p->fixed != NULL && p->fixed[column]))
            continue;
        for (unsigned k = 0; k < steps->count; k++) {
            double width = ho_cell_step(steps, k)->width;

            if (width > least && width <= room + HO_COLUMN_EPSILON)
                g_array_append_val(widths, width);
        }
    }
    thin_out(widths, most);
    s->counts[column] = widths->len;
    s->candidates[column] = (double *) (void *) g_array_free(widths, FALSE);
}

/* Of the rows' cells without spans; what spans is known of whole tables only,
 * where it can but add. */
static void
find_heights(HoColumnSearch *s, unsigned column)
{
    const HoColumnProblem *p = s->problem;
    float *heights = g_new0(float, (gsize) s->counts[column] * p->n_rows);

    for (unsigned i = 0; i < p->n_cells; i++) {
        const HoColumnCell *cell = &p->cells[i];

        if (cell->column != column || cell->colspan > 1 || cell->rowspan > 1)
            continue;
        for (unsigned k = 0; k < s->counts[column]; k++)
            heights[k * p->n_rows + cell->row] = (float) ho_cell_steps_height(
                &s->cells[i], s->candidates[column][k]);
    }
    s->heights[column] = heights;
}

void
ho_search_find_candidates(HoColumnSearch *s)
{
    unsigned rows = MAX(s->problem->n_rows, 1);
    unsigned n = s->problem->n_columns, most;

    s->candidates = g_new0(double *, n);
    s->counts = g_new0(unsigned, n);
    s->heights = g_new0(float *, n);
    most = MOST_HEIGHTS / (rows * MAX(n, 1));
    for (unsigned c = 0; c < n; c++) {
        find_candidates(s, c, CLAMP(most, 4, MOST_CANDIDATES));
        find_heights(s, c);
    }
}
