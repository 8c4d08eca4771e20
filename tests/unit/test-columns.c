/* Column widths against trying every width, in whole points. */
#include "layout/columns.h"

#include <math.h>
#include <string.h>

enum { COLUMNS = 3, ROWS = 4, WORDS = 7 };

typedef struct {
    HoColumnProblem problem;
    HoColumnCell cells[COLUMNS * ROWS];
    HoColumnWord words[COLUMNS * ROWS * WORDS];
    double least[COLUMNS];
} Table;

static void
make_cell(GRand *random, Table *table, unsigned row, unsigned column)
{
    HoColumnProblem *p = &table->problem;
    HoColumnCell *cell = &table->cells[p->n_cells];
    unsigned first = p->n_cells * WORDS;
    int count = g_rand_int_range(random, 0, WORDS + 1);

    *cell = (HoColumnCell){.row = row,
                           .rowspan = 1,
                           .column = column,
                           .colspan = 1,
                           .first = first,
                           .count = (unsigned) count,
                           .inset = 4,
                           .leading = g_rand_boolean(random) ? 10 : 13,
                           .extra = 2};
    for (int i = 0; i < count; i++) {
        HoColumnWord *word = &table->words[first + (unsigned) i];

        word->width = (float) g_rand_int_range(random, 3, 18);
        word->blank = 2;
        word->ends = i + 1 == count || g_rand_int_range(random, 0, 8) == 0;
        table->least[column] =
            MAX(table->least[column], (double) word->width + cell->inset);
    }
    p->n_cells++;
}

static void
make_table(GRand *random, Table *table)
{
    HoColumnProblem *p = &table->problem;
    double sum = 0;

    memset(table, 0, sizeof *table);
    p->n_columns = (unsigned) g_rand_int_range(random, 1, COLUMNS + 1);
    p->n_rows = (unsigned) g_rand_int_range(random, 1, ROWS + 1);
    p->cells = table->cells;
    p->words = table->words;
    p->least = table->least;
    for (unsigned c = 0; c < p->n_columns; c++)
        table->least[c] = 5;
    for (unsigned r = 0; r < p->n_rows; r++)
        for (unsigned c = 0; c < p->n_columns; c++)
            make_cell(random, table, r, c);
    for (unsigned c = 0; c < p->n_columns; c++)
        sum += table->least[c];
    p->width = sum + g_rand_int_range(random, 0, 60);
}

/* The least height with all widths of the columns from c on. */
static double
try_all(const HoColumnProblem *p, double *widths, unsigned c, double room)
{
    double best = HUGE_VAL, rest = 0;

    if (c >= COLUMNS || c == p->n_columns)
        return ho_columns_height(p, widths);
    for (unsigned i = c + 1; i < MIN(p->n_columns, COLUMNS); i++)
        rest += p->least[i];
    for (double w = p->least[c]; w <= room - rest; w++) {
        double height;

        widths[c] = w;
        height = try_all(p, widths, c + 1, room - w);
        best = MIN(best, height);
    }
    return best;
}

static void
test_optimal(void)
{
    GRand *random = g_rand_new_with_seed(7);

    for (unsigned round = 0; round < 30; round++) {
        Table table;
        double widths[COLUMNS], best, height, sum = 0;
        bool proven;

        make_table(random, &table);
        height = ho_columns_fit(&table.problem, widths, &proven);
        for (unsigned c = 0; c < table.problem.n_columns; c++) {
            g_assert_cmpfloat(widths[c], >=, table.least[c] - 1e-6);
            sum += widths[c];
        }
        g_assert_cmpfloat(sum, <=, table.problem.width + 1e-3);
        g_assert_true(proven);
        g_assert_cmpfloat_with_epsilon(
            height, ho_columns_height(&table.problem, widths), 1e-6);
        best = try_all(&table.problem, widths, 0, table.problem.width);
        g_assert_cmpfloat_with_epsilon(height, best, 1e-6);
    }
    g_rand_free(random);
}

