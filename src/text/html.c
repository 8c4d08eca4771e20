/*
 * HTML that was passed through, cut into text and tags.
 */
#include "text/html.h"

#include <stdlib.h>
#include <string.h>

/* --- entities --- */

typedef struct {
    const char *name;
    gunichar c;
} Entity;

static const Entity entities[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},
    {"quot", '"'},      {"apos", '\''},     {"nbsp", 0xa0},
    {"iexcl", 0xa1},    {"cent", 0xa2},     {"pound", 0xa3},
    {"yen", 0xa5},      {"sect", 0xa7},     {"uml", 0xa8},
    {"copy", 0xa9},     {"laquo", 0xab},    {"shy", 0xad},
    {"reg", 0xae},      {"deg", 0xb0},      {"plusmn", 0xb1},
    {"sup2", 0xb2},     {"sup3", 0xb3},     {"micro", 0xb5},
    {"para", 0xb6},     {"middot", 0xb7},   {"sup1", 0xb9},
    {"raquo", 0xbb},    {"frac14", 0xbc},   {"frac12", 0xbd},
    {"frac34", 0xbe},   {"iquest", 0xbf},   {"Agrave", 0xc0},
    {"Aacute", 0xc1},   {"Acirc", 0xc2},    {"Auml", 0xc4},
    {"Aring", 0xc5},    {"AElig", 0xc6},    {"Ccedil", 0xc7},
    {"Egrave", 0xc8},   {"Eacute", 0xc9},   {"Ecirc", 0xca},
    {"Euml", 0xcb},     {"Ouml", 0xd6},     {"times", 0xd7},
    {"Oslash", 0xd8},   {"Uuml", 0xdc},     {"szlig", 0xdf},
    {"agrave", 0xe0},   {"aacute", 0xe1},   {"acirc", 0xe2},
    {"auml", 0xe4},     {"aring", 0xe5},    {"aelig", 0xe6},
    {"ccedil", 0xe7},   {"egrave", 0xe8},   {"eacute", 0xe9},
    {"ecirc", 0xea},    {"euml", 0xeb},     {"iacute", 0xed},
    {"icirc", 0xee},    {"iuml", 0xef},     {"ntilde", 0xf1},
    {"oacute", 0xf3},   {"ocirc", 0xf4},    {"ouml", 0xf6},
    {"divide", 0xf7},   {"oslash", 0xf8},   {"ugrave", 0xf9},
    {"uacute", 0xfa},   {"ucirc", 0xfb},    {"uuml", 0xfc},
    {"OElig", 0x152},   {"oelig", 0x153},   {"alpha", 0x3b1},
    {"beta", 0x3b2},    {"gamma", 0x3b3},   {"delta", 0x3b4},
    {"lambda", 0x3bb},  {"mu", 0x3bc},      {"pi", 0x3c0},
    {"sigma", 0x3c3},   {"omega", 0x3c9},   {"ensp", 0x2002},
    {"emsp", 0x2003},   {"thinsp", 0x2009}, {"zwnj", 0x200c},
    {"zwj", 0x200d},    {"ndash", 0x2013},  {"mdash", 0x2014},
    {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201a},
    {"ldquo", 0x201c},  {"rdquo", 0x201d},  {"bdquo", 0x201e},
    {"dagger", 0x2020}, {"bull", 0x2022},   {"hellip", 0x2026},
    {"prime", 0x2032},  {"lsaquo", 0x2039}, {"rsaquo", 0x203a},
    {"euro", 0x20ac},   {"trade", 0x2122},  {"larr", 0x2190},
    {"uarr", 0x2191},   {"rarr", 0x2192},   {"darr", 0x2193},
    {"harr", 0x2194},   {"crarr", 0x21b5},  {"lArr", 0x21d0},
    {"rArr", 0x21d2},   {"hArr", 0x21d4},   {"minus", 0x2212},
    {"infin", 0x221e},  {"ne", 0x2260},     {"le", 0x2264},
    {"ge", 0x2265},     {"check", 0x2713},  {"lbrace", '{'},
    {"rbrace", '}'},    {"lsqb", '['},      {"rsqb", ']'},
    {"ast", '*'},       {"lowbar", '_'},    {"num", '#'},
    {"plus", '+'},      {"sol", '/'},       {"bsol", '\\'},
    {"vert", '|'},      {"verbar", '|'},    {"grave", '`'},
    {"Tab", '\t'},      {"colon", ':'},     {"semi", ';'},
};

static gunichar
named_entity(const char *name, size_t length)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(entities); i++)
        if (strlen(entities[i].name) == length &&
            memcmp(entities[i].name, name, length) == 0)
            return entities[i].c;
    return 0;
}

