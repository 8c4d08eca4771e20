#include "blocks/table.h"
#include "blocks/blocks.h"
#include "blocks/flows.h"

/* Tables: how they are read, written as HTML and set stands in the files
 * table_*.c. */

static void
dump_cell(const HoCell *cell, GString *out)
{
    static const char styles[] = "daehlms";
    static const char haligns[] = "<^>";

    g_string_append_printf(out, " %u", cell->column);
    if (cell->colspan > 1 || cell->rowspan > 1)
        g_string_append_printf(out, "+%u.%u", cell->colspan, cell->rowspan);
    g_string_append_printf(out, "%c%c%c[", haligns[cell->halign],
                           haligns[cell->valign], styles[cell->style]);
    for (unsigned i = 0; i < cell->n_paragraphs; i++) {
        if (i > 0)
            g_string_append(out, " | ");
        ho_inline_dump(out, cell->paragraphs[i]);
    }
    if (cell->document != NULL) {
        g_autofree char *inner = ho_document_dump(cell->document);

        g_string_append_printf(out, "\n%s", inner);
    }
    g_string_append_c(out, ']');
}

static void
dump_table(const HoBlock *block, GString *out)
{
    const HoTable *table = (const HoTable *) block;

    g_string_append_printf(
        out, " width=%d%s header=%u footer=%u columns=", table->width,
        table->autowidth ? "~" : "", table->n_header, table->n_footer);
    for (unsigned i = 0; i < table->n_columns; i++)
        g_string_append_printf(out, "%s%.7g%s", i > 0 ? "," : "",
                               table->columns[i].width,
                               table->columns[i].autowidth ? "~" : "");
    for (unsigned i = 0; i < table->n_rows; i++) {
        g_string_append(out, "\n  row");
        for (unsigned k = 0; k < table->rows[i].n_cells; k++)
            dump_cell(&table->rows[i].cells[k], out);
    }
}

const HoBlockClass ho_block_table = {
    .name = "table",
    .size = sizeof(HoTable),
    .content = HO_CONTENT_TABLE,
    .wide = true,
    .caption = "table",
    .fence = "|=== ,=== :=== !===",
    .parse = ho_table_parse,
    .flow = ho_table_flow,
    .html = ho_table_html,
    .dump = dump_table,
};
