/* Geometry: where on the sheet a page lies, how large, and which way round. */
#include "sheet/imposer.h"
#include "sheet/order.h"

#include <math.h>
#include <string.h>

/* --- sizes --- */

/* The size that holds each page, held as most of them are. */
static void
measure_pages(HoImposer *imposer)
{
    unsigned n_wide = 0;
    bool wide;

    for (unsigned i = 0; i < imposer->n; i++)
        n_wide += imposer->pages[i].width > imposer->pages[i].height;
    wide = 2 * n_wide > imposer->n;
    for (unsigned i = 0; i < imposer->n; i++) {
        const HoSheetPage *page = &imposer->pages[i];
        double more = MAX(page->width, page->height);
        double less = MIN(page->width, page->height);

        imposer->width = MAX(imposer->width, wide ? more : less);
        imposer->height = MAX(imposer->height, wide ? less : more);
    }
}

static void
divide_sheet(const HoImposer *imposer, double width, double height,
             double slot[2])
{
    const HoSheetOptions *options = imposer->options;
    unsigned columns = options->columns, rows = options->rows;

    width -= 2 * imposer->room;
    height -= 2 * imposer->room;
    if (options->kind != HO_IMPOSE_GRID) {
        slot[0] = width / 2 - options->gutter;
        slot[1] = height;
    } else {
        slot[0] = (width - (columns - 1) * options->gutter) / columns;
        slot[1] = (height - (rows - 1) * options->gutter) / rows;
    }
    slot[0] = MAX(slot[0], 1);
    slot[1] = MAX(slot[1], 1);
}

static double
fit(double width, double height, const double slot[2])
{
    return MIN(slot[0] / MAX(width, 1), slot[1] / MAX(height, 1));
}

/* A sheet larger than readers take is made smaller, and the pages with it. */
static void
bound_sheet(double *width, double *height)
{
    double scale = HO_LARGEST_SHEET / MAX(*width, *height);

    if (scale >= 1)
        return;
    *width *= scale;
    *height *= scale;
}

/* The paper is turned the way on which pages are larger. */
static void
measure_sheet(HoImposer *imposer)
{
    const HoSheetOptions *options = imposer->options;
    HoSheets *sheets = imposer->sheets;
    double width = options->sheet_width, height = options->sheet_height;
    double upright[2], across[2];

    if (width <= 0 && options->kind == HO_IMPOSE_GRID) {
        width = imposer->width;
        height = imposer->height;
    } else if (width <= 0) {
        width = 2 * (imposer->width + options->gutter + imposer->room);
        height = imposer->height + 2 * imposer->room;
    }
    bound_sheet(&width, &height);
    divide_sheet(imposer, width, height, upright);
    divide_sheet(imposer, height, width, across);
    if (fit(imposer->width, imposer->height, across) >
        fit(imposer->width, imposer->height, upright) * 1.0001) {
        double swap = width;

        width = height;
        height = swap;
        memcpy(upright, across, sizeof upright);
    }
    sheets->width = width;
    sheets->height = height;
    imposer->slot_width = upright[0];
    imposer->slot_height = upright[1];
}

/* --- one page --- */

/* Scales and turns a page for its slot; returns its size there. */
static void
fit_page(const HoImposer *imposer, HoPlacement *placement, double size[2])
{
    const double slot[2] = {imposer->slot_width, imposer->slot_height};
    const HoSheetPage none = {imposer->width, imposer->height};
    const HoSheetPage *page = placement->page == HO_NO_PAGE
                                  ? &none
                                  : &imposer->pages[placement->page];
    double straight = fit(page->width, page->height, slot);
    double turned = fit(page->height, page->width, slot);
    double scale = MAX(straight, turned);

    placement->turn = turned > straight * 1.01;
    if (!placement->turn)
        scale = straight;
    if (fabs(scale - 1) < 1e-4 || (scale > 1 && !imposer->options->enlarge))
        scale = 1;
    placement->scale = scale;
    size[placement->turn] = page->width * scale;
    size[1 - placement->turn] = page->height * scale;
}

/* Puts a page with the lower left corner of its area at a point. */
static void
put_page(HoPlacement *placement, double x, double y, const double size[2])
{
    placement->area[0] = x;
    placement->area[1] = y;
    placement->area[2] = x + size[0];
    placement->area[3] = y + size[1];
    placement->x = placement->turn == 1 ? x + size[0] : x;
    placement->y = y;
}

