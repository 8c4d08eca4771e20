#pragma once

/*
 * A bench to set words on, for the tests of text.
 */
#include "text/text.h"

#include "doc/document.h"

#include <math.h>
#include <string.h>

typedef struct {
    HoFonts *fonts;
    HoArena *arena;
    HoDiags *diags;
    HoDocument *doc;
    HoImages *images;
    HoTextContext *text;
    HoStyle style;
} Bench;

static inline void
set_up(Bench *bench, const void *lang)
{
    g_autoptr(GError) error = NULL;

    bench->fonts = ho_fonts_new(HO_SOURCE_DIR "/fonts/fonts.conf", &error);
    g_assert_no_error(error);
    bench->arena = ho_arena_new();
    bench->diags = ho_diags_new();
    bench->doc = ho_document_new(bench->diags);
    ho_attributes_set(bench->doc->attributes, "lang", lang);
    bench->doc->header_end = ho_attributes_now(bench->doc->attributes);
    bench->images = ho_images_new(NULL);
    bench->text = ho_text_new(bench->fonts, NULL, bench->arena, bench->doc,
                              bench->images);
    bench->style.text.family = "Linux Libertine O";
    bench->style.text.size = 10;
    bench->style.text.color = (HoColor){0, 0, 0, 1};
    bench->style.text.hyphenate = true;
    bench->style.leading = 13;
    bench->style.align = HO_ALIGN_JUSTIFY;
}

static inline void
tear_down(Bench *bench, const void *lang)
{
    (void) lang;
    ho_text_free(bench->text);
    ho_images_free(bench->images);
    ho_document_free(bench->doc);
    ho_diags_free(bench->diags);
    ho_arena_free(bench->arena);
    ho_fonts_free(bench->fonts);
}

static inline HoLines
set_words(Bench *bench, const char *words, double measure)
{
    HoInline *inl =
        ho_inline_new(bench->arena, HO_INLINE_TEXT, (HoLoc){.line = 1});

    inl->text = words;
    return ho_text_break(bench->text, inl, &bench->style, measure);
}

static inline HoLines
set_raw(Bench *bench, const char *html, double measure)
{
    HoInline *inl =
        ho_inline_new(bench->arena, HO_INLINE_RAW, (HoLoc){.line = 1});

    inl->text = html;
    return ho_text_break(bench->text, inl, &bench->style, measure);
}

/* The words of lines with a stroke between lines; what is drawn but not read
 * is in braces. */
static inline char *
words_of(const HoLines *lines)
{
    GString *out = g_string_new(NULL);

    for (unsigned i = 0; i < lines->n_lines; i++) {
        const HoLine *line = &lines->lines[i];

        if (i > 0)
            g_string_append_c(out, '|');
        for (unsigned k = 0; k < line->n_runs; k++) {
            const HoGlyphRun *run = &line->runs[k];

            g_string_append_printf(out, run->artifact ? "{%.*s}" : "%.*s",
                                   (int) run->length, run->text);
        }
    }
    return g_string_free(out, FALSE);
}

#define assert_words(lines, expected)                 \
    do {                                              \
        g_autofree char *found_ = words_of(&(lines)); \
        g_assert_cmpstr(found_, ==, (expected));      \
    } while (0)

/* Clusters must account for all bytes and glyphs; lines must fit. */
static inline void
check_lines(const HoLines *lines, double measure)
{
    for (unsigned i = 0; i < lines->n_lines; i++) {
        const HoLine *line = &lines->lines[i];

        for (unsigned k = 0; k < line->n_runs; k++) {
            const HoGlyphRun *run = &line->runs[k];
            unsigned bytes = 0, glyphs = 0;

            for (unsigned c = 0; c < run->n_clusters; c++) {
                bytes += run->clusters[c].bytes;
                glyphs += run->clusters[c].glyphs;
            }
            g_assert_cmpuint(bytes, ==, run->length);
            g_assert_cmpuint(glyphs, ==, run->n_glyphs);
            g_assert_true(g_utf8_validate(run->text, run->length, NULL));
            g_assert_true(isfinite(run->x) && isfinite(run->width));
        }
        if (line->overfull <= 0)
            g_assert_cmpfloat(line->x + line->width, <, measure + 8);
    }
}
