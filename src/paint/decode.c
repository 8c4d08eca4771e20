#include "paint/decode.h"

#include "paint/picture.h"

#include <string.h>

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

typedef struct {
    int width, height, stride, channels;
    const guint8 *pixels;
} Pixels;

/* Channels [from, from + n) of every pixel. */
static void
put_channels(HoPdf *pdf, unsigned object, const Pixels *in, int from, int n,
             const char *dict)
{
    gsize length = (gsize) in->width * (gsize) in->height * (gsize) n;
    g_autofree guint8 *out = g_malloc(length);
    guint8 *to = out;

    for (int y = 0; y < in->height; y++) {
        const guint8 *row = in->pixels + (gsize) y * (gsize) in->stride + from;

        for (int x = 0; x < in->width; x++, row += in->channels) {
            for (int i = 0; i < n; i++)
                *to++ = row[i];
        }
    }
    ho_pdf_put_deflated(pdf, object, dict, out, length);
}

unsigned
ho_pdf_put_decoded(HoPdf *pdf, const HoImage *image)
{
    g_autoptr(GdkPixbuf) pixbuf = ho_image_decode(image);
    unsigned object, mask = 0;
    g_autofree char *size = NULL, *dict = NULL, *mask_dict = NULL;
    Pixels in;

    if (pixbuf == NULL)
        return 0;
    in = (Pixels){image->width, image->height, gdk_pixbuf_get_rowstride(pixbuf),
                  gdk_pixbuf_get_n_channels(pixbuf),
                  gdk_pixbuf_read_pixels(pixbuf)};
    size = g_strdup_printf("/Type/XObject/Subtype/Image/Width %d/Height %d"
                           "/BitsPerComponent 8",
                           in.width, in.height);
    object = ho_pdf_reserve(pdf);
    if (in.channels == 4) {
        mask = ho_pdf_reserve(pdf);
        mask_dict = g_strconcat(size, "/ColorSpace/DeviceGray", NULL);
        put_channels(pdf, mask, &in, 3, 1, mask_dict);
        dict =
            g_strdup_printf("%s/ColorSpace/DeviceRGB/SMask %u 0 R", size, mask);
    } else {
        dict = g_strconcat(size, "/ColorSpace/DeviceRGB", NULL);
    }
    put_channels(pdf, object, &in, 0, 3, dict);
    return object;
}
