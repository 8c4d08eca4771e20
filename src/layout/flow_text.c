/*
 * Text in the flow: lines with what page edges between them cost, and pictures
 * among them.
 */
#include "layout/item.h"

#include <string.h>

/* A line may stick so far out of its slot (in sizes) before the slot grows. */
#define TOLERANCE 0.12

/* Where the baseline is in a slot, and how high the slot must be. */
static double
slot(const HoLine *line, const HoStyle *style, double *baseline)
{
    double size = style->text.size;
    double leading = MAX(style->leading, 1);
    double above = (leading - size) / 2 + 0.78 * size;
    double below = leading - above;
    double slack = TOLERANCE * size;

    if (line->ascent > above + slack)
        above = line->ascent;
    if (line->descent > below + slack)
        below = line->descent;
    *baseline = above;
    return above + below;
}

static void
add_anchors(HoFlow *flow, const HoLine *line)
{
    for (unsigned i = 0; i < line->n_anchors; i++)
        ho_flow_anchor(flow, line->anchors[i]);
    for (unsigned i = 0; i < line->n_terms; i++)
        ho_flow_anchor(flow, ho_flow_term_id(flow, line->terms[i]));
}

HoFlowItem *
ho_flow_line(HoFlow *flow, const HoBlock *block, const HoLine *line,
             const HoStyle *style)
{
    double baseline, height = slot(line, style, &baseline);
    HoFlowItem *item;

    add_anchors(flow, line);
    item = ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_LINE,
                                          .height = height,
                                          .block = block,
                                          .paragraph = flow->paragraph,
                                          .line = line,
                                          .baseline = baseline});
    ho_flow_attach_notes(flow, item, line);
    return item;
}

/* Hard breaks make paragraphs of a kind: one that is parted from all its other
 * lines is lost, the more so the shorter it is. */
static double
break_cost(const HoLines *lines, unsigned i)
{
    const HoLine *above = &lines->lines[i - 1], *below = &lines->lines[i];
    bool only_above = i == 1 || lines->lines[i - 2].ends;

    if (above->ends)
        return 0;
    return (only_above ? HO_KEEP_LOOSE : 0) +
           (below->ends && below->width < above->width / 2 ? 2 * HO_KEEP_LOOSE
            : below->ends                                  ? HO_KEEP_LOOSE
                                                           : 0);
}

/* Cost of an edge before line i of n. */
static double
edge_cost(const HoLines *lines, unsigned i)
{
    unsigned n = lines->n_lines;
    double cost = HO_KEEP_SLIGHT + break_cost(lines, i);

    if (i == 1)
        cost += HO_KEEP_LINE;
    if (i == n - 1)
        cost += HO_KEEP_LINE;
    if (n <= 4)
        cost += HO_KEEP_LOOSE;
    if (lines->lines[i - 1].hyphenated)
        cost += HO_KEEP_SLIGHT;
    return cost;
}

/* Whether a line is one picture and nothing else. */
static bool
is_picture(const HoLine *line)
{
    return line->image != NULL && line->n_runs == 0 && line->n_marks == 1 &&
           line->marks[0].type == HO_MARK_IMAGE;
}

/* As slides between paragraphs do. */
HoAlign
ho_flow_picture_align(const HoFlow *flow, const HoStyle *style)
{
    const char *word =
        ho_theme_string(flow->options->theme, "image-align", "left");

    if (style->align == HO_ALIGN_CENTER || style->align == HO_ALIGN_RIGHT)
        return style->align;
    return strcmp(word, "center") == 0  ? HO_ALIGN_CENTER
           : strcmp(word, "right") == 0 ? HO_ALIGN_RIGHT
                                        : HO_ALIGN_LEFT;
}

static void
add_picture_line(HoFlow *flow, const HoBlock *block, const HoLine *line,
                 const HoStyle *style)
{
    const HoLineMark *mark = &line->marks[0];
    HoFlowPicture picture = {
        .image = line->image,
        .width = mark->width,
        .height = mark->height,
        .align = ho_flow_picture_align(flow, style),
        .alt = ho_flow_picture_alt(flow, block, mark->source, mark->alt),
        .link = mark->link,
        .block = block,
    };

    add_anchors(flow, line);
    ho_flow_image(flow, &picture);
}

/* A picture among the lines: it hangs on the words before it. */
static void
add_lines(HoFlow *flow, const HoBlock *block, const HoLines *lines,
          const HoStyle *style)
{
    double gap = style->leading * 0.35;
    bool after_picture = false;

    for (unsigned i = 0; i < lines->n_lines; i++) {
        const HoLine *line = &lines->lines[i];
        bool picture = is_picture(line);

        if (i > 0 && picture && !after_picture)
            ho_flow_keep_next(flow, HO_KEEP_PICTURE);
        else if (i > 0 && (picture || after_picture))
            ho_flow_keep_next(flow, HO_KEEP_SLIGHT);
        else if (i > 0)
            ho_flow_keep_next(flow, edge_cost(lines, i));
        if (picture || after_picture)
            ho_flow_space(flow, gap);
        if (picture)
            add_picture_line(flow, block, line, style);
        else
            ho_flow_line(flow, block, line, style);
        after_picture = picture;
    }
    if (after_picture)
        ho_flow_space(flow, gap);
}

