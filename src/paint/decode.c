#include "paint/decode.h"

#include "paint/samples.h"

/* Pixels through gdk-pixbuf, for what a PDF cannot hold as it is. */

/* More would take over a gigabyte. */
static const double max_pixels = 256e6;

static const char *
loader_name(HoImageType type)
{
    switch (type) {
    case HO_IMAGE_JPEG:
        return "jpeg";
    case HO_IMAGE_PNG:
        return "png";
    case HO_IMAGE_GIF:
        return "gif";
    case HO_IMAGE_WEBP:
        return "webp";
    case HO_IMAGE_BMP:
        return "bmp";
    case HO_IMAGE_TIFF:
        return "tiff";
    case HO_IMAGE_AVIF:
        return "avif";
    case HO_IMAGE_SVG:
    case HO_IMAGE_PDF:
    case HO_IMAGE_UNKNOWN:
        break;
    }
    return NULL;
}

GdkPixbuf *
ho_image_decode(const HoImage *image)
{
    const char *name = loader_name(image->type);
    GdkPixbufLoader *loader;
    GdkPixbuf *pixbuf = NULL;
    bool read;

    if (name == NULL || image->bytes == NULL ||
        (double) image->width * image->height > max_pixels)
        return NULL;
    loader = gdk_pixbuf_loader_new_with_type(name, NULL);
    if (loader == NULL)
        return NULL;
    read = gdk_pixbuf_loader_write_bytes(loader, image->bytes, NULL);
    read = gdk_pixbuf_loader_close(loader, NULL) && read;
    pixbuf = gdk_pixbuf_loader_get_pixbuf(loader);
    if (read && pixbuf != NULL &&
        gdk_pixbuf_get_width(pixbuf) == image->width &&
        gdk_pixbuf_get_height(pixbuf) == image->height)
        g_object_ref(pixbuf);
    else
        pixbuf = NULL;
    g_object_unref(loader);
    return pixbuf;
}

/* Channels [from, from + n) of every pixel, deflated. */
static GBytes *
deflate_channels(const GdkPixbuf *pixbuf, int from, int n)
{
    int width = gdk_pixbuf_get_width(pixbuf);
    int height = gdk_pixbuf_get_height(pixbuf);
    int n_channels = gdk_pixbuf_get_n_channels(pixbuf);
    const guint8 *pixels = gdk_pixbuf_read_pixels(pixbuf);
    gsize length = (gsize) width * (gsize) height * (gsize) n;
    g_autofree guint8 *out = g_malloc(length);
    guint8 *to = out;

    for (int y = 0; y < height; y++) {
        const guint8 *at =
            pixels + (gsize) y * (gsize) gdk_pixbuf_get_rowstride(pixbuf);

        for (int x = 0; x < width; x++, at += n_channels) {
            for (int i = 0; i < n; i++)
                *to++ = at[from + i];
        }
    }
    return ho_pdf_deflate(out, length);
}

HoSamples
ho_samples_decode(const HoImage *image)
{
    g_autoptr(GdkPixbuf) pixbuf = ho_image_decode(image);
    HoSamples samples = {.depth = 8, .n_colors = 3};

    if (pixbuf == NULL)
        return samples;
    samples.width = (unsigned) image->width;
    samples.height = (unsigned) image->height;
    samples.color = deflate_channels(pixbuf, 0, 3);
    if (gdk_pixbuf_get_has_alpha(pixbuf))
        samples.alpha = deflate_channels(pixbuf, 3, 1);
    return samples;
}
