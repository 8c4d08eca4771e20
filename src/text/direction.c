/*
 * Which way a paragraph runs, and its parts.
 */
#include "text/direction.h"

#include "doc/labels.h"

#include <string.h>

HoSurvey
ho_text_survey(const GString *words)
{
    HoSurvey survey = {0};
    const char *end = words->str + words->len;

    for (const char *at = words->str; at < end; at = g_utf8_next_char(at)) {
        gunichar c = g_utf8_get_char(at);
        bool backward = (c >= 0x590 && c < 0x900) ||
                        (c >= 0xfb1d && c < 0xfe00) ||
                        (c >= 0xfe70 && c < 0xff00);

        if (!g_unichar_isalpha(c))
            continue;
        if (survey.first == 0)
            survey.first = backward ? 1 : 2;
        survey.backward += backward;
        survey.forward += !backward;
        survey.kana = survey.kana || (c >= 0x3040 && c < 0x3100);
        survey.hangul = survey.hangul || (c >= 0xac00 && c < 0xd7b0);
    }
    return survey;
}

PangoDirection
ho_text_direction(const HoTextContext *text, const HoSurvey *survey)
{
    bool expected = text->mirrored || ho_language_is_rtl(text->lang);

    if (text->paragraph.verbatim)
        return PANGO_DIRECTION_LTR;
    if (expected && (survey->backward > 0 || survey->forward == 0))
        return PANGO_DIRECTION_RTL;
    return survey->first == 1 && survey->backward > survey->forward
               ? PANGO_DIRECTION_RTL
               : PANGO_DIRECTION_LTR;
}

static bool
is_isolated(const HoSpan *span)
{
    return span->code && !span->artifact;
}

/* The text with code and addresses as islands that run from left to right
 * (LRI, PDI): yours to free. */
static GString *
isolate(const HoParagraph *paragraph)
{
    const GString *words = paragraph->text;
    GString *out = g_string_sized_new(words->len + 64);

    for (guint i = 0; i < paragraph->spans->len; i++) {
        const HoSpan *span = &g_array_index(paragraph->spans, HoSpan, i);
        size_t end = i + 1 < paragraph->spans->len ? span[1].start : words->len;

        if (is_isolated(span))
            g_string_append(out, "\xe2\x81\xa6");
        g_string_append_len(out, words->str + span->start,
                            (gssize) (end - span->start));
        if (is_isolated(span))
            g_string_append(out, "\xe2\x81\xa9");
    }
    return out;
}

/* Levels of the paragraph's characters, from those of the isolated text. */
static void
drop_isolates(const HoParagraph *paragraph, guint8 *levels)
{
    const char *words = paragraph->text->str;
    size_t from = 0, to = 0;

    for (guint i = 0; i < paragraph->spans->len; i++) {
        const HoSpan *span = &g_array_index(paragraph->spans, HoSpan, i);
        size_t end = i + 1 < paragraph->spans->len ? span[1].start
                                                   : paragraph->text->len;
        glong n =
            g_utf8_strlen(words + span->start, (gssize) (end - span->start));

        from += is_isolated(span);
        memmove(levels + to, levels + from, (size_t) n);
        from += (size_t) n + is_isolated(span);
        to += (size_t) n;
    }
}

guint8 *
ho_text_levels(const HoParagraph *paragraph, PangoDirection base, bool mixed)
{
    GString *islands;
    guint8 *levels;

    if (!mixed)
        return pango_log2vis_get_embedding_levels(
            paragraph->text->str, (int) paragraph->text->len, &base);
    islands = isolate(paragraph);
    levels = pango_log2vis_get_embedding_levels(islands->str,
                                                (int) islands->len, &base);
    g_string_free(islands, TRUE);
    drop_isolates(paragraph, levels);
    return levels;
}
