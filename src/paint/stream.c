#include "paint/stream.h"

#include <math.h>
#include <string.h>

/* State, marked stream, paths and pictures; text is in stream_text.c. */

void
ho_stream_init(HoStream *stream, HoPdfFonts *fonts)
{
    *stream = (HoStream){.out = g_string_sized_new(64 << 10), .fonts = fonts};
}

void
ho_stream_clear(HoStream *stream)
{
    g_string_free(stream->out, TRUE);
}

void
ho_stream_begin_page(HoStream *stream, double height)
{
    g_string_truncate(stream->out, 0);
    stream->height = height;
    stream->color = (HoColor){.alpha = 1};
    stream->alpha = 100;
    stream->in_text = stream->in_show = stream->in_string = false;
    stream->setting = (HoPdfSetting){.expand = 1};
}

static void
put(HoStream *stream, const char *text)
{
    g_string_append(stream->out, text);
}

static void
put_numbers(HoStream *stream, const double *numbers, unsigned n, const char *op)
{
    for (unsigned i = 0; i < n; i++) {
        if (i > 0)
            g_string_append_c(stream->out, ' ');
        ho_pdf_number(stream->out, numbers[i], 3);
    }
    g_string_append_c(stream->out, ' ');
    g_string_append(stream->out, op);
    g_string_append_c(stream->out, '\n');
}

/* --- marked content --- */

void
ho_stream_begin_marked(HoStream *stream, const char *type, unsigned number)
{
    ho_stream_end_text(stream);
    g_string_append_printf(stream->out, "/%s<</MCID %u>>BDC\n", type, number);
}

void
ho_stream_begin_artifact(HoStream *stream)
{
    ho_stream_end_text(stream);
    put(stream, "/Artifact BMC\n");
}

void
ho_stream_end_marked(HoStream *stream)
{
    ho_stream_end_text(stream);
    put(stream, "EMC\n");
}

/* --- colour --- */

static void
set_alpha(HoStream *stream, double alpha)
{
    int percent = (int) lround(CLAMP(alpha, 0, 1) * 100);

    if (percent == stream->alpha)
        return;
    stream->alpha = percent;
    stream->alphas[percent] = 1;
    g_string_append_printf(stream->out, "/A%d gs\n", percent);
}

static void
put_color(HoStream *stream, HoColor color, bool stroke)
{
    if (fabs(color.red - color.green) < .001 &&
        fabs(color.red - color.blue) < .001)
        put_numbers(stream, &color.red, 1, stroke ? "G" : "g");
    else
        put_numbers(stream, (double[]){color.red, color.green, color.blue}, 3,
                    stroke ? "RG" : "rg");
}

void
ho_stream_set_fill(HoStream *stream, HoColor color)
{
    const HoColor *now = &stream->color;

    set_alpha(stream, color.alpha);
    if (fabs(color.red - now->red) < .001 &&
        fabs(color.green - now->green) < .001 &&
        fabs(color.blue - now->blue) < .001)
        return;
    put_color(stream, color, false);
    stream->color = color;
}

/* --- paths --- */

static void
put_rectangle(HoStream *stream, HoArea area)
{
    put_numbers(stream,
                (double[]){area.x, stream->height - area.y - area.height,
                           area.width, area.height},
                4, "re");
}

void
ho_stream_rule(HoStream *stream, HoArea area, HoColor color)
{
    if (color.alpha <= 0 || area.width <= 0 || area.height <= 0)
        return;
    ho_stream_end_text(stream);
    ho_stream_set_fill(stream, color);
    put_rectangle(stream, area);
    put(stream, "f\n");
}

