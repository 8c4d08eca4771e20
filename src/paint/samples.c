#include "paint/samples.h"

#include "paint/png.h"

/* A PNG's header comes first, and in it the type of its colours. */
static bool
has_alpha_channel(GBytes *png)
{
    enum { TYPE_AT = 25 };
    gsize length;
    const guint8 *data = g_bytes_get_data(png, &length);

    return length > TYPE_AT && (data[TYPE_AT] == HO_PNG_GREY_ALPHA ||
                                data[TYPE_AT] == HO_PNG_RGB_ALPHA);
}

bool
ho_samples_are_needed(const HoImage *image)
{
    switch (image->type) {
    case HO_IMAGE_PNG:
        return has_alpha_channel(image->bytes);
    case HO_IMAGE_GIF:
    case HO_IMAGE_WEBP:
    case HO_IMAGE_BMP:
    case HO_IMAGE_TIFF:
    case HO_IMAGE_AVIF:
        return true;
    case HO_IMAGE_JPEG:
    case HO_IMAGE_SVG:
    case HO_IMAGE_PDF:
    case HO_IMAGE_UNKNOWN:
        break;
    }
    return false;
}

gsize
ho_samples_cost(const HoImage *image)
{
    /* All channels, each by itself, and a channel deflated. */
    return (gsize) image->width * (gsize) image->height * 8;
}

HoSamples
ho_samples_make(const HoImage *image)
{
    HoSamples samples = {0};

    if (image->type == HO_IMAGE_PNG)
        samples = ho_samples_of_png(image->bytes);
    return samples.color != NULL ? samples : ho_samples_decode(image);
}

void
ho_samples_clear(HoSamples *samples)
{
    g_clear_pointer(&samples->color, g_bytes_unref);
    g_clear_pointer(&samples->alpha, g_bytes_unref);
}

/* --- into a PDF --- */

void
ho_samples_append_size(GString *out, unsigned width, unsigned height,
                       unsigned n_colors, unsigned depth)
{
    g_string_append_printf(
        out,
        "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent %u"
        "/DecodeParms<</Predictor 15/Colors %u/BitsPerComponent %u"
        "/Columns %u>>",
        width, height, depth, n_colors, depth, width);
}

static void
put_channels(const HoSamples *samples, HoPdf *pdf, unsigned object,
             unsigned n_colors, unsigned mask)
{
    GBytes *bytes = n_colors > 0 ? samples->color : samples->alpha;
    g_autoptr(GString) dict = g_string_new(NULL);
    unsigned n = MAX(n_colors, 1);

    if (samples->is_filtered)
        ho_samples_append_size(dict, samples->width, samples->height, n,
                               samples->depth);
    else
        g_string_append_printf(dict,
                               "/Type/XObject/Subtype/Image/Width %u/Height %u"
                               "/BitsPerComponent %u",
                               samples->width, samples->height, samples->depth);
    g_string_append(dict, n == 3 ? "/ColorSpace/DeviceRGB"
                                 : "/ColorSpace/DeviceGray");
    if (mask != 0) {
        g_string_append(dict, "/SMask");
        ho_pdf_ref(dict, mask);
    }
    ho_pdf_put_packed(pdf, object, dict->str, bytes);
}

unsigned
ho_samples_put(const HoSamples *samples, HoPdf *pdf)
{
    unsigned object, mask = 0;

    if (samples->color == NULL)
        return 0;
    object = ho_pdf_reserve(pdf);
    if (samples->alpha != NULL) {
        mask = ho_pdf_reserve(pdf);
        put_channels(samples, pdf, mask, 0, 0);
    }
    put_channels(samples, pdf, object, samples->n_colors, mask);
    return object;
}
