/*
 * A guess at column widths, improved pair by pair.
 */
#include "layout/column_search.h"

enum { GUESS_WORK = 3000000 }; /* rows looked at */

static double
sum_of_maxima(const float *a, const float *b, const float *c, unsigned n)
{
    double sum = 0;

    for (unsigned i = 0; i < n; i++) {
        float most = MAX(a[i], b[i]);

        sum += (double) MAX(most, c[i]);
    }
    return sum;
}

/* Tries all widths of two columns that share what the others leave. */
static bool
improve_pair(HoColumnSearch *s, unsigned *at, unsigned a, unsigned b)
{
    const HoColumnProblem *p = s->problem;
    g_autofree float *others = g_new0(float, p->n_rows + 1);
    double room = p->width, best;
    unsigned best_a = at[a], best_b = at[b];

    for (unsigned c = 0; c < p->n_columns; c++) {
        const float *heights = ho_search_heights(s, c, at[c]);

        if (c == a || c == b)
            continue;
        room -= s->candidates[c][at[c]];
        for (unsigned r = 0; r < p->n_rows; r++)
            others[r] = MAX(others[r], heights[r]);
    }
    best = sum_of_maxima(ho_search_heights(s, a, at[a]),
                         ho_search_heights(s, b, at[b]), others, p->n_rows);
    for (unsigned k = 0; k < s->counts[a]; k++) {
        double left = room - s->candidates[a][k];
        unsigned other = ho_search_within(s, b, left);
        double height;

        if (s->candidates[b][other] > left + HO_COLUMN_EPSILON)
            break;
        height =
            sum_of_maxima(ho_search_heights(s, a, k),
                          ho_search_heights(s, b, other), others, p->n_rows);
        s->work += p->n_rows;
        if (height < best - HO_COLUMN_EPSILON) {
            best = height;
            best_a = k;
            best_b = other;
        }
    }
    if (best_a == at[a] && best_b == at[b])
        return false;
    at[a] = best_a;
    at[b] = best_b;
    return true;
}

static void
take_candidates(HoColumnSearch *s, const unsigned *at)
{
    g_autofree double *widths = g_new0(double, s->problem->n_columns);

    for (unsigned c = 0; c < s->problem->n_columns; c++)
        widths[c] = s->candidates[c][at[c]];
    ho_search_take(s, widths);
}

/* Columns as wide as they want, less what is missing in proportion. */
void
ho_search_guess(HoColumnSearch *s)
{
    const HoColumnProblem *p = s->problem;
    g_autofree unsigned *at = g_new0(unsigned, p->n_columns);
    double least = 0, want = 0, share;
    bool better = true;

    for (unsigned c = 0; c < p->n_columns; c++) {
        least += p->least[c];
        want += s->candidates[c][s->counts[c] - 1];
    }
    share = want > least ? MIN(1, (p->width - least) / (want - least)) : 1;
    for (unsigned c = 0; c < p->n_columns; c++)
        at[c] = ho_search_within(
            s, c,
            p->least[c] +
                share * (s->candidates[c][s->counts[c] - 1] - p->least[c]));
    take_candidates(s, at);
    for (unsigned round = 0; better && round < 20; round++) {
        better = false;
        for (unsigned a = 0; a < p->n_columns; a++)
            for (unsigned b = 0; b < p->n_columns && s->work < GUESS_WORK; b++)
                better = (a != b && improve_pair(s, at, a, b)) || better;
    }
    take_candidates(s, at);
}
