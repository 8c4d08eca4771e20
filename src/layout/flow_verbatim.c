/*
 * Code in the flow: lines as they stand, set smaller where that is asked for.
 */
#include "layout/item.h"

#include "base/number.h"

static bool
is_blank(const HoLine *line)
{
    return line->n_runs + line->n_marks + line->n_anchors + line->n_notes == 0;
}

/* Whether a line begins as those of drawings do: with a corner, a stroke or
 * U+2500 to 257F. */
static bool
is_drawn(const HoLine *line)
{
    const char *text = line->n_runs > 0 ? line->runs[0].text : "";
    size_t length = line->n_runs > 0 ? line->runs[0].length : 0, at = 0;
    gunichar first;

    while (at < length && text[at] == ' ')
        at++;
    if (at == length)
        return false;
    first = g_utf8_get_char(text + at);
    return first == '+' || first == '|' || (first >= 0x2500 && first < 0x2580);
}

/* What the lines of a block have in common for page edges. */
typedef struct {
    unsigned inked; /* that are not blank */
    bool drawing;   /* half of them draw something */
} CodeKind;

static CodeKind
kind_of(const HoLines *lines)
{
    CodeKind kind = {0};
    unsigned drawn = 0;

    for (unsigned i = 0; i < lines->n_lines; i++) {
        kind.inked += !is_blank(&lines->lines[i]);
        drawn += is_drawn(&lines->lines[i]);
    }
    kind.drawing = drawn > 2 && 2 * drawn >= kind.inked;
    return kind;
}

/* Code may be cut before the i'th of the lines that are not blank, but not two
 * lines from its ends, and rather at a blank line; drawings hardly. */
static double
code_cost(unsigned i, CodeKind kind, bool after_blank)
{
    if (i < 2 || i + 2 > kind.inked)
        return HO_KEEP_LINE;
    if (kind.drawing)
        return HO_KEEP_LINE / 2.0;
    if (kind.inked < 8)
        return 3 * HO_KEEP_LOOSE;
    return after_blank ? HO_KEEP_SLIGHT : HO_KEEP_LOOSE;
}

/* Wider than lines of code are: each stays one. */
#define WIDE_MEASURE 5e4

/* The numbers of the lines of `%linenums`, from `start` on. */
typedef struct {
    const HoStyle *style; /* NULL: they have none */
    unsigned next;
    double gap, width; /* between number and line; of all that is left of it */
} Numbers;

static Numbers
numbers_of(HoFlow *flow, const HoBlock *block, const HoInline *inlines)
{
    g_autofree char *last = NULL;
    Numbers numbers = {.next = 1};
    unsigned count;
    int start;

    if (block == NULL || ho_attrs_find(block->attrs, "linenums") == NULL)
        return numbers;
    start = ho_int_of(ho_attrs_find(block->attrs, "start"), 1);
    numbers.next = start > 0 && start < 1000000 ? (unsigned) start : 1;
    count = ho_text_break_verbatim(flow->text, inlines, flow->column.style,
                                   WIDE_MEASURE)
                .n_lines;
    numbers.style = ho_flow_style_of(flow, "code-linenum", NULL);
    numbers.gap = numbers.style->text.size * 1.2;
    last = g_strdup_printf("%u", numbers.next + MAX(count, 1) - 1);
    numbers.width =
        ho_text_line(flow->text, last, numbers.style)->width + numbers.gap;
    if (numbers.width > ho_flow_width(flow) / 3)
        return (Numbers){.next = 1};
    return numbers;
}

/* Blank lines are space, which no page begins or ends with; those at the ends
 * stay, as they were written for a reason, and those that are numbered. */
static void
write_code(HoFlow *flow, const HoBlock *block, const HoLines *lines,
           const HoStyle *style, Numbers *numbers)
{
    CodeKind kind = kind_of(lines);
    unsigned written = 0;
    double blank = 0;

    for (unsigned i = 0; i < lines->n_lines; i++) {
        const HoLine *line = &lines->lines[i];
        HoFlowItem *item;

        if (numbers->style != NULL && !line->turned)
            ho_flow_line_number(flow, numbers->next++, numbers->style,
                                numbers->gap);
        else if (is_blank(line) && written > 0 && written < kind.inked) {
            blank += style->leading;
            continue;
        }
        if (i > 0)
            ho_flow_keep_next(flow, code_cost(written, kind, blank > 0));
        ho_flow_space(flow, blank);
        item = ho_flow_line(flow, block, line, style);
        item->rigid = true;
        blank = 0;
        written += !is_blank(line);
    }
}

static bool
is_autofit(const HoBlock *block)
{
    return block != NULL &&
           (ho_block_has_option(block, "autofit") ||
            ho_block_attribute(block, "autofit-option") != NULL);
}

static bool
is_wrapped(const HoLines *lines)
{
    for (unsigned i = 0; i < lines->n_lines; i++)
        if (lines->lines[i].turned)
            return true;
    return false;
}

/* The size at which code that is too wide needs no wrapping, or which is the
 * least that it may have: that of `%autofit` (Asciidoctor PDF's
 * base-font-size-min); without it code is set a little smaller only if that is
 * all it takes.  0: as it is. */
static double
fitting_size(HoFlow *flow, const HoBlock *block, const HoInline *inlines,
             const HoStyle *style)
{
    const HoTheme *theme = flow->options->theme;
    double size = style->text.size;
    double width = ho_text_verbatim_width(flow->text, inlines, style);
    /* A hair less, as widths are rounded. */
    double fitting = size * ho_flow_width(flow) / MAX(width, 1) * .9995;
    double least = size * ho_theme_number(theme, "code-min-scale", 1);

    if (is_autofit(block))
        return MIN(size, MAX(fitting,
                             ho_theme_number(theme, "base-font-size-min", 6)));
    return fitting >= least ? fitting : 0;
}

/* Lines of code, smaller where that spares them being wrapped; *style becomes
 * the one that they are set in. */
static HoLines
fit_code(HoFlow *flow, const HoBlock *block, const HoInline *inlines,
         const HoStyle **style)
{
    double measure = ho_flow_width(flow), size;
    HoLines lines =
        ho_text_break_verbatim(flow->text, inlines, *style, measure);
    HoStyle *small;

    if (!is_wrapped(&lines))
        return lines;
    size = fitting_size(flow, block, inlines, *style);
    if (size < 1)
        return lines;
    small = ho_arena_dup(flow->arena, *style, 1, sizeof **style);
    small->text.size = size;
    small->leading *= size / (*style)->text.size;
    *style = small;
    return ho_text_break_verbatim(flow->text, inlines, small, measure);
}

void
ho_flow_verbatim(HoFlow *flow, const HoBlock *block, const HoInline *inlines,
                 const HoStyle *style)
{
    HoLines lines;
    Numbers numbers;

    if (inlines == NULL)
        return;
    ho_flow_clear(flow);
    numbers = numbers_of(flow, block, inlines);
    ho_flow_indent(flow, numbers.width, 0);
    lines = fit_code(flow, block, inlines, &style);
    ho_flow_tag_begin(flow, HO_TAG_CODE);
    write_code(flow, block, &lines, style, &numbers);
    ho_flow_tag_end(flow);
    ho_flow_indent(flow, -numbers.width, 0);
}
