#pragma once

#include <glib.h>

/* Pixels as rows lie in memory: three bytes each (RGB) or four (RGBA, not
 * premultiplied). */
typedef struct {
    const guchar *bytes;
    gsize width, height, stride, channels;
} HoPngPixels;

/* They as a PNG (ISO/IEC 15948), eight bits a channel, without alpha when all
 * is opaque; yours to unref.  Each row has the best of three filters (none,
 * sub, up) by the least sum of differences (12.8); all five take libpng longer
 * than all else. */
GBytes *ho_png_encode(const HoPngPixels *pixels);
