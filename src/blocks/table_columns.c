#include "blocks/table.h"

#include <math.h>
#include <string.h>

/*
 * cols="1,2*^.>3a,~": specs separated by commas (or, when there is none, by
 * semicolons), each one [COPIES*][alignment][width][style].
 */

/* As the author gave it; -1 for "~". */
typedef struct {
    HoColumn column;
    int weight;
} Spec;

/* Cut to 4 decimals, as the widths are written; safe against the error of the
 * multiplication. */
static double
truncated(double value)
{
    double cut = floor(value * 10000);

    return (cut + 1) / 10000 > value ? cut / 10000 : (cut + 1) / 10000;
}

static void
append_copies(GArray *specs, const Spec *spec, unsigned copies)
{
    for (; copies > 0 && specs->len < HO_TABLE_MAX_COLUMNS; copies--)
        g_array_append_vals(specs, spec, 1);
}

/* A number before '*'; 1 and *at unmoved when there is none. */
static unsigned
parse_copies(const char **at, const char *end)
{
    const char *after = *at;
    unsigned copies = ho_cell_spec_number(&after, end);

    if (after > *at && after < end && *after == '.') {
        after++;
        (void) ho_cell_spec_number(&after, end);
    }
    if (after == *at || after >= end || *after != '*')
        return 1;
    *at = after + 1;
    return copies;
}

static void
parse_width(const char **at, const char *end, Spec *spec)
{
    if (*at < end && **at == '~') {
        spec->weight = -1;
        (*at)++;
    } else if (*at < end && g_ascii_isdigit(**at)) {
        spec->weight = (int) ho_cell_spec_number(at, end);
        if (*at < end && **at == '%')
            (*at)++;
    }
}

/* One spec; what is none is skipped. */
static void
parse_spec(GArray *specs, const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    Spec spec = {.weight = 1};
    int halign = 0, valign = 0, style = HO_CELL_DEFAULT;
    unsigned copies = parse_copies(&at, end);

    ho_cell_spec_align(&at, end, &halign, &valign);
    parse_width(&at, end, &spec);
    if (at < end && g_ascii_islower(*at))
        style = ho_cell_spec_style(*at++);
    if (at < end)
        return;
    spec.column.halign = (HoCellHalign) halign;
    spec.column.valign = (HoCellValign) valign;
    spec.column.style = style < 0 ? HO_CELL_DEFAULT : (HoCellStyle) style;
    append_copies(specs, &spec, copies);
}

static void
parse_specs(GArray *specs, const char *cols)
{
    g_autofree char *text = g_strdup(cols);
    char separator;
    char *to = text;
    const Spec plain = {.weight = 1};

    for (const char *from = text; *from != '\0'; from++)
        if (*from != ' ')
            *to++ = *from;
    *to = '\0';
    if (*text != '\0' && strspn(text, "0123456789") == strlen(text)) {
        const char *at = text;

        append_copies(specs, &plain, ho_cell_spec_number(&at, to));
        return;
    }
    if (*text == '\0')
        return;
    separator = strchr(text, ',') != NULL ? ',' : ';';
    for (const char *at = text; at != NULL;) {
        const char *next = strchr(at, separator);
        size_t length = next != NULL ? (size_t) (next - at) : strlen(at);

        parse_spec(specs, at, length);
        at = next != NULL ? next + 1 : NULL;
    }
}

/* What the rounding down left over goes to the last column. */
static void
donate_balance(GArray *columns, double total)
{
    HoColumn *last = &g_array_index(columns, HoColumn, columns->len - 1);

    if (total != 100)
        last->width = round((100 - total + last->width) * 10000) / 10000;
}

void
ho_table_share_width(GArray *columns)
{
    double total = 0;

    if (columns->len == 0)
        return;
    for (guint i = 0; i < columns->len; i++) {
        HoColumn *column = &g_array_index(columns, HoColumn, i);

        column->width = truncated(100.0 / columns->len);
        total += column->width;
    }
    donate_balance(columns, total);
}

/* Automatic columns count with their share of what the others leave. */
static void
assign_widths(GArray *columns, const GArray *specs, double base, double share)
{
    double total = 0;

    for (guint i = 0; i < specs->len; i++) {
        const Spec *spec = &g_array_index(specs, Spec, i);
        HoColumn column = spec->column;

        column.autowidth = spec->weight < 0;
        column.width =
            truncated((column.autowidth ? share : spec->weight) * 100 / base);
        total += column.width;
        g_array_append_val(columns, column);
    }
    donate_balance(columns, total);
}

static void
share_specs(GArray *columns, const GArray *specs)
{
    for (guint i = 0; i < specs->len; i++)
        g_array_append_val(columns, g_array_index(specs, Spec, i).column);
    ho_table_share_width(columns);
}

void
ho_table_parse_columns(HoParser *parser, GArray *columns, const char *cols,
                       HoLoc loc)
{
    g_autoptr(GArray) specs = g_array_new(FALSE, TRUE, sizeof(Spec));
    double base = 0, share = 0;
    unsigned automatic = 0;

    parse_specs(specs, cols);
    for (guint i = 0; i < specs->len; i++) {
        const Spec *spec = &g_array_index(specs, Spec, i);

        if (spec->weight < 0)
            automatic++;
        else
            base += spec->weight;
    }
    if (automatic > 0 && base > 100) {
        ho_diagf(ho_parser_diags(parser), loc, HO_DIAG_TABLE_TOO_WIDE, "%.0f%%",
                 base);
    } else if (automatic > 0) {
        share = truncated((100 - base) / automatic);
        base = 100;
    }
    if (base > 0)
        assign_widths(columns, specs, base, share);
    else
        share_specs(columns, specs);
}
