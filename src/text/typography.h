#pragma once

#include "text/para.h"

/* --- French (Imprimerie nationale, Lexique des règles typographiques) --- */

/* Punctuation that stands apart from its word: ; : ! ? » «. */
bool ho_french_is_tall(gunichar c);

/* Appends one of them with the space of its kind, that the author typed or
 * not; rest is what follows.  Leaves alone what is no punctuation: times,
 * addresses, smileys. */
void ho_french_add(GString *text, gunichar c, const char *rest, size_t length);

/* Whether the text ends in an opening mark with its space: another blank would
 * be one too many. */
bool ho_french_is_opened(const GString *text);

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