/* What may be printed: the page and its bleed, on the sheet, up to a line
 * that it must not cross on its left and one on its right. */
static void
clip_page(const HoImposer *imposer, HoPlacement *placement, double left,
          double right)
{
    double bleed = imposer->options->bleed;

    placement->clip[0] = MAX(placement->area[0] - bleed, MAX(left, 0));
    placement->clip[1] = MAX(placement->area[1] - bleed, 0);
    placement->clip[2] =
        MIN(placement->area[2] + bleed, MIN(right, imposer->sheets->width));
    placement->clip[3] =
        MIN(placement->area[3] + bleed, imposer->sheets->height);
}

/* Beside the fold, in the middle of the height; shift is towards the fold. */
static void
place_at_fold(const HoImposer *imposer, HoPlacement *placement, double shift)
{
    const HoSheets *sheets = imposer->sheets;
    double fold = sheets->width / 2, gutter = imposer->options->gutter;
    double size[2], y;

    fit_page(imposer, placement, size);
    y = (sheets->height - size[1]) / 2;
    if (placement->left) {
        put_page(placement, fold - gutter - size[0] + shift, y, size);
        clip_page(imposer, placement, 0, fold);
    } else {
        put_page(placement, fold + gutter - shift, y, size);
        clip_page(imposer, placement, fold, sheets->width);
    }
}

static void
place_in_grid(const HoImposer *imposer, HoPlacement *placement, unsigned index)
{
    const HoSheetOptions *options = imposer->options;
    const HoSheets *sheets = imposer->sheets;
    unsigned column = index % options->columns, row = index / options->columns;
    double gutter = options->gutter, left, bottom, size[2];

    if (options->right_to_left)
        column = options->columns - 1 - column;
    fit_page(imposer, placement, size);
    left = imposer->room + column * (imposer->slot_width + gutter);
    bottom = sheets->height - imposer->room - imposer->slot_height -
             row * (imposer->slot_height + gutter);
    put_page(placement, left + (imposer->slot_width - size[0]) / 2,
             bottom + (imposer->slot_height - size[1]) / 2, size);
    clip_page(imposer, placement, left - gutter / 2,
              left + imposer->slot_width + gutter / 2);
}

void
ho_placement_matrix(const HoPlacement *placement, double matrix[6])
{
    static const int turns[4][4] = {
        {1, 0, 0, 1}, {0, 1, -1, 0}, {-1, 0, 0, -1}, {0, -1, 1, 0}};

    for (int i = 0; i < 4; i++)
        matrix[i] = turns[placement->turn % 4][i] * placement->scale;
    matrix[4] = placement->x;
    matrix[5] = placement->y;
}

/* --- sides --- */

static HoSheetSide *
add_side(HoImposer *imposer, unsigned n)
{
    HoSheets *sheets = imposer->sheets;
    HoSheetSide *side = &sheets->sides[sheets->n_sides++];

    side->placements = ho_arena_array(sheets->arena, HoPlacement, n);
    side->n_placements = n;
    for (unsigned i = 0; i < n; i++)
        side->placements[i].page = HO_NO_PAGE;
    return side;
}

/* What the pages cover when none is moved. */
static void
set_trim(const HoImposer *imposer, HoSheetSide *side)
{
    const HoSheets *sheets = imposer->sheets;
    HoPlacement whole = {.page = HO_NO_PAGE};
    double size[2], half;

    if (imposer->options->kind == HO_IMPOSE_GRID) {
        side->trim[0] = side->trim[1] = imposer->room;
        side->trim[2] = sheets->width - imposer->room;
        side->trim[3] = sheets->height - imposer->room;
        return;
    }
    fit_page(imposer, &whole, size);
    half = size[0] + imposer->options->gutter;
    side->trim[0] = sheets->width / 2 - half;
    side->trim[1] = (sheets->height - size[1]) / 2;
    side->trim[2] = sheets->width / 2 + half;
    side->trim[3] = (sheets->height + size[1]) / 2;
}

static void
turn_box(const HoSheets *sheets, double box[4])
{
    const double old[4] = {box[0], box[1], box[2], box[3]};

    box[0] = sheets->width - old[2];
    box[1] = sheets->height - old[3];
    box[2] = sheets->width - old[0];
    box[3] = sheets->height - old[1];
}

