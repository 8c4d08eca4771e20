/*
 * Between boxes: where punctuation hangs in the margin, what space there is
 * where no blank is, and what ending a line there costs.
 */
#include "text/cjk.h"
#include "text/cutter.h"

/* Glue between characters of Chinese and Japanese, of an em. */
static const double cjk_stretch = .08;

/* Between words of scripts without blanks. */
static const double word_stretch = .15;

/* Between the parts of an address, of an em: a line of nothing else has no
 * blanks. */
static const double path_stretch = .03;

/* A line that ends in one may be so much short, in ems. */
static const double path_rag = 2;

/* Korean rather breaks between words than syllables, least before a counter. */
static const double hangul_penalty = 60, counter_penalty = 200;

static const double path_penalty = 60, weak_penalty = 140, last_penalty = 280;

/* The piece before, or NULL. */
static HoPiece *
last_piece(HoCutter *cut)
{
    return cut->pieces->len > 0
               ? &g_array_index(cut->pieces, HoPiece, cut->pieces->len - 1)
               : NULL;
}

HoFitBreak
ho_cut_here(const HoCutter *cut, uint32_t byte)
{
    return (HoFitBreak){
        .end = cut->width,
        .end_stretch = cut->stretch,
        .end_shrink = cut->shrink,
        .end_give = cut->give,
        .start = cut->width,
        .start_stretch = cut->stretch,
        .start_shrink = cut->shrink,
        .start_give = cut->give,
        .piece = cut->pieces->len,
        .byte = byte,
        .next_piece = cut->pieces->len,
        .next_byte = byte,
    };
}

void
ho_cut_break(HoCutter *cut, HoFitBreak place)
{
    g_array_append_val(cut->breaks, place);
}

static double
cluster_hang(const HoCutter *cut, const HoPiece *piece, bool left)
{
    const HoWord *word = piece->word;
    const HoWordCluster *cluster =
        &word->clusters[left ? piece->from : piece->to - 1];
    gunichar c = g_utf8_get_char(word->text + cluster->byte);
    double share = ho_protrusion(cut->text, c, left);

    return share > 0 && word->backward == cut->text->backward
               ? share * cut->text->protrusion * cluster->advance *
                     cut->run.font->scale
               : 0;
}

double
ho_cut_hang(HoCutter *cut)
{
    const HoPiece *piece = last_piece(cut);

    if (!(cut->text->protrusion > 0) || piece == NULL ||
        cut->run.font == NULL || piece->type != HO_PIECE_BOX ||
        piece->to == piece->from)
        return 0;
    return cluster_hang(cut, piece, false);
}

void
ho_cut_hang_next(HoCutter *cut, const HoPiece *piece)
{
    HoFitBreak *last =
        &g_array_index(cut->breaks, HoFitBreak, cut->breaks->len - 1);

    if (cut->text->protrusion > 0 && last->next_piece == cut->pieces->len &&
        !last->flagged && piece->to > piece->from)
        last->head -= (float) cluster_hang(cut, piece, true);
}

static bool
is_cjk(uint32_t script)
{
    return script == HB_SCRIPT_HAN || script == HB_SCRIPT_HIRAGANA ||
           script == HB_SCRIPT_KATAKANA || script == HB_SCRIPT_BOPOMOFO;
}

/* Written without blanks between words. */
static bool
is_unspaced(uint32_t script)
{
    return script == HB_SCRIPT_THAI || script == HB_SCRIPT_LAO ||
           script == HB_SCRIPT_KHMER || script == HB_SCRIPT_MYANMAR;
}

/* The space between the characters beside a byte, in points; false without. */
static bool
seam_gap(const HoCutter *cut, uint32_t byte, HoCjkGap *gap)
{
    const HoRun *run = &cut->run;
    const char *here = cut->words + byte;
    double size = run->font->size;

    *gap = (HoCjkGap){0};
    if ((cut->text->pieces.marks[byte] & HO_MAY_SPACE) != 0)
        ho_cjk_gap(g_utf8_get_char(g_utf8_prev_char(here)),
                   g_utf8_get_char(here), cut->text->lang, gap);
    else if (is_cjk(run->script))
        gap->stretch = cjk_stretch;
    else if (is_unspaced(run->script))
        gap->stretch = word_stretch;
    else if (run->span->code && ho_run_gives(run))
        gap->stretch = path_stretch;
    else
        return false;
    gap->width *= size;
    gap->stretch *= cut->justified ? size : 0;
    gap->shrink *= cut->justified ? size : 0;
    return true;
}

void
ho_cut_gap(HoCutter *cut, uint32_t byte)
{
    HoPiece glue = {.type = HO_PIECE_GLUE,
                    .start = byte,
                    .end = byte,
                    .run = cut->run_number};
    HoCjkGap gap;

    if (!seam_gap(cut, byte, &gap))
        return;
    glue.width = gap.width;
    glue.stretch = gap.stretch;
    glue.shrink = gap.shrink;
    g_array_append_val(cut->pieces, glue);
    cut->width += gap.width;
    cut->stretch += gap.stretch;
    cut->shrink += gap.shrink;
}

static float
seam_penalty(const HoCutter *cut, uint32_t byte)
{
    uint8_t mark = cut->text->pieces.marks[byte];

    if (cut->run.script == HB_SCRIPT_HANGUL)
        return (float) (g_ascii_isdigit(cut->words[byte - 1]) ? counter_penalty
                                                              : hangul_penalty);
    if (!cut->run.span->code)
        return 0;
    return (float) (mark & HO_BREAK_HARDLY   ? last_penalty
                    : mark & HO_BREAK_WEAKLY ? weak_penalty
                                             : path_penalty);
}

void
ho_cut_seam(HoCutter *cut, uint32_t byte)
{
    const HoPiece *before = last_piece(cut);
    HoFitBreak place;

    if (before == NULL || before->type == HO_PIECE_GLUE)
        return;
    place = ho_cut_here(cut, byte);
    place.tail = (float) -ho_cut_hang(cut);
    place.penalty = seam_penalty(cut, byte);
    if (cut->run.span->code)
        place.ragged = (float) (path_rag * cut->run.font->size);
    ho_cut_gap(cut, byte);
    place.next_piece = cut->pieces->len;
    place.start = cut->width;
    place.start_stretch = cut->stretch;
    place.start_shrink = cut->shrink;
    ho_cut_break(cut, place);
}
