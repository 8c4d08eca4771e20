#include "blocks/blocks.h"
#include "blocks/flows.h"
#include "blocks/list.h"
#include "doc/section.h"

#include <string.h>

/* Unordered lists: "-", "*", "**"…; checklists and bibliographies are lists of
 * this kind. */

static bool
ulist_starts(HoParser *parser, const char *line)
{
    HoListMark mark;

    (void) parser;
    return ho_list_mark(line, HO_LIST_UNORDERED, &mark);
}

/* "[ ] ", "[x] ", "[*] " before the text. */
static HoBox
box_of(const char *text)
{
    if (text[0] != '[' || text[1] == '\0' || text[2] != ']' || text[3] != ' ')
        return HO_BOX_NONE;
    if (text[1] == ' ')
        return HO_BOX_EMPTY;
    return text[1] == 'x' || text[1] == '*' ? HO_BOX_CHECKED : HO_BOX_NONE;
}

/* The box becomes the first of the item's inlines. */
static void
prepend_box(HoListItem *item, HoParser *parser)
{
    HoArena *arena = ho_parser_arena(parser);
    HoInline *list = ho_inline_list_new(arena);
    HoInline *box = ho_inline_new(arena, HO_INLINE_CHECKBOX, item->base.loc);
    const HoInline *text = item->base.inlines;

    box->number = item->box == HO_BOX_CHECKED ? 1 : 0;
    box->attrs = item->base.parent->attrs;
    ho_inline_append(list, box);
    if (text != NULL && text->first != NULL) {
        box->next = text->first;
        list->last = text->last;
    }
    item->base.inlines = list;
}

static void
read_item(HoList *list, HoParser *parser, const char *line,
          const HoListMark *mark)
{
    HoListItem *item = ho_list_item_new(parser, list, HO_ITEM_ENTRY);
    bool is_bibliography = g_strcmp0(list->base.style, "bibliography") == 0;

    if (!is_bibliography)
        item->box = box_of(line + mark->text);
    if (item->box != HO_BOX_NONE) {
        list->checklist = true;
        ho_attrs_set_option(list->base.attrs, "checklist");
    }
    ho_list_item_read(item, parser, HO_LIST_UNORDERED, mark);
    if (item->box != HO_BOX_NONE)
        prepend_box(item, parser);
}

/* In a section of references a list of no other style is the references. */
static void
settle_style(HoBlock *block, HoParser *parser)
{
    const HoSection *section = ho_section_of(block->parent);
    HoAttrs *attrs = ho_parser_attrs(parser);

    if (block->style == NULL && section != NULL &&
        strcmp(section->name, "bibliography") == 0) {
        ho_attrs_set(attrs, "style", "bibliography");
        block->style = "bibliography";
    }
}

static bool
parse_ulist(HoBlock *block, HoParser *parser)
{
    HoList *list = (HoList *) block;
    const HoSourceLine *line;
    HoListMark mark;

    settle_style(block, parser);
    ho_parser_title_block(parser, block);
    while ((line = ho_parser_peek(parser)) != NULL &&
           ho_list_mark(line->text, HO_LIST_UNORDERED, &mark)) {
        if (list->marker == NULL)
            list->marker =
                ho_arena_strndup(ho_parser_arena(parser),
                                 line->text + mark.marker, mark.marker_length);
        read_item(list, parser, line->text, &mark);
        ho_parser_skip_blank(parser);
    }
    return true;
}

static void
ulist_html(const HoBlock *block, HoHtml *html)
{
    const HoList *list = (const HoList *) block;
    const char *class = list->checklist ? "checklist" : block->style;
    g_autoptr(GString) classes = g_string_new("ulist");

    if (list->checklist)
        g_string_append(classes, " checklist");
    if (block->style != NULL)
        g_string_append_printf(classes, " %s", block->style);
    ho_html_block_begin(html, block, classes->str);
    ho_html_title(html, block);
    ho_html_open(html, "ul");
    ho_html_class(html, class, NULL);
    ho_html_newline(html);
    ho_list_items_html(list, html);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

static void
ulist_dump(const HoBlock *block, GString *out)
{
    const HoList *list = (const HoList *) block;

    g_string_append_printf(out, " %s%s", list->marker,
                           list->checklist ? " checklist" : "");
}

const HoBlockClass ho_block_ulist = {
    .name = "ulist",
    .size = sizeof(HoList),
    .content = HO_CONTENT_BLOCKS,
    .starts = ulist_starts,
    .parse = parse_ulist,
    .flow = ho_ulist_flow,
    .html = ulist_html,
    .dump = ulist_dump,
};