/* Dashes of no length with round ends (8.4.3.6). */
void
ho_stream_dots(HoStream *stream, HoArea area, double step, HoColor color)
{
    double middle = stream->height - area.y - area.height / 2;
    double radius = area.height / 2;

    if (color.alpha <= 0 || area.height <= 0 || step <= 0)
        return;
    ho_stream_end_text(stream);
    set_alpha(stream, color.alpha);
    put(stream, "q ");
    put_color(stream, color, true);
    put_numbers(stream, &area.height, 1, "w");
    put_numbers(stream, (double[]){area.x + radius, middle}, 2, "m");
    put_numbers(stream,
                (double[]){area.x + area.width - radius + step / 8, middle}, 2,
                "l");
    put(stream, "1 J[0 ");
    ho_pdf_number(stream->out, step, 3);
    put(stream, "]0 d S Q\n");
}

/* One path, so that no seams show between modules. */
void
ho_stream_code(HoStream *stream, const HoQrCode *code, HoArea area)
{
    static const HoColor white = {1, 1, 1, 1}, black = {0, 0, 0, 1};
    unsigned n = code->size;
    double module = MIN(area.width, area.height) / (n + 2 * HO_QR_QUIET);
    double left = area.x + HO_QR_QUIET * module;
    double top = stream->height - area.y - HO_QR_QUIET * module;

    ho_stream_rule(stream, area, white);
    ho_stream_set_fill(stream, black);
    for (unsigned row = 0; row < n; row++)
        for (unsigned i = 0, end; i < n; i = end) {
            bool dark = code->modules[row * n + i] != 0;

            for (end = i + 1; end < n; end++)
                if ((code->modules[row * n + end] != 0) != dark)
                    break;
            if (dark)
                put_numbers(stream,
                            (double[]){left + i * module,
                                       top - (row + 1) * module,
                                       (end - i) * module, module},
                            4, "re");
        }
    put(stream, "f\n");
}

/* An outline with round corners that may lack its top or bottom edge. */
typedef struct {
    HoArea area;
    double radius;
    bool open_top, open_bottom;
} Outline;

static void
put_corner(HoStream *stream, double x, double y, const double to[6])
{
    /* Control points of a quarter circle. */
    static const double k = 0.5522847498;
    double h = stream->height;

    put_numbers(stream,
                (double[]){x + (to[0] - x) * k, h - (y + (to[1] - y) * k),
                           to[4] + (to[2] - to[4]) * k,
                           h - (to[5] + (to[3] - to[5]) * k), to[4], h - to[5]},
                6, "c");
}

static void
put_outline(HoStream *stream, const Outline *outline, bool stroke)
{
    HoArea a = outline->area;
    double r = MIN(outline->radius, MIN(a.width, a.height) / 2);
    double rt = outline->open_top ? 0 : r, rb = outline->open_bottom ? 0 : r;
    double right = a.x + a.width, bottom = a.y + a.height, h = stream->height;

    put_numbers(stream, (double[]){a.x, h - bottom + rb}, 2, "m");
    put_numbers(stream, (double[]){a.x, h - a.y - rt}, 2, "l");
    if (rt > 0)
        put_corner(stream, a.x, a.y + rt,
                   (double[]){a.x, a.y, a.x, a.y, a.x + rt, a.y});
    put_numbers(stream, (double[]){right - rt, h - a.y}, 2,
                stroke && outline->open_top ? "m" : "l");
    if (rt > 0)
        put_corner(stream, right - rt, a.y,
                   (double[]){right, a.y, right, a.y, right, a.y + rt});
    put_numbers(stream, (double[]){right, h - bottom + rb}, 2, "l");
    if (rb > 0)
        put_corner(
            stream, right, bottom - rb,
            (double[]){right, bottom, right, bottom, right - rb, bottom});
    if (stroke && outline->open_bottom)
        return;
    put_numbers(stream, (double[]){a.x + rb, h - bottom}, 2, "l");
    if (rb > 0)
        put_corner(stream, a.x + rb, bottom,
                   (double[]){a.x, bottom, a.x, bottom, a.x, bottom - rb});
    if (!(stroke && outline->open_top))
        put(stream, "h\n");
}

