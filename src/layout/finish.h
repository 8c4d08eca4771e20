#pragma once

#include "layout/place.h"

/* Makes pages, which have an arena and nothing else, of all that is placed:
 * fills in the numbers of pages and what stands beside the text on them,
 * outline and metadata. */
void ho_pages_finish(HoPages *pages, HoPlacer *placer);
