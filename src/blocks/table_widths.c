/*
 * How wide the columns of a table are.  The words of all cells are measured
 * once; from them comes what a column needs (three answers: with words and
 * names whole, with names parted at their separators, with words hyphenated),
 * and the optimiser in the layout finds the widths that make the table low.
 */
#include "blocks/table_look.h"

#include "doc/list.h"
#include "layout/columns.h"

#include <math.h>
#include <string.h>

/* Against texts without end in a cell: what is over does not matter. */
enum { PARTS_LIMIT = 200000, NEST_LIMIT = 8 };

/* Smaller type by so much is hardly seen. */
#define SLIGHTLY 0.93
/* A name longer than this share of the measure is an address. */
#define ADDRESS   0.45
#define NARROWEST 8.0

typedef enum { WHOLE, SEPARATED, HYPHENATED, NEEDS } Need;

typedef struct {
    double need[NEEDS];
    double want; /* all on one line */
} Extents;

typedef struct {
    HoTableLook *look;
    GArray *parts; /* of HoTextPart: of the cell being read */
    GArray *words; /* of HoColumnWord: of all cells */
    GArray *cells; /* of HoColumnCell */
    GArray *spans; /* of Extents: of the cells that span columns */
    Extents *columns;
} Widths;

/* --- what is in a cell --- */

/* Verbatim lines in a cell may be turned over. */
static void
add_parts(Widths *w, const HoInline *inlines, const HoStyle *style,
          bool verbatim)
{
    if (w->words->len + w->parts->len < PARTS_LIMIT)
        ho_text_parts(ho_flow_text_context(w->look->flow), inlines, style,
                      verbatim, w->parts);
}

/* The texts of a nested document, one below the other.  Returns what stands
 * left of them. */
static double
add_nested(Widths *w, const HoBlock *root, const HoStyle *style)
{
    HoFlow *flow = w->look->flow;
    const HoStyle *before = ho_flow_set_style(flow, style);
    double inset = 0;

    for (const HoBlock *b = root; b != NULL; b = ho_block_walk(root, b)) {
        const HoStyle *own;

        if (b->inlines == NULL)
            continue;
        own = ho_flow_style_of(flow, b->class->name, b->roles);
        add_parts(w, b->inlines, own, b->content == HO_CONTENT_VERBATIM);
        inset = MAX(inset, own->padding.left + own->padding.right);
        if (b->parent != NULL && ho_list_item_of(b->parent) != NULL)
            inset = MAX(
                inset, ho_theme_number(ho_flow_theme(flow), "list-indent", 18));
    }
    ho_flow_set_style(flow, before);
    return inset;
}

static void
note_part(Extents *extents, double *run, const HoTextPart *part)
{
    double tail = part->seam == HO_SEAM_HYPHEN ? (double) part->after : 0;

    for (Need n = WHOLE; n < NEEDS; n++) {
        run[n] += (double) part->width;
        extents->need[n] =
            MAX(extents->need[n], run[n] + (n == HYPHENATED ? tail : 0));
    }
    run[HYPHENATED] = 0;
    if (part->seam != HO_SEAM_HYPHEN)
        run[SEPARATED] = 0;
    if (part->seam == HO_SEAM_BLANK || part->seam == HO_SEAM_END)
        run[WHOLE] = 0;
}

/* What the cell needs, and its words for the optimiser: whole up to their
 * separators. */
static Extents
take_words(Widths *w)
{
    Extents extents = {0};
    double run[NEEDS] = {0}, line = 0;
    HoColumnWord word = {0};

    for (unsigned i = 0; i < w->parts->len; i++) {
        const HoTextPart *part = &g_array_index(w->parts, HoTextPart, i);

        note_part(&extents, run, part);
        word.width += part->width;
        if (part->seam == HO_SEAM_HYPHEN)
            continue;
        word.blank = part->seam == HO_SEAM_END ? 0 : part->after;
        word.ends = part->seam == HO_SEAM_END;
        line += (double) word.width;
        extents.want = MAX(extents.want, line);
        line = word.ends ? 0 : line + (double) word.blank;
        g_array_append_val(w->words, word);
        word.width = 0;
    }
    return extents;
}

static double
paragraph_spaces(const HoCell *cell, const HoStyle *style)
{
    return cell->n_paragraphs > 1
               ? (cell->n_paragraphs - 1) * style->leading / 2
               : 0;
}

