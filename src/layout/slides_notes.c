/*
 * Each picture with its text beside it: rows of a picture on the left and, on
 * the right, the words that lead to it and those that follow it; they go on in
 * their column when they reach further down than the picture.
 */
#include "layout/arrange.h"

/* Text that leads to a picture is at most so often as high as that. */
#define LONGEST_LEAD 2.0

typedef struct {
    HoFlow *flow;
    const GArray *items;
    GArray *out;
    HoSlide slide;    /* of the row being made; plate NULL: none */
    HoItemRange lead; /* words that lead to it */
    HoItemRange text; /* what comes after it */
    HoSlide waiting;  /* a picture without text, for one like it */
} Maker;

static double
highest(const Maker *m)
{
    return HO_SLIDE_HIGHEST * m->flow->body_height;
}

static void
append(GArray *to, const GArray *items, HoItemRange range)
{
    if (range.end > range.first)
        g_array_append_vals(to, ho_item_at(items, range.first),
                            range.end - range.first);
}

static void
copy_items(Maker *m, HoItemRange range)
{
    append(m->out, m->items, range);
}

static bool
has_content(const Maker *m, HoItemRange range)
{
    for (unsigned i = range.first; i < range.end; i++)
        if (ho_item_is_content(ho_item_at(m->items, i)))
            return true;
    return false;
}

/* --- rows --- */

static void
begin_row(Maker *m, const HoSlide *slide)
{
    HoFlow *flow = m->flow;

    ho_flow_space(flow,
                  ho_theme_number(flow->options->theme, "slides-row-gap", 14));
    ho_flow_keep_next(flow, slide->before);
    flow->column.tag = (HoTag *) ho_tag_section(slide->plate->tag);
    ho_flow_row_begin(flow);
    ho_slide_cell(flow, slide, highest(m));
}

static void
end_row(Maker *m, bool breakable)
{
    HoFlow *flow = m->flow;

    ho_flow_row_end(flow, breakable);
    ho_flow_row_yield(flow);
    flow->column.tag = NULL;
    ho_flow_space(flow,
                  ho_theme_number(flow->options->theme, "slides-row-gap", 14));
}

static double
slide_height(const Maker *m, const HoSlide *slide)
{
    return ho_slide_height(m->flow, slide->plate, highest(m));
}

static double
height_of(const Maker *m, HoItemRange range)
{
    double height = 0;

    for (unsigned i = range.first; i < range.end; i++)
        height += ho_item_at(m->items, i)->height;
    return height;
}

/* Whether the text ends no further down than the picture. */
static bool
fits_beside(const Maker *m)
{
    return height_of(m, m->lead) + height_of(m, m->text) <=
           slide_height(m, &m->slide) + height_of(m, m->slide.below);
}

static void
write_text(Maker *m)
{
    HoFlow *flow = m->flow;
    HoFlowCell cell = {.width = flow->body_width, .rowspan = 1};

    ho_flow_cell_begin(flow, &cell);
    append(flow->column.items, m->items, m->lead);
    append(flow->column.items, m->items, m->text);
    ho_flow_cell_end(flow);
}

/* The second picture stands where text would. */
static void
write_pair(Maker *m, const HoSlide *left, const HoSlide *right)
{
    HoFlow *flow = m->flow;
    HoFlowCell cell = {.width = flow->body_width, .rowspan = 1};

    begin_row(m, left);
    ho_flow_cell_begin(flow, &cell);
    ho_slide_write(flow, right->plate, highest(m));
    append(flow->column.items, right->items, right->below);
    ho_flow_cell_end(flow);
    end_row(m, false);
}

static void
flush_waiting(Maker *m)
{
    HoSlide slide = m->waiting;

    m->waiting = (HoSlide){.plate = NULL};
    if (slide.plate == NULL)
        return;
    begin_row(m, &slide);
    end_row(m, false);
}

static void
flush_picture(Maker *m)
{
    if (!has_content(m, m->lead) && !has_content(m, m->text)) {
        copy_items(m, m->text); /* anchors */
        if (m->waiting.plate == NULL) {
            m->waiting = m->slide;
        } else {
            HoSlide left = m->waiting;

            m->waiting = (HoSlide){.plate = NULL};
            write_pair(m, &left, &m->slide);
        }
        return;
    }
    flush_waiting(m);
    begin_row(m, &m->slide);
    write_text(m);
    end_row(m, !fits_beside(m));
}

