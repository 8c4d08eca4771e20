#pragma once

#include "base/image.h"
#include "paint/pdf.h"

/*
 * The samples of a picture (ISO 32000-1, 8.9.5) as a PDF holds them where it
 * cannot hold the file: colours and alpha apart, each deflated.  Making them is
 * nearly all of the work there is with such a picture and needs nothing of the
 * PDF, so that it can be done ahead, on another thread.
 */
typedef struct {
    unsigned width, height;
    unsigned depth;    /* bits of a channel */
    unsigned n_colors; /* channels without alpha: 1 or 3 */
    bool is_filtered;  /* rows begin with PNG's filter bytes */
    GBytes *color;     /* deflated; NULL: there is no picture */
    GBytes *alpha;     /* deflated; NULL: opaque throughout */
} HoSamples;

/* Whether a picture needs them: what else a PDF can hold goes in as it is. */
bool ho_samples_are_needed(const HoImage *image);
/* Bytes of memory that making them takes, about. */
gsize ho_samples_cost(const HoImage *image);

/* Makes the samples of a picture that needs them; empty when it is damaged, too
 * large, or of a kind that no decoder is there for.  To be cleared. */
HoSamples ho_samples_make(const HoImage *image);
void ho_samples_clear(HoSamples *samples);

/* Writes a picture made of them; 0 when they are empty. */
unsigned ho_samples_put(const HoSamples *samples, HoPdf *pdf);

/* By kind of file: a PNG with an alpha channel, whose rows are only parted; all
 * others through a decoder. */
HoSamples ho_samples_of_png(GBytes *bytes);
HoSamples ho_samples_decode(const HoImage *image);

/* Inside: the keys of a picture's dictionary that say how its rows are to be
 * read, where these are PNG's. */
void ho_samples_append_size(GString *out, unsigned width, unsigned height,
                            unsigned n_colors, unsigned depth);
