/* Pictures decoded, scaled and written again. */
#include "epub/pixels.h"

#include "epub/encode.h"

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

static HoPixels
pixels_of(const GdkPixbuf *pixbuf)
{
    return (HoPixels){
        .bytes = gdk_pixbuf_read_pixels(pixbuf),
        .width = (gsize) gdk_pixbuf_get_width(pixbuf),
        .height = (gsize) gdk_pixbuf_get_height(pixbuf),
        .stride = (gsize) gdk_pixbuf_get_rowstride(pixbuf),
        .channels = (gsize) gdk_pixbuf_get_n_channels(pixbuf),
    };
}

static GBytes *
encode_jpeg(GdkPixbuf *pixbuf, const char *profile, int quality)
{
    HoPixels pixels = pixels_of(pixbuf);
    g_autoptr(GBytes) icc = NULL;
    gsize size;

    if (profile != NULL) {
        guchar *data = g_base64_decode(profile, &size);

        icc = g_bytes_new_take(data, size);
    }
    return ho_jpeg_encode(&pixels, quality, icc);
}

/* gdk-pixbuf knows how to keep a profile in a PNG. */
static GBytes *
encode_profiled_png(GdkPixbuf *pixbuf, const char *profile)
{
    char *buffer = NULL;
    gsize size = 0;

    if (!gdk_pixbuf_save_to_buffer(pixbuf, &buffer, &size, "png", NULL,
                                   "icc-profile", profile, NULL))
        return NULL;
    return g_bytes_new_take(buffer, size);
}

static GBytes *
encode(GdkPixbuf *pixbuf, const char *type, int quality)
{
    const char *profile = gdk_pixbuf_get_option(pixbuf, "icc-profile");
    HoPixels pixels = pixels_of(pixbuf);

    if (strcmp(type, "image/jpeg") == 0)
        return encode_jpeg(pixbuf, profile, quality);
    if (profile != NULL)
        return encode_profiled_png(pixbuf, profile);
    return ho_png_encode(&pixels);
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
