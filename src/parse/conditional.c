/*
 * ifdef, ifndef, ifeval and endif (docs.asciidoctor.org/asciidoc, "Conditional
 * Directives").  Blank lines in a skipped region remain: they still part
 * paragraphs.
 */
#include "parse/internal.h"

#include "base/number.h"

#include <stdlib.h>
#include <string.h>

/* "keyword::target[text]"; the parts are copied. */
typedef struct {
    char *keyword, *target;
    char *text; /* NULL when there is none */
} Directive;

static bool
split_directive(HoArena *arena, const char *line, Directive *parts)
{
    const char *colons = strstr(line, "::");
    const char *open = colons != NULL ? strchr(colons, '[') : NULL;
    size_t length = strlen(line);

    if (open == NULL || line[length - 1] != ']')
        return false;
    parts->keyword = ho_arena_strndup(arena, line, (size_t) (colons - line));
    parts->target =
        ho_arena_strndup(arena, colons + 2, (size_t) (open - colons - 2));
    length -= (size_t) (open - line) + 2;
    parts->text = length > 0 ? ho_arena_strndup(arena, open + 1, length) : NULL;
    if (strpbrk(parts->target, " \t") != NULL)
        return false;
    for (char *c = parts->target; *c != '\0'; c++)
        *c = g_ascii_tolower(*c);
    return strcmp(parts->keyword, "ifdef") == 0 ||
           strcmp(parts->keyword, "ifndef") == 0 ||
           strcmp(parts->keyword, "ifeval") == 0 ||
           strcmp(parts->keyword, "endif") == 0;
}

bool
ho_reader_is_skipping(const HoReader *reader)
{
    GArray *open = reader->conditionals;

    return open != NULL && open->len > 0 &&
           g_array_index(open, HoConditional, open->len - 1).skipping;
}

/* How many of the names that separator parts are set: none, some or all. */
typedef enum { NONE_SET, SOME_SET, ALL_SET } HowManySet;

static HowManySet
count_set(const HoAttributes *attributes, const char *names, char separator)
{
    const char part[] = {separator, '\0'};
    g_auto(GStrv) list = g_strsplit(names, part, -1);
    unsigned set = 0, all = g_strv_length(list);

    for (unsigned i = 0; i < all; i++)
        if (ho_attributes_find(attributes, list[i]) != NULL)
            set++;
    if (set == 0)
        return NONE_SET;
    return set == all ? ALL_SET : SOME_SET;
}

/* ifdef and ifndef: "a,b" asks for any of them, "a+b" for all. */
static bool
names_hold(const HoReader *reader, const Directive *parts)
{
    const HoAttributes *attributes = reader->parser->doc->attributes;
    const char *separator = strpbrk(parts->target, ",+");
    HowManySet set =
        count_set(attributes, parts->target, separator ? *separator : '\n');
    bool any = separator == NULL || *separator == ',';
    bool defined = any ? set != NONE_SET : set == ALL_SET;

    return defined == (strcmp(parts->keyword, "ifdef") == 0);
}

/* --- ifeval --- */

typedef enum { STRING, NUMBER, BOOLEAN, NIL } ValueType;

typedef struct {
    ValueType type;
    const char *string;
    double number;
} Value;

static bool
is_number(const char *text)
{
    const char *c = text;

    c += *c == '-' || *c == '+';
    if (!g_ascii_isdigit(*c))
        return false;
    while (g_ascii_isdigit(*c))
        c++;
    if (*c == '.')
        for (c++; g_ascii_isdigit(*c);)
            c++;
    return *c == '\0';
}

/* An operand: quoted text is a string; the rest has the type it looks like. */
static Value
resolve_value(HoParser *parser, const char *text, HoLoc loc)
{
    size_t length = strlen(text);
    bool quoted = length > 1 && (*text == '"' || *text == '\'') &&
                  text[length - 1] == *text;
    Value value = {.type = STRING};

    if (quoted)
        text = ho_arena_strndup(parser->arena, text + 1, length - 2);
    if (strchr(text, '{') != NULL) {
        const char *replaced;

        parser->drop_missing = true;
        replaced = ho_parser_attributes(parser, text, loc);
        parser->drop_missing = false;
        text = replaced != NULL ? replaced : "";
    }
    value.string = text;
    if (quoted)
        return value;
    if (*text == '\0')
        value.type = NIL;
    else if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
        value.type = BOOLEAN;
    else if (*text == ' ')
        value.string = " ";
    else {
        value.type = NUMBER;
        value.number = is_number(text) ? g_ascii_strtod(text, NULL)
                                       : (double) ho_int_of(text, 0);
    }
    return value;
}

static bool
compare(Value left, const char *operator, Value right)
{
    bool negated = *operator== '!';
    int order = 0;

    if (left.type == right.type && left.type == NUMBER)
        order = (left.number > right.number) - (left.number < right.number);
    else if (left.type == right.type)
        order = strcmp(left.string, right.string);
    if (*operator== '=' || negated)
        return (left.type == right.type && order == 0) != negated;
    if (left.type != right.type || left.type > NUMBER)
        return false;
    if (order == 0)
        return operator[1] == '=';
    return (order < 0) == (*operator== '<');
}

