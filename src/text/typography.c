/*
 * What languages want beside letters: spaces before tall punctuation in
 * French, quotation marks.
 */
#include "text/typography.h"

#include <string.h>

#define THIN     "\xe2\x80\xaf" /* U+202F narrow no-break space */
#define NO_BREAK "\xc2\xa0"     /* U+00A0 */

bool
ho_french_is_tall(gunichar c)
{
    return c == ';' || c == ':' || c == '!' || c == '?' || c == 0xab ||
           c == 0xbb;
}

/* The character before the end, 0 at the start. */
static gunichar
last_char(const GString *text)
{
    if (text->len == 0)
        return 0;
    return g_utf8_get_char(
        g_utf8_find_prev_char(text->str, text->str + text->len));
}

static bool
is_space(gunichar c)
{
    return c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009;
}

/* Whether the rest goes on with a word: then the mark is within an address, a
 * time or a name and is none. */
static bool
is_inside_word(const char *rest, size_t length)
{
    gunichar next = length > 0 ? g_utf8_get_char(rest) : ' ';

    return g_unichar_isalnum(next) || next == '/' || next == '-' ||
           next == '_' || next == '=' || next == '&' || next == '\\';
}

static void
drop_space(GString *text)
{
    while (text->len > 0 && is_space(last_char(text)))
        g_string_truncate(text, (gsize) (g_utf8_find_prev_char(
                                             text->str, text->str + text->len) -
                                         text->str));
}

static bool
follows_word(gunichar last)
{
    return g_unichar_isalnum(last) || last == ')' || last == ']' ||
           last == 0xbb || last == 0x201d || last == 0x2019 || last == '%' ||
           last == 0x2026 || last == 0x20ac || last == 0xb0;
}

/* Whether the author's blank before the mark is one of punctuation. */
static bool
may_stand_apart(const GString *text, const char *rest, size_t length)
{
    gunichar last = last_char(text);

    if (last == 0 || last == '\n')
        return false;
    if (is_space(last))
        return !is_inside_word(rest, length);
    return follows_word(last) && !is_inside_word(rest, length);
}

void
ho_french_add(GString *text, gunichar c, const char *rest, size_t length)
{
    if (c == 0xab) {
        g_string_append_unichar(text, c);
        g_string_append(text, NO_BREAK);
        return;
    }
    if (c == 0xbb || may_stand_apart(text, rest, length)) {
        drop_space(text);
        g_string_append(text, c == ':' || c == 0xbb ? NO_BREAK : THIN);
    }
    g_string_append_unichar(text, c);
}

bool
ho_french_is_opened(const GString *text)
{
    static const char opened[] = "«" NO_BREAK;
    const size_t n = sizeof opened - 1;

    return text->len >= n && memcmp(text->str + text->len - n, opened, n) == 0;
}

/* --- quotation marks --- */

typedef struct {
    const char *lang;
    HoQuotes outer, inner;
} Row;

static const Row quotes[] = {
    {"en", {"“", "”"}, {"‘", "’"}},
    {"fr", {"«" NO_BREAK, NO_BREAK "»"}, {"“", "”"}},
    {"de", {"„", "“"}, {"‚", "‘"}},
    {"cs", {"„", "“"}, {"‚", "‘"}},
    {"sk", {"„", "“"}, {"‚", "‘"}},
    {"sl", {"„", "“"}, {"‚", "‘"}},
    {"bg", {"„", "“"}, {"’", "’"}},
    {"is", {"„", "“"}, {"‚", "‘"}},
    {"lt", {"„", "“"}, {"‚", "‘"}},
    {"es", {"«", "»"}, {"“", "”"}},
    {"it", {"«", "»"}, {"“", "”"}},
    {"ca", {"«", "»"}, {"“", "”"}},
    {"pt", {"«", "»"}, {"“", "”"}},
    {"pt-BR", {"“", "”"}, {"‘", "’"}},
    {"el", {"«", "»"}, {"“", "”"}},
    {"ru", {"«", "»"}, {"„", "“"}},
    {"uk", {"«", "»"}, {"„", "“"}},
    {"be", {"«", "»"}, {"„", "“"}},
    {"nb", {"«", "»"}, {"‘", "’"}},
    {"nn", {"«", "»"}, {"‘", "’"}},
    {"no", {"«", "»"}, {"‘", "’"}},
    {"da", {"»", "«"}, {"›", "‹"}},
    {"sv", {"”", "”"}, {"’", "’"}},
    {"fi", {"”", "”"}, {"’", "’"}},
    {"nl", {"“", "”"}, {"‘", "’"}},
    {"pl", {"„", "”"}, {"«", "»"}},
    {"hu", {"„", "”"}, {"»", "«"}},
    {"ro", {"„", "”"}, {"«", "»"}},
    {"hr", {"„", "”"}, {"‚", "’"}},
    {"et", {"„", "“"}, {"‚", "‘"}},
    {"lv", {"“", "”"}, {"‘", "’"}},
    {"ja", {"「", "」"}, {"『", "』"}},
    {"zh", {"“", "”"}, {"‘", "’"}},
    {"zh-TW", {"「", "」"}, {"『", "』"}},
    {"zh-Hant", {"「", "」"}, {"『", "』"}},
    {"fr-CH", {"«" THIN, THIN "»"}, {"‹" THIN, THIN "›"}},
    {"de-CH", {"«", "»"}, {"‹", "›"}},
};

static const Row *
find_row(const char *lang, size_t length)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(quotes); i++)
        if (strlen(quotes[i].lang) == length &&
            g_ascii_strncasecmp(quotes[i].lang, lang, length) == 0)
            return &quotes[i];
    return NULL;
}

HoQuotes
ho_quotes_of(const char *lang, bool inner)
{
    const Row *row = find_row(lang, strlen(lang));

    if (row == NULL)
        row = find_row(lang, strcspn(lang, "-_"));
    if (row == NULL)
        row = &quotes[0];
    return inner ? row->inner : row->outer;
}
