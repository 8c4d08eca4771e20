/*
 * Lines, made ready as they are asked for: a directive is obeyed at the moment
 * its line is looked at, so that it sees the attributes of all lines before.
 */
#include "parse/internal.h"

#include <string.h>

HoSourceLines *
ho_source_lines_new(void)
{
    return g_array_new(FALSE, FALSE, sizeof(HoSourceLine));
}

const char *
ho_source_lines_join(HoArena *arena, const HoSourceLines *lines)
{
    size_t size = 0;
    char *text, *to;

    for (unsigned i = 0; i < lines->len; i++)
        size += strlen(g_array_index(lines, HoSourceLine, i).text) + 1;
    if (lines->len == 1)
        return g_array_index(lines, HoSourceLine, 0).text;
    to = text = ho_arena_alloc(arena, MAX(size, 1));
    for (unsigned i = 0; i < lines->len; i++) {
        if (i > 0)
            *to++ = '\n';
        to = stpcpy(to, g_array_index(lines, HoSourceLine, i).text);
    }
    return text;
}

static bool
is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

HoSourceLine *
ho_lines_split(HoArena *arena, char *text, uint16_t file, bool keep_blanks,
               unsigned *count)
{
    HoSourceLine *lines;
    unsigned n = 1;

    for (const char *c = text; (c = strchr(c, '\n')) != NULL; c++)
        n++;
    lines = ho_arena_array(arena, HoSourceLine, n);
    for (unsigned i = 0; i < n; i++) {
        char *end = strchrnul(text, '\n'), *next = end + (*end != '\0');

        while (end > text && is_blank(end[-1]) &&
               (!keep_blanks || end[-1] == '\r'))
            end--;
        *end = '\0';
        lines[i].text = text;
        lines[i].loc = (HoLoc){.line = i + 1, .column = 1, .file = file};
        text = next;
    }
    /* What follows the last end of line is no line. */
    *count = *lines[n - 1].text == '\0' ? n - 1 : n;
    return lines;
}

static HoReader *
open_reader(HoParser *parser)
{
    HoReader *reader = g_new0(HoReader, 1);

    reader->parser = parser;
    reader->outer = parser->reader;
    reader->last.line = 1;
    reader->last.column = 1;
    reader->lines = g_ptr_array_new();
    parser->reader = reader;
    return reader;
}

HoReader *
ho_reader_open(HoParser *parser)
{
    HoReader *reader = open_reader(parser);

    reader->sources = g_array_new(FALSE, FALSE, sizeof(HoSource));
    reader->conditionals = g_array_new(FALSE, FALSE, sizeof(HoConditional));
    return reader;
}

HoReader *
ho_reader_open_lines(HoParser *parser, HoSourceLines *lines)
{
    HoReader *reader = open_reader(parser);

    for (unsigned i = 0; i < lines->len; i++)
        g_ptr_array_add(reader->lines, &g_array_index(lines, HoSourceLine, i));
    if (lines->len > 0)
        reader->last = g_array_index(lines, HoSourceLine, lines->len - 1).loc;
    else if (reader->outer != NULL)
        reader->last = reader->outer->last;
    return reader;
}

void
ho_reader_close(HoReader *reader)
{
    if (reader->conditionals != NULL) {
        for (unsigned i = reader->conditionals->len; i-- > 0;) {
            const HoConditional *open =
                &g_array_index(reader->conditionals, HoConditional, i);

            ho_diagf(reader->parser->diags, open->loc,
                     HO_DIAG_CONDITIONAL_UNCLOSED, "%s::%s[]", open->keyword,
                     open->target);
        }
        g_array_unref(reader->conditionals);
        g_array_unref(reader->sources);
    }
    g_ptr_array_unref(reader->lines);
    reader->parser->reader = reader->outer;
    g_free(reader);
}

void
ho_reader_push(HoReader *reader, HoSource source)
{
    g_array_append_val(reader->sources, source);
}

/* A line that could be a directive; most lines are settled by their end. */
static bool
may_be_directive(const char *line)
{
    size_t length = strlen(line);

    return length > 4 && line[length - 1] == ']' && *line != '[' &&
           strstr(line, "::") != NULL;
}

