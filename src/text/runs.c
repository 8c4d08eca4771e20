/*
 * From spans to runs of one font, script and direction.  Latin text takes its
 * spans as they are; anything else is itemised character by character.
 */
#include "text/cjk.h"
#include "text/direction.h"

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
report_missing(HoTextContext *text, gunichar c)
{
    HoLoc loc = ho_paragraph_loc(&text->paragraph, text->now);
    char utf8[7] = {0};

    if (text->doc == NULL || text->doc->diags == NULL ||
        g_hash_table_contains(text->missing, GUINT_TO_POINTER(c)))
        return;
    g_hash_table_add(text->missing, GUINT_TO_POINTER(c));
    g_unichar_to_utf8(c, utf8);
    ho_diagf(text->doc->diags, loc, HO_DIAG_GLYPH_MISSING, "U+%04X%s%s", c,
             g_unichar_isgraph(c) ? " " : "", g_unichar_isgraph(c) ? utf8 : "");
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

    if (is_invisible(c) || ho_face_serves(look->font->shaper->face, c))
        return look->font;
    font = ho_fonts_fallback(text->fonts, look->font, &look->wish, c,
                             fallback_language(text, look, c));
    if (font == NULL)
        report_missing(text, c);
    return font != NULL ? font : look->font;
}

/* Whether a mark stands beside a Chinese or Japanese letter. */
static bool
is_among_wide(const Itemizer *it, const char *at)
{
    const char *next = g_utf8_next_char(at);

    if (it->text->han_lang == NULL || strcmp(it->text->han_lang, "ko") == 0)
        return false;
    return (at > it->words &&
            ho_cjk_is_wide(g_utf8_get_char(g_utf8_prev_char(at)))) ||
           (next < it->words + it->length &&
            ho_cjk_is_wide(g_utf8_get_char(next)));
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
    if (ho_cjk_is_ambiguous(c) && is_among_wide(it, at)) {
        font = ho_text_font_for(it->text, look, 0x4e00);
        if (ho_face_has(font->shaper->face, c))
            return font;
    }
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
    uint32_t script = pick_script(it, letter);
    const HoFont *font;
    bool color;

    it->text->now = at;
    font = pick_font(it, c, letter, &color);
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
    it->now.square = script != 0 && ho_cjk_is_wide(letter);
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

void
ho_text_itemize(HoTextContext *text)
{
    HoParagraph *paragraph = &text->paragraph;
    PangoDirection base;
    HoSurvey found = {0};

    if (paragraph->complex || text->mirrored)
        found = ho_text_survey(paragraph->text);
    base = ho_text_direction(text, &found);
    if (paragraph->complex) {
        /* What was once seen to be Japanese stays so where only Han tells. */
        text->is_japanese = text->is_japanese || found.kana;
        text->han_lang = found.kana          ? "ja"
                         : found.hangul      ? "ko"
                         : text->is_japanese ? "ja"
                                             : "zh";
    }
    clear_pieces(text);
    text->backward = base == PANGO_DIRECTION_RTL;
    if (paragraph->complex || text->backward) {
        guint8 *levels = ho_text_levels(paragraph, base, found.backward > 0);

        itemize_complex(text, levels);
        g_free(levels);
    } else {
        itemize_plain(text);
    }
    text->pieces.n_runs = text->pieces.runs->len;
    ho_text_mark_breaks(text);
}
