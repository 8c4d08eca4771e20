#include "blocks/list_lines.h"

#include <string.h>

/*
 * Which lines belong to a list item.  A blank line leaves it open what follows:
 * a sibling or an ancestor's item ends the item, a nested list or an indented
 * (literal) paragraph belongs to it, anything else ends the list; unless a line
 * "+" attaches it.  A term without text takes the first paragraph that comes.
 *
 * Lines are looked at once for each list they are nested in.
 */
typedef enum {
    CONTINUATION_NONE,
    CONTINUATION_STARTED, /* the line before was "+" */
    CONTINUATION_FROZEN   /* two of them: nothing is attached */
} Continuation;

typedef struct {
    HoParser *parser;
    HoListKind kind;
    HoListTrait trait;
    HoSourceLines *lines;
    bool has_text;  /* of the item, or of a term nested in it */
    bool is_nested; /* inside a nested list */
    Continuation continuation;
    guint detached; /* index + 1 of a "+" after a blank line: it attaches to
                       this item what follows nested ones */
} Reader;

static bool
is_sibling(const Reader *reader, const char *line)
{
    HoListMark mark;

    return ho_list_mark_sibling(line, reader->kind, reader->trait, &mark);
}

static bool
is_literal(const char *line)
{
    return *line == ' ' || *line == '\t';
}

static bool
is_plus(const char *line)
{
    return line[0] == '+' && line[1] == '\0';
}

static bool
is_fence(const Reader *reader, const char *line, const char **terminator)
{
    const char *end = NULL;
    bool found = ho_parser_fence(reader->parser, line, &end) != NULL;

    if (terminator != NULL)
        *terminator = end;
    return found || end != NULL;
}

/* Notes that a nested item begins here, if one does. */
static bool
enter_nested(Reader *reader, const char *line, bool terms_only)
{
    HoListMark mark;
    bool is_item =
        !terms_only && (ho_list_mark(line, HO_LIST_UNORDERED, &mark) ||
                        ho_list_mark(line, HO_LIST_ORDERED, &mark));

    if (!is_item) {
        if (!ho_list_mark(line, HO_LIST_DESCRIPTION, &mark))
            return false;
        if (line[mark.text] == '\0')
            reader->has_text = false;
    }
    reader->is_nested = true;
    return true;
}

static void
push(Reader *reader, HoSourceLine line)
{
    g_array_append_val(reader->lines, line);
}

static const char *
last_text(const Reader *reader)
{
    const HoSourceLines *lines = reader->lines;

    return lines->len > 0
               ? g_array_index(lines, HoSourceLine, lines->len - 1).text
               : NULL;
}

/* A delimited block, delimiters and all. */
static void
take_fenced(Reader *reader, HoSourceLine line, const char *terminator)
{
    push(reader, line);
    for (;;) {
        const HoSourceLine *next = ho_parser_next(reader->parser);

        if (next == NULL)
            break;
        push(reader, *next);
        if (strcmp(next->text, terminator) == 0)
            break;
    }
    reader->continuation = CONTINUATION_NONE;
}

/* An indented paragraph to its end: a blank line, "+", or in a description list
 * a sibling (the whole list may be indented). */
static void
take_literal(Reader *reader, HoSourceLine line)
{
    const HoSourceLine *next;

    push(reader, line);
    while ((next = ho_parser_peek(reader->parser)) != NULL) {
        if (*next->text == '\0' || is_plus(next->text) ||
            (reader->kind == HO_LIST_DESCRIPTION &&
             is_sibling(reader, next->text)))
            break;
        push(reader, *next);
        ho_parser_next(reader->parser);
    }
}

static bool
is_attribute_entry(const char *line)
{
    const char *name = line + 1;
    gunichar first;

    if (*line != ':')
        return false;
    if (*name == '!')
        name++;
    first = g_utf8_get_char(name);
    if (first != '_' && !g_unichar_isalnum(first))
        return false;
    name = strchr(name, ':');
    return name != NULL && (name[1] == '\0' || is_literal(name + 1));
}

/* The line after "+": the block that is attached begins, or its metadata. */
static void
take_attached(Reader *reader, HoSourceLine line)
{
    if (is_literal(line.text)) {
        take_literal(reader, line);
        reader->continuation = CONTINUATION_NONE;
    } else if (ho_parser_is_metadata(line.text) ||
               is_attribute_entry(line.text)) {
        push(reader, line);
    } else {
        enter_nested(reader, line.text, reader->is_nested);
        push(reader, line);
        reader->continuation = CONTINUATION_NONE;
    }
}