static gunichar
numbered_entity(const char *digits)
{
    bool hex = *digits == 'x' || *digits == 'X';
    unsigned long c = strtoul(digits + (hex ? 1 : 0), NULL, hex ? 16 : 10);

    if (c == 0 || c > 0x10ffff || !g_unichar_validate((gunichar) c))
        return 0xfffd;
    return (gunichar) c;
}

/* Decodes the reference at text ("&…;"); returns its length or 0. */
static size_t
decode_one(GString *out, const char *text, size_t length)
{
    const char *semicolon = memchr(text, ';', MIN(length, 12));
    size_t n = semicolon != NULL ? (size_t) (semicolon - text) : 0;
    gunichar c;

    if (n < 2)
        return 0;
    c = text[1] == '#' ? numbered_entity(text + 2)
                       : named_entity(text + 1, n - 1);
    if (c == 0)
        return 0;
    g_string_append_unichar(out, c);
    return n + 1;
}

char *
ho_entities_decode(const char *text, size_t length)
{
    GString *out = g_string_sized_new(length);

    for (size_t i = 0; i < length;) {
        size_t n = text[i] == '&' ? decode_one(out, text + i, length - i) : 0;

        if (n == 0)
            g_string_append_c(out, text[i++]);
        i += n;
    }
    return g_string_free(out, FALSE);
}

/* --- pieces --- */

static bool
is_name(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '_' || c == ':';
}

/* The '>' that ends a tag, beyond quoted values; NULL when there is none. */
static const char *
tag_end(const char *c)
{
    char quote = '\0';

    for (; *c != '\0'; c++) {
        if (quote != '\0')
            quote = *c == quote ? (char) '\0' : quote;
        else if (*c == '"' || *c == '\'')
            quote = *c;
        else if (*c == '>')
            return c;
    }
    return NULL;
}

/* Skips a comment, declaration or processing instruction at text. */
static const char *
skip_markup(const char *text)
{
    const char *end;

    if (g_str_has_prefix(text, "<!--")) {
        end = strstr(text + 4, "-->");
        return end != NULL ? end + 3 : text + strlen(text);
    }
    if (text[0] == '<' && (text[1] == '!' || text[1] == '?')) {
        end = strchr(text, '>');
        return end != NULL ? end + 1 : text + strlen(text);
    }
    return text;
}

static bool
read_tag(HoToken *token, const char **text)
{
    const char *c = *text + 1;
    const char *end;
    size_t n = 0;

    token->type = HO_TOKEN_OPEN;
    if (*c == '/') {
        token->type = HO_TOKEN_CLOSE;
        c++;
    }
    if (!g_ascii_isalpha(*c) || (end = tag_end(c)) == NULL)
        return false;
    for (; is_name(*c); c++)
        if (n + 1 < sizeof token->name)
            token->name[n++] = g_ascii_tolower(*c);
    token->start = c;
    token->length = (size_t) (end - c);
    *text = end + 1;
    return true;
}

HoToken
ho_token_next(const char **text)
{
    HoToken token = {.type = HO_TOKEN_END};
    const char *after;
    size_t n;

    while ((after = skip_markup(*text)) != *text)
        *text = after;
    if (**text == '\0' || (**text == '<' && read_tag(&token, text)))
        return token;
    n = 1 + strcspn(*text + 1, "<");
    token.type = HO_TOKEN_TEXT;
    token.start = *text;
    token.length = n;
    *text += n;
    return token;
}

/* --- attributes --- */

static const char *
skip_blanks(const char *c, const char *end)
{
    while (c < end && (g_ascii_isspace(*c) || *c == '/'))
        c++;
    return c;
}

/* Reads a value at *c, after its '='. */
static char *
read_value(const char **c, const char *end)
{
    const char *start = *c, *stop;
    char *value;

    if (start < end && (*start == '"' || *start == '\'')) {
        stop = memchr(start + 1, *start, (size_t) (end - start - 1));
        if (stop == NULL)
            stop = end;
        start++;
        *c = MIN(stop + 1, end);
    } else {
        for (stop = start; stop < end && !g_ascii_isspace(*stop);)
            stop++;
        *c = stop;
    }
    value = ho_entities_decode(start, (size_t) (stop - start));
    return value;
}

char *
ho_token_attribute(const HoToken *token, const char *name)
{
    const char *c = token->start, *end = c + token->length;

    while ((c = skip_blanks(c, end)) < end) {
        const char *key = c;
        g_autofree char *value = NULL;
        size_t n;

        while (c < end && !g_ascii_isspace(*c) && *c != '=')
            c++;
        n = (size_t) (c - key);
        c = skip_blanks(c, end);
        if (c < end && *c == '=') {
            c = skip_blanks(c + 1, end);
            value = read_value(&c, end);
        }
        if (n == strlen(name) && g_ascii_strncasecmp(key, name, n) == 0)
            return value != NULL ? g_steal_pointer(&value) : g_strdup("");
        if (n == 0)
            c++;
    }
    return NULL;
}
