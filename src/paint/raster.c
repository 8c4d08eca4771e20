#include "paint/decode.h"
#include "paint/paint.h"

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

/* A page as pixels, by cairo: for covers and for tests, so what only matters to
 * readers of a PDF is left out. */

enum { MAX_SIDE = 20000 };
#define JPEG_SIZE 300000 /* bytes: better quality is given up for it */

static void
set_color(cairo_t *cr, HoColor color)
{
    cairo_set_source_rgba(cr, color.red, color.green, color.blue, color.alpha);
}

static void
draw_runs(cairo_t *cr, const HoPlaced *item)
{
    const HoLine *line = item->line;

    for (unsigned i = 0; i < line->n_runs; i++) {
        const HoGlyphRun *run = &line->runs[i];
        g_autofree cairo_glyph_t *glyphs =
            g_new(cairo_glyph_t, MAX(run->n_glyphs, 1));

        for (unsigned j = 0; j < run->n_glyphs; j++)
            glyphs[j] = (cairo_glyph_t){
                run->glyphs[j].glyph,
                item->x + run->x + (double) run->glyphs[j].x,
                item->y - run->rise + (double) run->glyphs[j].y};
        cairo_set_scaled_font(cr, ho_font_cairo(run->font));
        set_color(cr, run->color);
        cairo_show_glyphs(cr, glyphs, (int) run->n_glyphs);
    }
}

