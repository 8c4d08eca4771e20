/* Attribute lists: what stands between the brackets of a block attribute line
 * or a macro. */
#include "parse/chars.h"
#include "parse/entities.h"
#include "parse/parser.h"

/* Values of one list; more are no work of an author. */
#define VALUES_LIMIT 256

/* docs.asciidoctor.org, AsciiDoc, "Positional and named attributes" */
typedef struct {
    HoParser *parser;
    HoAttrs *attrs;
    const char *at; /* the next character */
    const char *const *positional;
    unsigned index; /* of the value being read, from 0 */
    bool block, keep;
    bool cleared; /* the first value is not given */
    HoLoc loc;
    const char *no_quote[2]; /* from here on no quote of this kind closes */
} List;

static void
skip_blanks(List *list)
{
    while (ho_is_blank(*list->at))
        list->at++;
}

/* Up to the next comma, trailing blanks left out. */
static char *
scan_to_comma(List *list)
{
    size_t length = strcspn(list->at, ",");
    const char *start = list->at;

    list->at += length;
    while (length > 0 && ho_is_blank(start[length - 1]))
        length--;
    return g_strndup(start, length);
}

static char *
unescape_quote(const char *text, size_t length, char quote)
{
    GString *out = g_string_sized_new(length);

    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\\' && i + 1 < length && text[i + 1] == quote)
            i++;
        g_string_append_c(out, text[i]);
    }
    return g_string_free(out, FALSE);
}

/* The value whose opening quote has been taken; one that never closes is read
 * as text. */
static char *
scan_quoted(List *list, char quote)
{
    const char **none = &list->no_quote[quote == '"'];
    const char *end = list->at;
    char *value;

    if (*end == quote) {
        list->at++;
        return g_strdup("");
    }
    if (*none == NULL || list->at < *none)
        for (end = strchr(end, quote); end != NULL && end[-1] == '\\';
             end = strchr(end + 1, quote))
            ;
    else
        end = NULL;
    if (end == NULL) {
        g_autofree char *rest = scan_to_comma(list);

        *none = list->at;
        return g_strdup_printf("%c%s", quote, rest);
    }
    value = unescape_quote(list->at, (size_t) (end - list->at), quote);
    list->at = end + 1;
    return value;
}

static void
set_options(HoAttrs *attrs, const char *value)
{
    g_auto(GStrv) options = g_strsplit(value, ",", -1);

    for (char **option = options; *option != NULL; option++) {
        g_strstrip(*option);
        if (**option != '\0')
            ho_attrs_set_option(attrs, *option);
    }
}

/* Text in single quotes is substituted where it stands in a block's list. */
static void
set_value(List *list, const char *name, const char *value, bool subs)
{
    HoArena *arena = ho_parser_arena(list->parser);
    const HoInline *inlines;

    if (!subs || !list->block || strcmp(name, "title") == 0 ||
        strcmp(name, "reftext") == 0) {
        ho_attrs_set(list->attrs, name,
                     list->keep ? value : ho_references_decode(arena, value));
        return;
    }
    inlines =
        ho_parser_inlines(list->parser, NULL, value, ho_subs_normal, list->loc);
    g_autofree char *text = ho_inline_to_text(inlines);

    ho_attrs_set(list->attrs, name, text);
    ho_attrs_set_inlines(list->attrs, name, inlines);
}

static void
set_positional(List *list, const char *value, bool subs)
{
    char number[16];
    unsigned known = 0;

    while (list->positional != NULL && list->positional[known] != NULL)
        known++;
    if (list->index < known)
        set_value(list, list->positional[list->index], value, subs);
    g_snprintf(number, sizeof number, "%u", list->index + 1);
    set_value(list, number, value, subs);
}

static void
set_named(List *list, const char *name, const char *value, bool subs)
{
    if (strcmp(name, "options") == 0 || strcmp(name, "opts") == 0)
        set_options(list->attrs, value);
    else
        set_value(list, name, value, subs);
}

/* After NAME and "=". */
static void
read_named(List *list, const char *name)
{
    g_autofree char *value = NULL;
    char quote = 0;

    skip_blanks(list);
    if (*list->at == '"' || *list->at == '\'') {
        quote = *list->at++;
        value = scan_quoted(list, quote);
    } else {
        value = scan_to_comma(list);
    }
    if (quote == 0 && strcmp(value, "None") == 0)
        return;
    set_named(list, name, value, quote == '\'');
}

