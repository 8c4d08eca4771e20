#pragma once

#include "layout/place.h"

/* Writes the index of the terms that stand on the pages set so far to items.
 * block is the section it belongs to. */
void ho_index_write(HoFlow *flow, const HoBlock *block, GArray *items,
                    const HoPlacer *placer);