static void
round_rectangle(cairo_t *cr, double x, double y, double width, double height,
                double radius)
{
    double r = MIN(radius, MIN(width, height) / 2);

    cairo_new_sub_path(cr);
    cairo_arc(cr, x + width - r, y + r, r, -G_PI / 2, 0);
    cairo_arc(cr, x + width - r, y + height - r, r, 0, G_PI / 2);
    cairo_arc(cr, x + r, y + height - r, r, G_PI / 2, G_PI);
    cairo_arc(cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
    cairo_close_path(cr);
}

/* --- pictures --- */

static cairo_surface_t *
surface_of(GdkPixbuf *pixbuf)
{
    int width = gdk_pixbuf_get_width(pixbuf);
    int height = gdk_pixbuf_get_height(pixbuf);
    int channels = gdk_pixbuf_get_n_channels(pixbuf);
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    guint8 *to = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    const guint8 *from = gdk_pixbuf_read_pixels(pixbuf);

    for (int y = 0; to != NULL && y < height; y++) {
        const guint8 *in =
            from + (gsize) y * (gsize) gdk_pixbuf_get_rowstride(pixbuf);
        guint32 *out = (guint32 *) (void *) (to + (gsize) y * (gsize) stride);

        for (int x = 0; x < width; x++, in += channels) {
            guint32 a = channels == 4 ? in[3] : 255;

            out[x] = a << 24 | (in[0] * a / 255) << 16 |
                     (in[1] * a / 255) << 8 | in[2] * a / 255;
        }
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

static bool
draw_pixels(cairo_t *cr, const HoImage *image)
{
    /* As in stream.c, with y downwards. */
    static const gint8 turns[9][6] = {
        {1, 0, 0, 1, 0, 0},   {1, 0, 0, 1, 0, 0},   {-1, 0, 0, 1, 1, 0},
        {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},  {0, 1, 1, 0, 0, 0},
        {0, 1, -1, 0, 1, 0},  {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1}};
    const gint8 *turn = turns[image->orientation];
    cairo_matrix_t matrix = {turn[0], turn[1], turn[2],
                             turn[3], turn[4], turn[5]};
    GdkPixbuf *pixbuf = ho_image_decode(image);
    cairo_surface_t *surface;

    if (pixbuf == NULL)
        return false;
    surface = surface_of(pixbuf);
    cairo_transform(cr, &matrix);
    cairo_scale(cr, 1.0 / image->width, 1.0 / image->height);
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_paint(cr);
    cairo_surface_destroy(surface);
    g_object_unref(pixbuf);
    return true;
}

static bool
draw_vectors(cairo_t *cr, const HoImage *image)
{
    g_autoptr(GInputStream) in =
        g_memory_input_stream_new_from_bytes(image->bytes);
    RsvgHandle *svg = rsvg_handle_new_from_stream_sync(
        in, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, NULL);
    RsvgRectangle area = {0, 0, image->width, image->height};
    bool drawn;

    if (svg == NULL)
        return false;
    cairo_scale(cr, 1.0 / image->width, 1.0 / image->height);
    drawn = rsvg_handle_render_document(svg, cr, &area, NULL);
    g_object_unref(svg);
    return drawn;
}

static void
draw_image(cairo_t *cr, const HoImage *image, const double area[4])
{
    bool drawn = false;

    cairo_save(cr);
    cairo_translate(cr, area[0], area[1]);
    cairo_scale(cr, area[2], area[3]);
    if (image != NULL && image->bytes != NULL && area[2] > 0 && area[3] > 0)
        drawn = image->type == HO_IMAGE_SVG ? draw_vectors(cr, image)
                                            : draw_pixels(cr, image);
    cairo_restore(cr);
    if (drawn)
        return;
    cairo_set_source_rgb(cr, .55, .55, .55);
    cairo_set_line_width(cr, .5);
    cairo_rectangle(cr, area[0], area[1], area[2], area[3]);
    cairo_stroke(cr);
}

/* --- the page --- */

static void
draw_marks(cairo_t *cr, const HoPlaced *item, bool before)
{
    for (unsigned i = 0; i < item->line->n_marks; i++) {
        const HoLineMark *mark = &item->line->marks[i];
        double x = item->x + mark->x, y = item->y + mark->y;

        if ((mark->type != HO_MARK_RULE) != before)
            continue;
        if (mark->type == HO_MARK_IMAGE) {
            draw_image(cr, mark->image,
                       (double[]){x, y, mark->width, mark->height});
            continue;
        }
        round_rectangle(cr, x, y, mark->width, mark->height, mark->radius);
        set_color(cr, mark->color);
        cairo_set_line_width(cr, mark->thickness);
        if (mark->type == HO_MARK_FRAME)
            cairo_stroke(cr);
        else
            cairo_fill(cr);
    }
}

static void
draw_box(cairo_t *cr, const HoPlaced *item)
{
    const HoEdges *b = &item->box.border;
    double x = item->x, y = item->y, w = item->width, h = item->height;

    round_rectangle(cr, x, y, w, h, item->box.radius);
    set_color(cr, item->box.fill);
    cairo_fill(cr);
    set_color(cr, item->box.stroke);
    if (b->top == b->bottom && b->top == b->left && b->top == b->right) {
        double inset = b->top / 2;

        if (inset <= 0)
            return;
        round_rectangle(cr, x + inset, y + inset, w - b->top, h - b->top,
                        item->box.radius);
        cairo_set_line_width(cr, b->top);
        cairo_stroke(cr);
        return;
    }
    cairo_rectangle(cr, x, y, w, b->top);
    cairo_rectangle(cr, x, y + h - b->bottom, w, b->bottom);
    cairo_rectangle(cr, x, y, b->left, h);
    cairo_rectangle(cr, x + w - b->right, y, b->right, h);
    cairo_fill(cr);
}

static void
draw_dots(cairo_t *cr, const HoPlaced *item)
{
    double radius = item->height / 2;

    set_color(cr, item->dots.color);
    for (double x = item->x; x < item->x + item->width && item->dots.step > 0;
         x += item->dots.step) {
        cairo_arc(cr, x + radius, item->y + radius, radius, 0, 2 * G_PI);
        cairo_fill(cr);
    }
}

static void
draw_code(cairo_t *cr, const HoQrCode *code, const HoPlaced *item)
{
    unsigned n = code->size;
    double module = item->width / (n + 2 * HO_QR_QUIET);

    cairo_rectangle(cr, item->x, item->y, item->width, item->height);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_fill(cr);
    for (unsigned i = 0; i < n * n; i++) {
        unsigned column = HO_QR_QUIET + i % n, row = HO_QR_QUIET + i / n;

        if (code->modules[i])
            cairo_rectangle(cr, item->x + column * module,
                            item->y + row * module, module, module);
    }
    cairo_set_source_rgb(cr, 0, 0, 0);
    cairo_fill(cr);
}

static void
draw_item(cairo_t *cr, const HoPlaced *item)
{
    switch (item->type) {
    case HO_PLACED_LINE:
        draw_marks(cr, item, true);
        draw_runs(cr, item);
        draw_marks(cr, item, false);
        break;
    case HO_PLACED_BOX:
        draw_box(cr, item);
        break;
    case HO_PLACED_RULE:
        cairo_rectangle(cr, item->x, item->y, item->width, item->height);
        set_color(cr, item->rule);
        cairo_fill(cr);
        break;
    case HO_PLACED_DOTS:
        draw_dots(cr, item);
        break;
    case HO_PLACED_IMAGE:
        if (item->image.code != NULL)
            draw_code(cr, item->image.code, item);
        else
            draw_image(cr, item->image.file,
                       (double[]){item->x, item->y, item->width, item->height});
        break;
    case HO_PLACED_ANCHOR:
    case HO_PLACED_LINK:
        break;
    }
}

/* NULL with error when the page does not exist or is too large. */
static cairo_surface_t *
draw_page(const HoPages *pages, unsigned index, double ppi, GError **error)
{
    const HoPage *page = index < pages->n_pages ? &pages->pages[index] : NULL;
    double scale = ppi / 72;
    cairo_surface_t *surface;
    cairo_t *cr;

    if (page == NULL || !(page->width * scale <= MAX_SIDE) ||
        !(page->height * scale <= MAX_SIDE)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "page %u cannot be drawn at %g pixels per inch", index + 1,
                    ppi);
        return NULL;
    }
    surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                         (int) ceil(page->width * scale),
                                         (int) ceil(page->height * scale));
    cr = cairo_create(surface);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    for (unsigned i = 0; i < page->n_placed; i++)
        draw_item(cr, &page->placed[i]);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return surface;
}

static GdkPixbuf *
pixbuf_of(cairo_surface_t *surface)
{
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    int stride = cairo_image_surface_get_stride(surface);
    const guint8 *from = cairo_image_surface_get_data(surface);
    GdkPixbuf *pixbuf =
        gdk_pixbuf_new(GDK_COLORSPACE_RGB, FALSE, 8, width, height);
    guint8 *to = gdk_pixbuf_get_pixels(pixbuf);

    for (int y = 0; y < height; y++) {
        const guint32 *in =
            (const guint32 *) (const void *) (from +
                                              (gsize) y * (gsize) stride);
        guint8 *out = to + (gsize) y * (gsize) gdk_pixbuf_get_rowstride(pixbuf);

        for (int x = 0; x < width; x++, out += 3) {
            out[0] = (guint8) (in[x] >> 16);
            out[1] = (guint8) (in[x] >> 8);
            out[2] = (guint8) in[x];
        }
    }
    return pixbuf;
}

static GBytes *
encode(GdkPixbuf *pixbuf, const char *type, const char *quality, GError **error)
{
    char *data = NULL;
    gsize length = 0;
    bool saved =
        quality != NULL
            ? gdk_pixbuf_save_to_buffer(pixbuf, &data, &length, type, error,
                                        "quality", quality, NULL)
            : gdk_pixbuf_save_to_buffer(pixbuf, &data, &length, type, error,
                                        NULL);

    return saved ? g_bytes_new_take(data, length) : NULL;
}

/* As good as a size allows that is quickly sent and opened. */
static GBytes *
jpeg_of(GdkPixbuf *pixbuf, GError **error)
{
    static const char *const qualities[] = {"88", "78", "66"};
    GBytes *bytes = NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(qualities); i++) {
        g_clear_pointer(&bytes, g_bytes_unref);
        bytes = encode(pixbuf, "jpeg", qualities[i], error);
        if (bytes == NULL || g_bytes_get_size(bytes) <= JPEG_SIZE)
            break;
    }
    return bytes;
}

static GBytes *
save(const HoPages *pages, unsigned page, double ppi, const char *type,
     GError **error)
{
    cairo_surface_t *surface = draw_page(pages, page, ppi, error);
    GdkPixbuf *pixbuf;
    GBytes *bytes;

    if (surface == NULL)
        return NULL;
    pixbuf = pixbuf_of(surface);
    cairo_surface_destroy(surface);
    bytes = strcmp(type, "jpeg") == 0 ? jpeg_of(pixbuf, error)
                                      : encode(pixbuf, type, NULL, error);
    g_object_unref(pixbuf);
    return bytes;
}

GBytes *
ho_paint_png(const HoPages *pages, unsigned page, double ppi, GError **error)
{
    return save(pages, page, ppi, "png", error);
}

GBytes *
ho_paint_jpeg(const HoPages *pages, unsigned page, double ppi, GError **error)
{
    return save(pages, page, ppi, "jpeg", error);
}