/* A value without a name; start is where it begins. */
static void
read_positional(List *list, const char *start)
{
    g_autofree char *value = NULL;

    list->at = start;
    value = scan_to_comma(list);
    if (*value != '\0')
        set_positional(list, value, false);
    else if (list->index == 0)
        list->cleared = true;
}

static void
read_one(List *list)
{
    const char *start;
    size_t length;

    skip_blanks(list);
    start = list->at;
    if (*start == '"' || *start == '\'') {
        g_autofree char *value = NULL;

        list->at++;
        value = scan_quoted(list, *start);
        set_positional(list, value, *start == '\'');
        return;
    }
    length = ho_word_length(start, "-.");
    list->at += length;
    skip_blanks(list);
    if (length > 0 && *list->at == '=') {
        g_autofree char *name = g_strndup(start, length);

        list->at++;
        read_named(list, name);
    } else {
        read_positional(list, start);
    }
}

static void
read_list(List *list)
{
    while (list->index < VALUES_LIMIT) {
        read_one(list);
        skip_blanks(list);
        if (*list->at == '\0')
            return;
        if (*list->at == ',')
            list->at++;
        list->index++;
    }
}

static void
set_shorthand(HoAttrs *attrs, char kind, const char *value)
{
    if (*value == '\0')
        return;
    switch (kind) {
    case '.':
        ho_attrs_add_role(attrs, value);
        break;
    case '#':
        ho_attrs_set(attrs, "id", value);
        break;
    case '%':
        ho_attrs_set_option(attrs, value);
        break;
    default:
        ho_attrs_set(attrs, "style", value);
        ho_attrs_set(attrs, "1", value);
        break;
    }
}

/* "style#id.role%option", in any order after the style. */
static void
read_shorthand(HoAttrs *attrs, const char *text)
{
    char kind = 0;

    while (*text != '\0') {
        size_t length = strcspn(text, ".#%");
        g_autofree char *part = g_strndup(text, length);

        set_shorthand(attrs, kind, part);
        text += length;
        if (*text != '\0')
            kind = *text++;
    }
}

/* The first value of a block's list, and the style that stood before. */
static void
finish_first(HoAttrs *attrs, const char *style_before)
{
    const char *first = ho_attrs_positional(attrs, 1);

    if (strchr(first, ' ') != NULL) {
        ho_attrs_set(attrs, "style", first);
        return;
    }
    ho_attrs_set(attrs, "1", style_before);
    read_shorthand(attrs, first);
}

void
ho_attrs_parse_into(HoParser *parser, HoAttrs *attrs, const char *text,
                    const HoAttrsSyntax *syntax, HoLoc loc)
{
    HoArena *arena = ho_parser_arena(parser);
    const char *style_before =
        ho_arena_strdup(arena, ho_attrs_positional(attrs, 1));
    List list = {.parser = parser,
                 .attrs = attrs,
                 .positional = syntax->positional,
                 .block = syntax->block,
                 .keep = syntax->keep,
                 .loc = loc};

    if (syntax->substitute && strchr(text, '{') != NULL)
        text = ho_parser_attributes(parser, text, loc);
    if (text == NULL || *text == '\0')
        return;
    if (syntax->block)
        ho_attrs_set(attrs, "1", NULL);
    list.at = text;
    read_list(&list);
    if (!syntax->block)
        return;
    if (ho_attrs_positional(attrs, 1) != NULL)
        finish_first(attrs, style_before);
    else if (!list.cleared)
        ho_attrs_set(attrs, "1", style_before);
}

HoAttrs *
ho_attrs_parse(HoParser *parser, const char *text,
               const char *const *positional, bool block, bool substitute,
               HoLoc loc)
{
    HoAttrs *attrs = ho_attrs_new(ho_parser_arena(parser));

    ho_attrs_parse_into(parser, attrs, text,
                        &(HoAttrsSyntax){.positional = positional,
                                         .block = block,
                                         .substitute = substitute},
                        loc);
    return attrs;
}
