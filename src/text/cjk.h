#pragma once

#include "doc/spacing.h"

/*
 * Chinese and Japanese: punctuation that fills half of its square, and the
 * space between their letters and Latin ones (W3C, Requirements for Japanese
 * Text Layout, 3.1 and 3.2; Requirements for Chinese Text Layout, 3.1.6 and
 * 3.2.2).  Korean stands apart: it has blanks and narrow punctuation.
 */

/* Space between two characters that no blank parts, in ems. */
typedef struct {
    double width, stretch, shrink;
} HoCjkGap;

/* false: nothing but what is between all of them. */
bool ho_cjk_gap(gunichar before, gunichar after, const char *lang,
                HoCjkGap *gap);

/* The share of a character's square that is empty at its start or end, and may
 * hang in the margin. */
double ho_cjk_blank(gunichar c, const char *lang, bool start);

/* Dashes, dots and quotation marks that are as wide as letters in Chinese and
 * Japanese text. */
bool ho_cjk_is_ambiguous(gunichar c);
