/*
 * The index: terms sorted as people look them up (case and accents aside), with
 * the pages they stand on, each a link to its place.
 */
#include "layout/index.h"

#include "layout/furniture.h"

#include <string.h>

enum { LEVELS = 3 };

/* What is being written. */
typedef struct {
    HoFlow *flow;
    const GArray *entries; /* of Entry */
    const HoPlacer *placer;
} Index;

typedef struct {
    const char *words[LEVELS]; /* NULL beyond the last */
    char *keys[LEVELS];
    const char *id; /* of its place, or NULL */
    unsigned page;  /* from 1; 0: not on a page */
    const char *see, *see_also;
    unsigned order;
} Entry;

/* Letters without case and accents. */
static char *
sort_key(const char *words)
{
    g_autofree char *folded = g_utf8_casefold(words, -1);
    g_autofree char *apart = g_utf8_normalize(folded, -1, G_NORMALIZE_NFKD);
    GString *key = g_string_new(NULL);

    for (const char *c = apart ? apart : folded; *c != '\0';
         c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);

        if (!g_unichar_ismark(letter))
            g_string_append_unichar(key, letter);
    }
    return g_string_free(key, FALSE);
}

static int
compare(const void *a, const void *b)
{
    const Entry *x = a, *y = b;

    for (unsigned i = 0; i < LEVELS; i++) {
        int order = g_strcmp0(x->keys[i], y->keys[i]);

        if (order == 0)
            order = g_strcmp0(x->words[i], y->words[i]);
        if (order != 0)
            return order;
    }
    return x->order < y->order ? -1 : x->order > y->order;
}

static void
clear_entry(void *data)
{
    Entry *entry = data;

    for (unsigned i = 0; i < LEVELS; i++)
        g_free(entry->keys[i]);
}

static bool
read_term(HoFlow *flow, const HoInline *term, const HoPlacer *placer,
          Entry *entry)
{
    static const char *const names[LEVELS] = {"1", "2", "3"};

    *entry = (Entry){0};
    for (unsigned i = 0; i < LEVELS; i++) {
        const char *words = ho_attrs_find(term->attrs, names[i]);

        if (words == NULL && i == 0 && term->first != NULL) {
            g_autofree char *visible = ho_inline_to_text(term);

            words = ho_arena_strdup(flow->arena, visible);
        }
        if (words == NULL || words[0] == '\0')
            break;
        entry->words[i] = words;
        entry->keys[i] = sort_key(words);
    }
    entry->see = ho_attrs_find(term->attrs, "see");
    entry->see_also = ho_attrs_find(term->attrs, "see-also");
    entry->id = ho_flow_term_id(flow, term);
    entry->page =
        GPOINTER_TO_UINT(g_hash_table_lookup(placer->places, entry->id));
    return entry->words[0] != NULL;
}

static void
append_text(HoFlow *flow, HoInline *list, const char *words)
{
    HoInline *text = ho_inline_new(flow->arena, HO_INLINE_TEXT, (HoLoc){0});

    text->text = words;
    ho_inline_append(list, text);
}

static void
append_page(HoFlow *flow, HoInline *list, const Entry *entry,
            const HoPlacer *placer)
{
    HoInline *link = ho_inline_new(flow->arena, HO_INLINE_XREF, (HoLoc){0});

    append_text(flow, list, ", ");
    link->refid = entry->id;
    link->target = ho_arena_printf(flow->arena, "#%s", entry->id);
    append_text(flow, link,
                ho_furniture_page_folio(placer, entry->page - 1, flow->arena));
    ho_inline_append(list, link);
}

static bool
same_path(const Entry *a, const Entry *b, unsigned levels)
{
    for (unsigned i = 0; i < levels; i++)
        if (g_strcmp0(a->words[i], b->words[i]) != 0)
            return false;
    return true;
}

static unsigned
path_length(const Entry *entry)
{
    unsigned length = 0;

    while (length < LEVELS && entry->words[length] != NULL)
        length++;
    return length;
}

/* A line of the index: its term at a level and the pages of entries first to
 * end - 1, each page once. */
static void
write_line(const Index *index, unsigned first, unsigned end, unsigned level)
{
    HoFlow *flow = index->flow;
    const GArray *entries = index->entries;
    const HoStyle *style = ho_flow_style_of(flow, "index", NULL);
    const Entry *entry = &g_array_index(entries, Entry, first);
    HoInline *list = ho_inline_list_new(flow->arena);
    double indent = (level + 1) * style->text.size;
    unsigned page = 0;

    append_text(flow, list, entry->words[level]);
    for (unsigned i = first; i < end; i++) {
        const Entry *place = &g_array_index(entries, Entry, i);

        if (place->page != 0 && place->page != page)
            append_page(flow, list, place, index->placer);
        page = MAX(page, place->page);
        if (place->see != NULL)
            append_text(flow, list,
                        ho_arena_printf(flow->arena, " → %s", place->see));
        if (place->see_also != NULL)
            append_text(flow, list,
                        ho_arena_printf(flow->arena, " → %s", place->see_also));
    }
    ho_flow_indent(flow, indent, 0);
    ho_flow_inlines(flow, NULL, list, style);
    ho_flow_indent(flow, -indent, 0);
}

/* Terms above one that have no place of their own are said first. */
static void
write_parents(const Index *index, unsigned i)
{
    const Entry *entry = &g_array_index(index->entries, Entry, i);
    const Entry *before = i > 0 ? entry - 1 : NULL;

    for (unsigned level = 0; level + 1 < path_length(entry); level++)
        if (before == NULL || !same_path(before, entry, level + 1))
            write_line(index, i, i, level);
}

static void
write_letter(HoFlow *flow, const GArray *entries, unsigned i)
{
    const HoStyle *style = ho_flow_style_of(flow, "index-letter", NULL);
    const Entry *entry = &g_array_index(entries, Entry, i);
    gunichar letter = g_utf8_get_char(entry->keys[0]);
    char words[8] = {0};

    if (i > 0 && g_utf8_get_char(entry[-1].keys[0]) == letter)
        return;
    ho_flow_space(flow, style->leading * 0.6);
    if (!g_unichar_isalpha(letter))
        return;
    g_unichar_to_utf8(g_unichar_toupper(letter), words);
    ho_flow_words(flow, NULL, words, style);
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
}

void
ho_index_write(HoFlow *flow, double width, GArray *items,
               const HoPlacer *placer)
{
    const GPtrArray *terms = flow->doc->index_terms;
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(Entry));
    HoFlowColumn before = ho_flow_divert(flow, items, width);
    Index index = {.flow = flow, .entries = entries, .placer = placer};

    g_array_set_clear_func(entries, clear_entry);
    for (unsigned i = 0; terms != NULL && i < terms->len; i++) {
        Entry entry;

        if (read_term(flow, g_ptr_array_index(terms, i), placer, &entry)) {
            entry.order = i;
            g_array_append_val(entries, entry);
        }
    }
    g_array_sort(entries, compare);
    for (unsigned i = 0; i < entries->len;) {
        const Entry *entry = &g_array_index(entries, Entry, i);
        unsigned end = i + 1;

        while (end < entries->len &&
               same_path(entry, &g_array_index(entries, Entry, end), LEVELS))
            end++;
        write_letter(flow, entries, i);
        write_parents(&index, i);
        write_line(&index, i, end, path_length(entry) - 1);
        i = end;
    }
    flow->column = before;
}
