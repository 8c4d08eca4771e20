#pragma once

#include "layout/item.h"

/*
 * Where a group of rows may be cut by a page edge: at the heights where no line
 * of any cell is in the way, or by force in stretches without such a place.
 */

/* The last row that a cell stands in. */
unsigned ho_cell_last_row(const HoGroupCell *cell);

/* The slice of rows within the cell that item i is, if it is not the first of
 * its group: a table in a cell that is cut before i.  Else one of zeros. */
HoGroupSlice ho_cell_inner_cut(const HoGroupCell *cell, unsigned i);

/* Fills in the slices of a group whose cells are in place; one when it is not
 * breakable or low. */
void ho_row_group_slice(HoFlow *flow, HoRowGroup *group, bool breakable);
