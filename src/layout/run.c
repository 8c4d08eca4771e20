/*
 * A run is composed twice where that helps: pages that end in a widow or stay
 * short have their paragraphs set a line longer and shorter, and the composer
 * takes what is cheaper.
 */
#include "layout/run.h"

#include "layout/arrange.h"
#include "layout/copyfit.h"
#include "layout/lint.h"
#include "layout/variant.h"

#include <string.h>

/* Spaces may be longer by so much to bring a page to its full height. */
#define LOOSEST 0.55

/* A page with more blank than this at its foot is worth a second look. */
#define SHORT_BY 30.0

/* Work on one run. */
typedef struct {
    const HoRunner *runner;
    const GArray *items;
    GArray *units, *spans;           /* of HoUnit, HoUnitItems */
    GArray *variants, *alternatives; /* of HoVariant, HoAlternative; alike */
    GArray *movables;                /* of HoMovable */
    GArray *cuts;                    /* of HoPageCut */
} Run;

static const HoUnitItems *
span_of(const Run *run, unsigned unit)
{
    return &g_array_index(run->spans, HoUnitItems, unit);
}

static const HoPageCut *
cut_at(const Run *run, unsigned i)
{
    return &g_array_index(run->cuts, HoPageCut, i);
}

double
ho_page_loosen(const HoPageFilling *page, double blank)
{
    double spaces = 0;
    bool at_top = true;

    for (unsigned i = page->first; i < page->end; i++) {
        const HoFlowItem *item = &g_array_index(page->items, HoFlowItem, i);

        if (!ho_item_is_content(item) && item->type != HO_FLOW_BOX_BEGIN)
            continue;
        spaces += at_top || item->rigid ? 0 : item->space;
        at_top = false;
    }
    return blank > 0 && blank <= LOOSEST * spaces ? blank / spaces : 0;
}

static int
compare_variants(const void *a, const void *b)
{
    const HoAlternative *x = &((const HoVariant *) a)->cost;
    const HoAlternative *y = &((const HoVariant *) b)->cost;

    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    if (x->end != y->end)
        return x->end < y->end ? -1 : 1;
    return (x->taller > y->taller) - (x->taller < y->taller);
}

/* Pages that face each other are those of a spread: a left-hand one and the
 * right-hand one after it. */
static HoEvenness
evenness_of(const HoPlacer *placer)
{
    if (!placer->geometry->page.mirrored)
        return HO_EVEN_ALL;
    return ho_placer_is_recto_next(placer) ? HO_EVEN_SECOND : HO_EVEN_FIRST;
}

static HoComposeTask
task_of(const Run *run)
{
    return (HoComposeTask){
        .units = (const HoUnit *) (void *) run->units->data,
        .n = run->units->len,
        .alternatives =
            (const HoAlternative *) (void *) run->alternatives->data,
        .n_alternatives = run->alternatives->len,
        .movables = (const HoMovable *) (void *) run->movables->data,
        .n_movables = run->movables->len,
        .evenness = evenness_of(run->runner->placer),
        .costs = *run->runner->costs};
}

static double
compose(Run *run)
{
    HoComposeTask task;

    g_array_set_size(run->alternatives, 0);
    g_array_set_size(run->cuts, 0);
    g_array_sort(run->variants, compare_variants);
    for (unsigned i = 0; i < run->variants->len; i++)
        g_array_append_val(run->alternatives,
                           g_array_index(run->variants, HoVariant, i).cost);
    task = task_of(run);
    return ho_compose(&task, run->cuts);
}

/* Notes how many lines it is over for fewer pages. */
static void
note_length(const Run *run)
{
    const HoRunner *runner = run->runner;
    const HoPlacer *placer = runner->placer;
    HoTheme *theme = placer->flow->options->theme;
    const HoStyle *style = ho_theme_style(theme, NULL, "paragraph", NULL);
    g_autofree unsigned *lines = g_new0(unsigned, run->units->len + 1);
    HoComposeTask task = task_of(run);
    HoRunLength length = {.first = placer->drafts->len,
                          .n = run->cuts->len,
                          .recto = runner->recto};

    for (unsigned unit = 0; unit < run->units->len; unit++)
        for (unsigned i = span_of(run, unit)->first;
             i < span_of(run, unit)->end; i++)
            lines[unit] +=
                g_array_index(run->items, HoFlowItem, i).type == HO_FLOW_LINE;
    ho_copyfit_measure(&task, lines, style->leading, &length);
    g_array_append_val(runner->lengths, length);
}

