#include "parse/chars.h"

bool
ho_is_wide_word(const char *at)
{
    switch (g_unichar_type(g_utf8_get_char(at))) {
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_CONNECT_PUNCTUATION:
        return true;
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
    case G_UNICODE_OTHER_NUMBER:
    case G_UNICODE_DASH_PUNCTUATION:
    case G_UNICODE_CLOSE_PUNCTUATION:
    case G_UNICODE_FINAL_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_OTHER_PUNCTUATION:
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SPACE_SEPARATOR:
        return false;
    }
    return false;
}

bool
ho_is_wide_alnum(const char *at)
{
    return ho_is_wide_word(at) &&
           g_unichar_type(g_utf8_get_char(at)) != G_UNICODE_CONNECT_PUNCTUATION;
}

bool
ho_is_wide_alpha(const char *at)
{
    return ho_is_wide_alnum(at) &&
           g_unichar_type(g_utf8_get_char(at)) != G_UNICODE_DECIMAL_NUMBER;
}

size_t
ho_word_length(const char *at, const char *more)
{
    const char *end = at;

    if (!ho_is_word(end))
        return 0;
    while (*end != '\0' && (ho_is_word(end) || strchr(more, *end) != NULL))
        end = g_utf8_next_char(end);
    return (size_t) (end - at);
}

size_t
ho_id_length(const char *at)
{
    const char *end = at;

    if (!ho_is_alpha(end) && *end != '_' && *end != ':')
        return 0;
    while (*end != '\0' && (ho_is_word(end) || strchr("-:.", *end) != NULL))
        end = g_utf8_next_char(end);
    return (size_t) (end - at);
}
