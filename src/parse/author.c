/*
 * Authors: "First Middle Last <email>; Other Name" under the title, or the
 * attributes author, authors, author_1 and so on.
 */
#include "parse/internal.h"

#include <string.h>

/* One author; the parts are NULL where there is none. */
typedef struct {
    char *author, *first, *middle, *last, *initials, *email;
} Author;

static void
clear_author(void *data)
{
    Author *author = data;

    g_free(author->author);
    g_free(author->first);
    g_free(author->middle);
    g_free(author->last);
    g_free(author->initials);
    g_free(author->email);
}

static GArray *
new_authors(void)
{
    GArray *authors = g_array_new(FALSE, TRUE, sizeof(Author));

    g_array_set_clear_func(authors, clear_author);
    return authors;
}

static void
append_initial(GString *out, const char *name)
{
    if (name != NULL && *name != '\0')
        g_string_append_unichar(out, g_utf8_get_char(name));
}

/* What follows from the parts of a name. */
static void
complete(Author *author)
{
    GString *initials = g_string_new(NULL);

    append_initial(initials, author->first);
    append_initial(initials, author->middle);
    append_initial(initials, author->last);
    author->initials = g_string_free(initials, FALSE);
    if (author->author == NULL)
        author->author = g_strjoin(
            " ", author->first, author->middle ? author->middle : author->last,
            author->middle ? author->last : NULL, NULL);
}

/* "_" holds together what would be two names. */
static char *
name_of(const char *from, size_t length)
{
    return g_strdelimit(g_strndup(from, length), "_", ' ');
}

static bool
is_word(const char *at)
{
    gunichar c = g_utf8_get_char(at);

    return c == '_' || g_unichar_isalnum(c) || g_unichar_ismark(c);
}

static size_t
name_length(const char *text)
{
    const char *c = text;

    if (!is_word(c))
        return 0;
    while (*c != '\0' && (is_word(c) || strchr("-'.", *c) != NULL))
        c = g_utf8_next_char(c);
    return (size_t) (c - text);
}

/* "One Two Three <email>"; false when it is no such entry. */
static bool
match_entry(const char *text, Author *author)
{
    const char *from[3];
    size_t length[3];
    unsigned n = 0;

    while (n < 3 && (length[n] = name_length(text)) > 0) {
        from[n] = text;
        text += length[n++];
        if (*text != ' ')
            break;
        text += strspn(text, " ");
    }
    if (n == 0 || (*text != '\0' && (*text != '<' || text[-1] != ' ')))
        return false;
    if (*text == '<') {
        size_t email = strcspn(text + 1, ">");

        if (email == 0 || strcmp(text + 1 + email, ">") != 0)
            return false;
        author->email = g_strndup(text + 1, email);
    }
    author->first = name_of(from[0], length[0]);
    if (n > 1)
        author->last = name_of(from[n - 1], length[n - 1]);
    if (n > 2)
        author->middle = name_of(from[1], length[1]);
    return true;
}

static char *
squeeze_blanks(const char *text)
{
    GString *out = g_string_new(NULL);

    for (; *text != '\0'; text++)
        if (*text != ' ' || text[1] != ' ')
            g_string_append_c(out, *text);
    return g_strstrip(g_string_free(out, FALSE));
}

static void
read_entry(const char *text, Author *author)
{
    if (!match_entry(text, author)) {
        author->first = squeeze_blanks(text);
        author->author = g_strdup(author->first);
        author->initials = g_strdup("");
        g_free(author->initials);
        author->initials = g_utf8_substring(
            author->first, 0, g_utf8_strlen(author->first, 1) > 0 ? 1 : 0);
        return;
    }
    complete(author);
}

static char *
without_tags(const char *text)
{
    GString *out = g_string_new(NULL);

    while (*text != '\0') {
        const char *end = *text == '<' ? strchr(text, '>') : NULL;

        if (end != NULL)
            text = end + 1;
        else
            g_string_append_c(out, *text++);
    }
    return g_string_free(out, FALSE);
}

