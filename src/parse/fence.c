/*
 * Delimiters of blocks and the shapes of metadata lines, told from the first
 * characters of a line: most lines are settled by one comparison.
 */
#include "parse/internal.h"

#include <string.h>

/* Whether line is the delimiter fence of n characters, or a longer run of it;
 * *end is set to what closes it. */
static bool
matches(const char *fence, size_t n, const char *line, const char **end)
{
    if (strncmp(line, fence, n) != 0)
        return false;
    *end = line;
    if (n == 3 && fence[0] == '`') {
        *end = "```";
        return line[3] != '`';
    }
    if (n < 4)
        return line[n] == '\0';
    return line[n + strspn(line + n, (char[]){fence[n - 1], '\0'})] == '\0';
}

static bool
has_fence(const char *fences, const char *line, const char **end)
{
    for (size_t n; *fences != '\0'; fences += n, fences += *fences == ' ') {
        n = strcspn(fences, " ");
        if (matches(fences, n, line, end))
            return true;
    }
    return false;
}

const HoBlockClass *
ho_parser_fence(HoParser *parser, const char *line, const char **terminator)
{
    const char *end = NULL;

    (void) parser;
    if (terminator != NULL)
        *terminator = NULL;
    if (*line == '\0' || strchr("-.=*_+`|,:!/", *line) == NULL ||
        line[1] == '\0' || (line[1] != *line && line[1] != '='))
        return NULL;
    if (matches("////", 4, line, &end)) {
        if (terminator != NULL)
            *terminator = end;
        return NULL;
    }
    for (size_t i = 0; ho_block_classes[i] != NULL; i++) {
        const HoBlockClass *class = ho_block_classes[i];

        if (class->fence == NULL || !has_fence(class->fence, line, &end))
            continue;
        if (terminator != NULL)
            *terminator = end;
        return class;
    }
    return NULL;
}

/* Letters, digits and marks of any script, and "_". */
static bool
is_word(gunichar c)
{
    return c == '_' || g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* "[[id]]", "[[id, reference text]]" or "[[]]". */
static bool
is_anchor_line(const char *line, size_t length)
{
    const char *c = line + 2, *end = line + length - 2;
    gunichar first;

    if (length < 4 || strcmp(end, "]]") != 0)
        return false;
    if (c == end)
        return true;
    first = g_utf8_get_char(c);
    if (first != '_' && first != ':' && !g_unichar_isalpha(first))
        return false;
    while (c < end && (is_word(g_utf8_get_char(c)) || strchr("-:.", *c)))
        c = g_utf8_next_char(c);
    if (c == end)
        return true;
    return *c == ',' && end - c > 1 &&
           strspn(c + 1, " ") < (size_t) (end - c - 1);
}

static bool
is_attribute_line(const char *line)
{
    size_t length = strlen(line);
    gunichar first;

    if (length < 2 || line[length - 1] != ']')
        return false;
    if (line[1] == '[')
        return is_anchor_line(line, length);
    first = g_utf8_get_char(line + 1);
    return length == 2 || g_unichar_isalnum(first) || g_unichar_ismark(first) ||
           (first < 128 && strchr("_.#%{,\"'", (char) first) != NULL);
}

bool
ho_parser_is_attribute_line(const char *line)
{
    return *line == '[' && is_attribute_line(line);
}

bool
ho_parser_is_title_line(const char *line)
{
    line += line[0] == '.' && line[1] == '.' ? 1 : 0;
    return line[0] == '.' && line[1] != '\0' && line[1] != '.' &&
           line[1] != ' ' && line[1] != '\t';
}

bool
ho_parser_is_metadata(const char *line)
{
    return ho_parser_is_attribute_line(line) || ho_parser_is_title_line(line);
}
