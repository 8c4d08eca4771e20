/*
 * From spans to runs of one font, script and direction.  Latin text takes its
 * spans as they are; anything else is itemised character by character, with
 * the bidirectional levels and the line breaks of Unicode from Pango.
 */
#include "text/para.h"

#include <pango/pango.h>
#include <string.h>

/* --- emoji --- */

typedef struct {
    gunichar from, to;
} Range;

/* Characters that are drawn in colour unless told otherwise
 * (Emoji_Presentation of Unicode 15). */
static const Range emoji[] = {
    {0x231a, 0x231b},   {0x23e9, 0x23ec},   {0x23f0, 0x23f0},
    {0x23f3, 0x23f3},   {0x25fd, 0x25fe},   {0x2614, 0x2615},
    {0x2648, 0x2653},   {0x267f, 0x267f},   {0x2693, 0x2693},
    {0x26a1, 0x26a1},   {0x26aa, 0x26ab},   {0x26bd, 0x26be},
    {0x26c4, 0x26c5},   {0x26ce, 0x26ce},   {0x26d4, 0x26d4},
    {0x26ea, 0x26ea},   {0x26f2, 0x26f3},   {0x26f5, 0x26f5},
    {0x26fa, 0x26fa},   {0x26fd, 0x26fd},   {0x2705, 0x2705},
    {0x270a, 0x270b},   {0x2728, 0x2728},   {0x274c, 0x274c},
    {0x274e, 0x274e},   {0x2753, 0x2755},   {0x2757, 0x2757},
    {0x2795, 0x2797},   {0x27b0, 0x27b0},   {0x27bf, 0x27bf},
    {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50},   {0x2b55, 0x2b55},
    {0x1f004, 0x1f004}, {0x1f0cf, 0x1f0cf}, {0x1f18e, 0x1f18e},
    {0x1f191, 0x1f19a}, {0x1f1e6, 0x1f1ff}, {0x1f201, 0x1f201},
    {0x1f21a, 0x1f21a}, {0x1f22f, 0x1f22f}, {0x1f232, 0x1f236},
    {0x1f238, 0x1f23a}, {0x1f250, 0x1f251}, {0x1f300, 0x1f320},
    {0x1f32d, 0x1f335}, {0x1f337, 0x1f37c}, {0x1f37e, 0x1f393},
    {0x1f3a0, 0x1f3ca}, {0x1f3cf, 0x1f3d3}, {0x1f3e0, 0x1f3f0},
    {0x1f3f4, 0x1f3f4}, {0x1f3f8, 0x1f43e}, {0x1f440, 0x1f440},
    {0x1f442, 0x1f4fc}, {0x1f4ff, 0x1f53d}, {0x1f54b, 0x1f54e},
    {0x1f550, 0x1f567}, {0x1f57a, 0x1f57a}, {0x1f595, 0x1f596},
    {0x1f5a4, 0x1f5a4}, {0x1f5fb, 0x1f64f}, {0x1f680, 0x1f6c5},
    {0x1f6cc, 0x1f6cc}, {0x1f6d0, 0x1f6d2}, {0x1f6d5, 0x1f6d7},
    {0x1f6dc, 0x1f6df}, {0x1f6eb, 0x1f6ec}, {0x1f6f4, 0x1f6fc},
    {0x1f7e0, 0x1f7eb}, {0x1f7f0, 0x1f7f0}, {0x1f90c, 0x1f93a},
    {0x1f93c, 0x1f945}, {0x1f947, 0x1f9ff}, {0x1fa70, 0x1faff},
};

static bool
is_emoji(gunichar c)
{
    unsigned low = 0, high = G_N_ELEMENTS(emoji);

    while (low < high) {
        unsigned middle = (low + high) / 2;

        if (c > emoji[middle].to)
            low = middle + 1;
        else if (c < emoji[middle].from)
            high = middle;
        else
            return true;
    }
    return false;
}

