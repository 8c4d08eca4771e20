/*
 * The stage as a whole: the document writes the flow, the flow is cut at forced
 * page starts into runs, each run is composed by itself, and what had to wait
 * for page numbers is filled in.
 */
#include "layout/layout.h"

#include "base/number.h"
#include "doc/title.h"
#include "layout/arrange.h"
#include "layout/backdrop.h"
#include "layout/columnar.h"
#include "layout/furniture.h"
#include "layout/index.h"
#include "layout/margin.h"
#include "layout/run.h"

#include <string.h>

/* One layout. */
typedef struct {
    HoFlow *flow;
    HoPlacer *placer;
    HoPages *pages;
    HoUnitState state;
    HoComposeCosts costs;
    HoRunner runner; /* of the three */
    unsigned kind;   /* of the next run's first page */
} Layout;

static void
begin_pages(Layout *layout, unsigned kind)
{
    HoPlacer *placer = layout->placer;

    if (kind & HO_BREAK_FRONT)
        placer->front = true;
    if ((kind & HO_BREAK_RECTO) && !ho_placer_is_recto_next(placer))
        ho_placer_page(placer, true);
    if (kind & HO_BREAK_BODY)
        placer->front = false;
    placer->bare = (kind & HO_BREAK_BARE) != 0;
}

static HoFlowItem *
item_of(GArray *items, unsigned i)
{
    return &g_array_index(items, HoFlowItem, i);
}

static void
set_segments(Layout *layout, const GArray *items, const GArray *segments)
{
    ho_columnar_set(&layout->runner, items,
                    (const HoSegment *) (void *) segments->data, segments->len);
}

/* The index made where it stands in the run, in columns of its own. */
static void
set_with_index(Layout *layout, GArray *items, unsigned first, unsigned end,
               unsigned index)
{
    g_autoptr(GArray) segments = g_array_new(FALSE, FALSE, sizeof(HoSegment));
    HoFlow *flow = layout->flow;
    GArray *all = ho_flow_items_new(flow);
    HoSegment columns = {.first = index - first};

    columns.width = ho_flow_index_width(flow, &columns.count, &columns.gap);
    g_array_append_vals(all, item_of(items, first), index - first);
    ho_index_write(flow, columns.width, all, layout->placer);
    columns.end = all->len;
    if (index + 1 < end)
        g_array_append_vals(all, item_of(items, index + 1), end - index - 1);
    ho_items_settle(all);
    ho_segments_find(flow, all, 0, columns.first, segments);
    g_array_append_val(segments, columns);
    ho_segments_find(flow, all, columns.end, all->len, segments);
    set_segments(layout, all, segments);
}

static void
set_run(Layout *layout, GArray *items, unsigned first, unsigned end,
        const GArray *inserts)
{
    g_autoptr(GArray) segments = NULL;
    unsigned i = first;

    begin_pages(layout, layout->kind);
    while (i < end && item_of(items, i)->type != HO_FLOW_INDEX)
        i++;
    if (i < end) {
        set_with_index(layout, items, first, end, i);
    } else if (layout->flow->geometry->page.columns > 1) {
        segments = g_array_new(FALSE, FALSE, sizeof(HoSegment));
        ho_segments_find(layout->flow, items, first, end, segments);
        set_segments(layout, items, segments);
    } else {
        ho_run_set(&layout->runner, items, first, end, inserts);
        return;
    }
    for (i = 0; inserts != NULL && i < inserts->len; i++)
        ho_insert_set(&layout->runner, &g_array_index(inserts, HoInsert, i));
}

/* Of the runs to come. */
static void
set_geometry(Layout *layout, const HoGeometry *geometry)
{
    ho_flow_set_geometry(layout->flow, geometry);
    layout->placer->geometry = geometry;
    layout->costs.height = geometry->body_height;
    layout->state.height = geometry->body_height;
}

/* Where a run ends before a forced break at i: a box that nothing stands in
 * yet opens on the page after it. */
static unsigned
run_end(GArray *items, unsigned first, unsigned i)
{
    unsigned end = i;

    while (i > first) {
        const HoFlowItem *item = item_of(items, --i);

        if (ho_item_is_content(item) || item->type == HO_FLOW_BOX_END ||
            item->type == HO_FLOW_INDEX)
            break;
        if (item->type == HO_FLOW_BOX_BEGIN)
            end = i;
    }
    return end;
}

/* The run that is being gathered: items from first on, or, when something is
 * taken out of it, own and the items from first on. */