static void
fill_outline(HoStream *stream, const Outline *outline, HoColor color)
{
    if (color.alpha <= 0)
        return;
    if (outline->radius <= 0) {
        ho_stream_rule(stream, outline->area, color);
        return;
    }
    ho_stream_end_text(stream);
    ho_stream_set_fill(stream, color);
    put_outline(stream, outline, false);
    put(stream, "f\n");
}

static void
stroke_outline(HoStream *stream, Outline outline, double thickness,
               HoColor color)
{
    double inset = thickness / 2;

    if (color.alpha <= 0 || thickness <= 0)
        return;
    ho_stream_end_text(stream);
    set_alpha(stream, color.alpha);
    put_color(stream, color, true);
    put_numbers(stream, &thickness, 1, "w");
    outline.area.x += inset;
    outline.area.width -= thickness;
    outline.area.y += outline.open_top ? 0 : inset;
    outline.area.height -=
        (outline.open_top ? 0 : inset) + (outline.open_bottom ? 0 : inset);
    outline.radius = MAX(outline.radius - inset, 0);
    put_outline(stream, &outline, true);
    put(stream, "S\n");
}

void
ho_stream_fill(HoStream *stream, HoArea area, double radius, HoColor color)
{
    Outline outline = {.area = area, .radius = radius};

    fill_outline(stream, &outline, color);
}

void
ho_stream_frame(HoStream *stream, HoArea area, double thickness, double radius,
                HoColor color)
{
    stroke_outline(stream, (Outline){.area = area, .radius = radius}, thickness,
                   color);
}

void
ho_stream_box(HoStream *stream, const HoPlaced *item)
{
    HoArea a = {item->x, item->y, item->width, item->height};
    Outline outline = {a, item->box.radius, item->box.open_top,
                       item->box.open_bottom};
    HoEdges border = item->box.border;
    double top = outline.open_top ? 0 : border.top;
    double bottom = outline.open_bottom ? 0 : border.bottom;
    HoColor color = item->box.stroke;

    fill_outline(stream, &outline, item->box.fill);
    if (border.top == border.left && border.top == border.right &&
        border.top == border.bottom) {
        stroke_outline(stream, outline, border.top, color);
        return;
    }
    ho_stream_rule(stream, (HoArea){a.x, a.y, a.width, top}, color);
    ho_stream_rule(
        stream, (HoArea){a.x, a.y + a.height - bottom, a.width, bottom}, color);
    ho_stream_rule(
        stream, (HoArea){a.x, a.y + top, border.left, a.height - top - bottom},
        color);
    ho_stream_rule(stream,
                   (HoArea){a.x + a.width - border.right, a.y + top,
                            border.right, a.height - top - bottom},
                   color);
}

/* --- pictures --- */

void
ho_stream_picture(HoStream *stream, unsigned number, HoArea area,
                  int orientation, const double units[2])
{
    /* Where the axes of the picture as stored go: shares of width and height
     * for a b c d, then of the corner (EXIF 2.32, tag 274). */
    static const gint8 turns[9][6] = {
        {1, 0, 0, 1, 0, 0},   {1, 0, 0, 1, 0, 0},  {-1, 0, 0, 1, 1, 0},
        {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1}, {0, -1, -1, 0, 1, 1},
        {0, -1, 1, 0, 0, 1},  {0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0}};
    const gint8 *turn = turns[CLAMP(orientation, 0, 8)];
    double x = area.x, y = stream->height - area.y - area.height;
    double w = area.width, h = area.height;

    ho_stream_end_text(stream);
    set_alpha(stream, 1);
    put(stream, "q ");
    put_numbers(stream,
                (double[]){turn[0] * w / units[0], turn[1] * h / units[0],
                           turn[2] * w / units[1], turn[3] * h / units[1],
                           x + turn[4] * w, y + turn[5] * h},
                6, "cm");
    g_string_append_printf(stream->out, "/I%u Do Q\n", number);
}
