/* Copy-fitting: a booklet that is a little over a multiple of four is set so
 * that it is not, by as little as that takes. */
#include "job.h"

#include "layout/copyfit.h"

/* From what nobody sees to what is just seen: fuller pages, at last as few as
 * can be; less leading, smaller pictures and type; shorter contents.  Each
 * holds all that the one before it does, so that the last one tells whether any
 * helps. */
static const HoSqueeze steps[] = {
    {55, 1, 1, 1, 0},
    {70, 1, 1, 1, 0},
    {100, 1, 1, 1, 0},
    {400, 1, 1, 1, 0},
    {HO_COMPOSE_FEWEST, 1, 1, 1, 0},
    {HO_COMPOSE_FEWEST, 0.99, 1, 0.92, 0},
    {HO_COMPOSE_FEWEST, 0.98, 1, 0.85, 0},
    {HO_COMPOSE_FEWEST, 0.97, 1, 0.8, 0},
    {HO_COMPOSE_FEWEST, 0.96, 0.985, 0.75, 0},
    {HO_COMPOSE_FEWEST, 0.95, 0.97, 0.7, 0},
    {HO_COMPOSE_FEWEST, 0.95, 0.97, 0.7, 1},
};

typedef struct {
    HoJob *job;
    const HoDocument *doc;
    const HoLayoutOptions *options;
    unsigned target; /* pages at the most */
} Fit;

static HoPages *
set_so(const Fit *fit, const HoSqueeze *squeeze, bool measured)
{
    g_autoptr(HoDiags) unsaid = ho_diags_new();
    HoLayoutOptions options = *fit->options;

    options.measured = measured;
    ho_theme_squeeze(fit->job->theme, squeeze);
    return ho_layout(fit->doc, &options, unsaid);
}

static bool
is_enough(const Fit *fit, const HoSqueeze *squeeze)
{
    g_autoptr(HoPages) pages = set_so(fit, squeeze, false);

    return pages->n_pages <= fit->target;
}

/* Undoes one kind of change; the more harmful ones come first. */
static bool
undo(HoSqueeze *squeeze, unsigned kind)
{
    bool changed = false;

    switch (kind) {
    case 0:
        changed = squeeze->contents > 0;
        squeeze->contents = 0;
        break;
    case 1:
        changed = squeeze->type < 1;
        squeeze->type = 1;
        break;
    case 2:
        changed = squeeze->leading < 1;
        squeeze->leading = 1;
        break;
    default:
        changed = squeeze->pictures < 1;
        squeeze->pictures = 1;
        break;
    }
    return changed;
}

/* Leaves of a change what is needed. */
static HoSqueeze
relax(const Fit *fit, HoSqueeze needed)
{
    for (unsigned kind = 0; kind < 4; kind++) {
        HoSqueeze less = needed;

        if (undo(&less, kind) && is_enough(fit, &less))
            needed = less;
    }
    return needed;
}

static bool
find(const Fit *fit, HoSqueeze *needed)
{
    size_t last = G_N_ELEMENTS(steps) - 1, i = 0;

    if (!is_enough(fit, &steps[last]))
        return false;
    while (i < last && !is_enough(fit, &steps[i]))
        i++;
    *needed = relax(fit, steps[i]);
    return true;
}

/* --- the report --- */

static void
add_change(GString *out, const char *what, double share, double points)
{
    if (share >= 1)
        return;
    g_string_append_printf(out, ", %s %.4g %%", what, share * 100);
    if (points > 0)
        g_string_append_printf(out, " (%.4g pt)", points);
}

static char *
describe(const Fit *fit, const HoSqueeze *squeeze, unsigned before,
         unsigned after)
{
    HoTheme *theme = fit->job->theme;
    const HoStyle *style = ho_theme_style(theme, NULL, "paragraph", NULL);
    GString *out = g_string_new(NULL);

    g_string_append_printf(out, "set to fit %u pages, not %u: fuller pages",
                           after, before);
    add_change(out, "leading", squeeze->leading, style->leading);
    add_change(out, "type", squeeze->type, style->text.size);
    add_change(out, "pictures down to",
               squeeze->pictures < 1
                   ? ho_theme_number(theme, "image-min-scale", 0.6)
                   : 1,
               0);
    if (squeeze->contents > 0)
        g_string_append(out, ", contents of one level");
    return g_string_free(out, FALSE);
}

static unsigned
lines_over(const Fit *fit, const HoSqueeze *squeeze)
{
    g_autoptr(HoPages) pages = set_so(fit, squeeze, true);

    return pages->n_pages > fit->target
               ? ho_copyfit_over(pages, pages->n_pages - fit->target)
               : 0;
}

/* By how much it is over as it is, and set as tight as it may be. */
static char *
count(const Fit *fit)
{
    unsigned tight = lines_over(fit, &steps[G_N_ELEMENTS(steps) - 1]);
    unsigned loose = lines_over(fit, NULL);

    if (tight == G_MAXUINT || loose == G_MAXUINT)
        return g_strdup_printf("too long for %u pages; set as usual",
                               fit->target);
    return g_strdup_printf("too long for %u pages by %u line%s, by %u when set "
                           "as tight as it may be; set as usual",
                           fit->target, loose, loose == 1 ? "" : "s", tight);
}

HoPages *
ho_job_fit(HoJob *job, const HoDocument *doc, const HoLayoutOptions *options,
           HoPages *pages)
{
    Fit fit = {job, doc, options, pages->n_pages / 4 * 4};
    HoSqueeze needed;

    g_clear_pointer(&job->fit_report, g_free);
    if (job->printing == NULL || !job->printing->fit ||
        !job->printing->booklet || fit.target == 0 ||
        pages->n_pages == fit.target)
        return pages;
    if (find(&fit, &needed)) {
        unsigned before = pages->n_pages;

        ho_theme_squeeze(job->theme, &needed);
        ho_pages_free(pages);
        pages = ho_layout(doc, options, job->diags);
        job->fit_report = describe(&fit, &needed, before, pages->n_pages);
    } else {
        job->fit_report = count(&fit);
    }
    return pages;
}
