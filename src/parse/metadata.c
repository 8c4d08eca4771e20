/*
 * The lines before a block that speak of it: attribute lists, anchors, titles;
 * and what may stand among them, comments and attribute entries.
 */
#include "parse/internal.h"

#include <string.h>

bool
ho_parser_skip_comment(HoParser *parser)
{
    const HoSourceLine *line = ho_parser_peek(parser);
    const char *terminator = NULL;

    if (line == NULL || strncmp(line->text, "//", 2) != 0)
        return false;
    if (line->text[2] != '/') {
        ho_parser_next(parser);
        return true;
    }
    if (ho_parser_fence(parser, line->text, &terminator) != NULL ||
        terminator == NULL)
        return false;
    ho_parser_next(parser);
    g_array_unref(
        ho_parser_read_until(parser, terminator, true, line->loc, "comment"));
    return true;
}

static void
take_anchor(HoParser *parser, HoAttrs *attrs, const HoSourceLine *line)
{
    const char *id = line->text + 2;
    size_t length = strlen(id) - 2, comma = strcspn(id, ",");
    const char *reftext;

    if (length == 0)
        return;
    ho_attrs_set(attrs, "id",
                 ho_arena_strndup(parser->arena, id, MIN(comma, length)));
    if (comma >= length)
        return;
    reftext =
        ho_arena_strndup(parser->arena, id + comma + 1, length - comma - 1);
    reftext += strspn(reftext, " ");
    reftext = ho_parser_attributes(parser, reftext, line->loc);
    ho_attrs_set(attrs, "reftext", reftext != NULL ? reftext : "");
}

static void
merge_attributes(HoParser *parser, HoAttrs *attrs, const char *text, HoLoc loc)
{
    static const HoAttrsSyntax syntax = {.block = true, .substitute = true};

    ho_attrs_parse_into(parser, attrs, text, &syntax, loc);
}

static void
take_list(HoParser *parser, HoAttrs *attrs, const HoSourceLine *line)
{
    HoLoc loc = line->loc;

    if (line->text[1] == '[') {
        take_anchor(parser, attrs, line);
        return;
    }
    loc.column++;
    merge_attributes(
        parser, attrs,
        ho_arena_strndup(parser->arena, line->text + 1, strlen(line->text) - 2),
        loc);
}

/* Takes one metadata line; false when there is none. */
static bool
take_line(HoParser *parser, HoAttrs *attrs, unsigned how)
{
    const HoSourceLine *line = ho_parser_peek(parser);
    bool text_only = (how & HO_NEXT_TEXT_ONLY) != 0;

    if (line == NULL)
        return false;
    switch (*line->text) {
    case '[':
        if (!ho_parser_is_attribute_line(line->text))
            return false;
        ho_parser_next(parser);
        take_list(parser, attrs, line);
        return true;
    case '.':
        if (text_only || !ho_parser_is_title_line(line->text))
            return false;
        ho_parser_next(parser);
        ho_attrs_set(attrs, "title", line->text + 1);
        parser->title_loc = line->loc;
        parser->title_loc.column++;
        return true;
    case '/':
        return ho_parser_skip_comment(parser);
    case ':':
        return !text_only && ho_parser_entry(parser);
    default:
        return false;
    }
}

void
ho_parser_metadata(HoParser *parser, HoAttrs *attrs, unsigned how)
{
    while (take_line(parser, attrs, how))
        ho_parser_skip_blank(parser);
}
