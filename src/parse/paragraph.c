/*
 * Paragraphs: plain, literal (indented), admonitions by their label, quotes by
 * their marks.
 */
#include "parse/internal.h"

#include <string.h>

static bool
starts_list(HoParser *parser, const char *text)
{
    static const char *const lists[] = {"ulist", "olist", "dlist", "colist"};

    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
        const HoBlockClass *class = ho_block_class_find(lists[i]);

        if (class->starts != NULL && class->starts(parser, text))
            return true;
    }
    return false;
}

/* Whether a line ends the paragraph before it. */
static bool
interrupts(HoParser *parser, const char *text, bool at_list)
{
    const char *terminator;

    if (strcmp(text, "+") == 0 || ho_parser_is_attribute_line(text))
        return true;
    if (ho_parser_fence(parser, text, &terminator) != NULL ||
        terminator != NULL)
        return true;
    return at_list && starts_list(parser, text);
}

HoSourceLines *
ho_parser_paragraph_lines(HoParser *parser, bool comments)
{
    HoSourceLines *lines = ho_source_lines_new();
    const HoSourceLine *line;
    bool at_list = parser->blanks_before == 0 &&
                   (parser->how & (HO_NEXT_IN_LIST | HO_NEXT_IN_DLIST));

    for (unsigned n = 0; (line = ho_parser_peek(parser)) != NULL; n++) {
        const char *text = line->text;

        if (*text == '\0' || (n > 0 && interrupts(parser, text, at_list)))
            break;
        if (!comments || strncmp(text, "//", 2) != 0 || text[2] == '/')
            g_array_append_val(lines, *line);
        ho_parser_next(parser);
    }
    return lines;
}

static HoSourceLine *
line_at(HoSourceLines *lines, unsigned i)
{
    return &g_array_index(lines, HoSourceLine, i);
}

static HoBlock *
make(HoParser *parser, HoBlock *parent, const char *class,
     const HoSourceLines *lines)
{
    HoLoc loc = lines->len > 0 ? g_array_index(lines, HoSourceLine, 0).loc
                               : parser->reader->last;
    HoBlock *block =
        ho_parser_make_block(parser, parent, ho_block_class_find(class), loc);

    if (strcmp(class, "literal") != 0)
        block->content = HO_CONTENT_TEXT;
    ho_parser_title_block(parser, block);
    return block;
}

static HoBlock *
finish(HoParser *parser, HoBlock *block, HoSourceLines *lines)
{
    if ((parser->how & HO_NEXT_FOLD) && ho_block_is(block, "paragraph"))
        parser->folded = g_array_ref(lines);
    else if (lines != NULL)
        ho_parser_text(parser, block, lines);
    ho_parser_finish_block(parser, block);
    return block;
}

/* "NOTE: text": the label, or NULL. */
static const char *
admonition_label(HoParser *parser, const char *text, size_t *after)
{
    const HoBlockClass *class = ho_block_class_find("admonition");

    (void) parser;
    for (const char *const *s = class->styles; s != NULL && *s != NULL; s++) {
        size_t n = strlen(*s);

        if (strncmp(text, *s, n) == 0 && text[n] == ':' &&
            (text[n + 1] == ' ' || text[n + 1] == '\t')) {
            *after = n + 1 + strspn(text + n + 1, " \t");
            return *s;
        }
    }
    return NULL;
}

static HoBlock *
parse_labelled(HoParser *parser, HoBlock *parent, HoSourceLines *lines,
               const char *label, size_t after)
{
    HoSourceLine *first = line_at(lines, 0);
    HoBlock *block;

    ho_attrs_set(parser->attrs, "style", label);
    block = make(parser, parent, "admonition", lines);
    first->text += after;
    first->loc.column = (uint16_t) (first->loc.column + after);
    return finish(parser, block, lines);
}

static void
set_credit(HoParser *parser, const char *name, const char *text, HoLoc loc)
{
    const HoInline *inlines =
        ho_parser_inlines(parser, NULL, text, ho_subs_normal, loc);
    g_autofree char *words = ho_inline_to_text(inlines);

    ho_attrs_set(parser->attrs, name, words);
    ho_attrs_set_inlines(parser->attrs, name, inlines);
}

/* "who, where" after "-- "; the block is a quote from then on. */
static void
take_credit(HoParser *parser, HoSourceLines *lines)
{
    const HoSourceLine *last = line_at(lines, lines->len - 1);
    const char *credit = last->text + 3, *comma = strstr(credit, ", ");

    set_credit(parser, "attribution",
               comma ? ho_arena_strndup(parser->arena, credit,
                                        (size_t) (comma - credit))
                     : credit,
               last->loc);
    if (comma != NULL)
        set_credit(parser, "citetitle", comma + 2, last->loc);
    parser->credit_loc = last->loc;
    do
        g_array_set_size(lines, lines->len - 1);
    while (lines->len > 0 && *line_at(lines, lines->len - 1)->text == '\0');
}

