/*
 * Footnotes: a note becomes lines when the line with its mark is written, and
 * travels with that line until a page takes both.
 */
#include "doc/selection.h"
#include "layout/margin.h"
#include "layout/measure.h"

const char *
ho_flow_term_id(HoFlow *flow, const HoInline *term)
{
    unsigned number;

    if (flow->terms == NULL)
        flow->terms = g_hash_table_new(NULL, NULL);
    number = GPOINTER_TO_UINT(g_hash_table_lookup(flow->terms, term));
    if (number == 0) {
        number = g_hash_table_size(flow->terms) + 1;
        g_hash_table_insert(flow->terms, (void *) term,
                            GUINT_TO_POINTER(number));
    }
    return ho_arena_printf(flow->arena, "_indexterm_%u", number);
}

void
ho_flow_note_lines(HoFlow *flow, const HoFootnote *footnote,
                   const HoStyle *style)
{
    double hang = 1.6 * style->text.size;
    g_autofree char *words =
        g_strdup_printf("%d.", ho_text_note_number(flow->text, footnote));

    ho_flow_tag_begin(flow, HO_TAG_NOTE);
    flow->in_note = true;
    ho_flow_anchor(
        flow, ho_arena_printf(flow->arena, "_footnotedef_%d",
                              ho_document_note_number(flow->doc, footnote)));
    ho_flow_indent(flow, hang, 0);
    ho_flow_marker_left(flow, words, style, hang);
    ho_flow_inlines(flow, NULL, footnote->inlines, style);
    ho_flow_flush_marker(flow);
    ho_flow_indent(flow, -hang, 0);
    flow->in_note = false;
    ho_flow_tag_end(flow);
}

static HoFlowNote *
note_new(HoFlow *flow, const HoFootnote *footnote)
{
    const HoStyle *style =
        ho_theme_style(flow->options->theme, NULL, "footnotes", NULL);
    HoFlowNote *note = ho_arena_new0(flow->arena, HoFlowNote);
    unsigned tag = flow->tags->len;
    HoFlowColumn before;

    note->note = footnote;
    note->aside = flow->arrangement == HO_ARRANGE_MARGIN_NOTES;
    note->items = ho_flow_items_new(flow);
    before = ho_flow_divert(flow, note->items, ho_flow_note_width(flow));
    flow->column.style = style;
    flow->column.tag = NULL;
    ho_flow_note_lines(flow, footnote, style);
    note->tag = g_ptr_array_index(flow->tags, tag);
    flow->column = before;
    ho_items_settle(note->items);
    note->height = ho_items_measure(note->items, 0, note->items->len,
                                    (HoSetting){0}, NULL);
    return note;
}

void
ho_flow_attach_notes(HoFlow *flow, HoFlowItem *item, const HoLine *line)
{
    GArray *items = flow->column.items;
    unsigned index = items->len - 1;
    HoFlowNote **notes;
    unsigned count = 0;

    if (line->n_notes == 0 || flow->in_note)
        return;
    g_assert(item == &g_array_index(items, HoFlowItem, index));
    notes = ho_arena_array(flow->arena, HoFlowNote *,
                           line->n_notes + item->n_notes);
    for (; count < item->n_notes; count++)
        notes[count] = item->notes[count];
    for (unsigned i = 0; i < line->n_notes; i++) {
        if (!g_hash_table_add(flow->notes_seen, (void *) line->notes[i]))
            continue;
        if (flow->note_place == HO_NOTES_ON_PAGE)
            notes[count++] = note_new(flow, line->notes[i]);
        else
            g_ptr_array_add(flow->endnotes, (void *) line->notes[i]);
    }
    item = &g_array_index(items, HoFlowItem, index);
    item->notes = notes;
    item->n_notes = count;
}

/* The part of a note's items from first on; its height is measured anew. */
static HoFlowNote *
note_part(HoFlow *flow, const HoFlowNote *note, unsigned first, unsigned end)
{
    HoFlowNote *part = ho_arena_new0(flow->arena, HoFlowNote);

    *part = *note;
    part->continued = note->continued || first > 0;
    part->items = ho_flow_items_new(flow);
    part->tag = ho_flow_tag_new(flow, HO_TAG_NOTE, NULL);
    g_array_append_vals(part->items,
                        &g_array_index(note->items, HoFlowItem, first),
                        end - first);
    for (unsigned i = 0; i < part->items->len; i++) {
        HoFlowItem *item = &g_array_index(part->items, HoFlowItem, i);

        if (item->tag != NULL)
            item->tag = ho_flow_tag_new(flow, HO_TAG_P, part->tag);
    }
    part->height = ho_items_measure(part->items, 0, part->items->len,
                                    (HoSetting){0}, NULL);
    return part;
}

/* How many of a note's items fit in so much. */
static unsigned
fitting_items(const HoFlowNote *note, double room)
{
    double height = 0;
    unsigned i = 0;

    for (; i < note->items->len; i++) {
        const HoFlowItem *item = &g_array_index(note->items, HoFlowItem, i);

        height += item->space + item->height;
        if (height > room)
            break;
    }
    return i;
}

/* Takes notes from waiting for one line until it has as much as it may have. */
static void
take_notes(HoFlow *flow, GPtrArray *waiting, HoFlowItem *item, double limit)
{
    g_autoptr(GPtrArray) taken = g_ptr_array_new();
    double height = 0;

    while (waiting->len > 0) {
        HoFlowNote *note = g_ptr_array_index(waiting, 0);
        unsigned fit;

        if (height + note->height <= limit) {
            height += note->height;
            g_ptr_array_add(taken, note);
            g_ptr_array_remove_index(waiting, 0);
            continue;
        }
        fit = fitting_items(note, limit - height);
        if (fit == 0 && taken->len == 0)
            fit = 1;
        if (fit > 0 && fit < note->items->len) {
            g_ptr_array_add(taken, note_part(flow, note, 0, fit));
            waiting->pdata[0] = note_part(flow, note, fit, note->items->len);
        } else if (fit > 0) {
            g_ptr_array_add(taken, note);
            g_ptr_array_remove_index(waiting, 0);
        }
        break;
    }
    item->n_notes = taken->len;
    item->notes = ho_arena_dup(flow->arena, taken->pdata, taken->len,
                               sizeof(HoFlowNote *));
}

void
ho_notes_spread(HoFlow *flow, GArray *items, double limit)
{
    g_autoptr(GPtrArray) waiting = g_ptr_array_new();

    for (unsigned i = 0; i < items->len; i++) {
        HoFlowItem *item = &g_array_index(items, HoFlowItem, i);
        double height = 0;

        if (!ho_item_is_content(item))
            continue;
        for (unsigned n = 0; n < item->n_notes; n++)
            height += item->notes[n]->height;
        if (waiting->len == 0 && height <= limit)
            continue;
        for (unsigned n = 0; n < item->n_notes; n++)
            g_ptr_array_add(waiting, item->notes[n]);
        take_notes(flow, waiting, item, limit);
    }
    while (waiting->len > 0) {
        HoFlowItem *item = ho_flow_add(
            flow, (HoFlowItem){.type = HO_FLOW_LINE,
                               .height = 0.01,
                               .line = ho_arena_new0(flow->arena, HoLine)});

        take_notes(flow, waiting, item, limit);
    }
}
