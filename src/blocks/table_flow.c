/*
 * Tables on pages: how wide the columns are, the look of each cell, lines and
 * stripes.  Rows that a span ties together are one group for the layout.
 */
#include "blocks/table_look.h"

#include "blocks/blocks.h"
#include "blocks/flows.h"

#include <stdlib.h>
#include <string.h>

/* --- looks --- */

static HoTextStyle
marked_text(const HoTableLook *look, const HoTextStyle *text, HoCellStyle style)
{
    static const char *const marks[HO_CELL_STYLES] = {
        [HO_CELL_EMPHASIS] = "emphasis",
        [HO_CELL_MONOSPACED] = "monospace",
        [HO_CELL_LITERAL] = "monospace",
        [HO_CELL_STRONG] = "strong",
    };

    if (marks[style] == NULL)
        return *text;
    return *ho_theme_text_style(ho_flow_theme(look->flow), text, marks[style],
                                NULL);
}

/* A column is narrow when its lines hold so few ems. */
#define NARROW 16.0

static bool
may_hyphenate(const HoTableLook *look, const HoCell *cell, HoTablePart part,
              double size)
{
    double width = 0;

    if (look->parted)
        return true;
    if (part == HO_TABLE_HEAD || cell->style == HO_CELL_HEADER)
        return false;
    for (unsigned c = 0; c < cell->colspan; c++)
        width +=
            look->widths[MIN(cell->column + c, look->table->n_columns - 1)];
    return width >= NARROW * size;
}

static HoStyle *
new_style(HoTableLook *look, const HoCell *cell, HoTablePart part)
{
    static const char *const names[HO_TABLE_PARTS] = {
        "table-head", "table-body", "table-foot"};
    static const HoAlign aligns[HO_CELL_ALIGNS] = {
        HO_ALIGN_LEFT, HO_ALIGN_CENTER, HO_ALIGN_RIGHT};
    const char *name =
        cell->style == HO_CELL_HEADER ? "table-header-cell" : names[part];
    HoStyle *copy = ho_arena_dup(ho_flow_arena(look->flow),
                                 ho_flow_style_of(look->flow, name, NULL), 1,
                                 sizeof(HoStyle));

    copy->text = marked_text(look, &copy->text, cell->style);
    copy->text.size *= look->scale;
    copy->leading *= look->scale;
    copy->align = aligns[cell->halign];
    return copy;
}

const HoStyle *
ho_table_cell_style(HoTableLook *look, const HoCell *cell, HoTablePart part)
{
    double size = ho_flow_style(look->flow)->text.size * look->scale;
    bool hyphens = may_hyphenate(look, cell, part, size);
    const HoStyle **slot =
        &look->styles[part][cell->style][cell->halign][hyphens];
    HoStyle *style;

    if (*slot == NULL) {
        style = new_style(look, cell, part);
        style->text.hyphenate = style->text.hyphenate && hyphens;
        *slot = style;
    }
    return *slot;
}

HoTablePart
ho_table_part(const HoTable *table, unsigned row)
{
    return row < table->n_header                    ? HO_TABLE_HEAD
           : row >= table->n_rows - table->n_footer ? HO_TABLE_FOOT
                                                    : HO_TABLE_BODY;
}

/* --- lines --- */

/* Who asks for all lines gets those that the theme leaves out. */
static void
add_asked_lines(HoTableLook *look, double widest)
{
    const HoAttrs *attrs = look->table->base.attrs;
    HoEdges *frame = &look->frame, *grid = &look->grid;

    if (g_strcmp0(ho_attrs_find(attrs, "frame"), "all") == 0) {
        frame->left = frame->left > 0 ? frame->left : widest;
        frame->right = frame->right > 0 ? frame->right : widest;
        frame->top = frame->top > 0 ? frame->top : widest;
        frame->bottom = frame->bottom > 0 ? frame->bottom : widest;
    }
    if (g_strcmp0(ho_attrs_find(attrs, "grid"), "all") == 0) {
        grid->right = grid->right > 0 ? grid->right : 0.4;
        grid->bottom = grid->bottom > 0 ? grid->bottom : 0.4;
    }
}

