#pragma once

#include "layout/page.h"

typedef struct {
    HoFonts *fonts;
    HoTheme *theme;
    HoImages *images;
    int64_t created; /* date for the metadata, seconds since 1970 */
    bool note_lines; /* what is left blank is ruled for handwriting */
    bool measured;   /* the pages' runs are to be known */
} HoLayoutOptions;

/* Composes a document to pages.  Never NULL; free the result.  What could not
 * be set well is reported to diags. */
HoPages *ho_layout(const HoDocument *doc, const HoLayoutOptions *options,
                   HoDiags *diags);

/* The cover of a book as one page, 400 × 640 points: title, subtitle, authors
 * and revision, no picture of the text's.  NULL when the document has neither a
 * title nor a name; free the result. */
HoPages *ho_layout_cover(const HoDocument *doc, const HoLayoutOptions *options);
