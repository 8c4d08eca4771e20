#include "blocks/list.h"

#include <string.h>

/* Markers of list items.  Every line inside a list is asked for them, so they
 * are told by hand, in one look at the line. */

static bool
is_blank(char letter)
{
    return letter == ' ' || letter == '\t';
}

/* Completes a mark whose marker ends at end: a blank and text must follow. */
static bool
finish(const char *line, size_t start, size_t end, HoListMark *mark)
{
    if (!is_blank(line[end]))
        return false;
    mark->marker = start;
    mark->marker_length = end - start;
    mark->text = end + strspn(line + end, " \t");
    return line[mark->text] != '\0';
}

static bool
mark_unordered(const char *line, HoListMark *mark)
{
    static const char bullet[] = "\xe2\x80\xa2";
    size_t start = strspn(line, " \t"), end = start;

    if (line[start] == '*') {
        end += strspn(line + start, "*");
        mark->trait = (HoListTrait){'*', end - start};
    } else if (line[start] == '-') {
        end += 1;
        mark->trait = (HoListTrait){'-', 1};
    } else if (strncmp(line + start, bullet, 3) == 0) {
        end += 3;
        mark->trait = (HoListTrait){'o', 1};
    }
    return end > start && finish(line, start, end, mark);
}

/* Roman numerals before a parenthesis; their end, or start when there are
 * none. */
static size_t
roman_end(const char *line, size_t start, const char *letters)
{
    size_t length = strspn(line + start, letters);

    return length > 0 && line[start + length] == ')' ? start + length + 1
                                                     : start;
}

static size_t
numeral_end(const char *line, size_t start, HoListTrait *trait)
{
    size_t digits = strspn(line + start, "0123456789");
    size_t end;

    *trait = (HoListTrait){'1', 1};
    if (digits > 0)
        return line[start + digits] == '.' ? start + digits + 1 : start;
    if (g_ascii_isalpha(line[start]) && line[start + 1] == '.') {
        trait->sign = g_ascii_islower(line[start]) ? 'a' : 'A';
        return start + 2;
    }
    trait->sign = 'i';
    end = roman_end(line, start, "ivx");
    if (end > start)
        return end;
    trait->sign = 'I';
    return roman_end(line, start, "IVX");
}

static bool
mark_ordered(const char *line, HoListMark *mark)
{
    size_t start = strspn(line, " \t"), end;

    if (line[start] == '.') {
        end = start + strspn(line + start, ".");
        mark->trait = (HoListTrait){'.', end - start};
    } else {
        end = numeral_end(line, start, &mark->trait);
    }
    return end > start && finish(line, start, end, mark);
}

static bool
mark_callout(const char *line, HoListMark *mark)
{
    size_t end;

    if (*line != '<')
        return false;
    end = line[1] == '.' ? 2 : 1 + strspn(line + 1, "0123456789");
    if (end == 1 || line[end] != '>')
        return false;
    mark->trait = (HoListTrait){'<', 1};
    return finish(line, 0, end + 1, mark);
}

/* A run of colons or semicolons that ends a term: where its marker begins, 0
 * when it is none.  exactly: the marker must be the whole run of that length;
 * 0 takes the largest one. */
static size_t
separator_start(const char *line, size_t start, size_t run, size_t end,
                size_t exactly)
{
    size_t most = line[run] == ':' ? 4 : 2;
    size_t length = MIN(end - run, most);

    if (!is_blank(line[end]) && line[end] != '\0')
        return 0;
    if (exactly > 0 && line[run] == ':' && end - run != exactly)
        return 0;
    if (end - length == start)
        length--;
    return length >= 2 && (exactly == 0 || length == exactly) ? end - length
                                                              : 0;
}

static void
set_description(const char *line, size_t start, size_t marker, size_t end,
                HoListMark *mark)
{
    mark->trait = (HoListTrait){line[marker], end - marker};
    mark->marker = marker;
    mark->marker_length = end - marker;
    mark->term = start;
    mark->term_length = marker - start;
    mark->text = end + strspn(line + end, " \t");
}

/* sign: ':' or ';', or 0 for the first of either.  In a list that has begun a
 * term of one character gives way to a longer one with the next colons: so
 * does Asciidoctor. */
static bool
mark_description(const char *line, char sign, size_t exactly, HoListMark *mark)
{
    size_t start = strspn(line, " \t");
    const char signs[] = {sign != 0 ? sign : ':', sign != 0 ? '\0' : ';', '\0'};
    bool is_found = false;

    if (strncmp(line, "//", 2) == 0 && line[2] != '/' && line[2] != '\0')
        return false;
    for (size_t run = start + strcspn(line + start, signs); line[run] != '\0';
         run += strcspn(line + run, signs)) {
        size_t end = run + strspn(line + run, (const char[]){line[run], '\0'});
        size_t marker = separator_start(line, start, run, end, exactly);

        if (marker > 0) {
            set_description(line, start, marker, end, mark);
            if (is_found || sign != ':' ||
                g_utf8_next_char(line + start) < line + marker)
                return true;
            is_found = true;
        }
        run = end;
    }
    return is_found;
}

bool
ho_list_mark(const char *line, HoListKind kind, HoListMark *mark)
{
    *mark = (HoListMark){0};
    switch (kind) {
    case HO_LIST_UNORDERED:
        return mark_unordered(line, mark);
    case HO_LIST_ORDERED:
        return mark_ordered(line, mark);
    case HO_LIST_DESCRIPTION:
        return mark_description(line, 0, 0, mark);
    case HO_LIST_CALLOUT:
        return mark_callout(line, mark);
    }
    return false;
}

bool
ho_list_mark_sibling(const char *line, HoListKind kind, HoListTrait trait,
                     HoListMark *mark)
{
    if (kind == HO_LIST_DESCRIPTION) {
        *mark = (HoListMark){0};
        return mark_description(line, trait.sign, trait.length, mark);
    }
    return ho_list_mark(line, kind, mark) && mark->trait.sign == trait.sign &&
           mark->trait.length == trait.length;
}
