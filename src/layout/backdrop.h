#pragma once

#include "layout/place.h"

/*
 * What lies under and over whole pages, and covers: pictures and colours from
 * attributes and theme, as
 * https://docs.asciidoctor.org/pdf-converter/latest/background-images/ and
 * …/theme/cover/ have it.  All of it is decoration.
 */

/* The front cover as a page, before all others; or the back cover after them:
 * a picture, or an empty page when the value is empty.  Nothing without one. */
void ho_backdrop_cover(HoPlacer *placer, bool back);

/* Grounds and pictures of all pages but covers; once all else is placed. */
void ho_backdrop_place(HoPlacer *placer);
