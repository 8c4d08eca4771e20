#include "doc/index.h"

#include <string.h>

/* Letters without case and accents. */
char *
ho_index_key(const char *words)
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
    const HoIndexEntry *x = a, *y = b;

    for (unsigned i = 0; i < HO_INDEX_LEVELS; i++) {
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
    HoIndexEntry *entry = data;

    for (unsigned i = 0; i < HO_INDEX_LEVELS; i++) {
        g_free(entry->words[i]);
        g_free(entry->keys[i]);
    }
}

/* What a term says; false for one without words. */
static bool
read_term(const HoInline *term, HoIndexEntry *entry)
{
    static const char *const names[HO_INDEX_LEVELS] = {"1", "2", "3"};

    *entry = (HoIndexEntry){.term = term};
    for (unsigned i = 0; i < HO_INDEX_LEVELS; i++) {
        const char *words = ho_attrs_find(term->attrs, names[i]);
        char *own = words == NULL && i == 0 && term->first != NULL
                        ? ho_inline_to_text(term)
                        : g_strdup(words);

        if (own == NULL || *g_strstrip(own) == '\0') {
            g_free(own);
            break;
        }
        entry->words[i] = own;
        entry->keys[i] = ho_index_key(own);
    }
    entry->see = ho_attrs_find(term->attrs, "see");
    entry->see_also = ho_attrs_find(term->attrs, "see-also");
    return entry->words[0] != NULL;
}

GArray *
ho_index_entries(const HoDocument *doc)
{
    GArray *entries = g_array_new(FALSE, FALSE, sizeof(HoIndexEntry));
    const GPtrArray *terms = doc->index_terms;

    g_array_set_clear_func(entries, clear_entry);
    for (unsigned i = 0; terms != NULL && i < terms->len; i++) {
        HoIndexEntry entry;

        if (!read_term(terms->pdata[i], &entry))
            continue;
        entry.order = i;
        g_array_append_val(entries, entry);
    }
    g_array_sort(entries, compare);
    return entries;
}

unsigned
ho_index_depth(const HoIndexEntry *entry)
{
    unsigned depth = 0;

    while (depth < HO_INDEX_LEVELS && entry->words[depth] != NULL)
        depth++;
    return depth;
}

bool
ho_index_is_same(const HoIndexEntry *a, const HoIndexEntry *b, unsigned levels)
{
    for (unsigned i = 0; i < levels; i++)
        if (g_strcmp0(a->words[i], b->words[i]) != 0)
            return false;
    return true;
}

gunichar
ho_index_letter(const HoIndexEntry *entry)
{
    gunichar letter = g_utf8_get_char(entry->keys[0]);

    return g_unichar_isalpha(letter) ? g_unichar_toupper(letter) : 0;
}

unsigned
ho_index_end(const GArray *entries, unsigned first)
{
    const HoIndexEntry *entry = &g_array_index(entries, HoIndexEntry, first);
    unsigned end = first + 1;

    while (end < entries->len &&
           ho_index_is_same(entry, &g_array_index(entries, HoIndexEntry, end),
                            HO_INDEX_LEVELS))
        end++;
    return end;
}
