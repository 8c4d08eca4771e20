/*
 * The index of a book or page: lists of terms by letter, each with links to its
 * places.  A link says the printed page where the pages are known, else the
 * term itself leads to its only place, or figures lead to its places in order.
 */
#include "html/html.h"

#include "doc/index.h"

#include <string.h>

typedef struct {
    HoHtml *html;
    const GArray *entries;
    GHashTable *wanted; /* key that "see" leads to → order, from 1, of the entry
                           that is led to */
} Index;

static bool
has_index(const HoBlock *block)
{
    const HoSection *section = ho_section_of(block);

    if (section != NULL && g_strcmp0(section->name, "index") == 0)
        return true;
    for (const HoBlock *child = block->first; child != NULL;
         child = child->next)
        if (ho_section_of(child) != NULL && has_index(child))
            return true;
    return false;
}

GHashTable *
ho_html_terms(const HoDocument *doc)
{
    const GPtrArray *terms = doc->index_terms;
    GHashTable *numbers;

    if (terms == NULL || terms->len == 0 || !has_index(doc->root))
        return NULL;
    numbers = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < terms->len; i++)
        g_hash_table_insert(numbers, terms->pdata[i], GUINT_TO_POINTER(i + 1));
    return numbers;
}

/* Ids that begin with U+0001 are a book's own, see notes.c. */
static char *
id_of(const HoHtml *html, unsigned number)
{
    return g_strdup_printf(html->flavour == HO_HTML_EPUB ? "\001term-%u"
                                                         : "_indexterm_%u",
                           number);
}

void
ho_html_index_term(HoHtml *html, const HoInline *term)
{
    gpointer number = html->terms != NULL && !html->in_reference
                          ? g_hash_table_lookup(html->terms, term)
                          : NULL;

    if (number != NULL) {
        g_autofree char *id = id_of(html, GPOINTER_TO_UINT(number));

        ho_html_open(html, html->flavour == HO_HTML_EPUB ? "span" : "a");
        ho_html_attr(html, "id", id);
        ho_html_close(html);
    }
    ho_html_inlines(html, term);
}

/* --- the index itself --- */

static const HoIndexEntry *
entry_at(const Index *index, unsigned i)
{
    return &g_array_index(index->entries, HoIndexEntry, i);
}

static void
open_typed(HoHtml *html, const char *tag, const char *class, const char *type)
{
    ho_html_open(html, tag);
    ho_html_attr(html, "class", class);
    if (html->flavour == HO_HTML_EPUB)
        ho_html_attr(html, "epub:type", type);
}

static void
write_link(HoHtml *html, const char *id, const char *words)
{
    open_typed(html, "a", NULL, "index-locator");
    ho_html_attrf(html, "href", "#%s", id);
    ho_html_text(html, words);
    ho_html_close(html);
}

/* The ids of the places of entries first to end - 1 that can be led to. */
static GPtrArray *
places_of(const Index *index, unsigned first, unsigned end)
{
    HoHtml *html = index->html;
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);

    for (unsigned i = first; i < end; i++) {
        const HoIndexEntry *entry = entry_at(index, i);
        char *id = entry->see == NULL ? id_of(html, entry->order + 1) : NULL;

        if (id != NULL && (html->href == NULL || html->href(html, id) != NULL))
            g_ptr_array_add(ids, id);
        else
            g_free(id);
    }
    return ids;
}

/* Each printed page once. */
static void
write_folios(HoHtml *html, const GPtrArray *ids)
{
    const char *last = NULL;

    for (guint i = 0; i < ids->len; i++) {
        const char *folio = html->folio(html, ids->pdata[i]);

        if (folio == NULL || g_strcmp0(folio, last) == 0)
            continue;
        ho_html_text(html, ", ");
        write_link(html, ids->pdata[i], folio);
        last = folio;
    }
}

static void
write_places(const Index *index, const char *words, unsigned first,
             unsigned end)
{
    HoHtml *html = index->html;
    g_autoptr(GPtrArray) ids = places_of(index, first, end);
    bool has_folios = ids->len > 0 && html->folio != NULL &&
                      html->folio(html, ids->pdata[ids->len - 1]) != NULL;

    open_typed(html, "span", NULL, "index-term");
    if (!has_folios && ids->len == 1)
        write_link(html, ids->pdata[0], words);
    else
        ho_html_text(html, words);
    ho_html_close(html);
    if (has_folios)
        write_folios(html, ids);
    for (guint i = 0; !has_folios && ids->len > 1 && i < ids->len; i++) {
        g_autofree char *figure = g_strdup_printf("%u", i + 1);

        ho_html_text(html, ", ");
        write_link(html, ids->pdata[i], figure);
    }
}

/* The id of what is looked up under a key; yours to free, or NULL. */
static char *
heading_id(const Index *index, const char *key)
{
    gpointer order = g_hash_table_lookup(index->wanted, key);

    if (order == NULL)
        return NULL;
    return g_strdup_printf(index->html->flavour == HO_HTML_EPUB ? "\001index-%u"
                                                                : "_index_%u",
                           GPOINTER_TO_UINT(order));
}

