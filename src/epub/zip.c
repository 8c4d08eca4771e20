#include "epub/zip.h"

#include <errno.h>
#include <gio/gio.h>
#include <libdeflate.h>
#include <string.h>
#include <unistd.h>

enum {
    LEVEL = 6,
    TRY_LEVEL = 1,
    TRY_BYTES = 16 * 1024, /* of a file, from its middle */
    TRY_GAIN = 16,         /* worth it when it loses one part of so many */
    FLUSH_AT = 256 * 1024,
    MAX_ENTRIES = 65534,
    VERSION = 20,     /* 2.0: deflate */
    STORED = 0,       /* method */
    DEFLATED = 8,     /* method */
    MODE_OF_FILE = 0, /* external attributes: none */
    FIRST_YEAR = 1980,
    LAST_YEAR = 2107
};

struct HoZip {
    int fd;
    int failure;         /* errno of a write, or 0 */
    GByteArray *out;     /* not written yet; all of it without fd */
    guint64 flushed;     /* bytes before those */
    GByteArray *central; /* the directory at the end */
    unsigned n_entries;
    uint16_t time, date;
};

/* MS-DOS: from 1980 on, two seconds apart. */
static void
set_time(HoZip *zip, int64_t seconds)
{
    g_autoptr(GDateTime) t = g_date_time_new_from_unix_utc(seconds);
    int year = t != NULL ? g_date_time_get_year(t) : FIRST_YEAR;

    zip->date = 1 << 5 | 1;
    if (t == NULL || year < FIRST_YEAR || year > LAST_YEAR)
        return;
    zip->time = (uint16_t) (g_date_time_get_hour(t) << 11 |
                            g_date_time_get_minute(t) << 5 |
                            g_date_time_get_second(t) / 2);
    zip->date =
        (uint16_t) ((year - FIRST_YEAR) << 9 | g_date_time_get_month(t) << 5 |
                    g_date_time_get_day_of_month(t));
}

HoZip *
ho_zip_new(int fd, int64_t seconds)
{
    HoZip *zip = g_new0(HoZip, 1);

    zip->fd = fd;
    zip->out = g_byte_array_new();
    zip->central = g_byte_array_new();
    set_time(zip, seconds);
    return zip;
}

void
ho_zip_free(HoZip *zip)
{
    if (zip == NULL)
        return;
    g_byte_array_unref(zip->out);
    g_byte_array_unref(zip->central);
    g_free(zip);
}

static void
write_out(HoZip *zip, const guint8 *data, gsize size)
{
    while (size > 0 && zip->failure == 0) {
        ssize_t n = write(zip->fd, data, size);

        if (n < 0 && errno != EINTR)
            zip->failure = errno;
        if (n > 0) {
            data += n;
            size -= (gsize) n;
            zip->flushed += (guint64) n;
        }
    }
}

static void
flush(HoZip *zip)
{
    write_out(zip, zip->out->data, zip->out->len);
    g_byte_array_set_size(zip->out, 0);
}

/* Large content goes out as it lies there, without being copied. */
static void
append(HoZip *zip, const void *data, gsize size)
{
    if (zip->fd < 0 && size > G_MAXUINT - zip->out->len) {
        zip->failure = EFBIG;
        return;
    }
    if (zip->fd >= 0 && zip->out->len + size > FLUSH_AT)
        flush(zip);
    if (zip->fd >= 0 && size > FLUSH_AT)
        write_out(zip, data, size);
    else if (size > 0)
        g_byte_array_append(zip->out, data, (guint) size);
}

static void
append_number(GByteArray *to, guint64 value, unsigned bytes)
{
    guint8 part[8];

    for (unsigned i = 0; i < bytes; i++)
        part[i] = (guint8) (value >> (8 * i));
    g_byte_array_append(to, part, bytes);
}

/* What the header of an entry and its line of the directory have in common. */
static void
append_header(const HoZip *zip, GByteArray *to, const char *name,
              const HoZipPart *part)
{
    append_number(to, VERSION, 2);
    append_number(to, 0, 2); /* flags */
    append_number(to, part->is_deflated ? DEFLATED : STORED, 2);
    append_number(to, zip->time, 2);
    append_number(to, zip->date, 2);
    append_number(to, part->crc, 4);
    append_number(to, g_bytes_get_size(part->bytes), 4);
    append_number(to, part->size, 4);
    append_number(to, strlen(name), 2);
    append_number(to, 0, 2); /* extra fields */
}

