#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * The Compact Font Format (Adobe Technical Note 5176), as far as a PDF needs
 * it: a composite font wants glyphs named by number (CIDs), most fonts name
 * theirs by word.
 */

/* The font with its glyphs named by their index, or itself when they are named
 * by number already; NULL when it is damaged or unlike what was expected. */
GBytes *ho_cff_number_glyphs(GBytes *cff);

/* Fills in the number of each of n glyphs; false when the font does not name
 * glyphs by number. */
bool ho_cff_numbers(GBytes *cff, uint16_t *numbers, unsigned n);
