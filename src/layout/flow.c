/*
 * Writing the flow: where one stands in the column, what is open around, and
 * items appended in order.  What is written has files of its own: blocks in
 * flow_block.c, text in flow_text.c, pictures in flow_image.c, things side by
 * side in flow_row.c.
 */
#include "layout/margin.h"

/* However deep things are nested, so much is left to write in. */
#define LEAST_MEASURE 48.0

HoTheme *
ho_flow_theme(const HoFlow *flow)
{
    return flow->options->theme;
}

HoTextContext *
ho_flow_text_context(const HoFlow *flow)
{
    return flow->text;
}

HoArena *
ho_flow_arena(const HoFlow *flow)
{
    return flow->arena;
}

HoImages *
ho_flow_images(const HoFlow *flow)
{
    return flow->options->images;
}

const HoDocument *
ho_flow_document(const HoFlow *flow)
{
    return flow->doc;
}

HoDiags *
ho_flow_diags(const HoFlow *flow)
{
    return flow->diags;
}

double
ho_flow_width(const HoFlow *flow)
{
    return MAX(flow->column.width, flow->column.least);
}

double
ho_flow_page_width(const HoFlow *flow)
{
    return flow->page_width;
}

double
ho_flow_page_height(const HoFlow *flow)
{
    return flow->body_height;
}

const HoStyle *
ho_flow_style(const HoFlow *flow)
{
    return flow->column.style;
}

const HoStyle *
ho_flow_style_of(const HoFlow *flow, const char *name, const char *roles)
{
    return ho_theme_style(flow->options->theme, flow->column.style, name,
                          roles);
}

const HoStyle *
ho_flow_set_style(HoFlow *flow, const HoStyle *style)
{
    const HoStyle *before = flow->column.style;

    flow->column.style = style;
    return before;
}

HoFlow *
ho_flow_new(const HoDocument *doc, const HoLayoutOptions *options,
            HoArena *arena, HoDiags *diags)
{
    HoFlow *flow = g_new0(HoFlow, 1);

    flow->arena = arena;
    flow->doc = doc;
    flow->options = options;
    flow->diags = diags;
    flow->tags = g_ptr_array_new();
    flow->rows = g_ptr_array_new();
    flow->entries = g_ptr_array_new();
    flow->arrays =
        g_ptr_array_new_with_free_func((GDestroyNotify) g_array_unref);
    flow->asides = g_ptr_array_new();
    flow->notes_seen = g_hash_table_new(NULL, NULL);
    flow->reported = g_hash_table_new(NULL, NULL);
    flow->endnotes = g_ptr_array_new();
    flow->column.items = ho_flow_items_new(flow);
    flow->column.least = LEAST_MEASURE;
    flow->column.boxes = g_ptr_array_new();
    flow->column.style = ho_theme_style(options->theme, NULL, "base", NULL);
    return flow;
}

void
ho_flow_free(HoFlow *flow)
{
    g_ptr_array_unref(flow->tags);
    g_ptr_array_unref(flow->rows);
    g_ptr_array_unref(flow->entries);
    g_ptr_array_unref(flow->arrays);
    g_ptr_array_unref(flow->asides);
    g_clear_pointer(&flow->links, g_array_unref);
    g_clear_pointer(&flow->link_numbers, g_hash_table_unref);
    g_ptr_array_unref(flow->column.boxes);
    g_hash_table_unref(flow->notes_seen);
    g_hash_table_unref(flow->reported);
    g_ptr_array_unref(flow->endnotes);
    g_free(flow);
}

GArray *
ho_flow_array_new(HoFlow *flow, size_t size)
{
    GArray *array = g_array_new(FALSE, TRUE, (guint) size);

    g_ptr_array_add(flow->arrays, array);
    return array;
}

GArray *
ho_flow_items_new(HoFlow *flow)
{
    return ho_flow_array_new(flow, sizeof(HoFlowItem));
}

