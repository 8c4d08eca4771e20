#include "base/probe.h"

#include <math.h>
#include <string.h>

/* The formats whose size stands at a fixed place, and the table of all. */

static bool
starts_with(HoBytes bytes, size_t at, const char *magic, size_t length)
{
    return ho_bytes_has(bytes, at, length) &&
           memcmp(bytes.data + at, magic, length) == 0;
}

static bool
is_pdf(HoBytes bytes)
{
    size_t end = MIN(bytes.length, 1024);

    return memmem(bytes.data, end, "%PDF-", 5) != NULL;
}

static bool
is_avif(HoBytes bytes)
{
    return starts_with(bytes, 4, "ftypavif", 8) ||
           starts_with(bytes, 4, "ftypavis", 8) ||
           starts_with(bytes, 4, "ftypmif1", 8);
}

HoImageType
ho_probe_type(HoBytes bytes)
{
    HoImage svg = {0};

    if (starts_with(bytes, 0, "\xff\xd8\xff", 3))
        return HO_IMAGE_JPEG;
    if (starts_with(bytes, 0, "\x89PNG\r\n\x1a\n", 8))
        return HO_IMAGE_PNG;
    if (starts_with(bytes, 0, "GIF8", 4))
        return HO_IMAGE_GIF;
    if (starts_with(bytes, 0, "RIFF", 4) && starts_with(bytes, 8, "WEBP", 4))
        return HO_IMAGE_WEBP;
    if (starts_with(bytes, 0, "BM", 2))
        return HO_IMAGE_BMP;
    if (starts_with(bytes, 0, "II*\0", 4) || starts_with(bytes, 0, "MM\0*", 4))
        return HO_IMAGE_TIFF;
    if (is_avif(bytes))
        return HO_IMAGE_AVIF;
    if (is_pdf(bytes))
        return HO_IMAGE_PDF;
    return ho_probe_svg(&svg, bytes) ? HO_IMAGE_SVG : HO_IMAGE_UNKNOWN;
}

bool
ho_probe_size(HoImage *image, HoBytes bytes)
{
    static bool (*const probes[])(HoImage *, HoBytes) = {
        [HO_IMAGE_JPEG] = ho_probe_jpeg, [HO_IMAGE_PNG] = ho_probe_png,
        [HO_IMAGE_SVG] = ho_probe_svg,   [HO_IMAGE_GIF] = ho_probe_gif,
        [HO_IMAGE_WEBP] = ho_probe_webp, [HO_IMAGE_BMP] = ho_probe_bmp,
        [HO_IMAGE_TIFF] = ho_probe_tiff, [HO_IMAGE_AVIF] = ho_probe_avif,
        [HO_IMAGE_PDF] = ho_probe_pdf};

    return probes[image->type] != NULL && probes[image->type](image, bytes) &&
           image->width > 0 && image->height > 0;
}

static double
dpi_of_metre(uint32_t dots)
{
    return dots > 0 ? round(dots * 0.0254 * 100) / 100 : 0;
}

bool
ho_probe_png(HoImage *image, HoBytes bytes)
{
    size_t at = 8;

    if (!starts_with(bytes, 12, "IHDR", 4) || !ho_bytes_has(bytes, 16, 13))
        return false;
    image->width = (int) MIN(ho_bytes_be32(bytes, 16), INT32_MAX);
    image->height = (int) MIN(ho_bytes_be32(bytes, 20), INT32_MAX);
    while (ho_bytes_has(bytes, at, 12) &&
           !starts_with(bytes, at + 4, "IDAT", 4)) {
        if (starts_with(bytes, at + 4, "pHYs", 4) &&
            ho_bytes_has(bytes, at + 8, 9) && bytes.data[at + 16] == 1)
            image->dpi = dpi_of_metre(ho_bytes_be32(bytes, at + 8));
        at += 12 + (size_t) ho_bytes_be32(bytes, at);
    }
    return true;
}

bool
ho_probe_gif(HoImage *image, HoBytes bytes)
{
    if (!ho_bytes_has(bytes, 6, 4))
        return false;
    image->width = (int) ho_bytes_le16(bytes, 6);
    image->height = (int) ho_bytes_le16(bytes, 8);
    return true;
}

bool
ho_probe_bmp(HoImage *image, HoBytes bytes)
{
    int32_t height;

    if (!ho_bytes_has(bytes, 14, 12))
        return false;
    if (ho_bytes_le32(bytes, 14) == 12) {
        image->width = (int) ho_bytes_le16(bytes, 18);
        image->height = (int) ho_bytes_le16(bytes, 20);
        return true;
    }
    if (!ho_bytes_has(bytes, 14, 40))
        return false;
    image->width = (int32_t) ho_bytes_le32(bytes, 18);
    height = (int32_t) ho_bytes_le32(bytes, 22); /* below 0: top down */
    image->height = height == INT32_MIN ? 0 : ABS(height);
    image->dpi = dpi_of_metre(ho_bytes_le32(bytes, 38));
    return true;
}

