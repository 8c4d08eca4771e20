/*
 * Lists in the flow: markers hang in the indent, items are kept whole where it
 * costs little, and a picture in an item keeps the item's indent.
 */
#include "blocks/flows.h"

#include "blocks/blocks.h"
#include "doc/list.h"

#include <string.h>

static double
number_of(const HoFlow *flow, const char *key, double fallback)
{
    return ho_theme_number(ho_flow_theme(flow), key, fallback);
}

/* How many lists of the same kind are around. */
static unsigned
nesting(const HoBlock *block)
{
    unsigned depth = 0;

    for (const HoBlock *b = block->parent; b != NULL; b = b->parent)
        depth += b->class == block->class;
    return depth;
}

/* Entries of a bibliography stand out with their label. */
static const HoStyle *
text_style(HoFlow *flow, const HoBlock *item)
{
    const HoStyle *style = ho_flow_style(flow);
    HoStyle *hanging;

    if (item->parent == NULL ||
        g_strcmp0(item->parent->style, "bibliography") != 0)
        return style;
    hanging = ho_arena_dup(ho_flow_arena(flow), style, 1, sizeof *style);
    hanging->indent = -number_of(flow, "list-indent", 18);
    return hanging;
}

void
ho_list_item_flow(const HoBlock *block, HoFlow *flow)
{
    ho_flow_inlines(flow, block, block->inlines, text_style(flow, block));
    if (block->inlines != NULL && block->first != NULL &&
        ho_list_of(block->first) != NULL) {
        ho_flow_keep_next(flow, HO_KEEP_LOOSE / 2.0);
        ho_flow_space(flow, number_of(flow, "list-item-spacing", 4));
    }
    ho_flow_children(flow, block);
}

/* An only first or last item on a page looks lost. */
static double
item_cost(const HoBlock *item, unsigned index)
{
    if (index == 1 || item->next == NULL)
        return HO_KEEP_LOOSE;
    return HO_KEEP_SLIGHT / 2.0;
}

/* What items have in common while a list is written. */
typedef struct {
    HoFlow *flow;
    double indent, gap, spacing;
    const HoStyle *marker; /* its look */
    const char *numbering; /* for the structure */
} ListLook;

static ListLook
list_look(HoFlow *flow, const char *marker_style, const char *numbering)
{
    return (ListLook){
        .flow = flow,
        .indent = number_of(flow, "list-indent", 18),
        .gap = number_of(flow, "list-marker-gap", 6),
        .spacing = number_of(flow, "list-item-spacing", 4),
        .marker = ho_flow_style_of(flow, marker_style, NULL),
        .numbering = numbering,
    };
}

static void
write_item(const ListLook *look, const HoBlock *item, const char *marker)
{
    HoFlow *flow = look->flow;
    const HoStyle *style = ho_flow_style_of(flow, "list-item", item->roles);
    const HoStyle *before = ho_flow_set_style(flow, style);

    ho_flow_space(flow, look->spacing);
    ho_flow_tag_begin(flow, HO_TAG_LI);
    if (item->id != NULL)
        ho_flow_anchor(flow, item->id);
    ho_flow_indent(flow, look->indent, 0);
    if (marker != NULL)
        ho_flow_marker(flow, marker, look->marker, look->gap);
    ho_flow_tag_begin(flow, HO_TAG_LBODY);
    ho_list_item_flow(item, flow);
    ho_flow_end_item(flow);
    ho_flow_tag_end(flow);
    ho_flow_indent(flow, -look->indent, 0);
    ho_flow_tag_end(flow);
    ho_flow_set_style(flow, before);
    ho_flow_space(flow, look->spacing);
}

static void
list_begin(const ListLook *look, const HoBlock *block)
{
    HoTag *tag;

    ho_flow_title(look->flow, block);
    tag = ho_flow_tag_begin(look->flow, HO_TAG_L);
    tag->numbering = look->numbering;
}

/* --- unordered --- */

static const char *
bullet_of(const HoBlock *block)
{
    static const char *const bullets[] = {"•", "–", "▪"};
    static const struct {
        const char *style, *bullet;
    } named[] = {{"disc", "•"},         {"circle", "◦"},     {"square", "▪"},
                 {"none", NULL},        {"no-bullet", NULL}, {"unstyled", NULL},
                 {"bibliography", NULL}};

    for (unsigned i = 0; i < G_N_ELEMENTS(named); i++)
        if ((block->style && strcmp(block->style, named[i].style) == 0) ||
            ho_block_has_role(block, named[i].style))
            return named[i].bullet;
    return bullets[MIN(nesting(block), G_N_ELEMENTS(bullets) - 1)];
}

