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

/* Widest part that is not parted, and the whole, of one stretch. */
static void
measure_stretch(const HoTextContext *text, double *narrowest, double *widest)
{
    const GArray *breaks = text->pieces.breaks;
    const HoFitBreak *last = &g_array_index(breaks, HoFitBreak, 0);
    const HoFitBreak *end = &g_array_index(breaks, HoFitBreak, breaks->len - 1);

    for (guint i = 1; i < breaks->len; i++) {
        const HoFitBreak *here = &g_array_index(breaks, HoFitBreak, i);

        if (here->flagged)
            continue;
        *narrowest = MAX(*narrowest, here->end - last->start);
        last = here;
    }
    *widest = MAX(*widest, end->end);
}

void
ho_text_extents(HoTextContext *text, const HoInline *inlines,
                const HoStyle *style, double *narrowest, double *widest)
{
    GString *words;
    uint32_t run = 0, range[2] = {0, 0};
    HoStyle plain = *style;

    *narrowest = *widest = 0;
    plain.align = HO_ALIGN_LEFT;
    plain.text.hyphenate = false;
    ho_text_collect(text, inlines, &plain, 1e6, false);
    words = text->paragraph.text;
    ho_text_itemize(text);
    while (range[0] < words->len) {
        const char *end =
            memchr(words->str + range[0], '\n', words->len - range[0]);

        range[1] =
            end != NULL ? (uint32_t) (end - words->str) : (uint32_t) words->len;
        ho_text_cut(text, &plain, 0, range, &run);
        measure_stretch(text, narrowest, widest);
        range[0] = range[1] + 1;
    }
}
