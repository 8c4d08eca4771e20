#pragma once

#include <glib.h>

/* Pixels as rows lie in memory: three bytes each (RGB) or four (RGBA, not
 * premultiplied). */
typedef struct {
    const guchar *bytes;
    gsize width, height, stride, channels;
} HoPixels;

/* They as a PNG (ISO/IEC 15948), eight bits a channel, without alpha when all
 * is opaque; yours to unref.  Each row has the best of three filters (none,
 * sub, up) by the least sum of differences (12.8); all five take libpng longer
 * than all else. */
GBytes *ho_png_encode(const HoPixels *pixels);

/* They as a JPEG (ISO/IEC 10918-1), without alpha; yours to unref, NULL when a
 * side is over 65,500.  Its Huffman tables are made for it (K.2), which takes a
 * fifth off what the usual ones give for photographs at these qualities.
 * quality: 1 to 100, as libjpeg counts.  profile: ICC, or NULL. */
GBytes *ho_jpeg_encode(const HoPixels *pixels, int quality, GBytes *profile);
