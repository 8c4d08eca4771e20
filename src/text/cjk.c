#include "text/cjk.h"

#include <string.h>

/* Of an em. */
static const double quarter = .25, half = .5;

static bool
is_one_of(const char *set, gunichar c)
{
    return g_utf8_strchr(set, -1, c) != NULL;
}

/* In Taiwan and Hong Kong stops stand in the middle of their square. */
static bool
is_traditional(const char *lang)
{
    return strncmp(lang, "zh", 2) == 0 &&
           (strstr(lang, "TW") != NULL || strstr(lang, "HK") != NULL ||
            strstr(lang, "MO") != NULL || strstr(lang, "Hant") != NULL);
}

static bool
is_opening(gunichar c)
{
    return c >= 0x3000 && is_one_of("「『（《〈【〔〖［｛｟〘〝", c);
}

static bool
is_closing(gunichar c, const char *lang)
{
    if (c < 0x3000)
        return false;
    return is_one_of("」』）》〉】〕〗］｝｠〙〟", c) ||
           (is_one_of("、。，．", c) && !is_traditional(lang)) ||
           (is_one_of("：；", c) && strncmp(lang, "zh", 2) == 0 &&
            !is_traditional(lang));
}

/* Letters and figures that stand in words between Chinese ones. */
static bool
is_western(gunichar c)
{
    return g_unichar_isalnum(c) && c < 0x2000;
}

static bool
set(HoCjkGap *gap, double width, double stretch, double shrink)
{
    *gap = (HoCjkGap){width, stretch, shrink};
    return true;
}

/* Quotation marks are wide, too, beside wide characters of Chinese. */
static bool
is_wide_quote(gunichar c, gunichar other, const char *lang, bool opening)
{
    return (opening ? c == 0x201c || c == 0x2018
                    : c == 0x201d || c == 0x2019) &&
           strncmp(lang, "zh", 2) == 0 && ho_cjk_is_wide(other);
}

bool
ho_cjk_gap(gunichar before, gunichar after, const char *lang, HoCjkGap *gap)
{
    bool closed =
        is_closing(before, lang) || is_wide_quote(before, after, lang, false);
    bool opens = is_opening(after) || is_wide_quote(after, before, lang, true);
    bool closes =
        is_closing(after, lang) || is_wide_quote(after, before, lang, false);

    if ((closed && (opens || closes)) || (is_opening(before) && opens))
        return set(gap, -half, 0, 0);
    if (closed || opens)
        return set(gap, 0, 0, quarter);
    if ((ho_cjk_is_letter(before) && is_western(after)) ||
        (is_western(before) && ho_cjk_is_letter(after)))
        return set(gap, quarter, quarter, quarter / 2);
    return false;
}

double
ho_cjk_blank(gunichar c, const char *lang, bool start)
{
    return (start ? is_opening(c) : is_closing(c, lang)) ? half : 0;
}

bool
ho_cjk_is_ambiguous(gunichar c)
{
    return c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x201c ||
           c == 0x201d || c == 0x2026;
}
