/* Description lists: terms above their description, beside it, or as questions
 * with their answers. */
#include "blocks/flows.h"

#include "blocks/blocks.h"
#include "doc/list.h"

#include <stdlib.h>
#include <string.h>

/* Terms and the description that they share. */
typedef struct {
    const HoBlock *first;       /* term */
    const HoBlock *description; /* or NULL */
    const HoBlock *next;        /* entry */
} Entry;

static HoItemPart
part_of(const HoBlock *block)
{
    const HoListItem *item = ho_list_item_of(block);

    return item != NULL ? item->part : HO_ITEM_TERM;
}

static Entry
entry_at(const HoBlock *block)
{
    Entry entry = {.first = block};

    while (block != NULL && part_of(block) == HO_ITEM_TERM)
        block = block->next;
    if (block != NULL) {
        entry.description = block;
        block = block->next;
    }
    entry.next = block;
    return entry;
}

static void
write_terms(HoFlow *flow, const Entry *entry)
{
    const HoStyle *style = ho_flow_style_of(flow, "dlist-term", NULL);

    for (const HoBlock *b = entry->first; b != NULL; b = b->next) {
        if (part_of(b) != HO_ITEM_TERM || b == entry->next)
            break;
        if (b->id != NULL)
            ho_flow_anchor(flow, b->id);
        ho_flow_tagged(flow, b, b->inlines, style, HO_TAG_P);
        ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
    }
}

static void
write_description(HoFlow *flow, const Entry *entry)
{
    const HoStyle *style = ho_flow_style_of(flow, "dlist-description", NULL);
    const HoStyle *before;

    if (entry->description == NULL)
        return;
    before = ho_flow_set_style(flow, style);
    ho_list_item_flow(entry->description, flow);
    ho_flow_set_style(flow, before);
}

static void
write_stacked(HoFlow *flow, const Entry *entry, const char *marker)
{
    HoTheme *theme = ho_flow_theme(flow);
    double indent =
        ho_theme_number(theme, "description-list-description-indent", 18);
    double hang = marker != NULL ? indent : 0;

    ho_flow_tag_begin(flow, HO_TAG_LI);
    ho_flow_indent(flow, hang, 0);
    if (marker != NULL)
        ho_flow_marker(flow, marker,
                       ho_flow_style_of(flow, "olist-marker", NULL),
                       ho_theme_number(theme, "list-marker-gap", 6));
    ho_flow_tag_begin(flow, marker != NULL || entry->description == NULL
                                ? HO_TAG_LBODY
                                : HO_TAG_LBL);
    write_terms(flow, entry);
    ho_flow_tag_end(flow);
    ho_flow_space(flow,
                  ho_theme_number(theme, "description-list-term-spacing", 2));
    ho_flow_indent(flow, indent - hang, 0);
    ho_flow_tag_begin(flow, HO_TAG_LBODY);
    write_description(flow, entry);
    ho_flow_tag_end(flow);
    ho_flow_indent(flow, -indent, 0);
    ho_flow_tag_end(flow);
}

/* Width of the terms' column: labelwidth=, else as wide as they want, up to a
 * third of the measure. */
static double
label_width(HoFlow *flow, const HoBlock *block)
{
    const HoStyle *style = ho_flow_style_of(flow, "dlist-term", NULL);
    const char *given = ho_attrs_find(block->attrs, "labelwidth");
    double measure = ho_flow_width(flow), width = 0;

    if (given != NULL && g_ascii_strtod(given, NULL) > 0)
        return measure * CLAMP(g_ascii_strtod(given, NULL), 5, 80) / 100;
    for (const HoBlock *b = block->first; b != NULL; b = b->next) {
        double narrow, wide;

        if (part_of(b) != HO_ITEM_TERM || b->inlines == NULL)
            continue;
        ho_text_extents(ho_flow_text_context(flow), b->inlines, style, &narrow,
                        &wide);
        width = MAX(width, wide + 1);
    }
    return CLAMP(width, 24, measure / 3);
}

static void
write_beside(HoFlow *flow, const Entry *entry, double label)
{
    double gap = 12;
    HoFlowCell term = {.width = label, .rowspan = 1};
    HoFlowCell text = {.x = label + gap,
                       .width = MAX(ho_flow_width(flow) - label - gap, 24),
                       .rowspan = 1};

    ho_flow_tag_begin(flow, HO_TAG_LI);
    ho_flow_row_begin(flow);
    ho_flow_tag_begin(flow,
                      entry->description == NULL ? HO_TAG_LBODY : HO_TAG_LBL);
    ho_flow_cell_begin(flow, &term);
    write_terms(flow, entry);
    ho_flow_cell_end(flow);
    ho_flow_tag_end(flow);
    if (entry->description != NULL) {
        ho_flow_tag_begin(flow, HO_TAG_LBODY);
        ho_flow_cell_begin(flow, &text);
        write_description(flow, entry);
        ho_flow_cell_end(flow);
        ho_flow_tag_end(flow);
    }
    ho_flow_row_end(flow, true);
    ho_flow_tag_end(flow);
}

void
ho_dlist_flow(const HoBlock *block, HoFlow *flow)
{
    bool beside = block->style && strcmp(block->style, "horizontal") == 0;
    bool qanda = block->style && (strcmp(block->style, "qanda") == 0 ||
                                  strcmp(block->style, "ordered") == 0);
    double label = beside ? label_width(flow, block) : 0;
    double spacing =
        ho_theme_number(ho_flow_theme(flow), "list-item-spacing", 4);
    HoTag *tag;
    Entry entry;
    unsigned number = 0;

    ho_flow_title(flow, block);
    tag = ho_flow_tag_begin(flow, HO_TAG_L);
    tag->numbering = qanda ? "Decimal" : "None";
    for (const HoBlock *b = block->first; b != NULL; b = entry.next) {
        g_autofree char *marker = g_strdup_printf("%u.", ++number);

        entry = entry_at(b);
        if (number > 1)
            ho_flow_keep_next(flow, HO_KEEP_SLIGHT / 2.0);
        ho_flow_space(flow, spacing);
        if (beside)
            write_beside(flow, &entry, label);
        else
            write_stacked(flow, &entry, qanda ? marker : NULL);
        ho_flow_space(flow, spacing);
    }
    ho_flow_tag_end(flow);
}
