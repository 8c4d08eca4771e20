/*
 * Code in the flow: lines as they stand, set smaller where that is asked for.
 */
#include "layout/item.h"

/* Code may be cut, but not two lines from its ends, and rather at a blank
 * line. */
static double
code_cost(const HoLines *lines, unsigned i)
{
    unsigned n = lines->n_lines;

    if (i < 2 || i + 2 > n)
        return HO_KEEP_LINE;
    if (n < 8)
        return 3 * HO_KEEP_LOOSE;
    return lines->lines[i].n_runs == 0 || lines->lines[i - 1].n_runs == 0
               ? HO_KEEP_SLIGHT
               : HO_KEEP_LOOSE;
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
    for (unsigned i = 0; i < lines.n_lines; i++) {
        if (i > 0)
            ho_flow_keep_next(flow, code_cost(&lines, i));
        ho_flow_line(flow, block, &lines.lines[i], style);
    }
    ho_flow_tag_end(flow);
}
