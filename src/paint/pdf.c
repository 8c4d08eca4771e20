#include "paint/pdf.h"

#include <errno.h>
#include <libdeflate.h>
#include <string.h>
#include <unistd.h>

/* Bytes are gathered in memory, and go out in large pieces where there is a
 * file for them. */

enum {
    PACK_OBJECTS = 200, /* in one object stream */
    FLUSH_AT = 256 << 10,
    COMPRESSION = 5,
    XREF_OFFSET_BYTES = 5
};

typedef struct {
    guint64 where;  /* offset in the file, or number of the object stream */
    uint16_t index; /* in that stream */
    uint8_t type;   /* 0 free, 1 at an offset, 2 in an object stream */
} Entry;

struct HoPdf {
    GByteArray *out; /* what is not in the file yet */
    guint64 flushed;
    int fd;              /* of the file, or -1 */
    int failure;         /* errno of a write, or 0 */
    GArray *entries;     /* of Entry, by object number */
    GString *packed;     /* bodies of the object stream being filled */
    GArray *packed_at;   /* of unsigned: number, offset, number, offset… */
    GChecksum *checksum; /* of what goes in, for the file's ID */
    bool sealed;         /* the ID is made */
    GByteArray *scratch;
    struct libdeflate_compressor *compressor;
};

