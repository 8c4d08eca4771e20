#pragma once

#include "layout/place.h"

/* Writes the index of the terms that stand on the pages set so far to items, in
 * a column of that width. */
void ho_index_write(HoFlow *flow, double width, GArray *items,
                    const HoPlacer *placer);