/* Half a circle, for a printer that flips about the other edge. */
static void
turn_side(const HoSheets *sheets, HoSheetSide *side)
{
    turn_box(sheets, side->trim);
    for (unsigned i = 0; i < side->n_placements; i++) {
        HoPlacement *placement = &side->placements[i];

        placement->turn = (placement->turn + 2) % 4;
        placement->x = sheets->width - placement->x;
        placement->y = sheets->height - placement->y;
        turn_box(sheets, placement->area);
        turn_box(sheets, placement->clip);
    }
    for (unsigned i = 0; i < side->n_strokes; i++) {
        HoSheetStroke *stroke = &side->strokes[i];

        stroke->x0 = sheets->width - stroke->x0;
        stroke->y0 = sheets->height - stroke->y0;
        stroke->x1 = sheets->width - stroke->x1;
        stroke->y1 = sheets->height - stroke->y1;
    }
}

static void
finish_side(HoImposer *imposer, HoSheetSide *side)
{
    const HoSheets *sheets = imposer->sheets;

    set_trim(imposer, side);
    ho_imposer_draw(imposer, side);
    if (side->back && sheets->short_edge != (sheets->width >= sheets->height))
        turn_side(sheets, side);
}

static bool
is_wanted(const HoImposer *imposer, bool back)
{
    HoSides sides = imposer->options->sides;

    return sides == HO_SIDES_BOTH || back == (sides == HO_SIDES_BACKS);
}

/* --- booklets --- */

/* Where a signature stands in its booklet. */
typedef struct {
    unsigned index, first, size, total; /* pages */
} Signature;

static double
creep_of(const HoSheetOptions *options, unsigned depth, unsigned sheets)
{
    return options->push_out ? -(sheets - 1.0 - depth) * options->thickness
                             : depth * options->thickness;
}

static void
impose_side(HoImposer *imposer, const Signature *signature, unsigned depth,
            bool back)
{
    const HoSheetOptions *options = imposer->options;
    HoSheetSide *side = add_side(imposer, 2);
    double shift = creep_of(options, depth, signature->size / 4);

    side->sheet = signature->first / 4 + depth;
    side->signature = signature->index;
    side->depth = depth;
    side->back = back;
    for (unsigned i = 0; i < 2; i++) {
        HoPlacement *placement = &side->placements[i];
        bool right = (i == 1) != options->right_to_left;
        unsigned place =
            ho_signature_place(signature->size, depth, back, i == 1);

        placement->left = !right;
        placement->page = ho_order_page(signature->first + place, imposer->n,
                                        signature->total, options->back_cover);
        place_at_fold(imposer, placement, shift);
    }
    imposer->sheets->creep = MAX(imposer->sheets->creep, fabs(shift));
    finish_side(imposer, side);
}

static void
impose_signature(HoImposer *imposer, const Signature *signature)
{
    for (unsigned depth = 0; depth < signature->size / 4; depth++) {
        if (is_wanted(imposer, false))
            impose_side(imposer, signature, depth, false);
        if (is_wanted(imposer, true))
            impose_side(imposer, signature, depth, true);
    }
}

static unsigned
plan_signatures(HoImposer *imposer)
{
    HoSheets *sheets = imposer->sheets;
    g_autoptr(GArray) sizes = ho_signatures_plan(
        imposer->n, imposer->options->least, imposer->options->most);
    unsigned total = 0;

    sheets->n_signatures = sizes->len;
    sheets->signatures =
        ho_arena_dup(sheets->arena, sizes->data, sizes->len, sizeof(unsigned));
    for (unsigned i = 0; i < sizes->len; i++)
        total += sheets->signatures[i];
    sheets->n_sheets = total / 4;
    sheets->n_blanks = total - imposer->n;
    return total;
}

static void
set_staples(HoImposer *imposer)
{
    HoSheets *sheets = imposer->sheets;
    HoSheetSide side = {0};
    double height;

    if (sheets->n_signatures != 1)
        return;
    set_trim(imposer, &side);
    height = side.trim[3] - side.trim[1];
    sheets->staples[0] = sheets->height - side.trim[3] + height / 4;
    sheets->staples[1] = sheets->staples[0] + height / 2;
}

