#pragma once

#include "doc/block.h"

/*
 * Lists: the classes "ulist", "olist", "dlist" and "colist" of blocks/.  They
 * are here because layout, books and checks all read them.
 *
 * The children of a list are HoListItem blocks (class "list_item").  A
 * description list has them in the order of the text: the terms of an entry,
 * one or several, then its description, which may be missing.
 */
typedef struct {
    HoBlock base;       /* style: "arabic", "loweralpha"… of ordered lists,
                           "horizontal", "qanda", "glossary" of description
                           lists, "bibliography", "square"…; or NULL */
    const char *marker; /* of its items: "**", "..", ";;"; "1." when the items
                           are numbered by hand, "<1>" for callouts */
    int start;          /* ordered: the number of the first item, 1 unless said
                           otherwise; the highest one when reversed */
    bool reversed;      /* ordered: numbers go down */
    bool checklist;     /* an item at least has a box */
    unsigned n_items;   /* of a description list: terms and descriptions */
} HoList;

typedef enum {
    HO_ITEM_ENTRY,      /* of any list but a description list */
    HO_ITEM_TERM,       /* of a description list: inlines only */
    HO_ITEM_DESCRIPTION /* of a description list */
} HoItemPart;

typedef enum { HO_BOX_NONE, HO_BOX_EMPTY, HO_BOX_CHECKED } HoBox;

typedef struct {
    HoBlock base; /* inlines: its own text, NULL when it has none; children:
                     the blocks below the text */
    HoItemPart part;
    HoBox box;    /* unordered: the inlines then begin with a CHECKBOX */
    int number;   /* ordered: as shown, with start and reversed; callouts: as
                     shown beside the marks */
    bool matched; /* callouts: a mark with this number stands in the text */
} HoListItem;

/* The list a block is, or NULL; the item a block is, or NULL. */
const HoList *ho_list_of(const HoBlock *block);
const HoListItem *ho_list_item_of(const HoBlock *block);

/* The number in the writing of an ordered list's style: "4", "04" (decimal),
 * "d", "D", "iv", "IV", "δ" (lowergreek).  Anything else is arabic; so is a
 * number that the style cannot write.  style may be NULL.  Yours to free. */
char *ho_list_numeral(const char *style, int number);