/* > text */
static HoBlock *
parse_markdown_quote(HoParser *parser, HoBlock *parent, HoSourceLines *lines)
{
    HoBlock *block;

    for (unsigned i = 0; i < lines->len; i++) {
        HoSourceLine *line = line_at(lines, i);
        unsigned n = *line->text != '>' ? 0 : line->text[1] == ' ' ? 2 : 1;

        line->text += n;
        line->loc.column = (uint16_t) (line->loc.column + n);
    }
    if (g_str_has_prefix(line_at(lines, lines->len - 1)->text, "-- "))
        take_credit(parser, lines);
    ho_attrs_set(parser->attrs, "style", "quote");
    block = make(parser, parent, "quote", lines);
    block->content = HO_CONTENT_BLOCKS;
    ho_parser_quote_credit(parser, block);
    ho_parser_parse_lines(parser, block, lines);
    return finish(parser, block, NULL);
}

static bool
is_quoted(const HoSourceLines *lines)
{
    const HoSourceLine *last, *before;

    if (lines->len < 2)
        return false;
    last = &g_array_index(lines, HoSourceLine, lines->len - 1);
    before = last - 1;
    return *g_array_index(lines, HoSourceLine, 0).text == '"' &&
           g_str_has_prefix(last->text, "-- ") &&
           g_str_has_suffix(before->text, "\"");
}

/* "text" with a line "-- who, where" after it. */
static HoBlock *
parse_quoted(HoParser *parser, HoBlock *parent, HoSourceLines *lines)
{
    HoSourceLine *first = line_at(lines, 0), *last;
    HoBlock *block;

    first->text++;
    first->loc.column++;
    take_credit(parser, lines);
    last = line_at(lines, lines->len - 1);
    last->text = ho_arena_strndup(parser->arena, last->text,
                                  MAX(strlen(last->text), 1) - 1);
    ho_attrs_set(parser->attrs, "style", "quote");
    block = make(parser, parent, "quote", lines);
    ho_parser_quote_credit(parser, block);
    return finish(parser, block, lines);
}

static HoBlock *
parse_lines(HoParser *parser, HoBlock *parent, HoSourceLines *lines)
{
    bool text_only = (parser->how & HO_NEXT_TEXT_ONLY) != 0;
    const char *text = lines->len > 0 ? line_at(lines, 0)->text : "";
    const char *style = ho_attrs_find(parser->attrs, "1"), *label;
    bool normal = style != NULL && strcmp(style, "normal") == 0;
    size_t after = 0;

    if (!text_only && !normal) {
        label = admonition_label(parser, text, &after);
        if (label != NULL)
            return parse_labelled(parser, parent, lines, label, after);
        if (text[0] == '>' && text[1] == ' ')
            return parse_markdown_quote(parser, parent, lines);
        if (is_quoted(lines))
            return parse_quoted(parser, parent, lines);
    }
    if (normal && (*text == ' ' || *text == '\t'))
        ho_source_lines_indent(parser->arena, lines, 0, 0);
    return finish(parser, make(parser, parent, "paragraph", lines), lines);
}

HoBlock *
ho_parser_paragraph(HoParser *parser, HoBlock *parent)
{
    const HoSourceLine *first = ho_parser_peek(parser);
    const char *style = ho_attrs_find(parser->attrs, "1");
    bool indented = *first->text == ' ' || *first->text == '\t';
    bool text_only = (parser->how & HO_NEXT_TEXT_ONLY) != 0, folded;
    HoSourceLines *lines;
    HoBlock *block;

    if (!indented || (style != NULL && strcmp(style, "normal") == 0)) {
        lines = ho_parser_paragraph_lines(parser, true);
        block = parse_lines(parser, parent, lines);
        g_array_unref(lines);
        return block;
    }
    folded = text_only ||
             (parser->blanks_before == 0 && (parser->how & HO_NEXT_IN_DLIST));
    lines = ho_parser_paragraph_lines(parser, text_only);
    ho_source_lines_indent(parser->arena, lines, 0, 0);
    block = make(parser, parent, folded ? "paragraph" : "literal", lines);
    block = finish(parser, block, lines);
    g_array_unref(lines);
    return block;
}

HoSourceLines *
ho_parser_folded(HoParser *parser)
{
    return g_steal_pointer(&parser->folded);
}
