#pragma once

#include "layout/compose.h"
#include "layout/page.h"

/*
 * Copy-fitting: by how many lines a text is over.  A line is one of text; what
 * is none counts as the lines that its height is.
 */

/* Units first to n - 1 as lines of a leading; lines: of each unit, 0 where it
 * is something else. */
unsigned ho_copyfit_lines(const HoComposeTask *task, const unsigned *lines,
                          unsigned first, double leading);

/* Fills in what a run of length->n pages is over for fewer. */
void ho_copyfit_measure(const HoComposeTask *task, const unsigned *lines,
                        double leading, HoRunLength *length);

/* The fewest lines that are to be cut for so many pages less, wherever that is
 * least; G_MAXUINT when no cut is enough.  The pages were measured. */
unsigned ho_copyfit_over(const HoPages *pages, unsigned fewer);
