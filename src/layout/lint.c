/* Finished pages looked over for what a reader would mind. */
#include "layout/lint.h"

#include "layout/river.h"

#define LEAST_PPI      150.0 /* pixels an inch that print well enough */
#define MOST_BLANK     0.25  /* of a page's body */
#define MOST_STRETCH   2.5   /* of gaps: a line beyond is told */
#define SLACK          0.5   /* points that nobody sees */
#define POINTS_AN_INCH 72.0

static HoLoc
place_of(const HoFlowItem *item)
{
    if (item->type == HO_FLOW_LINE && item->line != NULL &&
        item->line->loc.line > 0)
        return item->line->loc;
    return item->block != NULL ? item->block->loc : (HoLoc){0};
}

/* Lines of one paragraph are parted from a lone first or last one. */
static void
check_edge(HoFlow *flow, const HoFlowItem *next)
{
    if (next->type != HO_FLOW_LINE || next->before < HO_KEEP_LINE)
        return;
    if (next->before < HO_KEEP_BLOCK)
        ho_diag(flow->diags, place_of(next), HO_DIAG_WIDOW_KEPT, NULL);
    else
        ho_diag(flow->diags, place_of(next), HO_DIAG_TITLE_PARTED, NULL);
}

static void
check_picture(HoFlow *flow, const HoFlowPicture *picture, double scale)
{
    int width, height;
    double inches = picture->width * scale / POINTS_AN_INCH, ppi;

    if (picture->image == NULL || picture->image->status != HO_IMAGE_OK ||
        picture->image->type == HO_IMAGE_SVG ||
        picture->image->type == HO_IMAGE_PDF || inches <= 0)
        return;
    ho_image_size(picture->image, &width, &height);
    ppi = width / inches;
    if (width > 0 && ppi < LEAST_PPI - SLACK)
        ho_diagf(flow->diags,
                 picture->block != NULL ? picture->block->loc : (HoLoc){0},
                 HO_DIAG_IMAGE_RESOLUTION, "%.0f pixels an inch", ppi);
}

static void
check_item(HoFlow *flow, const HoFlowItem *item, double tight)
{
    double height;

    if (item->type == HO_FLOW_LINE && item->line->overfull > SLACK)
        ho_diagf(flow->diags, place_of(item), HO_DIAG_LINE_OVERFULL,
                 "%.1f points too wide", item->line->overfull);
    if (item->type == HO_FLOW_LINE && item->line->stretch > MOST_STRETCH)
        ho_diag(flow->diags, place_of(item), HO_DIAG_LINE_LOOSE, NULL);
    if (item->type != HO_FLOW_IMAGE)
        return;
    height = item->height - tight * (item->height - item->least);
    for (unsigned i = 0; i < item->images->plates->len; i++)
        check_picture(
            flow, &g_array_index(item->images->plates, HoFlowPlate, i).picture,
            item->height > 0 ? height / item->height : 1);
}

/* Whether an item is the next line of a justified paragraph. */
static bool
goes_on(const HoFlowItem *item, const HoFlowItem *before)
{
    return before != NULL && before->type == HO_FLOW_LINE &&
           item->type == HO_FLOW_LINE && item->paragraph != NULL &&
           item->paragraph == before->paragraph;
}

static void
check_rivers(HoFlow *flow, const HoPageFilling *page)
{
    const HoFlowItem *before = NULL;
    HoRiver river;

    ho_river_init(&river);
    for (unsigned i = page->first; i < page->end; i++) {
        const HoFlowItem *item = &g_array_index(page->items, HoFlowItem, i);

        if (!ho_item_is_content(item))
            continue;
        if (!goes_on(item, before))
            ho_river_ends(&river);
        before = item;
        if (item->type == HO_FLOW_LINE && item->paragraph != NULL &&
            ho_river_takes(&river, item->line, item->x))
            ho_diag(flow->diags, place_of(item), HO_DIAG_RIVER, NULL);
    }
    ho_river_clear(&river);
}

void
ho_lint_page(HoFlow *flow, const HoPageFilling *page, const HoPageCut *cut,
             bool whole)
{
    const HoFlowItem *last = NULL;

    for (unsigned i = page->first; i < page->end; i++) {
        const HoFlowItem *item = &g_array_index(page->items, HoFlowItem, i);

        if (!ho_item_is_content(item))
            continue;
        check_item(flow, item, cut->tight);
        if (last == NULL && page->brought > 0)
            ho_diag(flow->diags, place_of(item), HO_DIAG_IMAGE_MOVED, NULL);
        last = item;
    }
    check_rivers(flow, page);
    if (!whole || page->next == NULL)
        return;
    check_edge(flow, page->next);
    if (cut->blank > MOST_BLANK * flow->body_height && last != NULL)
        ho_diagf(flow->diags, place_of(last), HO_DIAG_PAGE_BLANK, "%.0f %%",
                 100 * cut->blank / flow->body_height);
}
