#pragma once

#include "doc/table.h"
#include "layout/flow.h"

/*
 * A table on its way to the pages: what table_flow.c and table_widths.c tell
 * each other.
 */
enum { HO_TABLE_PARTS = 3, HO_CELL_STYLES = 7, HO_CELL_ALIGNS = 3 };
typedef enum { HO_TABLE_HEAD, HO_TABLE_BODY, HO_TABLE_FOOT } HoTablePart;

typedef struct {
    const HoTable *table;
    HoFlow *flow;
    double *widths, *x; /* of the columns */
    double width;       /* of all */
    double room;        /* as wide as it may be without leaving the measure */
    double reach;       /* … with that, left and right together */
    double scale;       /* of its type: 1, or less where it was too wide */
    bool parted;        /* some words cannot stand whole in their columns */
    /* Made when needed; last: whether words may take hyphens. */
    const HoStyle *styles[HO_TABLE_PARTS][HO_CELL_STYLES][HO_CELL_ALIGNS][2];
    HoEdges padding, grid, frame;
    HoColor grid_color, frame_color, stripe;
    double head_line;
    HoColor head_color;
} HoTableLook;

/* What a row belongs to. */
HoTablePart ho_table_part(const HoTable *table, unsigned row);

/* The style of a cell's text, at the table's scale.  Words of headings and in
 * columns that hold only a few are not parted, unless they have to be. */
const HoStyle *ho_table_cell_style(HoTableLook *look, const HoCell *cell,
                                   HoTablePart part);

/* Settles widths, x, width, scale and parted.  Columns are as wide as the
 * author says or as their content wants; words are not parted while anything
 * else helps: other columns give, the table grows over the width asked for,
 * then over the measure, then its type shrinks to table-min-font-size. */
void ho_table_set_widths(HoTableLook *look);
