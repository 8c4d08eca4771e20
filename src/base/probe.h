#pragma once

#include "base/image.h"

#include <stdint.h>

/*
 * What image.c asks of the readers of single formats.  Each looks at bytes
 * that may be cut short or hostile and fills in what it finds; false when no
 * size could be told.
 */
typedef struct {
    const uint8_t *data;
    size_t length;
} HoBytes;

/* Whether so many bytes stand at offset. */
static inline bool
ho_bytes_has(HoBytes bytes, size_t offset, size_t count)
{
    return offset <= bytes.length && count <= bytes.length - offset;
}

/* Integers at an offset that ho_bytes_has was asked about. */
static inline uint32_t
ho_bytes_be16(HoBytes bytes, size_t at)
{
    return (uint32_t) bytes.data[at] << 8 | bytes.data[at + 1];
}

static inline uint32_t
ho_bytes_le16(HoBytes bytes, size_t at)
{
    return (uint32_t) bytes.data[at + 1] << 8 | bytes.data[at];
}

static inline uint32_t
ho_bytes_be32(HoBytes bytes, size_t at)
{
    return ho_bytes_be16(bytes, at) << 16 | ho_bytes_be16(bytes, at + 2);
}

static inline uint32_t
ho_bytes_le32(HoBytes bytes, size_t at)
{
    return ho_bytes_le16(bytes, at + 2) << 16 | ho_bytes_le16(bytes, at);
}

/* The format by its first bytes. */
HoImageType ho_probe_type(HoBytes bytes);

/* Fills in width, height, orientation, dpi and components. */
bool ho_probe_size(HoImage *image, HoBytes bytes);

/* The format readers behind it. */
bool ho_probe_jpeg(HoImage *image, HoBytes bytes);
bool ho_probe_png(HoImage *image, HoBytes bytes);
bool ho_probe_svg(HoImage *image, HoBytes bytes);
bool ho_probe_gif(HoImage *image, HoBytes bytes);
bool ho_probe_webp(HoImage *image, HoBytes bytes);
bool ho_probe_bmp(HoImage *image, HoBytes bytes);
bool ho_probe_tiff(HoImage *image, HoBytes bytes); /* EXIF data too */
bool ho_probe_avif(HoImage *image, HoBytes bytes);
bool ho_probe_pdf(HoImage *image, HoBytes bytes);
