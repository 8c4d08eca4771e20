#pragma once

#include "base/image.h"

/* Pictures' bytes made fit for a book.  Results are yours to unref. */

/* Decoded, turned upright, scaled to width by height, written as type
 * ("image/jpeg" of a quality from 1 to 100, "image/png"); NULL when it cannot
 * be decoded or is too large to try. */
GBytes *ho_pixels_convert(const HoImage *image, int width, int height,
                          const char *type, int quality);

/* The same picture without what tells of camera, place and software; colour
 * profiles stay.  Nothing is decoded. */
GBytes *ho_pixels_strip_jpeg(GBytes *bytes);
GBytes *ho_pixels_strip_png(GBytes *bytes);
