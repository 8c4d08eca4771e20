/*
 * Notes on the page of their mark: at its foot or in its margin.  They are read
 * after the block that has the mark.
 */
#include "layout/margin.h"

static bool
is_ancestor(const HoTag *tag, const HoTag *of)
{
    for (; of != NULL; of = of->parent)
        if (of == tag)
            return true;
    return false;
}

/* Whether blocks of all kinds may stand in an element. */
static bool
holds_blocks(const HoTag *tag)
{
    return tag->type == HO_TAG_DOCUMENT || tag->type == HO_TAG_SECT ||
           tag->type == HO_TAG_DIV || tag->type == HO_TAG_BLOCKQUOTE;
}

/* Notes are read after the block that has their marks, in the section or box
 * around it and around what comes next. */
static const HoTag *
note_parent(HoPlacer *p, const HoTag *next)
{
    const GArray *placed = p->draft->placed;
    const HoTag *tag = NULL, *parent;

    for (unsigned i = placed->len; i-- > 0 && tag == NULL;)
        tag = g_array_index(placed, HoPlaced, i).tag;
    while (tag != NULL && !is_ancestor(tag, next))
        tag = tag->parent;
    parent = tag;
    for (; tag != NULL; tag = tag->parent)
        if (!holds_blocks(tag))
            parent = tag->parent;
    return parent;
}

static void
place_notes_rule(HoPlacer *p, double y)
{
    const HoFlow *flow = p->flow;
    const HoTheme *theme = flow->options->theme;
    const char *length = ho_theme_string(theme, "footnotes-rule-length", "25%");
    HoColor ink = ho_flow_style(flow)->text.color;
    double width;

    if (!ho_length_parse(length, flow->body_width, flow->page_width, 10,
                         &width))
        width = flow->body_width / 4;
    ho_placer_add(
        p, (HoPlaced){
               .type = HO_PLACED_RULE,
               .x = p->left,
               .y = y - 4,
               .width = width,
               .height = ho_theme_number(theme, "footnotes-rule-width", 0.4),
               .rule = ho_theme_color(theme, "footnotes-rule-color", ink),
           });
}

static void
place_notes(HoPlacer *p, const GArray *notes, const HoTag *next)
{
    const HoTag *parent = note_parent(p, next);
    double y = p->foot;

    for (unsigned i = 0; i < notes->len; i++)
        y -= g_array_index(notes, HoFlowNote *, i)->height;
    place_notes_rule(p, y);
    for (unsigned i = 0; i < notes->len; i++) {
        HoFlowNote *note = g_array_index(notes, HoFlowNote *, i);

        note->tag->parent = parent;
        ho_placer_note(p, note, p->left, y);
        y += note->height;
    }
}

void
ho_placer_take_notes(HoPlacer *placer, const HoPageFilling *filling,
                     const double *tops, double y, GArray *notes)
{
    for (unsigned i = filling->first; i < filling->end; i++) {
        const HoFlowItem *item = &g_array_index(filling->items, HoFlowItem, i);

        for (unsigned n = 0; n < item->n_notes; n++) {
            HoSideNote side = {item->notes[n], y + tops[i - filling->first]};

            if (side.note->aside)
                g_array_append_val(placer->sides, side);
            else
                g_array_append_val(notes, side.note);
        }
    }
}

void
ho_placer_notes(HoPlacer *placer, const GArray *notes, const HoTag *next)
{
    if (placer->sides->len > 0)
        ho_placer_margin(placer, note_parent(placer, next));
    if (notes->len > 0)
        place_notes(placer, notes, next);
}
