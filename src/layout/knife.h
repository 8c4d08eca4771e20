#pragma once

#include "layout/row.h"

/*
 * The knife that cuts a group of rows into slices: where it is, and the next
 * height that it can cut at.
 */

/* Heights are alike that differ by no more, in points. */
#define HO_KNIFE_EPSILON 0.5

/* Insets of the boxes open in a cell, and the items seen for that. */
typedef struct {
    unsigned seen;
    double above, below;
} HoKnifeInset;

/* Only cells near the cut are looked at, so that long groups take no longer for
 * their length. */
typedef struct {
    HoRowGroup *group;
    GArray *near;      /* of unsigned: cells begun and not left behind */
    unsigned upcoming; /* the first cell that is not yet near */
    unsigned *next;    /* of each cell: its first item below the last cut */
    unsigned *at;      /* of each cell: how far the search has come */
    HoKnifeInset *insets;
    double top;   /* the last cut */
    unsigned row; /* the first one that begins below it */
} HoKnife;

/* Above the first row.  Its arrays are in the arena but for one, which clear
 * frees. */
void ho_knife_init(HoKnife *knife, HoRowGroup *group, HoArena *arena);
void ho_knife_clear(HoKnife *knife);

/* The k-th of the cells near the cut. */
static inline unsigned
ho_knife_near(const HoKnife *knife, unsigned k)
{
    return g_array_index(knife->near, unsigned, k);
}

/* The foot of the row that the last cut is in. */
double ho_knife_row_foot(HoKnife *knife);

/* The first height below the last cut that goes through nothing. */
double ho_knife_clean_cut(HoKnife *knife);

/* Makes a height one that goes through nothing: what stands across moves below.
 * false, and nothing moves, if nothing would be left above. */
bool ho_knife_force(HoKnife *knife, double y);

/* Cuts at a height. */
void ho_knife_advance(HoKnife *knife, double y);

/* Whether no cell has anything left below the last cut. */
bool ho_knife_is_done(HoKnife *knife);

/* The foot of an item of a cell, from the group's top; its top where it shows
 * nothing. */
double ho_cell_item_bottom(const HoGroupCell *cell, unsigned i);

/* The first item from i on that shows, or their number. */
unsigned ho_cell_skip_empty(const HoGroupCell *cell, unsigned i);