static void
widen(Extents *to, const Extents *from, double share)
{
    for (Need n = WHOLE; n < NEEDS; n++)
        to->need[n] = MAX(to->need[n], from->need[n] * share);
    to->want = MAX(to->want, from->want * share);
}

/* Padding and lines beside a cell's text, and a little for rounding. */
static double
sides_of(const HoTableLook *look, const HoCell *cell)
{
    bool last = cell->column + cell->colspan >= look->table->n_columns;

    return look->padding.left + look->padding.right +
           (cell->column == 0 ? look->frame.left : 0) +
           (last ? look->frame.right : look->grid.right) + 0.2;
}

static void
read_cell(Widths *w, const HoCell *cell, unsigned row)
{
    HoTableLook *look = w->look;
    HoTablePart part = ho_table_part(look->table, row);
    const HoStyle *style = ho_table_cell_style(look, cell, part);
    double inset = sides_of(look, cell);
    HoColumnCell read = {.row = row,
                         .rowspan = cell->rowspan,
                         .column = cell->column,
                         .colspan = cell->colspan,
                         .first = w->words->len,
                         .leading = style->leading};
    Extents extents;

    g_array_set_size(w->parts, 0);
    for (unsigned i = 0; i < cell->n_paragraphs; i++)
        add_parts(w, cell->paragraphs[i], style,
                  cell->style == HO_CELL_LITERAL);
    if (cell->document != NULL)
        inset += add_nested(w, cell->document->root, style);
    extents = take_words(w);
    for (Need n = WHOLE; n < NEEDS; n++)
        extents.need[n] += inset;
    extents.want += inset;
    if (cell->document != NULL || cell->style == HO_CELL_LITERAL)
        extents.need[SEPARATED] = extents.need[HYPHENATED] =
            MIN(extents.need[SEPARATED], inset + 6 * style->text.size);
    read.count = w->words->len - read.first;
    read.inset = inset;
    read.extra = look->padding.top + look->padding.bottom +
                 paragraph_spaces(cell, style);
    g_array_append_val(w->cells, read);
    g_array_append_val(w->spans, extents);
    if (cell->colspan == 1)
        widen(&w->columns[cell->column], &extents, 1);
}

static void
read_cells(Widths *w)
{
    const HoTable *table = w->look->table;

    for (unsigned r = 0; r < table->n_rows; r++)
        for (unsigned c = 0; c < table->rows[r].n_cells; c++) {
            const HoCell *cell = &table->rows[r].cells[c];

            if (cell->column + cell->colspan <= table->n_columns)
                read_cell(w, cell, r);
        }
}

/* What spans columns needs more than they have is shared by them. */
static void
widen_spans(Widths *w)
{
    for (unsigned i = 0; i < w->cells->len; i++) {
        const HoColumnCell *cell = &g_array_index(w->cells, HoColumnCell, i);
        const Extents *extents = &g_array_index(w->spans, Extents, i);

        for (Need n = WHOLE; cell->colspan > 1 && n < NEEDS; n++) {
            double sum = 0;

            for (unsigned k = 0; k < cell->colspan; k++)
                sum += w->columns[cell->column + k].need[n];
            for (unsigned k = 0; sum < extents->need[n] && k < cell->colspan;
                 k++)
                w->columns[cell->column + k].need[n] +=
                    (extents->need[n] - sum) / cell->colspan;
        }
    }
    for (unsigned c = 0; c < w->look->table->n_columns; c++) {
        Extents *e = &w->columns[c];

        for (Need n = WHOLE; n < NEEDS; n++)
            e->need[n] = MAX(e->need[n], NARROWEST);
        e->need[SEPARATED] = MIN(e->need[SEPARATED], e->need[WHOLE]);
        e->need[HYPHENATED] = MIN(e->need[HYPHENATED], e->need[SEPARATED]);
        e->want = MAX(e->want, e->need[WHOLE]);
    }
}

/* --- how much there is to have --- */

static double
sum_needs(const Widths *w, const double *needs)
{
    double sum = 0;

    for (unsigned c = 0; c < w->look->table->n_columns; c++)
        sum += needs[c];
    return sum;
}

/* The columns that would gain most by parting their longest words do so, until
 * all have room.  Returns what they then need together. */
