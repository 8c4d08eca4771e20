#include "blocks/table.h"
#include "html/html.h"

#include <string.h>

/* Tables in Asciidoctor's vocabulary: everything visible is a class, widths
 * are styles. */

/* Tables of more columns have smaller type on small screens. */
enum { WIDE = 4 };

/* As the author wrote it, known or not: a style sheet may know more. */
static const char *
look(const HoTable *table, const char *name, const char *otherwise)
{
    g_autofree char *fallback = g_strconcat("table-", name, NULL);
    const char *value = ho_attrs_find(table->base.attrs, name);

    if (value == NULL)
        value = ho_block_attribute(&table->base, fallback);
    if (value == NULL)
        return otherwise;
    return strcmp(value, "topbot") == 0 ? "ends" : value;
}

static void
write_start(const HoTable *table, HoHtml *html)
{
    const HoAttrs *attrs = table->base.attrs;
    const char *stripes = look(table, "stripes", NULL);
    const char *floating = ho_attrs_find(attrs, "float");
    bool fits = table->autowidth && ho_attrs_find(attrs, "width") == NULL;
    g_autoptr(GString) class = g_string_new("tableblock");

    g_string_append_printf(class, " frame-%s grid-%s",
                           look(table, "frame", "all"),
                           look(table, "grid", "all"));
    if (fits)
        g_string_append(class, " fit-content");
    else if (table->width == 100)
        g_string_append(class, " stretch");
    if (stripes != NULL)
        g_string_append_printf(class, " stripes-%s", stripes);
    if (floating != NULL)
        g_string_append_printf(class, " %s", floating);
    if (html->flavour == HO_HTML_EPUB && table->n_columns > WIDE)
        g_string_append(class, " wide");
    ho_html_open(html, "table");
    ho_html_block_attrs(html, &table->base, class->str);
    if (!fits && table->width != 100)
        ho_html_attrf(html, "style", "width: %d%%;", table->width);
}

static void
write_caption(const HoTable *table, HoHtml *html)
{
    if (table->base.title == NULL)
        return;
    ho_html_open(html, "caption");
    ho_html_class(html, "title", NULL);
    if (table->base.caption != NULL)
        ho_html_text(html, table->base.caption);
    ho_html_inlines(html, table->base.title);
    ho_html_close_line(html);
}

static void
write_columns(const HoTable *table, HoHtml *html)
{
    ho_html_open(html, "colgroup");
    ho_html_newline(html);
    for (unsigned i = 0; i < table->n_columns; i++) {
        const HoColumn *column = &table->columns[i];
        char width[G_ASCII_DTOSTR_BUF_SIZE];

        g_ascii_formatd(width, sizeof width, "%.7g", column->width);
        ho_html_open_empty(html, "col");
        if (!table->autowidth && !column->autowidth)
            ho_html_attrf(html, "style", "width: %s%%;", width);
        ho_html_close_empty(html);
        ho_html_newline(html);
    }
    ho_html_close_line(html);
}

static const char *
mark_of(HoCellStyle style)
{
    switch (style) {
    case HO_CELL_EMPHASIS:
        return "em";
    case HO_CELL_MONOSPACED:
        return "code";
    case HO_CELL_STRONG:
        return "strong";
    case HO_CELL_DEFAULT:
    case HO_CELL_ASCIIDOC:
    case HO_CELL_HEADER:
    case HO_CELL_LITERAL:
        return NULL;
    }
    return NULL;
}

static void
write_paragraphs(const HoCell *cell, HoHtml *html)
{
    const char *mark = mark_of(cell->style);

    for (unsigned i = 0; i < cell->n_paragraphs; i++) {
        if (i > 0)
            ho_html_newline(html);
        ho_html_open(html, "p");
        ho_html_class(html, "tableblock", NULL);
        if (mark != NULL)
            ho_html_open(html, mark);
        ho_html_inlines(html, cell->paragraphs[i]);
        if (mark != NULL)
            ho_html_close(html);
        ho_html_close(html);
    }
}

static void
write_content(const HoCell *cell, HoHtml *html, bool is_header)
{
    if (cell->style == HO_CELL_ASCIIDOC) {
        ho_html_open(html, "div");
        ho_html_class(html, "content", NULL);
        ho_html_nested(html, cell->document);
        ho_html_close(html);
    } else if (cell->style == HO_CELL_LITERAL) {
        ho_html_open(html, "div");
        ho_html_class(html, "literal", NULL);
        ho_html_open(html, "pre");
        ho_html_inlines(html, cell->paragraphs[0]);
        ho_html_close(html);
        ho_html_close(html);
    } else if (is_header) {
        for (unsigned i = 0; i < cell->n_paragraphs; i++) {
            if (i > 0)
                ho_html_text(html, "\n\n");
            ho_html_inlines(html, cell->paragraphs[i]);
        }
    } else {
        write_paragraphs(cell, html);
    }
}

static void
write_cell(const HoCell *cell, HoHtml *html, bool is_header)
{
    static const char *const haligns[] = {"left", "center", "right"};
    static const char *const valigns[] = {"top", "middle", "bottom"};
    bool is_th = is_header || cell->style == HO_CELL_HEADER;
    g_autofree char *class = g_strdup_printf(
        "halign-%s valign-%s", haligns[cell->halign], valigns[cell->valign]);

    ho_html_open(html, is_th ? "th" : "td");
    ho_html_class(html, "tableblock", class);
    if (is_th && html->flavour == HO_HTML_EPUB)
        ho_html_attr(html, "scope", is_header ? "col" : "row");
    if (cell->given_colspan > 1)
        ho_html_attrf(html, "colspan", "%u", cell->given_colspan);
    if (cell->given_rowspan > 1)
        ho_html_attrf(html, "rowspan", "%u", cell->given_rowspan);
    if (cell->background != NULL)
        ho_html_attrf(html, "style", "background-color: %s;", cell->background);
    write_content(cell, html, is_header);
    ho_html_close_line(html);
}

/* Rows first..end as one group: thead, tbody, tfoot. */
static void
write_group(const HoTable *table, HoHtml *html, unsigned first, unsigned end,
            const char *tag)
{
    if (first >= end)
        return;
    ho_html_open(html, tag);
    ho_html_newline(html);
    for (unsigned i = first; i < end; i++) {
        ho_html_open(html, "tr");
        ho_html_newline(html);
        for (unsigned k = 0; k < table->rows[i].n_cells; k++)
            write_cell(&table->rows[i].cells[k], html, i < table->n_header);
        ho_html_close_line(html);
    }
    ho_html_close_line(html);
}

void
ho_table_html(const HoBlock *block, HoHtml *html)
{
    const HoTable *table = (const HoTable *) block;
    unsigned body_end = table->n_rows - table->n_footer;

    write_start(table, html);
    ho_html_newline(html);
    write_caption(table, html);
    if (table->n_rows > 0)
        write_columns(table, html);
    write_group(table, html, 0, table->n_header, "thead");
    write_group(table, html, table->n_header, body_end, "tbody");
    write_group(table, html, body_end, table->n_rows, "tfoot");
    ho_html_close_line(html);
}
