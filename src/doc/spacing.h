#pragma once

#include <glib.h>
#include <stdbool.h>

/*
 * Spaces that languages want between letters and marks: the same on paper and
 * on screens.
 */

/* --- French (Imprimerie nationale, Lexique des règles typographiques) --- */

/* Whether a BCP 47 tag names it. */
bool ho_french_is_language(const char *lang);

/* Punctuation that stands apart from its word: ; : ! ? » «. */
bool ho_french_is_tall(gunichar c);

/* Appends one of them with the space of its kind, that the author typed or
 * not; rest is what follows.  Leaves alone what is no punctuation: times,
 * addresses, smileys. */
void ho_french_add(GString *text, gunichar c, const char *rest, size_t length);

/* Whether the text ends in an opening mark with its space: another blank would
 * be one too many. */
bool ho_french_is_opened(const GString *text);

/* --- Chinese and Japanese (CSS Text 3, 4.1.3) --- */

/* Han, kana or bopomofo. */
bool ho_cjk_is_letter(gunichar c);

/* Letter, punctuation or symbol in a square of its own. */
bool ho_cjk_is_wide(gunichar c);

/* Whether a line of the source that ends between two characters is no blank:
 * between letters, or after a mark that has its own space. */
bool ho_cjk_is_joined(gunichar before, gunichar after);

/* --- a text as a whole --- */

/* The text with the spaces of its language (a BCP 47 tag), yours to free; NULL
 * when it has them already.  before: the character in front of it, 0 at the
 * start.  For writers that do not break lines themselves. */
char *ho_spacing_apply(const char *lang, gunichar before, const char *text);
