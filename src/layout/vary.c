/*
 * Paragraphs a line longer or shorter, where that cures a page: TeX's
 * \looseness, asked for by the composer as in the package lua-widow-control.
 */
#include "layout/variant.h"

enum {
    PARAGRAPHS = 3, /* that are set anew for one page at the most */
    COST_LEAST = 1,
    COST_MOST = 40
};

/* Demerits that weigh as much as 1 to the page composer: a line stretched by
 * half of what it can has about 1,000. */
#define DEMERITS 2000.0

/* The only item of a unit that holds a line and nothing else, or NULL. */
static const HoFlowItem *
line_of(const HoVariantTask *task, unsigned unit)
{
    const HoUnitItems *span = &g_array_index(task->spans, HoUnitItems, unit);
    const HoFlowItem *found = NULL;

    for (unsigned i = span->first; i < span->end; i++) {
        const HoFlowItem *item = &g_array_index(task->items, HoFlowItem, i);

        if (item->type == HO_FLOW_LINE)
            found = item;
        else if (item->type != HO_FLOW_SPACE)
            return NULL;
    }
    return found;
}

/* How many units from one on are the whole of its paragraph; else 0. */
static unsigned
whole_paragraph(const HoVariantTask *task, unsigned first, unsigned end)
{
    const HoFlowItem *lead = line_of(task, first);
    unsigned n;

    if (lead == NULL || lead->paragraph == NULL)
        return 0;
    n = lead->paragraph->n_lines;
    if (end - first < n)
        return 0;
    for (unsigned i = 1; i < n; i++) {
        const HoFlowItem *item = line_of(task, first + i);

        if (item == NULL || item->paragraph != lead->paragraph)
            return 0;
    }
    return n;
}

static double
height_of(const GArray *items)
{
    double height = 0;

    for (unsigned i = 0; i < items->len; i++)
        height += g_array_index(items, HoFlowItem, i).height;
    return height;
}

static void
add_setting(const HoVariantTask *task, unsigned first, unsigned n, int more,
            GArray *variants)
{
    HoTextContext *text = task->flow->text;
    const HoFlowItem *lead = line_of(task, first);
    const HoFlowParagraph *paragraph = lead->paragraph;
    const char *lang = ho_text_set_language(text, paragraph->lang);
    HoLines *lines = ho_arena_new0(task->flow->arena, HoLines);
    HoVariant variant = {
        .cost = {.first = first, .end = first + n},
        .first = g_array_index(task->spans, HoUnitItems, first).first,
        .end = g_array_index(task->spans, HoUnitItems, first + n - 1).end};
    double cost;

    *lines = ho_text_break_looser(text, paragraph->inlines, paragraph->style,
                                  paragraph->measure, more);
    ho_text_set_language(text, lang);
    cost = COST_LEAST + (lines->demerits - paragraph->demerits) / DEMERITS;
    if (lines->n_lines == 0 || cost > COST_MOST)
        return;
    variant.items = ho_flow_lines_again(task->flow, lines, lead);
    variant.cost.cost = MAX(cost, COST_LEAST);
    variant.cost.taller = height_of(variant.items);
    for (unsigned i = first; i < first + n; i++)
        variant.cost.taller -= g_array_index(task->units, HoUnit, i).height;
    g_array_append_val(variants, variant);
}

void
ho_paragraphs_vary(const HoVariantTask *task, unsigned first, unsigned end,
                   GArray *variants)
{
    unsigned count = 0;

    for (unsigned i = end; i-- > first && count < PARAGRAPHS;) {
        unsigned n = whole_paragraph(task, i, end);

        if (n == 0)
            continue;
        add_setting(task, i, n, 1, variants);
        add_setting(task, i, n, -1, variants);
        count++;
    }
}