HoFlowColumn
ho_flow_divert(HoFlow *flow, GArray *items, double width)
{
    HoFlowColumn before = flow->column;

    flow->column = (HoFlowColumn){.items = items,
                                  .width = width,
                                  .least = MIN(LEAST_MEASURE, MAX(width, 1)),
                                  .style = before.style,
                                  .tag = before.tag,
                                  .boxes = before.boxes};
    return before;
}

bool
ho_item_is_content(const HoFlowItem *item)
{
    return item->type == HO_FLOW_LINE || item->type == HO_FLOW_IMAGE ||
           item->type == HO_FLOW_ROW || item->type == HO_FLOW_RULE ||
           item->type == HO_FLOW_BESIDE;
}

/* Whether an item may stand beside something; all else begins below it. */
static bool
runs_along(HoFlowType type)
{
    return type == HO_FLOW_LINE || type == HO_FLOW_SPACE ||
           type == HO_FLOW_ANCHOR || type == HO_FLOW_HEADING;
}

HoFlowItem *
ho_flow_add(HoFlow *flow, HoFlowItem item)
{
    HoFlowColumn *column = &flow->column;

    if (!runs_along(item.type))
        ho_flow_clear(flow);
    if (ho_item_is_content(&item)) {
        if (item.width <= 0) {
            item.x = column->x;
            item.width = ho_flow_width(flow);
        }
        if (item.tag == NULL)
            item.tag = column->tag;
        if (item.type == HO_FLOW_LINE && column->marker != NULL) {
            item.marker = column->marker;
            column->marker = NULL;
        }
        if (item.least <= 0)
            item.least = item.height;
        if (column->has_keep_next) {
            item.before += column->keep_next;
            column->has_keep_next = false;
        }
        item.keep = flow->keep_group;
        item.keep_share = (float) flow->keep_share;
        item.movable = flow->movable;
        ho_flow_attach_asides(flow, &item);
    }
    if (ho_flow_has_beside(flow) &&
        (item.type == HO_FLOW_LINE || item.type == HO_FLOW_SPACE))
        ho_flow_pass_beside(flow, &item);
    g_array_append_val(column->items, item);
    return &g_array_index(column->items, HoFlowItem, column->items->len - 1);
}

void
ho_flow_space(HoFlow *flow, double height)
{
    if (height > 0)
        ho_flow_add(flow,
                    (HoFlowItem){.type = HO_FLOW_SPACE, .height = height});
}

void
ho_flow_indent(HoFlow *flow, double left, double right)
{
    flow->column.x += left;
    flow->column.width -= left + right;
}

HoTag *
ho_flow_tag_new(HoFlow *flow, HoTagType type, const HoTag *parent)
{
    HoTag *tag = ho_arena_new0(flow->arena, HoTag);

    tag->type = type;
    tag->parent = parent;
    g_ptr_array_add(flow->tags, tag);
    return tag;
}

HoTag *
ho_flow_tag_begin(HoFlow *flow, HoTagType type)
{
    flow->column.tag = ho_flow_tag_new(flow, type, flow->column.tag);
    return flow->column.tag;
}

void
ho_flow_tag_end(HoFlow *flow)
{
    g_assert(flow->column.tag != NULL);
    flow->column.tag = (HoTag *) flow->column.tag->parent;
}

void
ho_flow_rule(HoFlow *flow, const HoStyle *style)
{
    double thick = MAX(style->border.top, style->border.bottom);

    ho_flow_add(flow,
                (HoFlowItem){
                    .type = HO_FLOW_RULE,
                    .x = flow->column.x + style->margin.left,
                    .width = MAX(1, ho_flow_width(flow) - style->margin.left -
                                        style->margin.right),
                    .height = thick > 0 ? thick : 0.5,
                    .rule = style->border_color,
                });
}

void
ho_flow_anchor(HoFlow *flow, const char *id)
{
    ho_flow_add(
        flow,
        (HoFlowItem){.type = HO_FLOW_ANCHOR, .x = flow->column.x, .id = id});
}

void
ho_flow_page_break(HoFlow *flow, unsigned kind)
{
    ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_BREAK, .kind = kind});
    flow->column.has_keep_next = false;
}