static double
relax(const Widths *w, double *needs, Need to, double room)
{
    unsigned n = w->look->table->n_columns;
    double sum = sum_needs(w, needs);

    for (unsigned round = 0; round < n && sum > room; round++) {
        unsigned best = 0;
        double gain = 0;

        for (unsigned c = 0; c < n; c++)
            if (needs[c] - w->columns[c].need[to] > gain) {
                gain = needs[c] - w->columns[c].need[to];
                best = c;
            }
        if (gain <= 0)
            break;
        /* No more than is wanting, lest words be cut to pieces. */
        gain = MIN(gain, sum - room);
        needs[best] -= gain;
        sum -= gain;
    }
    return sum;
}

static double
least_scale(const HoTableLook *look)
{
    double size = ho_flow_style(look->flow)->text.size;
    double least =
        ho_theme_number(ho_flow_theme(look->flow), "table-min-font-size", 7);

    return size > 0 ? CLAMP(least / size, 0.3, 1) : 1;
}

/* Settles the width of the whole and the scale of its type; needs becomes what
 * each column must have, at full size. */
static void
make_room(Widths *w, double *needs)
{
    HoTableLook *look = w->look;
    unsigned n = look->table->n_columns;
    double least = least_scale(look), sum;

    for (unsigned c = 0; c < n; c++) {
        const double *need = w->columns[c].need;

        needs[c] =
            need[WHOLE] > ADDRESS * look->room ? need[SEPARATED] : need[WHOLE];
    }
    sum = sum_needs(w, needs);
    look->scale = 1;
    if (sum <= look->width)
        return;
    look->width = MIN(sum, look->room);
    if (sum > look->room && sum <= look->room / MAX(SLIGHTLY, least)) {
        look->scale = look->room / sum;
        return;
    }
    if (sum <= look->room)
        return;
    sum = relax(w, needs, SEPARATED, look->reach);
    look->width = CLAMP(sum, look->room, look->reach);
    if (sum > look->reach / least) {
        sum = relax(w, needs, HYPHENATED, look->reach / least);
        look->parted = true;
    }
    if (sum > look->reach)
        look->scale = MAX(look->reach / sum, least);
}

/* --- sharing it out --- */

static bool
is_by_content(const HoTable *table, unsigned column)
{
    return table->autowidth || table->columns[column].autowidth;
}

/* As narrow as its content allows. */
static bool
is_natural(const HoTable *table)
{
    return table->autowidth && !ho_block_has_role(&table->base, "stretch") &&
           ho_attrs_find(table->base.attrs, "width") == NULL;
}

/* A column narrower than it needs takes from those that have more. */
static void
relieve(const HoTableLook *look, double *widths, const double *needs)
{
    double missing = 0, spare = 0;

    for (unsigned i = 0; i < look->table->n_columns; i++) {
        double more = widths[i] - needs[i];

        missing += more < 0 ? -more : 0;
        spare += more > 0 ? more : 0;
    }
    if (missing <= 0.01 || spare <= 0.01)
        return;
    for (unsigned i = 0; i < look->table->n_columns; i++) {
        double more = widths[i] - needs[i];

        widths[i] -= more > 0 ? more * MIN(1, missing / spare)
                              : more * MIN(1, spare / missing);
    }
}

/* Shares what is left among the columns by content: up to what they want; then,
 * if the table has a width to fill, in proportion. */
static void
share_rest(const Widths *w, double *widths, double rest)
{
    const HoTable *table = w->look->table;
    double wanting = 0, sum = 0;

    for (unsigned c = 0; c < table->n_columns; c++) {
        if (!is_by_content(table, c))
            continue;
        wanting += MAX(w->columns[c].want - widths[c], 0);
        sum += w->columns[c].want;
    }
    for (unsigned c = 0; c < table->n_columns; c++) {
        double more = MAX(w->columns[c].want - widths[c], 0);

        if (!is_by_content(table, c))
            continue;
        if (wanting > 0)
            widths[c] += more * MIN(1, rest / wanting);
        if (rest > wanting && !is_natural(table) && sum > 0)
            widths[c] += (rest - wanting) * w->columns[c].want / sum;
    }
}

static HoColumnProblem
as_problem(const Widths *w)
{
    return (HoColumnProblem){
        .n_columns = w->look->table->n_columns,
        .n_rows = w->look->table->n_rows,
        .n_cells = w->cells->len,
        .cells = (const HoColumnCell *) (const void *) w->cells->data,
        .words = (const HoColumnWord *) (const void *) w->words->data};
}

