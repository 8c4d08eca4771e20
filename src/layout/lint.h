#pragma once

#include "layout/compose.h"
#include "layout/item.h"
#include "layout/measure.h"

/*
 * What the composer could not cure, told with its place in the text at
 * severity "lint".
 */

/* A page composed of items first to end - 1 of a run; whole: it does not end
 * with the run, so that its blank foot is a fault. */
void ho_lint_page(HoFlow *flow, const GArray *items, HoUnitItems page,
                  const HoPageCut *cut, bool whole);
