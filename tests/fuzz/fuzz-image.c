/* Any bytes: read as each kind of picture, and put into a PDF as a PNG or a
 * JPEG.  Decoders are not ours, and left out. */
#include "base/probe.h"
#include "paint/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
put(const HoImage *image)
{
    g_autoptr(HoPdf) pdf = ho_pdf_new();

    if (image->type == HO_IMAGE_PNG)
        ho_pdf_put_png(pdf, image->bytes);
    else if (image->type == HO_IMAGE_JPEG)
        ho_pdf_put_jpeg(pdf, image);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    HoBytes all = {.data = g_bytes_get_data(bytes, NULL), .length = size};
    HoImageType kind = size > 0 ? ho_probe_type(all) : HO_IMAGE_UNKNOWN;

    for (HoImageType type = HO_IMAGE_JPEG; size > 0 && type <= HO_IMAGE_PDF;
         type++) {
        HoImage image = {.type = type, .orientation = 1, .bytes = bytes};
        int width, height;

        if (!ho_probe_size(&image, all))
            continue;
        ho_image_size(&image, &width, &height);
        g_assert(width > 0 && height > 0 && image.dpi >= 0);
        if (type == kind)
            put(&image);
    }
    return 0;
}
