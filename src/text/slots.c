/*
 * The boxes and gaps of one line.  Where a ligature or kern went across the
 * end of the line, what is left of the word is shaped anew.
 */
#include "text/line.h"

#include <string.h>

static bool
is_safe(const HoWord *word, uint32_t cluster, uint32_t byte)
{
    return cluster == 0 || cluster >= word->n_clusters ||
           (word->clusters[cluster].byte == byte &&
            !word->clusters[cluster].joined);
}

static double
clusters_width(const HoLineSlot *slot)
{
    const HoWord *word = slot->word;
    int32_t units = 0;

    if (slot->from == 0 && slot->to == word->n_clusters)
        units = word->advance;
    else
        for (uint32_t i = slot->from; i < slot->to; i++)
            units += word->clusters[i].advance;
    return units * slot->run->font->scale +
           slot->run->span->look->style.tracking * (slot->to - slot->from);
}

/* Cuts a word to the bytes [start, end) of the text. */
static void
clip_word(HoLineMaker *maker, HoLineSlot *slot, uint32_t start, uint32_t end)
{
    const HoWord *word = slot->word;
    uint32_t base = slot->start - word->clusters[slot->from].byte;
    uint32_t from = slot->from, to = slot->to;

    if (start > slot->start)
        from = ho_word_cluster_at(word, start - base);
    if (end < slot->end)
        to = ho_word_cluster_at(word, end - base);
    slot->start = MAX(slot->start, start);
    slot->end = MIN(slot->end, end);
    if (is_safe(word, from, slot->start - base) &&
        is_safe(word, to, slot->end - base)) {
        slot->from = from;
        slot->to = to;
        return;
    }
    slot->word = ho_shaper_word(
        slot->run->font->shaper, maker->words + slot->start,
        slot->end - slot->start, word->script, word->language, word->backward);
    slot->from = 0;
    slot->to = slot->word->n_clusters;
}

static void
add_word_slot(HoLineMaker *maker, const HoPiece *piece, HoLineSlot slot)
{
    const HoLineWish *wish = maker->wish;

    slot.type = HO_SLOT_WORD;
    slot.word = piece->word;
    slot.from = piece->from;
    slot.to = piece->to;
    slot.left = piece->start >= maker->start ? (double) piece->pad_left : 0;
    slot.right = piece->end <= maker->end ? (double) piece->pad_right : 0;
    if (piece->to <= piece->from)
        return;
    if (slot.start < maker->start || slot.end > maker->end)
        clip_word(maker, &slot, maker->start, maker->end);
    slot.width = clusters_width(&slot);
    if (wish->style->align == HO_ALIGN_JUSTIFY && ho_run_gives(slot.run))
        slot.give = maker->text->expansion;
    g_array_append_val(maker->buffers->slots, slot);
}

static void
add_slot(HoLineMaker *maker, const HoPiece *piece)
{
    HoLineSlot slot = {
        .start = piece->start,
        .end = piece->end,
        .run = &g_array_index(maker->text->pieces.runs, HoRun, piece->run),
        .width = piece->width,
    };

    switch (piece->type) {
    case HO_PIECE_BOX:
        add_word_slot(maker, piece, slot);
        return;
    case HO_PIECE_GLUE:
        slot.type = HO_SLOT_GAP;
        slot.stretch = piece->stretch;
        slot.shrink = piece->shrink;
        break;
    case HO_PIECE_OBJECT:
        slot.type = HO_SLOT_OBJECT;
        slot.object =
            ho_paragraph_object_at(&maker->text->paragraph, piece->start);
        break;
    }
    g_array_append_val(maker->buffers->slots, slot);
}

static void
add_hyphen(HoLineMaker *maker)
{
    GArray *slots = maker->buffers->slots;
    HoLineSlot hyphen = {.type = HO_SLOT_HYPHEN};
    const HoLineSlot *last;

    if (slots->len == 0)
        return;
    last = &g_array_index(slots, HoLineSlot, slots->len - 1);
    hyphen.run = last->run;
    hyphen.start = hyphen.end = last->end;
    hyphen.width = last->run->font->shaper->hyphen * last->run->font->size;
    g_array_append_val(slots, hyphen);
}

const HoFont *
ho_turn_font(HoTextContext *text, const HoLook *look, double *width)
{
    const HoFont *font = ho_text_font_for(text, look, 0x21aa);
    const HoWord *word =
        ho_shaper_word(font->shaper, HO_TURN_MARK, strlen(HO_TURN_MARK), 0,
                       look->language, false);

    *width = word->advance * font->scale;
    return font;
}

/* At the front: what goes on from the line above says so. */
static void
add_turn(HoLineMaker *maker)
{
    GArray *slots = maker->buffers->slots;
    HoLineSlot turn = {.type = HO_SLOT_TURN};

    if (slots->len == 0)
        return;
    turn.run = g_array_index(slots, HoLineSlot, 0).run;
    turn.start = turn.end = g_array_index(slots, HoLineSlot, 0).start;
    ho_turn_font(maker->text, turn.run->span->look, &turn.width);
    g_array_prepend_val(slots, turn);
}

/* A blank that sets the line in: one that is not to be broken at. */
static bool
is_indent(const HoLineMaker *maker, const HoLineSlot *slot)
{
    return maker->words[slot->start] == '\xc2';
}

/* Gaps at the ends of a line are nothing, but for those that set it in. */
static void
trim(HoLineMaker *maker)
{
    GArray *slots = maker->buffers->slots;
    guint front = 0;

    while (slots->len > 0 &&
           g_array_index(slots, HoLineSlot, slots->len - 1).type == HO_SLOT_GAP)
        g_array_set_size(slots, slots->len - 1);
    while (front < slots->len &&
           g_array_index(slots, HoLineSlot, front).type == HO_SLOT_GAP &&
           !is_indent(maker, &g_array_index(slots, HoLineSlot, front)))
        front++;
    if (front > 0)
        g_array_remove_range(slots, 0, front);
}

void
ho_line_slots(HoLineMaker *maker, const HoFitBreak *from, const HoFitBreak *to)
{
    const GArray *pieces = maker->text->pieces.pieces;

    g_array_set_size(maker->buffers->slots, 0);
    for (guint i = from->next_piece; i < pieces->len; i++) {
        const HoPiece *piece = &g_array_index(pieces, HoPiece, i);

        if (piece->start >= to->byte)
            break;
        add_slot(maker, piece);
    }
    if (!maker->text->paragraph.verbatim)
        trim(maker);
    if (to->flagged)
        add_hyphen(maker);
    if (from->turned)
        add_turn(maker);
    maker->slots = (HoLineSlot *) (void *) maker->buffers->slots->data;
    maker->n_slots = maker->buffers->slots->len;
}

/* --- order --- */

static void
reverse(HoLineSlot *slots, guint from, guint to)
{
    while (from + 1 < to) {
        HoLineSlot swap = slots[from];

        slots[from++] = slots[--to];
        slots[to] = swap;
    }
}

/* Unicode Bidirectional Algorithm, rule L2: from the highest level down to
 * the lowest odd one, reverse what is at that level or above. */
void
ho_line_reorder(HoLineMaker *maker)
{
    uint8_t highest = 0;

    for (guint i = 0; i < maker->n_slots; i++)
        highest = MAX(highest, maker->slots[i].run->level);
    for (uint8_t level = highest; level > 0; level--)
        for (guint i = 0; i < maker->n_slots;) {
            guint end = i;

            while (end < maker->n_slots &&
                   maker->slots[end].run->level >= level)
                end++;
            reverse(maker->slots, i, end);
            i = MAX(end, i + 1);
        }
}
