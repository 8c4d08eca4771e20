/*
 * The lines that words take in a width, and the widths at which a cell gains
 * one.
 */
#include "layout/column_steps.h"

#include <math.h>

enum { MOST_STEPS = 24 }; /* line counts looked at of a cell */

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

        if (open &&
            x + blank + (double) word->width > width + HO_COLUMN_EPSILON) {
            lines++;
            open = false;
        }
        x = open ? x + blank + (double) word->width : (double) word->width;
        if (x > width + HO_COLUMN_EPSILON && width > 1) {
            lines += (unsigned) MIN((x - HO_COLUMN_EPSILON) / width, 10000);
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

void
ho_cell_steps_find(HoCellSteps *steps, double least)
{
    const HoColumnCell *cell = steps->cell;
    const HoColumnWord *words = steps->words;
    GArray *all = steps->all;
    double widest, width;
    unsigned lines = ho_column_lines(words, cell->count, 1e9, &widest);
    /* Long texts gain lines every few points: one in ten will do. */
    double pace = cell->count > 60 ? 0.93 : 1;
    HoCellStep step = {lines, widest + cell->inset};

    steps->first = all->len;
    g_array_append_val(all, step);
    width = widest;
    while (all->len - steps->first < MOST_STEPS &&
           width * pace - 0.1 > MAX(least - cell->inset, 1)) {
        double high;

        lines = ho_column_lines(words, cell->count, width * pace - 0.1, &high);
        width = narrowest(words, cell->count, lines, high * 0.5, high);
        step = (HoCellStep){lines, width + cell->inset};
        g_array_append_val(all, step);
    }
    steps->count = all->len - steps->first;
}

static unsigned
lines_at(const HoCellSteps *steps, double width)
{
    double widest;

    for (unsigned i = 0; i < steps->count; i++) {
        const HoCellStep *step = ho_cell_step(steps, i);

        if (step->width <= width + HO_COLUMN_EPSILON)
            return step->lines;
    }
    return ho_column_lines(steps->words, steps->cell->count,
                           MAX(width - steps->cell->inset, 1), &widest);
}

double
ho_cell_steps_height(const HoCellSteps *steps, double width)
{
    return lines_at(steps, width) * steps->cell->leading + steps->cell->extra;
}
