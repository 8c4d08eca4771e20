/*
 * The index: terms sorted as people look them up (case and accents aside), with
 * the pages they stand on, each a link to its place.
 */
#include "layout/index.h"

#include "doc/index.h"
#include "layout/furniture.h"

#include <string.h>

/* So many pages in a row are a range. */
enum { RANGE = 3, NO_RANGE = 1000000 };

/* What is being written. */
typedef struct {
    HoFlow *flow;
    const GArray *entries; /* of HoIndexEntry */
    const GArray *places;  /* of Place, of the entries */
    GHashTable *ids;       /* key of a first level → id of its line */
    const HoPlacer *placer;
    unsigned range; /* the least number of pages that make one */
} Index;

typedef struct {
    const char *id;
    unsigned page; /* from 1; 0: not on a page */
    bool is_card;  /* it is the number of a card */
} Place;

static GArray *
find_places(HoFlow *flow, const GArray *entries, const HoPlacer *placer)
{
    GArray *places = g_array_new(FALSE, FALSE, sizeof(Place));

    for (unsigned i = 0; i < entries->len; i++) {
        const HoIndexEntry *entry = &g_array_index(entries, HoIndexEntry, i);
        Place place = {.id = ho_flow_term_id(flow, entry->term)};

        place.page =
            GPOINTER_TO_UINT(g_hash_table_lookup(placer->places, place.id));
        if (g_hash_table_contains(placer->cards, place.id)) {
            place.is_card = true;
            place.page =
                GPOINTER_TO_UINT(g_hash_table_lookup(placer->cards, place.id));
        }
        g_array_append_val(places, place);
    }
    return places;
}

static void
append_text(HoFlow *flow, HoInline *list, const char *words)
{
    HoInline *text = ho_inline_new(flow->arena, HO_INLINE_TEXT, (HoLoc){0});

    text->text = words;
    ho_inline_append(list, text);
}

static void
append_link(HoFlow *flow, HoInline *list, const char *id, const char *words)
{
    HoInline *link = ho_inline_new(flow->arena, HO_INLINE_XREF, (HoLoc){0});

    link->refid = id;
    link->target = ho_arena_printf(flow->arena, "#%s", id);
    append_text(flow, link, words);
    ho_inline_append(list, link);
}

static const char *
folio_of(const Index *index, const Place *place)
{
    return place->is_card
               ? ho_arena_printf(index->flow->arena, "%u", place->page)
               : ho_furniture_page_folio(index->placer, place->page - 1,
                                         index->flow->arena);
}

static bool
is_next(const Index *index, const Place *a, const Place *b)
{
    const HoPageDraft *before, *after;

    if (b->page != a->page + 1 || a->is_card != b->is_card)
        return false;
    if (a->is_card)
        return true;
    before = g_ptr_array_index(index->placer->drafts, a->page - 1);
    after = g_ptr_array_index(index->placer->drafts, b->page - 1);
    return before->front == after->front;
}

/* The pages of a line, each once and in order, some as ranges. */
static void
append_pages(const Index *index, HoInline *list, const GArray *pages)
{
    HoFlow *flow = index->flow;
    unsigned end;

    for (unsigned i = 0; i < pages->len; i = end) {
        const Place *first = &g_array_index(pages, Place, i), *last;

        for (end = i + 1; end < pages->len; end++)
            if (!is_next(index, &g_array_index(pages, Place, end - 1),
                         &g_array_index(pages, Place, end)))
                break;
        if (end - i < index->range)
            end = i + 1;
        last = &g_array_index(pages, Place, end - 1);
        append_text(flow, list, ", ");
        append_link(flow, list, first->id,
                    end == i + 1 ? folio_of(index, first)
                                 : ho_arena_printf(flow->arena, "%s–%s",
                                                   folio_of(index, first),
                                                   folio_of(index, last)));
    }
}

static GArray *
pages_of(const Index *index, unsigned first, unsigned end)
{
    GArray *pages = g_array_new(FALSE, FALSE, sizeof(Place));

    for (unsigned i = first; i < end; i++) {
        const HoIndexEntry *one =
            &g_array_index(index->entries, HoIndexEntry, i);
        const Place *place = &g_array_index(index->places, Place, i);

        if (place->page == 0 || one->see != NULL ||
            (pages->len > 0 &&
             g_array_index(pages, Place, pages->len - 1).page == place->page))
            continue;
        g_array_append_val(pages, *place);
    }
    return pages;
}

/* ", see Other": a link where the index has it. */
static void
append_see(const Index *index, HoInline *list, const char *label,
           const char *terms)
{
    HoFlow *flow = index->flow;
    const char *phrase = ho_document_label(flow->doc, label);
    HoInline *marked =
        ho_inline_new(flow->arena, HO_INLINE_EMPHASIS, (HoLoc){0});
    g_auto(GStrv) words = g_strsplit(terms, ",", -1);

    append_text(flow, list, "; ");
    append_text(flow, marked, phrase);
    ho_inline_append(list, marked);
    for (unsigned i = 0; words[i] != NULL; i++) {
        const char *term = ho_arena_strdup(flow->arena, g_strstrip(words[i]));
        g_autofree char *key = ho_index_key(term);
        const char *id = g_hash_table_lookup(index->ids, key);

        append_text(flow, list, i > 0 ? ", " : "\u00a0");
        if (id != NULL)
            append_link(flow, list, id, term);
        else
            append_text(flow, list, term);
    }
}

