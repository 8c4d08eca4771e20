#include "blocks/table.h"

#include <string.h>

/*
 * What is in a cell: paragraphs of inlines, lines kept as they are, or a
 * document.  The attributes are those of the moment: cells may set some.
 */

/* Literal cells of psv know no substitutions but the escaping of output. */
static const HoSubs subs_literal = {{HO_SUB_SPECIALCHARS}};

HoLoc
ho_cell_loc(const HoCellReader *reader, unsigned line)
{
    guint index = MIN(line, reader->lines->len - 1);

    return g_array_index(reader->lines, HoSourceLine, index).loc;
}

static HoSourceLines *
text_to_lines(const HoCellReader *reader, const char *text, unsigned line)
{
    HoSourceLines *lines = ho_source_lines_new();
    HoArena *arena = ho_parser_arena(reader->parser);

    for (const char *at = text; at != NULL; line++) {
        const char *end = strchr(at, '\n');
        size_t length = end != NULL ? (size_t) (end - at) : strlen(at);
        HoSourceLine copy = {ho_arena_strndup(arena, at, length),
                             ho_cell_loc(reader, line)};

        g_array_append_val(lines, copy);
        at = end != NULL ? end + 1 : NULL;
    }
    return lines;
}

static const HoInline *
parse_text(const HoCellReader *reader, const char *text, unsigned line,
           HoSubs subs)
{
    g_autoptr(GArray) lines = NULL;
    HoBlock *block = reader->table;

    if (strchr(text, '\n') == NULL)
        return ho_parser_inlines(reader->parser, block, text, subs,
                                 ho_cell_loc(reader, line));
    lines = text_to_lines(reader, text, line);
    return ho_parser_inlines_of_lines(reader->parser, block, lines, subs);
}

/* Moves over leading white space (all of it, or line ends alone), counting the
 * lines. */
static const char *
skip_leading(const char *text, const char *white, unsigned *line)
{
    for (; *text != '\0' && strchr(white, *text) != NULL; text++)
        if (*text == '\n')
            (*line)++;
    return text;
}

static void
add_paragraph(HoCell *cell, GPtrArray *paragraphs, const HoInline *inlines)
{
    g_ptr_array_add(paragraphs, (gpointer) inlines);
    cell->n_paragraphs = paragraphs->len;
}

static void
fill_paragraphs(const HoCellReader *reader, HoCell *cell, const char *text,
                unsigned line)
{
    HoArena *arena = ho_parser_arena(reader->parser);
    g_autoptr(GPtrArray) paragraphs = g_ptr_array_new();
    char *copy;

    text = skip_leading(text, " \t\n\v\f\r", &line);
    copy = g_strchomp(ho_arena_strdup(arena, text));
    for (const char *at = copy; *at != '\0';) {
        char *gap = strstr(at, "\n\n");

        if (gap != NULL)
            *gap = '\0';
        add_paragraph(cell, paragraphs,
                      parse_text(reader, at, line, ho_subs_normal));
        for (const char *c = at; *c != '\0'; c++)
            line += *c == '\n' ? 1 : 0;
        line += gap != NULL ? 2 : 0;
        at = gap != NULL ? skip_leading(gap + 2, "\n", &line) : "";
    }
    cell->paragraphs = ho_arena_dup(arena, paragraphs->pdata, paragraphs->len,
                                    sizeof(gpointer));
}

static void
fill_literal(const HoCellReader *reader, HoCell *cell, const char *text,
             unsigned line)
{
    HoArena *arena = ho_parser_arena(reader->parser);
    bool is_psv = reader->format == HO_TABLE_PSV;
    const HoInline *inlines;
    char *copy;

    text = skip_leading(text, "\n", &line);
    copy = g_strchomp(ho_arena_strdup(arena, text));
    inlines =
        parse_text(reader, copy, line, is_psv ? subs_literal : ho_subs_normal);
    cell->paragraphs = ho_arena_dup(arena, &inlines, 1, sizeof(gpointer));
    cell->n_paragraphs = 1;
}

/* A text that begins on the line of the separator loses the blanks before it;
 * one that begins on the next line may be indented on purpose. */
static void
fill_document(const HoCellReader *reader, HoCell *cell, const char *text,
              unsigned line)
{
    g_autoptr(GArray) lines = NULL;
    g_autofree char *copy = g_strchomp(g_strdup(text));
    const char *start = copy;

    if (*start == '\n')
        start = skip_leading(start, "\n", &line);
    else
        start = skip_leading(start, " \t", &line);
    lines = text_to_lines(reader, start, line);
    cell->document = ho_parser_nested(reader->parser, lines);
}

void
ho_cell_fill(const HoCellReader *reader, HoCell *cell, const HoRawCell *raw)
{
    switch (cell->style) {
    case HO_CELL_ASCIIDOC:
        fill_document(reader, cell, raw->text, raw->line);
        break;
    case HO_CELL_LITERAL:
        fill_literal(reader, cell, raw->text, raw->line);
        break;
    case HO_CELL_DEFAULT:
    case HO_CELL_EMPHASIS:
    case HO_CELL_HEADER:
    case HO_CELL_MONOSPACED:
    case HO_CELL_STRONG:
        fill_paragraphs(reader, cell, raw->text, raw->line);
        break;
    }
    cell->background = ho_attributes_find(
        ho_parser_document(reader->parser)->attributes, "cellbgcolor");
}
