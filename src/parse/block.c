/*
 * The block loop: what the next lines are is asked in the order that the
 * language settles - a fence, a style that takes lines as they are, what is
 * recognised by its first line, a styled paragraph, a paragraph.
 */
#include "parse/internal.h"

#include <string.h>

/* What a block changes in the parser while it is read. */
typedef struct {
    HoAttrs *attrs;
    const char *terminator;
    unsigned how, blanks_before;
    HoLoc title_loc;
} Surroundings;

static Surroundings
enter(HoParser *parser, HoAttrs *attrs, unsigned how)
{
    Surroundings before = {parser->attrs, parser->terminator, parser->how,
                           parser->blanks_before, parser->title_loc};

    parser->attrs = attrs;
    parser->how = how;
    parser->terminator = NULL;
    parser->depth++;
    return before;
}

static void
leave(HoParser *parser, Surroundings before)
{
    parser->attrs = before.attrs;
    parser->terminator = before.terminator;
    parser->how = before.how;
    parser->blanks_before = before.blanks_before;
    parser->title_loc = before.title_loc;
    parser->depth--;
}

static bool
is_in_list(const char *const *list, const char *word)
{
    for (; list != NULL && *list != NULL; list++)
        if (strcmp(*list, word) == 0)
            return true;
    return false;
}

/* The class that a style makes of a paragraph or a fence, or NULL. */
static const HoBlockClass *
class_of_style(const char *style)
{
    for (size_t i = 0; ho_block_classes[i] != NULL; i++)
        if (is_in_list(ho_block_classes[i]->styles, style))
            return ho_block_classes[i];
    return NULL;
}

/* Styles whose lines are taken before anything in them is recognised. */
static bool
is_verbatim_style(const char *style)
{
    return strcmp(style, "listing") == 0 || strcmp(style, "source") == 0 ||
           strcmp(style, "literal") == 0 || strcmp(style, "verse") == 0;
}

HoBlock *
ho_parser_make_block(HoParser *parser, HoBlock *parent,
                     const HoBlockClass *class, HoLoc loc)
{
    HoBlock *block = ho_block_new(parser->doc, class, loc);

    block->parent = parent;
    block->attrs = parser->attrs;
    block->style = ho_attrs_find(parser->attrs, "style");
    block->id = ho_attrs_find(parser->attrs, "id");
    block->roles = ho_attrs_find(parser->attrs, "role");
    return block;
}

void
ho_parser_title_block(HoParser *parser, HoBlock *block)
{
    const char *title = ho_attrs_find(block->attrs, "title");

    if (title == NULL || block->class->untitled)
        return;
    title = ho_arena_strdup(parser->arena, title);
    ho_attrs_set(block->attrs, "title", NULL);
    block->title = ho_parser_inlines(parser, block, title, ho_subs_title,
                                     parser->title_loc);
}

void
ho_parser_finish_block(HoParser *parser, HoBlock *block)
{
    block->style = ho_attrs_find(block->attrs, "style");
    block->roles = ho_attrs_find(block->attrs, "role");
    block->reftext = ho_attrs_find(block->attrs, "reftext");
    if (block->title != NULL && block->caption == NULL &&
        block->class->caption != NULL)
        ho_parser_assign_caption(parser, block, block->class->caption);
    if (block->id != NULL) {
        const HoInline *reftext =
            block->reftext != NULL
                ? ho_parser_inlines(parser, block, block->reftext,
                                    ho_subs_reftext, block->loc)
                : NULL;

        ho_parser_register(parser, block->id, block, NULL, reftext);
    }
}

static HoBlock *
parse_as(HoParser *parser, HoBlock *parent, const HoBlockClass *class)
{
    HoBlock *block =
        ho_parser_make_block(parser, parent, class, ho_parser_loc(parser));

    if (class->parse == NULL) {
        ho_parser_title_block(parser, block);
        ho_parser_content(parser, block);
    } else if (!class->parse(block, parser)) {
        return NULL;
    }
    ho_parser_title_block(parser, block);
    ho_parser_finish_block(parser, block);
    return block;
}

/* The class that a delimited block is read as: its own, or the one that its
 * style disguises it as. */
static const HoBlockClass *
disguise(HoParser *parser, const HoBlockClass *class)
{
    const char *style = ho_attrs_find(parser->attrs, "1");

    if (style == NULL || *style == '\0') {
        if (ho_attrs_find(parser->attrs, "style") == NULL)
            ho_attrs_set(parser->attrs, "style", class->name);
        return class;
    }
    if (class->disguises != NULL && ho_role_is_in(style, class->disguises))
        return class_of_style(style);
    if (!is_in_list(class->styles, style) && strcmp(style, class->name) != 0)
        ho_diag(parser->diags, ho_parser_loc(parser),
                HO_DIAG_BLOCK_STYLE_UNKNOWN, style);
    return class;
}

/* Takes a delimited comment or a paragraph of style comment. */
static void
skip_block(HoParser *parser)
{
    HoLoc loc = ho_parser_loc(parser);

    if (parser->terminator == NULL) {
        ho_parser_skip_raw_paragraph(parser);
        return;
    }
    ho_parser_next(parser);
    g_array_unref(
        ho_parser_read_until(parser, parser->terminator, true, loc, "comment"));
}

