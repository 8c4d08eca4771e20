/* Copy-fitting: a booklet that is a few lines over a multiple of four is set a
 * little tighter, if that is enough. */
#include "job.h"

#include <math.h>

/* From hardly seen to just seen. */
static const HoSqueeze steps[] = {
    {0.99, 1, 0.92, 0},     {0.98, 1, 0.85, 0},   {0.97, 1, 0.8, 0},
    {0.96, 0.985, 0.75, 0}, {0.95, 0.97, 0.7, 0}, {0.95, 0.97, 0.7, 1},
};

static HoPages *
try_step(HoJob *job, const HoDocument *doc, const HoLayoutOptions *options,
         const HoSqueeze *squeeze)
{
    g_autoptr(HoDiags) unsaid = ho_diags_new();

    ho_theme_squeeze(job->theme, squeeze);
    return ho_layout(doc, options, unsaid);
}

/* Where what a page says begins and ends, without its head and foot. */
static void
content_extent(const HoPage *page, double *top, double *bottom)
{
    *top = page->height;
    *bottom = 0;
    for (unsigned i = 0; i < page->n_placed; i++) {
        const HoPlaced *item = &page->placed[i];
        bool line = item->type == HO_PLACED_LINE;

        if (item->tag == NULL || item->type == HO_PLACED_ANCHOR)
            continue;
        *top = MIN(*top, line ? item->y - item->line->ascent : item->y);
        *bottom = MAX(*bottom, line ? item->y + item->line->descent
                                    : item->y + item->height);
    }
    *top = MIN(*top, *bottom);
}

/* Lines of text on the pages from target on, without those that the page
 * before, left short for their company, has room for. */
static unsigned
lines_over(HoTheme *theme, const HoPages *pages, unsigned target)
{
    const HoStyle *style = ho_theme_style(theme, NULL, "paragraph", NULL);
    double over = 0, lowest = 0, last = 0, top, bottom;

    for (unsigned i = 0; i < pages->n_pages; i++) {
        content_extent(&pages->pages[i], &top, &bottom);
        lowest = MAX(lowest, bottom);
        if (i + 1 == target)
            last = bottom;
        if (i >= target)
            over += bottom - top;
    }
    over = (over - (lowest - last)) / MAX(style->leading, 1);
    return (unsigned) MAX(ceil(over), 1);
}

static char *
describe(const HoSqueeze *step, unsigned target)
{
    GString *out = g_string_new(NULL);

    g_string_append_printf(out, "set tighter to fit %u pages: leading %.0f %%",
                           target, step->leading * 100);
    if (step->type < 1)
        g_string_append_printf(out, ", type %.1f %%", step->type * 100);
    g_string_append_printf(out, ", pictures down to %.0f %% of what is least",
                           step->pictures * 100);
    if (step->contents > 0)
        g_string_append(out, ", contents of one level");
    return g_string_free(out, FALSE);
}

HoPages *
ho_job_fit(HoJob *job, const HoDocument *doc, const HoLayoutOptions *options,
           HoPages *pages)
{
    unsigned target = pages->n_pages / 4 * 4, over = 0;

    g_clear_pointer(&job->fit_report, g_free);
    if (job->printing == NULL || !job->printing->fit ||
        !job->printing->booklet || target == 0 || pages->n_pages == target)
        return pages;
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        g_autoptr(HoPages) tighter = try_step(job, doc, options, &steps[i]);

        if (tighter->n_pages <= target) {
            job->fit_report = describe(&steps[i], tighter->n_pages);
            ho_pages_free(pages);
            return ho_layout(doc, options, job->diags);
        }
        over = lines_over(job->theme, tighter, target);
    }
    ho_theme_squeeze(job->theme, NULL);
    job->fit_report =
        g_strdup_printf("too long for %u pages: about %u line%s over, even set "
                        "tighter; set as usual",
                        target, over, over == 1 ? "" : "s");
    return pages;
}
