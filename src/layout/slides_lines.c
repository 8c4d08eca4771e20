/*
 * Pictures on the left, ruled lines on the right, so many a page: what
 * presentation programs call handouts.  Of the words only the titles of talks,
 * their bylines and the captions are set.  A page is divided evenly among its
 * slides; what no slide takes is ruled.
 */
#include "layout/arrange.h"

#include "doc/talk.h"

/* A slide has at least this share of what it has on a page without titles. */
#define LEAST_SHARE 0.7
/* Lines over the whole width fill what is left of a page, if so many fit. */
#define LEAST_LINES 4
/* Room for what rounding adds. */
#define SLACK 2.0

/* A slide, or lines in the place of one, with the titles over it. */
typedef struct {
    HoItemRange head;   /* of out's copy of the items, see Maker */
    double head_height; /* of titles and bylines, with their notes */
    HoSlide slide;      /* plate NULL: lines */
    const HoTag *tag;   /* the section */
} Slot;

typedef struct {
    HoFlow *flow;
    const GArray *items;
    GArray *heads; /* of HoFlowItem: all titles and bylines */
    GArray *slots; /* of Slot */
    double full;   /* of a slide on a page without titles */
    double gap;    /* between slides */
    unsigned count;
} Maker;

static const Slot *
slot_at(const Maker *m, unsigned i)
{
    return &g_array_index(m->slots, Slot, i);
}

/* The height of items as they will stand, with their notes. */
static double
height_of(const GArray *items, HoItemRange range)
{
    g_autoptr(GArray) copy = g_array_new(FALSE, TRUE, sizeof(HoFlowItem));
    double notes = 0;

    if (range.end == range.first)
        return 0;
    g_array_append_vals(copy, ho_item_at(items, range.first),
                        range.end - range.first);
    ho_items_settle(copy);
    for (unsigned i = 0; i < copy->len; i++) {
        const HoFlowItem *item = ho_item_at(copy, i);

        for (unsigned n = 0; n < item->n_notes; n++)
            notes += item->notes[n]->height;
    }
    return ho_items_measure(copy, 0, copy->len, (HoSetting){0}, NULL) + notes;
}

/* --- slots --- */

static bool
is_talk(const HoFlowItem *item)
{
    return item->type == HO_FLOW_HEADING && item->heading->level <= 1;
}

