/*
 * What a line holds beside glyphs: backgrounds and frames, rules under and
 * through words, pictures, and things without width.
 */
#include "text/line.h"

#include <string.h>

static void
add_mark(HoLineMaker *maker, HoLineMark mark)
{
    g_array_append_val(maker->buffers->marks, mark);
}

/* The end of the slots from i on that satisfy `same` with it. */
static guint
stretch_end(const HoLineMaker *maker, guint i,
            bool (*same)(const HoSpan *, const HoSpan *))
{
    const HoSpan *span = maker->slots[i].run->span;

    while (i < maker->n_slots && same(span, maker->slots[i].run->span))
        i++;
    return i;
}

static double
slots_width(const HoLineMaker *maker, guint from, guint to)
{
    const HoLineSlot *first = &maker->slots[from];
    const HoLineSlot *last = &maker->slots[to - 1];

    return last->x + last->width - first->x;
}

/* --- backgrounds and frames --- */

static bool
same_box(const HoSpan *a, const HoSpan *b)
{
    return a->box == b->box;
}

static HoLineMark
box_around(const HoLineMaker *maker, guint from, guint to)
{
    const HoLook *look = maker->slots[from].run->span->look;
    const HoTextStyle *style = &look->style;
    const HoFace *face = look->font->shaper->face;
    double offset = style->border_offset;
    double above = (face->cap_height + .16) * style->size + style->rise;
    double below = .24 * style->size - style->rise;

    return (HoLineMark){
        .x = maker->slots[from].x - offset,
        .y = -above - offset,
        .width = slots_width(maker, from, to) + 2 * offset,
        .height = above + below + 2 * offset,
        .radius = style->border_radius,
        .link = maker->slots[from].run->span->link,
    };
}

static void
add_boxes(HoLineMaker *maker)
{
    for (guint i = 0; i < maker->n_slots;) {
        guint end = stretch_end(maker, i, same_box);
        const HoSpan *span = maker->slots[i].run->span;
        const HoTextStyle *style = &span->look->style;
        HoLineMark mark;

        if (span->box != 0) {
            mark = box_around(maker, i, end);
            mark.type = HO_MARK_FILL;
            mark.color = style->background;
            if (style->background.alpha > 0)
                add_mark(maker, mark);
            mark.type = HO_MARK_FRAME;
            mark.color = style->border_color;
            mark.thickness = style->border_width;
            if (style->border_width > 0 && style->border_color.alpha > 0)
                add_mark(maker, mark);
        }
        i = end;
    }
}

/* --- rules --- */

static bool
same_look(const HoSpan *a, const HoSpan *b)
{
    return a->look == b->look;
}

static void
add_rule(HoLineMaker *maker, guint from, guint to, double y)
{
    const HoSpan *span = maker->slots[from].run->span;
    double thick = span->look->font->shaper->face->thickness;

    thick = CLAMP(thick, .03, .08) * span->look->style.size;
    add_mark(maker, (HoLineMark){
                        .type = HO_MARK_RULE,
                        .x = maker->slots[from].x,
                        .y = y - span->look->style.rise - thick / 2,
                        .width = slots_width(maker, from, to),
                        .height = thick,
                        .thickness = thick,
                        .color = span->look->style.color,
                        .link = span->link,
                    });
}

static void
add_rules(HoLineMaker *maker)
{
    for (guint i = 0; i < maker->n_slots;) {
        guint end = stretch_end(maker, i, same_look);
        const HoLook *look = maker->slots[i].run->span->look;
        const HoFace *face = look->font->shaper->face;

        if (look->style.underline)
            add_rule(maker, i, end, face->underline * look->style.size);
        if (look->style.line_through)
            add_rule(maker, i, end, -face->strikeout * look->style.size);
        i = end;
    }
}

/* --- pictures --- */

static void
add_object(HoLineMaker *maker, const HoLineSlot *slot)
{
    const HoObject *object = slot->object;

    if (object == NULL)
        return;
    add_mark(maker, (HoLineMark){
                        .type = HO_MARK_IMAGE,
                        .x = slot->x,
                        .y = object->drop - object->height,
                        .width = object->width,
                        .height = object->height,
                        .image = object->image,
                        .alt = object->alt,
                        .link = object->link,
                        .source = object->source,
                    });
}

static void
add_pictures(HoLineMaker *maker)
{
    for (guint i = 0; i < maker->n_slots; i++) {
        const HoLineSlot *slot = &maker->slots[i];

        if (slot->type == HO_SLOT_OBJECT)
            add_object(maker, slot);
    }
}

/* A picture that has the line for itself. */
static void
note_picture(HoLineMaker *maker, HoLine *line)
{
    const HoLineSlot *only = &maker->slots[0];

    if (maker->n_slots == 1 && only->type == HO_SLOT_OBJECT &&
        only->object != NULL)
        line->image = only->object->image;
}

void
ho_line_marks(HoLineMaker *maker, HoLine *line)
{
    g_array_set_size(maker->buffers->marks, 0);
    add_boxes(maker);
    add_rules(maker);
    add_pictures(maker);
    note_picture(maker, line);
    line->n_marks = maker->buffers->marks->len;
    line->marks = ho_arena_dup(maker->text->arena, maker->buffers->marks->data,
                               line->n_marks, sizeof(HoLineMark));
}

/* --- what has no width --- */

/* Copies the pointers gathered; returns how many. */
static unsigned
take_pointers(HoLineMaker *maker, void *out)
{
    GPtrArray *pointers = maker->buffers->pointers;
    unsigned n = pointers->len;
    void *copy =
        ho_arena_dup(maker->text->arena, pointers->pdata, n, sizeof(void *));

    memcpy(out, &copy, sizeof copy);
    g_ptr_array_set_size(pointers, 0);
    return n;
}

static guint
first_spot(const GArray *spots, uint32_t at)
{
    guint low = 0, high = spots->len;

    while (low < high) {
        guint middle = (low + high) / 2;

        if (g_array_index(spots, HoSpot, middle).at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void
gather(HoLineMaker *maker, HoSpotType type)
{
    const GArray *spots = maker->text->paragraph.spots;

    for (guint i = first_spot(spots, maker->start); i < spots->len; i++) {
        const HoSpot *spot = &g_array_index(spots, HoSpot, i);

        if (spot->at > maker->next ||
            (spot->at == maker->next && !maker->wish->last))
            break;
        if (spot->type == type)
            g_ptr_array_add(maker->buffers->pointers, (void *) spot->id);
    }
}

void
ho_line_spots(HoLineMaker *maker, HoLine *line)
{
    if (maker->text->paragraph.spots->len == 0)
        return;
    gather(maker, HO_SPOT_ANCHOR);
    line->n_anchors = take_pointers(maker, &line->anchors);
    gather(maker, HO_SPOT_NOTE);
    line->n_notes = take_pointers(maker, &line->notes);
    gather(maker, HO_SPOT_TERM);
    line->n_terms = take_pointers(maker, &line->terms);
}