/* The operator outside of quotes that follows a blank or an operand. */
static const char *
find_operator(const char *text)
{
    char quote = *text == '"' || *text == '\'' ? *text : '\0';
    const char *c = quote ? strchr(text + 1, quote) : text;

    for (c = c ? c : text; *c != '\0'; c++)
        if (c > text && strchr("=!<>", *c) != NULL &&
            (c[1] == '=' || *c == '<' || *c == '>'))
            return c;
    return NULL;
}

static bool
evaluate(const HoReader *reader, const char *text, HoLoc loc, bool *result)
{
    g_autofree char *copy = g_strstrip(g_strdup(text));
    const char *found = find_operator(copy);
    char operator[3] = {0};
    g_autofree char *left = NULL, *right = NULL;

    if (found == NULL)
        return false;
    operator[0] = * found;
    operator[1] = found[1] == '=' ? '=' : '\0';
    left = g_strchomp(g_strndup(copy, (size_t) (found - copy)));
    right = g_strstrip(g_strdup(found + strlen(operator)));
    if (*left == '\0' || *right == '\0')
        return false;
    *result = compare(resolve_value(reader->parser, left, loc), operator,
                      resolve_value(reader->parser, right, loc));
    return true;
}

/* --- the directives --- */

static void
obey_endif(HoReader *reader, const Directive *parts, HoLoc loc)
{
    GArray *open = reader->conditionals;
    const HoConditional *top =
        open->len > 0 ? &g_array_index(open, HoConditional, open->len - 1)
                      : NULL;

    if (parts->text != NULL)
        ho_diagf(reader->parser->diags, loc, HO_DIAG_CONDITIONAL_MALFORMED,
                 "text not permitted: endif::%s[%s]", parts->target,
                 parts->text);
    else if (top == NULL)
        ho_diagf(reader->parser->diags, loc, HO_DIAG_CONDITIONAL_UNMATCHED,
                 "endif::%s[]", parts->target);
    else if (*parts->target != '\0' && strcmp(parts->target, top->target) != 0)
        ho_diagf(reader->parser->diags, loc, HO_DIAG_CONDITIONAL_MISMATCH,
                 "endif::%s[], expected endif::%s[]", parts->target,
                 top->target);
    else
        g_array_set_size(open, open->len - 1);
}

static const char *
fault_of(const Directive *parts)
{
    bool eval = strcmp(parts->keyword, "ifeval") == 0;

    if (!eval)
        return *parts->target == '\0' ? "missing target" : NULL;
    if (*parts->target != '\0')
        return "target not permitted";
    return parts->text == NULL ? "missing expression" : NULL;
}

static void
report_malformed(const HoReader *reader, const Directive *parts,
                 const char *fault, HoLoc loc)
{
    ho_diagf(reader->parser->diags, loc, HO_DIAG_CONDITIONAL_MALFORMED,
             "%s: %s::%s[%s]", fault, parts->keyword, parts->target,
             parts->text != NULL ? parts->text : "");
}

/* The text of the single-line form takes the line's place; it may be an
 * include, but no other conditional. */
static HoLineFate
replace_line(HoReader *reader, HoSourceLine *line, char *text)
{
    line->text = g_strchomp(text);
    if (g_str_has_prefix(text, "include::"))
        return ho_reader_include(reader, line);
    return HO_LINE_TEXT;
}

HoLineFate
ho_reader_conditional(HoReader *reader, HoSourceLine *line)
{
    bool escaped = *line->text == '\\', skipping, holds = false;
    const char *fault;
    Directive parts;

    if (!split_directive(reader->parser->arena, line->text + escaped, &parts))
        return ho_reader_is_skipping(reader) ? HO_LINE_GONE : HO_LINE_TEXT;
    skipping = ho_reader_is_skipping(reader);
    if (escaped) {
        line->text++;
        return skipping ? HO_LINE_GONE : HO_LINE_TEXT;
    }
    if (strcmp(parts.keyword, "endif") == 0) {
        obey_endif(reader, &parts, line->loc);
        return HO_LINE_GONE;
    }
    fault = skipping ? NULL : fault_of(&parts);
    if (fault == NULL && !skipping) {
        if (strcmp(parts.keyword, "ifeval") != 0)
            holds = names_hold(reader, &parts);
        else if (!evaluate(reader, parts.text, line->loc, &holds))
            fault = "invalid expression";
    }
    if (fault != NULL) {
        report_malformed(reader, &parts, fault, line->loc);
        return HO_LINE_GONE;
    }
    if (strcmp(parts.keyword, "ifeval") == 0 || parts.text == NULL) {
        HoConditional open = {parts.keyword, parts.target, skipping || !holds,
                              line->loc};

        g_array_append_val(reader->conditionals, open);
        return HO_LINE_GONE;
    }
    return holds ? replace_line(reader, line, parts.text) : HO_LINE_GONE;
}
