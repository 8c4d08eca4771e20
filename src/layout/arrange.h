#pragma once

#include "layout/item.h"

/*
 * Arrangements of the pages: a handout is text with pictures in it; others set
 * the pictures of slides apart.  The flow is written for the measure that the
 * text will have, then its items are arranged anew before pages are composed.
 * The arrangement is what the attribute handout-layout says.
 */

/* Reads the arrangement and its measures; when the flow has its geometry. */
void ho_arrange_begin(HoFlow *flow);

/* Arranges the items of the whole flow; before spaces are settled. */
void ho_arrange_end(HoFlow *flow);

/* Whether pictures are set apart from the text, so that no text runs along
 * them. */
bool ho_arrange_has_slides(const HoFlow *flow);

/* --- while the flow is written --- */

/* SLIDES_NOTES: text beside pictures is narrow, all else is as wide as the
 * page.  A child of a section is about to be written. */
void ho_arrange_block(HoFlow *flow, const HoBlock *block);
/* A heading or another thing that takes the whole width comes; returns what to
 * give to ho_arrange_narrow after it. */
bool ho_arrange_widen(HoFlow *flow);
void ho_arrange_narrow(HoFlow *flow, bool narrow);

/* --- shared by arrangements --- */

/* A stretch of items that stand together. */
typedef struct {
    unsigned first, end;
} HoItemRange;

const HoFlowItem *ho_item_at(const GArray *items, unsigned i);

/* Whether it is a line of a heading. */
bool ho_item_is_heading(const HoFlowItem *item);

/* The end of what belongs to the picture at i: its caption. */
unsigned ho_slide_end(const GArray *items, unsigned i);
/* The first item, from low on, of the words that lead to the picture at i; i
 * when there are none. */
unsigned ho_slide_intro(const GArray *items, unsigned low, unsigned i);

/* A picture with the items of its caption. */
typedef struct {
    const GArray *items;
    const HoFlowPlate *plate;
    HoItemRange below; /* its caption */
    double before;     /* cost of a page edge before it and what leads to it */
} HoSlide;

/* Of pictures with lines beside them: 2 to 4. */
unsigned ho_slides_per_page(const HoFlow *flow);

/* How high the picture will be, and how much larger than it was asked for. */
double ho_slide_height(const HoFlow *flow, const HoFlowPlate *plate,
                       double most);

/* The picture as wide as its column, unless it is small by its author's wish,
 * and no higher than height. */
void ho_slide_write(HoFlow *flow, const HoFlowPlate *plate, double height);
/* A picture is no higher than this share of a page. */
#define HO_SLIDE_HIGHEST 0.4

/* A cell with the picture and its caption, in the left one of two columns. */
void ho_slide_cell(HoFlow *flow, const HoSlide *slide, double height);

/* The section around an element of the structure. */
const HoTag *ho_tag_section(const HoTag *tag);

void ho_arrange_slides_notes(HoFlow *flow);
void ho_arrange_slides_lines(HoFlow *flow);
void ho_arrange_cards(HoFlow *flow);

/* --- lines to write on --- */

/* How far apart lines for handwriting are, in points. */
double ho_note_line_step(const HoTheme *theme);

/* Lines in an area of a page, the first a step below its top, as rules; appends
 * HoPlaced to placed.  Nothing when there is no room for two. */
void ho_note_lines_place(GArray *placed, const HoTheme *theme, double x,
                         double y, double width, double height);

/* The same in a cell: as many as fit the height. */
void ho_note_lines_flow(HoFlow *flow, double width, double height);
