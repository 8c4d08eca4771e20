#pragma once

#include "layout/measure.h"

/*
 * What the composer may do beside cutting: figures that may leave their place,
 * and other ways to set a few items.
 */

/* Items first to end - 1 may be set as these instead. */
typedef struct {
    HoAlternative cost;  /* what it means to the composer, in units */
    unsigned first, end; /* of the run's items */
    GArray *items;       /* of HoFlowItem; owned by the flow */
} HoVariant;

/* Units of a run as seen by the searches below. */
typedef struct {
    HoFlow *flow;
    const GArray *items;
    const GArray *units, *spans; /* of HoUnit, HoUnitItems */
} HoVariantTask;

/* Appends the figures that may move, in order (HoMovable). */
void ho_movables_find(const HoVariantTask *task, GArray *movables);

/* Appends pictures that follow one another set side by side (HoVariant); shrink
 * is what the composer asks for pictures at their least. */
void ho_rows_find(const HoVariantTask *task, double shrink, GArray *variants);

/* Appends paragraphs of the units first to end - 1 with a line more and a line
 * less (HoVariant). */
void ho_paragraphs_vary(const HoVariantTask *task, unsigned first, unsigned end,
                        GArray *variants);
