#pragma once

#include "doc/spacing.h"
#include "text/para.h"

/* --- blanks that part what belongs together --- */

/* How much a line should not end at the blank between two words, 0 when it may
 * (D. E. Knuth, The TeXbook, chapter 14): a number and its unit or its next
 * figures, titles and initials, abbreviations of two letters, short references,
 * days and months, and words of one letter in Slavic languages. */
double ho_tie_penalty(const char *before, size_t n_before, const char *after,
                      size_t n_after, const char *lang);

/* --- quotation marks --- */

typedef struct {
    const char *open, *close;
} HoQuotes;

/* The marks of a language, outer or inner. */
HoQuotes ho_quotes_of(const char *lang, bool inner);
