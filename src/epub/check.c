/*
 * A last look at the texts before they are packed: elements are nested, ids are
 * there once, links and pictures lead to what is in the book.  Whatever the
 * source was, this finds nothing; it is the cheap part of what EPUBCheck does.
 */
#include "epub/book.h"

#include <string.h>

typedef struct {
    HoBook *book;
    const char *name; /* "text/chapter-1.xhtml": the file being read */
    GStringChunk *strings;
    GHashTable *known; /* set of "file" and "file#id" */
    GPtrArray *links;  /* of char *: the file with the link, its target, … */
    GPtrArray *open;   /* of const char *: elements; their names end anywhere */
} Check;

static void
report(const Check *check, const char *name, const char *what)
{
    g_autofree char *detail = g_strconcat(name, ": ", what, NULL);

    ho_diag(check->book->diags, check->book->doc->root->loc,
            HO_DIAG_BOOK_UNSOUND, detail);
}

/* What a file of the book is called from outside of its folder. */
static void
add_link(Check *check, const char *href, size_t length)
{
    g_autofree char *value = g_strndup(href, length);
    g_autofree char *target = NULL;

    if (*value == '#')
        target = g_strconcat(check->name, value, NULL);
    else if (strchr(value, ':') != NULL)
        return; /* out of the book */
    else if (g_str_has_prefix(value, "../"))
        target = g_strdup(value + strlen("../"));
    else if (g_str_has_prefix(check->name, "text/"))
        target = g_strconcat("text/", value, NULL);
    else
        target = g_strdup(value);
    g_ptr_array_add(check->links, (void *) check->name);
    g_ptr_array_add(check->links,
                    g_string_chunk_insert_const(check->strings, target));
}

static void
add_id(Check *check, const char *id, size_t length)
{
    g_autofree char *whole =
        g_strdup_printf("%s#%.*s", check->name, (int) length, id);
    char *kept = g_string_chunk_insert_const(check->strings, whole);

    if (!g_hash_table_add(check->known, kept))
        report(check, kept, "an id is there twice");
}

static bool
is_named(const char *name, size_t length, const char *wanted)
{
    return strlen(wanted) == length && strncmp(name, wanted, length) == 0;
}

/* The attributes of a start tag: name="value" with blanks between. */
static void
read_attributes(Check *check, const char *s, const char *end)
{
    while (s < end) {
        const char *name, *value;
        size_t length, size;

        s += strspn(s, " \t\n/");
        name = s;
        length = strcspn(s, "=>");
        if (s >= end || name[length] != '=' || name[length + 1] != '"')
            return;
        value = name + length + 2;
        size = strcspn(value, "\"");
        if (is_named(name, length, "id"))
            add_id(check, value, size);
        else if (is_named(name, length, "href") ||
                 is_named(name, length, "src") ||
                 is_named(name, length, "poster"))
            add_link(check, value, size);
        s = value + size + 1;
    }
}

static void
close_element(Check *check, const char *name, size_t length)
{
    const char *open =
        check->open->len > 0 ? check->open->pdata[check->open->len - 1] : "";

    if (strncmp(open, name, length) == 0 &&
        strcspn(open, " \t\n/>") == length) {
        g_ptr_array_set_size(check->open, (gint) check->open->len - 1);
        return;
    }
    report(check, check->name, "elements are not nested");
}

static void
read_text(Check *check, const char *text)
{
    g_ptr_array_set_size(check->open, 0);
    for (const char *s = strchr(text, '<'); s != NULL; s = strchr(s, '<')) {
        const char *name = s[1] == '/' ? s + 2 : s + 1;
        size_t length = strcspn(name, " \t\n/>");
        const char *end = strchr(name, '>');

        if (end == NULL)
            return;
        if (s[1] == '/')
            close_element(check, name, length);
        else if (s[1] != '!' && s[1] != '?')
            read_attributes(check, name + length, end);
        if (s[1] != '/' && s[1] != '!' && s[1] != '?' && end[-1] != '/')
            g_ptr_array_add(check->open, (void *) name);
        s = end;
    }
    if (check->open->len > 0)
        report(check, check->name, "elements are not nested");
}

static void
add_file(Check *check, const char *name)
{
    g_hash_table_add(check->known,
                     g_string_chunk_insert_const(check->strings, name));
}

static void
add_files(Check *check)
{
    const HoBook *book = check->book;

    add_file(check, "styles/book.css");
    add_file(check, "nav.xhtml");
    for (guint i = 0; i < book->picture_list->len; i++)
        add_file(check, ((HoPicture *) book->picture_list->pdata[i])->name);
    for (guint i = 0; i < book->recording_list->len; i++)
        add_file(check, ((HoRecording *) book->recording_list->pdata[i])->name);
}

static void
read_chapters(Check *check)
{
    const HoBook *book = check->book;

    for (guint i = 0; i < book->chapters->len; i++) {
        const HoChapter *chapter = book->chapters->pdata[i];
        g_autofree char *name = ho_book_target(book, i, NULL);

        if (chapter->kind == HO_CHAPTER_NAV)
            continue;
        check->name = g_string_chunk_insert_const(check->strings, name);
        g_hash_table_add(check->known, (void *) check->name);
        read_text(check, chapter->text->str);
    }
}

static void
check_links(const Check *check)
{
    for (guint i = 0; i + 1 < check->links->len; i += 2) {
        const char *target = check->links->pdata[i + 1];

        if (!g_hash_table_contains(check->known, target))
            report(check, check->links->pdata[i], target);
    }
}

void
ho_book_check(HoBook *book, const char *nav)
{
    Check check = {.book = book,
                   .name = "nav.xhtml",
                   .strings = g_string_chunk_new(16384),
                   .known = g_hash_table_new(g_str_hash, g_str_equal),
                   .links = g_ptr_array_new(),
                   .open = g_ptr_array_new()};

    add_files(&check);
    read_text(&check, nav);
    read_chapters(&check);
    check_links(&check);
    g_string_chunk_free(check.strings);
    g_hash_table_unref(check.known);
    g_ptr_array_unref(check.links);
    g_ptr_array_unref(check.open);
}
