#pragma once

#include "layout/page.h"
#include "paint/font.h"

/*
 * A page's content stream (ISO 32000-1, 8 and 9).  Places are given as layout
 * gives them, from the top left corner; operators are written only when they
 * change something.
 */
typedef struct {
    GString *out;
    HoPdfFonts *fonts;
    double height; /* of the page */

    /* state of the stream */
    HoColor color;
    int alpha;          /* percent */
    guint8 alphas[101]; /* those ever used, for the resources */
    bool in_text, in_show, in_string;
    HoPdfSetting setting;  /* font NULL: none yet */
    gint64 line_x, line_y; /* of the text line, hundredths of a point */
    double pen_x;          /* right of the last glyph */
} HoStream;

void ho_stream_init(HoStream *stream, HoPdfFonts *fonts);
void ho_stream_clear(HoStream *stream);
void ho_stream_begin_page(HoStream *stream, double height);

/* Marked content; sequences nest and each text object lies within one. */
void ho_stream_begin_marked(HoStream *stream, const char *type,
                            unsigned number);
void ho_stream_begin_artifact(HoStream *stream);
void ho_stream_end_marked(HoStream *stream);

/* A run of glyphs, origin at x on the baseline y. */
void ho_stream_run(HoStream *stream, const HoGlyphRun *run, double x, double y);
/* The same read as other text. */
void ho_stream_run_as(HoStream *stream, const HoGlyphRun *run, double x,
                      double y, const char *text);
/* A blank that is read but not seen, behind the last glyph. */
void ho_stream_join(HoStream *stream);
/* One at a place, in the last font. */
void ho_stream_blank(HoStream *stream, double x, double y);

typedef struct {
    double x, y, width, height;
} HoArea;

void ho_stream_rule(HoStream *stream, HoArea area, HoColor color);
/* Round dots as high as the area, from its left to its right end. */
void ho_stream_dots(HoStream *stream, HoArea area, double step, HoColor color);
/* item is a box. */
void ho_stream_box(HoStream *stream, const HoPlaced *item);
/* A line of so much thickness around an area, inside it. */
void ho_stream_frame(HoStream *stream, HoArea area, double thickness,
                     double radius, HoColor color);
/* A QR code in a square, with its quiet zone, in black on white. */
void ho_stream_code(HoStream *stream, const HoQrCode *code, HoArea area);
void ho_stream_fill(HoStream *stream, HoArea area, double radius,
                    HoColor color);

/* The picture called /In at an area, turned as EXIF says; one unit of its own
 * space is unit_width wide and unit_height high, both 1 for images. */
void ho_stream_picture(HoStream *stream, unsigned number, HoArea area,
                       int orientation, const double units[2]);
/* Opens and closes a sequence that is read as text. */
void ho_stream_begin_actual(HoStream *stream, const char *text,
                            unsigned length);
void ho_stream_end_actual(HoStream *stream);
void ho_stream_begin_language(HoStream *stream, const char *lang);

/* Between operators of all kinds: ends what text is open; sets the colour. */
void ho_stream_end_text(HoStream *stream);
void ho_stream_set_fill(HoStream *stream, HoColor color);
