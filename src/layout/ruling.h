#pragma once

#include "style/style.h"

/*
 * Lines for handwriting: how far apart, how thick, of which colour.  Points.
 */
typedef struct {
    double step, thickness;
    HoColor color;
} HoRuling;

/* What a theme says of them (note-lines-step, -width, -color); with NULL, what
 * it says unless it says something else. */
HoRuling ho_ruling(const HoTheme *theme);

/* How many there are in an area: the first stands a step below its top, each
 * with its lower edge there.  0 where there is no room for two. */
unsigned ho_ruling_count(const HoRuling *ruling, double height);