static void
append_entry(HoZip *zip, const char *name, const HoZipPart *part)
{
    g_autoptr(GByteArray) local = g_byte_array_new();
    gsize length = strlen(name);

    append_number(zip->central, 0x02014b50, 4);
    append_number(zip->central, VERSION, 2);
    append_header(zip, zip->central, name, part);
    append_number(zip->central, 0, 2 + 2 + 2); /* comment, disk, attributes */
    append_number(zip->central, MODE_OF_FILE, 4);
    append_number(zip->central, zip->flushed + zip->out->len, 4);
    g_byte_array_append(zip->central, (const guint8 *) name, (guint) length);
    append_number(local, 0x04034b50, 4);
    append_header(zip, local, name, part);
    g_byte_array_append(local, (const guint8 *) name, (guint) length);
    append(zip, local->data, local->len);
    zip->n_entries++;
}

/* Many PNG files were written in haste and pack well once more. */
static bool
is_worth_it(struct libdeflate_compressor *quick, const guint8 *data, gsize size)
{
    g_autofree guint8 *packed = g_malloc(TRY_BYTES);
    gsize part = MIN(size, TRY_BYTES);

    return libdeflate_deflate_compress(quick, data + (size - part) / 2, part,
                                       packed, part - part / TRY_GAIN) > 0;
}

/* NULL where it would not be smaller. */
static GBytes *
deflate(const guint8 *data, gsize size, HoZipMethod method)
{
    bool again = method == HO_ZIP_TRY;
    struct libdeflate_compressor *compressor =
        libdeflate_alloc_compressor(again ? TRY_LEVEL : LEVEL);
    guint8 *packed = NULL;
    gsize length = 0;

    if (compressor == NULL)
        g_error("out of memory");
    if (!again || is_worth_it(compressor, data, size)) {
        packed = g_malloc(size);
        length = libdeflate_deflate_compress(compressor, data, size, packed,
                                             size - 1);
    }
    libdeflate_free_compressor(compressor);
    if (length == 0) {
        g_free(packed);
        return NULL;
    }
    return g_bytes_new_take(g_realloc(packed, length), length);
}

HoZipPart
ho_zip_pack(GBytes *bytes, HoZipMethod method)
{
    HoZipPart part = {0};
    const guint8 *data = g_bytes_get_data(bytes, &part.size);

    part.crc = libdeflate_crc32(0, data, part.size);
    if (method != HO_ZIP_STORE && part.size > 0)
        part.bytes = deflate(data, part.size, method);
    part.is_deflated = part.bytes != NULL;
    if (part.bytes == NULL)
        part.bytes = g_bytes_ref(bytes);
    return part;
}

void
ho_zip_add(HoZip *zip, const char *name, HoZipPart *part)
{
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(part->bytes, &size);

    if (zip->n_entries == MAX_ENTRIES || part->size > UINT32_MAX)
        zip->failure = EFBIG;
    if (zip->failure == 0) {
        append_entry(zip, name, part);
        append(zip, data, size);
    }
    g_clear_pointer(&part->bytes, g_bytes_unref);
}

bool
ho_zip_finish(HoZip *zip, GError **error)
{
    g_autoptr(GByteArray) end = g_byte_array_new();
    guint64 start = zip->flushed + zip->out->len;

    if (start + zip->central->len > UINT32_MAX && zip->failure == 0)
        zip->failure = EFBIG;
    append(zip, zip->central->data, zip->central->len);
    append_number(end, 0x06054b50, 4);
    append_number(end, 0, 2 + 2); /* disks */
    append_number(end, zip->n_entries, 2);
    append_number(end, zip->n_entries, 2);
    append_number(end, zip->central->len, 4);
    append_number(end, start, 4);
    append_number(end, 0, 2); /* comment */
    append(zip, end->data, end->len);
    if (zip->fd >= 0)
        flush(zip);
    if (zip->failure == 0)
        return true;
    g_set_error(error, G_IO_ERROR, (gint) g_io_error_from_errno(zip->failure),
                "%s", g_strerror(zip->failure));
    return false;
}

GBytes *
ho_zip_bytes(HoZip *zip)
{
    return g_bytes_new(zip->out->data, zip->out->len);
}