static HoLineFate
obey(HoReader *reader, HoSourceLine *line)
{
    const char *keyword = line->text + (line->text[0] == '\\');

    if (g_str_has_prefix(keyword, "if") || g_str_has_prefix(keyword, "endif"))
        return ho_reader_conditional(reader, line);
    if (ho_reader_is_skipping(reader))
        return HO_LINE_GONE;
    if (g_str_has_prefix(keyword, "include::"))
        return ho_reader_include(reader, line);
    return HO_LINE_TEXT;
}

/* The next line of the sources as it stands; NULL at the end of them all. */
static HoSourceLine *
take_raw(HoReader *reader)
{
    while (reader->sources != NULL && reader->sources->len > 0) {
        HoSource *source =
            &g_array_index(reader->sources, HoSource, reader->sources->len - 1);

        if (source->at < source->count)
            return &source->lines[source->at++];
        if (reader->sources->len == 1)
            return NULL;
        g_array_set_size(reader->sources, reader->sources->len - 1);
    }
    return NULL;
}

static bool
is_plain(const HoReader *reader)
{
    return g_array_index(reader->sources, HoSource, reader->sources->len - 1)
        .plain;
}

/* Makes one more line ready. */
static bool
pull(HoReader *reader, bool verbatim)
{
    HoSourceLine *line;

    while ((line = take_raw(reader)) != NULL) {
        bool raw = verbatim || is_plain(reader);
        HoLineFate fate = HO_LINE_TEXT;

        reader->last = line->loc;
        if (!raw && may_be_directive(line->text))
            fate = obey(reader, line);
        else if (!raw && *line->text != '\0' && ho_reader_is_skipping(reader))
            fate = HO_LINE_GONE;
        if (fate == HO_LINE_TEXT) {
            g_ptr_array_add(reader->lines, line);
            return true;
        }
    }
    return false;
}

const HoSourceLine *
ho_parser_peek_at(HoParser *parser, unsigned n)
{
    HoReader *reader = parser->reader;

    while (reader->lines->len - reader->at <= n)
        if (!pull(reader, false))
            return NULL;
    return g_ptr_array_index(reader->lines, reader->at + n);
}

const HoSourceLine *
ho_parser_peek(HoParser *parser)
{
    return ho_parser_peek_at(parser, 0);
}

const HoSourceLine *
ho_parser_next(HoParser *parser)
{
    const HoSourceLine *line = ho_parser_peek_at(parser, 0);

    if (line != NULL)
        parser->reader->at++;
    return line;
}

void
ho_parser_unread(HoParser *parser, HoSourceLine line)
{
    HoReader *reader = parser->reader;
    HoSourceLine *copy = ho_arena_new0(parser->arena, HoSourceLine);

    *copy = line;
    if (reader->at > 0)
        g_ptr_array_index(reader->lines, --reader->at) = copy;
    else
        g_ptr_array_insert(reader->lines, 0, copy);
}

unsigned
ho_parser_skip_blank(HoParser *parser)
{
    const HoSourceLine *line;
    unsigned n = 0;

    while ((line = ho_parser_peek(parser)) != NULL && *line->text == '\0') {
        parser->reader->at++;
        n++;
    }
    return n;
}

HoLoc
ho_parser_loc(HoParser *parser)
{
    const HoSourceLine *line = ho_parser_peek(parser);

    return line != NULL ? line->loc : parser->reader->last;
}

HoSourceLines *
ho_parser_read_until(HoParser *parser, const char *terminator, bool raw,
                     HoLoc start, const char *name)
{
    HoSourceLines *lines = ho_source_lines_new();
    HoReader *reader = parser->reader;

    while (reader->at < reader->lines->len || pull(reader, raw)) {
        const HoSourceLine *line =
            g_ptr_array_index(reader->lines, reader->at++);

        if (strcmp(line->text, terminator) == 0)
            return lines;
        g_array_append_val(lines, *line);
    }
    ho_diag(parser->diags, start, HO_DIAG_BLOCK_UNTERMINATED, name);
    return lines;
}

void
ho_parser_skip_raw_paragraph(HoParser *parser)
{
    HoReader *reader = parser->reader;
    const HoSourceLine *line;

    while (reader->at < reader->lines->len || pull(reader, true)) {
        line = g_ptr_array_index(reader->lines, reader->at);
        if (*line->text == '\0')
            return;
        reader->at++;
    }
}

HoDocument *
ho_parser_document(const HoParser *parser)
{
    return parser->doc;
}

HoArena *
ho_parser_arena(const HoParser *parser)
{
    return parser->arena;
}

HoDiags *
ho_parser_diags(const HoParser *parser)
{
    return parser->diags;
}
