#include "blocks/blocks.h"
#include "blocks/flows.h"
#include "blocks/list.h"

#include <stdlib.h>

/* Callout lists: what the marks in the listing before stand for.  Items belong
 * to the marks by their place in the list, whatever number they have. */

static bool
colist_starts(HoParser *parser, const char *line)
{
    HoListMark mark;

    (void) parser;
    return ho_list_mark(line, HO_LIST_CALLOUT, &mark);
}

/* The number in "<7>"; automatic ones ("<.>") count for themselves. */
static long
number_of(const char *marker, int *automatic)
{
    if (marker[1] == '.')
        return ++*automatic;
    return strtol(marker + 1, NULL, 10);
}

static void
read_item(HoList *list, HoParser *parser, long number, const HoListMark *mark)
{
    HoDiags *diags = ho_parser_diags(parser);
    int expected = (int) list->n_items + 1;
    HoListItem *item;

    if (number != expected)
        ho_diagf(diags, ho_parser_loc(parser), HO_DIAG_CALLOUT_INDEX,
                 "%d, not %ld", expected, number);
    item = ho_list_item_new(parser, list, HO_ITEM_ENTRY);
    item->number = expected;
    item->matched = ho_parser_has_callout(parser, expected);
    ho_list_item_read(item, parser, HO_LIST_CALLOUT, mark);
    if (!item->matched)
        ho_diagf(diags, item->base.loc, HO_DIAG_CALLOUT_NO_MARK, "<%d>",
                 expected);
}

static bool
parse_colist(HoBlock *block, HoParser *parser)
{
    HoList *list = (HoList *) block;
    const HoSourceLine *line;
    HoListMark mark;
    int automatic = 0;

    list->marker = "<1>";
    block->style = "arabic";
    ho_attrs_set(ho_parser_attrs(parser), "style", "arabic");
    ho_parser_title_block(parser, block);
    while ((line = ho_parser_peek(parser)) != NULL &&
           ho_list_mark(line->text, HO_LIST_CALLOUT, &mark))
        read_item(list, parser, number_of(line->text, &automatic), &mark);
    ho_parser_end_callouts(parser);
    return true;
}

static void
colist_html(const HoBlock *block, HoHtml *html)
{
    ho_html_block_begin(html, block, "colist arabic");
    ho_html_title(html, block);
    ho_html_open(html, "ol");
    ho_html_newline(html);
    ho_list_items_html((const HoList *) block, html);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

const HoBlockClass ho_block_colist = {
    .name = "colist",
    .size = sizeof(HoList),
    .content = HO_CONTENT_BLOCKS,
    .starts = colist_starts,
    .parse = parse_colist,
    .flow = ho_colist_flow,
    .html = colist_html,
};
