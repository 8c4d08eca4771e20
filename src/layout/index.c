/*
 * The index: terms sorted as people look them up (case and accents aside), with
 * the pages they stand on, each a link to its place.
 */
#include "layout/index.h"

#include "doc/index.h"
#include "layout/furniture.h"

#include <string.h>

/* What is being written. */
typedef struct {
    HoFlow *flow;
    const GArray *entries; /* of HoIndexEntry */
    const GArray *places;  /* of Place, of the entries */
    const HoPlacer *placer;
} Index;

typedef struct {
    const char *id;
    unsigned page; /* from 1; 0: not on a page */
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
append_page(HoFlow *flow, HoInline *list, const Place *place,
            const HoPlacer *placer)
{
    HoInline *link = ho_inline_new(flow->arena, HO_INLINE_XREF, (HoLoc){0});

    append_text(flow, list, ", ");
    link->refid = place->id;
    link->target = ho_arena_printf(flow->arena, "#%s", place->id);
    append_text(flow, link,
                ho_furniture_page_folio(placer, place->page - 1, flow->arena));
    ho_inline_append(list, link);
}

/* A line of the index: its term at a level and the pages of entries first to
 * end - 1, each page once. */
static void
write_line(const Index *index, unsigned first, unsigned end, unsigned level)
{
    HoFlow *flow = index->flow;
    const HoStyle *style = ho_flow_style_of(flow, "index", NULL);
    const HoIndexEntry *entry =
        &g_array_index(index->entries, HoIndexEntry, first);
    HoInline *list = ho_inline_list_new(flow->arena);
    double indent = (level + 1) * style->text.size;
    unsigned page = 0;

    append_text(flow, list, ho_arena_strdup(flow->arena, entry->words[level]));
    for (unsigned i = first; i < end; i++) {
        const HoIndexEntry *one =
            &g_array_index(index->entries, HoIndexEntry, i);
        const Place *place = &g_array_index(index->places, Place, i);

        if (place->page != 0 && place->page != page)
            append_page(flow, list, place, index->placer);
        page = MAX(page, place->page);
        if (one->see != NULL)
            append_text(flow, list,
                        ho_arena_printf(flow->arena, " → %s", one->see));
        if (one->see_also != NULL)
            append_text(flow, list,
                        ho_arena_printf(flow->arena, " → %s", one->see_also));
    }
    ho_flow_indent(flow, indent, 0);
    ho_flow_inlines(flow, NULL, list, style);
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
    ho_flow_space(flow, style->leading * 0.6);
    if (letter == 0)
        return;
    g_unichar_to_utf8(letter, words);
    ho_flow_words(flow, NULL, words, style);
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
}

void
ho_index_write(HoFlow *flow, double width, GArray *items,
               const HoPlacer *placer)
{
    g_autoptr(GArray) entries = ho_index_entries(flow->doc);
    g_autoptr(GArray) places = find_places(flow, entries, placer);
    HoFlowColumn before = ho_flow_divert(flow, items, width);
    Index index = {
        .flow = flow, .entries = entries, .places = places, .placer = placer};

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
