/*
 * Figures that may move and pictures that may share a row.  Paragraphs a line
 * longer or shorter are in vary.c.
 */
#include "layout/variant.h"

#include <math.h>

enum {
    COST_CAPTIONED = 12, /* of moving a figure that is referred to by number */
    COST_BARE = 60,      /* of one that only its place explains */
    COST_ROW = 10,       /* of setting side by side what stood in a column */
    ROW_LIMIT = 3        /* pictures */
};

static const HoFlowItem *
item_at(const HoVariantTask *task, unsigned i)
{
    return &g_array_index(task->items, HoFlowItem, i);
}

static const HoUnit *
unit_at(const HoVariantTask *task, unsigned i)
{
    return &g_array_index(task->units, HoUnit, i);
}

static const HoUnitItems *
span_of(const HoVariantTask *task, unsigned unit)
{
    return &g_array_index(task->spans, HoUnitItems, unit);
}

/* The thing that shows of a unit, or NULL. */
static const HoFlowItem *
content_of(const HoVariantTask *task, unsigned unit)
{
    const HoUnitItems *span = span_of(task, unit);

    for (unsigned i = span->first; i < span->end; i++)
        if (ho_item_is_content(item_at(task, i)))
            return item_at(task, i);
    return NULL;
}

static unsigned
movable_of(const HoVariantTask *task, unsigned unit)
{
    const HoFlowItem *item = content_of(task, unit);

    return item != NULL ? item->movable : 0;
}

/* A figure keeps its order among pictures and stays in its section. */
static bool
is_barrier(const HoVariantTask *task, unsigned unit)
{
    const HoUnitItems *span = span_of(task, unit);

    for (unsigned i = span->first; i < span->end; i++)
        if (item_at(task, i)->type == HO_FLOW_HEADING ||
            item_at(task, i)->type == HO_FLOW_IMAGE)
            return true;
    return false;
}

void
ho_movables_find(const HoVariantTask *task, GArray *movables)
{
    unsigned n = task->units->len;

    for (unsigned i = 0; i < n;) {
        unsigned group = movable_of(task, i), end = i + 1;
        HoMovable movable = {.first = i, .cost = COST_BARE};

        if (group == 0) {
            i++;
            continue;
        }
        for (; end < n && movable_of(task, end) == group; end++)
            movable.cost = COST_CAPTIONED;
        movable.end = movable.limit = end;
        while (movable.limit + 1 < n && !is_barrier(task, movable.limit))
            movable.limit++;
        if (unit_at(task, i)->reopen <= 0 && unit_at(task, i)->close <= 0)
            g_array_append_val(movables, movable);
        i = end;
    }
}

/* --- pictures side by side --- */

static const HoFlowPlate *
only_plate(const HoFlowItem *item)
{
    if (item == NULL || item->type != HO_FLOW_IMAGE ||
        item->images->plates->len != 1)
        return NULL;
    return &g_array_index(item->images->plates, HoFlowPlate, 0);
}

static bool
has_caption(const HoFlowPlate *plate)
{
    return plate->picture.block != NULL && plate->picture.block->title != NULL;
}

static bool
may_share(const HoFlowItem *a, const HoFlowItem *b)
{
    const HoFlowPlate *left = only_plate(a), *right = only_plate(b);

    return left != NULL && right != NULL && !has_caption(left) &&
           !has_caption(right) && fabs(a->x - b->x) < 0.01 &&
           fabs(a->width - b->width) < 0.01;
}

/* The height at which count pictures fill the measure, as asked for at most. */
static double
row_height(const HoVariantTask *task, unsigned first, unsigned count,
           double gap)
{
    double ratios = 0, height = HUGE_VAL, width = 0;

    for (unsigned i = 0; i < count; i++) {
        const HoFlowItem *item = content_of(task, first + i);
        const HoFlowPicture *picture = &only_plate(item)->picture;

        ratios += picture->width / picture->height;
        height = MIN(height, picture->height);
        width = item->width;
    }
    return MIN(height, (width - gap * (count - 1)) / ratios);
}

