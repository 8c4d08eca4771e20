/*
 * Pictures on the left, ruled lines on the right, so many a page: what
 * presentation programs call handouts.  Of the words only the titles of talks,
 * their bylines and the captions are set.
 */
#include "layout/arrange.h"

#include "base/number.h"
#include "doc/talk.h"

/* Room for the title of a talk on its first page, as a share of the page. */
#define TITLE_SHARE 0.13

typedef struct {
    HoFlow *flow;
    const GArray *items;
    GArray *out;
    double height;   /* of a slide with its lines */
    double gap;      /* between slides */
    double wide_gap; /* the same on a page without a title */
    unsigned count, on_page;
    bool titled; /* the page has a title */
} Maker;

static unsigned
slides_per_page(const HoFlow *flow)
{
    const char *text = ho_document_attribute(flow->doc, "slides-per-page");

    return (unsigned) CLAMP(text != NULL ? ho_int_of(text, 3) : 3, 2, 4);
}

static void
write_lines(Maker *m)
{
    HoFlow *flow = m->flow;
    HoFlowCell cell = {.x = flow->side_width + flow->side_gap,
                       .width = flow->side_width,
                       .rowspan = 1};

    ho_flow_cell_begin(flow, &cell);
    ho_note_lines_flow(flow, flow->side_width, m->height);
    ho_flow_cell_end(flow);
}

static void
new_page(Maker *m)
{
    ho_flow_page_break(m->flow, HO_BREAK_PLAIN);
    m->on_page = 0;
    m->titled = false;
}

static void
write_slide(Maker *m, const HoSlide *slide)
{
    HoFlow *flow = m->flow;
    double caption = 0;

    for (unsigned i = slide->below.first; i < slide->below.end; i++)
        caption += ho_item_at(m->items, i)->height;
    if (m->on_page == m->count)
        new_page(m);
    if (m->on_page > 0)
        ho_flow_space(flow, m->titled ? m->gap : m->wide_gap);
    flow->column.tag = (HoTag *) ho_tag_section(slide->plate->tag);
    ho_flow_row_begin(flow);
    ho_slide_cell(flow, slide, MAX(m->height - caption, m->height / 2));
    write_lines(m);
    ho_flow_row_end(flow, false);
    flow->column.tag = NULL;
    m->on_page++;
}

/* A picture and, of a row, each. */
static void
take_pictures(Maker *m, unsigned i)
{
    const GArray *plates = ho_item_at(m->items, i)->images->plates;

    for (unsigned k = 0; k < plates->len; k++) {
        HoSlide slide = {.items = m->items,
                         .plate = &g_array_index(plates, HoFlowPlate, k)};

        if (k + 1 == plates->len)
            slide.below = (HoItemRange){i + 1, ho_slide_end(m->items, i)};
        write_slide(m, &slide);
    }
}

static bool
is_talk(const HoFlowItem *item)
{
    return item->type == HO_FLOW_HEADING && item->heading->level <= 1;
}

/* Titles below a talk's own are left out with the words under them. */
static bool
stays(const HoFlowItem *item, bool in_talk)
{
    switch (item->type) {
    case HO_FLOW_ANCHOR:
    case HO_FLOW_HEADING:
    case HO_FLOW_SPACE:
        return true;
    case HO_FLOW_LINE:
        return in_talk && item->block != NULL && ho_talk_is_byline(item->block);
    case HO_FLOW_IMAGE:
    case HO_FLOW_BOX_BEGIN:
    case HO_FLOW_BOX_END:
    case HO_FLOW_ROW:
    case HO_FLOW_RULE:
    case HO_FLOW_BESIDE:
    case HO_FLOW_INDEX:
    case HO_FLOW_BREAK:
        return false;
    }
    return false;
}