static bool
needs_care(const Run *run, unsigned i)
{
    const HoPageCut *cut = cut_at(run, i);
    const HoUnit *next;

    if (i + 1 >= run->cuts->len)
        return false;
    next = &g_array_index(run->units, HoUnit, cut->end);
    return next->penalty >= HO_KEEP_LINE || cut->blank > SHORT_BY;
}

/* Sets paragraphs anew on pages that could be better and on those before them;
 * true if there are any. */
static bool
vary(Run *run, const HoVariantTask *task)
{
    unsigned before = run->variants->len, n = run->cuts->len;

    for (unsigned i = 0; i < n; i++) {
        const HoPageCut *cut = cut_at(run, i);

        if (needs_care(run, i) || (i + 1 < n && needs_care(run, i + 1)))
            ho_paragraphs_vary(task, cut->first, cut->end, run->variants);
    }
    return run->variants->len > before;
}

static void
append_range(GArray *own, const GArray *items, HoUnitItems span)
{
    if (span.end > span.first)
        g_array_append_vals(own, &g_array_index(items, HoFlowItem, span.first),
                            span.end - span.first);
}

/* Units of a page that has items of its own: those that stay, in one of the
 * settings there are. */
static void
append_units(const Run *run, const HoPageCut *cut, GArray *own)
{
    const HoMovable *left =
        cut->left >= 0 ? &g_array_index(run->movables, HoMovable, cut->left)
                       : NULL;
    const HoVariant *set =
        cut->alternative >= 0
            ? &g_array_index(run->variants, HoVariant, cut->alternative)
            : NULL;

    for (unsigned i = cut->first; i < cut->end;) {
        if (left != NULL && i == left->first) {
            i = left->end;
        } else if (set != NULL && i == set->cost.first) {
            g_array_append_vals(own, set->items->data, set->items->len);
            i = set->cost.end;
        } else {
            append_range(own, run->items, *span_of(run, i++));
        }
    }
}

/* The space that stood before what was brought is now below it. */
static void
space_below(GArray *items, unsigned brought)
{
    const HoFlowItem *top = NULL;

    g_assert(items->data != NULL);
    for (unsigned i = 0; i < items->len; i++) {
        HoFlowItem *item = &g_array_index(items, HoFlowItem, i);

        if (!ho_item_is_content(item) && item->type != HO_FLOW_BOX_BEGIN)
            continue;
        if (top == NULL)
            top = item;
        if (i < brought)
            continue;
        item->space = MAX(item->space, top->space);
        return;
    }
}

/* The items of a page that is no plain stretch of the run. */
static unsigned
put_together(const Run *run, const HoPageCut *cut, GArray *own)
{
    unsigned brought = 0;

    if (cut->brought >= 0) {
        const HoMovable *movable =
            &g_array_index(run->movables, HoMovable, cut->brought);

        append_range(own, run->items,
                     (HoUnitItems){span_of(run, movable->first)->first,
                                   span_of(run, movable->end - 1)->end});
        brought = own->len;
    }
    append_units(run, cut, own);
    if (brought > 0)
        space_below(own, brought);
    return brought;
}

static double
notes_height(const HoPageFilling *page)
{
    double height = 0;

    for (unsigned i = page->first; i < page->end; i++) {
        const HoFlowItem *item = &g_array_index(page->items, HoFlowItem, i);

        for (unsigned n = 0; n < item->n_notes; n++)
            height += item->notes[n]->aside ? 0 : item->notes[n]->height;
    }
    return height;
}

/* Lines for handwriting on what is blank at a page's foot, above its notes. */
static void
rule_rest(const HoRunner *runner, const HoPageFilling *page, double blank)
{
    const HoPlacer *placer = runner->placer;
    double notes = notes_height(page);

    /* a title page stays as it was made */
    if (!runner->note_lines || page->setting.loose > 0 || blank <= 0 ||
        placer->draft->bare)
        return;
    if (notes > 0)
        notes += runner->costs->notes_gap;
    ho_note_lines_place(placer->draft->placed, placer->flow->options->theme,
                        placer->left, placer->foot - notes - blank,
                        placer->flow->body_width, blank);
}

/* The cards, unless pages have been changed to others. */
static HoCards *
cards_of(const HoRunner *runner)
{
    return runner->cards != NULL &&
                   runner->placer->geometry == runner->cards->geometry
               ? runner->cards
               : NULL;
}

