/* What is drawn around pages: marks for cutting, folding, stapling; frames;
 * rules to write on. */
#include "sheet/imposer.h"

#define MM            (72 / 25.4)
#define MARK_LENGTH   (5 * MM)
#define MARK_WIDTH    0.25
#define LEAST_OFFSET  (3 * MM)
#define RING          (1.5 * MM) /* radius of a registration mark */
#define STAPLE_LENGTH (6 * MM)

static const HoColor black = {0, 0, 0, 1}, gray = {0.6, 0.6, 0.6, 1};

typedef struct {
    HoImposer *imposer;
    HoSheetSide *side;
    GArray *strokes; /* of HoSheetStroke */
} Pen;

double
ho_sheet_mark_offset(const HoSheetOptions *options)
{
    return MAX(options->bleed + MM, LEAST_OFFSET);
}

static bool
needs_room(const HoSheetOptions *options)
{
    return (options->marks & (HO_SHEET_CROP | HO_SHEET_REGISTRATION)) != 0;
}

double
ho_sheet_room(const HoSheetOptions *options)
{
    if (options->kind == HO_IMPOSE_SPREADS)
        return 0;
    return needs_room(options)
               ? ho_sheet_mark_offset(options) + MARK_LENGTH + MM
               : options->bleed;
}

static void
add(Pen *pen, HoSheetStroke stroke)
{
    g_array_append_val(pen->strokes, stroke);
}

static void
add_line(Pen *pen, double x0, double y0, double x1, double y1)
{
    add(pen, (HoSheetStroke){.x0 = x0,
                             .y0 = y0,
                             .x1 = x1,
                             .y1 = y1,
                             .width = MARK_WIDTH,
                             .color = black});
}

/* --- cutting --- */

/* Above and below the pages. */
static void
add_cut_at_x(Pen *pen, double x)
{
    const double *trim = pen->side->trim;
    double near = ho_sheet_mark_offset(pen->imposer->options);
    double far = near + MARK_LENGTH;

    add_line(pen, x, trim[3] + near, x, trim[3] + far);
    add_line(pen, x, trim[1] - near, x, trim[1] - far);
}

/* Left and right of them. */
static void
add_cut_at_y(Pen *pen, double y)
{
    const double *trim = pen->side->trim;
    double near = ho_sheet_mark_offset(pen->imposer->options);
    double far = near + MARK_LENGTH;

    add_line(pen, trim[0] - near, y, trim[0] - far, y);
    add_line(pen, trim[2] + near, y, trim[2] + far, y);
}

static void
add_cuts_around(Pen *pen, const double box[4], bool columns, bool rows)
{
    if (columns) {
        add_cut_at_x(pen, box[0]);
        add_cut_at_x(pen, box[2]);
    }
    if (rows) {
        add_cut_at_y(pen, box[1]);
        add_cut_at_y(pen, box[3]);
    }
}

/* A grid is cut along each column and row, on both sides of a gutter. */
static void
add_cuts(Pen *pen)
{
    const HoSheetSide *side = pen->side;
    const HoSheetOptions *options = pen->imposer->options;
    unsigned columns = MAX(options->columns, 1);

    if (options->kind != HO_IMPOSE_GRID) {
        add_cuts_around(pen, side->trim, true, true);
        return;
    }
    for (unsigned i = 0; i < side->n_placements; i++)
        add_cuts_around(pen, side->placements[i].area, i < columns,
                        i % columns == 0);
}

static void
add_ring(Pen *pen, double x, double y)
{
    add(pen, (HoSheetStroke){.type = HO_STROKE_CIRCLE,
                             .x0 = x - RING,
                             .y0 = y - RING,
                             .x1 = x + RING,
                             .y1 = y + RING,
                             .width = MARK_WIDTH,
                             .color = black});
    add_line(pen, x - 2 * RING, y, x + 2 * RING, y);
    add_line(pen, x, y - 2 * RING, x, y + 2 * RING);
}

/* In the middle of each edge; off the fold, where its own mark is. */
static void
add_registration(Pen *pen)
{
    const double *trim = pen->side->trim;
    double away = ho_sheet_mark_offset(pen->imposer->options) + 2 * RING;
    double x = trim[0] + (trim[2] - trim[0]) / 4;
    double y = (trim[1] + trim[3]) / 2;

    add_ring(pen, x, trim[3] + away);
    add_ring(pen, x, trim[1] - away);
    add_ring(pen, trim[0] - away, y);
    add_ring(pen, trim[2] + away, y);
}

/* --- folding and stapling --- */