bool
ho_probe_webp(HoImage *image, HoBytes bytes)
{
    uint32_t size;

    if (!ho_bytes_has(bytes, 12, 18))
        return false;
    if (starts_with(bytes, 12, "VP8X", 4)) {
        image->width = (int) (ho_bytes_le32(bytes, 24) & 0xffffff) + 1;
        image->height = (int) (ho_bytes_le32(bytes, 26) >> 8) + 1;
    } else if (starts_with(bytes, 12, "VP8L", 4) && bytes.data[20] == 0x2f) {
        size = ho_bytes_le32(bytes, 21);
        image->width = (int) (size & 0x3fff) + 1;
        image->height = (int) (size >> 14 & 0x3fff) + 1;
    } else if (starts_with(bytes, 12, "VP8 ", 4) &&
               starts_with(bytes, 23, "\x9d\x01\x2a", 3)) {
        image->width = (int) (ho_bytes_le16(bytes, 26) & 0x3fff);
        image->height = (int) (ho_bytes_le16(bytes, 28) & 0x3fff);
    } else {
        return false;
    }
    return true;
}

/* Next number of an array of a PDF. */
static bool
read_number(HoBytes bytes, size_t *at, double *number)
{
    char text[32];
    size_t n = 0;

    while (*at < bytes.length &&
           (g_ascii_isspace(bytes.data[*at]) || bytes.data[*at] == '['))
        (*at)++;
    while (*at < bytes.length && n < sizeof text - 1 &&
           strchr("+-.0123456789", bytes.data[*at]) != NULL &&
           bytes.data[*at] != '\0')
        text[n++] = (char) bytes.data[(*at)++];
    text[n] = '\0';
    *number = g_ascii_strtod(text, NULL);
    return n > 0;
}

/* The size of the first page whose dictionary is not packed away; A4 if all
 * are.  Good enough to lay out by: whoever paints it knows better. */
bool
ho_probe_pdf(HoImage *image, HoBytes bytes)
{
    const uint8_t *found = memmem(bytes.data, bytes.length, "/MediaBox", 9);
    double box[4] = {0, 0, 595, 842};
    size_t at;

    image->dpi = 72;
    if (found != NULL) {
        at = (size_t) (found - bytes.data) + 9;
        for (int i = 0; i < 4; i++) {
            if (!read_number(bytes, &at, &box[i]))
                return false;
        }
    }
    image->width = (int) CLAMP(round(fabs(box[2] - box[0])), 1, 14400);
    image->height = (int) CLAMP(round(fabs(box[3] - box[1])), 1, 14400);
    return true;
}

enum { BOX_DEPTH = 8 };

/* Whether a box of the ISO media format holds boxes, and from where. */
static size_t
inner_boxes(HoBytes bytes, size_t at)
{
    if (starts_with(bytes, at + 4, "meta", 4))
        return at + 12;
    if (starts_with(bytes, at + 4, "iprp", 4) ||
        starts_with(bytes, at + 4, "ipco", 4))
        return at + 8;
    return 0;
}

static void
probe_boxes(HoImage *image, HoBytes bytes, size_t at, int depth)
{
    while (ho_bytes_has(bytes, at, 8)) {
        size_t size = ho_bytes_be32(bytes, at), inner = inner_boxes(bytes, at);

        if (size < 8 || !ho_bytes_has(bytes, at, size))
            size = bytes.length - at;
        if (inner > 0 && inner <= at + size && depth < BOX_DEPTH) {
            probe_boxes(image, (HoBytes){bytes.data, at + size}, inner,
                        depth + 1);
        } else if (starts_with(bytes, at + 4, "ispe", 4) && size >= 20 &&
                   ho_bytes_be32(bytes, at + 12) < INT32_MAX &&
                   ho_bytes_be32(bytes, at + 16) < INT32_MAX) {
            /* Several: thumbnails, the colours' and the alpha's picture. */
            image->width =
                MAX(image->width, (int) ho_bytes_be32(bytes, at + 12));
            image->height =
                MAX(image->height, (int) ho_bytes_be32(bytes, at + 16));
        }
        at += size;
    }
}

bool
ho_probe_avif(HoImage *image, HoBytes bytes)
{
    probe_boxes(image, bytes, 0, 0);
    return true;
}
