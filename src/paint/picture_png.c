#include "paint/picture.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

/* PNG (ISO/IEC 15948).  Its compressed rows are just what a PDF calls
 * FlateDecode with a PNG predictor, so they go in untouched; where there is an
 * alpha channel, it is parted from the colours byte by byte without undoing the
 * row filters, which work on each channel by itself. */

enum { GREY = 0, RGB = 2, PALETTE = 3, GREY_ALPHA = 4, RGB_ALPHA = 6 };

typedef struct {
    const guint8 *data;
    gsize length;
    unsigned width, height, depth, type;
    const guint8 *palette, *transparency;
    gsize n_palette, n_transparency; /* bytes */
    gsize first;                     /* offset of the first IDAT chunk */
    gsize size;                      /* of all that is in them */
} Png;

static guint32
read32(const guint8 *at)
{
    return (guint32) at[0] << 24 | (guint32) at[1] << 16 |
           (guint32) at[2] << 8 | at[3];
}

/* The chunk at *at, which moves on to the next. */
static const guint8 *
next_chunk(const Png *png, gsize *at, gsize *length)
{
    const guint8 *chunk = png->data + *at;

    if (*at > png->length || png->length - *at < 12)
        return NULL;
    *length = read32(chunk);
    if (*length > png->length - *at - 12)
        return NULL;
    *at += *length + 12;
    return chunk + 4;
}

/* Whether a chunk's name and data are what was written. */
static bool
is_whole(const guint8 *chunk, gsize length)
{
    return libdeflate_crc32(0, chunk, length + 4) == read32(chunk + 4 + length);
}

static bool
is_named(const guint8 *chunk, const char *name)
{
    return memcmp(chunk, name, 4) == 0;
}

static bool
read_header(Png *png)
{
    gsize at = 8, length;
    const guint8 *chunk = next_chunk(png, &at, &length);

    if (chunk == NULL || !is_named(chunk, "IHDR") || length < 13)
        return false;
    png->width = read32(chunk + 4);
    png->height = read32(chunk + 8);
    png->depth = chunk[12];
    png->type = chunk[13];
    return png->width > 0 && png->height > 0 && png->width <= 1 << 24 &&
           png->height <= 1 << 24 && png->depth <= 16 &&
           chunk[16] == 0; /* not interlaced */
}

/* Looks through all chunks; false when the file is cut short or damaged, which
 * is left to a decoder. */
static bool
read_chunks(Png *png)
{
    gsize at = 8, length;
    const guint8 *chunk;

    while ((chunk = next_chunk(png, &at, &length)) != NULL) {
        if (!is_whole(chunk, length))
            return false;
        if (is_named(chunk, "PLTE")) {
            png->palette = chunk + 4;
            png->n_palette = MIN(length, 768);
        } else if (is_named(chunk, "tRNS")) {
            png->transparency = chunk + 4;
            png->n_transparency = length;
        } else if (is_named(chunk, "IDAT")) {
            if (png->size == 0)
                png->first = (gsize) (chunk - 4 - png->data);
            png->size += length;
        } else if (is_named(chunk, "IEND")) {
            return png->size > 0;
        }
    }
    return false;
}

