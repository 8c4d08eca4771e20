#include "paint/png.h"
#include "paint/samples.h"

#include <libdeflate.h>
#include <string.h>

/* A PNG's alpha channel is parted from its colours without undoing the row
 * filters (ISO/IEC 15948, 9), which work on each channel by itself. */

typedef struct {
    unsigned n_colors; /* channels beside alpha */
    unsigned bytes;    /* of a channel */
    gsize row;         /* bytes of a row, with its filter byte */
    guint8 *rows;      /* all, still filtered */
} Raster;

/* All rows as they are behind the compression. */
static bool
inflate_rows(const HoPng *png, Raster *raster)
{
    g_autofree guint8 *copy = NULL;
    const guint8 *data = ho_png_join(png, &copy);
    struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
    gsize n = 0;
    enum libdeflate_result result = LIBDEFLATE_BAD_DATA;

    if (inflate != NULL)
        result =
            libdeflate_zlib_decompress(inflate, data, png->size, raster->rows,
                                       raster->row * png->height, &n);
    libdeflate_free_decompressor(inflate);
    return result == LIBDEFLATE_SUCCESS && n == raster->row * png->height;
}

/* Takes alpha out of the rows of 8-bit RGBA.  Four bytes are moved for three
 * that are meant: the fourth is written over next. */
static void
part_rgba8(const HoPng *png, const Raster *raster, guint8 *color, guint8 *alpha)
{
    for (unsigned y = 0; y < png->height; y++) {
        const guint8 *in = raster->rows + y * raster->row;
        guint32 pixel;

        *color++ = *alpha++ = *in++;
        for (unsigned x = 0; x < png->width; x++, in += 4, color += 3) {
            memcpy(&pixel, in, 4);
            *alpha++ = in[3];
            memcpy(color, &pixel, 4);
        }
    }
}

/* The same for any kind. */
static void
part(const HoPng *png, const Raster *raster, guint8 *color, guint8 *alpha)
{
    unsigned n_color = raster->n_colors * raster->bytes;

    for (unsigned y = 0; y < png->height; y++) {
        const guint8 *in = raster->rows + y * raster->row;

        *color++ = *alpha++ = *in++;
        for (unsigned x = 0; x < png->width; x++) {
            for (unsigned i = 0; i < n_color; i++)
                *color++ = *in++;
            for (unsigned i = 0; i < raster->bytes; i++)
                *alpha++ = *in++;
        }
    }
}

/* Whether filtered rows of one byte a pixel come to 255 throughout.  What such
 * rows hold under each filter: the first byte and the others, in the first row,
 * above which is nothing, and below. */
static bool
is_opaque(const guint8 *rows, unsigned width, unsigned height)
{
    static const guint8 opaque[2][5][2] = {
        {{255, 255}, {255, 0}, {255, 255}, {255, 128}, {255, 0}},
        {{255, 255}, {255, 0}, {0, 0}, {128, 0}, {0, 0}}};

    for (unsigned y = 0; y < height; y++) {
        const guint8 *row = rows + y * ((gsize) width + 1);
        const guint8 *value = opaque[y > 0][MIN(row[0], 4)];

        if (row[1] != value[0])
            return false;
        if (width > 1 && (row[2] != value[1] ||
                          memcmp(row + 2, row + 3, (gsize) width - 2) != 0))
            return false;
    }
    return true;
}

/* Colours stay in the raster's memory, which has room for them. */
static void
make(const HoPng *png, Raster *raster, HoSamples *samples)
{
    gsize height = png->height;
    gsize plane = ((gsize) png->width * raster->bytes + 1) * height;
    gsize color =
        ((gsize) png->width * raster->bytes * raster->n_colors + 1) * height;
    g_autofree guint8 *alpha = g_malloc(plane);

    g_assert(png->width > 0);
    *samples = (HoSamples){.width = png->width,
                           .height = png->height,
                           .depth = png->depth,
                           .n_colors = raster->n_colors,
                           .is_filtered = true};
    if (raster->n_colors == 3 && raster->bytes == 1)
        part_rgba8(png, raster, raster->rows, alpha);
    else
        part(png, raster, raster->rows, alpha);
    if (raster->bytes != 1 || !is_opaque(alpha, png->width, png->height))
        samples->alpha = ho_pdf_deflate(alpha, plane);
    samples->color = ho_pdf_deflate(raster->rows, color);
}

HoSamples
ho_samples_of_png(GBytes *bytes)
{
    enum { MAX_BYTES = 1 << 29 };
    HoSamples samples = {0};
    Raster raster = {0};
    HoPng png;

    if (!ho_png_read(&png, bytes) ||
        (png.type != HO_PNG_RGB_ALPHA && png.type != HO_PNG_GREY_ALPHA) ||
        (png.depth != 8 && png.depth != 16))
        return samples;
    raster.n_colors = png.type == HO_PNG_RGB_ALPHA ? 3 : 1;
    raster.bytes = png.depth / 8;
    raster.row = (gsize) png.width * (raster.n_colors + 1) * raster.bytes + 1;
    if (raster.row > MAX_BYTES / png.height)
        return samples;
    raster.rows = g_try_malloc(raster.row * png.height);
    if (raster.rows != NULL && inflate_rows(&png, &raster))
        make(&png, &raster, &samples);
    g_free(raster.rows);
    return samples;
}
