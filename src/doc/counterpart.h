#pragma once

#include "doc/document.h"

/*
 * Two documents made of one text for two formats: which block of the one is
 * which block of the other.  Their trees may differ (ifdef::backend-pdf[]), so
 * blocks are matched by kind and place in the source.  Both documents share
 * one HoDiags, whose file numbers their places use.
 */
typedef struct HoCounterparts HoCounterparts;

/* target is borrowed and outlives the map. */
HoCounterparts *ho_counterparts_new(const HoDocument *target);
void ho_counterparts_free(HoCounterparts *map);

/* The target's block made of the same text as block, or NULL. */
const HoBlock *ho_counterparts_block(const HoCounterparts *map,
                                     const HoBlock *block);

/* The text inline of `to` that stands where text stands in `from` and says the
 * same, or NULL. */
const HoInline *ho_counterpart_text(const HoBlock *from, const HoInline *text,
                                    const HoBlock *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoCounterparts, ho_counterparts_free)