/* The value of an attribute: up to three words, no address. */
static void
read_name(const char *text, Author *author)
{
    g_autofree char *plain = NULL;
    const char *word[3] = {NULL};
    size_t length[3] = {0};
    unsigned n = 0;

    if (strchr(text, '<') != NULL) {
        author->author = name_of(text, strlen(text));
        plain = without_tags(text);
        text = plain;
    }
    for (text += strspn(text, " "); n < 3 && *text != '\0'; n++) {
        word[n] = text;
        length[n] = n < 2 ? strcspn(text, " ") : strlen(text);
        text += length[n] + strspn(text + length[n], " ");
    }
    author->first = name_of(n > 0 ? word[0] : "", length[0]);
    if (n > 2) {
        g_autofree char *rest = squeeze_blanks(word[2]);

        author->middle = name_of(word[1], length[1]);
        author->last = name_of(rest, strlen(rest));
    } else if (n > 1) {
        author->last = name_of(word[1], length[1]);
    }
    complete(author);
}

/* Parts at "; " and at a ";" that ends the line. */
static void
read_authors(GArray *authors, const char *line, bool names_only)
{
    while (*line != '\0') {
        const char *end = line;
        g_autofree char *entry = NULL;
        Author author = {0};

        while (*end != '\0' &&
               !(*end == ';' && (end[1] == ' ' || end[1] == '\0')))
            end++;
        entry = g_strndup(line, (size_t) (end - line));
        line = end + (*end == ';');
        line += strspn(line, " ");
        if (*entry == '\0')
            continue;
        if (names_only)
            read_name(entry, &author);
        else
            read_entry(entry, &author);
        g_array_append_val(authors, author);
    }
}

/* --- attributes --- */

typedef struct {
    HoParser *parser;
    HoLoc loc;
    bool subs;      /* values are source text */
    bool overwrite; /* what was set before */
} Setter;

static void
set(const Setter *setter, const char *name, const char *value)
{
    HoParser *parser = setter->parser;
    HoAttributes *attributes = parser->doc->attributes;

    if (value == NULL ||
        (!setter->overwrite && ho_attributes_find(attributes, name) != NULL))
        return;
    if (setter->subs && *value != '\0')
        value = ho_parser_attribute_value(parser, value, setter->loc);
    ho_attributes_set(attributes, name, value);
}

static void
set_author(const Setter *setter, const Author *author, const char *suffix)
{
    const struct {
        const char *name, *value;
    } parts[] = {
        {"author", author->author},     {"firstname", author->first},
        {"middlename", author->middle}, {"lastname", author->last},
        {"email", author->email},       {"authorinitials", author->initials}};

    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_autofree char *name = g_strconcat(parts[i].name, suffix, NULL);

        set(setter, name, parts[i].value);
    }
}

static void
set_authors(const Setter *setter, const GArray *authors)
{
    g_autofree char *count = g_strdup_printf("%u", authors->len);
    GString *all = g_string_new(NULL);

    for (unsigned i = 0; i < authors->len; i++) {
        const Author *author = &g_array_index(authors, Author, i);
        g_autofree char *suffix = g_strdup_printf("_%u", i + 1);

        if (i == 0)
            set_author(setter, author, "");
        if (authors->len > 1)
            set_author(setter, author, suffix);
        g_string_append_printf(all, "%s%s", i > 0 ? ", " : "", author->author);
    }
    if (authors->len > 0)
        set(setter, "authors", all->str);
    set(setter, "authorcount", count);
    g_string_free(all, TRUE);
}

void
ho_parser_author_line(HoParser *parser, const HoSourceLine *line)
{
    Setter setter = {.parser = parser, .loc = line->loc, .subs = true};
    g_autoptr(GArray) authors = new_authors();
    const char *const kept[] = {"author", "authors", "authorinitials"};

    read_authors(authors, line->text, false);
    set_authors(&setter, authors);
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        parser->implicit[i] =
            ho_attributes_find(parser->doc->attributes, kept[i]);
    for (unsigned i = 0; i < authors->len; i++)
        g_ptr_array_add(
            parser->implicit_authors,
            ho_arena_strdup(parser->arena,
                            g_array_index(authors, Author, i).author));
}

