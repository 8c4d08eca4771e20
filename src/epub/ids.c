/*
 * Ids, unique over the book and plain enough for every reader; and where each
 * of them is.
 */
#include "epub/book.h"

#include <string.h>

/* ASCII letters, digits, "-", "_" and "."; the rest is written in figures. */
static char *
plain_name(const char *id)
{
    GString *name = g_string_new(NULL);

    if (*id == '\001')
        id++;
    for (const char *s = id; *s != '\0'; s = g_utf8_next_char(s)) {
        gunichar c = g_utf8_get_char(s);

        if (c < 128 && (g_ascii_isalnum((char) c) || strchr("-_.", (int) c)))
            g_string_append_c(name, (char) c);
        else if (c < 128)
            g_string_append_c(name, '-');
        else
            g_string_append_printf(name, "u%x", c);
    }
    if (name->len == 0 ||
        (!g_ascii_isalpha(name->str[0]) && name->str[0] != '_'))
        g_string_prepend(name, "id-");
    return g_string_free(name, FALSE);
}

static char *
free_name(const HoBook *book, const char *id)
{
    g_autofree char *name = plain_name(id);
    char *key = g_string_chunk_insert_const(book->strings, name);
    unsigned n = GPOINTER_TO_UINT(g_hash_table_lookup(book->names, key));

    if (n == 0) {
        g_hash_table_insert(book->names, key, GUINT_TO_POINTER(1));
        return g_steal_pointer(&name);
    }
    for (;;) {
        g_autofree char *other = g_strdup_printf("%s.%u", name, ++n);

        g_hash_table_insert(book->names, key, GUINT_TO_POINTER(n));
        if (g_hash_table_contains(book->names, other))
            continue;
        g_hash_table_insert(book->names,
                            g_string_chunk_insert_const(book->strings, other),
                            GUINT_TO_POINTER(1));
        return g_steal_pointer(&other);
    }
}

const HoPlace *
ho_book_place(const HoBook *book, const char *id)
{
    return g_hash_table_lookup(book->places, id);
}

/* A heading is led to from the contents even when its id is another's too. */
static HoPlace *
section_place(HoHtml *html, const char *id, const HoPlace *place)
{
    HoBook *book = html->book;
    HoPlace *own = g_hash_table_lookup(book->sections, html->block);

    if (own == NULL) {
        own = g_new0(HoPlace, 1);
        own->name = place != NULL ? g_strdup(place->name) : free_name(book, id);
        g_hash_table_insert(book->sections, (void *) html->block, own);
    }
    own->chapter = book->chapter;
    own->order = place != NULL ? place->order : ++book->order;
    return own;
}

static HoPlace *
new_place(HoBook *book, const char *id)
{
    HoPlace *place = g_new0(HoPlace, 1);

    place->name = free_name(book, id);
    g_hash_table_insert(book->places, g_strdup(id), place);
    return place;
}

const char *
ho_book_id(HoHtml *html, const char *id)
{
    HoBook *book = html->book;
    HoPlace *place = NULL;
    bool is_section = html->block != NULL &&
                      ho_section_of(html->block) != NULL &&
                      g_strcmp0(html->block->id, id) == 0;

    if (*id == '\0')
        return NULL;
    if (!g_hash_table_contains(book->written, id)) {
        g_hash_table_add(book->written, g_strdup(id));
        place = g_hash_table_lookup(book->places, id);
        if (place == NULL)
            place = new_place(book, id);
        place->chapter = book->chapter;
        place->order = ++book->order;
    }
    if (is_section)
        place = section_place(html, id, place);
    return place != NULL ? place->name : NULL;
}

const char *
ho_book_href(HoHtml *html, const char *id)
{
    HoBook *book = html->book;
    const HoPlace *place = ho_book_place(book, id);
    const HoChapter *chapter;
    g_autofree char *decoded = NULL, *href = NULL;

    if (place == NULL && strchr(id, '%') != NULL) {
        decoded = g_uri_unescape_string(id, NULL);
        place = decoded != NULL ? ho_book_place(book, decoded) : NULL;
    }
    if (place == NULL && !book->trial)
        return NULL;
    if (place == NULL) { /* about as long as it will be */
        href = g_strconcat("chapter-00.xhtml#", id, NULL);
        return g_string_chunk_insert_const(book->strings, href);
    }
    chapter = book->chapters->pdata[place->chapter];
    if (place->chapter == book->chapter)
        href = g_strconcat("#", place->name, NULL);
    else
        href = g_strconcat(chapter->name, ".xhtml#", place->name, NULL);
    return g_string_chunk_insert_const(book->strings, href);
}

char *
ho_book_target(const HoBook *book, unsigned chapter, const HoPlace *place)
{
    const HoChapter *file = book->chapters->pdata[chapter];

    if (file->kind == HO_CHAPTER_NAV)
        return g_strdup("nav.xhtml");
    return g_strconcat("text/", file->name, ".xhtml", place != NULL ? "#" : "",
                       place != NULL ? place->name : "", NULL);
}
