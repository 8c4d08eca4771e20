#pragma once

#include "paint/pdf.h"
#include "text/text.h"

/*
 * The fonts of a PDF.  First every glyph that will be drawn is learned, with
 * the text it stands for; then each font file is cut down to its glyphs, which
 * gives them their codes; last, when the pages are painted, they are written.
 */
typedef struct HoPdfFonts HoPdfFonts;
typedef struct HoPdfFont HoPdfFont; /* one file, all sizes */

typedef struct {
    uint32_t text;   /* what it stands for: offset in the font's text */
    uint16_t length; /* in bytes; 0 is not known */
    uint16_t code;   /* to show it by, after ho_pdf_fonts_cut */
    uint16_t width;  /* in thousandths of the size, likewise */
    bool used;
} HoPdfGlyph;

/* A font as it is set. */
typedef struct {
    HoPdfFont *font;
    double size;
    double expand; /* of its width; 1 as drawn */
    double slant;  /* 0 upright, as drawn */
} HoPdfSetting;

/* A glyph that is a picture: an emoji. */
typedef struct {
    GBytes *png;
    double x, y, width, height; /* of the size; y is its foot, upwards */
} HoPdfGlyphPicture;

HoPdfFonts *ho_pdf_fonts_new(void);
void ho_pdf_fonts_free(HoPdfFonts *fonts);

void ho_pdf_fonts_learn(HoPdfFonts *fonts, const HoGlyphRun *run);
void ho_pdf_fonts_cut(HoPdfFonts *fonts);
void ho_pdf_fonts_write(HoPdfFonts *fonts, HoPdf *pdf);

/* "<</F0 3 0 R …>>" */
void ho_pdf_fonts_resources(HoPdfFonts *fonts, HoPdf *pdf, GString *out);

/* Borrowed; NULL when its file is none. */
const HoPdfSetting *ho_pdf_fonts_find(HoPdfFonts *fonts, const HoFont *font);

/* Of one font: its number N in /FN, a glyph, whether showing that glyph by
 * itself reads as this text, the glyph of a blank. */
unsigned ho_pdf_font_number(const HoPdfFont *font);
const HoPdfGlyph *ho_pdf_font_glyph(const HoPdfFont *font, unsigned glyph);
bool ho_pdf_font_reads(const HoPdfFont *font, unsigned glyph, const char *text,
                       unsigned length);
unsigned ho_pdf_font_space(const HoPdfFont *font);

/* Whether glyphs are pictures; the picture of one, whose png is yours to
 * unref, or false when it has none. */
bool ho_pdf_font_is_pictures(const HoPdfFont *font);
bool ho_pdf_font_picture(const HoPdfFont *font, unsigned glyph,
                         HoPdfGlyphPicture *picture);

/* Goes over a run's clusters in the order they are read. */
typedef struct {
    const HoGlyphRun *run;
    unsigned next_cluster, next_byte, next_glyph;
    const char *text; /* of this cluster */
    unsigned length;
    unsigned first, n; /* its glyphs, from the left */
} HoClusterWalk;

HoClusterWalk ho_cluster_walk(const HoGlyphRun *run);
bool ho_cluster_walk_next(HoClusterWalk *walk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoPdfFonts, ho_pdf_fonts_free)
