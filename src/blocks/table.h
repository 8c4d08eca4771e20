#pragma once

#include "doc/table.h"
#include "parse/parser.h"

/*
 * How a table is read, in three steps, a file each: columns from cols=
 * (table_columns.c), rows of raw cells from the lines (table_scan.c), and the
 * cells' content (table_parse.c), which must wait until it is known whether
 * the first row is a header.
 */

/* The most columns a table may have, and copies a cell may ask for. */
#define HO_TABLE_MAX_COLUMNS 1000

typedef enum { HO_TABLE_PSV, HO_TABLE_CSV, HO_TABLE_DSV } HoTableFormat;

/* What stands before a separator: "2.3+^.>s". */
typedef struct {
    unsigned colspan, rowspan, repeat; /* 1 unless said */
    int halign, valign, style;         /* HoCell…, or -1 */
} HoCellSpec;

/* A cell before its content is read. */
typedef struct {
    const char *text;
    HoCellSpec spec;
    unsigned line;  /* index of the source line its text begins on */
    unsigned model; /* index of the column it takes its style from */
} HoRawCell;

typedef struct {
    unsigned first, count; /* in the cells */
} HoRawRow;

typedef struct {
    HoTableFormat format;
    GArray *columns; /* of HoColumn */
    bool explicit_columns;
    GArray *cells; /* of HoRawCell */
    GArray *rows;  /* of HoRawRow, complete ones only */
    bool implicit_header;
} HoRawTable;

/* What reading a cell's content needs. */
typedef struct {
    HoParser *parser;
    HoBlock *table;
    const HoSourceLines *lines;
    HoTableFormat format;
} HoCellReader;

/* --- table_columns.c --- */

/* Columns with their widths from the value of cols=; none if it says nothing
 * useful.  Appends to columns. */
void ho_table_parse_columns(HoParser *parser, GArray *columns, const char *cols,
                            HoLoc loc);

/* Gives all columns the same width, the last one what is left of 100. */
void ho_table_share_width(GArray *columns);

/* --- table_spec.c --- */

/* The spec that makes up all of text[0..length), blanks before it allowed;
 * false when it is none.  An empty one is one. */
bool ho_cell_spec_parse(const char *text, size_t length, HoCellSpec *spec);

/* The spec at the end of a cell's text, for the next cell: it stands after a
 * blank.  Returns the length of what is left of the text. */
size_t ho_cell_spec_split(const char *text, size_t length, HoCellSpec *spec);

/* Reads "^", ".>", "<.^" at *at, which moves on; leaves -1 what is not said. */
void ho_cell_spec_align(const char **at, const char *end, int *halign,
                        int *valign);

/* The style of a letter, -1 when there is no such style. */
int ho_cell_spec_style(char letter);

/* An unsigned number at *at, which moves on; large ones stay at a million. */
unsigned ho_cell_spec_number(const char **at, const char *end);

extern const HoCellSpec ho_cell_spec_none;

/* --- table_scan.c --- */

/* Reads the lines between the delimiters to raw cells. */
void ho_table_scan(HoParser *parser, HoRawTable *raw, const HoAttrs *attrs,
                   const HoSourceLines *lines, const char *separator);

/* --- table_cell.c --- */

/* Where a line of the table stands. */
HoLoc ho_cell_loc(const HoCellReader *reader, unsigned line);

/* Reads the content of a cell whose style is set. */
void ho_cell_fill(const HoCellReader *reader, HoCell *cell,
                  const HoRawCell *raw);

/* --- the verbs: table_parse.c, table_html.c --- */

bool ho_table_parse(HoBlock *block, HoParser *parser);
void ho_table_html(const HoBlock *block, HoHtml *html);
