#pragma once

#include "layout/measure.h"
#include "layout/place.h"

/*
 * A run: what stands between two forced page starts.  It is cut into pages as
 * a whole and set on them.
 */

typedef struct {
    HoPlacer *placer;
    HoUnitState *state; /* goes on from run to run */
    const HoComposeCosts *costs;
} HoRunner;

/* Sets items first to end - 1 on pages of their own. */
void ho_run_set(const HoRunner *runner, const GArray *items, unsigned first,
                unsigned end);