static void
append_sees(const Index *index, HoInline *list, unsigned first, unsigned end)
{
    const char *see = NULL, *also = NULL;

    for (unsigned i = first; i < end; i++) {
        const HoIndexEntry *one =
            &g_array_index(index->entries, HoIndexEntry, i);

        if (one->see != NULL && g_strcmp0(one->see, see) != 0)
            append_see(index, list, "see-label", see = one->see);
        if (one->see_also != NULL && g_strcmp0(one->see_also, also) != 0)
            append_see(index, list, "see-also-label", also = one->see_also);
    }
}

/* Turned lines hang in below their term. */
static const HoStyle *
hanging(HoFlow *flow, double hang)
{
    const HoStyle *style = ho_flow_style_of(flow, "index", NULL);
    HoStyle *copy = ho_arena_dup(flow->arena, style, 1, sizeof *style);

    copy->indent = -hang;
    return copy;
}

/* A line of the index: its term at a level and the pages of entries first to
 * end - 1. */
static void
write_line(const Index *index, unsigned first, unsigned end, unsigned level)
{
    HoFlow *flow = index->flow;
    const HoIndexEntry *entry =
        &g_array_index(index->entries, HoIndexEntry, first);
    double em = ho_flow_style_of(flow, "index", NULL)->text.size;
    g_autoptr(GArray) pages = pages_of(index, first, end);
    HoInline *list = ho_inline_list_new(flow->arena);
    double indent = level * em + 2 * em;

    if (level == 0 && entry->keys[0] != NULL) {
        const char *id = g_hash_table_lookup(index->ids, entry->keys[0]);

        if (id != NULL)
            ho_flow_anchor(flow, id);
    }
    append_text(flow, list, ho_arena_strdup(flow->arena, entry->words[level]));
    append_pages(index, list, pages);
    append_sees(index, list, first, end);
    if (level > 0)
        ho_flow_keep_next(flow, HO_KEEP_LOOSE);
    ho_flow_indent(flow, indent, 0);
    ho_flow_inlines(flow, NULL, list, hanging(flow, 2 * em));
    ho_flow_indent(flow, -indent, 0);
}

/* Terms above one that have no place of their own are said first. */
static void
write_parents(const Index *index, unsigned i)
{
    const HoIndexEntry *entry = &g_array_index(index->entries, HoIndexEntry, i);
    const HoIndexEntry *before = i > 0 ? entry - 1 : NULL;

    for (unsigned level = 0; level + 1 < ho_index_depth(entry); level++)
        if (before == NULL || !ho_index_is_same(before, entry, level + 1))
            write_line(index, i, i, level);
}

static void
write_letter(HoFlow *flow, const GArray *entries, unsigned i)
{
    const HoStyle *style = ho_flow_style_of(flow, "index-letter", NULL);
    const HoIndexEntry *entry = &g_array_index(entries, HoIndexEntry, i);
    gunichar letter = ho_index_letter(entry);
    char words[8] = {0};

    if (i > 0 && ho_index_letter(entry - 1) == letter)
        return;
    ho_flow_space(flow, style->space_above);
    if (letter == 0)
        return;
    g_unichar_to_utf8(letter, words);
    ho_flow_words(flow, NULL, words, style);
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
}

/* Ids of the first levels, for "see". */
static GHashTable *
find_ids(HoFlow *flow, const GArray *entries)
{
    GHashTable *ids =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, NULL);

    for (unsigned i = 0; i < entries->len; i++) {
        const HoIndexEntry *entry = &g_array_index(entries, HoIndexEntry, i);

        if (!g_hash_table_contains(ids, entry->keys[0]))
            g_hash_table_insert(
                ids, entry->keys[0],
                ho_arena_printf(flow->arena, "_indexentry_%u", i + 1));
    }
    return ids;
}

/* How Asciidoctor PDF's attribute has it. */
static unsigned
least_range(const HoDocument *doc)
{
    const char *style =
        ho_document_attribute(doc, "index-pagenum-sequence-style");

    if (g_strcmp0(style, "range") == 0)
        return 2;
    return g_strcmp0(style, "page") == 0 || g_strcmp0(style, "term") == 0
               ? NO_RANGE
               : RANGE;
}

void
ho_index_write(HoFlow *flow, double width, GArray *items,
               const HoPlacer *placer)
{
    g_autoptr(GArray) entries = ho_index_entries(flow->doc);
    g_autoptr(GArray) places = find_places(flow, entries, placer);
    g_autoptr(GHashTable) ids = find_ids(flow, entries);
    HoFlowColumn before = ho_flow_divert(flow, items, width);
    Index index = {.flow = flow,
                   .entries = entries,
                   .places = places,
                   .ids = ids,
                   .placer = placer,
                   .range = least_range(flow->doc)};

    for (unsigned i = 0; i < entries->len;) {
        unsigned end = ho_index_end(entries, i);

        write_letter(flow, entries, i);
        write_parents(&index, i);
        write_line(&index, i, end,
                   ho_index_depth(&g_array_index(entries, HoIndexEntry, i)) -
                       1);
        i = end;
    }
    flow->column = before;
}

void
ho_flow_index(HoFlow *flow, const HoBlock *block)
{
    ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_INDEX, .block = block});
}

double
ho_flow_index_width(const HoFlow *flow, unsigned *count, double *gap)
{
    const HoTheme *theme = flow->options->theme;
    double columns = ho_theme_number(theme, "index-columns", 2);

    *count = (unsigned) CLAMP(columns, 1, 4);
    *gap = ho_theme_number(theme, "index-column-gap", 18);
    if (flow->geometry->page.columns > 1)
        *count = 1;
    return (flow->body_width - *gap * (*count - 1)) / *count;
}
