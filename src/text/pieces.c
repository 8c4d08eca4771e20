/*
 * From runs to boxes, glue and the places where lines may end.  Words come
 * from the cache of their font; a word is several boxes where it may be parted
 * without a hyphen, one box with places inside where it takes one.
 */
#include "text/cutter.h"

#include "text/typography.h"

#include <string.h>

/* Glue of a blank, as shares of its width; of a wider one, such as code has,
 * as if it were as wide as usual, in ems. */
static const double blank_stretch = .4, blank_shrink = 1.0 / 3;
static const double usual_blank = .28;

static const double hyphen_penalty = 120;

/* Longer stretches without blank are shaped in parts. */
enum { WORD_BYTES = 240 };

/* --- boxes --- */

static double
piece_width(const HoCutter *cut, const HoWord *word, uint32_t from, uint32_t to)
{
    int32_t units = 0;

    for (uint32_t i = from; i < to; i++)
        units += word->clusters[i].advance;
    return units * cut->run.font->scale +
           cut->run.span->look->style.tracking * (to - from);
}

static double
expansion(const HoCutter *cut)
{
    return cut->justified && ho_run_gives(&cut->run) ? cut->text->expansion : 0;
}

static void
add_point(HoCutter *cut, const HoPiece *piece, const HoWordPoint *point)
{
    const HoFont *font = cut->run.font;
    const HoWord *word = piece->word;
    double tracking = cut->run.span->look->style.tracking;
    double before =
        (point->before - word->clusters[piece->from].x) * font->scale +
        tracking * (point->cluster - piece->from);
    double rest = (point->after + point->before - word->advance) * font->scale;
    HoFitBreak place = ho_cut_here(cut, piece->start);
    double hyphen = font->shaper->hyphen * font->size;

    place.end += before;
    place.end_give += before * expansion(cut);
    place.start = place.end;
    place.start_give = place.end_give;
    place.tail =
        (float) (hyphen * (1 - cut->text->protrusion *
                                   ho_protrusion(cut->text, '-', false)));
    place.head = (float) rest;
    place.penalty = (float) hyphen_penalty;
    place.flagged = true;
    place.byte = place.next_byte =
        piece->start + point->byte - word->clusters[piece->from].byte;
    ho_cut_break(cut, place);
}

static void
add_points(HoCutter *cut, const HoPiece *piece)
{
    const HoWord *word = piece->word;

    ho_word_hyphenate(cut->text, cut->run.font->shaper, piece->word);
    for (unsigned i = 0; i < word->n_points; i++)
        if (word->points[i].cluster > piece->from &&
            word->points[i].cluster < piece->to)
            add_point(cut, piece, &word->points[i]);
}

/* The author's own places to part a word rule out all others. */
static bool
add_soft_hyphens(HoCutter *cut, const HoPiece *piece)
{
    const uint8_t *marks = cut->text->pieces.marks;
    const HoWord *word = piece->word;
    uint32_t base = piece->start - word->clusters[piece->from].byte;
    bool found = false;

    for (uint32_t k = piece->from + 1; k < piece->to; k++) {
        const HoWordCluster *cluster = &word->clusters[k];
        HoWordPoint point = {.byte = cluster->byte,
                             .cluster = k,
                             .before = cluster->x,
                             .after = word->advance - cluster->x};

        if ((marks[base + cluster->byte] & HO_MAY_HYPHENATE) == 0)
            continue;
        add_point(cut, piece, &point);
        found = true;
    }
    return found;
}

/* Frames stand clear of their neighbours: they are wider than their words. */
static void
add_padding(const HoCutter *cut, HoPiece *piece)
{
    const HoTextStyle *style = &cut->run.span->look->style;

    if (cut->run.span->box == 0 || !(style->border_width > 0) ||
        cut->run.level % 2 == 1)
        return;
    if (piece->start == cut->run.span->start)
        piece->pad_left = (float) (style->border_offset + style->border_width);
    if (piece->end == cut->run.end)
        piece->pad_right = (float) (style->border_offset + style->border_width);
}