static void
set_lines(HoTableLook *look)
{
    const HoTable *table = look->table;
    HoTheme *theme = ho_flow_theme(look->flow);
    const HoStyle *style = ho_flow_style(look->flow);
    const HoStyle *head = ho_flow_style_of(look->flow, "table-head", NULL);
    HoEdges thin = {0.4, 0.4, 0.4, 0.4};
    double widest = MAX(MAX(style->border.top, style->border.left), 0.4);

    look->padding =
        ho_theme_edges(theme, "table-cell-padding", (HoEdges){3, 5, 3, 5});
    look->grid = ho_theme_edges(theme, "table-grid-width", thin);
    look->frame = style->border;
    look->frame_color = style->border_color;
    look->grid_color =
        ho_theme_color(theme, "table-grid-color", style->border_color);
    look->head_line = head->border.bottom;
    look->head_color = ho_theme_color(theme, "table-head-border-bottom-color",
                                      style->border_color);
    if (look->head_line <= 0)
        look->head_line =
            ho_theme_number(theme, "table-head-border-bottom-width", 0);
    look->stripe = ho_theme_color(theme, "table-body-stripe-background-color",
                                  (HoColor){0.95, 0.95, 0.95, 1});
    if (table->frame == HO_FRAME_NONE || table->frame == HO_FRAME_SIDES)
        look->frame.top = look->frame.bottom = 0;
    if (table->frame == HO_FRAME_NONE || table->frame == HO_FRAME_ENDS)
        look->frame.left = look->frame.right = 0;
    if (table->frame == HO_FRAME_SIDES)
        look->frame.left = look->frame.right = widest;
    if (table->grid == HO_GRID_NONE || table->grid == HO_GRID_COLS)
        look->grid.top = look->grid.bottom = 0;
    if (table->grid == HO_GRID_NONE || table->grid == HO_GRID_ROWS)
        look->grid.left = look->grid.right = 0;
    if (table->grid == HO_GRID_COLS && look->grid.right <= 0)
        look->grid.right = thin.right;
    add_asked_lines(look, widest);
}

static bool
is_striped(const HoTableLook *look, unsigned row)
{
    const HoTable *table = look->table;
    unsigned index = row - table->n_header + 1;
    const char *word;

    if (ho_table_part(table, row) != HO_TABLE_BODY)
        return false;
    switch (table->stripes) {
    case HO_STRIPES_ALL:
        return true;
    case HO_STRIPES_EVEN:
        return index % 2 == 0;
    case HO_STRIPES_ODD:
        return index % 2 == 1;
    case HO_STRIPES_NONE:
    case HO_STRIPES_HOVER:
        return false;
    case HO_STRIPES_DEFAULT:
        break;
    }
    word = ho_theme_string(
        ho_flow_theme(look->flow), "table-body-stripes",
        ho_theme_string(ho_flow_theme(look->flow), "table-stripes", "none"));
    return strcmp(word, "all") == 0 ||
           (strcmp(word, "even") == 0 && index % 2 == 0) ||
           (strcmp(word, "odd") == 0 && index % 2 == 1);
}

/* Lines below and right of a cell are its own; the frame is that of the cells
 * at the edges. */
static HoEdges
cell_border(const HoTableLook *look, const HoCell *cell, unsigned row)
{
    const HoTable *table = look->table;
    unsigned end = row + cell->rowspan;
    bool last_row = end >= table->n_rows;
    bool last_column = cell->column + cell->colspan >= table->n_columns;
    HoEdges border = {
        .right = last_column ? look->frame.right : look->grid.right,
        .bottom = last_row ? look->frame.bottom : look->grid.bottom};

    if (end == table->n_header && !last_row)
        border.bottom = MAX(look->head_line, border.bottom);
    if (row == 0)
        border.top = look->frame.top;
    if (cell->column == 0)
        border.left = look->frame.left;
    return border;
}

static bool
is_same_color(HoColor a, HoColor b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue &&
           a.alpha == b.alpha;
}

static void
set_line_colors(const HoTableLook *look, const HoCell *cell, unsigned row,
                HoFlowCell *place)
{
    const HoTable *table = look->table;
    unsigned end = row + cell->rowspan, frame = 0;

    place->border_color =
        end == table->n_header ? look->head_color : look->grid_color;
    place->frame_color = look->frame_color;
    frame |= row == 0 ? HO_EDGE_TOP : 0;
    frame |= end >= table->n_rows ? HO_EDGE_BOTTOM : 0;
    frame |= cell->column == 0 ? HO_EDGE_LEFT : 0;
    frame |=
        cell->column + cell->colspan >= table->n_columns ? HO_EDGE_RIGHT : 0;
    if (!is_same_color(place->border_color, place->frame_color))
        place->frame = frame;
}