/* The end of the lines of the title that is announced at i. */
static unsigned
title_end(const GArray *items, unsigned i)
{
    unsigned k = i + 1;

    while (k < items->len && (ho_item_at(items, k)->type == HO_FLOW_SPACE ||
                              ho_item_at(items, k)->type == HO_FLOW_ANCHOR ||
                              ho_item_is_heading(ho_item_at(items, k))))
        k++;
    return k;
}

static bool
has_pictures(const Maker *m, unsigned i)
{
    for (; i < m->items->len && !is_talk(ho_item_at(m->items, i)); i++)
        if (ho_item_at(m->items, i)->type == HO_FLOW_IMAGE)
            return true;
    return false;
}

/* A talk of which no picture was taken has lines alone. */
static void
write_blank(Maker *m, const HoTag *tag)
{
    HoFlow *flow = m->flow;
    HoFlowCell cell = {.width = flow->body_width, .rowspan = 1};

    flow->column.tag = (HoTag *) ho_tag_section(tag);
    ho_flow_row_begin(flow);
    ho_flow_cell_begin(flow, &cell);
    ho_note_lines_flow(flow, flow->body_width, m->height);
    ho_flow_cell_end(flow);
    ho_flow_row_end(flow, false);
    flow->column.tag = NULL;
    m->on_page++;
}

/* The title of a talk and its byline; a new page unless both this talk and the
 * one before it are without pictures. */
static unsigned
take_talk(Maker *m, unsigned i, bool *pictures)
{
    unsigned end = title_end(m->items, i);
    bool had = *pictures;
    const HoTag *tag = NULL;

    *pictures = has_pictures(m, end);
    if (had || *pictures || m->on_page >= m->count)
        new_page(m);
    m->titled = true;
    if (m->on_page > 0)
        ho_flow_space(m->flow, 2 * m->gap);
    for (;
         i < m->items->len && (i < end || stays(ho_item_at(m->items, i), true));
         i++) {
        const HoFlowItem *item = ho_item_at(m->items, i);

        if (i >= end && is_talk(item))
            break;
        if (item->tag != NULL)
            tag = item->tag;
        g_array_append_vals(m->out, item, 1);
    }
    ho_flow_keep_next(m->flow, HO_KEEP_ALWAYS);
    ho_flow_space(m->flow, m->gap);
    if (!*pictures)
        write_blank(m, tag);
    return i;
}

/* What stands before the first talk stays as it is, with pictures as slides. */
static unsigned
take_front(Maker *m)
{
    unsigned i = 0;

    for (; i < m->items->len && !is_talk(ho_item_at(m->items, i)); i++)
        g_array_append_vals(m->out, ho_item_at(m->items, i), 1);
    return i;
}

static void
take_all(Maker *m)
{
    bool pictures = true;

    for (unsigned i = take_front(m); i < m->items->len;) {
        const HoFlowItem *item = ho_item_at(m->items, i);

        if (is_talk(item)) {
            i = take_talk(m, i, &pictures);
            continue;
        }
        if (item->type == HO_FLOW_IMAGE)
            take_pictures(m, i);
        else if (stays(item, false) && item->type != HO_FLOW_SPACE)
            g_array_append_vals(m->out, item, 1);
        i++;
    }
}

void
ho_arrange_slides_lines(HoFlow *flow)
{
    const HoTheme *theme = flow->options->theme;
    Maker m = {.flow = flow,
               .items = flow->column.items,
               .out = ho_flow_items_new(flow),
               .gap = ho_theme_number(theme, "slides-row-gap", 14),
               .count = slides_per_page(flow)};
    HoFlowColumn before = flow->column;

    m.height = (flow->body_height * (1 - TITLE_SHARE) - m.gap * (m.count - 1)) /
               m.count;
    m.wide_gap = m.gap + TITLE_SHARE * flow->body_height / (m.count - 1);
    flow->column.items = m.out;
    flow->column.x = 0;
    flow->column.width = flow->body_width;
    take_all(&m);
    flow->column = before;
    flow->column.items = m.out;
}
