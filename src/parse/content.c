/*
 * What stands inside a block, by its content model: blocks, text, lines kept
 * as they are.
 */
#include "parse/internal.h"

#include <stdlib.h>
#include <string.h>

static const char *
expand_tabs(HoArena *arena, const char *text, int tab_size)
{
    GString *out;
    const char *expanded;
    int column = 0;

    if (strchr(text, '\t') == NULL)
        return text;
    out = g_string_new(NULL);
    for (; *text != '\0'; text++) {
        int n = *text == '\t' ? tab_size - column % tab_size : 1;

        if (*text != '\t')
            g_string_append_c(out, *text);
        else
            g_string_append_printf(out, "%*s", n, "");
        /* Continuation bytes of UTF-8 take no column. */
        if (((unsigned char) *text & 0xc0) != 0x80)
            column += n;
    }
    expanded = ho_arena_strdup(arena, out->str);
    g_string_free(out, TRUE);
    return expanded;
}

static size_t
common_indent(const HoSourceLines *lines)
{
    size_t common = SIZE_MAX;

    for (unsigned i = 0; i < lines->len; i++) {
        const char *text = g_array_index(lines, HoSourceLine, i).text;

        if (*text != '\0')
            common = MIN(common, strspn(text, " \t"));
    }
    return common == SIZE_MAX ? 0 : common;
}

void
ho_source_lines_indent(HoArena *arena, HoSourceLines *lines, int indent,
                       int tab_size)
{
    size_t common;

    for (unsigned i = 0; tab_size > 0 && i < lines->len; i++) {
        HoSourceLine *line = &g_array_index(lines, HoSourceLine, i);

        line->text = expand_tabs(arena, line->text, tab_size);
    }
    if (indent < 0)
        return;
    common = common_indent(lines);
    for (unsigned i = 0; i < lines->len; i++) {
        HoSourceLine *line = &g_array_index(lines, HoSourceLine, i);

        if (*line->text == '\0')
            continue;
        line->text += common;
        line->loc.column = (uint16_t) MIN(common + 1, UINT16_MAX);
        if (indent > 0)
            line->text =
                ho_arena_printf(arena, "%*s%s", indent, "", line->text);
    }
}

/* Blank lines at either end of what is set as it stands do not show. */
static void
trim_blank_lines(HoSourceLines *lines)
{
    unsigned first = 0;

    while (lines->len > 1 &&
           *g_array_index(lines, HoSourceLine, lines->len - 1).text == '\0')
        g_array_set_size(lines, lines->len - 1);
    while (first + 1 < lines->len &&
           *g_array_index(lines, HoSourceLine, first).text == '\0')
        first++;
    if (first > 0)
        g_array_remove_range(lines, 0, first);
}

/* A number that an attribute gives, kept within what a page can show. */
static int
small_number(const char *value)
{
    return value != NULL ? (int) CLAMP(strtol(value, NULL, 10), 0, 1000) : 0;
}

static void
adjust_indent(HoParser *parser, const HoBlock *block, HoSourceLines *lines)
{
    const char *indent = ho_attrs_find(block->attrs, "indent");
    const char *tabs = ho_attrs_find(block->attrs, "tabsize");

    if (tabs == NULL)
        tabs = ho_attributes_find(parser->doc->attributes, "tabsize");
    if (indent != NULL || small_number(tabs) > 0)
        ho_source_lines_indent(parser->arena, lines,
                               indent != NULL ? small_number(indent) : -1,
                               small_number(tabs));
}

static HoSubs
default_subs(const HoBlock *block)
{
    if (ho_block_is(block, "verse"))
        return ho_subs_normal;
    if (block->content == HO_CONTENT_VERBATIM)
        return ho_subs_verbatim;
    if (block->content == HO_CONTENT_RAW)
        return ho_block_is(block, "stem") ? ho_subs_raw : ho_subs_none;
    return ho_subs_normal;
}

/* The steps of substitution of its text. */
static HoSubs
block_subs(HoParser *parser, const HoBlock *block)
{
    const char *subs = ho_attrs_find(block->attrs, "subs");
    HoSubs defaults = default_subs(block);

    return subs != NULL ? ho_subs_resolve(parser, subs, defaults, block->loc)
                        : defaults;
}

void
ho_parser_text(HoParser *parser, HoBlock *block, HoSourceLines *lines)
{
    block->inlines = ho_parser_inlines_of_lines(parser, block, lines,
                                                block_subs(parser, block));
    if (block->content == HO_CONTENT_VERBATIM)
        ho_parser_note_callouts(parser, block->inlines);
}

/* Up to a blank line or a "+" alone: a paragraph set as it stands. */
static HoSourceLines *
read_verbatim_paragraph(HoParser *parser)
{
    HoSourceLines *lines = ho_source_lines_new();
    const HoSourceLine *line;

    while ((line = ho_parser_peek(parser)) != NULL && *line->text != '\0') {
        if (lines->len > 0 && strcmp(line->text, "+") == 0)
            break;
        g_array_append_val(lines, *line);
        ho_parser_next(parser);
    }
    return lines;
}

static HoSourceLines *
read_lines(HoParser *parser, const HoBlock *block)
{
    if (parser->terminator != NULL) {
        const char *name = block->style != NULL && *block->style != '\0'
                               ? block->style
                               : block->class->name;

        ho_parser_next(parser);
        return ho_parser_read_until(parser, parser->terminator, false,
                                    block->loc, name);
    }
    if (block->content == HO_CONTENT_VERBATIM)
        return read_verbatim_paragraph(parser);
    return ho_parser_paragraph_lines(parser, true);
}

void
ho_parser_content(HoParser *parser, HoBlock *block)
{
    HoSourceLines *lines;

    if (parser->terminator == NULL && block->content == HO_CONTENT_BLOCKS)
        block->content = HO_CONTENT_TEXT;
    lines = read_lines(parser, block);
    ho_parser_title_block(parser, block);
    switch (block->content) {
    case HO_CONTENT_BLOCKS:
        ho_parser_parse_lines(parser, block, lines);
        break;
    case HO_CONTENT_VERBATIM:
        adjust_indent(parser, block, lines);
        trim_blank_lines(lines);
        ho_parser_text(parser, block, lines);
        break;
    case HO_CONTENT_RAW:
        trim_blank_lines(lines);
        ho_parser_text(parser, block, lines);
        break;
    case HO_CONTENT_TEXT:
        ho_parser_text(parser, block, lines);
        break;
    case HO_CONTENT_TABLE:
    case HO_CONTENT_NONE:
        break;
    }
    g_array_unref(lines);
}
