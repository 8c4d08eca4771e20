/*
 * Notes in the outer margin: footnotes, small pictures and what its author puts
 * there (role "margin").  Each stands beside the line it belongs to or, where
 * another one is in the way, as near below as it can; what finds no room goes
 * to the next page's margin.
 */
#include "layout/margin.h"

#include "layout/geometry.h"

/* A picture asked for at most so much wider than the margin goes there. */
#define PICTURE_SLACK 1.1
/* Of a page's height, for the notes of one line. */
#define MARGIN_SHARE 0.95

double
ho_flow_note_width(const HoFlow *flow)
{
    return flow->arrangement == HO_ARRANGE_MARGIN_NOTES ? flow->side_width
                                                        : flow->body_width;
}

double
ho_flow_notes_limit(const HoFlow *flow)
{
    double share =
        flow->arrangement == HO_ARRANGE_MARGIN_NOTES ? MARGIN_SHARE : 0.45;

    return share * flow->body_height;
}

/* --- written --- */

bool
ho_flow_aside_begin(HoFlow *flow, const HoBlock *block, double width)
{
    HoFlowNote *note;

    if (flow->arrangement != HO_ARRANGE_MARGIN_NOTES || flow->aside != NULL ||
        flow->in_note || flow->rows->len > 0 || flow->column.boxes->len > 0 ||
        (width > 0 ? width > PICTURE_SLACK * flow->side_width
                   : !ho_block_has_role(block, "margin")))
        return false;
    note = ho_arena_new0(flow->arena, HoFlowNote);
    note->aside = true;
    note->items = ho_flow_items_new(flow);
    flow->aside = note;
    flow->aside_column = ho_flow_divert(flow, note->items, flow->side_width);
    flow->column.style =
        ho_theme_style(flow->options->theme, NULL, "footnotes", NULL);
    flow->column.tag = NULL;
    note->tag = ho_flow_tag_begin(flow, HO_TAG_DIV);
    return true;
}

static void
finish(HoFlowNote *note)
{
    ho_items_settle(note->items);
    note->height = ho_items_measure(note->items, 0, note->items->len,
                                    (HoSetting){0}, NULL);
}

void
ho_flow_aside_end(HoFlow *flow, bool aside)
{
    HoFlowNote *note = flow->aside;

    if (!aside)
        return;
    ho_flow_flush_marker(flow);
    finish(note);
    flow->column = flow->aside_column;
    flow->aside = NULL;
    g_ptr_array_add(flow->asides, note);
    /* Notes on what stands in the margin follow it there. */
    for (unsigned i = 0; i < note->items->len; i++) {
        const HoFlowItem *item = &g_array_index(note->items, HoFlowItem, i);

        for (unsigned n = 0; n < item->n_notes; n++)
            g_ptr_array_add(flow->asides, item->notes[n]);
    }
}

void
ho_flow_attach_asides(HoFlow *flow, HoFlowItem *item)
{
    if (flow->asides->len == 0 || flow->aside != NULL || flow->in_note ||
        flow->rows->len > 0)
        return;
    item->n_notes = flow->asides->len;
    item->notes = ho_arena_dup(flow->arena, flow->asides->pdata,
                               flow->asides->len, sizeof(HoFlowNote *));
    g_ptr_array_set_size(flow->asides, 0);
}

/* --- placed --- */

static double
gap_of(const HoPlacer *placer)
{
    return ho_theme_number(placer->flow->options->theme, "margin-notes-gap",
                           20);
}

/* Left edge of the margin's column: outside of the text on facing pages. */
static double
margin_left(const HoPlacer *placer)
{
    const HoFlow *flow = placer->flow;
    bool verso = placer->drafts->len % 2 == 0;

    return verso && placer->geometry->page.mirrored
               ? placer->left - gap_of(placer) - flow->side_width
               : placer->left + flow->body_width + gap_of(placer);
}

static double
space_between(const HoPlacer *placer)
{
    return ho_theme_style(placer->flow->options->theme, NULL, "footnotes", NULL)
               ->leading /
           2;
}

/* How many of the first find room on a page; one always does. */
static unsigned
fitting(const HoPlacer *placer, const GArray *sides)
{
    double room = placer->foot - placer->top, height = 0;
    unsigned i = 0;

    for (; i < sides->len; i++) {
        const HoSideNote *side = &g_array_index(sides, HoSideNote, i);

        height += side->note->height + (i > 0 ? space_between(placer) : 0);
        if (height > room && i > 0)
            break;
    }
    return i;
}

/* Down to where each is free, then up again to end at the foot. */
static void
settle(const HoPlacer *placer, GArray *sides, unsigned n)
{
    double free = placer->top, limit = placer->foot;

    for (unsigned i = 0; i < n; i++) {
        HoSideNote *side = &g_array_index(sides, HoSideNote, i);

        side->y = MAX(side->y, free);
        free = side->y + side->note->height + space_between(placer);
    }
    for (unsigned i = n; i-- > 0;) {
        HoSideNote *side = &g_array_index(sides, HoSideNote, i);

        side->y = MAX(MIN(side->y, limit - side->note->height), placer->top);
        limit = side->y - space_between(placer);
    }
}

void
ho_placer_margin(HoPlacer *placer, const HoTag *parent)
{
    GArray *sides = placer->sides;
    unsigned n = fitting(placer, sides);
    double x = margin_left(placer);

    settle(placer, sides, n);
    for (unsigned i = 0; i < n; i++) {
        HoSideNote *side = &g_array_index(sides, HoSideNote, i);

        side->note->tag->parent = parent;
        ho_placer_note(placer, side->note, x, side->y);
    }
    g_array_remove_range(sides, 0, n);
    /* What is left is for the head of the next page. */
    for (unsigned i = 0; i < sides->len; i++)
        g_array_index(sides, HoSideNote, i).y = 0;
}
