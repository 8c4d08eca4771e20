/*
 * Markers: bullets, numbers, labels and signs hung beside the line that comes
 * next; and lines for those that find none.
 */
#include "layout/item.h"

static void
hang(HoFlow *flow, const HoLine *line, double x)
{
    HoFlowMarker *marker = ho_arena_new0(flow->arena, HoFlowMarker);

    marker->line = line;
    marker->x = x;
    if (ho_flow_has_beside(flow) && flow->beside.left)
        marker->x += flow->beside.width;
    marker->tag = ho_flow_tag_new(flow, HO_TAG_LBL, flow->column.tag);
    flow->column.marker = marker;
}

void
ho_flow_marker(HoFlow *flow, const char *words, const HoStyle *style,
               double gap)
{
    const HoLine *line = ho_text_line(flow->text, words, style);

    hang(flow, line, flow->column.x - gap - line->width);
}

void
ho_flow_marker_left(HoFlow *flow, const char *words, const HoStyle *style,
                    double left)
{
    hang(flow, ho_text_line(flow->text, words, style), flow->column.x - left);
}

void
ho_flow_ornament(HoFlow *flow, const char *sign, const HoStyle *style,
                 double left)
{
    ho_flow_marker_left(flow, sign, style, left);
    flow->column.marker->tag = NULL;
}

void
ho_flow_line_number(HoFlow *flow, unsigned number, const HoStyle *style,
                    double gap)
{
    char words[16];

    g_snprintf(words, sizeof words, "%u", number);
    ho_flow_marker(flow, words, style, gap);
    flow->column.marker->tag = NULL;
}

/* A marker that found no line, before something that has none of its own. */
void
ho_flow_flush_marker(HoFlow *flow)
{
    const HoFlowMarker *marker = flow->column.marker;

    if (marker == NULL)
        return;
    ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_LINE,
                                   .height = marker->line->ascent +
                                             marker->line->descent,
                                   .baseline = marker->line->ascent,
                                   .line = ho_arena_new0(flow->arena, HoLine)});
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
}

void
ho_flow_end_item(HoFlow *flow)
{
    const HoStyle *style = flow->column.style;

    if (flow->column.marker != NULL)
        ho_flow_add(flow,
                    (HoFlowItem){.type = HO_FLOW_LINE,
                                 .height = style->leading,
                                 .baseline = style->leading * 0.75,
                                 .line = ho_arena_new0(flow->arena, HoLine)});
}
