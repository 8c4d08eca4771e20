#include "paint/picture.h"
#include "paint/png.h"
#include "paint/samples.h"

/* The compressed rows of a PNG (ISO/IEC 15948) are just what a PDF calls
 * FlateDecode with a PNG predictor, so they go in untouched. */

static void
append_palette(GString *out, const HoPng *png)
{
    g_string_append_printf(out, "/ColorSpace[/Indexed/DeviceRGB %u<",
                           (unsigned) (png->n_palette / 3 - 1));
    for (gsize i = 0; i < png->n_palette / 3 * 3; i++)
        g_string_append_printf(out, "%02X", png->palette[i]);
    g_string_append(out, ">]");
}

/* One colour, or one run of the palette, that is not painted at all; false when
 * transparency is of another kind. */
static bool
append_mask(GString *out, const HoPng *png)
{
    gsize first = 0, last;

    if (png->n_transparency == 0)
        return true;
    if (png->type != HO_PNG_PALETTE) {
        gsize n = png->type == HO_PNG_RGB ? 3 : 1;

        if (png->n_transparency < 2 * n)
            return false;
        g_string_append(out, "/Mask[");
        for (gsize i = 0; i < n; i++) {
            unsigned value = (unsigned) png->transparency[2 * i] << 8 |
                             png->transparency[2 * i + 1];

            g_string_append_printf(out, "%u %u ", value, value);
        }
        g_string_append(out, "]");
        return true;
    }
    while (first < png->n_transparency && png->transparency[first] == 255)
        first++;
    for (last = first;
         last < png->n_transparency && png->transparency[last] == 0; last++)
        ;
    for (gsize i = last; i < png->n_transparency; i++) {
        if (png->transparency[i] != 255)
            return false;
    }
    if (last > first)
        g_string_append_printf(out, "/Mask[%u %u]", (unsigned) first,
                               (unsigned) last - 1);
    return true;
}

/* The compressed rows as they are. */
static unsigned
put_rows(HoPdf *pdf, const HoPng *png)
{
    g_autoptr(GString) dict = g_string_new("/Filter/FlateDecode");
    gsize at = png->first, left = png->size, length = 0;
    unsigned object;

    ho_samples_append_size(dict, png->width, png->height,
                           png->type == HO_PNG_RGB ? 3 : 1, png->depth);
    if (png->type == HO_PNG_PALETTE)
        append_palette(dict, png);
    else
        g_string_append(dict, png->type == HO_PNG_RGB
                                  ? "/ColorSpace/DeviceRGB"
                                  : "/ColorSpace/DeviceGray");
    if (!append_mask(dict, png))
        return 0;
    object = ho_pdf_reserve(pdf);
    ho_pdf_begin_stream(pdf, object, dict->str, png->size);
    while (left > 0) {
        const guint8 *chunk = ho_png_next_chunk(png, &at, &length);

        if (ho_png_is_named(chunk, "IDAT")) {
            ho_pdf_write_stream(pdf, chunk + 4, length);
            left -= length;
        }
    }
    ho_pdf_end_stream(pdf);
    return object;
}

unsigned
ho_pdf_put_png(HoPdf *pdf, GBytes *bytes)
{
    HoPng png;

    if (!ho_png_read(&png, bytes))
        return 0;
    switch (png.type) {
    case HO_PNG_GREY:
    case HO_PNG_RGB:
        return put_rows(pdf, &png);
    case HO_PNG_PALETTE:
        return png.n_palette >= 3 ? put_rows(pdf, &png) : 0;
    default:
        return 0;
    }
}
