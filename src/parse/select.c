/*
 * The part of a file that an include directive asks for, by line numbers or by
 * tagged regions (docs.asciidoctor.org/asciidoc, "Include Content by Tagged
 * Regions").
 */
#include "parse/select.h"

#include "parse/internal.h"

#include <stdlib.h>
#include <string.h>

static GStrv
split_list(const char *list)
{
    return g_strsplit(list, strchr(list, ',') != NULL ? "," : ";", -1);
}

/* --- lines= --- */

typedef struct {
    long from, to; /* to: LONG_MAX for the end */
} Range;

/* "3", "2..5", "7..-1", "7.." */
static Range
range_of(const char *text)
{
    const char *dots = strstr(text, "..");
    Range range = {.from = strtol(text, NULL, 10)};

    range.to = range.from;
    if (dots == NULL)
        return range;
    range.to = dots[2] != '\0' ? strtol(dots + 2, NULL, 10) : -1;
    if (range.to < 0)
        range.to = LONG_MAX;
    return range;
}

static int
compare_ranges(const void *a, const void *b)
{
    const Range *left = a, *right = b;

    return (left->from > right->from) - (left->from < right->from);
}

/* Lines are picked in order; a number below 1 is waited for in vain. */
void
ho_source_select_lines(HoSource *source, const char *spec)
{
    g_auto(GStrv) list = split_list(spec);
    unsigned n_ranges = 0, kept = 0, line = 1;
    g_autofree Range *ranges = g_new(Range, g_strv_length(list) + 1);

    for (char **item = list; *item != NULL; item++) {
        Range range = range_of(g_strstrip(*item));

        if (range.to >= range.from)
            ranges[n_ranges++] = range;
    }
    if (n_ranges == 0)
        return;
    qsort(ranges, n_ranges, sizeof(Range), compare_ranges);
    for (unsigned i = 0; i < n_ranges && ranges[0].from > 0; i++) {
        line = MAX(line, (unsigned) MIN(ranges[i].from, UINT32_MAX));
        for (; line <= source->count && line <= ranges[i].to; line++)
            source->lines[kept++] = source->lines[line - 1];
    }
    source->count = kept;
}

/* --- tags= --- */

typedef struct {
    char *name;
    bool select;
    bool found;
} Wish;

typedef struct {
    const char *name;
    bool select;
    HoLoc loc;
} OpenTag;

typedef struct {
    HoParser *parser;
    HoLoc loc;           /* of the directive */
    GArray *wishes;      /* of Wish: names other than wildcards */
    GArray *open;        /* of OpenTag */
    bool base;           /* whether lines outside of all tags are taken */
    bool has_wild, wild; /* whether tags that are not named are taken */
    bool select;         /* now */
} Selection;

static void
clear_wish(void *data)
{
    g_free(((Wish *) data)->name);
}

/* What a name says; -1 when it is not among the wishes. */
static int
wish_for(const GArray *wishes, const char *name)
{
    for (unsigned i = 0; i < wishes->len; i++)
        if (strcmp(g_array_index(wishes, Wish, i).name, name) == 0)
            return (int) i;
    return -1;
}

static void
add_wish(GArray *wishes, const char *text)
{
    Wish wish = {.select = *text != '!'};
    int known;

    text += *text == '!';
    if (*text == '\0')
        return;
    known = wish_for(wishes, text);
    if (known >= 0) {
        g_array_index(wishes, Wish, known).select = wish.select;
        return;
    }
    wish.name = g_strdup(text);
    g_array_append_val(wishes, wish);
}

/* Takes a wildcard from the wishes; false when it is not there. */
static bool
take_wish(GArray *wishes, const char *name, bool *select)
{
    int i = wish_for(wishes, name);

    if (i < 0)
        return false;
    *select = g_array_index(wishes, Wish, i).select;
    g_array_remove_index(wishes, (unsigned) i);
    return true;
}

/* What the wildcards mean depends on which of them are there and, for "*"
 * alone, on whether it stands first. */
static void
settle_wildcards(Selection *selection)
{
    GArray *wishes = selection->wishes;
    bool star_first = strcmp(g_array_index(wishes, Wish, 0).name, "*") == 0;

    if (take_wish(wishes, "**", &selection->base)) {
        selection->has_wild = take_wish(wishes, "*", &selection->wild);
        if (!selection->has_wild && !selection->base && wishes->len > 0 &&
            !g_array_index(wishes, Wish, 0).select)
            selection->has_wild = selection->wild = true;
    } else if (take_wish(wishes, "*", &selection->wild)) {
        selection->has_wild = true;
        selection->base = star_first && !selection->wild;
    } else {
        selection->base = true;
        for (unsigned i = 0; i < wishes->len; i++)
            if (g_array_index(wishes, Wish, i).select)
                selection->base = false;
    }
    selection->select = selection->base;
}

