/* Attribute references: {name}, {set:name:value}, {counter:name}. */
#include "parse/chars.h"
#include "parse/inliner.h"

/* What stands for a vanished reference until its line is judged: the line goes
 * if nothing else is left in it, or goes anyway. */
#define EMPTY  '\x05'
#define CANCEL '\x06'

typedef enum { MISSING_SKIP, MISSING_DROP, MISSING_LINE, MISSING_WARN } Missing;

typedef struct {
    HoParser *parser;
    HoPlace *place;
    GString *out;
    bool empty, cancel; /* such marks were written */
    bool replaced;
    const char *unclosed; /* before here no "}" follows in the line */
} References;

static const struct {
    const char *name, *value;
} intrinsics[] = {
    {"amp", "&"},
    {"apos", "&#39;"},
    {"asterisk", "*"},
    {"backslash", "\\"},
    {"backtick", "`"},
    {"blank", ""},
    {"brvbar", "&#166;"},
    {"caret", "^"},
    {"cpp", "C&#43;&#43;"},
    {"cxx", "C&#43;&#43;"},
    {"deg", "&#176;"},
    {"empty", ""},
    {"endsb", "]"},
    {"gt", ">"},
    {"ldquo", "&#8220;"},
    {"lsquo", "&#8216;"},
    {"lt", "<"},
    {"nbsp", "&#160;"},
    {"plus", "&#43;"},
    {"pp", "&#43;&#43;"},
    {"quot", "&#34;"},
    {"rdquo", "&#8221;"},
    {"rsquo", "&#8217;"},
    {"sp", " "},
    {"space", " "},
    {"startsb", "["},
    {"tilde", "~"},
    {"two-colons", "::"},
    {"two-semicolons", ";;"},
    {"vbar", "|"},
    {"wj", "&#8288;"},
    {"zwsp", "&#8203;"},
};

static const char *
find_value(HoParser *parser, const char *name)
{
    const char *value = ho_attributes_find(parser->doc->attributes, name);

    if (value != NULL)
        return value;
    for (size_t i = 0; i < G_N_ELEMENTS(intrinsics); i++)
        if (strcmp(intrinsics[i].name, name) == 0)
            return intrinsics[i].value;
    return NULL;
}

static Missing
missing_policy(HoParser *parser)
{
    const char *policy =
        ho_attributes_find(parser->doc->attributes, "attribute-missing");

    if (parser->drop_missing || g_strcmp0(policy, "drop") == 0)
        return MISSING_DROP;
    if (g_strcmp0(policy, "drop-line") == 0)
        return MISSING_LINE;
    if (g_strcmp0(policy, "warn") == 0)
        return MISSING_WARN;
    return MISSING_SKIP;
}

static void
drop_if_empty(References *refs)
{
    g_string_append_c(refs->out, EMPTY);
    refs->empty = true;
}

static void
drop_line(References *refs)
{
    g_string_append_c(refs->out, CANCEL);
    refs->cancel = true;
}

/* A name that no attribute has; false leaves the reference as it stands. */
static bool
missing(References *refs, const char *name)
{
    HoDiags *diags = refs->parser->diags;
    g_autofree char *needle = g_strdup_printf("{%s}", name);

    switch (missing_policy(refs->parser)) {
    case MISSING_DROP:
        drop_if_empty(refs);
        return true;
    case MISSING_LINE:
        ho_diag(diags, ho_place_find(refs->place, needle),
                HO_DIAG_ATTRIBUTE_DROPPED_LINE, name);
        drop_line(refs);
        return true;
    case MISSING_WARN:
        ho_diag(diags, ho_place_find(refs->place, needle),
                HO_DIAG_ATTRIBUTE_MISSING, name);
        return false;
    case MISSING_SKIP:
        return false;
    }
    return false;
}

static void
set_attribute(References *refs, const char *name, const char *value)
{
    const char *undefined = ho_attributes_find(refs->parser->doc->attributes,
                                               "attribute-undefined");
    size_t length = strlen(name);
    bool unset = length > 0 && (name[length - 1] == '!' || name[0] == '!');
    g_autofree char *bare =
        g_strndup(name + (unset && name[0] == '!'), length - (unset ? 1 : 0));
    g_autofree char *lower = g_utf8_strdown(bare, -1);

    ho_parser_set_attribute(refs->parser, lower,
                            unset           ? NULL
                            : value != NULL ? value
                                            : "");
    if (unset && (undefined == NULL || strcmp(undefined, "drop-line") == 0))
        drop_line(refs);
    else
        drop_if_empty(refs);
}

/* "set:…", "counter:…" and "counter2:…". */
static void
directive(References *refs, const char *text, size_t length)
{
    g_autofree char *copy = g_strndup(text, length);
    g_auto(GStrv) parts = g_strsplit(copy, ":", 3);
    const char *argument = parts[2];

    if (strcmp(parts[0], "set") == 0) {
        set_attribute(refs, parts[1], argument);
        return;
    }
    argument = ho_parser_count(refs->parser, parts[1], argument);
    if (strcmp(parts[0], "counter2") == 0)
        drop_if_empty(refs);
    else
        g_string_append(refs->out, argument);
}

