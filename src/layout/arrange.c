#include "layout/arrange.h"

#include "base/number.h"
#include "doc/talk.h"

#include <string.h>

#define INLINE_DEPTH 64
#define LEAST_MARGIN 36.0
/* A picture below this share of its column is small by its author's wish. */
#define SMALL_SHARE 0.75
/* In a column that is half the measure, letters on slides are small already. */
#define LEAST_SCALE 0.7

static const struct {
    const char *name;
    HoArrangement arrangement;
} names[] = {
    {"handout", HO_ARRANGE_HANDOUT},
    {"slides-notes", HO_ARRANGE_SLIDES_NOTES},
    {"slides-lines", HO_ARRANGE_SLIDES_LINES},
    {"margin-notes", HO_ARRANGE_MARGIN_NOTES},
    {"cards", HO_ARRANGE_CARDS},
};

static HoArrangement
asked(const HoFlow *flow)
{
    const char *name = ho_document_attribute(flow->doc, "handout-layout");

    if (name == NULL || *name == '\0')
        return HO_ARRANGE_HANDOUT;
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(name, names[i].name) == 0)
            return names[i].arrangement;
    ho_diag(flow->diags, flow->doc->root->loc, HO_DIAG_LAYOUT_UNKNOWN, name);
    return HO_ARRANGE_HANDOUT;
}

unsigned
ho_slides_per_page(const HoFlow *flow)
{
    const char *text = ho_document_attribute(flow->doc, "slides-per-page");

    return (unsigned) CLAMP(text != NULL ? ho_int_of(text, 3) : 3, 2, 4);
}

/* Of the measure, for pictures: two a page are larger than four. */
static double
slide_share(const HoFlow *flow)
{
    static const double shares[] = {0.58, 0.5, 0.42};

    return flow->arrangement == HO_ARRANGE_SLIDES_LINES
               ? shares[ho_slides_per_page(flow) - 2]
               : 0.5;
}

void
ho_arrange_begin(HoFlow *flow)
{
    const HoTheme *theme = flow->options->theme;
    double gap = ho_theme_number(theme, "slides-column-gap", 16);

    flow->arrangement = asked(flow);
    flow->side_gap = CLAMP(gap, 0, flow->body_width / 4);
    flow->slide_width = slide_share(flow) * (flow->body_width - flow->side_gap);
    flow->side_width = flow->body_width - flow->side_gap - flow->slide_width;
    if (flow->arrangement == HO_ARRANGE_MARGIN_NOTES)
        flow->side_width = MAX(
            ho_theme_number(theme, "margin-notes-width", 119), LEAST_MARGIN);
}

void
ho_arrange_end(HoFlow *flow)
{
    switch (flow->arrangement) {
    case HO_ARRANGE_HANDOUT:
        break;
    case HO_ARRANGE_MARGIN_NOTES:
        if (flow->asides->len > 0)
            ho_flow_blank(flow, 0.01);
        break;
    case HO_ARRANGE_SLIDES_NOTES:
        ho_arrange_slides_notes(flow);
        break;
    case HO_ARRANGE_SLIDES_LINES:
        ho_arrange_slides_lines(flow);
        break;
    case HO_ARRANGE_CARDS:
        ho_arrange_cards(flow);
        break;
    }
}

/* --- narrow and wide --- */

static bool
has_columns(const HoFlow *flow)
{
    return flow->arrangement == HO_ARRANGE_SLIDES_NOTES ||
           flow->arrangement == HO_ARRANGE_SLIDES_LINES;
}

bool
ho_arrange_has_slides(const HoFlow *flow)
{
    return has_columns(flow) || flow->arrangement == HO_ARRANGE_CARDS;
}

static bool
is_free(const HoFlow *flow)
{
    return has_columns(flow) && flow->column.boxes->len == 0 &&
           flow->rows->len == 0 && !flow->in_note;
}

