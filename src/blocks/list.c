#include "blocks/blocks.h"
#include "blocks/list_lines.h"

#include <string.h>

/* Items: their text and the blocks below it. */

HoListItem *
ho_list_item_new(HoParser *parser, HoList *list, HoItemPart part)
{
    HoBlock *block = ho_block_new(ho_parser_document(parser),
                                  &ho_block_list_item, ho_parser_loc(parser));
    HoListItem *item = (HoListItem *) block;

    block->attrs = ho_attrs_new(ho_parser_arena(parser));
    item->part = part;
    ho_block_append(&list->base, block);
    list->n_items++;
    return item;
}

/* Parses lines as the text of an item; none leave it without one. */
static void
set_text(HoListItem *item, HoParser *parser, const HoSourceLines *lines)
{
    HoSourceLine only;

    if (lines->len == 0)
        return;
    only = g_array_index(lines, HoSourceLine, 0);
    item->base.inlines =
        lines->len == 1 ? ho_parser_inlines(parser, &item->base, only.text,
                                            ho_subs_normal, only.loc)
                        : ho_parser_inlines_of_lines(parser, &item->base, lines,
                                                     ho_subs_normal);
}

/* Whether text follows directly, comment lines aside.  Comment lines that stand
 * alone are taken. */
static bool
has_adjacent_text(HoParser *parser)
{
    const HoSourceLine *line;
    unsigned n = 0;

    while ((line = ho_parser_peek_at(parser, n)) != NULL &&
           g_str_has_prefix(line->text, "//") && line->text[2] != '/')
        n++;
    if (line == NULL)
        for (; n > 0; n--)
            ho_parser_next(parser);
    return line != NULL && *line->text != '\0';
}

/* The paragraph that is no block of its own but goes on with the text. */
static void
fold(HoListItem *item, HoSourceLines *text, const HoSourceLines *folded)
{
    item->base.first = item->base.last = NULL;
    g_array_append_vals(text, folded->data, folded->len);
}

static void
read_blocks(HoListItem *item, HoParser *parser, HoSourceLines *text,
            HoListKind kind)
{
    unsigned how =
        kind == HO_LIST_DESCRIPTION ? HO_NEXT_IN_DLIST : HO_NEXT_IN_LIST;
    bool is_adjacent = has_adjacent_text(parser);
    bool text_only = kind == HO_LIST_DESCRIPTION ? text->len == 0 : is_adjacent;
    g_autoptr(GArray) folded = NULL;

    if (is_adjacent) {
        ho_parser_next_block(parser, &item->base,
                             how | HO_NEXT_FOLD |
                                 (text_only ? HO_NEXT_TEXT_ONLY : 0));
        folded = ho_parser_folded(parser);
        if (folded != NULL)
            fold(item, text, folded);
    }
    set_text(item, parser, text);
    if (!is_adjacent)
        ho_parser_next_block(parser, &item->base,
                             how | (text_only ? HO_NEXT_TEXT_ONLY : 0));
    while (ho_parser_next_block(parser, &item->base, how) != NULL)
        continue;
}

static HoSourceLine
text_of_line(HoSourceLine line, size_t text)
{
    line.loc.column = (uint16_t) MIN(line.loc.column + text, UINT16_MAX);
    line.text += text;
    return line;
}

void
ho_list_item_read(HoListItem *item, HoParser *parser, HoListKind kind,
                  const HoListMark *mark)
{
    g_autoptr(GArray) text = ho_source_lines_new();
    g_autoptr(GArray) lines = NULL;
    HoSourceLine line = text_of_line(*ho_parser_next(parser), mark->text);

    if (*line.text != '\0')
        g_array_append_val(text, line);
    lines = ho_list_lines_read(parser, kind, mark->trait, text->len > 0);
    if (item->box != HO_BOX_NONE)
        g_array_index(text, HoSourceLine, 0).text += strlen("[ ] ");
    if (lines->len == 0) {
        set_text(item, parser, text);
        return;
    }
    ho_parser_open_lines(parser, lines);
    read_blocks(item, parser, text, kind);
    ho_parser_close_lines(parser);
}

void
ho_list_items_html(const HoList *list, HoHtml *html)
{
    for (const HoBlock *item = list->base.first; item; item = item->next)
        ho_html_block(html, item);
}