static void
append_palette(GString *out, const Png *png)
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
append_mask(GString *out, const Png *png)
{
    gsize first = 0, last;

    if (png->n_transparency == 0)
        return true;
    if (png->type != PALETTE) {
        gsize n = png->type == RGB ? 3 : 1;

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

static void
append_size(GString *out, const Png *png, unsigned colors, unsigned depth)
{
    g_string_append_printf(
        out,
        "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent %u"
        "/DecodeParms<</Predictor 15/Colors %u/BitsPerComponent %u"
        "/Columns %u>>",
        png->width, png->height, depth, colors, depth, png->width);
}

/* The compressed rows as they are. */
static unsigned
put_rows(HoPdf *pdf, const Png *png)
{
    g_autoptr(GString) dict = g_string_new("/Filter/FlateDecode");
    gsize at = png->first, left = png->size, length = 0;
    unsigned object;

    append_size(dict, png, png->type == RGB ? 3 : 1, png->depth);
    if (png->type == PALETTE)
        append_palette(dict, png);
    else
        g_string_append(dict, png->type == RGB ? "/ColorSpace/DeviceRGB"
                                               : "/ColorSpace/DeviceGray");
    if (!append_mask(dict, png))
        return 0;
    object = ho_pdf_reserve(pdf);
    ho_pdf_begin_stream(pdf, object, dict->str, png->size);
    while (left > 0) {
        const guint8 *chunk = next_chunk(png, &at, &length);

        if (is_named(chunk, "IDAT")) {
            ho_pdf_write_stream(pdf, chunk + 4, length);
            left -= length;
        }
    }
    ho_pdf_end_stream(pdf);
    return object;
}

/* --- alpha --- */

typedef struct {
    unsigned channels, bytes; /* of a pixel: with alpha; of a channel */
    gsize row;                /* of a row, with its filter byte */
    guint8 *rows;             /* all, still filtered */
} Raster;

/* The data of all chunks as one; borrowed if it is in one, else in *copy. */
static const guint8 *
join_chunks(const Png *png, guint8 **copy)
{
    gsize at = png->first, left = png->size, length = 0;
    const guint8 *chunk = next_chunk(png, &at, &length);
    guint8 *to;

    if (length == png->size)
        return chunk + 4;
    to = *copy = g_malloc(png->size);
    for (;; chunk = next_chunk(png, &at, &length)) {
        if (!is_named(chunk, "IDAT"))
            continue;
        memcpy(to, chunk + 4, length);
        to += length;
        left -= length;
        if (left == 0)
            return *copy;
    }
}

/* All rows as they are behind the compression. */
static bool
inflate_rows(const Png *png, Raster *raster)
{
    g_autofree guint8 *copy = NULL;
    const guint8 *data = join_chunks(png, &copy);
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

static guint8
paeth(int left, int up, int corner)
{
    int guess = left + up - corner;
    int a = abs(guess - left), b = abs(guess - up), c = abs(guess - corner);

    if (a <= b && a <= c)
        return (guint8) left;
    return (guint8) (b <= c ? up : corner);
}

/* Whether filtered rows of one byte a pixel come to 255 throughout; above is
 * room for a row. */
static bool
is_opaque(const guint8 *rows, unsigned width, unsigned height, guint8 *above)
{
    memset(above, 0, width);
    for (unsigned y = 0; y < height; y++) {
        const guint8 *row = rows + y * ((gsize) width + 1);
        guint8 left = 0, corner = 0;

        for (unsigned x = 0; x < width; x++) {
            guint8 up = above[x], guess = 0;

            if (row[0] == 1)
                guess = left;
            else if (row[0] == 2)
                guess = up;
            else if (row[0] == 3)
                guess = (guint8) ((left + up) / 2);
            else if (row[0] == 4)
                guess = paeth(left, up, corner);
            corner = up;
            left = above[x] = (guint8) (row[1 + x] + guess);
            if (left != 255)
                return false;
        }
    }
    return true;
}

/* Picks channels [from, from + n) out of every pixel; in place is fine. */
static gsize
pick(const Png *png, const Raster *raster, unsigned from, unsigned n,
     guint8 *out)
{
    gsize pixel = (gsize) raster->channels * raster->bytes;
    gsize skip = (gsize) from * raster->bytes, keep = (gsize) n * raster->bytes;
    guint8 *to = out;

    for (unsigned y = 0; y < png->height; y++) {
        const guint8 *in = raster->rows + y * raster->row;

        *to++ = *in++;
        for (unsigned x = 0; x < png->width; x++, in += pixel) {
            for (gsize i = 0; i < keep; i++)
                *to++ = in[skip + i];
        }
    }
    return (gsize) (to - out);
}

static unsigned
put_channels(HoPdf *pdf, const Png *png, const Raster *raster)
{
    unsigned colors = raster->channels - 1;
    g_autoptr(GString) dict = g_string_new(NULL);
    g_autofree guint8 *alpha =
        g_malloc(((gsize) png->width * raster->bytes + 1) * png->height);
    g_autofree guint8 *above = g_malloc(png->width);
    gsize length = pick(png, raster, colors, 1, alpha);
    unsigned object = ho_pdf_reserve(pdf), mask = 0;

    if (raster->bytes > 1 ||
        !is_opaque(alpha, png->width, png->height, above)) {
        mask = ho_pdf_reserve(pdf);
        append_size(dict, png, 1, png->depth);
        g_string_append(dict, "/ColorSpace/DeviceGray");
        ho_pdf_put_deflated(pdf, mask, dict->str, alpha, length);
        g_string_truncate(dict, 0);
    }
    append_size(dict, png, colors, png->depth);
    g_string_append(dict, colors == 3 ? "/ColorSpace/DeviceRGB"
                                      : "/ColorSpace/DeviceGray");
    if (mask != 0) {
        g_string_append(dict, "/SMask");
        ho_pdf_ref(dict, mask);
    }
    length = pick(png, raster, 0, colors, raster->rows);
    ho_pdf_put_deflated(pdf, object, dict->str, raster->rows, length);
    return object;
}

static unsigned
put_with_alpha(HoPdf *pdf, const Png *png)
{
    enum { MAX_BYTES = 1 << 29 };
    Raster raster = {.channels = png->type == RGB_ALPHA ? 4 : 2,
                     .bytes = png->depth / 8};
    unsigned object = 0;

    if (png->depth != 8 && png->depth != 16)
        return 0;
    raster.row = (gsize) png->width * raster.channels * raster.bytes + 1;
    if (raster.row > MAX_BYTES / png->height)
        return 0;
    raster.rows = g_try_malloc(raster.row * png->height);
    if (raster.rows != NULL && inflate_rows(png, &raster))
        object = put_channels(pdf, png, &raster);
    g_free(raster.rows);
    return object;
}

unsigned
ho_pdf_put_png(HoPdf *pdf, GBytes *bytes)
{
    Png png = {0};

    png.data = g_bytes_get_data(bytes, &png.length);
    if (!read_header(&png) || !read_chunks(&png))
        return 0;
    switch (png.type) {
    case GREY:
    case RGB:
        return put_rows(pdf, &png);
    case PALETTE:
        return png.n_palette >= 3 && png.depth <= 8 ? put_rows(pdf, &png) : 0;
    case GREY_ALPHA:
    case RGB_ALPHA:
        return put_with_alpha(pdf, &png);
    default:
        return 0;
    }
}
