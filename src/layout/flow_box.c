/*
 * Boxes: frames and grounds around what is written between.
 */
#include "layout/item.h"

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