typedef struct {
    GArray *items;
    unsigned first;
    GArray *own;     /* or NULL */
    GArray *inserts; /* of HoInsert: what was taken out */
    bool any;        /* something shows */
} Gathered;

/* Takes out what moves, from its break on; returns the break that ends it. */
static unsigned
take_out(Layout *layout, Gathered *run, unsigned begin)
{
    HoInsert insert = {.first = begin + 1,
                       .items = run->items,
                       .geometry = item_of(run->items, begin)->geometry};
    unsigned end = begin + 1;

    while (end < run->items->len &&
           (item_of(run->items, end)->type != HO_FLOW_BREAK ||
            !(item_of(run->items, end)->kind & HO_BREAK_TURNED)))
        end++;
    if (run->own == NULL)
        run->own = ho_flow_items_new(layout->flow);
    if (begin > run->first)
        g_array_append_vals(run->own, item_of(run->items, run->first),
                            begin - run->first);
    insert.at = run->own->len;
    insert.end = end;
    g_array_append_val(run->inserts, insert);
    run->first = MIN(end + 1, run->items->len);
    return end;
}

static void
set_gathered(Layout *layout, Gathered *run, unsigned end)
{
    if (run->own == NULL) {
        set_run(layout, run->items, run->first, end, NULL);
    } else {
        if (end > run->first)
            g_array_append_vals(run->own, item_of(run->items, run->first),
                                end - run->first);
        if (run->any)
            set_run(layout, run->own, 0, run->own->len, run->inserts);
        else
            begin_pages(layout, layout->kind);
        for (unsigned i = 0; !run->any && i < run->inserts->len; i++)
            ho_insert_set(&layout->runner,
                          &g_array_index(run->inserts, HoInsert, i));
    }
    run->own = NULL;
    g_array_set_size(run->inserts, 0);
    run->any = false;
}

/* A page begins at break i: sets what stands before it. */
static void
begin_anew(Layout *layout, Gathered *run, unsigned i)
{
    const HoFlowItem *item = item_of(run->items, i);

    if (run->any || run->inserts->len > 0 || (item->kind & HO_BREAK_ALWAYS)) {
        unsigned end = run_end(run->items, run->first, i);

        set_gathered(layout, run, end);
        layout->kind = item->kind;
        run->first = end == i ? i + 1 : end;
    } else {
        layout->kind |= item->kind;
    }
    if (item->geometry != NULL)
        set_geometry(layout, item->geometry);
    run->any = false;
}

static void
set_flow(Layout *layout)
{
    Gathered run = {.items = layout->flow->column.items};

    run.inserts = g_array_new(FALSE, FALSE, sizeof(HoInsert));
    for (unsigned i = 0; i < run.items->len; i++) {
        const HoFlowItem *item = item_of(run.items, i);

        if (item->type != HO_FLOW_BREAK)
            run.any = run.any || ho_item_is_content(item) ||
                      item->type == HO_FLOW_INDEX;
        else if (item->kind & HO_BREAK_MOVES)
            i = take_out(layout, &run, i);
        else if (!(item->kind & HO_BREAK_WITHIN))
            begin_anew(layout, &run, i);
    }
    if (run.any || run.inserts->len > 0 || layout->placer->drafts->len == 0)
        set_gathered(layout, &run, run.items->len);
    g_array_unref(run.inserts);
    while (layout->placer->sides->len > 0) {
        ho_placer_page(layout->placer, false);
        ho_placer_margin(layout->placer, NULL);
    }
}

static unsigned
tag_depth(HoTag *tag)
{
    unsigned depth = 0;

    for (const HoTag *t = tag->parent; t != NULL; t = t->parent)
        depth++;
    return depth;
}

static void
finish_tags(HoFlow *flow)
{
    for (unsigned i = 0; i < flow->tags->len; i++) {
        HoTag *tag = g_ptr_array_index(flow->tags, i);

        tag->depth = tag_depth(tag);
    }
}

/* "3:1": down to level 3, open down to level 1.  Of the document, where a
 * section may have its own first number. */
static void
outline_levels(const HoDocument *doc, int *deepest, int *open)
{
    const char *levels = ho_document_attribute(doc, "outlinelevels");
    const char *colon = levels != NULL ? strchr(levels, ':') : NULL;

    *deepest = levels != NULL && *levels != ':' ? ho_int_of(levels, 5) : 5;
    *open = colon != NULL ? ho_int_of(colon + 1, 0) : -1;
}