/* Ends the row being made. */
static void
flush(Maker *m)
{
    if (m->slide.plate != NULL) {
        flush_picture(m);
    } else if (has_content(m, m->text)) {
        flush_waiting(m);
        copy_items(m, m->text);
    } else {
        copy_items(m, m->text);
    }
    m->slide = (HoSlide){.plate = NULL};
    m->lead = (HoItemRange){0};
    m->text.first = m->text.end;
}

/* --- items --- */

/* Whether an item stands in the column of the text. */
static bool
is_narrow(const Maker *m, const HoFlowItem *item)
{
    switch (item->type) {
    case HO_FLOW_LINE:
    case HO_FLOW_IMAGE:
    case HO_FLOW_ROW:
    case HO_FLOW_RULE:
    case HO_FLOW_BOX_BEGIN:
        return item->x >= m->flow->side_width;
    case HO_FLOW_SPACE:
    case HO_FLOW_ANCHOR:
    case HO_FLOW_BOX_END:
        return true;
    case HO_FLOW_HEADING:
    case HO_FLOW_BESIDE:
    case HO_FLOW_INDEX:
    case HO_FLOW_BREAK:
        return false;
    }
    return false;
}

/* Whether all text since the last picture, or the last wide thing, stands
 * beside the picture at i: no other one claims it. */
static bool
is_all_lead(const Maker *m, unsigned i)
{
    const GArray *plates = ho_item_at(m->items, i)->images->plates;
    HoSlide slide = {.plate = &g_array_index(plates, HoFlowPlate, 0)};

    if (m->slide.plate != NULL &&
        height_of(m, m->lead) < slide_height(m, &m->slide))
        return false;
    return height_of(m, (HoItemRange){m->text.first, i}) <=
           LONGEST_LEAD * slide_height(m, &slide);
}

/* What a page edge costs before the first thing that shows, from an item on. */
static double
cost_before(const GArray *items, unsigned i)
{
    const HoFlowItem *first = ho_items_content_from(items, i);

    return first != NULL ? first->before : 0;
}

/* A picture at i begins a row, with the words before it that lead to it; of
 * several that share a row of the text each has one of its own. */
static unsigned
take_picture(Maker *m, unsigned i)
{
    const HoFlowItem *item = ho_item_at(m->items, i);
    unsigned intro = ho_slide_intro(m->items, m->text.first, i);
    unsigned end = ho_slide_end(m->items, i);

    if (is_all_lead(m, i))
        intro = m->text.first;
    m->text.end = intro;
    flush(m);
    for (unsigned k = 0; k < item->images->plates->len; k++) {
        m->text = (HoItemRange){end, end};
        if (k > 0)
            flush(m);
        else
            m->lead = (HoItemRange){intro, i};
        m->slide = (HoSlide){
            .items = m->items,
            .plate = &g_array_index(item->images->plates, HoFlowPlate, k),
            .before = cost_before(m->items, intro)};
    }
    m->slide.below = (HoItemRange){i + 1, end};
    return end;
}

/* The end of the box that begins at i. */
static unsigned
box_end(const GArray *items, unsigned i)
{
    unsigned depth = 0;

    for (; i < items->len; i++) {
        HoFlowType type = ho_item_at(items, i)->type;

        depth += type == HO_FLOW_BOX_BEGIN;
        if (type == HO_FLOW_BOX_END && --depth == 0)
            return i + 1;
    }
    return i;
}

static void
take_wide(Maker *m, unsigned i, unsigned end)
{
    m->text.end = i;
    flush(m);
    if (ho_item_is_content(ho_item_at(m->items, i)) ||
        ho_item_at(m->items, i)->type == HO_FLOW_BREAK)
        flush_waiting(m);
    copy_items(m, (HoItemRange){i, end});
    m->text = (HoItemRange){end, end};
}

void
ho_arrange_slides_notes(HoFlow *flow)
{
    Maker m = {.flow = flow,
               .items = flow->column.items,
               .out = ho_flow_items_new(flow)};
    HoFlowColumn before = flow->column;

    flow->column.items = m.out;
    flow->column.x = 0;
    flow->column.width = flow->body_width;
    for (unsigned i = 0; i < m.items->len;) {
        const HoFlowItem *item = ho_item_at(m.items, i);
        unsigned end =
            item->type == HO_FLOW_BOX_BEGIN ? box_end(m.items, i) : i + 1;

        if (!is_narrow(&m, item))
            take_wide(&m, i, end);
        else if (item->type == HO_FLOW_IMAGE)
            end = take_picture(&m, i);
        m.text.end = end;
        i = end;
    }
    flush(&m);
    flush_waiting(&m);
    flow->column = before;
    flow->column.items = m.out;
}
