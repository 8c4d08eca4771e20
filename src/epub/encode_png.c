#include "epub/encode.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { LEVEL = 6, RGB = 2, RGBA = 6, N_FILTERS = 3 };

static const guchar signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

static void
put_number(guchar *to, gsize number)
{
    for (unsigned i = 0; i < 4; i++)
        to[i] = (guchar) (number >> (24 - 8 * i) & 255);
}

static void
add_chunk(GByteArray *out, const char *type, const guchar *data, gsize size)
{
    guchar number[4];
    guint from;

    put_number(number, size);
    g_byte_array_append(out, number, 4);
    from = out->len;
    g_byte_array_append(out, (const guchar *) type, 4);
    g_byte_array_append(out, data, (guint) size);
    put_number(number, libdeflate_crc32(0, out->data + from, out->len - from));
    g_byte_array_append(out, number, 4);
}

static bool
is_opaque(const HoPixels *pixels)
{
    if (pixels->channels == 3)
        return true;
    for (gsize y = 0; y < pixels->height; y++) {
        const guchar *row = pixels->bytes + y * pixels->stride;
        guchar all = 255;

        for (gsize x = 0; x < pixels->width; x++)
            all &= row[4 * x + 3];
        if (all != 255)
            return false;
    }
    return true;
}

static void
copy_row(guchar *to, const HoPixels *pixels, gsize y, gsize channels)
{
    const guchar *from = pixels->bytes + y * pixels->stride;

    if (channels == pixels->channels) {
        memcpy(to, from, pixels->width * channels);
        return;
    }
    for (gsize x = 0; x < pixels->width; x++)
        memcpy(to + 3 * x, from + 4 * x, 3);
}

static unsigned long
cost_of(const guchar *row, gsize length)
{
    unsigned long sum = 0;

    for (gsize i = 0; i < length; i++)
        sum += row[i] < 128 ? row[i] : 256u - row[i];
    return sum;
}

/* Filters 0 to 2 of a row, each with its number in front. */
static void
filter(guchar *const *rows, const guchar *row, const guchar *above,
       gsize length, gsize channels)
{
    for (unsigned i = 0; i < N_FILTERS; i++)
        rows[i][0] = (guchar) i;
    memcpy(rows[0] + 1, row, length);
    memcpy(rows[1] + 1, row, channels);
    for (gsize i = channels; i < length; i++)
        rows[1][1 + i] = (guchar) (row[i] - row[i - channels]);
    for (gsize i = 0; i < length; i++)
        rows[2][1 + i] = (guchar) (row[i] - above[i]);
}

static void
add_best(GByteArray *out, guchar *const *rows, gsize length)
{
    unsigned best = 0;
    unsigned long least = cost_of(rows[0] + 1, length);

    for (unsigned i = 1; i < N_FILTERS; i++) {
        unsigned long cost = cost_of(rows[i] + 1, length);

        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    g_byte_array_append(out, rows[best], (guint) length + 1);
}

static GByteArray *
filtered(const HoPixels *pixels, gsize channels)
{
    gsize length = pixels->width * channels;
    GByteArray *out =
        g_byte_array_sized_new((guint) ((length + 1) * pixels->height));
    g_autofree guchar *buffer = g_malloc0((length + 1) * (N_FILTERS + 2));
    guchar *rows[N_FILTERS];
    guchar *row = buffer + (length + 1) * N_FILTERS;
    guchar *above = row + length + 1;

    for (unsigned i = 0; i < N_FILTERS; i++)
        rows[i] = buffer + (length + 1) * i;
    for (gsize y = 0; y < pixels->height; y++) {
        guchar *done = row;

        copy_row(row, pixels, y, channels);
        filter(rows, row, above, length, channels);
        add_best(out, rows, length);
        row = above;
        above = done;
    }
    return out;
}

static void
add_data(GByteArray *out, const GByteArray *rows)
{
    struct libdeflate_compressor *compressor =
        libdeflate_alloc_compressor(LEVEL);
    gsize bound = libdeflate_zlib_compress_bound(compressor, rows->len);
    g_autofree guchar *packed = g_malloc(bound);

    add_chunk(out, "IDAT", packed,
              libdeflate_zlib_compress(compressor, rows->data, rows->len,
                                       packed, bound));
    libdeflate_free_compressor(compressor);
}

GBytes *
ho_png_encode(const HoPixels *pixels)
{
    gsize channels = is_opaque(pixels) ? 3 : 4;
    GByteArray *out = g_byte_array_new();
    g_autoptr(GByteArray) rows = filtered(pixels, channels);
    guchar head[13] = {0};

    put_number(head, pixels->width);
    put_number(head + 4, pixels->height);
    head[8] = 8;
    head[9] = channels == 3 ? RGB : RGBA;
    g_byte_array_append(out, signature, sizeof signature);
    add_chunk(out, "IHDR", head, sizeof head);
    add_data(out, rows);
    add_chunk(out, "IEND", head, 0);
    return g_byte_array_free_to_bytes(out);
}