/* How far the pictures of a row are from what was asked for, of what they may
 * be: 0 to 1; more when they may not. */
static double
row_tightness(const HoVariantTask *task, unsigned first, unsigned count,
              double height)
{
    double worst = 0;

    for (unsigned i = 0; i < count; i++) {
        const HoFlowItem *item = content_of(task, first + i);
        double give = item->height - item->least;

        worst = MAX(worst, give > 0 ? (item->height - height) / give
                           : height < item->height - 0.01 ? HUGE_VAL
                                                          : 0);
    }
    return worst;
}

static GArray *
make_row(const HoVariantTask *task, unsigned first, unsigned count,
         double height, double gap)
{
    const HoFlowItem *lead = content_of(task, first);
    GArray *items = ho_flow_items_new(task->flow);
    HoFlowImages *images = ho_arena_new0(task->flow->arena, HoFlowImages);
    HoFlowItem row = *lead;
    double x = 0;

    images->plates = ho_flow_array_new(task->flow, sizeof(HoFlowPlate));
    images->gap = gap;
    row.least = 0;
    for (unsigned i = 0; i < count; i++) {
        const HoFlowItem *item = content_of(task, first + i);
        HoFlowPlate plate = *only_plate(item);
        HoFlowPicture *picture = &plate.picture;

        picture->width *= height / picture->height;
        picture->height = height;
        plate.x = x;
        x += picture->width + gap;
        row.least = MAX(row.least, MIN(height, item->least));
        g_array_append_val(images->plates, plate);
        for (unsigned k = span_of(task, first + i)->first;
             k < span_of(task, first + i)->end; k++)
            if (item_at(task, k)->type == HO_FLOW_ANCHOR)
                g_array_append_val(items, *item_at(task, k));
    }
    row.height = height;
    row.images = images;
    g_array_append_val(items, row);
    return items;
}

/* Whether a unit holds more than what shows and places to go to. */
static bool
is_boxed(const HoVariantTask *task, unsigned unit)
{
    const HoUnitItems *span = span_of(task, unit);

    for (unsigned i = span->first; i < span->end; i++)
        if (!ho_item_is_content(item_at(task, i)) &&
            item_at(task, i)->type != HO_FLOW_ANCHOR &&
            item_at(task, i)->type != HO_FLOW_SPACE)
            return true;
    return false;
}

/* How many units from one on hold pictures that may stand in one row. */
static unsigned
row_length(const HoVariantTask *task, unsigned first)
{
    unsigned count = 1;

    while (
        count < ROW_LIMIT && first + count < task->units->len &&
        may_share(content_of(task, first), content_of(task, first + count)) &&
        !is_boxed(task, first + count))
        count++;
    return count;
}

static void
add_row(const HoVariantTask *task, unsigned first, unsigned count,
        double shrink, GArray *variants)
{
    const double gap = HO_PICTURE_GAP;
    double height = row_height(task, first, count, gap);
    double tight = row_tightness(task, first, count, height);
    HoVariant row = {.cost = {.first = first, .end = first + count},
                     .first = span_of(task, first)->first,
                     .end = span_of(task, first + count - 1)->end};

    if (tight > 1)
        return;
    row.items = make_row(task, first, count, height, gap);
    row.cost.taller = height;
    for (unsigned i = first; i < first + count; i++) {
        const HoUnit *unit = unit_at(task, i);

        row.cost.taller -= unit->height + (i > first ? unit->space : 0);
        row.cost.shrink -= unit->shrink;
    }
    row.cost.shrink +=
        height - g_array_index(row.items, HoFlowItem, row.items->len - 1).least;
    row.cost.cost = COST_ROW + shrink * tight * tight;
    g_array_append_val(variants, row);
}

void
ho_rows_find(const HoVariantTask *task, double shrink, GArray *variants)
{
    for (unsigned i = 0; i < task->units->len; i++) {
        unsigned most = 0;

        if (only_plate(content_of(task, i)) == NULL || is_boxed(task, i))
            continue;
        most = row_length(task, i);
        for (unsigned count = 2; count <= most; count++)
            add_row(task, i, count, shrink, variants);
    }
}