static void
add_box(HoCutter *cut, HoWord *word, uint32_t from, uint32_t to, uint32_t start)
{
    HoPiece piece = {.type = HO_PIECE_BOX,
                     .start = start,
                     .run = cut->run_number,
                     .word = word,
                     .from = from,
                     .to = to};

    piece.end =
        start +
        (to < word->n_clusters ? word->clusters[to].byte : word->length) -
        (from < word->n_clusters ? word->clusters[from].byte : 0);
    add_padding(cut, &piece);
    piece.width = piece_width(cut, word, from, to) + (double) piece.pad_left +
                  (double) piece.pad_right;
    if (cut->text->pieces.marks[start] & HO_MAY_BREAK)
        ho_cut_seam(cut, start);
    else if (cut->text->pieces.marks[start] & HO_MAY_SPACE)
        ho_cut_gap(cut, start);
    ho_cut_hang_next(cut, &piece);
    if (to > from && !add_soft_hyphens(cut, &piece) && cut->may_hyphenate)
        add_points(cut, &piece);
    g_array_append_val(cut->pieces, piece);
    cut->width += piece.width;
    cut->give += piece.width * expansion(cut);
}

/* A word as boxes, one for each part between places without hyphen. */
static void
add_parts(HoCutter *cut, HoWord *word, uint32_t start)
{
    const uint8_t *marks = cut->text->pieces.marks;
    uint32_t from = 0;

    for (uint32_t k = 1; k < word->n_clusters; k++)
        if (marks[start + word->clusters[k].byte] &
            (HO_MAY_BREAK | HO_MAY_SPACE)) {
            add_box(cut, word, from, k, start + word->clusters[from].byte);
            from = k;
        }
    if (word->n_clusters > 0)
        add_box(cut, word, from, word->n_clusters,
                start + word->clusters[from].byte);
}

static void
add_word(HoCutter *cut, uint32_t start, uint32_t end)
{
    const HoRun *run = &cut->run;
    HoWord *word = ho_shaper_word(
        run->font->shaper, cut->words + start, end - start, run->script,
        run->span->look->language, run->level % 2 == 1);

    add_parts(cut, word, start);
}

/* A word of which the font has not every character, font by font. */
static void
add_mixed_word(HoCutter *cut, uint32_t start, uint32_t end)
{
    HoRun saved = cut->run;
    uint32_t number = cut->run_number;

    while (start < end) {
        const HoLook *look = saved.span->look;
        uint32_t stop = start + ho_char_bytes(cut->words + start);
        const HoFont *font;

        cut->text->now = start;
        font = ho_text_font_for(cut->text, look,
                                g_utf8_get_char(cut->words + start));
        while (stop < end &&
               ho_text_font_for(cut->text, look,
                                g_utf8_get_char(cut->words + stop)) == font)
            stop += ho_char_bytes(cut->words + stop);
        cut->run = saved;
        cut->run.start = start;
        cut->run.end = stop;
        cut->run.font = font;
        cut->run_number = cut->text->pieces.runs->len;
        g_array_append_val(cut->text->pieces.runs, cut->run);
        add_word(cut, start, stop);
        start = stop;
    }
    cut->run = saved;
    cut->run_number = number;
}

static void
add_word_or_mixed(HoCutter *cut, uint32_t start, uint32_t end)
{
    const HoRun *run = &cut->run;

    if (!cut->text->paragraph.complex &&
        ho_shaper_word(run->font->shaper, cut->words + start, end - start,
                       run->script, run->span->look->language,
                       run->level % 2 == 1)
            ->missing)
        add_mixed_word(cut, start, end);
    else
        add_word(cut, start, end);
}

/* --- glue and objects --- */

/* The word that ends or begins at a byte. */
static size_t
word_before(const char *words, uint32_t at)
{
    uint32_t start = at;

    while (start > 0 && words[start - 1] != ' ' && words[start - 1] != '\n' &&
           at - start < 24)
        start--;
    return at - start;
}

static double
blank_penalty(const HoCutter *cut, uint32_t start, uint32_t end)
{
    size_t before = word_before(cut->words, start);

    return ho_tie_penalty(cut->words + start - before, before, cut->words + end,
                          strcspn(cut->words + end, " \n"),
                          cut->run.span->look->lang);
}

static void
add_glue(HoCutter *cut, uint32_t start, uint32_t end, bool fixed)
{
    const HoTextStyle *style = &cut->run.span->look->style;
    HoFitBreak place = ho_cut_here(cut, start);
    HoPiece glue = {.type = HO_PIECE_GLUE,
                    .start = start,
                    .end = end,
                    .run = cut->run_number};

    glue.width = cut->run.span->look->font->shaper->space * style->size +
                 style->tracking;
    if (cut->justified) {
        double gives = MIN(glue.width, usual_blank * style->size);

        glue.stretch = blank_stretch * gives;
        glue.shrink = blank_shrink * gives;
    }
    glue.fixed = fixed || style->nowrap || cut->run.span->glued;
    place.tail = (float) -ho_cut_hang(cut);
    g_array_append_val(cut->pieces, glue);
    cut->width += glue.width;
    cut->stretch += glue.stretch;
    cut->shrink += glue.shrink;
    if (glue.fixed)
        return;
    place.start = cut->width;
    place.start_stretch = cut->stretch;
    place.start_shrink = cut->shrink;
    place.next_piece = cut->pieces->len;
    place.next_byte = end;
    place.penalty = (float) blank_penalty(cut, start, end);
    ho_cut_break(cut, place);
}