static bool
is_comment_style(const char *style)
{
    return style != NULL && strcmp(style, "comment") == 0;
}

/* A block that its first line tells: a list, a macro, a break.  NULL when it is
 * none, or one that its attributes made vanish; then the line is taken. */
static HoBlock *
recognise(HoParser *parser, HoBlock *parent, const char *line, bool *vanished)
{
    const HoSourceLine *first = ho_parser_peek(parser);

    *vanished = false;
    for (size_t i = 0; ho_block_classes[i] != NULL; i++) {
        const HoBlockClass *class = ho_block_classes[i];
        HoBlock *block;

        if (class->starts == NULL || ((parser->how & HO_NEXT_TEXT_ONLY) &&
                                      class->content == HO_CONTENT_NONE))
            continue;
        if (!class->starts(parser, line))
            continue;
        block = parse_as(parser, parent, class);
        *vanished = block == NULL && ho_parser_peek(parser) != first;
        if (block != NULL || *vanished)
            return block;
    }
    return NULL;
}

static HoBlock *
parse_fenced(HoParser *parser, HoBlock *parent, const HoBlockClass *class)
{
    const char *style = ho_attrs_find(parser->attrs, "1");

    if (is_comment_style(style) && class->disguises != NULL &&
        ho_role_is_in(style, class->disguises)) {
        skip_block(parser);
        return NULL;
    }
    return parse_as(parser, parent, disguise(parser, class));
}

static HoBlock *
parse_unfenced(HoParser *parser, HoBlock *parent, const char *line)
{
    const char *style = ho_attrs_find(parser->attrs, "1");
    const HoBlockClass *class;
    HoBlock *block;
    bool vanished;

    if (style != NULL && *style == '\0')
        style = NULL;
    if (style != NULL && is_verbatim_style(style))
        return parse_as(parser, parent, class_of_style(style));
    block = recognise(parser, parent, line, &vanished);
    if (vanished)
        return NULL;
    if (block != NULL || style == NULL || strcmp(style, "normal") == 0)
        return block != NULL ? block : ho_parser_paragraph(parser, parent);
    if (is_comment_style(style)) {
        skip_block(parser);
        return NULL;
    }
    class = class_of_style(style);
    if (class != NULL)
        return parse_as(parser, parent, class);
    ho_diag(parser->diags, ho_parser_loc(parser), HO_DIAG_BLOCK_STYLE_UNKNOWN,
            style);
    return ho_parser_paragraph(parser, parent);
}

HoBlock *
ho_parser_block(HoParser *parser, HoBlock *parent, HoAttrs *attrs, unsigned how)
{
    const HoSourceLine *line = ho_parser_peek(parser);
    const HoBlockClass *class;
    const char *terminator;
    Surroundings before;
    HoBlock *block;

    if (line == NULL)
        return NULL;
    class = ho_parser_fence(parser, line->text, &terminator);
    before = enter(parser, attrs, how);
    parser->title_loc = before.title_loc;
    if (parser->depth > HO_BLOCK_DEPTH_LIMIT) {
        if (!parser->told_depth)
            ho_diag(parser->diags, line->loc, HO_DIAG_BLOCK_TOO_DEEP, NULL);
        parser->told_depth = true;
        block = ho_parser_paragraph(parser, parent);
    } else if (class != NULL) {
        parser->terminator = terminator;
        block = parse_fenced(parser, parent, class);
    } else {
        block = parse_unfenced(parser, parent, line->text);
    }
    leave(parser, before);
    if (block != NULL)
        ho_block_append(parent, block);
    return block;
}

HoBlock *
ho_parser_next_block(HoParser *parser, HoBlock *parent, unsigned how)
{
    for (;;) {
        HoAttrs *attrs = ho_attrs_new(parser->arena);
        HoBlock *block;
        unsigned skipped = ho_parser_skip_blank(parser);

        if (skipped > 0)
            how &= ~(unsigned) HO_NEXT_TEXT_ONLY;
        parser->blanks_before = skipped;
        ho_parser_metadata(parser, attrs, how);
        if (ho_parser_peek(parser) == NULL)
            return NULL;
        block = ho_parser_block(parser, parent, attrs, how);
        if (block != NULL)
            return block;
    }
}

void
ho_parser_open_lines(HoParser *parser, HoSourceLines *lines)
{
    ho_reader_open_lines(parser, lines);
}

void
ho_parser_close_lines(HoParser *parser)
{
    ho_reader_close(parser->reader);
}

void
ho_parser_parse_lines(HoParser *parser, HoBlock *parent, HoSourceLines *lines)
{
    ho_parser_open_lines(parser, lines);
    while (ho_parser_next_block(parser, parent, 0) != NULL)
        continue;
    ho_parser_close_lines(parser);
}

HoAttrs *
ho_parser_attrs(HoParser *parser)
{
    return parser->attrs;
}

const char *
ho_parser_terminator(const HoParser *parser)
{
    return parser->terminator;
}
