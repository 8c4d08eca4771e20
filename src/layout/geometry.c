/* Pages of several sizes and ways to hold them within one document. */
#include "layout/geometry.h"

#define LEAST_HEIGHT 72.0
#define LEAST_WIDTH  72.0
#define LEAST_COLUMN 48.0

const HoGeometry *
ho_geometry_new(HoArena *arena, const HoPageStyle *page)
{
    HoGeometry *geometry = ho_arena_new0(arena, HoGeometry);
    double width = page->width - page->margin.left - page->margin.right;
    double height = page->height - page->margin.top - page->margin.bottom;

    geometry->page = *page;
    geometry->body_width = MAX(width, LEAST_WIDTH);
    if (page->columns > 1)
        geometry->body_width = MAX(
            (geometry->body_width - page->column_gap * (page->columns - 1)) /
                page->columns,
            LEAST_COLUMN);
    geometry->body_height = MAX(height, LEAST_HEIGHT);
    return geometry;
}

void
ho_flow_set_geometry(HoFlow *flow, const HoGeometry *geometry)
{
    /* Indents and open boxes stay as they are. */
    flow->column.width += geometry->body_width - flow->body_width;
    flow->geometry = geometry;
    flow->page_width = geometry->page.width;
    flow->body_width = geometry->body_width;
    flow->body_height = geometry->body_height;
}

static bool
is_swapped(const HoGeometry *geometry, unsigned page)
{
    return page % 2 == 1 && geometry->page.mirrored;
}

double
ho_geometry_left(const HoGeometry *geometry, unsigned page)
{
    const HoEdges *margin = &geometry->page.margin;

    return is_swapped(geometry, page) ? margin->right : margin->left;
}

double
ho_geometry_right(const HoGeometry *geometry, unsigned page)
{
    const HoEdges *margin = &geometry->page.margin;

    return is_swapped(geometry, page) ? margin->left : margin->right;
}

/* --- what blocks ask for --- */

void
ho_flow_reach(const HoFlow *flow, bool to_paper, double *left, double *right)
{
    const HoPageStyle *page = &flow->geometry->page;
    HoEdges least = to_paper ? (HoEdges){0} : page->least_margin;

    *left = *right = 0;
    if (flow->column.boxes->len > 0 || flow->rows->len > 0 || flow->in_note ||
        page->columns > 1)
        return;
    *left = MAX(page->margin.left - least.left, 0);
    *right = MAX(page->margin.right - least.right, 0);
    if (page->mirrored)
        *left = *right = MIN(*left, *right);
    /* What stands left of the measure: a list's indent. */
    *left += flow->column.x;
    *right += flow->body_width - flow->column.x - flow->column.width;
}

/* Whether pages can change here: not within boxes, rows and notes. */
static bool
is_free(const HoFlow *flow)
{
    return flow->column.boxes->len == 0 && flow->rows->len == 0 &&
           !flow->in_note;
}

static bool
is_same(const HoPageStyle *a, const HoPageStyle *b)
{
    return a->width == b->width && a->height == b->height;
}

static void
change(HoFlow *flow, unsigned kind, const HoGeometry *geometry)
{
    ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_BREAK,
                                   .kind = kind,
                                   .geometry = geometry});
    flow->column.has_keep_next = false;
    ho_flow_set_geometry(flow, geometry);
}

void
ho_flow_page_change(HoFlow *flow, unsigned kind, HoTurn turn, const char *size)
{
    HoPageStyle page;

    if (!is_free(flow) || (turn == HO_TURN_NONE && size == NULL)) {
        ho_flow_page_break(flow, kind);
        return;
    }
    page = ho_theme_page_for(flow->options->theme, turn, size);
    if (is_same(&page, &flow->geometry->page))
        ho_flow_page_break(flow, kind);
    else
        change(flow, kind, ho_geometry_new(flow->arena, &page));
}

static void
set_width(HoFlow *flow, double width)
{
    flow->column.width += width - flow->body_width;
    flow->body_width = width;
}

void
ho_flow_column_break(HoFlow *flow)
{
    ho_flow_page_break(flow, flow->geometry->page.columns > 1 && is_free(flow)
                                 ? HO_BREAK_COLUMN
                                 : HO_BREAK_PLAIN);
}

bool
ho_flow_across_begin(HoFlow *flow)
{
    const HoPageStyle *page = &flow->geometry->page;

    if (page->columns < 2 || !is_free(flow) ||
        flow->body_width > flow->geometry->body_width)
        return false;
    ho_flow_add(flow,
                (HoFlowItem){.type = HO_FLOW_BREAK, .kind = HO_BREAK_ACROSS});
    set_width(flow, page->width - page->margin.left - page->margin.right);
    return true;
}

void
ho_flow_across_end(HoFlow *flow, bool across)
{
    if (!across)
        return;
    ho_flow_add(flow,
                (HoFlowItem){.type = HO_FLOW_BREAK, .kind = HO_BREAK_DOWN});
    set_width(flow, flow->geometry->body_width);
}

/* Takes back the turn that ended just before, with nothing since. */
static bool
take_back(HoFlow *flow, const HoPageStyle *page, unsigned kind)
{
    GArray *items = flow->column.items;

    if (flow->turned == NULL || !is_same(&flow->turned->page, page))
        return false;
    for (unsigned i = items->len; i-- > 0;) {
        HoFlowItem *item = &g_array_index(items, HoFlowItem, i);

        if (item->type == HO_FLOW_BREAK) {
            if (item->kind != (HO_BREAK_TURNED | kind))
                return false;
            *item = (HoFlowItem){.type = HO_FLOW_SPACE};
            ho_flow_set_geometry(flow, flow->turned);
            return true;
        }
        if (item->type != HO_FLOW_SPACE && item->type != HO_FLOW_ANCHOR)
            return false;
    }
    return false;
}

const HoGeometry *
ho_flow_turn_begin(HoFlow *flow, bool moves)
{
    unsigned kind = moves ? HO_BREAK_MOVES : 0;
    const HoGeometry *before = flow->geometry;
    HoPageStyle page;

    if (!is_free(flow))
        return NULL;
    page = ho_theme_page_for(flow->options->theme, HO_TURN_LANDSCAPE, NULL);
    if (is_same(&page, &before->page))
        return NULL;
    if (!take_back(flow, &page, kind))
        change(flow, kind, ho_geometry_new(flow->arena, &page));
    return before;
}

void
ho_flow_turn_end(HoFlow *flow, const HoGeometry *before, bool moves)
{
    if (before == NULL)
        return;
    flow->turned = flow->geometry;
    change(flow, HO_BREAK_TURNED | (moves ? HO_BREAK_MOVES : 0), before);
}
