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

static HoInline *
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

/* Neighbouring texts as one, for a blank line may have come from the value of
 * an attribute that is empty. */
static void
join_texts(HoArena *arena, HoInline *list)
{
    for (HoInline *inl = list->first; inl != NULL; inl = inl->next) {
        HoInline *next = inl->next, *last = inl;
        g_autoptr(GString) text = NULL;

        if (inl->kind != HO_INLINE_TEXT || next == NULL ||
            next->kind != HO_INLINE_TEXT)
            continue;
        text = g_string_new(inl->text);
        for (; next != NULL && next->kind == HO_INLINE_TEXT;
             next = next->next) {
            g_string_append(text, next->text);
            last = next;
        }
        inl->text = ho_arena_strdup(arena, text->str);
        inl->next = next;
        if (list->last == last)
            list->last = inl;
    }
}

static void
add_text(HoArena *arena, HoInline *paragraph, const HoInline *source,
         const char *text, size_t length)
{
    HoInline *copy;

    if (length == 0)
        return;
    copy = ho_inline_new(arena, HO_INLINE_TEXT, source->loc);
    copy->text = ho_arena_strndup(arena, text, length);
    ho_inline_append(paragraph, copy);
}

/* Ends the last of the paragraphs and begins another. */
static HoInline *
next_paragraph(HoArena *arena, GPtrArray *paragraphs)
{
    HoInline *paragraph = ho_inline_list_new(arena);

    g_ptr_array_add(paragraphs, paragraph);
    return paragraph;
}

/* Cuts inlines into paragraphs where blank lines stand in their text. */
static void
split_paragraphs(HoArena *arena, GPtrArray *paragraphs, HoInline *list)
{
    HoInline *paragraph = next_paragraph(arena, paragraphs), *next;

    join_texts(arena, list);
    for (HoInline *inl = list->first; inl != NULL; inl = next) {
        const char *at = inl->text, *gap;

        next = inl->next;
        if (inl->kind != HO_INLINE_TEXT || strstr(at, "\n\n") == NULL) {
            inl->next = NULL;
            ho_inline_append(paragraph, inl);
            continue;
        }
        for (; (gap = strstr(at, "\n\n")) != NULL;
             at = gap + strspn(gap, "\n")) {
            add_text(arena, paragraph, inl, at, (size_t) (gap - at));
            paragraph = next_paragraph(arena, paragraphs);
        }
        add_text(arena, paragraph, inl, at, strlen(at));
    }
}

static void
fill_paragraphs(const HoCellReader *reader, HoCell *cell, const char *text,
                unsigned line)
{
    HoArena *arena = ho_parser_arena(reader->parser);
    g_autoptr(GPtrArray) paragraphs = g_ptr_array_new();
    HoInline *inlines;
    char *copy;

    text = skip_leading(text, " \t\n\v\f\r", &line);
    copy = g_strchomp(ho_arena_strdup(arena, text));
    if (*copy == '\0')
        return;
    inlines = parse_text(reader, copy, line, ho_subs_normal);
    if (inlines->first == NULL)
        return;
    split_paragraphs(arena, paragraphs, inlines);
    cell->n_paragraphs = paragraphs->len;
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