bool
ho_arrange_widen(HoFlow *flow)
{
    if (!flow->narrow || !is_free(flow))
        return false;
    ho_arrange_narrow(flow, false);
    flow->narrow = false;
    ho_flow_indent(flow, -(flow->side_width + flow->side_gap), 0);
    return true;
}

void
ho_arrange_narrow(HoFlow *flow, bool narrow)
{
    if (!narrow || flow->narrow)
        return;
    flow->narrow = true;
    ho_flow_indent(flow, flow->side_width + flow->side_gap, 0);
}

void
ho_flow_whole_width(HoFlow *flow)
{
    ho_arrange_widen(flow);
}

double
ho_flow_picture_measure(const HoFlow *flow)
{
    return flow->narrow && is_free(flow) ? flow->body_width
                                         : ho_flow_width(flow);
}

static bool
list_has_picture(const HoInline *list, unsigned depth)
{
    for (const HoInline *it = list != NULL ? list->first : NULL; it != NULL;
         it = it->next)
        if (it->kind == HO_INLINE_IMAGE ||
            (depth < INLINE_DEPTH && list_has_picture(it, depth + 1)))
            return true;
    return false;
}

/* Sections inside are no part of it. */
static bool
has_picture(const HoBlock *block)
{
    if (block == NULL || ho_section_of(block) != NULL)
        return false;
    for (const HoBlock *b = block; b != NULL; b = ho_block_walk(block, b))
        if (b->class->picture || list_has_picture(b->inlines, 0))
            return true;
    return false;
}

static double
height_beside(const HoFlow *flow, const HoFlowItem *item)
{
    const GArray *plates = item->images->plates;

    return ho_slide_height(flow,
                           &g_array_index(plates, HoFlowPlate, plates->len - 1),
                           HO_SLIDE_HIGHEST * flow->body_height);
}

/* How much taller the last picture is than what has been written since. */
static double
left_beside(const HoFlow *flow)
{
    const GArray *items = flow->column.items;
    double height = 0;

    for (unsigned i = items->len; i-- > 0;) {
        const HoFlowItem *item = ho_item_at(items, i);

        if (item->type == HO_FLOW_IMAGE)
            return height_beside(flow, item) - height;
        if (ho_item_is_content(item) || item->type == HO_FLOW_SPACE)
            height += item->height;
        if (height > HO_SLIDE_HIGHEST * flow->body_height)
            break;
    }
    return -height;
}

/* Looks once through what stands in a section. */
static void
begin_section(HoFlow *flow, const HoBlock *section)
{
    flow->slides_of = section;
    flow->last_slide = NULL;
    flow->past_slides = false;
    for (const HoBlock *b = section->first; b != NULL; b = b->next)
        if (has_picture(b))
            flow->last_slide = b;
}

void
ho_arrange_block(HoFlow *flow, const HoBlock *block)
{
    bool shows;

    if (!is_free(flow) || ho_section_of(block) != NULL ||
        block->parent == NULL || ho_section_of(block->parent) == NULL)
        return;
    if (flow->arrangement == HO_ARRANGE_SLIDES_LINES) {
        ho_arrange_narrow(flow, !ho_talk_is_byline(block));
        return;
    }
    if (flow->slides_of != block->parent)
        begin_section(flow, block->parent);
    shows = has_picture(block) || has_picture(block->next);
    if (!flow->narrow && flow->last_slide != NULL && !flow->past_slides &&
        shows)
        ho_arrange_narrow(flow, true);
    else if (flow->narrow && !shows && left_beside(flow) <= 0)
        ho_arrange_widen(flow);
    flow->past_slides = flow->past_slides || block == flow->last_slide;
}

/* --- slides --- */

const HoFlowItem *
ho_item_at(const GArray *items, unsigned i)
{
    return &g_array_index(items, HoFlowItem, i);
}

/* Whether an item is a line of the caption of a picture. */
static bool
is_caption(const HoFlowItem *item)
{
    return item->type == HO_FLOW_LINE && item->block != NULL &&
           item->block->class->picture;
}

