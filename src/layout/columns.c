/*
 * Three steps: the widths that matter in each column, a good guess improved by
 * giving from column to column, and a search that proves it or finds better.
 */
#include "layout/columns.h"

#include <math.h>
#include <string.h>

#define EPSILON 1e-4

enum {
    MOST_STEPS = 24,       /* line counts looked at of a cell */
    MOST_CANDIDATES = 64,  /* widths looked at of a column */
    MOST_HEIGHTS = 400000, /* kept: columns × candidates × rows */
    SEARCH_WORK = 1500000, /* rows looked at in the search for proof */
    GUESS_WORK = 3000000,  /* … for the guess */
};

unsigned
ho_column_lines(const HoColumnWord *words, unsigned count, double width,
                double *widest)
{
    unsigned lines = 0;
    double x = 0, blank = 0;
    bool open = false;

    *widest = 0;
    for (unsigned i = 0; i < count; i++) {
        const HoColumnWord *word = &words[i];

        if (open && x + blank + (double) word->width > width + EPSILON) {
            lines++;
            open = false;
        }
        x = open ? x + blank + (double) word->width : (double) word->width;
        if (x > width + EPSILON && width > 1) {
            lines += (unsigned) MIN((x - EPSILON) / width, 10000);
            *widest = MAX(*widest, width);
            x = fmod(x, width);
        }
        *widest = MAX(*widest, x);
        open = !word->ends;
        blank = (double) word->blank;
        lines += word->ends;
    }
    return lines + open;
}

/* --- a cell: the least width for each number of lines --- */

typedef struct {
    unsigned lines;
    double width; /* of the cell */
} Step;

typedef struct {
    const HoColumnCell *cell;
    unsigned first, count; /* steps, from wide to narrow */
} Steps;

typedef struct {
    const HoColumnProblem *problem;
    GArray *steps;       /* of Step */
    Steps *cells;        /* of each cell */
    double **candidates; /* of each column: widths, ascending */
    unsigned *counts;
    float **heights; /* of each column: candidate × row */
    double *widths;  /* the best so far */
    double best, best_width;
    unsigned work;
} Search;

/* The narrowest width with at most so many lines, between two. */
static double
narrowest(const HoColumnWord *words, unsigned count, unsigned lines, double low,
          double high)
{
    while (high - low > 0.1) {
        double widest;
        double middle = (low + high) / 2;

        if (ho_column_lines(words, count, middle, &widest) <= lines)
            high = MIN(middle, MAX(widest, low));
        else
            low = middle;
    }
    return high;
}

static void
find_steps(Search *s, Steps *steps, double least)
{
    const HoColumnCell *cell = steps->cell;
    const HoColumnWord *words = s->problem->words + cell->first;
    double widest, width;
    unsigned lines = ho_column_lines(words, cell->count, 1e9, &widest);
    /* Long texts gain lines every few points: one in ten will do. */
    double pace = cell->count > 60 ? 0.93 : 1;
    Step step = {lines, widest + cell->inset};

    steps->first = s->steps->len;
    g_array_append_val(s->steps, step);
    width = widest;
    while (s->steps->len - steps->first < MOST_STEPS &&
           width * pace - 0.1 > MAX(least - cell->inset, 1)) {
        double high;

        lines = ho_column_lines(words, cell->count, width * pace - 0.1, &high);
        width = narrowest(words, cell->count, lines, high * 0.5, high);
        step = (Step){lines, width + cell->inset};
        g_array_append_val(s->steps, step);
    }
    steps->count = s->steps->len - steps->first;
}

static unsigned
lines_at(const Search *s, const Steps *steps, double width)
{
    const HoColumnCell *cell = steps->cell;
    double widest;

    for (unsigned i = 0; i < steps->count; i++) {
        const Step *step = &g_array_index(s->steps, Step, steps->first + i);

        if (step->width <= width + EPSILON)
            return step->lines;
    }
    return ho_column_lines(s->problem->words + cell->first, cell->count,
                           MAX(width - cell->inset, 1), &widest);
}

static double
height_at(const Search *s, unsigned cell, double width)
{
    const HoColumnCell *c = s->cells[cell].cell;

    return lines_at(s, &s->cells[cell], width) * c->leading + c->extra;
}

/* --- the whole table --- */

/* Rows as the layout makes them: what spans rows stretches its last. */
static double
table_height(const Search *s, const double *widths)
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
            needs[end] = MAX(needs[end], tops[row] + height_at(s, cell, width));
        }
        tops[row + 1] = MAX(tops[row], needs[row + 1]);
    }
    return tops[p->n_rows];
}

