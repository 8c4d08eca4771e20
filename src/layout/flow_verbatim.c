/*
 * Code in the flow: lines as they stand, set smaller where that is asked for.
 */
#include "layout/item.h"

static bool
is_blank(const HoLine *line)
{
    return line->n_runs + line->n_marks + line->n_anchors + line->n_notes == 0;
}

static unsigned
count_inked(const HoLines *lines)
{
    unsigned count = 0;

    for (unsigned i = 0; i < lines->n_lines; i++)
        count += !is_blank(&lines->lines[i]);
    return count;
}

/* Code may be cut before the i'th of the lines that are not blank, but not two
 * lines from its ends, and rather at a blank line. */
static double
code_cost(unsigned i, unsigned inked, bool after_blank)
{
    if (i < 2 || i + 2 > inked)
        return HO_KEEP_LINE;
    if (inked < 8)
        return 3 * HO_KEEP_LOOSE;
    return after_blank ? HO_KEEP_SLIGHT : HO_KEEP_LOOSE;
}

/* Blank lines are space, which no page begins or ends with; those at the ends
 * stay, as they were written for a reason. */
static void
write_code(HoFlow *flow, const HoBlock *block, const HoLines *lines,
           const HoStyle *style)
{
    unsigned inked = count_inked(lines), written = 0;
    double blank = 0;

    for (unsigned i = 0; i < lines->n_lines; i++) {
        const HoLine *line = &lines->lines[i];
        HoFlowItem *item;

        if (is_blank(line) && written > 0 && written < inked) {
            blank += style->leading;
            continue;
        }
        if (i > 0)
            ho_flow_keep_next(flow, code_cost(written, inked, blank > 0));
        ho_flow_space(flow, blank);
        item = ho_flow_line(flow, block, line, style);
        item->rigid = true;
        blank = 0;
        written += !is_blank(line);
    }
}

/* `%autofit`: code too wide is set smaller, as far as the theme lets it
 * (Asciidoctor PDF's base-font-size-min). */
static const HoStyle *
fit_code(HoFlow *flow, const HoBlock *block, const HoInline *inlines,
         const HoStyle *style)
{
    double size = style->text.size, least, width;
    HoStyle *small;

    if (block == NULL || (!ho_block_has_option(block, "autofit") &&
                          ho_block_attribute(block, "autofit-option") == NULL))
        return style;
    least = ho_theme_number(flow->options->theme, "base-font-size-min", 6);
    width = ho_text_verbatim_width(flow->text, inlines, style);
    if (width <= ho_flow_width(flow) || least >= size)
        return style;
    small = ho_arena_new0(flow->arena, HoStyle);
    *small = *style;
    /* A hair less, as widths are rounded. */
    small->text.size =
        MAX(size * ho_flow_width(flow) / width * .9995, MAX(least, 1));
    small->leading *= small->text.size / size;
    return small;
}

void
ho_flow_verbatim(HoFlow *flow, const HoBlock *block, const HoInline *inlines,
                 const HoStyle *style)
{
    HoLines lines;

    if (inlines == NULL)
        return;
    ho_flow_clear(flow);
    style = fit_code(flow, block, inlines, style);
    lines =
        ho_text_break_verbatim(flow->text, inlines, style, ho_flow_width(flow));
    ho_flow_tag_begin(flow, HO_TAG_CODE);
    write_code(flow, block, &lines, style);
    ho_flow_tag_end(flow);
}
