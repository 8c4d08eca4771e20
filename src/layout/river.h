#pragma once

#include "layout/item.h"

/*
 * Rivers: gaps below each other in line after line, which the eye follows down
 * the page instead of reading on.
 */

/* So many lines make one. */
#define HO_RIVER_LINES 5U

typedef struct {
    double left, right; /* from the column's left edge */
    unsigned lines;     /* that the river has down to here */
} HoGap;

/* What was seen so far; goes from line to line. */
typedef struct {
    GArray *above, *here; /* of HoGap: of the line before and of this one */
} HoRiver;

void ho_river_init(HoRiver *river);
void ho_river_clear(HoRiver *river);

/* Looks at the next line of a paragraph, whose left edge is at x.  true: a
 * river has come to its full length with it; one that goes on is not told
 * again. */
bool ho_river_takes(HoRiver *river, const HoLine *line, double x);

/* What follows is not below what came before. */
void ho_river_ends(HoRiver *river);