HoPdf *
ho_pdf_new(void)
{
    HoPdf *pdf = g_new0(HoPdf, 1);
    Entry free_entry = {.index = UINT16_MAX};

    pdf->fd = -1;
    pdf->out = g_byte_array_new();
    pdf->entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    g_array_append_val(pdf->entries, free_entry);
    pdf->packed = g_string_new(NULL);
    pdf->packed_at = g_array_new(FALSE, FALSE, sizeof(unsigned));
    pdf->checksum = g_checksum_new(G_CHECKSUM_MD5);
    pdf->scratch = g_byte_array_new();
    pdf->compressor = libdeflate_alloc_compressor(COMPRESSION);
    if (pdf->compressor == NULL)
        g_error("out of memory");
    g_byte_array_append(pdf->out,
                        (const guint8 *) "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 15);
    return pdf;
}

void
ho_pdf_free(HoPdf *pdf)
{
    if (pdf == NULL)
        return;
    if (pdf->out != NULL)
        g_byte_array_unref(pdf->out);
    g_array_unref(pdf->entries);
    g_string_free(pdf->packed, TRUE);
    g_array_unref(pdf->packed_at);
    g_checksum_free(pdf->checksum);
    g_byte_array_unref(pdf->scratch);
    libdeflate_free_compressor(pdf->compressor);
    g_free(pdf);
}

/* --- bytes --- */

static void
write_out(HoPdf *pdf, const guint8 *data, size_t length)
{
    pdf->flushed += length;
    while (length > 0 && pdf->failure == 0) {
        ssize_t n = write(pdf->fd, data, length);

        if (n < 0 && errno != EINTR)
            pdf->failure = errno;
        if (n > 0) {
            data += n;
            length -= (size_t) n;
        }
    }
}

static void
flush(HoPdf *pdf)
{
    write_out(pdf, pdf->out->data, pdf->out->len);
    g_byte_array_set_size(pdf->out, 0);
}

void
ho_pdf_write_to(HoPdf *pdf, int fd)
{
    pdf->fd = fd;
    flush(pdf);
}

static void
emit(HoPdf *pdf, const void *data, size_t length)
{
    if (pdf->fd < 0 && length > G_MAXUINT - pdf->out->len) {
        pdf->failure = EFBIG;
        return;
    }
    if (pdf->fd >= 0 && pdf->out->len + length > FLUSH_AT) {
        flush(pdf);
        if (length > FLUSH_AT) {
            write_out(pdf, data, length);
            return;
        }
    }
    g_byte_array_append(pdf->out, data, (guint) length);
}

static void
hash(HoPdf *pdf, const void *data, size_t length)
{
    if (!pdf->sealed)
        g_checksum_update(pdf->checksum, data, (gssize) length);
}

static void
emit_string(HoPdf *pdf, const GString *text)
{
    hash(pdf, text->str, text->len);
    emit(pdf, text->str, text->len);
}

static GByteArray *
deflate_bytes(HoPdf *pdf, const void *data, size_t length)
{
    size_t bound = libdeflate_zlib_compress_bound(pdf->compressor, length);
    GByteArray *out = pdf->scratch;

    g_assert(bound < G_MAXUINT);
    g_byte_array_set_size(out, (guint) bound);
    bound = libdeflate_zlib_compress(pdf->compressor, data, length, out->data,
                                     bound);
    g_assert(bound > 0);
    g_byte_array_set_size(out, (guint) bound);
    return out;
}

GBytes *
ho_pdf_deflate(const void *data, size_t length)
{
    struct libdeflate_compressor *compressor =
        libdeflate_alloc_compressor(COMPRESSION);
    size_t bound = libdeflate_zlib_compress_bound(compressor, length);
    guint8 *out = g_malloc(bound);

    if (compressor == NULL)
        g_error("out of memory");
    bound = libdeflate_zlib_compress(compressor, data, length, out, bound);
    g_assert(bound > 0);
    libdeflate_free_compressor(compressor);
    return g_bytes_new_take(g_realloc(out, bound), bound);
}

/* --- objects --- */

unsigned
ho_pdf_reserve(HoPdf *pdf)
{
    Entry entry = {0};

    g_array_append_val(pdf->entries, entry);
    return pdf->entries->len - 1;
}

static void
set_entry(HoPdf *pdf, unsigned object, Entry entry)
{
    g_array_index(pdf->entries, Entry, object) = entry;
}

void
ho_pdf_begin_stream(HoPdf *pdf, unsigned object, const char *dict,
                    size_t length)
{
    g_autoptr(GString) head = g_string_new(NULL);

    set_entry(pdf, object,
              (Entry){.type = 1, .where = pdf->flushed + pdf->out->len});
    g_string_append_printf(
        head, "%u 0 obj\n<<%s/Length %" G_GSIZE_FORMAT ">>stream\n", object,
        dict, length);
    emit_string(pdf, head);
}

void
ho_pdf_write_stream(HoPdf *pdf, const void *data, size_t length)
{
    emit(pdf, data, length);
}

void
ho_pdf_end_stream(HoPdf *pdf)
{
    emit(pdf, "\nendstream\nendobj\n", 18);
}

void
ho_pdf_put_deflated(HoPdf *pdf, unsigned object, const char *dict,
                    const void *data, size_t length)
{
    GByteArray *packed = deflate_bytes(pdf, data, length);
    g_autofree char *full = g_strconcat(dict, "/Filter/FlateDecode", NULL);

    ho_pdf_begin_stream(pdf, object, full, packed->len);
    hash(pdf, packed->data, packed->len);
    ho_pdf_write_stream(pdf, packed->data, packed->len);
    ho_pdf_end_stream(pdf);
}

void
ho_pdf_put_packed(HoPdf *pdf, unsigned object, const char *dict,
                  GBytes *deflated)
{
    g_autofree char *full = g_strconcat(dict, "/Filter/FlateDecode", NULL);
    size_t length;
    const void *data = g_bytes_get_data(deflated, &length);

    ho_pdf_begin_stream(pdf, object, full, length);
    ho_pdf_write_stream(pdf, data, length);
    ho_pdf_end_stream(pdf);
}

/* Writes the object stream that is being filled. */
static void
close_pack(HoPdf *pdf)
{
    g_autoptr(GString) head = g_string_new(NULL);
    g_autofree char *dict = NULL;
    unsigned n = pdf->packed_at->len / 2, stream = ho_pdf_reserve(pdf);

    for (unsigned i = 0; i < n; i++) {
        unsigned object =
            g_array_index(pdf->packed_at, unsigned, 2 * (gsize) i);

        g_string_append_printf(
            head, "%u %u ", object,
            g_array_index(pdf->packed_at, unsigned, 2 * (gsize) i + 1));
        set_entry(pdf, object,
                  (Entry){.type = 2, .where = stream, .index = (uint16_t) i});
    }
    dict = g_strdup_printf("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, n,
                           head->len);
    g_string_append_len(head, pdf->packed->str, (gssize) pdf->packed->len);
    ho_pdf_put_deflated(pdf, stream, dict, head->str, head->len);
    g_string_truncate(pdf->packed, 0);
    g_array_set_size(pdf->packed_at, 0);
}

void
ho_pdf_put(HoPdf *pdf, unsigned object, const GString *body)
{
    unsigned offset = (unsigned) pdf->packed->len;

    g_array_append_val(pdf->packed_at, object);
    g_array_append_val(pdf->packed_at, offset);
    g_string_append_len(pdf->packed, body->str, (gssize) body->len);
    g_string_append_c(pdf->packed, ' ');
    if (pdf->packed_at->len == 2 * PACK_OBJECTS)
        close_pack(pdf);
}

unsigned
ho_pdf_add(HoPdf *pdf, const GString *body)
{
    unsigned object = ho_pdf_reserve(pdf);

    ho_pdf_put(pdf, object, body);
    return object;
}

/* --- the end of the file --- */

/* Rows of the cross-reference stream, each as its difference from the row
 * above (PNG's predictor "up"), which deflates to almost nothing. */
static GByteArray *
make_rows(const HoPdf *pdf)
{
    enum { WIDTH = 1 + XREF_OFFSET_BYTES + 2 };
    GByteArray *rows = g_byte_array_new();
    guint8 above[WIDTH] = {0}, row[WIDTH], difference[WIDTH + 1] = {2};

    for (unsigned i = 0; i < pdf->entries->len; i++) {
        const Entry *entry = &g_array_index(pdf->entries, Entry, i);

        row[0] = (guint8) entry->type;
        for (unsigned j = 0; j < XREF_OFFSET_BYTES; j++)
            row[1 + j] =
                (guint8) (entry->where >> (8 * (XREF_OFFSET_BYTES - 1 - j)));
        row[WIDTH - 2] = (guint8) (entry->index >> 8);
        row[WIDTH - 1] = (guint8) entry->index;
        for (unsigned j = 0; j < WIDTH; j++)
            difference[1 + j] = (guint8) (row[j] - above[j]);
        memcpy(above, row, WIDTH);
        g_byte_array_append(rows, difference, sizeof difference);
    }
    return rows;
}

static void
put_xref(HoPdf *pdf, unsigned catalog, unsigned info)
{
    unsigned object = ho_pdf_reserve(pdf);
    guint64 start = pdf->flushed + pdf->out->len;
    const char *id = g_checksum_get_string(pdf->checksum);
    g_autoptr(GByteArray) rows = NULL;
    g_autofree char *dict = NULL, *tail = NULL;

    pdf->sealed = true;
    set_entry(pdf, object, (Entry){.type = 1, .where = start});
    rows = make_rows(pdf);
    dict = g_strdup_printf(
        "/Type/XRef/Size %u/W[1 %d 2]/Root %u 0 R/Info %u 0 R/ID[<%s><%s>]"
        "/DecodeParms<</Predictor 12/Columns %d>>",
        pdf->entries->len, XREF_OFFSET_BYTES, catalog, info, id, id,
        XREF_OFFSET_BYTES + 3);
    ho_pdf_put_deflated(pdf, object, dict, rows->data, rows->len);
    tail =
        g_strdup_printf("startxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n", start);
    emit(pdf, tail, strlen(tail));
}

bool
ho_pdf_finish(HoPdf *pdf, unsigned catalog, unsigned info, GError **error)
{
    if (pdf->packed_at->len > 0)
        close_pack(pdf);
    put_xref(pdf, catalog, info);
    if (pdf->fd >= 0)
        flush(pdf);
    if (pdf->failure == 0)
        return true;
    g_set_error(error, G_FILE_ERROR,
                (gint) g_file_error_from_errno(pdf->failure), "%s",
                g_strerror(pdf->failure));
    return false;
}

GBytes *
ho_pdf_bytes(HoPdf *pdf)
{
    return g_byte_array_free_to_bytes(g_steal_pointer(&pdf->out));
}
