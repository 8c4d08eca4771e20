/* Counters: attributes that grow each time they are named. */
#include "parse/chars.h"
#include "parse/inliner.h"

#include <stdlib.h>

/* Adds one to the character at `at`; true when it carries. */
static bool
step(char *at)
{
    switch (*at) {
    case 'z':
        *at = 'a';
        return true;
    case 'Z':
        *at = 'A';
        return true;
    case '9':
        *at = '0';
        return true;
    default:
        ++*at;
        return false;
    }
}

static bool
is_ascii_alnum(char c)
{
    return ho_is_ascii_alpha(c) || ho_is_digit(c);
}

static bool
is_integer(const char *value)
{
    const char *digits = value + (*value == '-' ? 1 : 0);
    size_t length = strlen(digits);

    return length > 0 && length < 10 &&
           strspn(digits, "0123456789") == length &&
           (*digits != '0' || (length == 1 && digits == value));
}

/* What comes after value: 9 → 10, c → d, z → aa, Az → Ba, a9 → b0. */
static char *
successor(const char *value)
{
    GString *out = g_string_new(value);
    gssize last = -1;

    if (is_integer(value)) {
        g_string_printf(out, "%ld", strtol(value, NULL, 10) + 1);
        return g_string_free(out, FALSE);
    }
    for (gssize i = (gssize) out->len - 1; i >= 0; i--) {
        if (!is_ascii_alnum(out->str[i]))
            continue;
        last = i;
        if (!step(out->str + i))
            return g_string_free(out, FALSE);
    }
    if (last < 0 && out->len > 0) {
        gsize at = ho_char_before(out->str, out->len);
        gunichar next = g_utf8_get_char(out->str + at) + 1;

        g_string_truncate(out, at);
        g_string_append_unichar(out, g_unichar_validate(next) ? next : '0');
    }
    if (last >= 0) {
        char first = out->str[last];

        g_string_insert_c(out, last, first == '0' ? '1' : first);
    }
    return g_string_free(out, FALSE);
}

const char *
ho_parser_count(HoParser *parser, const char *name, const char *seed)
{
    HoInliner *inliner = ho_parser_inliner(parser);
    HoDocument *doc = parser->doc;
    const char *current, *value;
    bool running;

    while (doc->outer != NULL)
        doc = doc->outer;
    current = ho_attributes_find(doc->attributes, name);
    running = g_hash_table_lookup(inliner->counters, name) != NULL;
    if (ho_attributes_is_locked(doc->attributes, name) && running)
        current = g_hash_table_lookup(inliner->counters, name);
    if (current != NULL && *current == '\0')
        current = NULL;
    if (seed != NULL && current == NULL) {
        value = ho_arena_strdup(parser->arena, seed);
    } else {
        g_autofree char *next = successor(current != NULL ? current : "0");

        value = ho_arena_strdup(parser->arena, next);
    }
    g_hash_table_insert(inliner->counters, ho_arena_strdup(parser->arena, name),
                        (char *) value);
    if (!ho_attributes_is_locked(doc->attributes, name))
        ho_attributes_set(doc->attributes, name, value);
    if (doc != parser->doc)
        ho_attributes_set(parser->doc->attributes, name, value);
    return value;
}
