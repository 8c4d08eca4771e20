#pragma once

#include "layout/place.h"

/* Folios, running heads and feet on all pages; before pages are finished. */
void ho_furniture_place(HoPlacer *placer, HoPages *pages);

/* Fills in the numbers of contents entries; after the folios are known. */
void ho_furniture_number(HoPlacer *placer, const HoPages *pages);

/* The folio of the page that an id is on, or NULL. */
const char *ho_furniture_folio(const HoPlacer *placer, const HoPages *pages,
                               const char *id);