/* author_1, author_2 and so on, where the text says otherwise than the line. */
static bool
read_numbered(HoParser *parser, GArray *authors)
{
    const HoAttributes *attributes = parser->doc->attributes;
    const GPtrArray *implicit = parser->implicit_authors;
    bool explicit = false;

    for (unsigned i = 0;; i++) {
        g_autofree char *name = g_strdup_printf("author_%u", i + 1);
        const char *value = ho_attributes_find(attributes, name);
        Author author = {0};

        if (value == NULL)
            break;
        if (i >= implicit->len ||
            g_strcmp0(value, g_ptr_array_index(implicit, i)) != 0)
            explicit = true;
        read_name(value, &author);
        g_array_append_val(authors, author);
    }
    return explicit;
}

/* What an attribute says and the author line did not. */
static const char *
said_anew(const HoParser *parser, const char *name, const char *implicit)
{
    const char *value = ho_attributes_find(parser->doc->attributes, name);

    return value != NULL && g_strcmp0(value, implicit) != 0 ? value : NULL;
}

static void
keep_initials(HoParser *parser, GArray *authors)
{
    Author *first = &g_array_index(authors, Author, 0);

    if (authors->len > 0 &&
        said_anew(parser, "authorinitials", parser->implicit[2]) != NULL)
        g_clear_pointer(&first->initials, g_free);
}

static void
collect(HoParser *parser)
{
    HoDocument *doc = parser->doc;
    const char *count = ho_attributes_find(doc->attributes, "authorcount");
    unsigned n =
        count != NULL ? (unsigned) g_ascii_strtoull(count, NULL, 10) : 0;
    HoAuthor *list;

    n = MIN(n, 1000);
    list = ho_arena_array(parser->arena, HoAuthor, MAX(n, 1));
    for (unsigned i = 0; i < n; i++) {
        const char *names[] = {"author",   "firstname",      "middlename",
                               "lastname", "authorinitials", "email"};
        const char *values[G_N_ELEMENTS(names)];

        for (size_t k = 0; k < G_N_ELEMENTS(names); k++) {
            g_autofree char *name =
                n == 1 ? g_strdup(names[k])
                       : g_strdup_printf("%s_%u", names[k], i + 1);

            values[k] = ho_attributes_find(doc->attributes, name);
        }
        list[i] = (HoAuthor){values[0], values[1], values[2],
                             values[3], values[4], values[5]};
    }
    doc->authors = list;
    doc->n_authors = n;
}

void
ho_parser_author_entries(HoParser *parser)
{
    HoAttributes *attributes = parser->doc->attributes;
    Setter setter = {.parser = parser, .overwrite = true};
    g_autoptr(GArray) authors = new_authors();
    const char *value;

    if ((value = said_anew(parser, "author", parser->implicit[0])) != NULL) {
        Author author = {0};

        read_name(value, &author);
        g_array_append_val(authors, author);
        keep_initials(parser, authors);
    } else if ((value = said_anew(parser, "authors", parser->implicit[1])) !=
               NULL) {
        read_authors(authors, value, true);
    } else if (!read_numbered(parser, authors)) {
        g_array_set_size(authors, 0);
    }
    if (authors->len > 0)
        set_authors(&setter, authors);
    else if (ho_attributes_find(attributes, "authorcount") == NULL)
        ho_attributes_set(attributes, "authorcount", "0");
    if (ho_attributes_find(attributes, "email") == NULL &&
        ho_attributes_find(attributes, "email_1") != NULL)
        ho_attributes_set(attributes, "email",
                          ho_attributes_find(attributes, "email_1"));
    collect(parser);
}
