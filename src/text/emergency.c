/*
 * What may not be parted but is wider than the measure is parted after any of
 * its characters: no line is ever too long.
 */
#include "text/line.h"

#include <string.h>

static const float emergency_penalty = 3000;

/* Scripts that have hyphens. */
static bool
has_hyphen(uint32_t script)
{
    return script == 0 || script == HB_SCRIPT_CYRILLIC ||
           script == HB_SCRIPT_GREEK || script == HB_SCRIPT_ARMENIAN ||
           script == HB_SCRIPT_GEORGIAN;
}

/* Words take a hyphen; code and figures do not, lest it be read as theirs. */
static bool
takes_hyphen(const HoRun *run, const HoWord *word, uint32_t byte)
{
    const char *at = word->text + byte;

    return !run->span->code && byte > 0 && has_hyphen(run->script) &&
           g_unichar_isalpha(g_utf8_get_char(at)) &&
           g_unichar_isalpha(
               g_utf8_get_char(g_utf8_find_prev_char(word->text, at)));
}

static bool
is_too_wide(const HoFitBreak *a, const HoFitBreak *b, double measure)
{
    return b->end - a->start + (double) b->tail + (double) a->head -
               (b->end_shrink - a->start_shrink) -
               (b->end_give - a->start_give) >
           measure + 1e-6;
}

/* What gives on the way from one break to another, for a place between. */
static void
share_glue(HoFitBreak *place, const HoFitBreak *from, const HoFitBreak *to)
{
    double width = to->end - from->start;
    double share = width > 0 ? (place->end - from->start) / width : 0;

    place->end_stretch = place->start_stretch =
        from->start_stretch + share * (to->end_stretch - from->start_stretch);
    place->end_shrink = place->start_shrink =
        from->start_shrink + share * (to->end_shrink - from->start_shrink);
    place->end_give = place->start_give =
        from->start_give + share * (to->end_give - from->start_give);
}

/* Places after each cluster of a box that lies between two breaks. */
static void
add_places(HoTextContext *text, GArray *out, guint number,
           const HoFitBreak *from, const HoFitBreak *to, double *x)
{
    const HoPiece *piece = &g_array_index(text->pieces.pieces, HoPiece, number);
    const HoRun *run = &g_array_index(text->pieces.runs, HoRun, piece->run);
    double scale = run->font->scale, turn = 0;
    uint32_t base;

    if (piece->type != HO_PIECE_BOX || piece->to <= piece->from) {
        *x += piece->width;
        return;
    }
    if (run->span->code)
        ho_turn_font(text, run->span->look, &turn);
    base = piece->start - piece->word->clusters[piece->from].byte;
    for (uint32_t k = piece->from; k < piece->to; k++) {
        const HoWordCluster *cluster = &piece->word->clusters[k];
        uint32_t byte = base + cluster->byte;
        HoFitBreak place = *from;

        if (byte >= to->byte)
            break;
        if (byte > from->next_byte) {
            place.end = place.start = *x;
            share_glue(&place, from, to);
            place.tail = place.head = 0;
            place.penalty = emergency_penalty;
            place.ragged = (float) run->font->size;
            place.flagged = takes_hyphen(run, piece->word, cluster->byte);
            place.turned = run->span->code && !text->paragraph.verbatim;
            if (place.turned)
                place.head = (float) turn;
            if (place.flagged)
                place.tail =
                    (float) (run->font->shaper->hyphen * run->font->size);
            place.piece = place.next_piece = number;
            place.byte = place.next_byte = byte;
            g_array_append_val(out, place);
        }
        if (byte >= from->next_byte)
            *x += cluster->advance * scale + run->span->look->style.tracking;
    }
}

static void
split(HoTextContext *text, GArray *out, const HoFitBreak *from,
      const HoFitBreak *to)
{
    double x = from->start;

    for (guint i = from->next_piece; i < text->pieces.pieces->len; i++) {
        const HoPiece *piece = &g_array_index(text->pieces.pieces, HoPiece, i);

        if (piece->start >= to->byte)
            break;
        add_places(text, out, i, from, to, &x);
    }
}

void
ho_text_cut_anywhere(HoTextContext *text, double measure)
{
    GArray *breaks = text->pieces.breaks, *out = NULL;

    for (guint i = 0; i + 1 < breaks->len; i++) {
        const HoFitBreak *from = &g_array_index(breaks, HoFitBreak, i);
        const HoFitBreak *to = from + 1;

        if (out == NULL && is_too_wide(from, to, measure)) {
            out = g_array_sized_new(FALSE, FALSE, sizeof(HoFitBreak),
                                    breaks->len * 2);
            g_array_append_vals(out, breaks->data, i);
        }
        if (out == NULL)
            continue;
        g_array_append_val(out, *from);
        if (is_too_wide(from, to, measure))
            split(text, out, from, to);
    }
    if (out == NULL)
        return;
    g_array_append_val(out, g_array_index(breaks, HoFitBreak, breaks->len - 1));
    g_array_set_size(breaks, 0);
    g_array_append_vals(breaks, out->data, out->len);
    g_array_free(out, TRUE);
}
