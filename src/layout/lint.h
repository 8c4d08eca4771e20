#pragma once

#include "layout/place.h"

/*
 * What the composer could not cure, told with its place in the text at
 * severity "lint".
 */

/* Tells what is not well on a page as it was cut.  whole: the run goes on after
 * it, so that a blank foot is a fault. */
void ho_lint_page(HoFlow *flow, const HoPageFilling *page, const HoPageCut *cut,
                  bool whole);
