/*
 * Section titles: "== Title", "## Title", and two lines of which the second
 * underlines the first.
 */
#include "parse/internal.h"

#include <stdlib.h>
#include <string.h>

/* The most marks a title may have: levels 0 to 5. */
#define MAX_MARKS 6

static int
apply_offset(const HoParser *parser, int level)
{
    const char *offset =
        ho_attributes_find(parser->doc->attributes, "leveloffset");
    long sum = level + (offset != NULL ? strtol(offset, NULL, 10) : 0);

    return (int) CLAMP(sum, 0, 99);
}

/* "== Title ==": marks at the end go when there are as many as before. */
static bool
match_marked(HoParser *parser, const char *line, HoTitleLine *title)
{
    const char mark[] = {*line, '\0'};
    size_t marks = strspn(line, mark), length;
    const char *text = line + marks + strspn(line + marks, " \t");

    if (marks > MAX_MARKS || text == line + marks || *text == '\0')
        return false;
    length = strlen(text);
    if (length > marks + 1 && strspn(text + length - marks, mark) == marks &&
        (text[length - marks - 1] == ' ' || text[length - marks - 1] == '\t')) {
        length -= marks + 1;
        while (length > 0 &&
               (text[length - 1] == ' ' || text[length - 1] == '\t'))
            length--;
    }
    title->level = (int) marks - 1;
    title->setext = false;
    title->text = ho_arena_strndup(parser->arena, text, length);
    title->loc.column = (uint16_t) (text - line + 1);
    return true;
}

static int
underline_level(const char *line)
{
    static const char marks[] = "=-~^+";
    const char *mark = *line != '\0' ? strchr(marks, *line) : NULL;
    const char run[] = {*line, '\0'};

    if (mark == NULL || line[strspn(line, run)] != '\0')
        return -1;
    return (int) (mark - marks);
}

static bool
has_word(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        gunichar c = g_utf8_get_char(text);

        if (g_unichar_isalnum(c) || g_unichar_ismark(c))
            return true;
    }
    return false;
}

static bool
match_underlined(HoParser *parser, const char *line, HoTitleLine *title)
{
    const HoSourceLine *second;
    long width, difference;
    int level;

    if (*line == '.' || *line == '\0' || strncmp(line, "////", 4) == 0 ||
        parser->comment_follows || !has_word(line))
        return false;
    second = ho_parser_peek_at(parser, 1);
    level = second != NULL ? underline_level(second->text) : -1;
    if (level < 0)
        return false;
    width = g_utf8_strlen(line, -1);
    difference = width - (long) strlen(second->text);
    if (difference < -1 || difference > 1)
        return false;
    title->level = level;
    title->setext = true;
    title->text = line;
    title->loc.column = 1;
    return true;
}

/* "Title [[id, reftext]]" */
static void
take_anchor(HoParser *parser, HoTitleLine *title)
{
    size_t length = strlen(title->text);
    const char *open, *id, *comma;

    if (length < 6 || strcmp(title->text + length - 2, "]]") != 0)
        return;
    open = g_strrstr(title->text, " [[");
    if (open == NULL || !ho_parser_is_attribute_line(open + 1) ||
        open[3] == ']')
        return;
    id = ho_arena_strndup(parser->arena, open + 3,
                          length - (size_t) (open - title->text) - 5);
    comma = strchr(id, ',');
    title->id = ho_arena_strndup(parser->arena, id,
                                 comma ? (size_t) (comma - id) : strlen(id));
    if (comma != NULL)
        title->reftext = comma + 1 + strspn(comma + 1, " ");
    title->text = ho_arena_strndup(parser->arena, title->text,
                                   (size_t) (open - title->text));
}

bool
ho_parser_title(HoParser *parser, HoTitleLine *title)
{
    const HoSourceLine *line = ho_parser_peek(parser);

    if (line == NULL)
        return false;
    title->id = title->reftext = NULL;
    title->loc = line->loc;
    if (!((*line->text == '=' || *line->text == '#') &&
          match_marked(parser, line->text, title)) &&
        !match_underlined(parser, line->text, title))
        return false;
    title->level = apply_offset(parser, title->level);
    return true;
}

void
ho_parser_take_title(HoParser *parser, HoTitleLine *title, bool has_id)
{
    ho_parser_next(parser);
    if (title->setext)
        ho_parser_next(parser);
    if (!has_id)
        take_anchor(parser, title);
}

bool
ho_attrs_is_discrete(const HoAttrs *attrs)
{
    const char *style = ho_attrs_positional(attrs, 1);

    return style != NULL &&
           (strcmp(style, "discrete") == 0 || strcmp(style, "float") == 0);
}

bool
ho_parser_at_title(HoParser *parser)
{
    HoTitleLine title;

    return ho_parser_title(parser, &title);
}

int
ho_parser_take_heading(HoParser *parser, HoBlock *block)
{
    HoTitleLine title;

    if (!ho_parser_title(parser, &title))
        return 0;
    ho_parser_take_title(parser, &title, block->id != NULL);
    if (title.id != NULL)
        block->id = title.id;
    if (title.reftext != NULL)
        ho_attrs_set(block->attrs, "reftext", title.reftext);
    ho_attrs_set(block->attrs, "title", NULL);
    block->title =
        ho_parser_inlines(parser, block, title.text, ho_subs_title, title.loc);
    if (block->id == NULL)
        block->id = ho_parser_generate_id(parser, block->title);
    return title.level;
}