/* Goes with what is before it: marks, joiners, selectors, skin tones. */
static bool
is_attached(gunichar c)
{
    return c == 0x200d || c == 0x200c || (c >= 0xfe00 && c <= 0xfe0f) ||
           (c >= 0x1f3fb && c <= 0x1f3ff) || (c >= 0xe0020 && c <= 0xe007f) ||
           c == 0x20e3 || g_unichar_ismark(c);
}

/* Emoji are drawn wider than they are high letters. */
static const double emoji_size = .85;

/* --- itemising --- */

typedef struct {
    HoTextContext *text;
    const char *words;
    size_t length;
    const guint8 *levels; /* per character */
    HoRun now;
    bool open; /* now has begun */
    uint32_t script;
    bool joined; /* a joiner came before */
} Itemizer;

static bool
wants_color(const Itemizer *it, const char *at, gunichar c)
{
    const char *next = g_utf8_next_char(at);
    gunichar after = next < it->words + it->length ? g_utf8_get_char(next) : 0;

    if (after == 0xfe0e || c < 0xa9)
        return after == 0xfe0f && it->now.emoji;
    return after == 0xfe0f || is_emoji(c);
}

static void
report_missing(HoTextContext *text, gunichar c, HoLoc loc)
{
    if (text->doc == NULL || text->doc->diags == NULL ||
        g_hash_table_contains(text->missing, GUINT_TO_POINTER(c)))
        return;
    g_hash_table_add(text->missing, GUINT_TO_POINTER(c));
    ho_diagf(text->doc->diags, loc, HO_DIAG_GLYPH_MISSING, "U+%04X", c);
}

/* Characters that are not drawn by themselves. */
static bool
is_invisible(gunichar c)
{
    return c < ' ' || c == 0xfffc || c == 0xa0 || is_attached(c) ||
           (c >= 0x2000 && c <= 0x200f) || (c >= 0x2028 && c <= 0x202f) ||
           (c >= 0x205f && c <= 0x206f) || c == 0x3000;
}

static bool
is_east_asian(const char *lang)
{
    return strncmp(lang, "ja", 2) == 0 || strncmp(lang, "zh", 2) == 0 ||
           strncmp(lang, "ko", 2) == 0;
}

/* Han letters within text of another language are of the one that what is
 * around them tells. */
static const char *
fallback_language(const HoTextContext *text, const HoLook *look, gunichar c)
{
    return c >= 0x2e80 && !is_east_asian(look->lang) && text->han_lang != NULL
               ? text->han_lang
               : look->lang;
}

const HoFont *
ho_text_font_for(HoTextContext *text, const HoLook *look, gunichar c)
{
    const HoFont *font;

    if (is_invisible(c) || ho_face_has(look->font->shaper->face, c))
        return look->font;
    font = ho_fonts_fallback(text->fonts, look->font, &look->wish, c,
                             fallback_language(text, look, c));
    if (font == NULL)
        report_missing(text, c, text->paragraph.loc);
    return font != NULL ? font : look->font;
}

static const HoFont *
pick_font(Itemizer *it, const char *at, gunichar c, bool *color)
{
    const HoLook *look = it->now.span->look;
    const HoFont *font = NULL;

    if (it->open && (is_attached(c) || it->joined)) {
        *color = it->now.emoji;
        return it->now.font;
    }
    *color = wants_color(it, at, c);
    if (*color)
        font = ho_fonts_emoji(it->text->fonts, emoji_size * look->wish.size);
    if (font != NULL && ho_face_has(font->shaper->face, c))
        return font;
    *color = false;
    return ho_text_font_for(it->text, look, c);
}

