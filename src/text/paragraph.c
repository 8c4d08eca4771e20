/*
 * The text of a paragraph as it is put together: white space is one blank,
 * controls become spots between characters, French punctuation gets its
 * spaces, and every stretch knows its look and its source.
 */
#include "text/para.h"

#include "text/cjk.h"
#include "text/typography.h"

#include <string.h>

void
ho_paragraph_reset(HoParagraph *paragraph)
{
    if (paragraph->text == NULL) {
        paragraph->text = g_string_new(NULL);
        paragraph->spans = g_array_new(FALSE, TRUE, sizeof(HoSpan));
        paragraph->origins = g_array_new(FALSE, TRUE, sizeof(HoOrigin));
        paragraph->spots = g_array_new(FALSE, TRUE, sizeof(HoSpot));
        paragraph->objects = g_array_new(FALSE, TRUE, sizeof(HoObject));
    }
    g_string_truncate(paragraph->text, 0);
    g_array_set_size(paragraph->spans, 0);
    g_array_set_size(paragraph->origins, 0);
    g_array_set_size(paragraph->spots, 0);
    g_array_set_size(paragraph->objects, 0);
    paragraph->complex = paragraph->verbatim = false;
    paragraph->loc = (HoLoc){0};
    paragraph->asked = NULL;
}

void
ho_paragraph_clear(HoParagraph *paragraph)
{
    if (paragraph->text == NULL)
        return;
    g_string_free(paragraph->text, TRUE);
    g_array_free(paragraph->spans, TRUE);
    g_array_free(paragraph->origins, TRUE);
    g_array_free(paragraph->spots, TRUE);
    g_array_free(paragraph->objects, TRUE);
}

static void
keep_span(HoParagraph *paragraph, const HoSpan *span)
{
    GArray *spans = paragraph->spans;
    HoSpan *last =
        spans->len > 0 ? &g_array_index(spans, HoSpan, spans->len - 1) : NULL;
    HoSpan next = *span;

    next.start = (uint32_t) paragraph->text->len;
    if (last != NULL && last->look == next.look && last->link == next.link &&
        last->code == next.code && last->glued == next.glued &&
        last->artifact == next.artifact && last->box == next.box)
        return;
    if (last != NULL && last->start == next.start)
        *last = next;
    else
        g_array_append_val(spans, next);
}

static void
note_origin(HoParagraph *paragraph, const HoInline *source, size_t offset)
{
    HoOrigin origin = {.start = (uint32_t) paragraph->text->len,
                       .source = source,
                       .offset = (uint32_t) offset};

    g_array_append_val(paragraph->origins, origin);
}

void
ho_paragraph_spot(HoParagraph *paragraph, HoSpot spot)
{
    spot.at = (uint32_t) paragraph->text->len;
    g_array_append_val(paragraph->spots, spot);
}

static bool
at_line_start(const HoParagraph *paragraph)
{
    gsize length = paragraph->text->len;

    return length == 0 || paragraph->text->str[length - 1] == '\n';
}

static void
add_blank(HoParagraph *paragraph)
{
    GString *text = paragraph->text;

    if (paragraph->verbatim ||
        (!at_line_start(paragraph) && text->str[text->len - 1] != ' ' &&
         !ho_french_is_opened(text)))
        g_string_append_c(text, ' ');
}

/* Without the blanks at the end of the line. */
static void
trim_end(HoParagraph *paragraph)
{
    GString *text = paragraph->text;

    if (!paragraph->verbatim && text->len > 0 &&
        text->str[text->len - 1] == ' ')
        g_string_truncate(text, text->len - 1);
}

void
ho_paragraph_break(HoParagraph *paragraph)
{
    trim_end(paragraph);
    g_string_append_c(paragraph->text, '\n');
}

/* Characters that need the rules of Unicode: combining marks, scripts beyond
 * Latin, emoji, marks of direction. */