/* The level that the sections around a heading let the outline go down to. */
static int
deepest_at(const HoFlowHeading *heading, int deepest)
{
    const HoBlock *block = heading->block;

    for (; block != NULL; block = block->parent) {
        const char *own = ho_attrs_find(block->attrs, "outlinelevels");

        if (own != NULL)
            return ho_int_of(own, deepest);
    }
    return deepest;
}

static void
finish_outline(Layout *layout)
{
    const GPtrArray *headings = layout->placer->outline;
    HoOutlineEntry *entries =
        ho_arena_array(layout->pages->arena, HoOutlineEntry, headings->len);
    int lowest = 1, deepest, open;
    unsigned n = 0;

    outline_levels(layout->flow->doc, &deepest, &open);
    for (unsigned i = 0; i < headings->len; i++) {
        const HoFlowHeading *heading = g_ptr_array_index(headings, i);

        lowest = MIN(lowest, heading->level);
    }
    for (unsigned i = 0; i < headings->len; i++) {
        const HoFlowHeading *heading = g_ptr_array_index(headings, i);
        int level = heading->level - lowest;
        int most = n > 0 ? (int) entries[n - 1].level + 1 : 0;

        if (heading->level > deepest_at(heading, deepest))
            continue;
        entries[n++] = (HoOutlineEntry){
            .title = heading->words,
            .id = heading->id,
            .level = (unsigned) MIN(level, most),
            .open = open < 0 ? level < 1 : heading->level < open};
    }
    layout->pages->outline = entries;
    layout->pages->n_outline = n;
}

/* Placeholders that were not needed go. */
static void
finish_page(HoPage *page, const HoPageDraft *draft, HoArena *arena)
{
    page->blank = draft->blank;
    page->first_block = draft->first_block;
    page->first_text = draft->first_text;
    page->first_offset = draft->first_offset;
    page->placed = ho_arena_array(arena, HoPlaced, draft->placed->len);
    for (unsigned i = 0; i < draft->placed->len; i++) {
        const HoPlaced *placed = &g_array_index(draft->placed, HoPlaced, i);

        if (placed->type != HO_PLACED_LINE || placed->line != NULL)
            page->placed[page->n_placed++] = *placed;
    }
}

static const char *
attribute(const Layout *layout, const char *name)
{
    return ho_arena_strdup(layout->pages->arena,
                           ho_document_attribute(layout->flow->doc, name));
}

static void
finish_metadata(Layout *layout)
{
    HoPages *pages = layout->pages;
    const HoDocument *doc = layout->flow->doc;
    g_autofree char *title = ho_document_title_text(doc);
    g_autofree char *authors = ho_document_author_names(doc);

    pages->title = title ? ho_arena_strdup(pages->arena, title)
                         : attribute(layout, "docname");
    pages->author =
        authors[0] != '\0' ? ho_arena_strdup(pages->arena, authors) : NULL;
    pages->subject = attribute(layout, "subject");
    if (pages->subject == NULL)
        pages->subject = attribute(layout, "description");
    pages->keywords = attribute(layout, "keywords");
    pages->lang = ho_arena_strdup(pages->arena, ho_document_language(doc));
    pages->created = layout->flow->options->created;
    pages->right_to_left = ho_document_is_right_to_left(doc);
}

static void
finish(Layout *layout)
{
    HoPlacer *placer = layout->placer;
    HoPages *pages = layout->pages;

    pages->n_pages = placer->drafts->len;
    pages->pages = ho_arena_array(pages->arena, HoPage, pages->n_pages);
    for (unsigned i = 0; i < pages->n_pages; i++) {
        const HoPageDraft *draft = g_ptr_array_index(placer->drafts, i);

        pages->pages[i].width = draft->geometry->page.width;
        pages->pages[i].height = draft->geometry->page.height;
    }
    finish_metadata(layout);
    ho_furniture_place(placer, pages);
    ho_furniture_number(placer, pages);
    ho_backdrop_place(placer);
    for (unsigned i = 0; i < pages->n_pages; i++)
        finish_page(&pages->pages[i], g_ptr_array_index(placer->drafts, i),
                    pages->arena);
    if (pages->right_to_left)
        ho_pages_reflect(pages);
    finish_outline(layout);
    finish_tags(layout->flow);
}

