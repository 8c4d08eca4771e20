#pragma once

#include "doc/list.h"
#include "html/html.h"
#include "parse/parser.h"

/*
 * What the lists have in common: markers, and which lines belong to an item.
 *
 * A marker that was not used by the lists around begins a nested list; one that
 * was returns to that list.  So an item reads all lines up to its next sibling
 * or to what cannot belong to it, and parses them as blocks: the lists nested
 * in it see no markers but their own.
 */
typedef enum {
    HO_LIST_UNORDERED,
    HO_LIST_ORDERED,
    HO_LIST_DESCRIPTION,
    HO_LIST_CALLOUT
} HoListKind;

/* What makes items siblings: "**" and "**", "1." and "7.", ";;" and ";;". */
typedef struct {
    char sign; /* - * . : ; < , 1 a A i I for numerals, o for the bullet */
    size_t length;
} HoListTrait;

/* A line's marker, by places in the line. */
typedef struct {
    HoListTrait trait;
    size_t marker, marker_length;
    size_t term, term_length; /* description lists */
    size_t text;              /* after the marker; at the end when none */
} HoListMark;

/* The marker of this kind that a line has; of description lists the first one
 * in the line. */
bool ho_list_mark(const char *line, HoListKind kind, HoListMark *mark);

/* The same for an item of a list that has begun. */
bool ho_list_mark_sibling(const char *line, HoListKind kind, HoListTrait trait,
                          HoListMark *mark);

/* A new item of list for the line that the parser stands at, without text. */
HoListItem *ho_list_item_new(HoParser *parser, HoList *list, HoItemPart part);

/* Takes the line with the item's marker and all that belongs to the item: its
 * text and the blocks below.  text: where its text begins in that line; no text
 * at all if the line ends there. */
void ho_list_item_read(HoListItem *item, HoParser *parser, HoListKind kind,
                       const HoListMark *mark);

/* --- HTML --- */

/* <p>text</p> and the blocks. */
void ho_list_item_html(const HoListItem *item, HoHtml *html);

/* <li>…</li> for each item. */
void ho_list_items_html(const HoList *list, HoHtml *html);