static void
test_lines(void)
{
    const HoColumnWord words[] = {
        {10, 2, false}, {10, 2, false}, {10, 2, true}, {25, 2, true}};
    double widest;

    g_assert_cmpuint(ho_column_lines(words, 0, 10, &widest), ==, 0);
    g_assert_cmpuint(ho_column_lines(words, 4, 100, &widest), ==, 2);
    g_assert_cmpfloat_with_epsilon(widest, 34, 1e-6);
    g_assert_cmpuint(ho_column_lines(words, 4, 25, &widest), ==, 3);
    /* a word that is too wide is parted */
    g_assert_cmpuint(ho_column_lines(words, 4, 10, &widest), ==, 6);
    g_assert_cmpfloat_with_epsilon(widest, 10, 1e-6);
}

/* What spans columns has all of them; what spans rows stretches the last. */
static void
test_spans(void)
{
    const HoColumnWord words[] = {{30, 2, false}, {30, 2, true}, {10, 2, true}};
    const HoColumnCell cells[] = {
        {.rowspan = 1, .colspan = 2, .count = 2, .leading = 10},
        {.row = 1,
         .rowspan = 2,
         .colspan = 1,
         .first = 0,
         .count = 2,
         .leading = 10},
        {.row = 1,
         .rowspan = 1,
         .column = 1,
         .colspan = 1,
         .first = 2,
         .count = 1,
         .leading = 10},
        {.row = 2,
         .rowspan = 1,
         .column = 1,
         .colspan = 1,
         .first = 2,
         .count = 1,
         .leading = 10}};
    const double least[] = {30, 10};
    const double narrow[] = {30, 10}, wide[] = {40, 22};
    HoColumnProblem problem = {.n_columns = 2,
                               .n_rows = 3,
                               .n_cells = 4,
                               .cells = cells,
                               .words = words,
                               .least = least,
                               .width = 62};
    double widths[2];
    bool proven;

    g_assert_cmpfloat(ho_columns_height(&problem, narrow), ==, 40);
    g_assert_cmpfloat(ho_columns_height(&problem, wide), ==, 30);
    g_assert_cmpfloat(ho_columns_fit(&problem, widths, &proven), <=, 40);
    g_assert_false(proven);
}

/* A hundred rows of prose: no proof, but soon done and better than shares. */
static void
test_large(void)
{
    enum { N = 100, EACH = 30, WIDE = 4 };
    GRand *random = g_rand_new_with_seed(3);
    HoColumnWord *words = g_new0(HoColumnWord, N * WIDE * EACH);
    HoColumnCell *cells = g_new0(HoColumnCell, N * WIDE);
    const double least[WIDE] = {30, 30, 30, 30};
    const double equal[WIDE] = {100, 100, 100, 100};
    HoColumnProblem problem = {.n_columns = WIDE,
                               .n_rows = N,
                               .n_cells = N * WIDE,
                               .cells = cells,
                               .words = words,
                               .least = least,
                               .width = 400};
    double widths[WIDE];

    for (unsigned i = 0; i < N * WIDE; i++) {
        unsigned most = i % WIDE == 1 ? EACH : 5;

        cells[i] = (HoColumnCell){.row = i / WIDE,
                                  .rowspan = 1,
                                  .column = i % WIDE,
                                  .colspan = 1,
                                  .first = i * EACH,
                                  .leading = 12,
                                  .inset = 10};
        cells[i].count = (unsigned) g_rand_int_range(random, 1, (int) most + 1);
        for (unsigned k = 0; k < cells[i].count; k++)
            words[i * EACH + k] = (HoColumnWord){
                (float) g_rand_double_range(random, 5, 20), 3, false};
    }
    g_assert_cmpfloat(ho_columns_fit(&problem, widths, NULL), <,
                      0.8 * ho_columns_height(&problem, equal));
    g_free(words);
    g_free(cells);
    g_rand_free(random);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/columns/optimal", test_optimal);
    g_test_add_func("/columns/lines", test_lines);
    g_test_add_func("/columns/spans", test_spans);
    g_test_add_func("/columns/large", test_large);
    return g_test_run();
}