/* Words that lead over to what comes next, "as follows:". */
static bool
is_intro(const HoInline *inlines)
{
    g_autofree char *words = ho_inline_to_text(inlines);

    g_strchomp(words);
    return g_str_has_suffix(words, ":") || g_str_has_suffix(words, "：");
}

static bool
is_question(const HoInline *inlines)
{
    g_autofree char *words = ho_inline_to_text(inlines);

    g_strchomp(words);
    return strlen(words) < 120 && g_str_has_suffix(words, "?");
}

/* A few lines below a title - the hour of a talk and who gives it - belong to
 * the title and are lost with it at the foot of a page. */
static bool
is_byline(const HoBlock *block, unsigned n_lines)
{
    return n_lines <= 3 && block != NULL && block->next != NULL &&
           block->parent != NULL && block->parent->first == block &&
           ho_section_of(block->parent) != NULL;
}

/* Paragraphs shorter than this cannot give a line cheaply. */
#define FLEXIBLE_LINES 4

/* What must be known of a paragraph to set it anew; NULL when it holds more
 * than words. */
static const HoFlowParagraph *
paragraph_of(HoFlow *flow, const HoInline *inlines, const HoStyle *style,
             const HoLines *lines)
{
    HoFlowParagraph *paragraph;

    if (lines->n_lines < FLEXIBLE_LINES)
        return NULL;
    for (unsigned i = 0; i < lines->n_lines; i++) {
        const HoLine *line = &lines->lines[i];

        if (line->n_notes + line->n_anchors + line->n_terms > 0 ||
            is_picture(line))
            return NULL;
    }
    paragraph = ho_arena_new0(flow->arena, HoFlowParagraph);
    *paragraph = (HoFlowParagraph){.inlines = inlines,
                                   .style = style,
                                   .lang = flow->lang,
                                   .measure = ho_flow_width(flow),
                                   .demerits = lines->demerits,
                                   .n_lines = lines->n_lines};
    return paragraph;
}

GArray *
ho_flow_lines_again(HoFlow *flow, const HoLines *lines, const HoFlowItem *lead)
{
    GArray *items = ho_flow_items_new(flow);

    for (unsigned i = 0; i < lines->n_lines; i++) {
        HoFlowItem item = *lead;

        item.line = &lines->lines[i];
        item.height = item.least =
            slot(item.line, lead->paragraph->style, &item.baseline);
        if (i > 0) {
            item.space = 0;
            item.marker = NULL;
            item.before = edge_cost(lines, i);
        }
        g_array_append_val(items, item);
    }
    return items;
}

void
ho_flow_tagged(HoFlow *flow, const HoBlock *block, const HoInline *inlines,
               const HoStyle *style, HoTagType type)
{
    HoLines lines;
    bool beside;

    if (inlines == NULL)
        return;
    beside = ho_flow_has_beside(flow);
    lines =
        beside ? ho_flow_break_beside(flow, inlines, style)
               : ho_text_break(flow->text, inlines, style, ho_flow_width(flow));
    if (lines.n_lines == 0)
        return;
    ho_flow_tag_begin(flow, type);
    flow->paragraph =
        beside ? NULL : paragraph_of(flow, inlines, style, &lines);
    add_lines(flow, block, &lines, style);
    flow->paragraph = NULL;
    ho_flow_tag_end(flow);
    if (is_intro(inlines) ||
        (type == HO_TAG_P && is_byline(block, lines.n_lines)))
        ho_flow_keep_next(flow, HO_KEEP_INTRO);
    else if (is_question(inlines))
        ho_flow_keep_next(flow, HO_KEEP_LOOSE);
    if (style->keep_with_next)
        ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
}

void
ho_flow_inlines(HoFlow *flow, const HoBlock *block, const HoInline *inlines,
                const HoStyle *style)
{
    ho_flow_tagged(flow, block, inlines, style, HO_TAG_P);
}

const HoInline *
ho_flow_text_inline(HoFlow *flow, const char *words)
{
    HoInline *list = ho_inline_list_new(flow->arena);
    HoInline *text = ho_inline_new(flow->arena, HO_INLINE_TEXT, (HoLoc){0});

    text->text = ho_arena_strdup(flow->arena, words);
    ho_inline_append(list, text);
    return list;
}

void
ho_flow_words(HoFlow *flow, const HoBlock *block, const char *words,
              const HoStyle *style)
{
    ho_flow_inlines(flow, block, ho_flow_text_inline(flow, words), style);
}

void
ho_flow_blank(HoFlow *flow, double height)
{
    ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_LINE,
                                   .height = height,
                                   .line = ho_arena_new0(flow->arena, HoLine)});
}
