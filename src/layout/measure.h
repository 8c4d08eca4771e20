#pragma once

#include "layout/compose.h"
#include "layout/item.h"

/*
 * From items to what the composer cuts: a unit is a thing that shows (a line,
 * a picture, a slice of rows, a rule) with the anchors and box tops before it
 * and the box bottoms after it.
 */
typedef struct {
    unsigned first, end; /* items */
} HoUnitItems;

/* What goes on from one run to the next. */
typedef struct {
    double height;        /* of a page's body */
    double tops, bottoms; /* insets of the boxes that are open */
} HoUnitState;

/* Units of the items first to end - 1, a run without page breaks.  Appends
 * HoUnit to units and HoUnitItems to spans. */
void ho_units_make(const GArray *items, unsigned first, unsigned end,
                   HoUnitState *state, GArray *units, GArray *spans);

/* Divides notes that are too high for a page of their own; what is over goes
 * to the next lines. */
void ho_notes_spread(HoFlow *flow, GArray *items, double limit);
