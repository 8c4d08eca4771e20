#include "blocks/blocks.h"
#include "blocks/flows.h"
#include "blocks/list.h"

/* The items of all lists.  Terms and descriptions are written by their list,
 * which knows how it shows them. */

void
ho_list_item_html(const HoListItem *item, HoHtml *html)
{
    if (item->base.inlines != NULL) {
        ho_html_open(html, "p");
        ho_html_inlines(html, item->base.inlines);
        ho_html_close_line(html);
    }
    ho_html_children(html, &item->base);
}

static void
list_item_html(const HoBlock *block, HoHtml *html)
{
    const HoListItem *item = (const HoListItem *) block;

    ho_html_open(html, "li");
    ho_html_attr(html, "id", block->id);
    ho_html_class(html, block->roles, NULL);
    ho_html_newline(html);
    ho_list_item_html(item, html);
    ho_html_close_line(html);
}

static void
list_item_dump(const HoBlock *block, GString *out)
{
    static const char *const parts[] = {"", " term", " description"};
    static const char *const boxes[] = {"", " [ ]", " [x]"};
    const HoListItem *item = (const HoListItem *) block;

    g_string_append(out, parts[item->part]);
    if (item->number != 0)
        g_string_append_printf(out, " %d", item->number);
    g_string_append(out, boxes[item->box]);
}

const HoBlockClass ho_block_list_item = {
    .name = "list_item",
    .size = sizeof(HoListItem),
    .content = HO_CONTENT_BLOCKS,
    .flow = ho_list_item_flow,
    .html = list_item_html,
    .dump = list_item_dump,
};
