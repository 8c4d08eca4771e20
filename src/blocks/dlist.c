#include "blocks/blocks.h"
#include "blocks/flows.h"
#include "blocks/list.h"

#include <string.h>

/*
 * Description lists: "term:: description".  Terms without a description of
 * their own share the next one.
 */

static bool
dlist_starts(HoParser *parser, const char *line)
{
    HoListMark mark;

    (void) parser;
    return ho_list_mark(line, HO_LIST_DESCRIPTION, &mark);
}

/* An anchor at the head of a term is referred to by the rest of the term. */
static void
name_anchor(HoParser *parser, const HoInline *term)
{
    const HoInline *anchor = term->first;
    HoArena *arena = ho_parser_arena(parser);
    HoReference *reference;
    HoInline *words;

    if (anchor == NULL || anchor->kind != HO_INLINE_ANCHOR ||
        anchor->id == NULL || anchor->next == NULL)
        return;
    reference =
        g_hash_table_lookup(ho_parser_document(parser)->references, anchor->id);
    if (reference == NULL || reference->reftext != NULL)
        return;
    words = ho_inline_list_new(arena);
    words->first = anchor->next;
    words->last = term->last;
    reference->reftext = words;
}

static void
read_term(HoList *list, HoParser *parser, const HoListMark *mark)
{
    HoSourceLine line = *ho_parser_peek(parser);
    HoListItem *item = ho_list_item_new(parser, list, HO_ITEM_TERM);
    const char *text = ho_arena_strndup(
        ho_parser_arena(parser), line.text + mark->term, mark->term_length);

    line.loc.column = (uint16_t) MIN(line.loc.column + mark->term, UINT16_MAX);
    item->base.inlines =
        ho_parser_inlines(parser, &item->base, text, ho_subs_normal, line.loc);
    name_anchor(parser, item->base.inlines);
}

/* Takes the description back when there is nothing in it. */
static void
drop_if_empty(HoList *list, HoListItem *item, HoBlock *before)
{
    if (item->base.inlines != NULL || item->base.first != NULL)
        return;
    before->next = NULL;
    list->base.last = before;
    list->n_items--;
}

static void
read_entry(HoList *list, HoParser *parser, const HoListMark *mark)
{
    HoListItem *item;
    HoBlock *term;

    read_term(list, parser, mark);
    term = list->base.last;
    item = ho_list_item_new(parser, list, HO_ITEM_DESCRIPTION);
    ho_list_item_read(item, parser, HO_LIST_DESCRIPTION, mark);
    drop_if_empty(list, item, term);
}

static bool
parse_dlist(HoBlock *block, HoParser *parser)
{
    HoList *list = (HoList *) block;
    const HoSourceLine *line = ho_parser_peek(parser);
    HoListMark mark;
    HoListTrait trait;

    ho_parser_title_block(parser, block);
    ho_list_mark(line->text, HO_LIST_DESCRIPTION, &mark);
    trait = mark.trait;
    list->marker = ho_arena_strndup(
        ho_parser_arena(parser), line->text + mark.marker, mark.marker_length);
    do
        read_entry(list, parser, &mark);
    while ((line = ho_parser_peek(parser)) != NULL &&
           ho_list_mark_sibling(line->text, HO_LIST_DESCRIPTION, trait, &mark));
    return true;
}

/* --- HTML --- */

static const HoListItem *
item_at(const HoBlock *block)
{
    return (const HoListItem *) block;
}

static bool
is_term(const HoBlock *block)
{
    return block != NULL && item_at(block)->part == HO_ITEM_TERM;
}

static void
write_plain(const HoList *list, HoHtml *html)
{
    ho_html_open(html, "dl");
    ho_html_newline(html);
    for (const HoBlock *item = list->base.first; item; item = item->next) {
        ho_html_open(html, is_term(item) ? "dt" : "dd");
        ho_html_block_marks(html, item);
        if (is_term(item)) {
            ho_html_class(html, list->base.style == NULL ? "hdlist1" : NULL,
                          NULL);
            ho_html_inlines(html, item->inlines);
        } else {
            ho_html_newline(html);
            ho_list_item_html(item_at(item), html);
        }
        ho_html_close_line(html);
    }
    ho_html_close(html);
}

