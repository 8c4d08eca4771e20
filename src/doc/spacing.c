#include "doc/spacing.h"

#include <string.h>

#define THIN     "\xe2\x80\xaf" /* U+202F narrow no-break space */
#define NO_BREAK "\xc2\xa0"     /* U+00A0 */

bool
ho_french_is_language(const char *lang)
{
    return g_ascii_strncasecmp(lang, "fr", 2) == 0 &&
           (lang[2] == '\0' || lang[2] == '-' || lang[2] == '_');
}

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

    return g_unichar_isalnum(next) ||
           (next < 0x80 && strchr("/-_=&\\:(<>", (int) next) != NULL);
}

static void
drop_space(GString *text)
{
    while (text->len > 0 && is_space(last_char(text)))
        g_string_truncate(text, (gsize) (g_utf8_find_prev_char(
                                             text->str, text->str + text->len) -
                                         text->str));
}

/* A mark that another one stood before: the space is there. */
static bool
follows_mark(const GString *text)
{
    gunichar last = last_char(text);

    return last == '!' || last == '?' || last == ':' || last == ';';
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
    if (c == 0xbb ||
        (!follows_mark(text) && may_stand_apart(text, rest, length))) {
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

bool
ho_cjk_is_letter(gunichar c)
{
    return (c >= 0x3041 && c < 0x3100 && c != 0x30fb && c != 0x30a0) ||
           (c >= 0x3105 && c < 0x3130) || (c >= 0x31a0 && c < 0x3200) ||
           (c >= 0x3400 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00) ||
           (c >= 0x3005 && c <= 0x3007) || (c >= 0x20000 && c < 0x32000);
}

bool
ho_cjk_is_wide(gunichar c)
{
    return ho_cjk_is_letter(c) || (c >= 0x2e80 && c < 0x3130) ||
           (c >= 0xff00 && c < 0xff61);
}

bool
ho_cjk_is_joined(gunichar before, gunichar after)
{
    return ho_cjk_is_wide(before) &&
           (!ho_cjk_is_letter(before) || ho_cjk_is_wide(after));
}

/* --- a text as a whole --- */

static bool
has_wide_line_end(const char *text, gunichar before)
{
    const char *end = strchr(text, '\n');

    if (end == text && before >= 0x2e80)
        return true;
    for (; end != NULL; end = strchr(end + 1, '\n'))
        if (end > text && (unsigned char) end[-1] >= 0x80)
            return true;
    return false;
}

/* One character with what it wants around it; rest is what follows. */
static void
add_spaced(GString *out, gunichar c, const char *rest, bool french)
{
    gunichar next = g_utf8_get_char(rest);

    if (french && ho_french_is_tall(c))
        ho_french_add(out, c, rest, strlen(rest));
    else if (french && (is_space(c) || c == '\n') && ho_french_is_opened(out))
        return;
    else if (french && c == '\n' && ho_french_is_tall(next) && next != 0xab)
        g_string_append_c(out, ' ');
    else if (c != '\n' || !ho_cjk_is_joined(last_char(out), next))
        g_string_append_unichar(out, c);
}

char *
ho_spacing_apply(const char *lang, gunichar before, const char *text)
{
    bool french = ho_french_is_language(lang);
    GString *out;
    gsize seed;

    if (!(french && strpbrk(text, ";:!?\xc2") != NULL) &&
        !has_wide_line_end(text, before))
        return NULL;
    out = g_string_sized_new(strlen(text) + 16);
    if (before != 0 && !is_space(before))
        g_string_append_unichar(out, before);
    seed = out->len;
    for (const char *s = text; *s != '\0'; s = g_utf8_next_char(s))
        add_spaced(out, g_utf8_get_char(s), g_utf8_next_char(s), french);
    g_string_erase(out, 0, (gssize) seed);
    return g_string_free(out, FALSE);
}
