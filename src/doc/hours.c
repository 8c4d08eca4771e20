/* The hours of a talk, as people write them down. */
#include "doc/talk.h"

#include <string.h>

/* A blank of any width, or 0. */
static size_t
blank(const char *text)
{
    gunichar c = g_utf8_get_char(text);

    return *text != '\0' && *text != '\n' && g_unichar_isspace(c)
               ? (size_t) (g_utf8_next_char(text) - text)
               : 0;
}

static const char *
skip_blanks(const char *text)
{
    for (size_t n; (n = blank(text)) > 0;)
        text += n;
    return text;
}

/* One or two digits below a limit; -1 if there are none. */
static int
digits(const char **text, int limit)
{
    const char *p = *text;
    int number = 0;

    while (g_ascii_isdigit(*p) && p - *text < 3)
        number = 10 * number + (*p++ - '0');
    if (p == *text || p - *text > 2 || number >= limit)
        return -1;
    *text = p;
    return number;
}

static const char *
skip_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    const char *end = text + length;

    if (g_ascii_strncasecmp(text, word, length) != 0 ||
        g_unichar_isalpha(g_utf8_get_char(end)))
        return NULL;
    return end;
}

/* " pm", " p.m.", " Uhr". */
static const char *
skip_suffix(const char *text)
{
    static const char *const words[] = {"am", "pm", "a.m.", "p.m.", "Uhr", "h"};
    const char *from = skip_blanks(text);

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const char *end = skip_word(from, words[i]);

        if (end != NULL)
            return end;
    }
    return NULL;
}

/* Minutes after ":", "." or a blank: two digits. */
static const char *
skip_minutes(const char *text)
{
    const char *end = text;

    return digits(&end, 60) >= 0 && end - text == 2 ? end : NULL;
}

/* "10:00", "10.45", "9h30", "10 h 00", "2 pm"; *dotted: it may be a number. */
static const char *
skip_hour(const char *text, bool *dotted)
{
    const char *end = text, *next, *minutes;

    *dotted = false;
    if (digits(&end, 25) < 0)
        return NULL;
    if (*end == ':' || *end == '.') {
        *dotted = *end == '.';
        end = skip_minutes(end + 1);
        next = end != NULL ? skip_suffix(end) : NULL;
        *dotted = *dotted && next == NULL;
        return next != NULL ? next : end;
    }
    next = skip_blanks(end);
    if (*next == 'h' || *next == 'H') {
        minutes = skip_minutes(skip_blanks(next + 1));
        if (minutes != NULL)
            return minutes;
        if (!g_unichar_isalpha(g_utf8_get_char(next + 1)))
            return next + 1;
    }
    return skip_suffix(end);
}

/* What stands between the two hours of a span. */
static const char *
skip_dash(const char *text)
{
    static const char *const dashes[] = {"-",  "–",   "—", "→",   "−",    "à",
                                         "to", "bis", "a", "tot", "until"};
    const char *from = skip_blanks(text);

    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
        size_t length = strlen(dashes[i]);

        if (strncmp(from, dashes[i], length) == 0)
            return skip_blanks(from + length);
    }
    return NULL;
}

size_t
ho_talk_hours(const char *text, bool *span)
{
    bool dotted, second_dotted;
    const char *end = skip_hour(text, &dotted), *second = NULL;
    const char *dash = end != NULL ? skip_dash(end) : NULL;

    /* "10-11h": the first of two is an hour by the second's grace. */
    if (end == NULL) {
        const char *bare = text;

        if (digits(&bare, 25) < 0 || (dash = skip_dash(bare)) == NULL)
            return 0;
    }
    if (dash != NULL)
        second = skip_hour(dash, &second_dotted);
    if (span != NULL)
        *span = second != NULL;
    if (second != NULL)
        end = second;
    else if (end == NULL || dotted)
        return 0;
    if (g_unichar_isalnum(g_utf8_get_char(end)))
        return 0;
    return (size_t) (end - text);
}

/* --- as numbers --- */

typedef enum { WHOLE_DAY, BEFORE_NOON, AFTER_NOON } HalfDay;

static HalfDay
half_day(const char **text)
{
    static const struct {
        const char *word;
        HalfDay half;
    } words[] = {{"am", BEFORE_NOON},
                 {"pm", AFTER_NOON},
                 {"a.m.", BEFORE_NOON},
                 {"p.m.", AFTER_NOON}};
    const char *from = skip_blanks(*text);

    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const char *end = skip_word(from, words[i].word);

        if (end != NULL) {
            *text = end;
            return words[i].half;
        }
    }
    return WHOLE_DAY;
}

/* Reads "9", "9:30", "9 h 30 pm"; minutes, or -1. */
static int
read_clock(const char **text, HalfDay *half)
{
    int hour = digits(text, 25), minutes = 0;
    const char *p = *text, *mark = skip_blanks(p);

    if (hour < 0)
        return -1;
    if (*p == ':' || *p == '.' || *mark == 'h' || *mark == 'H') {
        const char *from = *p == ':' || *p == '.' ? p + 1 : mark + 1;
        const char *more = skip_blanks(from);

        *text = from;
        if (skip_minutes(more) != NULL)
            minutes = digits(&more, 60);
        if (skip_minutes(skip_blanks(from)) != NULL)
            *text = more;
    }
    *half = half_day(text);
    return hour * 60 + minutes;
}

static int
with_half(int minutes, HalfDay half)
{
    int noon = 12 * 60;

    if (half == AFTER_NOON && minutes < noon)
        return minutes + noon;
    if (half == BEFORE_NOON && minutes >= noon && minutes < noon + 60)
        return minutes - noon;
    return minutes;
}

bool
ho_talk_minutes(const char *time, int *begin, int *end)
{
    HalfDay first = WHOLE_DAY, second = WHOLE_DAY;
    const char *p = time + strcspn(time, "0123456789"), *dash;

    *end = -1;
    *begin = read_clock(&p, &first);
    if (*begin < 0)
        return false;
    dash = skip_dash(p + (g_str_has_prefix(skip_blanks(p), "Uhr")
                              ? (size_t) (skip_blanks(p) - p) + 3
                              : 0));
    if (dash != NULL)
        *end = read_clock(&dash, &second);
    /* "11-1 pm" begins before noon, "2-3 pm" after it. */
    if (first == WHOLE_DAY && second == AFTER_NOON &&
        *begin % (12 * 60) < *end % (12 * 60))
        first = second;
    *begin = with_half(*begin, first);
    if (*end >= 0)
        *end = with_half(*end, second);
    return true;
}
