/*
 * Where lines may end without a hyphen: between words and their parts (UAX 14
 * by Pango where text is not Latin), in addresses and paths, and where the
 * author says so.
 */
#include "text/cjk.h"
#include "text/para.h"

#include <pango/pango.h>
#include <string.h>

static void
mark(HoTextContext *text, size_t at, uint8_t what)
{
    text->pieces.marks[at] |= what;
}

static bool
is_letter(const char *c)
{
    return g_ascii_isalpha(*c) || (guchar) *c >= 0xc3;
}

static bool
is_word(const char *c)
{
    return is_letter(c) || g_ascii_isdigit(*c);
}

/* After a hyphen or dash between words, after a stroke between words. */
static void
mark_plain(HoTextContext *text)
{
    const char *words = text->paragraph.text->str;
    size_t n = text->paragraph.text->len;

    for (size_t i = 1; i + 1 < n; i++) {
        const char *c = words + i;

        if ((*c == '-' && is_word(c - 1) && is_letter(c + 1)) ||
            (*c == '/' && is_letter(c - 1) && is_letter(c + 1)))
            mark(text, i + 1, HO_MAY_BREAK);
        else if (*c == '\xe2' && i + 3 < n && c[1] == '\x80' &&
                 (c[2] == '\x90' || c[2] == '\x93' || c[2] == '\x94') &&
                 c[-1] != ' ' && is_word(c + 3))
            mark(text, i + 3, HO_MAY_BREAK);
    }
}

/* Quotation marks between Chinese letters part lines outside of them; UAX 14
 * cannot tell which side that is. */
static bool
is_quote_edge(gunichar before, gunichar here)
{
    return (ho_cjk_is_wide(before) && (here == 0x201c || here == 0x2018)) ||
           ((before == 0x201d || before == 0x2019) && ho_cjk_is_letter(here));
}

static void
mark_character(HoTextContext *text, size_t at, gunichar before, bool may_break)
{
    gunichar here = g_utf8_get_char(text->paragraph.text->str + at);
    HoCjkGap gap;

    if (before == ' ')
        return;
    if (may_break || is_quote_edge(before, here))
        mark(text, at, HO_MAY_BREAK);
    if ((ho_cjk_is_wide(before) || ho_cjk_is_wide(here)) &&
        ho_cjk_gap(before, here, text->lang, &gap))
        mark(text, at, HO_MAY_SPACE);
}

static void
mark_complex(HoTextContext *text)
{
    const char *words = text->paragraph.text->str;
    int n = (int) text->paragraph.text->len;
    int chars = (int) g_utf8_strlen(words, n);
    PangoLogAttr *attrs = g_new0(PangoLogAttr, (gsize) chars + 1);
    gunichar before = ' ';
    size_t at = 0;

    pango_get_log_attrs(words, n, -1, pango_language_from_string(text->lang),
                        attrs, chars + 1);
    for (int i = 0; i < chars; i++) {
        if (i > 0)
            mark_character(text, at, before, attrs[i].is_line_break);
        before = g_utf8_get_char(words + at);
        at += ho_char_bytes(words + at);
    }
    g_free(attrs);
}

static bool
is_one_of(const char *set, char c)
{
    return c != '\0' && strchr(set, c) != NULL;
}

/* Where an address or path may be parted before byte i, without a hyphen: after
 * slashes, colons and at signs; before other punctuation, so that a line does
 * not seem to end there; on either side of = and &; never after a hyphen (The
 * Chicago Manual of Style, 17th edition, 14.18, but for single slashes, which
 * end lines).  Less gladly at what is part of a name, least within one in camel
 * case. */
