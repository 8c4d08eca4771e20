#include "paint/png.h"

#include <libdeflate.h>
#include <string.h>

static guint32
read32(const guint8 *at)
{
    return (guint32) at[0] << 24 | (guint32) at[1] << 16 |
           (guint32) at[2] << 8 | at[3];
}

const guint8 *
ho_png_next_chunk(const HoPng *png, gsize *at, gsize *length)
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

bool
ho_png_is_named(const guint8 *chunk, const char *name)
{
    return memcmp(chunk, name, 4) == 0;
}

/* Clause 11.2.2: the bits that a channel may have, by type. */
static bool
has_known_depth(const HoPng *png)
{
    switch (png->depth) {
    case 1:
    case 2:
    case 4:
        return png->type == HO_PNG_GREY || png->type == HO_PNG_PALETTE;
    case 8:
        return true;
    case 16:
        return png->type != HO_PNG_PALETTE;
    default:
        return false;
    }
}

static bool
read_header(HoPng *png)
{
    gsize at = 8, length;
    const guint8 *chunk = ho_png_next_chunk(png, &at, &length);

    if (chunk == NULL || !ho_png_is_named(chunk, "IHDR") || length < 13)
        return false;
    png->width = read32(chunk + 4);
    png->height = read32(chunk + 8);
    png->depth = chunk[12];
    png->type = chunk[13];
    return png->width > 0 && png->height > 0 && png->width <= 1 << 24 &&
           png->height <= 1 << 24 && has_known_depth(png) &&
           chunk[16] == 0; /* not interlaced */
}

/* Looks through all chunks; false when the file is cut short or damaged, which
 * is left to a decoder. */
static bool
read_chunks(HoPng *png)
{
    gsize at = 8, length;
    const guint8 *chunk;

    while ((chunk = ho_png_next_chunk(png, &at, &length)) != NULL) {
        if (!is_whole(chunk, length))
            return false;
        if (ho_png_is_named(chunk, "PLTE")) {
            png->palette = chunk + 4;
            png->n_palette = MIN(length, 768);
        } else if (ho_png_is_named(chunk, "tRNS")) {
            png->transparency = chunk + 4;
            png->n_transparency = length;
        } else if (ho_png_is_named(chunk, "IDAT")) {
            if (png->size == 0)
                png->first = (gsize) (chunk - 4 - png->data);
            png->size += length;
        } else if (ho_png_is_named(chunk, "IEND")) {
            return png->size > 0;
        }
    }
    return false;
}

const guint8 *
ho_png_join(const HoPng *png, guint8 **copy)
{
    gsize at = png->first, left = png->size, length = 0;
    const guint8 *chunk = ho_png_next_chunk(png, &at, &length);
    guint8 *to;

    if (length == png->size)
        return chunk + 4;
    to = *copy = g_malloc(png->size);
    for (;; chunk = ho_png_next_chunk(png, &at, &length)) {
        if (!ho_png_is_named(chunk, "IDAT"))
            continue;
        memcpy(to, chunk + 4, length);
        to += length;
        left -= length;
        if (left == 0)
            return *copy;
    }
}

bool
ho_png_read(HoPng *png, GBytes *bytes)
{
    *png = (HoPng){0};
    png->data = g_bytes_get_data(bytes, &png->length);
    return read_header(png) && read_chunks(png);
}
