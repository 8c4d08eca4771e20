#pragma once

#include "layout/place.h"

/* Placing items, cells and boxes: what place.c and place_cell.c ask of each
 * other. */

/* Where items go. */
typedef struct {
    double x, y;  /* added to the items' own */
    double tight; /* share by which pictures are shrunk, of what they can */
} HoPlaceOffset;

/* Places items first to end - 1; tops[0] is the first one's. */
void ho_placer_items(HoPlacer *placer, const GArray *items, unsigned first,
                     unsigned end, const double *tops, HoPlaceOffset at);

/* Places the slices from and to of a group, and those between: they are on one
 * page together, cell by cell. */
void ho_placer_group(HoPlacer *placer, const HoRowGroup *group, unsigned from,
                     unsigned to, HoPlaceOffset at);

/* Begins a box, cut: it goes on from the page before; and ends the last one
 * that was begun. */
void ho_placer_open_box(HoPlacer *placer, const HoFlowBox *box, double x,
                        double y, bool cut);
void ho_placer_close_box(HoPlacer *placer, double bottom, bool cut);

/* The element of what is placed now: none in headers that are repeated. */
const HoTag *ho_placer_tag(const HoPlacer *placer, const HoTag *tag);
