#include "base/number.h"
#include "blocks/blocks.h"
#include "blocks/table.h"

#include <stdlib.h>
#include <string.h>

/*
 * The table from its raw rows: where each cell stands in the grid, and what is
 * in it.
 */

typedef struct {
    HoCellReader cells;
    HoTable *table;
    const HoRawTable *raw;
    unsigned *taken; /* for each column: rows that a span above still covers */
} Build;

/* --- the grid --- */

/* The next column that no span from above covers, from a column on. */
static unsigned
free_column(const Build *build, unsigned column)
{
    while (column < build->table->n_columns && build->taken[column] > 0)
        column++;
    return column;
}

/* Gives a cell its place; spans are cut where they would leave the table or run
 * into another. */
static void
place_cell(Build *build, HoCell *cell, unsigned column, unsigned rows_left)
{
    unsigned end = build->table->n_columns;

    cell->column = MIN(column, end - 1);
    cell->rowspan = MIN(cell->given_rowspan, rows_left);
    cell->colspan = 0;
    while (cell->colspan < cell->given_colspan &&
           cell->column + cell->colspan < end &&
           build->taken[cell->column + cell->colspan] == 0)
        build->taken[cell->column + cell->colspan++] = cell->rowspan;
    cell->colspan = MAX(cell->colspan, 1);
}

static HoCell
cell_of(const Build *build, const HoRawCell *raw, bool is_header)
{
    const HoColumn *column = &build->table->columns[raw->model];
    const HoCellSpec *spec = &raw->spec;
    HoCell cell = {.loc = ho_cell_loc(&build->cells, raw->line)};

    cell.halign =
        spec->halign < 0 ? column->halign : (HoCellHalign) spec->halign;
    cell.valign =
        spec->valign < 0 ? column->valign : (HoCellValign) spec->valign;
    if (!is_header)
        cell.style =
            spec->style < 0 ? column->style : (HoCellStyle) spec->style;
    cell.given_colspan = spec->colspan;
    cell.given_rowspan = spec->rowspan;
    return cell;
}

static void
build_row(Build *build, HoRow *row, unsigned index)
{
    const HoRawRow *raw_row = &g_array_index(build->raw->rows, HoRawRow, index);
    HoTable *table = build->table;
    unsigned column = 0;
    HoCell *cells = ho_arena_array(ho_parser_arena(build->cells.parser), HoCell,
                                   raw_row->count);

    row->cells = cells;
    row->n_cells = raw_row->count;
    for (unsigned i = 0; i < raw_row->count; i++) {
        const HoRawCell *raw =
            &g_array_index(build->raw->cells, HoRawCell, raw_row->first + i);

        cells[i] = cell_of(build, raw, index < table->n_header);
        column = free_column(build, column);
        place_cell(build, &cells[i], column, table->n_rows - index);
        column += cells[i].colspan;
        ho_cell_fill(&build->cells, &cells[i], raw);
    }
    for (unsigned i = 0; i < table->n_columns; i++)
        if (build->taken[i] > 0)
            build->taken[i]--;
}

static void
build_rows(Build *build, const HoAttrs *attrs)
{
    HoTable *table = build->table;
    const HoRawTable *raw = build->raw;
    HoArena *arena = ho_parser_arena(build->cells.parser);
    HoRow *rows;

    table->columns = ho_arena_dup(arena, raw->columns->data, raw->columns->len,
                                  sizeof(HoColumn));
    table->n_columns = raw->columns->len;
    table->n_rows = raw->rows->len;
    if (table->n_rows == 0)
        return;
    table->n_header =
        raw->implicit_header || ho_attrs_has_option(attrs, "header") ? 1 : 0;
    if (table->n_rows > table->n_header && ho_attrs_has_option(attrs, "footer"))
        table->n_footer = 1;
    rows = ho_arena_array(arena, HoRow, table->n_rows);
    table->rows = rows;
    build->taken = g_new0(unsigned, table->n_columns);
    for (unsigned i = 0; i < table->n_rows; i++)
        build_row(build, &rows[i], i);
    g_free(build->taken);
}

/* --- the block --- */

/* The first one of the block's attribute and the document's that is set. */
static const char *
block_or_document(const HoBlock *block, const HoAttrs *attrs, const char *name)
{
    const char *value = ho_attrs_find(attrs, name);
    g_autofree char *fallback = g_strconcat("table-", name, NULL);

    return value != NULL ? value : ho_block_attribute(block, fallback);
}

static int
index_of(const char *value, const char *const *names, int otherwise)
{
    for (int i = 0; value != NULL && names[i] != NULL; i++)
        if (strcmp(names[i], value) == 0)
            return i;
    return otherwise;
}