/* "see Other", a link where the index has it. */
static void
write_see(const Index *index, const char *name, const char *list)
{
    HoHtml *html = index->html;
    g_auto(GStrv) words = g_strsplit(list, ",", -1);

    ho_html_text(html, "; ");
    ho_html_open(html, "em");
    ho_html_text(html, ho_document_label(html->doc, name));
    ho_html_close(html);
    for (guint i = 0; words[i] != NULL; i++) {
        g_autofree char *key = ho_index_key(g_strstrip(words[i]));
        g_autofree char *id = heading_id(index, key);

        ho_html_text(html, i == 0 ? " " : ", ");
        if (id != NULL && (html->href == NULL || html->href(html, id) != NULL))
            write_link(html, id, words[i]);
        else
            ho_html_text(html, words[i]);
    }
}

static void
write_sees(const Index *index, unsigned first, unsigned end)
{
    const char *see = NULL, *also = NULL;

    for (unsigned i = first; i < end; i++) {
        const HoIndexEntry *entry = entry_at(index, i);

        if (entry->see != NULL && g_strcmp0(entry->see, see) != 0)
            write_see(index, "see-label", see = entry->see);
        if (entry->see_also != NULL && g_strcmp0(entry->see_also, also) != 0)
            write_see(index, "see-also-label", also = entry->see_also);
    }
}

static void
open_item(const Index *index, const HoIndexEntry *entry, unsigned level)
{
    HoHtml *html = index->html;
    const char *key = entry->keys[0];

    open_typed(html, "li", NULL, "index-entry");
    if (level == 0 && g_hash_table_lookup(index->wanted, key) ==
                          GUINT_TO_POINTER(entry->order + 1)) {
        g_autofree char *id = heading_id(index, key);

        ho_html_attr(html, "id", id);
    }
}

/* Entries first to end - 1, which have the levels above in common. */
static void
write_list(const Index *index, unsigned first, unsigned end, unsigned level)
{
    HoHtml *html = index->html;

    open_typed(html, "ul", "index", "index-entry-list");
    ho_html_newline(html);
    for (unsigned i = first; i < end;) {
        const HoIndexEntry *entry = entry_at(index, i);
        unsigned own = i, next = i;

        while (next < end &&
               ho_index_is_same(entry, entry_at(index, next), level + 1))
            next++;
        while (own < next && ho_index_depth(entry_at(index, own)) == level + 1)
            own++;
        open_item(index, entry, level);
        write_places(index, entry->words[level], i, own);
        write_sees(index, i, own);
        if (own < next && level + 1 < HO_INDEX_LEVELS)
            write_list(index, own, next, level + 1);
        ho_html_close(html);
        ho_html_newline(html);
        i = next;
    }
    ho_html_close(html);
    ho_html_newline(html);
}

static void
write_letter(const Index *index, gunichar letter, unsigned first, unsigned end)
{
    HoHtml *html = index->html;
    char words[8] = {0};

    open_typed(html, html->flavour == HO_HTML_EPUB ? "section" : "div",
               "index-group", "index-group");
    ho_html_newline(html);
    if (letter != 0) {
        g_unichar_to_utf8(letter, words);
        ho_html_open(html, "p");
        ho_html_attr(html, "class", "index-letter");
        ho_html_text(html, words);
        ho_html_close(html);
        ho_html_newline(html);
    }
    write_list(index, first, end, 0);
    ho_html_close(html);
    ho_html_newline(html);
}

static void
want(GHashTable *wanted, GHashTable *known, const char *list)
{
    g_auto(GStrv) words = g_strsplit(list != NULL ? list : "", ",", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        char *key = ho_index_key(g_strstrip(words[i]));
        gpointer order = g_hash_table_lookup(known, key);

        if (order != NULL)
            g_hash_table_insert(wanted, key, order);
        else
            g_free(key);
    }
}

static GHashTable *
find_wanted(const GArray *entries)
{
    GHashTable *wanted =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < entries->len; i++) {
        const HoIndexEntry *entry = &g_array_index(entries, HoIndexEntry, i);

        if (!g_hash_table_contains(known, entry->keys[0]))
            g_hash_table_insert(known, entry->keys[0],
                                GUINT_TO_POINTER(entry->order + 1));
    }
    for (guint i = 0; i < entries->len; i++) {
        const HoIndexEntry *entry = &g_array_index(entries, HoIndexEntry, i);

        want(wanted, known, entry->see);
        want(wanted, known, entry->see_also);
    }
    return wanted;
}

void
ho_html_index(HoHtml *html)
{
    g_autoptr(GArray) entries = NULL;
    g_autoptr(GHashTable) wanted = NULL;
    Index index = {.html = html};

    if (html->terms == NULL)
        return;
    entries = ho_index_entries(html->doc);
    wanted = find_wanted(entries);
    index.entries = entries;
    index.wanted = wanted;
    for (unsigned i = 0; i < entries->len;) {
        gunichar letter = ho_index_letter(entry_at(&index, i));
        unsigned end = i + 1;

        while (end < entries->len &&
               ho_index_letter(entry_at(&index, end)) == letter)
            end++;
        write_letter(&index, letter, i, end);
        i = end;
    }
}