static uint32_t
pick_script(const Itemizer *it, gunichar c)
{
    GUnicodeScript script = g_unichar_get_script(c);

    if (script == G_UNICODE_SCRIPT_COMMON ||
        script == G_UNICODE_SCRIPT_INHERITED)
        return it->script;
    if (script == G_UNICODE_SCRIPT_LATIN)
        return 0;
    return (uint32_t) hb_script_from_iso15924_tag(
        g_unicode_script_to_iso15924(script));
}

static void
close_run(Itemizer *it, uint32_t end)
{
    if (it->open && end > it->now.start) {
        it->now.end = end;
        g_array_append_val(it->text->pieces.runs, it->now);
    }
    it->open = false;
}

static void
take_char(Itemizer *it, uint32_t at, uint8_t level)
{
    const char *c = it->words + at;
    gunichar letter = g_utf8_get_char(c);
    bool color;
    const HoFont *font = pick_font(it, c, letter, &color);
    uint32_t script = pick_script(it, letter);

    it->joined = letter == 0x200d && it->open && it->now.emoji;
    if (it->open && font == it->now.font && script == it->now.script &&
        level == it->now.level && color == it->now.emoji)
        return;
    close_run(it, at);
    it->now.start = at;
    it->now.font = font;
    it->now.script = it->script = script;
    it->now.level = level;
    it->now.emoji = color;
    it->open = true;
}

/* The script of the first letter, for what stands before it. */
static uint32_t
first_script(const Itemizer *it)
{
    const char *end = it->words + it->length;

    for (const char *c = it->words; c < end; c = g_utf8_next_char(c))
        if (g_unichar_isalpha(g_utf8_get_char(c)))
            return pick_script(it, g_utf8_get_char(c));
    return 0;
}

static void
itemize_complex(HoTextContext *text, const guint8 *levels)
{
    HoParagraph *paragraph = &text->paragraph;
    Itemizer it = {.text = text,
                   .words = paragraph->text->str,
                   .length = paragraph->text->len,
                   .levels = levels};
    size_t n = 0;

    it.script = first_script(&it);
    for (guint i = 0; i < paragraph->spans->len; i++) {
        const HoSpan *span = &g_array_index(paragraph->spans, HoSpan, i);
        uint32_t end = i + 1 < paragraph->spans->len ? span[1].start
                                                     : (uint32_t) it.length;

        it.now.span = span;
        for (uint32_t at = span->start; at < end;
             at += ho_char_bytes(it.words + at))
            take_char(&it, at, levels != NULL ? levels[n++] : 0);
        close_run(&it, end);
    }
}

static void
itemize_plain(HoTextContext *text)
{
    HoParagraph *paragraph = &text->paragraph;

    for (guint i = 0; i < paragraph->spans->len; i++) {
        const HoSpan *span = &g_array_index(paragraph->spans, HoSpan, i);
        HoRun run = {.start = span->start,
                     .end = i + 1 < paragraph->spans->len
                                ? span[1].start
                                : (uint32_t) paragraph->text->len,
                     .span = span,
                     .font = span->look->font};

        if (run.end > run.start)
            g_array_append_val(text->pieces.runs, run);
    }
}

/* --- where lines may end --- */

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

