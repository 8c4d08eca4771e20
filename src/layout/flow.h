#pragma once

#include "doc/document.h"
#include "doc/section.h"
#include "layout/tag.h"
#include "style/style.h"
#include "text/text.h"

/*
 * The flow: a document as one endless column of items.  Blocks write it by
 * the calls below, the page composer reads it.
 */
typedef enum {
    HO_FLOW_SPACE, /* collapses: the larger of neighbours; none at edges */
    HO_FLOW_LINE,
    HO_FLOW_IMAGE,     /* a picture with a range of heights */
    HO_FLOW_BOX_BEGIN, /* frame and background; reopened after a page break */
    HO_FLOW_BOX_END,
    HO_FLOW_ROW, /* a table row or other things side by side */
    HO_FLOW_RULE,
    HO_FLOW_ANCHOR,  /* an id at the place of what follows */
    HO_FLOW_HEADING, /* running heads and outline: a section begins */
    HO_FLOW_BREAK,   /* a new page begins here */
} HoFlowType;

typedef struct HoFlowItem HoFlowItem;

/* Set by the stage; blocks read it only by the functions below. */
struct HoFlow;

/* --- what blocks ask --- */

HoTheme *ho_flow_theme(const HoFlow *flow);
HoTextContext *ho_flow_text_context(const HoFlow *flow);
HoArena *ho_flow_arena(const HoFlow *flow);
HoImages *ho_flow_images(const HoFlow *flow);
const HoDocument *ho_flow_document(const HoFlow *flow);
double ho_flow_width(const HoFlow *flow); /* the measure here */
double ho_flow_page_width(const HoFlow *flow);
const HoStyle *ho_flow_style(const HoFlow *flow); /* around here; inherited */

/* --- what blocks write --- */

void ho_flow_children(HoFlow *flow, const HoBlock *block);
void ho_flow_block(HoFlow *flow, const HoBlock *block);
void ho_flow_space(HoFlow *flow, double height);
/* Text of a block in a style, as a paragraph (tag P). */
void ho_flow_inlines(HoFlow *flow, const HoBlock *block,
                     const HoInline *inlines, const HoStyle *style);
/* Caption and title of a block, kept with what follows (or, below, with what
 * comes before). */
void ho_flow_title(HoFlow *flow, const HoBlock *block);
void ho_flow_caption_below(HoFlow *flow, const HoBlock *block);
void ho_flow_verbatim(HoFlow *flow, const HoBlock *block,
                      const HoInline *inlines, const HoStyle *style);

/* A box of a style around what is written until the end. */
void ho_flow_box_begin(HoFlow *flow, const HoBlock *block,
                       const HoStyle *style);
void ho_flow_box_end(HoFlow *flow);

/* Sets what follows in by so much on both sides, until undone with the
 * negatives. */
void ho_flow_indent(HoFlow *flow, double left, double right);

/* Structure: what is written between belongs to a new element. */
void ho_flow_tag_begin(HoFlow *flow, HoTagType type);
void ho_flow_tag_end(HoFlow *flow);

/* Hangs words (a bullet, a number, an admonition's label) left of the next
 * line, right-aligned to gap points before it; tag Lbl in lists. */
void ho_flow_marker(HoFlow *flow, const char *words, const HoStyle *style,
                    double gap);

typedef struct {
    const HoImage *image;
    double width, height; /* as asked for, points */
    HoAlign align;
    const char *alt;
    const HoLink *link;
    const HoBlock *block;
} HoFlowPicture;

void ho_flow_image(HoFlow *flow, const HoFlowPicture *picture);
void ho_flow_rule(HoFlow *flow, const HoStyle *style);
void ho_flow_anchor(HoFlow *flow, const char *id);
void ho_flow_page_break(HoFlow *flow);
/* Keep together what is written between, if it fits a page. */
void ho_flow_keep_begin(HoFlow *flow);
void ho_flow_keep_end(HoFlow *flow);