static void
write_questions(const HoList *list, HoHtml *html)
{
    const HoBlock *item = list->base.first;

    ho_html_open(html, "ol");
    ho_html_newline(html);
    while (item != NULL) {
        ho_html_open(html, "li");
        ho_html_newline(html);
        for (; is_term(item); item = item->next) {
            ho_html_open(html, "p");
            ho_html_open(html, "em");
            ho_html_block_marks(html, item);
            ho_html_inlines(html, item->inlines);
            ho_html_close(html);
            ho_html_close_line(html);
        }
        if (item != NULL) {
            ho_html_block_marks(html, item);
            ho_list_item_html(item_at(item), html);
            item = item->next;
        }
        ho_html_close_line(html);
    }
    ho_html_close(html);
}

/* labelwidth= and itemwidth= of a horizontal list, per cent. */
static void
write_widths(const HoList *list, HoHtml *html)
{
    static const char *const names[] = {"labelwidth", "itemwidth"};
    const HoAttrs *attrs = list->base.attrs;

    if (ho_attrs_find(attrs, names[0]) == NULL &&
        ho_attrs_find(attrs, names[1]) == NULL)
        return;
    ho_html_open(html, "colgroup");
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *width = ho_attrs_find(attrs, names[i]);

        ho_html_open_empty(html, "col");
        if (width != NULL)
            ho_html_attrf(html, "style", "width: %s%s;", width,
                          g_str_has_suffix(width, "%") ? "" : "%");
        ho_html_close_empty(html);
    }
    ho_html_close_line(html);
}

static const HoBlock *
write_row(const HoList *list, HoHtml *html, const HoBlock *item)
{
    bool is_strong = ho_block_has_option(&list->base, "strong");
    bool is_first = true;

    ho_html_open(html, "tr");
    ho_html_newline(html);
    ho_html_open(html, "td");
    ho_html_class(html, "hdlist1", is_strong ? "strong" : NULL);
    for (; is_term(item); item = item->next, is_first = false) {
        if (!is_first) {
            ho_html_open_empty(html, "br");
            ho_html_close_empty(html);
        }
        ho_html_block_marks(html, item);
        ho_html_inlines(html, item->inlines);
    }
    ho_html_close_line(html);
    ho_html_open(html, "td");
    ho_html_class(html, "hdlist2", NULL);
    if (item != NULL) {
        ho_html_newline(html);
        ho_html_block_marks(html, item);
        ho_list_item_html(item_at(item), html);
        item = item->next;
    }
    ho_html_close_line(html);
    ho_html_close_line(html);
    return item;
}

static void
write_horizontal(const HoList *list, HoHtml *html)
{
    ho_html_open(html, "table");
    ho_html_newline(html);
    write_widths(list, html);
    for (const HoBlock *item = list->base.first; item != NULL;)
        item = write_row(list, html, item);
    ho_html_close(html);
}

static void
dlist_html(const HoBlock *block, HoHtml *html)
{
    const HoList *list = (const HoList *) block;
    bool is_qanda = g_strcmp0(block->style, "qanda") == 0;
    bool is_horizontal = g_strcmp0(block->style, "horizontal") == 0;
    g_autofree char *class = is_qanda ? g_strdup("qlist qanda")
                             : is_horizontal
                                 ? g_strdup("hdlist")
                                 : g_strjoin(" ", "dlist", block->style, NULL);

    ho_html_block_begin(html, block, class);
    ho_html_title(html, block);
    if (is_qanda)
        write_questions(list, html);
    else if (is_horizontal)
        write_horizontal(list, html);
    else
        write_plain(list, html);
    ho_html_newline(html);
    ho_html_close_line(html);
}

static void
dlist_dump(const HoBlock *block, GString *out)
{
    g_string_append_printf(out, " %s", ((const HoList *) block)->marker);
}

const HoBlockClass ho_block_dlist = {
    .name = "dlist",
    .size = sizeof(HoList),
    .content = HO_CONTENT_BLOCKS,
    .starts = dlist_starts,
    .parse = parse_dlist,
    .flow = ho_dlist_flow,
    .html = dlist_html,
    .dump = dlist_dump,
};