/* "tag::name[]" or "end::name[]" in a line; *name is to be freed. */
static bool
find_directive(const char *line, bool *is_end, char **name)
{
    const char *colons = line;

    while ((colons = strstr(colons, "::")) != NULL) {
        size_t before = (size_t) (colons - line);
        const char *from = colons + 2;
        const char *end = strstr(from, "[]");
        bool tag = before >= 3 && strncmp(colons - 3, "tag", 3) == 0;

        *is_end = before >= 3 && strncmp(colons - 3, "end", 3) == 0;
        colons += 2;
        if ((!tag && !*is_end) ||
            (before > 3 &&
             (g_ascii_isalnum(line[before - 4]) || line[before - 4] == '_')))
            continue;
        if (end == NULL || end == from ||
            (end[2] != '\0' && !g_ascii_isspace(end[2])) ||
            strcspn(from, " \t") < (size_t) (end - from))
            continue;
        *name = g_strndup(from, (size_t) (end - from));
        return true;
    }
    return false;
}

static OpenTag *
innermost(const Selection *selection)
{
    return selection->open->len > 0 ? &g_array_index(selection->open, OpenTag,
                                                     selection->open->len - 1)
                                    : NULL;
}

static void
open_tag(Selection *selection, const char *name, HoLoc loc)
{
    int wish = wish_for(selection->wishes, name);
    OpenTag tag = {
        .name = ho_arena_strdup(selection->parser->arena, name),
        .loc = loc,
    };

    if (wish >= 0) {
        Wish *found = &g_array_index(selection->wishes, Wish, wish);

        selection->select = found->select;
        found->found = found->found || found->select;
    } else if (selection->has_wild) {
        selection->select =
            !(innermost(selection) != NULL && !selection->select) &&
            selection->wild;
    } else {
        return;
    }
    tag.select = selection->select;
    g_array_append_val(selection->open, tag);
}

static void
close_tag(Selection *selection, const char *name, HoLoc loc)
{
    const OpenTag *last = innermost(selection);

    if (last != NULL && strcmp(last->name, name) == 0) {
        g_array_set_size(selection->open, selection->open->len - 1);
        last = innermost(selection);
        selection->select = last != NULL ? last->select : selection->base;
        return;
    }
    if (wish_for(selection->wishes, name) < 0)
        return;
    for (unsigned i = selection->open->len; last != NULL && i-- > 0;)
        if (strcmp(g_array_index(selection->open, OpenTag, i).name, name) ==
            0) {
            ho_diagf(selection->parser->diags, loc,
                     HO_DIAG_INCLUDE_TAG_MISMATCH,
                     "expected '%s' but found '%s'", last->name, name);
            g_array_remove_index(selection->open, i);
            return;
        }
    ho_diagf(selection->parser->diags, loc, HO_DIAG_INCLUDE_TAG_MISMATCH,
             "unexpected '%s'", name);
}

static void
report_tags(const Selection *selection)
{
    HoDiags *diags = selection->parser->diags;

    for (unsigned i = 0; i < selection->open->len; i++) {
        const OpenTag *tag = &g_array_index(selection->open, OpenTag, i);

        ho_diag(diags, tag->loc, HO_DIAG_INCLUDE_TAG_UNCLOSED, tag->name);
    }
    for (unsigned i = 0; i < selection->wishes->len; i++) {
        const Wish *wish = &g_array_index(selection->wishes, Wish, i);

        if (wish->select && !wish->found)
            ho_diag(diags, selection->loc, HO_DIAG_INCLUDE_TAG_NOT_FOUND,
                    wish->name);
    }
}

static void
pick_lines(Selection *selection, HoSource *source)
{
    unsigned kept = 0;

    for (unsigned i = 0; i < source->count; i++) {
        HoSourceLine line = source->lines[i];
        g_autofree char *name = NULL;
        bool is_end;

        if (!find_directive(line.text, &is_end, &name)) {
            if (selection->select)
                source->lines[kept++] = line;
        } else if (is_end) {
            close_tag(selection, name, line.loc);
        } else {
            open_tag(selection, name, line.loc);
        }
    }
    source->count = kept;
}

void
ho_source_select_tags(HoParser *parser, HoSource *source, const char *spec,
                      bool one, HoLoc loc)
{
    g_autoptr(GArray) wishes = g_array_new(FALSE, TRUE, sizeof(Wish));
    g_autoptr(GArray) open = g_array_new(FALSE, TRUE, sizeof(OpenTag));
    Selection selection = {
        .parser = parser, .loc = loc, .wishes = wishes, .open = open};
    g_auto(GStrv) names = one ? g_strsplit(spec, "\n", -1) : split_list(spec);

    g_array_set_clear_func(wishes, clear_wish);
    for (char **name = names; *name != NULL; name++)
        add_wish(wishes, *name);
    if (wishes->len == 0)
        return;
    settle_wildcards(&selection);
    pick_lines(&selection, source);
    report_tags(&selection);
}

/* --- front matter --- */

void
ho_source_skip_front_matter(HoParser *parser, HoSource *source)
{
    unsigned end = 1;
    g_autoptr(GArray) matter = NULL;

    if (ho_attributes_find(parser->doc->attributes, "skip-front-matter") ==
            NULL ||
        source->count == 0 || strcmp(source->lines[0].text, "---") != 0)
        return;
    while (end < source->count && strcmp(source->lines[end].text, "---") != 0)
        end++;
    if (end == source->count)
        return;
    matter = ho_source_lines_new();
    g_array_append_vals(matter, source->lines + 1, end - 1);
    ho_attributes_set(parser->doc->attributes, "front-matter",
                      ho_source_lines_join(parser->arena, matter));
    source->lines += end + 1;
    source->count -= end + 1;
}
