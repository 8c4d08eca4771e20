/*
 * Lines that end in the number of a page: entries of contents and lists.
 */
#include "layout/item.h"

#include <string.h>

/* In a cell of fewer ems turned lines are not hung in, and nothing leads to
 * the number. */
#define NARROW 18

/* "all", "none" or the levels: "1 2". */
static bool
has_leader(const HoFlow *flow, int level)
{
    const char *levels =
        ho_theme_string(flow->options->theme, "toc-dot-leader-levels", "all");
    char digit = (char) ('0' + CLAMP(level, 0, 9));

    return strcmp(levels, "none") != 0 &&
           (strcmp(levels, "all") == 0 || strchr(levels, digit) != NULL);
}

static void
write_entry(HoFlow *flow, const HoInline *words, const char *id,
            const HoStyle *style, HoTagType type, bool leader)
{
    HoFlowEntry *entry = ho_arena_new0(flow->arena, HoFlowEntry);
    const HoLine *digits = ho_text_line(flow->text, "0000", style);
    double room = digits->width + style->text.size;
    double hang =
        ho_theme_number(flow->options->theme, "toc-hanging-indent", 0);
    HoStyle hanging = *style;
    HoLines lines;
    g_autofree char *plain = ho_inline_to_text(words);

    /* Turned lines are hung in, and end well before the numbers. */
    if (flow->rows->len > 0 &&
        ho_flow_width(flow) < NARROW * style->text.size) {
        hang = 0;
        leader = false;
    }
    hang = CLAMP(hang, 0, ho_flow_width(flow) / 3);
    entry->left = flow->column.x;
    ho_flow_indent(flow, hang, 0);
    hanging.indent = -hang;
    lines = ho_text_break(flow->text, words, &hanging,
                          MAX(ho_flow_width(flow) - room, 40));
    entry->id = id;
    entry->leader = leader;
    entry->words = ho_arena_strdup(flow->arena, plain);
    entry->style = style;
    entry->right = flow->column.x + ho_flow_width(flow);
    entry->room = room;
    ho_flow_tag_begin(flow, type);
    for (unsigned i = 0; i < lines.n_lines; i++) {
        HoFlowItem *item;

        if (i > 0)
            ho_flow_keep_next(flow, HO_KEEP_LINE);
        item = ho_flow_line(flow, NULL, &lines.lines[i], style);
        if (i + 1 == lines.n_lines)
            item->entry = entry;
    }
    ho_flow_tag_end(flow);
    ho_flow_indent(flow, -hang, 0);
}

void
ho_flow_toc_entry(HoFlow *flow, const HoInline *words, const char *id,
                  const HoStyle *style, int level)
{
    write_entry(flow, words, id, style, HO_TAG_TOCI, has_leader(flow, level));
}

void
ho_flow_numbered_line(HoFlow *flow, const HoInline *words, const char *id,
                      const HoStyle *style, HoTagType type)
{
    write_entry(flow, words, id, style, type, true);
}
