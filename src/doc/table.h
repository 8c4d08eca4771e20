#pragma once

#include "doc/document.h"

/*
 * Tables: the class "table" of blocks/.  The model is here because layout
 * reads it for the grid and resolve walks through the cells.
 *
 * Rows hold the cells that begin in them.  Every cell knows the grid column it
 * begins in; places covered by a span from the left or from above have no cell
 * of their own.  All of it lives in the document's arena.
 */
typedef enum {
    HO_CELL_DEFAULT,
    HO_CELL_ASCIIDOC, /* a document of its own */
    HO_CELL_EMPHASIS,
    HO_CELL_HEADER, /* the heading of a row */
    HO_CELL_LITERAL,
    HO_CELL_MONOSPACED,
    HO_CELL_STRONG
} HoCellStyle;

typedef enum { HO_CELL_LEFT, HO_CELL_CENTER, HO_CELL_RIGHT } HoCellHalign;

typedef enum { HO_CELL_TOP, HO_CELL_MIDDLE, HO_CELL_BOTTOM } HoCellValign;

typedef struct {
    double width;   /* per cent of the table's width, with 4 decimals; of an
                       automatic column its share of what is left */
    bool autowidth; /* "~", or all columns of an autowidth table: as wide as
                       its content wants */
    HoCellHalign halign;
    HoCellValign valign;
    HoCellStyle style; /* of cells that say nothing themselves */
} HoColumn;

typedef struct {
    HoLoc loc;
    HoCellStyle style; /* DEFAULT in header rows */
    HoCellHalign halign;
    HoCellValign valign;
    unsigned column;           /* grid column it begins in, from 0 */
    unsigned colspan, rowspan; /* 1 or more; never beyond the grid */
    unsigned given_colspan, given_rowspan; /* as the author wrote them */

    /* What is in it: paragraphs (list holders, see ho_inline_list_new) or, in
     * an ASCIIDOC cell, a document.  A LITERAL cell has one "paragraph" in
     * which newlines count. An empty cell has neither. */
    const HoInline *const *paragraphs;
    unsigned n_paragraphs;
    HoDocument *document;   /* or NULL; its root is not a child of the table */
    const char *background; /* {set:cellbgcolor:…}: "#f00", "green"; or NULL */
} HoCell;

typedef struct {
    const HoCell *cells;
    unsigned n_cells;
} HoRow;

typedef enum { HO_GRID_ALL, HO_GRID_COLS, HO_GRID_ROWS, HO_GRID_NONE } HoGrid;

typedef enum {
    HO_FRAME_ALL,
    HO_FRAME_SIDES,
    HO_FRAME_ENDS, /* top and bottom */
    HO_FRAME_NONE
} HoFrame;

typedef enum {
    HO_STRIPES_DEFAULT, /* as the theme says */
    HO_STRIPES_NONE,
    HO_STRIPES_EVEN,
    HO_STRIPES_ODD,
    HO_STRIPES_HOVER, /* HTML only; none on paper */
    HO_STRIPES_ALL
} HoStripes;

typedef struct {
    HoBlock base; /* title and caption are its caption */
    const HoColumn *columns;
    unsigned n_columns;
    const HoRow *rows; /* header first, then body, then footer */
    unsigned n_rows, n_header, n_footer; /* header and footer: 0 or 1 */
    int width;      /* per cent of the measure, 100 unless said otherwise */
    bool autowidth; /* as narrow as its content allows, unless width= */
    HoFrame frame;
    HoGrid grid;
    HoStripes stripes;
} HoTable;

/* The table a block is, or NULL. */
const HoTable *ho_table_of(const HoBlock *block);
