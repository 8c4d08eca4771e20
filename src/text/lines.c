/*
 * Setting one line: glue and letters stretched or shrunk to the measure, words
 * in their order on the page, the line in its place.
 */
#include "text/line.h"

#include <math.h>

/* A gap is never stretched over so many times its glue: the line is left
 * short rather. */
static const double widest_ratio = 5;

/* Letters are widened in steps, so that few fonts are made. */
static const double expand_step = .0025;

typedef struct {
    double width, stretch, shrink; /* of gaps */
    double letters;                /* width that may give */
    double give;
} Sums;

static Sums
sum_slots(const HoLineMaker *maker)
{
    Sums sums = {0};

    for (guint i = 0; i < maker->n_slots; i++) {
        const HoLineSlot *slot = &maker->slots[i];

        sums.width += slot->width + slot->left + slot->right;
        sums.stretch += slot->stretch;
        sums.shrink += slot->shrink;
        if (slot->give > 0)
            sums.letters += slot->width;
        sums.give = MAX(sums.give, slot->give);
    }
    return sums;
}

/* How much an end of the line hangs in the margin. */
static double
slot_hang(const HoLineMaker *maker, const HoLineSlot *slot, bool start)
{
    const HoWordCluster *cluster;
    double share = 0;
    gunichar c;

    if (slot->type == HO_SLOT_HYPHEN)
        return start ? 0
                     : ho_protrusion(maker->text, '-', false) *
                           maker->text->protrusion * slot->width;
    if (slot->type != HO_SLOT_WORD ||
        slot->word->backward != maker->text->backward)
        return 0;
    cluster = &slot->word->clusters[start ? slot->from : slot->to - 1];
    c = g_utf8_get_char(slot->word->text + cluster->byte);
    share = ho_protrusion(maker->text, c, start);
    return share * maker->text->protrusion * cluster->advance *
           slot->run->font->scale;
}

/* --- glue --- */

static void
widen_letters(HoLineMaker *maker, double by)
{
    maker->expand = 1 + by;
    for (guint i = 0; i < maker->n_slots; i++)
        if (maker->slots[i].give > 0)
            maker->slots[i].width *= maker->expand;
}

static void
widen_gaps(HoLineMaker *maker, double ratio)
{
    for (guint i = 0; i < maker->n_slots; i++) {
        HoLineSlot *slot = &maker->slots[i];

        slot->width += ratio > 0 ? ratio * slot->stretch : ratio * slot->shrink;
    }
}

/* Spreads room (or the want of it) over letters, then gaps; returns the
 * ratio. */
static double
justify(HoLineMaker *maker, const Sums *sums, double room)
{
    double give = sums->letters * sums->give;
    double ratio = ho_fit_ratio(room, MAX(sums->stretch, maker->ragged),
                                sums->shrink, give);
    double gaps;

    if (give > 0) {
        double by = CLAMP(room / sums->letters, -sums->give, sums->give);

        by /= expand_step;
        by = (sums->stretch > 0 ? round(by) : floor(by + 1e-9)) * expand_step;
        widen_letters(maker, by);
        room -= sums->letters * by;
    }
    /* Its end takes its share of the room. */
    if (room > 0 && maker->ragged > sums->stretch)
        room *= sums->stretch / maker->ragged;
    /* Rounding may have turned what is left the other way. */
    gaps = room > 0 ? sums->stretch : sums->shrink;
    if (gaps > 0 && room / gaps <= widest_ratio)
        widen_gaps(maker, MAX(room / gaps, -1.5));
    return ratio;
}

static bool
is_justified(const HoLineMaker *maker, double room)
{
    if (maker->wish->style->align != HO_ALIGN_JUSTIFY)
        return false;
    return room < 0 || !maker->wish->last;
}

/* --- place --- */

static double
place_slots(HoLineMaker *maker)
{
    double x = 0;

    for (guint i = 0; i < maker->n_slots; i++) {
        HoLineSlot *slot = &maker->slots[i];

        slot->x = x + slot->left;
        x = slot->x + slot->width + slot->right;
    }
    return x;
}

/* Whether the line begins at the right: its text does, or it is a word or two
 * of another script among such text; a word or two that run to the left stand
 * as what is around them, too. */
