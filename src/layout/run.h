#pragma once

#include "layout/cards.h"
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
    HoCards *cards;  /* in place of pages, or NULL */
    bool note_lines; /* what is blank at the foot of pages is ruled */
    bool recto;      /* the run begins on a right-hand page */
    GArray *lengths; /* of HoRunLength: of the runs that are set; or NULL */
} HoRunner;

/* By which share the spaces of a page or column are longer, that it is full; 0
 * when what is blank at its foot, in points, is more than they can take. */
double ho_page_loosen(const HoPageFilling *page, double blank);

/* What stands on pages of its own after the page that has the items before
 * `at`: a table held sideways. */
typedef struct {
    unsigned at; /* item of the run's */
    unsigned first, end;
    const GArray *items;
    const HoGeometry *geometry;
} HoInsert;

/* Sets items first to end - 1 on pages of their own; inserts: of HoInsert, in
 * order, or NULL. */
void ho_run_set(const HoRunner *runner, const GArray *items, unsigned first,
                unsigned end, const GArray *inserts);

/* Sets one insert, on the pages that come next. */
void ho_insert_set(const HoRunner *runner, const HoInsert *insert);
