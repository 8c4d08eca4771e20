/*
 * The stage as a whole: the document writes the flow, the flow is set on pages,
 * and what had to wait for page numbers is filled in.
 */
#include "layout/layout.h"

#include "layout/arrange.h"
#include "layout/backdrop.h"
#include "layout/finish.h"
#include "layout/margin.h"
#include "layout/paginate.h"

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

/* The flow of a document, nothing written yet.  numbers, which may be NULL, are
 * those of its notes. */
static HoFlow *
flow_of(const HoDocument *doc, const HoLayoutOptions *options, HoArena *arena,
        HoDiags *diags, GHashTable *numbers)
{
    HoFlow *flow = ho_flow_new(doc, options, arena, diags);

    flow->text = ho_text_new(options->fonts, options->theme, arena, doc,
                             options->images);
    if (ho_document_is_right_to_left(doc))
        ho_text_set_mirrored(flow->text);
    ho_text_set_note_numbers(flow->text, numbers);
    ho_flow_set_notes(flow);
    ho_flow_set_links(flow);
    ho_flow_set_geometry(flow,
                         ho_geometry_new(arena, ho_theme_page(options->theme)));
    ho_arrange_begin(flow);
    return flow;
}

/* Writes the whole flow; after that it has its notes and spaces. */
static void
write_flow(HoFlow *flow)
{
    ho_flow_block(flow, flow->doc->root);
    ho_flow_clear(flow);
    ho_arrange_end(flow);
    ho_items_settle(flow->column.items);
    ho_notes_spread(flow, flow->column.items, ho_flow_notes_limit(flow));
}

/* Sets what is written on pages. */
static void
paginate(HoFlow *flow, HoPlacer *placer, HoCards *cards,
         const HoGeometry *geometry, GArray *lengths)
{
    HoPagination pagination = {
        .flow = flow, .placer = placer, .costs = ho_compose_costs};

    pagination.runner = (HoRunner){.placer = placer,
                                   .state = &pagination.state,
                                   .costs = &pagination.costs,
                                   .cards = cards,
                                   .note_lines = flow->options->note_lines,
                                   .lengths = lengths};
    set_costs(&pagination.costs, flow->options->theme);
    ho_paginate_on(&pagination, geometry);
    ho_backdrop_cover(placer, false);
    ho_paginate(&pagination);
    ho_backdrop_cover(placer, true);
}

/* Sets the whole document once.  Where the numbers of its notes count by page,
 * *counted gets what they are on these pages. */
static HoPages *
lay_out(const HoDocument *doc, const HoLayoutOptions *options, HoDiags *diags,
        GHashTable *numbers, GHashTable **counted)
{
    HoPages *pages = g_new0(HoPages, 1);
    const HoGeometry *geometry;
    HoCards *cards = NULL;
    HoPlacer *placer;
    HoFlow *flow;
    g_autoptr(GArray) lengths =
        options->measured ? g_array_new(FALSE, FALSE, sizeof(HoRunLength))
                          : NULL;

    pages->arena = ho_arena_new();
    flow = flow_of(doc, options, pages->arena, diags, numbers);
    pages->text = flow->text;
    geometry = flow->geometry;
    if (flow->arrangement == HO_ARRANGE_CARDS) {
        cards = ho_cards_new(flow, geometry);
        geometry = cards->geometry;
        ho_flow_set_geometry(flow, geometry);
    }
    placer = ho_placer_new(flow);
    write_flow(flow);
    paginate(flow, placer, cards, geometry, lengths);
    if (lengths != NULL) {
        pages->runs = ho_arena_dup(pages->arena, lengths->data, lengths->len,
                                   sizeof(HoRunLength));
        pages->n_runs = lengths->len;
    }
    ho_pages_finish(pages, placer);
    if (flow->note_count == HO_NOTES_BY_PAGE)
        *counted = g_hash_table_ref(placer->notes);
    ho_text_set_note_numbers(pages->text, NULL);
    ho_placer_free(placer);
    ho_flow_free(flow);
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
