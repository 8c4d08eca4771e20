#include "base/probe.h"

#include <math.h>
#include <string.h>

/* JPEG's chain of segments up to the first scan, and the TIFF directory: a file
 * of its own, or the EXIF data inside a JPEG. */

typedef struct {
    HoBytes bytes;
    bool big; /* end first */
} Tiff;

enum {
    TAG_WIDTH = 256,
    TAG_HEIGHT = 257,
    TAG_ORIENTATION = 274,
    TAG_X_RESOLUTION = 282,
    TAG_RESOLUTION_UNIT = 296,
    TYPE_SHORT = 3,
    MAX_ENTRIES = 1024
};

static uint32_t
read16(const Tiff *tiff, size_t at)
{
    return tiff->big ? ho_bytes_be16(tiff->bytes, at)
                     : ho_bytes_le16(tiff->bytes, at);
}

static uint32_t
read32(const Tiff *tiff, size_t at)
{
    return tiff->big ? ho_bytes_be32(tiff->bytes, at)
                     : ho_bytes_le32(tiff->bytes, at);
}

static double
read_rational(const Tiff *tiff, size_t at)
{
    uint32_t below;

    if (!ho_bytes_has(tiff->bytes, at, 8))
        return 0;
    below = read32(tiff, at + 4);
    return below > 0 ? (double) read32(tiff, at) / below : 0;
}

static void
read_entry(const Tiff *tiff, size_t at, HoImage *image, unsigned *unit)
{
    uint32_t value = read16(tiff, at + 2) == TYPE_SHORT ? read16(tiff, at + 8)
                                                        : read32(tiff, at + 8);

    switch (read16(tiff, at)) {
    case TAG_WIDTH:
        image->width = (int) MIN(value, INT32_MAX);
        break;
    case TAG_HEIGHT:
        image->height = (int) MIN(value, INT32_MAX);
        break;
    case TAG_ORIENTATION:
        if (value >= 1 && value <= 8)
            image->orientation = (int) value;
        break;
    case TAG_X_RESOLUTION:
        image->dpi = read_rational(tiff, value);
        break;
    case TAG_RESOLUTION_UNIT:
        *unit = value;
        break;
    default:
        break;
    }
}

bool
ho_probe_tiff(HoImage *image, HoBytes bytes)
{
    Tiff tiff = {bytes, false};
    unsigned unit = 2;
    size_t at;

    if (!ho_bytes_has(bytes, 0, 8))
        return false;
    tiff.big = bytes.data[0] == 'M';
    at = read32(&tiff, 4);
    if (!ho_bytes_has(bytes, at, 2))
        return false;
    for (unsigned i = 0, n = MIN(read16(&tiff, at), MAX_ENTRIES); i < n; i++) {
        if (!ho_bytes_has(bytes, at + 2 + i * (size_t) 12, 12))
            break;
        read_entry(&tiff, at + 2 + i * (size_t) 12, image, &unit);
    }
    if (unit == 3)
        image->dpi *= 2.54;
    else if (unit != 2)
        image->dpi = 0;
    if (!(image->dpi >= 1 && image->dpi <= 100000))
        image->dpi = 0;
    return true;
}

static void
read_exif(HoImage *image, HoBytes segment)
{
    HoImage exif = {.orientation = 1};

    if (segment.length < 14 || memcmp(segment.data, "Exif\0", 6) != 0)
        return;
    segment.data += 6;
    segment.length -= 6;
    if (!ho_probe_tiff(&exif, segment))
        return;
    image->orientation = exif.orientation;
    if (image->dpi <= 0)
        image->dpi = exif.dpi;
}

static void
read_jfif(HoImage *image, HoBytes segment)
{
    double density;

    if (segment.length < 12 || memcmp(segment.data, "JFIF", 5) != 0)
        return;
    density = ho_bytes_be16(segment, 8);
    if (segment.data[7] == 1)
        image->dpi = density;
    else if (segment.data[7] == 2)
        image->dpi = round(density * 2.54 * 100) / 100;
}

/* Frames that a PDF reader decodes too: baseline, extended and progressive
 * Huffman coding of 8 bits. */
static bool
read_frame(HoImage *image, HoBytes segment, unsigned marker)
{
    if (marker > 0xc2 || segment.length < 6 || segment.data[0] != 8)
        return false;
    image->height = (int) ho_bytes_be16(segment, 1);
    image->width = (int) ho_bytes_be16(segment, 3);
    image->components = segment.data[5];
    return image->components == 1 || image->components == 3 ||
           image->components == 4;
}

static bool
is_frame(unsigned marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
           marker != 0xc8 && marker != 0xcc;
}

bool
ho_probe_jpeg(HoImage *image, HoBytes bytes)
{
    size_t at = 2;

    while (ho_bytes_has(bytes, at, 4)) {
        unsigned marker = bytes.data[at + 1];
        size_t length = ho_bytes_be16(bytes, at + 2);
        HoBytes segment = {bytes.data + at + 4, length - 2};

        if (bytes.data[at] != 0xff)
            return false;
        if (marker == 0xff) { /* padding */
            at++;
            continue;
        }
        if (marker == 0xda || length < 2 ||
            !ho_bytes_has(bytes, at + 2, length))
            return false;
        if (is_frame(marker))
            return read_frame(image, segment, marker);
        if (marker == 0xe0)
            read_jfif(image, segment);
        else if (marker == 0xe1)
            read_exif(image, segment);
        at += 2 + length;
    }
    return false;
}
