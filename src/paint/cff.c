#include "paint/cff.h"

#include <string.h>

/* What stands where in a font file of one font. */
typedef struct {
    const uint8_t *data;
    size_t length;
} Bytes;

typedef struct {
    Bytes all;
    Bytes name; /* the whole INDEX, likewise below */
    Bytes strings, global_subrs, glyphs;
    Bytes bbox, matrix; /* operands and operator as they stand, or empty */
    Bytes private;
    Bytes local_subrs; /* with what lies between it and private */
    size_t charset;    /* offset */
    unsigned n_glyphs;
    bool numbered;
} Font;

enum {
    OP_BBOX = 5,
    OP_CHARSET = 15,
    OP_GLYPHS = 17,
    OP_PRIVATE = 18,
    OP_SUBRS = 19,
    OP_ESCAPE = 12,
    OP_MATRIX = 1207,
    OP_CID_COUNT = 1234,
    OP_ROS = 1230,
    OP_FD_ARRAY = 1236,
    OP_FD_SELECT = 1237,
    FIRST_OWN_STRING = 391,
    MAX_OPERANDS = 48
};

static unsigned
read16(const uint8_t *data)
{
    return (unsigned) data[0] << 8 | data[1];
}

static size_t
read_offset(const uint8_t *data, unsigned size)
{
    size_t offset = 0;

    for (unsigned i = 0; i < size; i++)
        offset = offset << 8 | data[i];
    return offset;
}

static bool
slice(Bytes all, size_t at, size_t length, Bytes *out)
{
    if (at > all.length || length > all.length - at)
        return false;
    *out = (Bytes){all.data + at, length};
    return true;
}

/* The INDEX at an offset, whole; its number of elements and the first. */
static bool
read_index(Bytes all, size_t at, Bytes *index, unsigned *count, Bytes *first)
{
    unsigned size;
    size_t offsets, start, end;

    *count = 0;
    if (!slice(all, at, 2, index))
        return false;
    *count = read16(index->data);
    if (*count == 0)
        return true;
    if (!slice(all, at, 3, index))
        return false;
    size = index->data[2];
    offsets = (*count + (size_t) 1) * size;
    if (size < 1 || size > 4 || !slice(all, at, 3 + offsets, index))
        return false;
    end = read_offset(index->data + 3 + offsets - size, size);
    start = 3 + offsets - 1; /* offsets count from 1 */
    if (first != NULL &&
        !slice(all, at + start + 1,
               read_offset(index->data + 3 + size, size) - 1, first))
        return false;
    return end >= 1 && slice(all, at, start + end, index);
}

/* The operand at dict[*at], if it is one.  Reals are skipped over. */
static bool
read_operand(Bytes dict, size_t *at, long *value)
{
    const uint8_t *data = dict.data + *at;
    size_t left = dict.length - *at, size = 1;

    *value = 0;
    if (data[0] >= 32 && data[0] <= 246) {
        *value = data[0] - 139;
    } else if (data[0] >= 247 && data[0] <= 254 && left >= 2) {
        size = 2;
        *value = data[0] < 251 ? (data[0] - 247) * 256 + data[1] + 108
                               : -(data[0] - 251) * 256 - data[1] - 108;
    } else if (data[0] == 28 && left >= 3) {
        size = 3;
        *value = (int16_t) read16(data + 1);
    } else if (data[0] == 29 && left >= 5) {
        size = 5;
        *value = (int32_t) (uint32_t) read_offset(data + 1, 4);
    } else if (data[0] == 30) {
        while (size < left && (data[size] & 15) != 15 && data[size] >> 4 != 15)
            size++;
        size = MIN(size + 1, left);
    } else {
        return false;
    }
    *at += size;
    return true;
}

/* Where an operator and its operands stand in a dictionary; the last two
 * operands. */