/* Above and below the pages, or at their edges where there is no room. */
static void
add_fold(Pen *pen)
{
    const HoSheets *sheets = pen->imposer->sheets;
    const double *trim = pen->side->trim;
    double x = sheets->width / 2;
    double near = ho_sheet_mark_offset(pen->imposer->options);
    bool outside = trim[1] >= near + MM;
    double first = outside ? -near : 0;
    double last = outside ? -near - MARK_LENGTH : MARK_LENGTH;
    HoSheetStroke stroke = {.x0 = x,
                            .x1 = x,
                            .y0 = trim[1] + first,
                            .y1 = trim[1] + last,
                            .width = MARK_WIDTH,
                            .color = outside ? black : gray,
                            .dash = 2};

    add(pen, stroke);
    stroke.y0 = trim[3] - first;
    stroke.y1 = trim[3] - last;
    add(pen, stroke);
}

static void
add_whole_fold(Pen *pen)
{
    const HoSheets *sheets = pen->imposer->sheets;

    add(pen, (HoSheetStroke){.x0 = sheets->width / 2,
                             .x1 = sheets->width / 2,
                             .y1 = sheets->height,
                             .width = 0.5,
                             .color = gray,
                             .dash = 4});
}

static void
add_staples(Pen *pen)
{
    const HoSheets *sheets = pen->imposer->sheets;
    double x = sheets->width / 2;

    if (pen->side->depth > 0 || pen->side->back || sheets->staples[0] <= 0)
        return;
    for (unsigned i = 0; i < 2; i++) {
        double y = sheets->height - sheets->staples[i];

        add(pen, (HoSheetStroke){.x0 = x,
                                 .y0 = y - STAPLE_LENGTH,
                                 .x1 = x,
                                 .y1 = y + STAPLE_LENGTH,
                                 .width = 1,
                                 .color = gray});
    }
}

/* --- pages --- */

static void
add_frame(Pen *pen, const double area[4])
{
    add(pen, (HoSheetStroke){.type = HO_STROKE_FRAME,
                             .x0 = area[0],
                             .y0 = area[1],
                             .x1 = area[2],
                             .y1 = area[3],
                             .width = 0.5,
                             .color = gray});
}

/* As layout rules what it leaves blank. */
static void
add_rules(Pen *pen, const HoPlacement *placement)
{
    const HoRuling *ruling = &pen->imposer->options->ruling;
    const HoEdges *margin = &pen->imposer->options->note_margin;
    const double *area = placement->area;
    double scale = placement->scale;
    double left = placement->left ? margin->right : margin->left;
    double right = placement->left ? margin->left : margin->right;
    double top = area[3] - margin->top * scale;
    double width = (area[2] - area[0]) / scale - left - right;
    double height = (area[3] - area[1]) / scale - margin->top - margin->bottom;
    unsigned n = width > 0 ? ho_ruling_count(ruling, height) : 0;

    for (unsigned i = 1; i <= n; i++) {
        double y = top - (i * ruling->step - ruling->thickness / 2) * scale;

        add(pen, (HoSheetStroke){.x0 = area[0] + left * scale,
                                 .y0 = y,
                                 .x1 = area[2] - right * scale,
                                 .y1 = y,
                                 .width = ruling->thickness * scale,
                                 .color = ruling->color});
    }
}

static void
draw_pages(Pen *pen)
{
    const HoImposer *imposer = pen->imposer;
    const HoSheetOptions *options = imposer->options;

    for (unsigned i = 0; i < pen->side->n_placements; i++) {
        const HoPlacement *placement = &pen->side->placements[i];

        if (options->note_lines && placement->page == HO_NO_PAGE)
            add_rules(pen, placement);
        if (options->frame && options->kind == HO_IMPOSE_GRID)
            add_frame(pen, placement->area);
    }
}

static void
draw_marks(Pen *pen)
{
    const HoSheetOptions *options = pen->imposer->options;
    HoSheets *sheets = pen->imposer->sheets;
    const double *trim = pen->side->trim;

    if (options->marks & HO_SHEET_CROP)
        add_cuts(pen);
    if (options->marks & HO_SHEET_REGISTRATION)
        add_registration(pen);
    if (options->kind == HO_IMPOSE_BOOKLET && options->marks & HO_SHEET_FOLD)
        add_fold(pen);
    if (options->kind == HO_IMPOSE_BOOKLET && options->marks & HO_SHEET_STAPLE)
        add_staples(pen);
    if (needs_room(options) &&
        MIN(MIN(trim[0], trim[1]),
            MIN(sheets->width - trim[2], sheets->height - trim[3])) <
            ho_sheet_mark_offset(options) + MM)
        sheets->marks_cut = true;
}

void
ho_imposer_draw(HoImposer *imposer, HoSheetSide *side)
{
    Pen pen = {imposer, side, g_array_new(FALSE, FALSE, sizeof(HoSheetStroke))};

    draw_pages(&pen);
    if (imposer->options->kind == HO_IMPOSE_SPREADS)
        add_whole_fold(&pen);
    else
        draw_marks(&pen);
    side->n_strokes = pen.strokes->len;
    side->strokes = ho_arena_dup(imposer->sheets->arena, pen.strokes->data,
                                 pen.strokes->len, sizeof(HoSheetStroke));
    g_array_unref(pen.strokes);
}
