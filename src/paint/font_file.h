#pragma once

#include "paint/font.h"

#include <hb.h>

/* One font file of a PDF; see font.h for the order of things. */
struct HoPdfFont {
    unsigned number;
    unsigned object; /* of the font dictionary, 0 until reserved */
    hb_face_t *face;
    hb_font_t *scaled; /* to thousandths of an em */
    bool pictures;
    unsigned n_glyphs, space;
    HoPdfGlyph *glyphs; /* by index in the file */
    GString *text;      /* what they say */

    /* after the cut */
    GBytes *program;
    GBytes *packed; /* the same, deflated */
    bool outlines_are_cff;
};

/* Never NULL; a file that is no font has no glyphs. */
HoPdfFont *ho_pdf_font_load(const char *path, int index, unsigned number);
void ho_pdf_font_free(HoPdfFont *font);
/* The glyph that a character has by itself, 0 for none. */
unsigned ho_pdf_font_nominal(const HoPdfFont *font, gunichar c);
/* Touches nothing but the font, so that fonts can be cut at the same time. */
void ho_pdf_font_cut(HoPdfFont *font);
void ho_pdf_font_write(HoPdfFont *font, HoPdf *pdf);