static bool
find_operator(Bytes dict, unsigned wanted, Bytes *whole, long operands[2])
{
    size_t at = 0, start = 0;
    long value;

    operands[0] = operands[1] = 0;
    while (at < dict.length) {
        unsigned op = dict.data[at];

        if (read_operand(dict, &at, &value)) {
            operands[0] = operands[1];
            operands[1] = value;
            continue;
        }
        at++;
        if (op == OP_ESCAPE && at < dict.length)
            op = 1200 + dict.data[at++];
        if (op == wanted)
            return slice(dict, start, at - start, whole);
        start = at;
        operands[0] = operands[1] = 0;
    }
    *whole = (Bytes){0};
    return false;
}

static bool
read_private(Font *font, Bytes dict)
{
    long operands[2];
    Bytes whole, subrs;
    unsigned count;
    size_t at;

    if (!find_operator(dict, OP_PRIVATE, &whole, operands) || operands[0] < 0 ||
        operands[1] < 0 ||
        !slice(font->all, (size_t) operands[1], (size_t) operands[0],
               &font->private))
        return false;
    at = (size_t) operands[1];
    if (!find_operator(font->private, OP_SUBRS, &whole, operands))
        return true;
    if (operands[1] < (long) font->private.length ||
        !read_index(font->all, at + (size_t) operands[1], &subrs, &count, NULL))
        return false;
    at += font->private.length;
    return slice(font->all, at,
                 (size_t) (subrs.data - font->all.data) + subrs.length - at,
                 &font->local_subrs);
}

static bool
read_font(Bytes all, Font *font)
{
    Bytes index, dict = {0}, whole;
    unsigned count;
    long operands[2];

    *font = (Font){.all = all};
    if (all.length < 4 || all.data[0] != 1 ||
        !read_index(all, all.data[2], &font->name, &count, NULL) ||
        !read_index(all, all.data[2] + font->name.length, &index, &count,
                    &dict) ||
        count != 1)
        return false;
    index.length += (size_t) (index.data - all.data); /* now its end */
    if (!read_index(all, index.length, &font->strings, &count, NULL) ||
        !read_index(all, index.length + font->strings.length,
                    &font->global_subrs, &count, NULL))
        return false;
    find_operator(dict, OP_BBOX, &font->bbox, operands);
    find_operator(dict, OP_MATRIX, &font->matrix, operands);
    font->numbered = find_operator(dict, OP_ROS, &whole, operands);
    if (find_operator(dict, OP_CHARSET, &whole, operands) && operands[1] > 0)
        font->charset = (size_t) operands[1];
    if (!find_operator(dict, OP_GLYPHS, &whole, operands) || operands[1] < 0 ||
        !read_index(all, (size_t) operands[1], &font->glyphs, &font->n_glyphs,
                    NULL) ||
        font->n_glyphs == 0)
        return false;
    return font->numbered || read_private(font, dict);
}

/* --- writing --- */

static void
put(GByteArray *out, Bytes bytes)
{
    if (bytes.length > 0)
        g_byte_array_append(out, bytes.data, (guint) bytes.length);
}

static void
put16(GByteArray *out, unsigned value)
{
    guint8 bytes[] = {(guint8) (value >> 8), (guint8) value};

    g_byte_array_append(out, bytes, sizeof bytes);
}

/* An integer operand that always takes five bytes. */
static void
put_operand(GByteArray *out, size_t value)
{
    guint8 bytes[] = {29, (guint8) (value >> 24), (guint8) (value >> 16),
                      (guint8) (value >> 8), (guint8) value};

    g_byte_array_append(out, bytes, sizeof bytes);
}

static void
put_operator(GByteArray *out, unsigned op)
{
    if (op >= 1200)
        g_byte_array_append(out, (const guint8[]){OP_ESCAPE}, 1);
    g_byte_array_append(out, (const guint8[]){(guint8) (op % 100)}, 1);
}

/* INDEX of one element of under 64 KB. */
static void
put_index_head(GByteArray *out, size_t length)
{
    put16(out, 1);
    g_byte_array_append(out, (const guint8[]){2}, 1);
    put16(out, 1);
    put16(out, (unsigned) length + 1);
}