static void
impose_booklet(HoImposer *imposer)
{
    HoSheets *sheets = imposer->sheets;
    Signature signature = {.total = plan_signatures(imposer)};

    set_staples(imposer);
    sheets->sides = ho_arena_array(sheets->arena, HoSheetSide,
                                   (size_t) sheets->n_sheets * 2);
    for (unsigned i = 0; i < sheets->n_signatures; i++) {
        signature.index = i;
        signature.size = sheets->signatures[i];
        impose_signature(imposer, &signature);
        signature.first += signature.size;
    }
}

/* The booklet open: its front, then what faces each other, then its back. */
static void
impose_spreads(HoImposer *imposer)
{
    HoSheets *sheets = imposer->sheets;
    const HoSheetOptions *options = imposer->options;
    unsigned total = plan_signatures(imposer);

    sheets->sides = ho_arena_array(sheets->arena, HoSheetSide, total / 2 + 1);
    for (unsigned i = 0; i <= total / 2; i++) {
        bool first = i == 0, last = i == total / 2;
        unsigned from = first ? 0 : 2 * i - 1, n = first || last ? 1 : 2;
        HoSheetSide *side = add_side(imposer, n);

        side->sheet = i;
        for (unsigned j = 0; j < n; j++) {
            HoPlacement *placement = &side->placements[j];

            placement->left = (((from + j) % 2) != 0) != options->right_to_left;
            placement->page =
                ho_order_page(from + j, imposer->n, total, options->back_cover);
            place_at_fold(imposer, placement, 0);
        }
        finish_side(imposer, side);
    }
}

static void
impose_grid(HoImposer *imposer)
{
    HoSheets *sheets = imposer->sheets;
    const HoSheetOptions *options = imposer->options;
    unsigned size = options->columns * options->rows;
    unsigned n_sides = (imposer->n + size - 1) / size;

    sheets->n_sheets = (n_sides + 1) / 2;
    sheets->sides = ho_arena_array(sheets->arena, HoSheetSide, n_sides);
    for (unsigned i = 0; i < n_sides; i++) {
        unsigned n = MIN(imposer->n - i * size, size);
        HoSheetSide *side;

        if (!is_wanted(imposer, i % 2 != 0))
            continue;
        side = add_side(imposer, n);
        side->sheet = i / 2;
        side->back = i % 2 != 0;
        for (unsigned j = 0; j < n; j++) {
            side->placements[j].page = i * size + j;
            place_in_grid(imposer, &side->placements[j], j);
        }
        finish_side(imposer, side);
    }
}

/* --- the whole --- */

HoSheets *
ho_sheets_new(const HoSheetPage *pages, unsigned n,
              const HoSheetOptions *options)
{
    HoSheets *sheets = g_new0(HoSheets, 1);
    HoImposer imposer = {.sheets = sheets,
                         .pages = pages,
                         .n = n,
                         .options = options,
                         .room = ho_sheet_room(options)};

    g_assert(n > 0);
    if (options->kind == HO_IMPOSE_GRID) /* outside as between pages */
        imposer.room += options->gutter;
    sheets->arena = ho_arena_new();
    sheets->n_pages = n;
    sheets->bleed = options->bleed;
    sheets->right_to_left = options->right_to_left;
    measure_pages(&imposer);
    measure_sheet(&imposer);
    sheets->short_edge = options->flip == HO_FLIP_AUTO
                             ? sheets->width >= sheets->height
                             : options->flip == HO_FLIP_SHORT;
    switch (options->kind) {
    case HO_IMPOSE_BOOKLET:
        impose_booklet(&imposer);
        break;
    case HO_IMPOSE_GRID:
        impose_grid(&imposer);
        break;
    case HO_IMPOSE_SPREADS:
        impose_spreads(&imposer);
        break;
    }
    sheets->single_sided = options->sides != HO_SIDES_BOTH ||
                           options->kind == HO_IMPOSE_SPREADS ||
                           sheets->n_sides < 2;
    return sheets;
}

HoSheets *
ho_sheets_of(const HoPages *pages, const HoSheetOptions *options)
{
    g_autofree HoSheetPage *sizes = g_new0(HoSheetPage, MAX(pages->n_pages, 1));

    for (unsigned i = 0; i < pages->n_pages; i++)
        sizes[i] = (HoSheetPage){pages->pages[i].width, pages->pages[i].height};
    return ho_sheets_new(sizes, pages->n_pages, options);
}

void
ho_sheets_free(HoSheets *sheets)
{
    if (sheets == NULL)
        return;
    ho_arena_free(sheets->arena);
    g_free(sheets);
}
