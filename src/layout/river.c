/* Gaps that stand below each other. */
#include "layout/river.h"

/* Of the narrower of two gaps, so much at least is below the other. */
#define SHARED 0.6

void
ho_river_init(HoRiver *river)
{
    river->above = g_array_new(FALSE, FALSE, sizeof(HoGap));
    river->here = g_array_new(FALSE, FALSE, sizeof(HoGap));
}

void
ho_river_clear(HoRiver *river)
{
    g_array_unref(river->above);
    g_array_unref(river->here);
}

void
ho_river_ends(HoRiver *river)
{
    g_array_set_size(river->above, 0);
}

/* Blanks of a run and what follows each. */
static void
add_gaps(GArray *gaps, const HoGlyphRun *run, double x)
{
    unsigned glyph = 0, byte = 0;

    for (unsigned i = 0; i < run->n_clusters; i++) {
        const HoCluster *cluster = &run->clusters[i];
        unsigned next = glyph + cluster->glyphs;

        if (run->text[byte] == ' ' && glyph < run->n_glyphs) {
            double end = next < run->n_glyphs ? (double) run->glyphs[next].x
                                              : run->width;
            HoGap gap = {.left = x + (double) run->glyphs[glyph].x,
                         .right = x + end,
                         .lines = 1};

            g_array_append_val(gaps, gap);
        }
        glyph = next;
        byte += cluster->bytes;
    }
}

static bool
is_below(const HoGap *gap, const HoGap *above)
{
    double shared = MIN(gap->right, above->right) - MAX(gap->left, above->left);
    double narrow = MIN(gap->right - gap->left, above->right - above->left);

    return narrow > 0 && shared >= SHARED * narrow;
}

/* Both rows of gaps run from left to right. */
static unsigned
join(const GArray *above, GArray *here)
{
    unsigned longest = 0;
    guint first = 0;

    for (guint i = 0; i < here->len; i++) {
        HoGap *gap = &g_array_index(here, HoGap, i);

        while (first < above->len &&
               g_array_index(above, HoGap, first).right < gap->left)
            first++;
        for (guint k = first; k < above->len; k++) {
            const HoGap *over = &g_array_index(above, HoGap, k);

            if (over->left > gap->right)
                break;
            if (is_below(gap, over))
                gap->lines = MAX(gap->lines, over->lines + 1);
        }
        longest = MAX(longest, gap->lines == HO_RIVER_LINES ? gap->lines : 0);
    }
    return longest;
}

bool
ho_river_takes(HoRiver *river, const HoLine *line, double x)
{
    GArray *gaps = river->here;
    unsigned longest;

    g_array_set_size(gaps, 0);
    for (unsigned i = 0; i < line->n_runs; i++)
        if (!line->runs[i].backward && !line->runs[i].artifact)
            add_gaps(gaps, &line->runs[i], x + line->x + line->runs[i].x);
    longest = join(river->above, gaps);
    river->here = river->above;
    river->above = gaps;
    return longest > 0;
}