static void
optimise(const Widths *w, double *widths, const double *needs, double width)
{
    const HoTable *table = w->look->table;
    g_autofree bool *fixed = g_new0(bool, table->n_columns);
    g_autofree double *least = g_new0(double, table->n_columns);
    HoColumnProblem problem = as_problem(w);

    problem.least = least;
    problem.fixed = fixed;
    problem.width = width;

    for (unsigned c = 0; c < table->n_columns; c++) {
        fixed[c] = !is_by_content(table, c);
        least[c] = fixed[c] ? widths[c] : needs[c];
    }
    ho_columns_fit(&problem, widths, NULL);
}

/* Widths at full size; width is that of the table, over its scale. */
static void
share_out(const Widths *w, double *widths, const double *needs, double width)
{
    const HoTable *table = w->look->table;
    double fixed = 0, least = 0, want = 0, used = 0;
    bool any = false;

    for (unsigned c = 0; c < table->n_columns; c++) {
        if (is_by_content(table, c)) {
            any = true;
            least += needs[c];
            want += w->columns[c].want;
            widths[c] = needs[c];
        } else {
            widths[c] = width * table->columns[c].width / 100;
            fixed += widths[c];
        }
    }
    if (any && fixed + want > width && fixed + least < width)
        optimise(w, widths, needs, width);
    for (unsigned c = 0; c < table->n_columns; c++)
        used += widths[c];
    if (any && used < width)
        share_rest(w, widths, width - used);
    relieve(w->look, widths, needs);
}

/* A table asked to be narrower than the measure is as wide as that where it
 * would only be crowded: each widening must save more of its height than it
 * takes of the width. */
static void
grow(const Widths *w, const double *needs)
{
    enum { TRIES = 8, CELLS_LIMIT = 2000 };
    HoTableLook *look = w->look;
    HoColumnProblem problem = as_problem(w);
    double asked = look->width, best = HUGE_VAL;

    if (look->room - asked < 1 || look->table->autowidth ||
        w->cells->len > CELLS_LIMIT)
        return;
    for (unsigned i = 0; i <= TRIES; i++) {
        double width = asked + (look->room - asked) * i / TRIES, cost;

        share_out(w, look->widths, needs, width);
        cost = ho_columns_height(&problem, look->widths) * width;
        if (cost < best * 0.95) {
            best = cost;
            look->width = width;
        }
    }
}

static void
squeeze(const HoTableLook *look, double *widths, double width)
{
    double sum = 0;

    for (unsigned c = 0; c < look->table->n_columns; c++)
        sum += widths[c];
    for (unsigned c = 0; sum > width + 0.01 && c < look->table->n_columns; c++)
        widths[c] *= width / sum;
}

/* Styles are made anew at the scale that was found. */
static void
finish(HoTableLook *look)
{
    memset(look->styles, 0, sizeof look->styles);
    look->padding.left *= look->scale;
    look->padding.right *= look->scale;
    look->padding.top *= look->scale;
    look->padding.bottom *= look->scale;
    look->width = 0;
    for (unsigned c = 0; c < look->table->n_columns; c++) {
        look->widths[c] *= look->scale;
        look->x[c] = look->width;
        look->width += look->widths[c];
    }
    if (look->scale < 0.97)
        ho_diagf(ho_flow_diags(look->flow), look->table->base.loc,
                 HO_DIAG_TABLE_SHRUNK, "to %.0f %% of its size",
                 look->scale * 100);
}

void
ho_table_set_widths(HoTableLook *look)
{
    HoArena *arena = ho_flow_arena(look->flow);
    unsigned n = look->table->n_columns;
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(HoTextPart));
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(HoColumnWord));
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(HoColumnCell));
    g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(Extents));
    g_autofree Extents *columns = g_new0(Extents, n);
    g_autofree double *needs = g_new0(double, n);
    Widths w = {look, parts, words, cells, spans, columns};

    look->widths = ho_arena_array(arena, double, n);
    look->x = ho_arena_array(arena, double, n);
    look->parted = true; /* measured with hyphens, should they be needed */
    read_cells(&w);
    look->parted = false;
    widen_spans(&w);
    make_room(&w, needs);
    grow(&w, needs);
    share_out(&w, look->widths, needs, look->width / look->scale);
    squeeze(look, look->widths, look->width / look->scale);
    finish(look);
}
