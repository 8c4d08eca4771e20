#pragma once

#include "layout/run.h"

/* From the flow to pages: what goes on from run to run. */
typedef struct {
    HoFlow *flow;
    HoPlacer *placer;
    HoUnitState state;
    HoComposeCosts costs;
    HoRunner runner; /* of the three */
    unsigned kind;   /* of the next run's first page */
} HoPagination;

/* The pages of the runs to come are of a geometry. */
void ho_paginate_on(HoPagination *pagination, const HoGeometry *geometry);

/* Sets the whole flow, its spaces settled, on pages of the placer; at least
 * one. */
void ho_paginate(HoPagination *pagination);
