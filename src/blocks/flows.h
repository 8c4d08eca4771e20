#pragma once

#include "layout/flow.h"

/* Flow verbs that are long, or that several blocks share. */

/* The document's title, authors and revision: a page of its own in books. */
void ho_title_flow(HoFlow *flow);

/* The contents, if they are due at "auto", "preamble" or "macro"; macro: the
 * block that asks for them, with a title and `levels` of its own, or NULL. */
void ho_contents_flow_at(HoFlow *flow, const char *placement,
                         const HoBlock *macro);

/* The links met since the last such list, at the end of a talk. */
void ho_links_flow(HoFlow *flow);

/* A box with verbatim text and its caption. */
void ho_verbatim_flow(const HoBlock *block, HoFlow *flow);

/* A quote or a verse, its own words given, with who said it below. */
void ho_quote_flow(const HoBlock *block, HoFlow *flow, const HoInline *words);

/* A copy in which the source's line ends are hard breaks. */
const HoInline *ho_inlines_with_breaks(HoFlow *flow, const HoInline *inlines);

/* Lists. */
void ho_ulist_flow(const HoBlock *block, HoFlow *flow);
void ho_olist_flow(const HoBlock *block, HoFlow *flow);
void ho_colist_flow(const HoBlock *block, HoFlow *flow);
void ho_dlist_flow(const HoBlock *block, HoFlow *flow);
/* Text and blocks of an item, after its marker. */
void ho_list_item_flow(const HoBlock *block, HoFlow *flow);

/* The programme of the talks. */
void ho_schedule_flow(const HoBlock *block, HoFlow *flow);

void ho_table_flow(const HoBlock *block, HoFlow *flow);

/* Pictures, and films and sounds as a line that leads to them. */
void ho_image_flow(const HoBlock *block, HoFlow *flow);
void ho_media_flow(const HoBlock *block, HoFlow *flow);
