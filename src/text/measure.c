/*
 * One line of plain words, and how narrow and how wide text can be set.
 */
#include "text/line.h"

#include <string.h>

HoLine *
ho_text_line(HoTextContext *text, const char *words, const HoStyle *style)
{
    HoInline inl = {.kind = HO_INLINE_TEXT, .text = words};
    HoStyle plain = *style;
    HoLineWish wish = {.style = &plain, .measure = 1e6, .last = true};
    HoLine *line = ho_arena_new0(text->arena, HoLine);
    uint32_t run = 0, range[2];
    const HoFitBreak *breaks;
    GString *kept;

    plain.align = HO_ALIGN_LEFT;
    ho_text_collect(text, &inl, &plain, wish.measure, false);
    kept = text->paragraph.text;
    text->words = ho_arena_strndup(text->arena, kept->str, kept->len);
    ho_text_itemize(text);
    range[0] = 0;
    range[1] = (uint32_t) kept->len;
    ho_text_cut(text, &plain, 0, range, &run);
    breaks = (const HoFitBreak *) (const void *) text->pieces.breaks->data;
    ho_text_line_build(text, &wish, &breaks[0],
                       &breaks[text->pieces.breaks->len - 1], line);
    for (unsigned i = 0; i < line->n_runs; i++) {
        HoGlyphRun *glyphs = (HoGlyphRun *) &line->runs[i];

        glyphs->source = NULL; /* the words were the caller's */
    }
    line->x = 0;
    return line;
}

/* Places that cost so much are taken for want of a better one. */
#define PATH_PENALTY   50
#define HYPHEN_PENALTY 200

static HoSeam
seam_of(const HoFitBreak *place)
{
    if (place->flagged || (double) place->penalty >= HYPHEN_PENALTY)
        return HO_SEAM_HYPHEN;
    return (double) place->penalty >= PATH_PENALTY ? HO_SEAM_PATH
                                                   : HO_SEAM_BLANK;
}

/* The parts of one stretch. */
static void
take_parts(const HoTextContext *text, bool verbatim, GArray *parts)
{
    const GArray *breaks = text->pieces.breaks;
    const HoFitBreak *last = &g_array_index(breaks, HoFitBreak, 0);

    for (guint i = 1; i < breaks->len; i++) {
        const HoFitBreak *here = &g_array_index(breaks, HoFitBreak, i);
        HoTextPart part = {.width = (float) (here->end - last->start),
                           .after = (float) (here->start - here->end),
                           .seam = seam_of(here)};

        if (i + 1 == breaks->len)
            part.seam = HO_SEAM_END;
        else if (verbatim)
            continue;
        if (part.seam == HO_SEAM_HYPHEN)
            part.after = here->flagged ? MAX(here->tail, 0) : 0;
        g_array_append_val(parts, part);
        last = here;
    }
}

void
ho_text_parts(HoTextContext *text, const HoInline *inlines,
              const HoStyle *style, bool verbatim, GArray *parts)
{
    GString *words;
    uint32_t run = 0, range[2] = {0, 0};
    HoStyle plain = *style;

    plain.align = HO_ALIGN_LEFT;
    ho_text_collect(text, inlines, &plain, 1e6, verbatim);
    words = text->paragraph.text;
    ho_text_itemize(text);
    while (range[0] < words->len) {
        const char *end =
            memchr(words->str + range[0], '\n', words->len - range[0]);

        range[1] =
            end != NULL ? (uint32_t) (end - words->str) : (uint32_t) words->len;
        ho_text_cut(text, &plain, 0, range, &run);
        take_parts(text, verbatim, parts);
        range[0] = range[1] + 1;
    }
}

void
ho_text_extents(HoTextContext *text, const HoInline *inlines,
                const HoStyle *style, double *narrowest, double *widest)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(HoTextPart));
    HoStyle plain = *style;
    double part = 0, line = 0;

    plain.text.hyphenate = false;
    ho_text_parts(text, inlines, &plain, false, parts);
    *narrowest = *widest = 0;
    for (unsigned i = 0; i < parts->len; i++) {
        const HoTextPart *it = &g_array_index(parts, HoTextPart, i);
        bool soft = it->seam == HO_SEAM_HYPHEN && it->after > 0;

        part += (double) it->width;
        line += (double) it->width;
        *narrowest = MAX(*narrowest, part);
        *widest = MAX(*widest, line);
        part = soft ? part : 0;
        line = it->seam == HO_SEAM_END ? 0 : line + (soft ? 0 : it->after);
    }
}