static void
add_object(HoCutter *cut, uint32_t start)
{
    const HoObject *object =
        ho_paragraph_object_at(&cut->text->paragraph, start);
    HoPiece piece = {.type = HO_PIECE_OBJECT,
                     .start = start,
                     .end = start + 3,
                     .run = cut->run_number,
                     .width = object != NULL ? object->width : 0};

    if (cut->text->pieces.marks[start] & HO_MAY_BREAK)
        ho_cut_seam(cut, start);
    g_array_append_val(cut->pieces, piece);
    cut->width += piece.width;
}

/* --- runs --- */

typedef enum { OTHER, BLANK, FIXED_BLANK, OBJECT } CharKind;

static CharKind
char_kind(const char *c)
{
    if (*c == ' ' || *c == '\t')
        return BLANK;
    if (*c == '\xc2' && c[1] == '\xa0')
        return FIXED_BLANK;
    if (*c == '\xef' && c[1] == '\xbf' && c[2] == '\xbc')
        return OBJECT;
    return OTHER;
}

/* The end of the word at start, within reason. */
static uint32_t
word_end(const HoCutter *cut, uint32_t start, uint32_t end)
{
    uint32_t at = start;

    while (at < end && char_kind(cut->words + at) == OTHER &&
           at - start < WORD_BYTES)
        at += ho_char_bytes(cut->words + at);
    return MIN(at, end);
}

static void
cut_run(HoCutter *cut, uint32_t start, uint32_t end)
{
    const HoSpan *span = cut->run.span;

    cut->may_hyphenate =
        cut->style->text.hyphenate && span->look->style.hyphenate &&
        !span->look->style.nowrap && !span->code && !span->glued &&
        !cut->run.emoji && cut->run.level % 2 == 0;
    while (start < end) {
        CharKind kind = char_kind(cut->words + start);
        uint32_t stop = start + (kind == BLANK         ? 1
                                 : kind == FIXED_BLANK ? 2
                                                       : 3);

        if (kind == OTHER) {
            stop = word_end(cut, start, end);
            add_word_or_mixed(cut, start, stop);
        } else if (kind == OBJECT) {
            add_object(cut, start);
        } else {
            add_glue(cut, start, stop, kind == FIXED_BLANK);
        }
        start = stop;
    }
}

static void
finish(HoCutter *cut, uint32_t end)
{
    HoFitBreak place = ho_cut_here(cut, end);
    HoFitBreak *last =
        &g_array_index(cut->breaks, HoFitBreak, cut->breaks->len - 1);

    place.tail = (float) -ho_cut_hang(cut);
    /* No break before nothing. */
    if (cut->breaks->len > 1 && last->next_byte == end)
        g_array_set_size(cut->breaks, cut->breaks->len - 1);
    ho_cut_break(cut, place);
}

void
ho_text_cut(HoTextContext *text, const HoStyle *style, double measure,
            uint32_t range[2], uint32_t *run)
{
    HoPieces *pieces = &text->pieces;
    HoCutter cut = {.text = text,
                    .style = style,
                    .words = text->paragraph.text->str,
                    .pieces = pieces->pieces,
                    .breaks = pieces->breaks,
                    .justified = style->align == HO_ALIGN_JUSTIFY};
    guint n_runs = pieces->n_runs;

    g_array_set_size(cut.pieces, 0);
    g_array_set_size(cut.breaks, 0);
    ho_cut_break(&cut, ho_cut_here(&cut, range[0]));
    for (; *run < n_runs; ++*run) {
        cut.run = g_array_index(pieces->runs, HoRun, *run);
        cut.run_number = *run;
        if (cut.run.start >= range[1])
            break;
        if (cut.run.end > range[0])
            cut_run(&cut, MAX(cut.run.start, range[0]),
                    MIN(cut.run.end, range[1]));
        if (cut.run.end > range[1])
            break;
    }
    finish(&cut, range[1]);
    if (measure > 0)
        ho_text_cut_anywhere(text, measure);
}