static void
take(Search *s, const double *widths)
{
    double height = table_height(s, widths), width = 0;

    for (unsigned c = 0; c < s->problem->n_columns; c++)
        width += widths[c];
    if (height > s->best + EPSILON ||
        (height > s->best - EPSILON && width > s->best_width - EPSILON))
        return;
    s->best = height;
    s->best_width = width;
    memcpy(s->widths, widths, s->problem->n_columns * sizeof *widths);
}

/* --- candidates --- */

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
find_candidates(Search *s, unsigned column, unsigned most)
{
    const HoColumnProblem *p = s->problem;
    double least = p->least[column], room = p->width;
    GArray *widths = g_array_new(FALSE, FALSE, sizeof(double));

    for (unsigned c = 0; c < p->n_columns; c++)
        room -= c == column ? 0 : p->least[c];
    g_array_append_val(widths, least);
    for (unsigned i = 0; i < p->n_cells; i++) {
        const Steps *steps = &s->cells[i];

        if (p->cells[i].column != column || p->cells[i].colspan > 1 ||
            (p->fixed != NULL && p->fixed[column]))
            continue;
        for (unsigned k = 0; k < steps->count; k++) {
            double width =
                g_array_index(s->steps, Step, steps->first + k).width;

            if (width > least && width <= room + EPSILON)
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
find_heights(Search *s, unsigned column)
{
    const HoColumnProblem *p = s->problem;
    float *heights = g_new0(float, (gsize) s->counts[column] * p->n_rows);

    for (unsigned i = 0; i < p->n_cells; i++) {
        const HoColumnCell *cell = &p->cells[i];

        if (cell->column != column || cell->colspan > 1 || cell->rowspan > 1)
            continue;
        for (unsigned k = 0; k < s->counts[column]; k++)
            heights[k * p->n_rows + cell->row] =
                (float) height_at(s, i, s->candidates[column][k]);
    }
    s->heights[column] = heights;
}

/* --- the guess --- */

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

static const float *
heights_of(const Search *s, unsigned column, unsigned candidate)
{
    return s->heights[column] + (gsize) candidate * s->problem->n_rows;
}

/* The widest candidate of a column that is no wider than so much. */
static unsigned
widest_within(const Search *s, unsigned column, double width)
{
    unsigned k = s->counts[column] - 1;

    while (k > 0 && s->candidates[column][k] > width + EPSILON)
        k--;
    return k;
}

/* Tries all widths of two columns that share what the others leave. */
static bool
improve_pair(Search *s, unsigned *at, unsigned a, unsigned b)
{
    const HoColumnProblem *p = s->problem;
    g_autofree float *others = g_new0(float, p->n_rows + 1);
    double room = p->width, best;
    unsigned best_a = at[a], best_b = at[b];

    for (unsigned c = 0; c < p->n_columns; c++) {
        const float *heights = heights_of(s, c, at[c]);

        if (c == a || c == b)
            continue;
        room -= s->candidates[c][at[c]];
        for (unsigned r = 0; r < p->n_rows; r++)
            others[r] = MAX(others[r], heights[r]);
    }
    best = sum_of_maxima(heights_of(s, a, at[a]), heights_of(s, b, at[b]),
                         others, p->n_rows);
    for (unsigned k = 0; k < s->counts[a]; k++) {
        double left = room - s->candidates[a][k];
        unsigned other = widest_within(s, b, left);
        double height;

        if (s->candidates[b][other] > left + EPSILON)
            break;
        height = sum_of_maxima(heights_of(s, a, k), heights_of(s, b, other),
                               others, p->n_rows);
        s->work += p->n_rows;
        if (height < best - EPSILON) {
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
take_candidates(Search *s, const unsigned *at)
{
    g_autofree double *widths = g_new0(double, s->problem->n_columns);

    for (unsigned c = 0; c < s->problem->n_columns; c++)
        widths[c] = s->candidates[c][at[c]];
    take(s, widths);
}

/* Columns as wide as they want, less what is missing in proportion. */
static void
guess(Search *s)
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
        at[c] = widest_within(
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

/* --- the proof --- */

typedef struct {
    unsigned column;
    double used;    /* by the columns before */
    double rest;    /* the least widths of this and those after */
    float *heights; /* of rows, of the columns before */
} Node;

/* No way to go on can be less high: every column to come has all the room that
 * the others may leave it. */
static double
bound(Search *s, const Node *node)
{
    const HoColumnProblem *p = s->problem;
    g_autofree float *heights =
        g_memdup2(node->heights, p->n_rows * sizeof(float));
    double sum = 0;

    for (unsigned c = node->column; c < p->n_columns; c++) {
        double most = p->width - node->used - node->rest + p->least[c];
        const float *own = heights_of(s, c, widest_within(s, c, most));

        for (unsigned r = 0; r < p->n_rows; r++)
            heights[r] = MAX(heights[r], own[r]);
    }
    for (unsigned r = 0; r < p->n_rows; r++)
        sum += (double) heights[r];
    s->work += p->n_rows * (p->n_columns - node->column + 1);
    return sum;
}

static void
visit(Search *s, const Node *node, double *widths)
{
    const HoColumnProblem *p = s->problem;
    unsigned c = node->column;
    float *heights;

    if (c == p->n_columns) {
        take(s, widths);
        s->work += p->n_rows;
        return;
    }
    if (s->work > SEARCH_WORK || bound(s, node) > s->best - 0.01)
        return;
    heights = g_new0(float, p->n_rows + 1);
    for (unsigned k = s->counts[c]; k-- > 0;) {
        const float *own = heights_of(s, c, k);
        Node next = {.column = c + 1,
                     .used = node->used + s->candidates[c][k],
                     .rest = node->rest - p->least[c],
                     .heights = heights};

        if (next.used + next.rest > p->width + EPSILON)
            continue;
        for (unsigned r = 0; r < p->n_rows; r++)
            heights[r] = MAX(node->heights[r], own[r]);
        widths[c] = s->candidates[c][k];
        visit(s, &next, widths);
    }
    g_free(heights);
}

static bool
prove(Search *s)
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

/* --- all of it --- */

/* Gives back what does not make the table less high. */
static void
narrow(Search *s)
{
    const HoColumnProblem *p = s->problem;
    g_autofree double *widths =
        g_memdup2(s->widths, p->n_columns * sizeof(double));

    for (unsigned c = 0; c < p->n_columns; c++) {
        unsigned low = 0, high = widest_within(s, c, widths[c]);

        while (low < high) {
            unsigned middle = low + (high - low) / 2;

            widths[c] = s->candidates[c][middle];
            if (table_height(s, widths) <= s->best + EPSILON)
                high = middle;
            else
                low = middle + 1;
        }
        widths[c] = s->candidates[c][low];
    }
    take(s, widths);
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
begin(Search *s, const HoColumnProblem *problem)
{
    *s = (Search){.problem = problem, .best = HUGE_VAL, .best_width = HUGE_VAL};
    s->steps = g_array_new(FALSE, FALSE, sizeof(Step));
    s->cells = g_new0(Steps, problem->n_cells + 1);
    for (unsigned i = 0; i < problem->n_cells; i++) {
        const HoColumnCell *cell = &problem->cells[i];
        double least = 0;

        for (unsigned c = 0; c < cell->colspan; c++)
            least += problem->least[cell->column + c];
        s->cells[i].cell = cell;
        find_steps(s, &s->cells[i], least);
    }
}

static void
end(Search *s)
{
    g_array_unref(s->steps);
    g_free(s->cells);
}

static void
free_columns(Search *s)
{
    for (unsigned c = 0; c < s->problem->n_columns; c++) {
        g_free(s->candidates[c]);
        g_free(s->heights[c]);
    }
    g_free(s->candidates);
    g_free(s->counts);
    g_free(s->heights);
}

double
ho_columns_fit(const HoColumnProblem *problem, double *widths, bool *proven)
{
    unsigned n = problem->n_columns, most;
    Search s;
    bool done;

    begin(&s, problem);
    s.widths = widths;
    s.candidates = g_new0(double *, n);
    s.counts = g_new0(unsigned, n);
    s.heights = g_new0(float *, n);
    most = MOST_HEIGHTS / (MAX(problem->n_rows, 1) * MAX(n, 1));
    for (unsigned c = 0; c < n; c++) {
        find_candidates(&s, c, CLAMP(most, 4, MOST_CANDIDATES));
        find_heights(&s, c);
    }
    guess(&s);
    done = prove(&s) && !has_spans(problem);
    narrow(&s);
    if (proven != NULL)
        *proven = done;
    free_columns(&s);
    end(&s);
    return s.best;
}

double
ho_columns_height(const HoColumnProblem *problem, const double *widths)
{
    /* Without steps, lines are counted anew. */
    g_autofree Steps *cells = g_new0(Steps, problem->n_cells + 1);
    Search s = {.problem = problem, .cells = cells};
    double height;

    for (unsigned i = 0; i < problem->n_cells; i++)
        cells[i].cell = &problem->cells[i];
    s.steps = g_array_new(FALSE, FALSE, sizeof(Step));
    height = table_height(&s, widths);
    g_array_unref(s.steps);
    return height;
}
