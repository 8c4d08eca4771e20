/* Metadata taken out of JPEG and PNG files, segment by segment. */
#include "epub/pixels.h"

#include <string.h>

enum { MARKER_SOS = 0xda, MARKER_APP0 = 0xe0, MARKER_COM = 0xfe };

/* JFIF and the Adobe segment say how to read the pixels, ICC what colours
 * mean. */
static bool
is_kept_segment(const guchar *segment, gsize size)
{
    guchar marker = segment[1];

    if (marker == MARKER_COM)
        return false;
    if (marker < MARKER_APP0 || marker > 0xef)
        return true;
    if (marker == MARKER_APP0)
        return size >= 9 && memcmp(segment + 4, "JFIF", 5) == 0;
    if (marker == 0xe2)
        return size >= 16 && memcmp(segment + 4, "ICC_PROFILE", 12) == 0;
    return marker == 0xee && size >= 9 && memcmp(segment + 4, "Adobe", 5) == 0;
}

static gsize
read_be(const guchar *data, unsigned bytes)
{
    gsize value = 0;

    for (unsigned i = 0; i < bytes; i++)
        value = value << 8 | data[i];
    return value;
}

GBytes *
ho_pixels_strip_jpeg(GBytes *bytes)
{
    gsize size = 0, at = 2;
    const guchar *data = g_bytes_get_data(bytes, &size);
    GByteArray *out = g_byte_array_sized_new((guint) MIN(size, G_MAXUINT / 2));

    g_byte_array_append(out, data, 2);
    while (at + 4 <= size && data[at] == 0xff && data[at + 1] != MARKER_SOS) {
        gsize length;

        if (data[at + 1] == 0xff) { /* fill */
            at++;
            continue;
        }
        length = read_be(data + at + 2, 2) + 2;
        if (length < 4 || length > size - at)
            break;
        if (is_kept_segment(data + at, length))
            g_byte_array_append(out, data + at, (guint) length);
        at += length;
    }
    if (size - at < G_MAXUINT / 2)
        g_byte_array_append(out, data + at, (guint) (size - at));
    return g_byte_array_free_to_bytes(out);
}

static bool
is_kept_chunk(const guchar *type)
{
    static const char *const dropped[] = {"tEXt", "zTXt", "iTXt", "eXIf",
                                          "tIME"};

    for (size_t i = 0; i < G_N_ELEMENTS(dropped); i++)
        if (memcmp(type, dropped[i], 4) == 0)
            return false;
    return true;
}

GBytes *
ho_pixels_strip_png(GBytes *bytes)
{
    gsize size = 0, at = 8;
    const guchar *data = g_bytes_get_data(bytes, &size);
    GByteArray *out;

    if (size < 8 || size > G_MAXUINT / 2)
        return g_bytes_ref(bytes);
    out = g_byte_array_sized_new((guint) size);
    g_byte_array_append(out, data, 8);
    while (at + 12 <= size) {
        gsize length = read_be(data + at, 4) + 12;

        if (length > size - at)
            break;
        if (is_kept_chunk(data + at + 4))
            g_byte_array_append(out, data + at, (guint) length);
        at += length;
    }
    return g_byte_array_free_to_bytes(out);
}