/* The text of an item without the box that is hung as its marker. */
static const HoInline *
without_box(HoFlow *flow, const HoInline *inlines)
{
    HoInline *list;

    if (inlines == NULL || inlines->first == NULL ||
        inlines->first->kind != HO_INLINE_CHECKBOX)
        return inlines;
    list = ho_inline_list_new(ho_flow_arena(flow));
    list->first = inlines->first->next;
    list->last = inlines->first == inlines->last ? NULL : inlines->last;
    return list;
}

static void
write_check_item(const ListLook *look, const HoListItem *item,
                 const char *bullet)
{
    HoListItem *copy;

    if (item->box == HO_BOX_NONE) {
        write_item(look, &item->base, bullet);
        return;
    }
    copy = ho_arena_dup(ho_flow_arena(look->flow), item, 1, sizeof *item);
    copy->base.inlines = without_box(look->flow, item->base.inlines);
    write_item(look, &copy->base, item->box == HO_BOX_CHECKED ? "☑" : "☐");
}

void
ho_ulist_flow(const HoBlock *block, HoFlow *flow)
{
    const char *bullet = bullet_of(block);
    ListLook look =
        list_look(flow, "ulist-marker", bullet != NULL ? "Disc" : "None");
    unsigned index = 0;

    list_begin(&look, block);
    if (block->style != NULL && strcmp(block->style, "bibliography") == 0)
        look.gap = 0;
    for (const HoBlock *item = block->first; item; item = item->next) {
        const HoListItem *entry = ho_list_item_of(item);

        if (index > 0)
            ho_flow_keep_next(flow, item_cost(item, index));
        if (entry != NULL)
            write_check_item(&look, entry, bullet);
        index++;
    }
    ho_flow_tag_end(flow);
}

/* --- ordered --- */

static const char *
numbering_of(const char *style)
{
    static const struct {
        const char *style, *name;
    } names[] = {{"loweralpha", "LowerAlpha"},
                 {"upperalpha", "UpperAlpha"},
                 {"lowerroman", "LowerRoman"},
                 {"upperroman", "UpperRoman"}};

    for (unsigned i = 0; style != NULL && i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i].style, style) == 0)
            return names[i].name;
    return "Decimal";
}

static char *
item_number(const HoBlock *list, const HoBlock *item)
{
    const HoListItem *entry = ho_list_item_of(item);
    g_autofree char *numeral =
        ho_list_numeral(list->style, entry ? entry->number : 0);

    return g_strconcat(numeral, ".", NULL);
}

/* Room for the widest number. */
static void
widen(ListLook *look, const HoBlock *block)
{
    for (const HoBlock *item = block->first; item; item = item->next) {
        g_autofree char *words = item_number(block, item);
        double width =
            (double) g_utf8_strlen(words, -1) * 0.55 * look->marker->text.size;

        look->indent = MAX(look->indent, width + look->gap);
    }
}

void
ho_olist_flow(const HoBlock *block, HoFlow *flow)
{
    ListLook look = list_look(flow, "olist-marker", numbering_of(block->style));
    unsigned index = 0;

    widen(&look, block);
    list_begin(&look, block);
    for (const HoBlock *item = block->first; item; item = item->next) {
        g_autofree char *words = item_number(block, item);

        if (index > 0)
            ho_flow_keep_next(flow, item_cost(item, index));
        write_item(&look, item, words);
        index++;
    }
    ho_flow_tag_end(flow);
}

/* --- callouts --- */

void
ho_colist_flow(const HoBlock *block, HoFlow *flow)
{
    ListLook look = list_look(flow, "conum", "Decimal");
    unsigned index = 0;

    look.spacing = number_of(flow, "callout-list-item-spacing", 2);
    list_begin(&look, block);
    ho_flow_keep_next(flow, HO_KEEP_PICTURE);
    for (const HoBlock *item = block->first; item; item = item->next) {
        const HoListItem *entry = ho_list_item_of(item);
        int number = entry != NULL ? entry->number : (int) index + 1;
        g_autofree char *words = ho_text_callout(number);

        if (index > 0)
            ho_flow_keep_next(flow, item_cost(item, index));
        write_item(&look, item, words);
        index++;
    }
    ho_flow_tag_end(flow);
}
