#pragma once

#include <stddef.h>
#include <stdint.h>

/*
 * Hyphenation by patterns (F. M. Liang, Word Hy-phen-a-tion by Com-put-er,
 * 1983), read from the dictionaries that Debian's hyphen-* packages install.
 */
typedef struct HoHyphenator HoHyphenator;

/* The most places that are found in one word. */
enum { HO_HYPHEN_LIMIT = 32 };

/* For a BCP 47 tag; NULL when no dictionary is installed for it. */
HoHyphenator *ho_hyphenator_load(const char *lang);
/* From the text of a dictionary, in UTF-8, without its first line. */
HoHyphenator *ho_hyphenator_new(const char *text);
void ho_hyphenator_free(HoHyphenator *hyphenator);

/* Where a word may be parted: byte offsets, rising; returns how many.  The
 * word may have punctuation around it; numbers, names with capitals inside,
 * and acronyms are never parted. */
size_t ho_hyphenate(const HoHyphenator *hyphenator, const char *word,
                    size_t length, uint32_t points[HO_HYPHEN_LIMIT]);
