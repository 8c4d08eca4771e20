#pragma once

#include "layout/place.h"

/* Notes in the margin; see margin.c. */

/* The measure of footnotes: of the margin, or of the page's foot. */
double ho_flow_note_width(const HoFlow *flow);

/* How high the notes of a line may be together; what is over goes on later. */
double ho_flow_notes_limit(const HoFlow *flow);

/* Gives what waits for a place in the margin to an item of the text. */
void ho_flow_attach_asides(HoFlow *flow, HoFlowItem *item);

/* Sets the notes that wait in placer->sides in the margin of the page; those
 * without room wait on.  parent: of their elements. */
void ho_placer_margin(HoPlacer *placer, const HoTag *parent);
