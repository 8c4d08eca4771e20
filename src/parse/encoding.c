/*
 * Bytes to UTF-8.  Text that is not UTF-8 throughout is taken for Latin-1 (as
 * Windows has it) when none of its bytes beyond ASCII make sense as UTF-8;
 * otherwise the bytes that make no sense are replaced.
 */
#include "parse/internal.h"

#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"

static char *
convert(HoParser *parser, const char *bytes, size_t length, const char *charset,
        HoLoc loc)
{
    gsize size = 0;
    g_autofree char *text = g_convert_with_fallback(
        bytes, (gssize) length, "UTF-8", charset, "?", NULL, &size, NULL);

    if (text == NULL)
        return NULL;
    ho_diag(parser->diags, loc, HO_DIAG_ENCODING_CONVERTED, charset);
    for (gsize i = 0; i < size; i++)
        if (text[i] == '\0')
            text[i] = ' ';
    return ho_arena_strndup(parser->arena, text, size);
}

/* Whether a sequence of UTF-8 of more than one byte stands anywhere. */
static bool
has_utf8(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char) bytes[i] >= 0xc2) {
            gunichar c = g_utf8_get_char_validated(bytes + i,
                                                   (gssize) MIN(length - i, 4));

            if (c < 0x110000)
                return true;
        }
    return false;
}

/* Where byte at stands; loc is the place of the first. */
static HoLoc
place_of(const char *bytes, size_t at, HoLoc loc)
{
    unsigned column = 1;

    loc.line = 1;
    for (size_t i = 0; i < at; i++) {
        if (bytes[i] == '\n') {
            loc.line++;
            column = 1;
        } else if (((unsigned char) bytes[i] & 0xc0) != 0x80) {
            column++;
        }
    }
    loc.column = (uint16_t) MIN(column, UINT16_MAX);
    return loc;
}

/* Every byte that is no text becomes U+FFFD; the first is reported. */
static char *
replace_invalid(HoParser *parser, const char *bytes, size_t length, HoLoc loc)
{
    GString *out = g_string_sized_new(length + 16);
    size_t at = 0, count = 0, first = 0;
    char *text;

    while (at < length) {
        const char *end;

        g_utf8_validate_len(bytes + at, length - at, &end);
        g_string_append_len(out, bytes + at, end - (bytes + at));
        at = (size_t) (end - bytes);
        if (at == length)
            break;
        if (count++ == 0)
            first = at;
        g_string_append(out, REPLACEMENT);
        at++;
    }
    if (count > 0)
        ho_diagf(parser->diags, place_of(bytes, first, loc),
                 HO_DIAG_ENCODING_INVALID, "0x%02x, %zu in all",
                 (unsigned char) bytes[first], count);
    text = ho_arena_strndup(parser->arena, out->str, out->len);
    g_string_free(out, TRUE);
    return text;
}

char *
ho_text_decode(HoParser *parser, const char *bytes, size_t length,
               const char *charset, HoLoc loc)
{
    const unsigned char *mark = (const unsigned char *) bytes;
    char *text = NULL;

    if (length >= 3 && memcmp(mark, "\xef\xbb\xbf", 3) == 0) {
        bytes += 3;
        length -= 3;
    } else if (length >= 2 && memcmp(mark, "\xff\xfe", 2) == 0) {
        text = convert(parser, bytes + 2, length - 2, "UTF-16LE", loc);
    } else if (length >= 2 && memcmp(mark, "\xfe\xff", 2) == 0) {
        text = convert(parser, bytes + 2, length - 2, "UTF-16BE", loc);
    } else if (charset != NULL && g_ascii_strcasecmp(charset, "utf-8") != 0) {
        text = convert(parser, bytes, length, charset, loc);
    }
    if (text != NULL)
        return text;
    if (g_utf8_validate_len(bytes, length, NULL))
        return ho_arena_strndup(parser->arena, bytes, length);
    if (!has_utf8(bytes, length) && memchr(bytes, '\0', length) == NULL)
        text = convert(parser, bytes, length, "WINDOWS-1252", loc);
    return text != NULL ? text : replace_invalid(parser, bytes, length, loc);
}
