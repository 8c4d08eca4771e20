#pragma once

#include "base/image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* The pixels of a picture that is not vectors, first frame, as stored (its
 * orientation is not applied); NULL when it is damaged, too large or of a kind
 * that no decoder is there for. */
GdkPixbuf *ho_image_decode(const HoImage *image);
