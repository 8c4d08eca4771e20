#include "blocks/blocks.h"
#include "blocks/flows.h"
#include "blocks/list.h"

#include <stdlib.h>
#include <string.h>

/*
 * Ordered lists: ".", ".."… numbered by place, "1.", "a.", "i)" by hand.  The
 * style follows from the marker unless it is given.
 */

static bool
olist_starts(HoParser *parser, const char *line)
{
    HoListMark mark;

    (void) parser;
    return ho_list_mark(line, HO_LIST_ORDERED, &mark);
}

static const char *
style_of(HoListTrait trait)
{
    static const char *const by_depth[] = {"arabic", "loweralpha", "lowerroman",
                                           "upperalpha", "upperroman"};

    switch (trait.sign) {
    case 'a':
        return "loweralpha";
    case 'A':
        return "upperalpha";
    case 'i':
        return "lowerroman";
    case 'I':
        return "upperroman";
    case '.':
        return trait.length <= G_N_ELEMENTS(by_depth)
                   ? by_depth[trait.length - 1]
                   : "arabic";
    default:
        return "arabic";
    }
}

static int
roman_value(const char *numeral)
{
    int value = 0;

    for (; *numeral != ')' && value < 100000; numeral++) {
        static const char letters[] = "ivx";
        static const int values[] = {1, 5, 10};
        int own = values[strchr(letters, g_ascii_tolower(*numeral)) - letters];
        const char *after = strchr(letters, g_ascii_tolower(numeral[1]));

        if (numeral[1] != ')' && after != NULL && values[after - letters] > own)
            own = -own;
        value += own;
    }
    return value;
}

/* The number written by hand; 0 for a dot. */
static int
value_of(const char *marker, HoListTrait trait)
{
    switch (trait.sign) {
    case '1':
        return (int) MIN(strtoul(marker, NULL, 10), G_MAXINT / 2);
    case 'a':
        return *marker - 'a' + 1;
    case 'A':
        return *marker - 'A' + 1;
    case 'i':
    case 'I':
        return roman_value(marker);
    default:
        return 0;
    }
}

/* The first number by hand counts for the list, unless start= does. */
static void
begin_list(HoList *list, HoParser *parser, const char *marker,
           const HoListMark *mark)
{
    HoAttrs *attrs = ho_parser_attrs(parser);
    HoArena *arena = ho_parser_arena(parser);
    int value = value_of(marker, mark->trait);

    list->marker = ho_arena_strndup(arena, marker, mark->marker_length);
    list->start = 1;
    if (list->base.style == NULL || *list->base.style == '\0') {
        list->base.style = style_of(mark->trait);
        ho_attrs_set(attrs, "style", list->base.style);
    }
    if (value > 1 && ho_attrs_find(attrs, "start") == NULL)
        ho_attrs_set(attrs, "start", ho_arena_printf(arena, "%d", value));
}

static void
check_number(HoParser *parser, const HoList *list, const char *marker,
             const HoListMark *mark, int first)
{
    int expected = first + (int) list->n_items;
    int value = value_of(marker, mark->trait);
    g_autofree char *wanted = NULL;

    if (value == 0 || value == expected)
        return;
    wanted = ho_list_numeral(style_of(mark->trait), expected);
    ho_diagf(ho_parser_diags(parser), ho_parser_loc(parser), HO_DIAG_LIST_INDEX,
             "%s, not %.*s", wanted, (int) mark->marker_length - 1, marker);
}

/* Numbers are known when all items are: they may go down. */
static void
number_items(HoList *list)
{
    const char *start = ho_attrs_find(list->base.attrs, "start");
    int step, number;

    list->reversed = ho_attrs_has_option(list->base.attrs, "reversed");
    list->start = list->reversed ? (int) list->n_items : 1;
    if (start != NULL && *start != '\0')
        list->start = (int) CLAMP(strtol(start, NULL, 10), -1000000, 1000000);
    step = list->reversed ? -1 : 1;
    number = list->start;
    for (HoBlock *item = list->base.first; item; item = item->next) {
        ((HoListItem *) item)->number = number;
        number += step;
    }
}

static bool
parse_olist(HoBlock *block, HoParser *parser)
{
    HoList *list = (HoList *) block;
    const HoSourceLine *line;
    HoListMark mark;
    int first = 0;

    ho_parser_title_block(parser, block);
    while ((line = ho_parser_peek(parser)) != NULL &&
           ho_list_mark(line->text, HO_LIST_ORDERED, &mark)) {
        const char *marker = line->text + mark.marker;

        if (list->marker == NULL) {
            begin_list(list, parser, marker, &mark);
            first = value_of(marker, mark.trait);
        }
        check_number(parser, list, marker, &mark, first);
        ho_list_item_read(ho_list_item_new(parser, list, HO_ITEM_ENTRY), parser,
                          HO_LIST_ORDERED, &mark);
        ho_parser_skip_blank(parser);
    }
    number_items(list);
    return true;
}

/* HTML's own name for a style; NULL when it has none or needs none. */
static const char *
type_of(const char *style)
{
    static const char *const types[][2] = {{"loweralpha", "a"},
                                           {"lowerroman", "i"},
                                           {"upperalpha", "A"},
                                           {"upperroman", "I"}};

    for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
        if (g_strcmp0(style, types[i][0]) == 0)
            return types[i][1];
    return NULL;
}

static void
olist_html(const HoBlock *block, HoHtml *html)
{
    const HoList *list = (const HoList *) block;
    g_autofree char *class = g_strconcat("olist ", block->style, NULL);

    ho_html_block_begin(html, block, class);
    ho_html_title(html, block);
    ho_html_open(html, "ol");
    ho_html_class(html, block->style, NULL);
    ho_html_attr(html, "type", type_of(block->style));
    ho_html_attr(html, "start", ho_attrs_find(block->attrs, "start"));
    if (list->reversed)
        ho_html_attr(html, "reversed", "");
    ho_html_newline(html);
    ho_list_items_html(list, html);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

static void
olist_dump(const HoBlock *block, GString *out)
{
    const HoList *list = (const HoList *) block;

    g_string_append_printf(out, " %s%s", list->marker,
                           list->reversed ? " reversed" : "");
}

const HoBlockClass ho_block_olist = {
    .name = "olist",
    .size = sizeof(HoList),
    .content = HO_CONTENT_BLOCKS,
    .starts = olist_starts,
    .parse = parse_olist,
    .flow = ho_olist_flow,
    .html = olist_html,
    .dump = olist_dump,
};
