/* Background and lines of a table's cell, whole or cut by a page edge. */
#include "layout/place.h"

static HoEdges
edges_of(const HoEdges *all, unsigned which)
{
    return (HoEdges){.top = which & HO_EDGE_TOP ? all->top : 0,
                     .right = which & HO_EDGE_RIGHT ? all->right : 0,
                     .bottom = which & HO_EDGE_BOTTOM ? all->bottom : 0,
                     .left = which & HO_EDGE_LEFT ? all->left : 0};
}

static bool
has_edges(const HoEdges *edges)
{
    return edges->top + edges->right + edges->bottom + edges->left > 0;
}

void
ho_placer_cell_box(HoPlacer *p, const HoGroupCell *cell, HoCellCut cut,
                   double x, double y)
{
    const HoFlowCell *look = &cell->cell;
    bool open_top = cell->top<cut.top, open_bottom = cell->bottom> cut.bottom;
    double y0 = open_top ? cut.top - cut.above : cell->top;
    double y1 = open_bottom ? cut.bottom + cut.below : cell->bottom;
    HoEdges border = look->border;
    HoPlaced box;

    if (look->background.alpha <= 0 &&
        border.top + border.right + border.bottom + border.left <= 0)
        return;
    if (open_top)
        border.top = 0;
    if (open_bottom)
        border.bottom = 0;
    if (y1 <= y0)
        return;
    box = (HoPlaced){.type = HO_PLACED_BOX,
                     .x = x + cell->x,
                     .y = y + y0,
                     .width = look->width,
                     .height = y1 - y0,
                     .box = {.fill = look->background,
                             .stroke = look->border_color,
                             .border = edges_of(&border, ~look->frame),
                             .open_top = open_top,
                             .open_bottom = open_bottom}};
    if (has_edges(&box.box.border) || look->background.alpha > 0)
        ho_placer_add(p, box);
    box.box.fill = (HoColor){0};
    box.box.stroke = look->frame_color;
    box.box.border = edges_of(&border, look->frame);
    if (has_edges(&box.box.border))
        ho_placer_add(p, box);
}
