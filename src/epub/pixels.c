/* Pictures decoded, scaled and written again. */
#include "epub/pixels.h"

#include "epub/png.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <string.h>

/* Pixels that are decoded at most: 100 Mpx are 400 MB. */
#define MAX_PIXELS ((gint64) 100 * 1000 * 1000)

typedef struct {
    int width, height; /* as stored, not turned */
} Wanted;

/* Loaders that can (JPEG) decode straight to about the size wanted. */
static void
on_size(GdkPixbufLoader *loader, int width, int height, gpointer data)
{
    const Wanted *wanted = data;

    if (width > wanted->width || height > wanted->height)
        gdk_pixbuf_loader_set_size(loader, wanted->width, wanted->height);
}

static GdkPixbuf *
decode(const HoImage *image, Wanted wanted)
{
    g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new();
    GdkPixbuf *pixbuf = NULL;
    bool read;

    g_signal_connect(loader, "size-prepared", G_CALLBACK(on_size), &wanted);
    read = gdk_pixbuf_loader_write_bytes(loader, image->bytes, NULL);
    read = gdk_pixbuf_loader_close(loader, NULL) && read;
    if (read)
        pixbuf = gdk_pixbuf_loader_get_pixbuf(loader);
    return pixbuf != NULL ? g_object_ref(pixbuf) : NULL;
}

/* JPEG knows no transparency: what shows through is paper. */
static GdkPixbuf *
flatten(GdkPixbuf *pixbuf)
{
    int width = gdk_pixbuf_get_width(pixbuf);
    int height = gdk_pixbuf_get_height(pixbuf);

    if (!gdk_pixbuf_get_has_alpha(pixbuf))
        return g_object_ref(pixbuf);
    return gdk_pixbuf_composite_color_simple(
        pixbuf, width, height, GDK_INTERP_NEAREST, 255, 64, 0xffffff, 0xffffff);
}

static GBytes *
encode_png(GdkPixbuf *pixbuf)
{
    HoPngPixels pixels = {
        .bytes = gdk_pixbuf_read_pixels(pixbuf),
        .width = (gsize) gdk_pixbuf_get_width(pixbuf),
        .height = (gsize) gdk_pixbuf_get_height(pixbuf),
        .stride = (gsize) gdk_pixbuf_get_rowstride(pixbuf),
        .channels = (gsize) gdk_pixbuf_get_n_channels(pixbuf),
    };

    return ho_png_encode(&pixels);
}

static GBytes *
encode(GdkPixbuf *pixbuf, const char *type, int quality)
{
    const char *profile = gdk_pixbuf_get_option(pixbuf, "icc-profile");
    bool is_jpeg = strcmp(type, "image/jpeg") == 0;
    char number[16];
    char *keys[] = {NULL, NULL, NULL}, *values[] = {NULL, NULL, NULL};
    unsigned n = 0;
    char *buffer = NULL;
    gsize size = 0;

    if (!is_jpeg && profile == NULL)
        return encode_png(pixbuf);
    if (is_jpeg) {
        keys[n] = (char *) "quality";
        g_snprintf(number, sizeof number, "%d", quality);
        values[n++] = number;
    }
    if (profile != NULL) {
        keys[n] = (char *) "icc-profile";
        values[n++] = (char *) profile;
    }
    if (!gdk_pixbuf_save_to_bufferv(pixbuf, &buffer, &size,
                                    is_jpeg ? "jpeg" : "png", keys, values,
                                    NULL))
        return NULL;
    return g_bytes_new_take(buffer, size);
}

GBytes *
ho_pixels_convert(const HoImage *image, int width, int height, const char *type,
                  int quality)
{
    bool is_turned = image->orientation >= 5;
    Wanted wanted = {is_turned ? height : width, is_turned ? width : height};
    g_autoptr(GdkPixbuf) stored = NULL, upright = NULL, ready = NULL;

    if ((gint64) image->width * image->height > MAX_PIXELS)
        return NULL;
    stored = decode(image, wanted);
    if (stored == NULL)
        return NULL;
    upright = gdk_pixbuf_apply_embedded_orientation(stored);
    if (upright == NULL)
        return NULL;
    ready = strcmp(type, "image/jpeg") == 0 ? flatten(upright)
                                            : g_object_ref(upright);
    if (ready != upright && gdk_pixbuf_get_option(stored, "icc-profile"))
        gdk_pixbuf_set_option(ready, "icc-profile",
                              gdk_pixbuf_get_option(stored, "icc-profile"));
    return encode(ready, type, quality);
}