/* What the theme makes of the weights of page breaks. */
static void
set_costs(HoComposeCosts *costs, const HoTheme *theme)
{
    const struct {
        const char *key;
        double *cost;
    } keys[] = {{"compose-page", &costs->page},
                {"compose-blank", &costs->blank},
                {"compose-shrink", &costs->shrink},
                {"compose-uneven", &costs->uneven},
                {"compose-short-end", &costs->short_end},
                {"compose-move", &costs->move}};

    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        *keys[i].cost =
            MAX(ho_theme_number(theme, keys[i].key, *keys[i].cost), 0);
    costs->notes_gap = 12;
}

/* Sets the whole document once.  numbers, which may be NULL, are those of its
 * notes; where they count by page, *counted gets what they are on these pages.
 */
static HoPages *
lay_out(const HoDocument *doc, const HoLayoutOptions *options, HoDiags *diags,
        GHashTable *numbers, GHashTable **counted)
{
    HoPages *pages = g_new0(HoPages, 1);
    const HoGeometry *geometry;
    Layout layout = {.pages = pages, .costs = ho_compose_costs};

    pages->arena = ho_arena_new();
    layout.flow = ho_flow_new(doc, options, pages->arena, diags);
    layout.flow->text = ho_text_new(options->fonts, options->theme,
                                    pages->arena, doc, options->images);
    pages->text = layout.flow->text;
    if (ho_document_is_right_to_left(doc))
        ho_text_set_mirrored(pages->text);
    ho_text_set_note_numbers(pages->text, numbers);
    ho_flow_set_notes(layout.flow);
    ho_flow_set_links(layout.flow);
    geometry = ho_geometry_new(pages->arena, ho_theme_page(options->theme));
    ho_flow_set_geometry(layout.flow, geometry);
    ho_arrange_begin(layout.flow);
    if (layout.flow->arrangement == HO_ARRANGE_CARDS) {
        layout.runner.cards = ho_cards_new(layout.flow, geometry);
        geometry = layout.runner.cards->geometry;
        ho_flow_set_geometry(layout.flow, geometry);
    }
    layout.placer = ho_placer_new(layout.flow);
    layout.runner.placer = layout.placer;
    layout.runner.state = &layout.state;
    layout.runner.costs = &layout.costs;
    layout.runner.note_lines = ho_document_attribute(doc, "note-lines") != NULL;
    set_costs(&layout.costs, options->theme);

    ho_flow_block(layout.flow, doc->root);
    ho_flow_clear(layout.flow);
    ho_arrange_end(layout.flow);
    ho_items_settle(layout.flow->column.items);
    ho_notes_spread(layout.flow, layout.flow->column.items,
                    ho_flow_notes_limit(layout.flow));
    set_geometry(&layout, geometry);
    ho_backdrop_cover(layout.placer, false);
    set_flow(&layout);
    ho_backdrop_cover(layout.placer, true);
    finish(&layout);
    if (layout.flow->note_count == HO_NOTES_BY_PAGE)
        *counted = g_hash_table_ref(layout.placer->notes);
    ho_text_set_note_numbers(pages->text, NULL);
    ho_placer_free(layout.placer);
    ho_flow_free(layout.flow);
    return pages;
}

static bool
is_same(GHashTable *a, GHashTable *b)
{
    GHashTableIter iter;
    void *key, *value;

    if (a == NULL || g_hash_table_size(a) != g_hash_table_size(b))
        return false;
    g_hash_table_iter_init(&iter, b);
    while (g_hash_table_iter_next(&iter, &key, &value))
        if (g_hash_table_lookup(a, key) != value)
            return false;
    return true;
}

/* Numbers that count by page are known when the pages are, and may change them:
 * all is set anew until they stay, which they nearly always do at once. */
#define NUMBERING_ROUNDS 4

HoPages *
ho_layout(const HoDocument *doc, const HoLayoutOptions *options, HoDiags *diags)
{
    GHashTable *numbers = NULL;
    unsigned before = ho_diags_count(diags);

    for (unsigned round = 1;; round++) {
        GHashTable *counted = NULL;
        HoPages *pages = lay_out(doc, options, diags, numbers, &counted);
        bool done = counted == NULL || round == NUMBERING_ROUNDS ||
                    is_same(numbers, counted);

        g_clear_pointer(&numbers, g_hash_table_unref);
        numbers = counted;
        if (done) {
            g_clear_pointer(&numbers, g_hash_table_unref);
            return pages;
        }
        ho_diags_truncate(diags, before);
        ho_pages_free(pages);
    }
}