static bool
named_color(const char *text, HoColor *color)
{
    static const struct {
        const char *name;
        unsigned rgb;
    } names[] = {
        {"white", 0xffffff},  {"black", 0},         {"red", 0xff0000},
        {"green", 0x008000},  {"lime", 0x00ff00},   {"blue", 0x0000ff},
        {"yellow", 0xffff00}, {"orange", 0xffa500}, {"gray", 0x808080},
        {"grey", 0x808080},   {"silver", 0xc0c0c0}, {"aqua", 0x00ffff},
        {"teal", 0x008080},   {"navy", 0x000080},   {"maroon", 0x800000},
        {"purple", 0x800080}, {"pink", 0xffc0cb},   {"fuchsia", 0xff00ff}};
    unsigned long rgb = 0;
    bool found = false;

    if (text[0] == '#') {
        char *end;

        rgb = strtoul(text + 1, &end, 16);
        found = *end == '\0' && end - text == 7;
        if (*end == '\0' && end - text == 4) {
            rgb = (rgb & 0xf00) * 0x1100 | (rgb & 0xf0) * 0x110 |
                  (rgb & 0xf) * 0x11;
            found = true;
        }
    }
    for (unsigned i = 0; !found && i < G_N_ELEMENTS(names); i++)
        if (g_ascii_strcasecmp(text, names[i].name) == 0) {
            rgb = names[i].rgb;
            found = true;
        }
    *color = (HoColor){(double) (rgb >> 16 & 255) / 255,
                       (double) (rgb >> 8 & 255) / 255,
                       (double) (rgb & 255) / 255, 1};
    return found;
}

static HoColor
cell_background(HoTableLook *look, const HoCell *cell, unsigned row)
{
    HoTablePart part = ho_table_part(look->table, row);
    HoColor color;

    if (cell->background != NULL && named_color(cell->background, &color))
        return color;
    color = ho_table_cell_style(look, cell, part)->background;
    if (color.alpha <= 0 && is_striped(look, row))
        color = look->stripe;
    return color;
}

/* --- rows --- */

static void
write_content(HoTableLook *look, const HoCell *cell, HoTablePart part)
{
    HoFlow *flow = look->flow;
    const HoStyle *style = ho_table_cell_style(look, cell, part);
    const HoStyle *before = ho_flow_set_style(flow, style);

    for (unsigned i = 0; i < cell->n_paragraphs; i++) {
        if (i > 0)
            ho_flow_space(flow, style->leading / 2);
        if (cell->style == HO_CELL_LITERAL)
            ho_flow_verbatim(flow, &look->table->base, cell->paragraphs[i],
                             style);
        else
            ho_flow_inlines(flow, &look->table->base, cell->paragraphs[i],
                            style);
    }
    if (cell->document != NULL)
        ho_flow_children(flow, cell->document->root);
    ho_flow_set_style(flow, before);
}

static void
write_cell(HoTableLook *look, const HoCell *cell, unsigned row, unsigned first)
{
    HoFlow *flow = look->flow;
    HoTablePart part = ho_table_part(look->table, row);
    unsigned last = cell->column + cell->colspan - 1;
    HoFlowCell place = {
        .x = look->x[cell->column],
        .row = row - first,
        .rowspan = cell->rowspan,
        .padding = look->padding,
        .border = cell_border(look, cell, row),
        .background = cell_background(look, cell, row),
        .valign = (int) cell->valign,
    };
    bool head = part == HO_TABLE_HEAD || cell->style == HO_CELL_HEADER;
    HoTag *tag = ho_flow_tag_begin(flow, head ? HO_TAG_TH : HO_TAG_TD);

    tag->row_header = part != HO_TABLE_HEAD;
    tag->colspan = (int) cell->colspan;
    tag->rowspan = (int) cell->rowspan;
    last = MIN(last, look->table->n_columns - 1);
    place.width = look->x[last] + look->widths[last] - place.x;
    set_line_colors(look, cell, row, &place);
    ho_flow_cell_begin(flow, &place);
    write_content(look, cell, part);
    ho_flow_cell_end(flow);
    ho_flow_tag_end(flow);
}

/* The rows from first on that spans tie together. */
static unsigned
group_end(const HoTable *table, unsigned first)
{
    unsigned end = first + 1;

    for (unsigned r = first; r < end && r < table->n_rows; r++)
        for (unsigned c = 0; c < table->rows[r].n_cells; c++)
            end = MAX(end,
                      MIN(table->n_rows, r + table->rows[r].cells[c].rowspan));
    return end;
}