static bool
is_complex(gunichar c)
{
    if (c < 0x300)
        return false;
    if (c < 0x2000)
        return !(c >= 0x1e00 && c < 0x1f00);
    if (c < 0x2e80)
        return c == 0x200c || c == 0x200d || c == 0x200e || c == 0x200f ||
               (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
               (c >= 0x20d0 && c < 0x2100);
    return c != 0xfffd;
}

/* One character that is not plain. */
static void
add_special(HoParagraph *paragraph, gunichar c, const char *bytes, size_t n)
{
    if (c == 0xad)
        ho_paragraph_spot(paragraph, (HoSpot){.type = HO_SPOT_SOFT_HYPHEN});
    else if (c == 0x200b)
        ho_paragraph_spot(paragraph, (HoSpot){.type = HO_SPOT_BREAK});
    else if (c == 0x2060 || c == 0xfeff)
        ho_paragraph_spot(paragraph, (HoSpot){.type = HO_SPOT_JOIN});
    else if (c == 0xfffc)
        g_string_append(paragraph->text, "\xef\xbf\xbd");
    else if (c == 0x2028 || c == 0x2029)
        add_blank(paragraph);
    else if ((c == 0xa0 || c == 0x202f || c == 0x2009) &&
             ho_french_is_opened(paragraph->text))
        return;
    else {
        if (is_complex(c))
            paragraph->complex = true;
        g_string_append_len(paragraph->text, bytes, (gssize) n);
    }
}

/* Length of the plain text at the front: no white space, no control, nothing
 * beyond Latin letters. */
static size_t
plain_length(const char *text, size_t length, bool french)
{
    size_t i = 0;

    for (; i < length; i++) {
        unsigned char c = (unsigned char) text[i];

        if (c <= ' ' || c == 0x7f || c == 0xc2 || c >= 0xcc)
            break;
        if (french && c < 0x80 && strchr(";:!?", c) != NULL)
            break;
    }
    return i;
}

/* Whether white space is the end of a source line between two Chinese or
 * Japanese letters, or after a mark that has its own space: it is no blank
 * (CSS Text 3, 4.1.3). */
static bool
is_wide_line_end(const HoParagraph *paragraph, const char *text, size_t length,
                 size_t rest)
{
    const GString *words = paragraph->text;
    gunichar before;

    if (rest <= length || words->len == 0 ||
        (unsigned char) words->str[words->len - 1] < 0x80 ||
        memchr(text, '\n', length) == NULL)
        return false;
    before = g_utf8_get_char(
        g_utf8_find_prev_char(words->str, words->str + words->len));
    return ho_cjk_is_joined(before, g_utf8_get_char(text + length));
}

static void
add_white_space(HoParagraph *paragraph, const char *text, size_t length,
                size_t rest)
{
    if (!paragraph->verbatim) {
        if (!is_wide_line_end(paragraph, text, length, rest))
            add_blank(paragraph);
        return;
    }
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n' || text[i] == '\t')
            g_string_append_c(paragraph->text, text[i]);
        else if (text[i] != '\r')
            g_string_append_c(paragraph->text, ' ');
}

static size_t
white_space_length(const char *text, size_t length)
{
    size_t i = 0;

    while (i < length &&
           ((unsigned char) text[i] <= ' ' || (unsigned char) text[i] == 0x7f))
        i++;
    return i;
}

void
ho_paragraph_add(HoParagraph *paragraph, const HoSpan *span, const char *text,
                 size_t length, const HoInline *source)
{
    bool french = span->look->french && !span->code && !paragraph->verbatim;

    keep_span(paragraph, span);
    note_origin(paragraph, source, 0);
    for (size_t i = 0; i < length;) {
        size_t n = plain_length(text + i, length - i, french);
        size_t blanks, before = paragraph->text->len + n;

        if (n > 0)
            g_string_append_len(paragraph->text, text + i, (gssize) n);
        i += n;
        blanks = white_space_length(text + i, length - i);
        if (blanks > 0) {
            add_white_space(paragraph, text + i, blanks, length - i);
            n = blanks;
        } else if (i < length) {
            gunichar c = g_utf8_get_char(text + i);

            n = (size_t) (g_utf8_next_char(text + i) - (text + i));
            if (french && ho_french_is_tall(c))
                ho_french_add(paragraph->text, c, text + i + n, length - i - n);
            else
                add_special(paragraph, c, text + i, n);
        } else {
            break;
        }
        i += n;
        if (paragraph->text->len - before != n)
            note_origin(paragraph, source, i);
    }
}

/* Drops those of an array of structs that begin with their offset which are at
 * one or behind it. */
static void
drop_from(GArray *array, gsize size, size_t at)
{
    for (uint32_t start; array->len > 0;) {
        memcpy(&start, array->data + (array->len - 1) * size, sizeof start);
        if (start < at)
            return;
        g_array_set_size(array, array->len - 1);
    }
}

void
ho_paragraph_drop_blank(HoParagraph *paragraph)
{
    GString *words = paragraph->text;
    size_t at = words->len - 1;
    const GArray *spots = paragraph->spots;

    if (paragraph->verbatim || words->len < 2 || words->str[at] != ' ' ||
        (spots->len > 0 &&
         g_array_index(spots, HoSpot, spots->len - 1).at > at))
        return;
    drop_from(paragraph->spans, sizeof(HoSpan), at);
    drop_from(paragraph->origins, sizeof(HoOrigin), at);
    g_string_truncate(words, at);
}

void
ho_paragraph_object(HoParagraph *paragraph, const HoSpan *span, HoObject object)
{
    keep_span(paragraph, span);
    object.at = (uint32_t) paragraph->text->len;
    g_string_append(paragraph->text, "\xef\xbf\xbc");
    g_array_append_val(paragraph->objects, object);
}

const HoOrigin *
ho_paragraph_origin(const HoParagraph *paragraph, uint32_t at)
{
    const GArray *origins = paragraph->origins;
    guint low = 0, high = origins->len;

    while (low + 1 < high) {
        guint middle = (low + high) / 2;

        if (g_array_index(origins, HoOrigin, middle).start <= at)
            low = middle;
        else
            high = middle;
    }
    return origins->len > 0 ? &g_array_index(origins, HoOrigin, low) : NULL;
}

/* Lines of the source before an offset, counted on from the last question. */
static unsigned
lines_before(HoParagraph *paragraph, const HoInline *source, size_t offset)
{
    if (paragraph->asked != source || paragraph->asked_offset > offset) {
        paragraph->asked = source;
        paragraph->asked_offset = 0;
        paragraph->asked_lines = 0;
    }
    for (; paragraph->asked_offset < offset &&
           source->text[paragraph->asked_offset] != '\0';
         paragraph->asked_offset++)
        paragraph->asked_lines += source->text[paragraph->asked_offset] == '\n';
    return paragraph->asked_lines;
}

HoLoc
ho_paragraph_loc(HoParagraph *paragraph, uint32_t at)
{
    const HoOrigin *origin = ho_paragraph_origin(paragraph, at);
    HoLoc loc = paragraph->loc;
    unsigned lines;

    if (origin == NULL || origin->source == NULL ||
        origin->source->loc.line == 0 || origin->source->text == NULL)
        return loc;
    loc = origin->source->loc;
    lines = lines_before(paragraph, origin->source,
                         origin->offset + (at - origin->start));
    if (lines > 0) {
        loc.line += lines;
        loc.column = 1;
    }
    return loc;
}

const HoObject *
ho_paragraph_object_at(const HoParagraph *paragraph, uint32_t at)
{
    const GArray *objects = paragraph->objects;
    guint low = 0, high = objects->len;

    while (low < high) {
        guint middle = (low + high) / 2;

        if (g_array_index(objects, HoObject, middle).at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < objects->len ? &g_array_index(objects, HoObject, low) : NULL;
}
