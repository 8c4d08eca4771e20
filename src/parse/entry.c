/*
 * Attribute entries, ":name: value", in the header and in the body.
 */
#include "parse/internal.h"

#include <stdlib.h>
#include <string.h>

/* What all references to attributes together may become; a text that has its
 * values made of values would fill the memory else. */
#define EXPANSION_LIMIT ((size_t) 32 << 20)

/* Where the value begins when line is an attribute entry; the name lies
 * between the two colons, name_end past its last byte. */
static const char *
match_entry(const char *line, const char **name_end)
{
    const char *name = line + 1, *end;
    gunichar first;

    if (*line != ':')
        return NULL;
    name += *name == '!';
    first = g_utf8_get_char(name);
    if (first != '_' && !g_unichar_isalnum(first) && !g_unichar_ismark(first))
        return NULL;
    end = strchr(name, ':');
    if (end == NULL || (end[1] != '\0' && end[1] != ' ' && end[1] != '\t'))
        return NULL;
    *name_end = end;
    return end + 1 + strspn(end + 1, " \t");
}

/* Names hold word characters and "-", in lower case. */
static char *
clean_name(const char *name, size_t length)
{
    g_autofree char *word = g_strndup(name, length);
    GString *out = g_string_new(NULL);
    char *lower;

    for (const char *c = word; *c != '\0'; c = g_utf8_next_char(c)) {
        gunichar u = g_utf8_get_char(c);

        if (u == '-' || u == '_' || g_unichar_isalnum(u) || g_unichar_ismark(u))
            g_string_append_unichar(out, u);
    }
    lower = g_utf8_strdown(out->str, -1);
    g_string_free(out, TRUE);
    if (strcmp(lower, "numbered") == 0 || strcmp(lower, "hardbreaks") == 0) {
        const char *real = *lower == 'n' ? "sectnums" : "hardbreaks-option";

        g_free(lower);
        return g_strdup(real);
    }
    return lower;
}

static void
chomp_continuation(GString *text)
{
    g_string_truncate(text, text->len - 2);
    while (text->len > 0 && g_ascii_isspace(text->str[text->len - 1]))
        g_string_truncate(text, text->len - 1);
}

/* A value goes on while its lines end with " \" (or all with " +"). */
static GString *
read_value(HoParser *parser, const char *start)
{
    GString *value = g_string_new(start);
    const char *mark = g_str_has_suffix(start, " \\")  ? " \\"
                       : g_str_has_suffix(start, " +") ? " +"
                                                       : NULL;
    const HoSourceLine *line;
    bool goes_on = mark != NULL;

    if (goes_on)
        chomp_continuation(value);
    while (goes_on && (line = ho_parser_peek(parser)) != NULL &&
           *line->text != '\0') {
        GString *next =
            g_string_new(line->text + strspn(line->text, " \t\v\f"));

        ho_parser_next(parser);
        goes_on = g_str_has_suffix(next->str, mark);
        if (goes_on)
            chomp_continuation(next);
        g_string_append_c(value,
                          g_str_has_suffix(value->str, " +") ? '\n' : ' ');
        g_string_append(value, next->str);
        g_string_free(next, TRUE);
    }
    /* A value that was to go on takes the blank line that ends it. */
    if (goes_on)
        ho_parser_next(parser);
    return value;
}

static const char *
relative_offset(HoParser *parser, const char *value)
{
    const char *now =
        ho_attributes_find(parser->doc->attributes, "leveloffset");
    long base = now != NULL ? strtol(now, NULL, 10) : 0;

    if (*value != '+' && *value != '-')
        return value;
    base += strtol(value, NULL, 10);
    return ho_arena_printf(parser->arena, "%ld", CLAMP(base, -99, 99));
}

bool
ho_parser_set_attribute(HoParser *parser, const char *name, const char *value)
{
    HoAttributes *attributes = parser->doc->attributes;

    if (ho_attributes_is_locked(attributes, name))
        return false;
    if (value != NULL && strcmp(name, "leveloffset") == 0)
        value = relative_offset(parser, value);
    ho_attributes_set(attributes, name, value);
    if (!parser->in_header)
        return true;
    if (value != NULL && strcmp(name, "doctype") == 0)
        ho_parser_set_doctype(parser, value);
    else if (value != NULL && strcmp(name, "backend") == 0)
        ho_parser_set_backend(parser, value);
    return true;
}

bool
ho_parser_may_expand(HoParser *parser, size_t bytes, HoLoc loc)
{
    bool within = parser->expanded <= EXPANSION_LIMIT;

    parser->expanded += MIN(bytes, EXPANSION_LIMIT);
    if (within && parser->expanded > EXPANSION_LIMIT)
        ho_diag(parser->diags, loc, HO_DIAG_ATTRIBUTE_EXPANSION, NULL);
    return parser->expanded <= EXPANSION_LIMIT;
}

/* What a text that is not trusted may put into a value. */
static const char *
limit_value(HoParser *parser, const char *value)
{
    const char *limit =
        ho_attributes_find(parser->doc->attributes, "max-attribute-value-size");
    size_t most = limit != NULL ? (size_t) labs(strtol(limit, NULL, 10)) : 0;
    const char *end;

    if (limit == NULL || strlen(value) <= most)
        return value;
    end = value + most;
    while (end > value && ((unsigned char) *end & 0xc0) == 0x80)
        end--;
    return ho_arena_strndup(parser->arena, value, (size_t) (end - value));
}

static void
store(HoParser *parser, const char *name, const char *text, HoLoc loc)
{
    if (ho_attributes_is_locked(parser->doc->attributes, name))
        return;
    if (strcmp(name, "showtitle") == 0)
        ho_parser_set_attribute(parser, "notitle", text ? NULL : "");
    if (text != NULL && *text != '\0')
        text =
            limit_value(parser, ho_parser_attribute_value(parser, text, loc));
    ho_parser_set_attribute(parser, name, text);
}

bool
ho_parser_entry(HoParser *parser)
{
    const HoSourceLine *line = ho_parser_peek(parser);
    const char *name_end = NULL, *name, *start;
    g_autofree char *clean = NULL;
    bool unset;

    start = line != NULL ? match_entry(line->text, &name_end) : NULL;
    if (start == NULL)
        return false;
    name = line->text + 1;
    unset = *name == '!' || name_end[-1] == '!';
    name += *name == '!';
    clean = clean_name(name, (size_t) (name_end - name));
    ho_parser_next(parser);
    if (unset) {
        store(parser, clean, NULL, line->loc);
    } else {
        HoLoc loc = line->loc;
        GString *value = read_value(parser, start);

        loc.column = (uint16_t) (start - line->text + 1);
        store(parser, clean, value->str, loc);
        g_string_free(value, TRUE);
    }
    return true;
}
