#include "blocks/table.h"

#include <string.h>

/*
 * Cell specifiers: [COLSPAN][.ROWSPAN]+ or COPIES*, then alignments, then a
 * style letter; each part may be missing.
 */
const HoCellSpec ho_cell_spec_none = {1, 1, 1, -1, -1, -1};

unsigned
ho_cell_spec_number(const char **at, const char *end)
{
    unsigned number = 0;

    for (; *at < end && g_ascii_isdigit(**at); (*at)++)
        if (number < 1000000)
            number = number * 10 + (unsigned) (**at - '0');
    return MIN(number, 1000000);
}

static int
align_of(char letter)
{
    switch (letter) {
    case '<':
        return 0;
    case '^':
        return 1;
    case '>':
        return 2;
    default:
        return -1;
    }
}

void
ho_cell_spec_align(const char **at, const char *end, int *halign, int *valign)
{
    if (*at < end && align_of(**at) >= 0)
        *halign = align_of(*(*at)++);
    if (*at + 1 < end && **at == '.' && align_of((*at)[1]) >= 0) {
        *valign = align_of((*at)[1]);
        *at += 2;
    }
}

int
ho_cell_spec_style(char letter)
{
    switch (letter) {
    case 'd':
        return HO_CELL_DEFAULT;
    case 'a':
        return HO_CELL_ASCIIDOC;
    case 'e':
        return HO_CELL_EMPHASIS;
    case 'h':
        return HO_CELL_HEADER;
    case 'l':
        return HO_CELL_LITERAL;
    case 'm':
        return HO_CELL_MONOSPACED;
    case 's':
        return HO_CELL_STRONG;
    default:
        return -1;
    }
}

/* Numbers before + or *; *at stays when they are not followed by either. */
static void
parse_span(const char **at, const char *end, HoCellSpec *spec)
{
    const char *start = *at, *after;
    unsigned first = 1, second = 1;
    bool is_given;

    after = start;
    if (after < end && g_ascii_isdigit(*after))
        first = ho_cell_spec_number(&after, end);
    is_given = after > start;
    if (after < end && *after == '.') {
        after++;
        if (after < end && g_ascii_isdigit(*after)) {
            second = ho_cell_spec_number(&after, end);
            is_given = true;
        }
    }
    if (!is_given || after >= end || (*after != '+' && *after != '*'))
        return;
    if (*after == '*') {
        spec->repeat = first;
    } else {
        spec->colspan = MAX(first, 1);
        spec->rowspan = MAX(second, 1);
    }
    *at = after + 1;
}

bool
ho_cell_spec_parse(const char *text, size_t length, HoCellSpec *spec)
{
    const char *at = text, *end = text + length;

    *spec = ho_cell_spec_none;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    parse_span(&at, end, spec);
    ho_cell_spec_align(&at, end, &spec->halign, &spec->valign);
    if (at < end && g_ascii_islower(*at))
        spec->style = ho_cell_spec_style(*at++);
    return at == end;
}

size_t
ho_cell_spec_split(const char *text, size_t length, HoCellSpec *spec)
{
    size_t word = length, kept;

    *spec = ho_cell_spec_none;
    while (word > 0 && text[word - 1] != ' ' && text[word - 1] != '\t')
        word--;
    if (word == 0)
        return length;
    if (!ho_cell_spec_parse(text + word, length - word, spec)) {
        *spec = ho_cell_spec_none;
        return length;
    }
    kept = word;
    while (kept > 0 && (text[kept - 1] == ' ' || text[kept - 1] == '\t'))
        kept--;
    return kept;
}