/* Offsets of the parts that the top dictionary points to. */
typedef struct {
    size_t charset, select, glyphs, array;
} Offsets;

static GByteArray *
make_top(const Font *font, Offsets at)
{
    GByteArray *top = g_byte_array_new();

    put_operand(top, FIRST_OWN_STRING);
    put_operand(top, FIRST_OWN_STRING + 1);
    put_operand(top, 0);
    put_operator(top, OP_ROS);
    put(top, font->bbox);
    put(top, font->matrix);
    put_operand(top, font->n_glyphs);
    put_operator(top, OP_CID_COUNT);
    put_operand(top, at.charset);
    put_operator(top, OP_CHARSET);
    put_operand(top, at.select);
    put_operator(top, OP_FD_SELECT);
    put_operand(top, at.glyphs);
    put_operator(top, OP_GLYPHS);
    put_operand(top, at.array);
    put_operator(top, OP_FD_ARRAY);
    return top;
}

static void
put_tables(GByteArray *out, const Font *font, Offsets *at)
{
    at->charset = out->len;
    if (font->n_glyphs > 1) {
        g_byte_array_append(out, (const guint8[]){2}, 1);
        put16(out, 1); /* from 1 on, all in turn */
        put16(out, font->n_glyphs - 2);
    } else {
        g_byte_array_append(out, (const guint8[]){0}, 1);
    }
    at->select = out->len;
    g_byte_array_append(out, (const guint8[]){3, 0, 1, 0, 0, 0}, 6);
    put16(out, font->n_glyphs);
    at->glyphs = out->len;
    put(out, font->glyphs);
    at->array = out->len;
    put_index_head(out, 11);
    put_operand(out, font->private.length);
    put_operand(out, out->len + 6); /* right behind: 5 - 5 here, 1 operator */
    put_operator(out, OP_PRIVATE);
    put(out, font->private);
    put(out, font->local_subrs);
}

static void
put_font(GByteArray *out, const Font *font, Offsets *at)
{
    static const guint8 header[] = {1, 0, 4, 4};
    static const guint8 strings[] = "\0\2\1\1\6\16AdobeIdentity";
    g_autoptr(GByteArray) top = make_top(font, *at);

    g_byte_array_append(out, header, sizeof header);
    put(out, font->name);
    put_index_head(out, top->len);
    g_byte_array_append(out, top->data, top->len);
    g_byte_array_append(out, strings, sizeof strings - 1);
    put(out, font->global_subrs);
    put_tables(out, font, at);
}

GBytes *
ho_cff_number_glyphs(GBytes *cff)
{
    Bytes all;
    Font font;
    Offsets at = {0};
    GByteArray *out;

    all.data = g_bytes_get_data(cff, &all.length);
    if (!read_font(all, &font) || all.length > G_MAXUINT / 4)
        return NULL;
    if (font.numbered)
        return g_bytes_ref(cff);
    out = g_byte_array_new();
    put_font(out, &font, &at); /* to learn the offsets */
    g_byte_array_set_size(out, 0);
    put_font(out, &font, &at);
    return g_byte_array_free_to_bytes(out);
}

bool
ho_cff_numbers(GBytes *cff, uint16_t *numbers, unsigned n)
{
    Bytes all, row;
    Font font;
    unsigned glyph = 1, format, size;
    size_t at;

    all.data = g_bytes_get_data(cff, &all.length);
    if (n == 0 || !read_font(all, &font) || !font.numbered ||
        font.charset == 0 || !slice(all, font.charset, 1, &row))
        return false;
    format = row.data[0];
    size = 2 + MIN(format, 2);
    numbers[0] = 0;
    for (at = font.charset + 1; glyph < n; at += size) {
        unsigned left = 0, first;

        if (!slice(all, at, size, &row))
            return false;
        first = read16(row.data);
        if (format > 0)
            left = format == 1 ? row.data[2] : read16(row.data + 2);
        for (unsigned i = 0; i <= left && glyph < n; i++)
            numbers[glyph++] = (uint16_t) (first + i);
    }
    return true;
}