/* A line after a blank one.  false: it does not belong to the item. */
static bool
take_after_blank(Reader *reader, HoSourceLine line)
{
    if (*line.text == '\0') {
        const HoSourceLine *next;

        ho_parser_skip_blank(reader->parser);
        next = ho_parser_next(reader->parser);
        if (next == NULL)
            return true;
        line = *next;
        if (is_sibling(reader, line.text)) {
            ho_parser_unread(reader->parser, line);
            return false;
        }
    }
    if (is_plus(line.text)) {
        reader->detached = reader->lines->len + 1;
        push(reader, line);
    } else if (!reader->has_text) {
        if (!reader->is_nested)
            g_array_set_size(reader->lines, reader->lines->len - 1);
        push(reader, line);
        reader->has_text = true;
    } else if (enter_nested(reader, line.text, false)) {
        push(reader, line);
    } else if (is_literal(line.text)) {
        take_literal(reader, line);
    } else {
        ho_parser_unread(reader->parser, line);
        return false;
    }
    return true;
}

static void
take_plain(Reader *reader, HoSourceLine line)
{
    if (*line.text != '\0')
        reader->has_text = true;
    enter_nested(reader, line.text, reader->is_nested);
    push(reader, line);
}

/* What a "+" as the line before means for this one; false when this one is
 * used up, a second "+". */
static bool
note_continuation(Reader *reader, HoSourceLine line)
{
    const char *before = last_text(reader);

    if (before == NULL || !is_plus(before))
        return true;
    if (reader->continuation == CONTINUATION_NONE) {
        reader->continuation = CONTINUATION_STARTED;
        reader->has_text = true;
        if (!reader->is_nested)
            g_array_index(reader->lines, HoSourceLine, reader->lines->len - 1)
                .text = "";
    }
    if (!is_plus(line.text))
        return true;
    if (reader->continuation != CONTINUATION_FROZEN) {
        reader->continuation = CONTINUATION_FROZEN;
        push(reader, line);
    }
    return false;
}

/* Takes a line, or puts it back and returns false. */
static bool
take_line(Reader *reader, HoSourceLine line)
{
    bool started;
    const char *terminator, *before = last_text(reader);

    if (!note_continuation(reader, line))
        return true;
    started = reader->continuation == CONTINUATION_STARTED;
    if (is_fence(reader, line.text, &terminator)) {
        if (started)
            take_fenced(reader, line, terminator);
        else
            ho_parser_unread(reader->parser, line);
        return started;
    }
    if (reader->kind == HO_LIST_DESCRIPTION && !started && *line.text == '[' &&
        ho_parser_is_metadata(line.text)) {
        ho_parser_unread(reader->parser, line);
        return false;
    }
    if (started && *line.text != '\0')
        take_attached(reader, line);
    else if (before != NULL && *before == '\0')
        return take_after_blank(reader, line);
    else
        take_plain(reader, line);
    return true;
}

/* A "+" that attached to this item did its work; blank lines and a "+" at the
 * end have none to do. */
static void
trim(Reader *reader)
{
    HoSourceLines *lines = reader->lines;

    if (reader->detached > 0)
        g_array_index(lines, HoSourceLine, reader->detached - 1).text = "";
    while (lines->len > 0 && *last_text(reader) == '\0')
        g_array_set_size(lines, lines->len - 1);
    if (lines->len > 0 && is_plus(last_text(reader)))
        g_array_set_size(lines, lines->len - 1);
}

HoSourceLines *
ho_list_lines_read(HoParser *parser, HoListKind kind, HoListTrait trait,
                   bool has_text)
{
    Reader reader = {.parser = parser,
                     .kind = kind,
                     .trait = trait,
                     .lines = ho_source_lines_new(),
                     .has_text = has_text};
    const HoSourceLine *line;

    while ((line = ho_parser_peek(parser)) != NULL &&
           !is_sibling(&reader, line->text)) {
        HoSourceLine copy = *line;

        ho_parser_next(parser);
        if (!take_line(&reader, copy))
            break;
    }
    trim(&reader);
    return reader.lines;
}
