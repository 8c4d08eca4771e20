#pragma once

#include <glib.h>
#include <stdbool.h>

/*
 * What stands in a PNG file (ISO/IEC 15948), without decoding it.
 */
typedef enum {
    HO_PNG_GREY = 0,
    HO_PNG_RGB = 2,
    HO_PNG_PALETTE = 3,
    HO_PNG_GREY_ALPHA = 4,
    HO_PNG_RGB_ALPHA = 6
} HoPngType;

typedef struct {
    const guint8 *data;
    gsize length;
    unsigned width, height;
    unsigned depth; /* bits of a channel, as its type may have */
    unsigned type;  /* HoPngType, or another number in a damaged file */
    const guint8 *palette, *transparency;
    gsize n_palette, n_transparency; /* bytes */
    gsize first;                     /* offset of the first IDAT chunk */
    gsize size;                      /* of all that is in them */
} HoPng;

/* Looks through all chunks; false when the file is cut short, damaged or
 * interlaced, which is left to a decoder.  png borrows bytes. */
bool ho_png_read(HoPng *png, GBytes *bytes);

/* The chunk at offset *at, from its name on, and the length of its data; *at
 * moves on to the next.  NULL at the end of what is whole. */
const guint8 *ho_png_next_chunk(const HoPng *png, gsize *at, gsize *length);
bool ho_png_is_named(const guint8 *chunk, const char *name);

/* The compressed rows, png->size bytes, as one; borrowed when they are in one
 * chunk, else in *copy, which is yours to free. */
const guint8 *ho_png_join(const HoPng *png, guint8 **copy);