static void
write_group(HoTableLook *look, unsigned first, unsigned end)
{
    HoFlow *flow = look->flow;
    bool single = end == first + 1;

    ho_flow_row_begin(flow);
    for (unsigned r = first; r < end; r++) {
        const HoRow *row = &look->table->rows[r];

        ho_flow_tag_begin(flow, HO_TAG_TR);
        for (unsigned c = 0; c < row->n_cells; c++)
            write_cell(look, &row->cells[c], r, first);
        if (!single)
            ho_flow_tag_end(flow);
    }
    ho_flow_row_end(flow, true);
    if (single)
        ho_flow_tag_end(flow);
}

static double
edge_cost(const HoTable *table, unsigned row)
{
    if (row == table->n_header + 1 || row + 1 >= table->n_rows)
        return 2 * HO_KEEP_LOOSE;
    return HO_KEEP_SLIGHT;
}

static void
write_rows(HoTableLook *look)
{
    const HoTable *table = look->table;
    unsigned end;

    for (unsigned r = 0; r < table->n_rows; r = end) {
        end = group_end(table, r);
        if (r > table->n_header)
            ho_flow_keep_next(look->flow, edge_cost(table, r));
        if (r == 0 && table->n_header > 0)
            ho_flow_header_begin(look->flow);
        write_group(look, r, end);
        if (r == 0 && table->n_header > 0)
            ho_flow_header_end(look->flow);
    }
}

/* Where the table may go: `extent` as in Asciidoctor PDF; without one it may
 * go to the margins when it must. */
typedef struct {
    double left, right; /* beyond the measure */
} Reach;

static Reach
set_room(HoTableLook *look)
{
    const HoTable *table = look->table;
    HoFlow *flow = look->flow;
    const char *extent = ho_attrs_find(table->base.attrs, "extent");
    const char *own =
        ho_theme_string(ho_flow_theme(flow), "table-extent", "auto");
    bool to_paper = extent != NULL && strcmp(extent, "page") == 0;
    bool to_margin = extent != NULL && strcmp(extent, "margin") == 0;
    Reach reach;

    ho_flow_reach(flow, to_paper, &reach.left, &reach.right);
    if (extent == NULL ? strcmp(own, "auto") != 0 : !to_paper && !to_margin)
        reach = (Reach){0, 0};
    look->room = ho_flow_width(flow);
    look->reach = look->room + reach.left + reach.right;
    if (to_paper || to_margin)
        look->room = look->reach;
    look->width = look->room * CLAMP(table->width, 1, 100) / 100;
    return reach;
}

/* How far the table is moved from the measure's left edge. */
static double
moved_by(const HoTableLook *look, Reach reach)
{
    const char *align = ho_attrs_find(look->table->base.attrs, "align");
    double measure = ho_flow_width(look->flow);
    double free = look->room - look->width;
    double over = look->width - measure;

    if (look->room > measure + 0.01) /* from edge to edge */
        over = reach.left + reach.right;
    if (align == NULL)
        align =
            ho_theme_string(ho_flow_theme(look->flow), "table-align", "left");
    free = free <= 0                      ? 0
           : strcmp(align, "center") == 0 ? free / 2
           : strcmp(align, "right") == 0  ? free
                                          : 0;
    if (over > 0.01)
        free -= over * reach.left / MAX(reach.left + reach.right, 0.01);
    return free;
}

void
ho_table_flow(const HoBlock *block, HoFlow *flow)
{
    const HoTable *table = ho_table_of(block);
    HoTableLook look = {.table = table, .flow = flow, .scale = 1};
    Reach reach;
    double left, right;

    if (table == NULL || table->n_columns == 0 || table->n_rows == 0)
        return;
    reach = set_room(&look);
    set_lines(&look);
    ho_table_set_widths(&look);
    left = moved_by(&look, reach);
    right = MIN(ho_flow_width(flow) - look.width - left, 0);
    ho_flow_indent(flow, MIN(left, 0), right);
    ho_flow_title(flow, block);
    ho_flow_indent(flow, MAX(left, 0), 0);
    ho_flow_tag_begin(flow, HO_TAG_TABLE);
    ho_flow_table_begin(flow, block);
    write_rows(&look);
    ho_flow_table_end(flow);
    ho_flow_tag_end(flow);
    ho_flow_indent(flow, -MAX(left, 0), 0);
    ho_flow_caption_below(flow, block);
    ho_flow_indent(flow, -MIN(left, 0), -right);
}