static bool
starts_right(const HoLineMaker *maker)
{
    const HoTextContext *text = maker->text;

    if (text->backward)
        return text->mirrored || !maker->wish->only;
    return text->mirrored && !text->paragraph.verbatim &&
           (maker->wish->only || maker->wish->style->align != HO_ALIGN_JUSTIFY);
}

static void
align(const HoLineMaker *maker, HoLine *line, double room)
{
    const HoLineWish *wish = maker->wish;
    bool right = starts_right(maker);

    line->x = right ? 0 : wish->indent;
    switch (wish->style->align) {
    case HO_ALIGN_LEFT:
    case HO_ALIGN_JUSTIFY:
        line->x += right ? MAX(room, 0) : 0;
        break;
    case HO_ALIGN_RIGHT: /* whatever the direction */
        line->x += MAX(room, 0);
        break;
    case HO_ALIGN_CENTER:
        line->x += MAX(room, 0) / 2;
        break;
    }
}

static void
measure_height(const HoLineMaker *maker, HoLine *line)
{
    const HoLook *base =
        ho_text_look(maker->text, &maker->wish->style->text, NULL);

    line->ascent = base->font->shaper->face->ascent * base->style.size;
    line->descent = base->font->shaper->face->descent * base->style.size;
    for (guint i = 0; i < maker->n_slots; i++) {
        const HoLineSlot *slot = &maker->slots[i];
        const HoTextStyle *style = &slot->run->span->look->style;
        const HoFace *face = slot->run->span->look->font->shaper->face;

        if (slot->type == HO_SLOT_OBJECT && slot->object != NULL) {
            line->ascent =
                MAX(line->ascent, slot->object->height - slot->object->drop);
            line->descent = MAX(line->descent, slot->object->drop);
            continue;
        }
        /* Raised and lowered figures fit between the lines of their text, and
         * callouts between those of code. */
        if (style->size <= base->style.size ||
            (maker->text->paragraph.verbatim && slot->run->span->glued))
            continue;
        line->ascent =
            MAX(line->ascent, face->ascent * style->size + style->rise);
        line->descent =
            MAX(line->descent, face->descent * style->size - style->rise);
    }
}

static void
set_widths(HoLineMaker *maker, HoLine *line)
{
    const HoLineWish *wish = maker->wish;
    double measure = wish->measure - wish->indent;
    double start = 0, end = 0, room;
    Sums sums = sum_slots(maker);

    if (maker->n_slots > 0 && maker->text->protrusion > 0 &&
        wish->style->align != HO_ALIGN_CENTER) {
        start = slot_hang(maker, &maker->slots[0], true);
        end = slot_hang(maker, &maker->slots[maker->n_slots - 1], false);
    }
    room = measure - sums.width + start + end;
    if (is_justified(maker, room))
        line->stretch = justify(maker, &sums, room);
    ho_line_reorder(maker);
    line->width = place_slots(maker);
    room = measure - line->width + start + end;
    line->overfull = room < -.01 ? -room : 0;
    align(maker, line, room);
    line->x -= maker->text->backward ? end : start;
    if (maker->text->mirrored && wish->measure < 1e5)
        line->x = wish->measure - line->x - line->width;
}

void
ho_text_line_build(HoTextContext *text, const HoLineWish *wish,
                   const HoFitBreak *from, const HoFitBreak *to, HoLine *line)
{
    HoLineMaker maker = {.text = text,
                         .wish = wish,
                         .buffers = text->buffers,
                         .start = from->next_byte,
                         .end = to->byte,
                         .next = to->next_byte,
                         .expand = 1,
                         .ragged = (double) to->ragged,
                         .words = text->words};

    ho_line_slots(&maker, from, to);
    set_widths(&maker, line);
    measure_height(&maker, line);
    ho_line_runs(&maker, line);
    ho_line_marks(&maker, line);
    ho_line_spots(&maker, line);
    /* A picture by itself has no letters to leave room for. */
    if (line->image != NULL) {
        line->ascent = maker.slots[0].object->height;
        line->descent = 0;
    }
    line->hyphenated = to->flagged;
    line->loc = text->paragraph.verbatim
                    ? text->paragraph.loc
                    : ho_paragraph_loc(&text->paragraph, maker.start);
}
