#pragma once

#include "layout/run.h"

/*
 * Text in columns.  A run is set segment by segment: stretches in so many
 * columns, and what stands across all of them.  Columns are balanced where a
 * segment ends: they get the least height at which the rest fits.
 */
typedef struct {
    unsigned first, end; /* items */
    unsigned count;      /* columns; 1: across */
    double width, gap;   /* of one; between two */
    bool goes_on;        /* ends with a column break: not balanced, the next
                            segment begins in the next column */
} HoSegment;

/* Sets segments one below the other, beginning a page.  items: all that the
 * segments are of. */
void ho_columnar_set(const HoRunner *runner, const GArray *items,
                     const HoSegment *segments, unsigned n);

/* Divides the items first to end - 1, a run, at the marks of what stands
 * across; appends HoSegment to segments. */
void ho_segments_find(const HoFlow *flow, const GArray *items, unsigned first,
                      unsigned end, GArray *segments);