static void
set_look(HoTable *table, const HoAttrs *attrs)
{
    static const char *const grids[] = {"all", "cols", "rows", "none", NULL};
    static const char *const frames[] = {"all", "sides", "ends", "none", NULL};
    static const char *const stripes[] = {"",      "none", "even", "odd",
                                          "hover", "all",  NULL};
    const char *frame = block_or_document(&table->base, attrs, "frame");
    const char *grid = block_or_document(&table->base, attrs, "grid");
    const char *stripe = block_or_document(&table->base, attrs, "stripes");

    if (frame != NULL && strcmp(frame, "topbot") == 0)
        frame = "ends";
    table->frame = (HoFrame) index_of(frame, frames, HO_FRAME_ALL);
    table->grid = (HoGrid) index_of(grid, grids, HO_GRID_ALL);
    table->stripes = (HoStripes) index_of(stripe, stripes, HO_STRIPES_DEFAULT);
}

static void
set_width(HoTable *table, const HoAttrs *attrs)
{
    const char *width = ho_attrs_find(attrs, "width");
    int value = width != NULL ? ho_int_of(width, 0) : 100;
    bool is_zero =
        width != NULL && (strcmp(width, "0") == 0 || strcmp(width, "0%") == 0);

    if (!is_zero && (value < 1 || value > 100))
        value = 100;
    table->width = value;
    table->autowidth = ho_attrs_has_option(attrs, "autowidth");
}

static HoTableFormat
choose_format(HoParser *parser, const HoAttrs *attrs, char mark, HoLoc loc,
              const char **separator)
{
    const char *name = ho_attrs_find(attrs, "format");
    const char *given = ho_attrs_find(attrs, "separator");
    bool is_nested = ho_parser_document(parser)->outer != NULL;
    HoTableFormat format = HO_TABLE_PSV;

    if (name == NULL && (mark == ',' || mark == ':'))
        name = mark == ',' ? "csv" : "dsv";
    *separator = name == NULL && is_nested ? "!" : "|";
    if (name != NULL && strcmp(name, "csv") == 0) {
        format = HO_TABLE_CSV;
        *separator = ",";
    } else if (name != NULL && strcmp(name, "tsv") == 0) {
        format = HO_TABLE_CSV;
        *separator = "\t";
    } else if (name != NULL && strcmp(name, "dsv") == 0) {
        format = HO_TABLE_DSV;
        *separator = ":";
    } else if (name != NULL && strcmp(name, "psv") != 0) {
        ho_diag(ho_parser_diags(parser), loc, HO_DIAG_TABLE_FORMAT_UNKNOWN,
                name);
    }
    if (given != NULL && *given != '\0')
        *separator = strcmp(given, "\\t") == 0 ? "\t" : given;
    return format;
}

static bool
is_comment(const char *line)
{
    return g_str_has_prefix(line, "//") && line[2] != '/';
}

static HoSourceLines *
read_table_lines(HoParser *parser, HoSourceLine start)
{
    g_autoptr(GArray) all =
        ho_parser_read_until(parser, start.text, false, start.loc, "table");
    HoSourceLines *lines = ho_source_lines_new();

    for (guint i = 0; i < all->len; i++) {
        HoSourceLine line = g_array_index(all, HoSourceLine, i);

        if (!is_comment(line.text))
            g_array_append_val(lines, line);
    }
    return lines;
}

bool
ho_table_parse(HoBlock *block, HoParser *parser)
{
    HoTable *table = (HoTable *) block;
    const HoAttrs *attrs = ho_parser_attrs(parser);
    HoSourceLine start = *ho_parser_next(parser);
    g_autoptr(GArray) lines = read_table_lines(parser, start);
    g_autoptr(GArray) columns = g_array_new(FALSE, TRUE, sizeof(HoColumn));
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(HoRawCell));
    g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(HoRawRow));
    HoRawTable raw = {.columns = columns, .cells = cells, .rows = rows};
    Build build = {{parser, block, lines, HO_TABLE_PSV}, table, &raw, NULL};
    const char *cols = ho_attrs_find(attrs, "cols");
    const char *separator;

    set_look(table, attrs);
    set_width(table, attrs);
    raw.format =
        choose_format(parser, attrs, *start.text, start.loc, &separator);
    if (cols != NULL)
        ho_table_parse_columns(parser, columns, cols, start.loc);
    raw.explicit_columns = columns->len > 0;
    build.cells.format = raw.format;
    ho_table_scan(parser, &raw, attrs, lines, separator);
    ho_parser_title_block(parser, block);
    build_rows(&build, attrs);
    return true;
}
