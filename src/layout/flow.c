/*
 * Writing the flow: where one stands in the column, what is open around, and
 * items appended in order.  Text is in flow_text.c, pictures in flow_image.c,
 * things side by side in flow_row.c.
 */
#include "doc/list.h"
#include "layout/arrange.h"
#include "layout/geometry.h"
#include "layout/margin.h"

#include <string.h>

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
ho_flow_children(HoFlow *flow, const HoBlock *block)
{
    for (const HoBlock *child = block->first; child; child = child->next)
        ho_flow_block(flow, child);
}

/* Sections and what only holds others have neither space nor style. */
static bool
is_transparent(const HoBlock *block)
{
    return block->class->flow != NULL &&
           (ho_block_is(block, "section") || ho_block_is(block, "document") ||
            ho_block_is(block, "preamble"));
}

/* A list in a list's item: its items space themselves. */
static bool
is_inner_list(const HoBlock *block)
{
    return block->parent != NULL && ho_list_of(block) != NULL &&
           ho_list_item_of(block->parent) != NULL;
}

/* Asciidoctor's words for a table that is set sideways, for any block. */
static bool
is_turned(const HoBlock *block)
{
    return ho_block_has_option(block, "rotate") ||
           ho_block_has_option(block, "landscape") ||
           g_strcmp0(ho_attrs_find(block->attrs, "orientation"), "landscape") ==
               0;
}

/* What the theme keeps together is cut when it is higher than this share of a
 * page, for the page before would stay white. */
#define KEPT_SHARE 0.3

/* Of a page, up to which a block is kept together; 0: it is not. */
static double
share_kept(const HoBlock *block, const HoStyle *style)
{
    if (ho_block_has_option(block, "unbreakable"))
        return 1;
    return style->keep_together && !ho_block_has_option(block, "breakable")
               ? KEPT_SHARE
               : 0;
}

static void
write_block(HoFlow *flow, const HoBlock *block)
{
    const HoStyle *style, *before;
    const char *lang = ho_attrs_find(block->attrs, "lang"), *outer = NULL;
    bool inner = is_inner_list(block);
    double keep;

    style = ho_flow_style_of(flow, block->class->name, block->roles);
    keep = share_kept(block, style);
    ho_flow_space(flow, inner ? 0 : style->space_above);
    if (keep > 0)
        ho_flow_keep_begin(flow, keep);
    if (block->id != NULL)
        ho_flow_anchor(flow, block->id);
    before = ho_flow_set_style(flow, style);
    if (lang != NULL) {
        outer = ho_text_set_language(flow->text, lang);
        flow->lang = lang;
    }
    if (block->class->flow != NULL)
        block->class->flow(block, flow);
    else if (block->inlines != NULL)
        ho_flow_inlines(flow, block, block->inlines, style);
    else
        ho_flow_children(flow, block);
    if (lang != NULL) {
        ho_text_set_language(flow->text, outer);
        flow->lang = outer;
    }
    ho_flow_set_style(flow, before);
    if (keep > 0)
        ho_flow_keep_end(flow);
    ho_flow_space(flow, inner ? 0 : style->space_below);
}

/* Of text in columns: wide pictures, and tables that go to the margins. */
static bool
is_wide(const HoBlock *block)
{
    const char *extent = ho_attrs_find(block->attrs, "extent");

    return ho_block_has_option(block, "wide") ||
           ho_block_has_role(block, "wide") ||
           (extent != NULL && strcmp(extent, "container") != 0);
}

/* What would be cramped in a column beside pictures. */
static bool
takes_width(const HoBlock *block)
{
    return is_wide(block) || is_turned(block) || ho_block_is(block, "table") ||
           ho_block_is(block, "listing") || ho_block_is(block, "literal") ||
           ho_block_is(block, "toc") || ho_block_is(block, "schedule");
}

void
ho_flow_block(HoFlow *flow, const HoBlock *block)
{
    bool moves = flow->geometry->page.columns == 1 && !is_transparent(block) &&
                 !ho_block_has_option(block, "here");
    const HoGeometry *upright;
    bool across, narrow,
        aside =
            ho_section_of(block) == NULL && ho_flow_aside_begin(flow, block, 0);

    ho_arrange_block(flow, block);
    narrow = takes_width(block) && ho_arrange_widen(flow);
    upright = is_turned(block) ? ho_flow_turn_begin(flow, moves) : NULL;
    across = is_wide(block) && ho_flow_across_begin(flow);
    if (is_transparent(block))
        block->class->flow(block, flow);
    else
        write_block(flow, block);
    ho_flow_across_end(flow, across);
    ho_flow_turn_end(flow, upright, moves);
    ho_arrange_narrow(flow, narrow);
    ho_flow_aside_end(flow, aside);
}

void
ho_flow_space(HoFlow *flow, double height)
{
    if (height > 0)
        ho_flow_add(flow,
                    (HoFlowItem){.type = HO_FLOW_SPACE, .height = height});
}