bool
ho_item_is_heading(const HoFlowItem *item)
{
    return item->type == HO_FLOW_LINE && item->tag != NULL &&
           item->tag->type >= HO_TAG_H1 && item->tag->type <= HO_TAG_H6;
}

static bool
is_place(const HoFlowItem *item)
{
    return item->type == HO_FLOW_SPACE || item->type == HO_FLOW_ANCHOR;
}

unsigned
ho_slide_end(const GArray *items, unsigned i)
{
    unsigned end = i + 1;

    for (unsigned k = i + 1; k < items->len; k++) {
        const HoFlowItem *item = ho_item_at(items, k);

        if (is_caption(item) && item->block == ho_item_at(items, i)->block)
            end = k + 1;
        else if (item->type != HO_FLOW_SPACE)
            break;
    }
    return end;
}

unsigned
ho_slide_intro(const GArray *items, unsigned low, unsigned i)
{
    const HoFlowItem *picture = ho_item_at(items, i);
    const HoTag *paragraph = NULL;
    unsigned first = i;

    for (unsigned k = i; k-- > low;) {
        const HoFlowItem *item = ho_item_at(items, k);

        if (is_place(item))
            continue;
        if (item->type != HO_FLOW_LINE || ho_item_is_heading(item))
            break;
        if (is_caption(item) && item->block == picture->block) {
            first = k; /* a caption above */
            continue;
        }
        if (paragraph == NULL && picture->before < HO_KEEP_LOOSE)
            break;
        if (paragraph != NULL && item->tag != paragraph)
            break;
        paragraph = item->tag;
        first = k;
    }
    return first;
}

const HoTag *
ho_tag_section(const HoTag *tag)
{
    while (tag != NULL && tag->type != HO_TAG_SECT)
        tag = tag->parent;
    return tag;
}

double
ho_slide_height(const HoFlow *flow, const HoFlowPlate *plate, double most)
{
    const HoFlowPicture *picture = &plate->picture;
    double scale = flow->slide_width / MAX(picture->width, 1);

    /* One that was asked for much smaller than the measure stays so. */
    if (picture->width < SMALL_SHARE * flow->slide_width)
        scale = 1;
    return MIN(scale * picture->height, most);
}

void
ho_slide_write(HoFlow *flow, const HoFlowPlate *plate, double height)
{
    HoFlowPlate copy = *plate;
    HoFlowPicture *picture = &copy.picture;
    HoFlowImages *images = ho_arena_new0(flow->arena, HoFlowImages);
    double scale =
        ho_slide_height(flow, plate, height) / MAX(picture->height, 1);

    picture->width *= scale;
    picture->height *= scale;
    picture->align = HO_ALIGN_LEFT;
    copy.x = 0;
    images->plates = g_array_new(FALSE, TRUE, sizeof(HoFlowPlate));
    g_ptr_array_add(flow->arrays, images->plates);
    g_array_append_val(images->plates, copy);
    ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_IMAGE,
                                   .x = flow->side_width + flow->side_gap,
                                   .width = flow->slide_width,
                                   .height = picture->height,
                                   .least = LEAST_SCALE * picture->height,
                                   .tag = plate->tag,
                                   .block = picture->block,
                                   .images = images});
}

void
ho_slide_cell(HoFlow *flow, const HoSlide *slide, double height)
{
    /* Written for the text's column, set in the picture's. */
    HoFlowCell cell = {.x = -(flow->side_width + flow->side_gap),
                       .width = flow->body_width,
                       .rowspan = 1};

    ho_flow_cell_begin(flow, &cell);
    ho_slide_write(flow, slide->plate, height);
    if (slide->below.end > slide->below.first)
        g_array_append_vals(flow->column.items,
                            ho_item_at(slide->items, slide->below.first),
                            slide->below.end - slide->below.first);
    ho_flow_cell_end(flow);
}