/* Titles below a talk's own are left out with the words under them. */
static bool
stays(const HoFlowItem *item)
{
    switch (item->type) {
    case HO_FLOW_ANCHOR:
    case HO_FLOW_HEADING:
    case HO_FLOW_SPACE:
        return true;
    case HO_FLOW_LINE:
        return item->block != NULL && ho_talk_is_byline(item->block);
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

/* A slot with the titles that wait since `first` of the heads. */
static void
add_slot(Maker *m, unsigned *first, HoSlide slide, const HoTag *tag)
{
    Slot slot = {.head = {*first, m->heads->len}, .slide = slide, .tag = tag};

    slot.head_height = height_of(m->heads, slot.head);
    g_array_append_val(m->slots, slot);
    *first = m->heads->len;
}

/* A picture and, of a row, each. */
static void
take_pictures(Maker *m, unsigned i, unsigned *first)
{
    const GArray *plates = ho_item_at(m->items, i)->images->plates;

    for (unsigned k = 0; k < plates->len; k++) {
        HoSlide slide = {.items = m->items,
                         .plate = &g_array_index(plates, HoFlowPlate, k)};

        if (k + 1 == plates->len)
            slide.below = (HoItemRange){i + 1, ho_slide_end(m->items, i)};
        add_slot(m, first, slide, ho_tag_section(slide.plate->tag));
    }
}

/* Whether the heads from first on show anything. */
static bool
is_titled(const Maker *m, unsigned first)
{
    return ho_items_content_from(m->heads, first) != NULL;
}

static void
take_head(Maker *m, unsigned i, unsigned end)
{
    g_array_append_vals(m->heads, ho_item_at(m->items, i), end - i);
}

/* From the first talk on.  A talk of which no picture was taken has lines
 * alone; a part that begins with a talk has none of its own. */
static void
take_all(Maker *m, unsigned i)
{
    bool titled = false; /* the title of a talk waits for a slot */
    const HoTag *tag = NULL;
    unsigned first = 0;

    while (i < m->items->len) {
        const HoFlowItem *item = ho_item_at(m->items, i);
        unsigned end = is_talk(item) ? title_end(m->items, i) : i + 1;

        if (is_talk(item)) {
            if (titled && item->heading->level == 1)
                add_slot(m, &first, (HoSlide){0}, tag);
            titled = item->heading->level == 1;
            take_head(m, i, end);
        } else if (item->type == HO_FLOW_IMAGE) {
            take_pictures(m, i, &first);
            titled = false;
        } else if (stays(item)) {
            take_head(m, i, end);
        }
        for (; i < end; i++)
            if (is_talk(item) && ho_item_at(m->items, i)->tag != NULL)
                tag = ho_tag_section(ho_item_at(m->items, i)->tag);
    }
    if (titled || is_titled(m, first))
        add_slot(m, &first, (HoSlide){0}, tag);
    else
        g_array_append_vals(m->flow->column.items, ho_item_at(m->heads, first),
                            m->heads->len - first);
}

/* --- pages --- */

/* A page with the slots first to end - 1. */
typedef struct {
    unsigned first, end;
    double taken; /* by what stands before the first talk, titles and gaps */
} Page;

/* What a slot adds to what is taken of a page. */
static double
taken_by(const Maker *m, const Page *page, unsigned i)
{
    double head = slot_at(m, i)->head_height;

    if (page->taken > 0 || i > page->first)
        return head > 0 ? head + 3 * m->gap : m->gap;
    return head > 0 ? head + m->gap : 0;
}

/* As many slots as fit, at least one. */
static void
fill(const Maker *m, Page *page)
{
    double body = m->flow->body_height - SLACK;

    while (page->end < m->slots->len && page->end - page->first < m->count) {
        double taken = page->taken + taken_by(m, page, page->end);
        unsigned n = page->end - page->first + 1;

        if (n > 1 && taken + n * LEAST_SHARE * m->full > body)
            return;
        page->taken = taken;
        page->end++;
    }
}

static void
begin_row(HoFlow *flow, const HoTag *tag)
{
    flow->column.tag = (HoTag *) tag;
    ho_flow_row_begin(flow);
}

static void
end_row(HoFlow *flow)
{
    ho_flow_row_end(flow, false);
    flow->column.tag = NULL;
}

static void
write_lines(HoFlow *flow, double x, double width, double height)
{
    HoFlowCell cell = {.x = x, .width = width, .rowspan = 1};

    ho_flow_cell_begin(flow, &cell);
    ho_note_lines_flow(flow, width, height);
    ho_flow_cell_end(flow);
}

static void
write_slot(const Maker *m, const Slot *slot, double height)
{
    HoFlow *flow = m->flow;
    double caption = height_of(m->items, slot->slide.below);

    begin_row(flow, slot->tag);
    if (slot->slide.plate == NULL) {
        write_lines(flow, 0, flow->body_width, height);
    } else {
        ho_slide_cell(flow, &slot->slide, MAX(height - caption, height / 2));
        write_lines(flow, flow->slide_width + flow->side_gap, flow->side_width,
                    height);
    }
    end_row(flow);
}

/* From the first to the last thing that shows. */
static HoItemRange
shown_of(const GArray *items, HoItemRange range)
{
    while (range.first < range.end &&
           !ho_item_is_content(ho_item_at(items, range.first)))
        range.first++;
    while (range.first < range.end &&
           !ho_item_is_content(ho_item_at(items, range.end - 1)))
        range.end--;
    return range;
}

static void
write_head(const Maker *m, const Slot *slot, bool at_top)
{
    HoFlow *flow = m->flow;
    HoItemRange inner = shown_of(m->heads, slot->head);

    if (!at_top)
        ho_flow_space(flow, slot->head_height > 0 ? 2 * m->gap : m->gap);
    if (slot->head.end == slot->head.first)
        return;
    for (unsigned i = slot->head.first; i < slot->head.end; i++) {
        const HoFlowItem *item = ho_item_at(m->heads, i);

        /* Spaces between lines: those around are the page's. */
        if (item->type != HO_FLOW_SPACE || (i > inner.first && i < inner.end))
            g_array_append_vals(flow->column.items, item, 1);
    }
    if (slot->head_height > 0) {
        ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
        ho_flow_space(flow, m->gap);
    }
}

/* The slots share the page; of what they do not take lines are made. */
static void
write_page(const Maker *m, const Page *page, bool at_top)
{
    HoFlow *flow = m->flow;
    unsigned n = page->end - page->first;
    double room = flow->body_height - SLACK - page->taken;
    double height = MIN(room / n, n < m->count ? m->full : room);
    double rest = room - n * height - 2 * m->gap;

    if (rest < LEAST_LINES * ho_note_line_step(flow->options->theme)) {
        height = room / n;
        rest = 0;
    }
    for (unsigned i = page->first; i < page->end; i++) {
        write_head(m, slot_at(m, i), at_top && i == page->first);
        write_slot(m, slot_at(m, i), height);
    }
    if (rest <= 0)
        return;
    ho_flow_space(flow, 2 * m->gap);
    begin_row(flow, slot_at(m, page->end - 1)->tag);
    write_lines(flow, 0, flow->body_width, rest);
    end_row(flow);
}

/* front: the height of what stands before the first talk. */
static void
write_pages(const Maker *m, double front)
{
    double body = m->flow->body_height;
    Page page = {.taken = front};
    bool at_top = front <= 0;

    if (front > 0 && m->slots->len > 0 &&
        front + taken_by(m, &page, 0) + LEAST_SHARE * m->full > body) {
        ho_flow_page_break(m->flow, HO_BREAK_PLAIN);
        page.taken = 0;
        at_top = true;
    }
    while (page.first < m->slots->len) {
        fill(m, &page);
        write_page(m, &page, at_top);
        if (page.end < m->slots->len)
            ho_flow_page_break(m->flow, HO_BREAK_PLAIN);
        page = (Page){.first = page.end, .end = page.end};
        at_top = true;
    }
}

/* What stands on the page where the first talk begins. */
static HoItemRange
last_front(const GArray *items, unsigned end)
{
    HoItemRange range = {.end = end};

    for (unsigned i = 0; i < end; i++)
        if (ho_item_at(items, i)->type == HO_FLOW_BREAK)
            range.first = i + 1;
    return range;
}

/* Whether there is more than room that a title begins with. */
static bool
says_something(const GArray *items, HoItemRange range)
{
    for (unsigned i = range.first; i < range.end; i++) {
        const HoFlowItem *item = ho_item_at(items, i);
        bool blank = item->type == HO_FLOW_LINE && item->line->width <= 0;

        if (ho_item_is_content(item) && item->type != HO_FLOW_RULE && !blank)
            return true;
    }
    return false;
}

/* What stands before the first talk stays as it is; returns how high it is on
 * the page where that begins. */
static double
take_front(Maker *m, unsigned end)
{
    HoItemRange last = last_front(m->items, end);
    bool says = says_something(m->items, last);

    if (end > 0 && (says || last.first > 0))
        g_array_append_vals(m->flow->column.items, ho_item_at(m->items, 0),
                            says ? end : last.first);
    return says ? height_of(m->items, last) : 0;
}

void
ho_arrange_slides_lines(HoFlow *flow)
{
    g_autoptr(GArray) slots = g_array_new(FALSE, TRUE, sizeof(Slot));
    GArray *out = ho_flow_items_new(flow);
    HoFlowColumn before = flow->column;
    Maker m = {.flow = flow,
               .items = flow->column.items,
               .heads = ho_flow_items_new(flow),
               .slots = slots,
               .gap =
                   ho_theme_number(flow->options->theme, "slides-row-gap", 14),
               .count = ho_slides_per_page(flow)};
    unsigned first = 0;
    double front;

    m.full = (flow->body_height - m.gap * (m.count - 1)) / m.count;
    flow->column.items = out;
    flow->column.x = 0;
    flow->column.width = flow->body_width;
    while (first < m.items->len && !is_talk(ho_item_at(m.items, first)))
        first++;
    front = take_front(&m, first);
    take_all(&m, first);
    write_pages(&m, front);
    flow->column = before;
    flow->column.items = out;
}
