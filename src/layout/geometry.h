#pragma once

#include "layout/item.h"

/*
 * What pages look like that a run is set on: all pages of a run are alike, runs
 * may differ (a wide table on pages held sideways).
 */
struct HoGeometry {
    HoPageStyle page;
    double body_width;  /* of a column, points */
    double body_height; /* of the text, without notes' share */
};

/* In the arena; body sizes are never so small that nothing fits. */
const HoGeometry *ho_geometry_new(HoArena *arena, const HoPageStyle *page);

/* Makes it the one that is written for or placed on from now on. */
void ho_flow_set_geometry(HoFlow *flow, const HoGeometry *geometry);

/* Margins of a page, by its number from 0: inner and outer ones change sides.
 */
double ho_geometry_left(const HoGeometry *geometry, unsigned page);
double ho_geometry_right(const HoGeometry *geometry, unsigned page);