/* A page, or a card on one, with what was chosen for it. */
static void
place_page(const HoRunner *runner, const HoPageFilling *page, double blank)
{
    HoCards *cards = cards_of(runner);

    if (cards != NULL)
        ho_cards_next(cards, runner->placer);
    else
        ho_placer_page(runner->placer, false);
    ho_placer_fill(runner->placer, page);
    rule_rest(runner, page, blank);
    if (cards != NULL)
        ho_cards_end(cards, runner->placer);
}

static void
set_page(const Run *run, unsigned i)
{
    HoPlacer *placer = run->runner->placer;
    const HoPageCut *cut = cut_at(run, i);
    g_autoptr(GArray) own = g_array_new(FALSE, TRUE, sizeof(HoFlowItem));
    unsigned end = span_of(run, cut->end - 1)->end;
    const HoFlowItem *next = ho_items_content_from(run->items, end);
    bool whole = i + 1 < run->cuts->len;
    HoPageFilling page = {.items = run->items,
                          .first = span_of(run, cut->first)->first,
                          .end = end,
                          .setting = {.tight = cut->tight},
                          .next = next};

    if (cut->brought >= 0 || cut->left >= 0 || cut->alternative >= 0) {
        page.brought = put_together(run, cut, own);
        page.items = own;
        page.first = 0;
        page.end = own->len;
    }
    if (whole)
        page.setting.loose = ho_page_loosen(&page, cut->blank);
    ho_lint_page(placer->flow, &page, cut, whole);
    place_page(run->runner, &page, cut->blank);
}

void
ho_insert_set(const HoRunner *runner, const HoInsert *insert)
{
    HoPlacer *placer = runner->placer;
    const HoGeometry *before = placer->geometry;
    HoUnitState state = {.height = insert->geometry->body_height};
    HoComposeCosts costs = *runner->costs;
    HoRunner own = {.placer = placer, .state = &state, .costs = &costs};
    GArray *open = placer->open;

    /* Boxes that go on below it are not its own. */
    placer->open = g_array_new(FALSE, FALSE, sizeof(HoOpenBox));
    costs.height = state.height;
    ho_flow_set_geometry(placer->flow, insert->geometry);
    placer->geometry = insert->geometry;
    ho_run_set(&own, insert->items, insert->first, insert->end, NULL);
    placer->geometry = before;
    ho_flow_set_geometry(placer->flow, before);
    g_array_unref(placer->open);
    placer->open = open;
}

/* Those that stand before an item, from *next on. */
static void
set_inserts(const HoRunner *runner, const GArray *inserts, unsigned *next,
            unsigned end)
{
    for (; inserts != NULL && *next < inserts->len; (*next)++) {
        const HoInsert *insert = &g_array_index(inserts, HoInsert, *next);

        if (insert->at > end)
            return;
        ho_insert_set(runner, insert);
    }
}

void
ho_run_set(const HoRunner *runner, const GArray *items, unsigned first,
           unsigned end, const GArray *inserts)
{
    g_autoptr(GArray) units = g_array_new(FALSE, FALSE, sizeof(HoUnit));
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(HoUnitItems));
    g_autoptr(GArray) variants = g_array_new(FALSE, FALSE, sizeof(HoVariant));
    g_autoptr(GArray) costs = g_array_new(FALSE, FALSE, sizeof(HoAlternative));
    g_autoptr(GArray) movables = g_array_new(FALSE, FALSE, sizeof(HoMovable));
    g_autoptr(GArray) cuts = g_array_new(FALSE, FALSE, sizeof(HoPageCut));
    Run run = {runner, items, units, spans, variants, costs, movables, cuts};
    HoVariantTask task = {runner->placer->flow, items, units, spans};
    unsigned next = 0;

    ho_units_make(items, first, end, runner->state, units, spans);
    ho_movables_find(&task, movables);
    ho_rows_find(&task, runner->costs->shrink, variants);
    compose(&run);
    if (vary(&run, &task))
        compose(&run);
    if (runner->lengths != NULL && runner->cards == NULL && units->len > 0)
        note_length(&run);
    set_inserts(runner, inserts, &next, first);
    for (unsigned i = 0; i < cuts->len; i++) {
        set_page(&run, i);
        set_inserts(runner, inserts, &next,
                    span_of(&run, cut_at(&run, i)->end - 1)->end);
    }
    set_inserts(runner, inserts, &next, G_MAXUINT);
}
