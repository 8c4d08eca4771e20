#pragma once

#include "layout/place.h"

/* Folios, running heads and feet on all pages; before pages are finished. */
void ho_furniture_place(HoPlacer *placer, HoPages *pages);

/* Fills in the numbers of contents entries; after the folios are known. */
void ho_furniture_number(HoPlacer *placer, const HoPages *pages);

/* What a page, from 0, is numbered by among those there are so far. */
const char *ho_furniture_page_folio(const HoPlacer *placer, unsigned page,
                                    HoArena *arena);

/* Whether a page, from 0, has running heads; whether it is set as a right-hand
 * one (pdf-folio-placement). */
bool ho_furniture_has_running(const HoPlacer *placer, unsigned page);
bool ho_furniture_is_recto(const HoPlacer *placer, unsigned page);
