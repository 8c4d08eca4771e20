#include "paint/sheets.h"

#include <math.h>
#include <stdbool.h>

/* Sheets as PDF's operators and dictionaries. */

static void
put_numbers(GString *out, const double *numbers, unsigned n, const char *op)
{
    for (unsigned i = 0; i < n; i++) {
        ho_pdf_number(out, numbers[i], 4);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, op);
    g_string_append_c(out, '\n');
}

void
ho_sheets_begin_placement(const HoPlacement *placement, GString *out)
{
    const double *clip = placement->clip;
    double matrix[6];

    ho_placement_matrix(placement, matrix);
    g_string_append(out, "q\n");
    put_numbers(out,
                (double[]){clip[0], clip[1], MAX(clip[2] - clip[0], 0),
                           MAX(clip[3] - clip[1], 0)},
                4, "re W n");
    put_numbers(out, matrix, 6, "cm");
}

/* A circle of four curves. */
static void
draw_circle(const HoSheetStroke *stroke, GString *out)
{
    static const double k = 0.5522847498;
    double x = (stroke->x0 + stroke->x1) / 2, y = (stroke->y0 + stroke->y1) / 2;
    double r = ABS(stroke->x1 - stroke->x0) / 2;

    put_numbers(out, (double[]){x + r, y}, 2, "m");
    for (int i = 0; i < 4; i++) {
        static const int axes[5][2] = {
            {1, 0}, {0, 1}, {-1, 0}, {0, -1}, {1, 0}};
        const int *from = axes[i], *to = axes[i + 1];

        put_numbers(out,
                    (double[]){x + r * (from[0] + k * to[0]),
                               y + r * (from[1] + k * to[1]),
                               x + r * (to[0] + k * from[0]),
                               y + r * (to[1] + k * from[1]), x + r * to[0],
                               y + r * to[1]},
                    6, "c");
    }
    g_string_append(out, "s\n");
}

static void
draw_path(const HoSheetStroke *stroke, GString *out)
{
    switch (stroke->type) {
    case HO_STROKE_LINE:
        put_numbers(out, (double[]){stroke->x0, stroke->y0}, 2, "m");
        put_numbers(out, (double[]){stroke->x1, stroke->y1}, 2, "l S");
        break;
    case HO_STROKE_FRAME:
        put_numbers(out,
                    (double[]){stroke->x0, stroke->y0, stroke->x1 - stroke->x0,
                               stroke->y1 - stroke->y0},
                    4, "re S");
        break;
    case HO_STROKE_CIRCLE:
        draw_circle(stroke, out);
        break;
    }
}

static bool
is_same(const HoColor *a, const HoColor *b)
{
    return fabs(a->red - b->red) + fabs(a->green - b->green) +
               fabs(a->blue - b->blue) <
           1e-4;
}

static void
set_color(const HoColor *color, GString *out)
{
    const double rgb[] = {color->red, color->green, color->blue};
    bool gray = rgb[0] <= rgb[1] && rgb[1] <= rgb[2] && rgb[2] <= rgb[0];

    put_numbers(out, rgb, gray ? 1 : 3, gray ? "G" : "RG");
}

void
ho_sheets_draw(const HoSheetSide *side, GString *out)
{
    static const HoColor none = {-1, -1, -1, 0};
    const HoColor *color = &none;
    double width = -1, dash = 0;

    if (side->n_strokes == 0)
        return;
    g_string_append(out, "/Artifact BMC\nq\n");
    for (unsigned i = 0; i < side->n_strokes; i++) {
        const HoSheetStroke *stroke = &side->strokes[i];

        if (stroke->width < width || stroke->width > width)
            put_numbers(out, &stroke->width, 1, "w");
        if (!is_same(&stroke->color, color))
            set_color(&stroke->color, out);
        if (stroke->dash < dash || stroke->dash > dash) {
            g_string_append_c(out, '[');
            if (stroke->dash > 0)
                ho_pdf_number(out, stroke->dash, 2);
            g_string_append(out, "]0 d\n");
        }
        width = stroke->width;
        color = &stroke->color;
        dash = stroke->dash;
        draw_path(stroke, out);
    }
    g_string_append(out, "Q\nEMC\n");
}

static void
append_box(GString *out, const char *name, const double box[4])
{
    g_string_append_printf(out, "/%s[", name);
    for (int i = 0; i < 4; i++) {
        ho_pdf_number(out, box[i], 3);
        g_string_append_c(out, i < 3 ? ' ' : ']');
    }
}

void
ho_sheets_boxes(const HoSheets *sheets, const HoSheetSide *side, GString *out)
{
    const double media[] = {0, 0, sheets->width, sheets->height};
    double trim[4], bleed[4];

    for (int i = 0; i < 4; i++) {
        double most = media[i % 2 + 2];

        trim[i] = CLAMP(side->trim[i], 0, most);
        bleed[i] = CLAMP(
            side->trim[i] + (i < 2 ? -sheets->bleed : sheets->bleed), 0, most);
    }
    append_box(out, "MediaBox", media);
    append_box(out, "BleedBox", bleed);
    append_box(out, "TrimBox", trim);
}

void
ho_sheets_preferences(const HoSheets *sheets, GString *out)
{
    g_string_append_printf(out, "/PrintScaling/None/Duplex/%s",
                           sheets->single_sided ? "Simplex"
                           : sheets->short_edge ? "DuplexFlipShortEdge"
                                                : "DuplexFlipLongEdge");
}