void
ho_flow_box_begin(HoFlow *flow, const HoBlock *block, const HoStyle *style)
{
    HoFlowColumn *column = &flow->column;
    HoFlowBox *box = ho_arena_new0(flow->arena, HoFlowBox);

    box->outer_x = column->x;
    box->outer_width = column->width;
    box->x = column->x + style->margin.left;
    box->width = MAX(column->width - style->margin.left - style->margin.right,
                     column->least);
    box->padding = style->padding;
    box->border = style->border;
    box->border_color = style->border_color;
    box->background = style->background;
    box->radius = style->border_radius;
    box->visible = style->background.alpha > 0 ||
                   (style->border_color.alpha > 0 &&
                    style->border.top + style->border.right +
                            style->border.bottom + style->border.left >
                        0);
    ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_BOX_BEGIN,
                                   .x = box->x,
                                   .width = box->width,
                                   .block = block,
                                   .box = box});
    g_ptr_array_add(column->boxes, box);
    column->x = box->x + box->border.left + box->padding.left;
    column->width = box->width - box->border.left - box->padding.left -
                    box->border.right - box->padding.right;
}

void
ho_flow_box_end(HoFlow *flow)
{
    HoFlowColumn *column = &flow->column;
    HoFlowBox *box;

    g_assert(column->boxes->len > 0);
    box = g_ptr_array_steal_index(column->boxes, column->boxes->len - 1);
    ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_BOX_END,
                                   .x = box->x,
                                   .width = box->width,
                                   .box = box});
    column->x = box->outer_x;
    column->width = box->outer_width;
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

void
ho_flow_index(HoFlow *flow, const HoBlock *block)
{
    ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_INDEX, .block = block});
}

double
ho_flow_index_width(const HoFlow *flow, unsigned *count, double *gap)
{
    const HoTheme *theme = flow->options->theme;
    double columns = ho_theme_number(theme, "index-columns", 2);

    *count = (unsigned) CLAMP(columns, 1, 4);
    *gap = ho_theme_number(theme, "index-column-gap", 18);
    if (flow->geometry->page.columns > 1)
        *count = 1;
    return (flow->body_width - *gap * (*count - 1)) / *count;
}

void
ho_flow_keep_begin(HoFlow *flow, double share)
{
    if (flow->keep_depth++ > 0)
        return;
    flow->keep_group = ++flow->keep_groups;
    flow->keep_share = share;
}

void
ho_flow_keep_end(HoFlow *flow)
{
    g_assert(flow->keep_depth > 0);
    if (--flow->keep_depth == 0)
        flow->keep_group = 0;
}

/* Nothing but a section around, and nothing before that leads over to it. */
static bool
is_free(const HoFlow *flow)
{
    const HoFlowColumn *column = &flow->column;

    return column->boxes->len == 0 && flow->rows->len == 0 &&
           flow->keep_depth == 0 && !flow->in_note && column->x < 0.01 &&
           column->marker == NULL &&
           !(column->has_keep_next && column->keep_next >= HO_KEEP_INTRO);
}

void
ho_flow_movable_begin(HoFlow *flow)
{
    if (is_free(flow) && flow->arrangement == HO_ARRANGE_HANDOUT)
        flow->movable = ++flow->movables;
}

void
ho_flow_movable_end(HoFlow *flow)
{
    flow->movable = 0;
}

void
ho_flow_keep_next(HoFlow *flow, double cost)
{
    HoFlowColumn *column = &flow->column;

    if (!column->has_keep_next || cost > column->keep_next)
        column->keep_next = cost;
    column->has_keep_next = true;
}

HoTagType
ho_flow_heading_tag(HoFlow *flow, int level)
{
    int depth = CLAMP(level, 1, 6);

    depth = MIN(depth, flow->heading_depth + 1);
    flow->heading_depth = depth;
    return (HoTagType) (HO_TAG_H1 + depth - 1);
}

void
ho_flow_heading(HoFlow *flow, const HoBlock *block, const char *words,
                int level)
{
    HoFlowHeading *heading = ho_arena_new0(flow->arena, HoFlowHeading);

    if (level <= 1)
        flow->section = ho_section_of(block);
    if (level <= 1 && flow->note_count == HO_NOTES_BY_CHAPTER)
        ho_text_restart_notes(flow->text);
    heading->words = ho_arena_strdup(flow->arena, words);
    heading->id = block->id;
    heading->level = level;
    heading->block = block;
    ho_flow_add(flow,
                (HoFlowItem){.type = HO_FLOW_HEADING, .heading = heading});
}

void
ho_flow_heading_lines(HoFlow *flow, const HoBlock *block,
                      const HoInline *inlines, int level, bool outlined)
{
    g_autofree char *name =
        g_strdup_printf("heading-h%d", CLAMP(level + 1, 1, 6));
    const HoStyle *style = ho_flow_style_of(flow, name, block->roles);
    g_autofree char *words = ho_inline_to_text(inlines);
    bool across = level <= ho_theme_number(flow->options->theme,
                                           "page-columns-across", 0) &&
                  ho_flow_across_begin(flow);

    ho_flow_clear(flow);
    ho_arrange_widen(flow);
    ho_flow_space(flow, style->space_above);
    ho_flow_keep_next(flow, level <= 1 ? -3 * HO_KEEP_SLIGHT : -HO_KEEP_SLIGHT);
    if (outlined)
        ho_flow_heading(flow, block, words, level);
    if (block->id != NULL)
        ho_flow_anchor(flow, block->id);
    ho_flow_tagged(flow, block, inlines, style,
                   ho_flow_heading_tag(flow, level + 1));
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
    ho_flow_space(flow, style->space_below);
    ho_flow_across_end(flow, across);
}