/* Control characters mean something while text is substituted. */
static void
append_value(GString *out, const char *value)
{
    size_t start = out->len;

    g_string_append(out, value);
    for (size_t i = start; i < out->len; i++)
        if (out->str[i] > '\0' && out->str[i] <= CANCEL)
            out->str[i] = '?';
}

static bool
name_reference(References *refs, const char *text, size_t length)
{
    g_autofree char *name = g_utf8_strdown(text, (gssize) length);
    const char *value = find_value(refs->parser, name);

    if (value == NULL)
        return missing(refs, name);
    if (!ho_parser_may_expand(refs->parser, strlen(value), refs->place->loc))
        return false;
    append_value(refs->out, value);
    return true;
}

static bool
is_directive(const char *at)
{
    return g_str_has_prefix(at, "set:") || g_str_has_prefix(at, "counter:") ||
           g_str_has_prefix(at, "counter2:");
}

/* Length of what stands between the braces: a name, or a directive up to the
 * first brace in its line; 0 when it is neither. */
static size_t
reference_length(References *refs, const char *at)
{
    size_t length = ho_word_length(at, "-");
    const char *end = at + length;
    const char *first = end + 1; /* after the colon */

    if (length > 0 && (*end == '}' || (*end == '\\' && end[1] == '}')))
        return length;
    if (!is_directive(at) || *first == '\0' || *first == '\n' ||
        (refs->unclosed != NULL && at < refs->unclosed))
        return 0;
    end = first + 1 + strcspn(first + 1, "}\n");
    if (*end != '}') {
        refs->unclosed = end;
        return 0;
    }
    return (size_t) (end - at) - (end[-1] == '\\' && end - 1 > first ? 1 : 0);
}

/* The reference at text[at], which is a brace; where the text goes on. */
static size_t
replace_one(References *refs, const char *text, size_t at)
{
    const char *start = text + at + 1;
    size_t length = reference_length(refs, start);
    size_t escaped = length > 0 && start[length] == '\\' ? 1 : 0;
    GString *out = refs->out;

    if (length == 0) {
        g_string_append_c(out, '{');
        return at + 1;
    }
    if (at > 0 && text[at - 1] == '\\' && out->len > 0 &&
        out->str[out->len - 1] == '\\') {
        g_string_truncate(out, out->len - 1);
        escaped |= 2;
    }
    if (escaped != 0) {
        g_string_append_printf(out, "{%.*s}", (int) length, start);
        refs->replaced = true;
    } else if (is_directive(start) &&
               start[ho_word_length(start, "-")] == ':') {
        directive(refs, start, length);
        refs->replaced = true;
    } else if (name_reference(refs, start, length)) {
        refs->replaced = true;
    } else {
        g_string_append_len(out, start - 1, (gssize) length + 2);
    }
    return at + 1 + length + (escaped & 1) + 1;
}

static bool
line_goes(const References *refs, const char *line, size_t length)
{
    bool only_marks = length > 0;

    if (refs->cancel && memchr(line, CANCEL, length) != NULL)
        return true;
    for (size_t i = 0; only_marks && i < length; i++)
        only_marks = line[i] == EMPTY;
    return refs->empty && only_marks;
}

/* Takes out the marks, and the lines that go with them; false when no line is
 * left. */
static bool
drop_marked(const References *refs)
{
    GString *out = refs->out;
    g_autofree char *text = g_strndup(out->str, out->len);
    const char *line = text, *end = text + out->len;
    bool first = true;

    g_string_truncate(out, 0);
    while (line <= end) {
        const char *stop = memchr(line, '\n', (size_t) (end - line));
        size_t length = (size_t) ((stop != NULL ? stop : end) - line);

        if (!line_goes(refs, line, length)) {
            if (!first)
                g_string_append_c(out, '\n');
            first = false;
            for (size_t i = 0; i < length; i++)
                if (line[i] != EMPTY)
                    g_string_append_c(out, line[i]);
        }
        line += length + 1;
    }
    return !first;
}

HoReplaced
ho_replace_references(HoParser *parser, const char *text, HoPlace *place,
                      GString *out)
{
    References refs = {.parser = parser, .place = place, .out = out};
    size_t at = strcspn(text, "{");

    if (text[at] == '\0')
        return HO_REPLACED_NONE;
    g_string_append_len(out, text, (gssize) at);
    while (text[at] != '\0') {
        size_t plain;

        at = replace_one(&refs, text, at);
        plain = strcspn(text + at, "{");
        g_string_append_len(out, text + at, (gssize) plain);
        at += plain;
    }
    if ((refs.empty || refs.cancel) && !drop_marked(&refs))
        return HO_REPLACED_ALL_GONE;
    return refs.replaced ? HO_REPLACED_SOME : HO_REPLACED_NONE;
}

const char *
ho_parser_attributes(HoParser *parser, const char *text, HoLoc loc)
{
    HoPlace place = {.text = text, .loc = loc};
    g_autoptr(GString) out = NULL;

    if (strchr(text, '{') == NULL)
        return text;
    out = g_string_new(NULL);
    switch (ho_replace_references(parser, text, &place, out)) {
    case HO_REPLACED_NONE:
        return text;
    case HO_REPLACED_ALL_GONE:
        return NULL;
    case HO_REPLACED_SOME:
        break;
    }
    return ho_arena_strndup(parser->arena, out->str, out->len);
}