static void
mark_complex(HoTextContext *text)
{
    const char *words = text->paragraph.text->str;
    int n = (int) text->paragraph.text->len;
    int chars = (int) g_utf8_strlen(words, n);
    PangoLogAttr *attrs = g_new0(PangoLogAttr, (gsize) chars + 1);
    size_t at = 0;

    pango_get_log_attrs(words, n, -1, pango_language_from_string(text->lang),
                        attrs, chars + 1);
    for (int i = 0; i < chars; i++) {
        if (i > 0 && attrs[i].is_line_break && words[at - 1] != ' ')
            mark(text, at, HO_MAY_BREAK);
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

    for (size_t i = start; i < end; i++)
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

static void
clear_pieces(HoTextContext *text)
{
    HoPieces *pieces = &text->pieces;
    size_t room = text->paragraph.text->len + 1;

    if (pieces->runs == NULL) {
        pieces->runs = g_array_new(FALSE, TRUE, sizeof(HoRun));
        pieces->pieces = g_array_new(FALSE, TRUE, sizeof(HoPiece));
        pieces->breaks = g_array_new(FALSE, TRUE, sizeof(HoFitBreak));
    }
    g_array_set_size(pieces->runs, 0);
    g_array_set_size(pieces->pieces, 0);
    if (room > pieces->n_marks) {
        pieces->n_marks = MAX(room, 2 * pieces->n_marks);
        g_free(pieces->marks);
        pieces->marks = g_malloc(pieces->n_marks);
    }
    memset(pieces->marks, 0, room);
}

void
ho_pieces_clear(HoPieces *pieces)
{
    if (pieces->runs != NULL) {
        g_array_free(pieces->runs, TRUE);
        g_array_free(pieces->pieces, TRUE);
        g_array_free(pieces->breaks, TRUE);
    }
    g_free(pieces->marks);
}

static bool
is_backward(const char *lang)
{
    static const char *const langs[] = {"ar", "he", "fa", "ur", "yi",
                                        "ps", "sd", "ug", "dv", "syr"};
    size_t n = strcspn(lang, "-_");

    for (unsigned i = 0; i < G_N_ELEMENTS(langs); i++)
        if (strlen(langs[i]) == n && strncmp(langs[i], lang, n) == 0)
            return true;
    return false;
}

/* What the letters of a paragraph say that needs more than Latin rules. */
typedef struct {
    unsigned forward, backward; /* letters of either direction */
    gunichar first;             /* letter */
    bool kana, hangul;
} Survey;

static Survey
survey(const GString *words)
{
    Survey survey = {0};
    const char *end = words->str + words->len;

    for (const char *at = words->str; at < end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool backward = (c >= 0x590 && c < 0x900) ||
                        (c >= 0xfb1d && c < 0xfe00) ||
                        (c >= 0xfe70 && c < 0xff00);

        if (!g_unichar_isalpha(c))
            continue;
        if (survey.first == 0)
            survey.first = backward ? 1 : 2;
        survey.backward += backward;
        survey.forward += !backward;
        survey.kana = survey.kana || (c >= 0x3040 && c < 0x3100);
        survey.hangul = survey.hangul || (c >= 0xac00 && c < 0xd7b0);
    }
    return survey;
}

/* A paragraph runs as its language does, or as most of it does when it begins
 * so, too. */
static PangoDirection
direction_of(const HoTextContext *text, const Survey *survey)
{
    if (is_backward(text->lang) && survey->backward > 0)
        return PANGO_DIRECTION_RTL;
    return survey->first == 1 && survey->backward > survey->forward
               ? PANGO_DIRECTION_RTL
               : PANGO_DIRECTION_LTR;
}

void
ho_text_itemize(HoTextContext *text)
{
    HoParagraph *paragraph = &text->paragraph;
    PangoDirection base = PANGO_DIRECTION_LTR;
    Survey found = {0};

    if (paragraph->complex) {
        found = survey(paragraph->text);
        base = direction_of(text, &found);
        /* What was once seen to be Japanese stays so where only Han tells. */
        text->is_japanese = text->is_japanese || found.kana;
        text->han_lang = found.kana          ? "ja"
                         : found.hangul      ? "ko"
                         : text->is_japanese ? "ja"
                                             : "zh";
    }
    clear_pieces(text);
    text->backward = base == PANGO_DIRECTION_RTL;
    if (paragraph->complex) {
        guint8 *levels = pango_log2vis_get_embedding_levels(
            paragraph->text->str, (int) paragraph->text->len, &base);

        itemize_complex(text, levels);
        mark_complex(text);
        g_free(levels);
    } else {
        itemize_plain(text);
        mark_plain(text);
    }
    text->pieces.n_runs = text->pieces.runs->len;
    mark_spans(text);
    mark_spots(text);
}