static uint8_t
path_mark(const char *words, size_t i)
{
    static const char ends[] = "/\\:@=&)]}>,;|", begins[] = "?#=&%~+|([{<";
    static const char within[] = ".-_*!$";
    char before = words[i - 1], after = words[i];
    bool digits = g_ascii_isdigit(before) && g_ascii_isdigit(words[i + 1]);

    if (before == ' ' || after == ' ' || after == '\0' ||
        (is_one_of("/\\:", after) && is_one_of(ends, before)))
        return 0;
    if (before == '/' && words[i - 2] == '/')
        return HO_MAY_BREAK | HO_BREAK_WEAKLY;
    if (is_one_of(ends, before) && !g_ascii_ispunct(after))
        return HO_MAY_BREAK;
    if (g_ascii_ispunct(before))
        return 0;
    if (is_one_of(begins, after))
        return HO_MAY_BREAK;
    if (after == '-' &&
        !(g_ascii_isalnum(words[i - 2]) && g_ascii_isalnum(words[i + 1]) &&
          g_ascii_isalnum(words[i + 2])))
        return 0; /* a range in brackets, an option */
    if (is_one_of(within, after) && !digits && !g_ascii_isspace(words[i + 1]))
        return HO_MAY_BREAK | HO_BREAK_WEAKLY;
    return g_ascii_islower(before) && g_ascii_isupper(after)
               ? HO_MAY_BREAK | HO_BREAK_HARDLY
               : 0;
}

static void
mark_path(HoTextContext *text, size_t start, size_t end)
{
    const char *words = text->paragraph.text->str;

    for (size_t i = start + 1; i < end; i++)
        text->pieces.marks[i] &= (uint8_t) ~HO_MAY_BREAK;
    for (size_t i = start + 3; i + 2 < end; i++)
        mark(text, i, path_mark(words, i));
}

/* Whether a word is an address or the path of a file, not several words with
 * strokes between them. */
static bool
is_path(const char *word, size_t length)
{
    const char *slash = memchr(word, '/', length);
    bool has_dot = false;

    if (length > 4 && strncmp(word, "www.", 4) == 0)
        return true;
    if (slash == NULL)
        return false;
    if (slash > word && slash[-1] == ':' && slash[1] == '/')
        return true;
    for (size_t i = 1; i + 1 < length && !has_dot; i++)
        has_dot = is_one_of("._", word[i]) && is_word(word + i + 1);
    return (has_dot || is_one_of("/~.", *word)) &&
           memchr(slash + 1, '/', length - (size_t) (slash - word) - 1) != NULL;
}

/* Addresses in running text. */
static void
mark_paths(HoTextContext *text, size_t start, size_t end)
{
    const char *words = text->paragraph.text->str;

    while (start < end) {
        size_t stop = start;

        while (stop < end && words[stop] != ' ' && words[stop] != '\n')
            stop++;
        if (stop - start > 4 && is_path(words + start, stop - start))
            mark_path(text, start, stop);
        start = stop + 1;
    }
}

static void
mark_spans(HoTextContext *text)
{
    HoParagraph *paragraph = &text->paragraph;
    bool has_path = strchr(paragraph->text->str, '/') != NULL ||
                    strstr(paragraph->text->str, "www.") != NULL;

    for (guint i = 0; i < paragraph->spans->len; i++) {
        const HoSpan *span = &g_array_index(paragraph->spans, HoSpan, i);
        size_t end = i + 1 < paragraph->spans->len ? span[1].start
                                                   : paragraph->text->len;

        if (span->glued)
            memset(text->pieces.marks + span->start, 0, end - span->start);
        else if (span->code)
            mark_path(text, span->start, end);
        else if (has_path)
            mark_paths(text, span->start, end);
    }
}

static void
mark_spots(HoTextContext *text)
{
    HoParagraph *paragraph = &text->paragraph;

    for (guint i = 0; i < paragraph->spots->len; i++) {
        const HoSpot *spot = &g_array_index(paragraph->spots, HoSpot, i);

        if (spot->type == HO_SPOT_SOFT_HYPHEN)
            mark(text, spot->at, HO_MAY_HYPHENATE);
        else if (spot->type == HO_SPOT_BREAK)
            mark(text, spot->at, HO_MAY_BREAK);
        else if (spot->type == HO_SPOT_JOIN)
            text->pieces.marks[spot->at] = 0;
    }
}

void
ho_text_mark_breaks(HoTextContext *text)
{
    if (text->paragraph.complex || text->backward)
        mark_complex(text);
    else
        mark_plain(text);
    mark_spans(text);
    mark_spots(text);
}
