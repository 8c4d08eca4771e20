/* The links of a talk, at its end: their addresses to be typed or their codes
 * to be photographed. */
#include "blocks/flows.h"

#include <string.h>

/* Two columns where each is at least so wide, in sizes of a code. */
#define COLUMN_LEAST 2.2

typedef struct {
    HoFlow *flow;
    const GArray *links; /* of HoFlowLink */
    const HoStyle *style;
    double gap;
} Links;

static const HoFlowLink *
link_at(const Links *links, unsigned i)
{
    return &g_array_index(links->links, HoFlowLink, i);
}

/* The address as a link that is broken where addresses are. */
static void
append_address(const Links *links, HoInline *list, const HoFlowLink *link)
{
    HoArena *arena = ho_flow_arena(links->flow);
    HoInline *address = ho_inline_new(arena, HO_INLINE_LINK, (HoLoc){0});
    HoInline *text = ho_inline_new(arena, HO_INLINE_TEXT, (HoLoc){0});

    address->target = link->target;
    address->roles = "bare";
    text->text = link->target;
    if (g_str_has_prefix(text->text, "mailto:"))
        text->text += strlen("mailto:");
    ho_inline_append(address, text);
    ho_inline_append(list, address);
}

static void
write_rule(const Links *links)
{
    HoTheme *theme = ho_flow_theme(links->flow);
    const char *length = ho_theme_string(theme, "footnotes-rule-length", "25%");
    double measure = ho_flow_width(links->flow), width;
    HoStyle rule = {
        .border = {.top = ho_theme_number(theme, "footnotes-rule-width", 0.4)}};

    if (!ho_length_parse(length, measure, ho_flow_page_width(links->flow), 10,
                         &width))
        width = measure / 4;
    rule.margin.right = MAX(measure - width, 0);
    rule.border_color =
        ho_theme_color(theme, "footnotes-rule-color", links->style->text.color);
    ho_flow_rule(links->flow, &rule);
    ho_flow_keep_next(links->flow, HO_KEEP_ALWAYS);
    ho_flow_space(links->flow, links->style->leading / 2);
}

/* --- addresses --- */

static void
write_address(const Links *links, unsigned i)
{
    HoFlow *flow = links->flow;
    HoInline *list = ho_inline_list_new(ho_flow_arena(flow));
    g_autofree char *number = g_strdup_printf("[%u]", i + 1);
    double hang = 2.4 * links->style->text.size;

    append_address(links, list, link_at(links, i));
    ho_flow_tag_begin(flow, HO_TAG_LI);
    ho_flow_indent(flow, hang, 0);
    ho_flow_marker_left(flow, number, links->style, hang);
    ho_flow_tag_begin(flow, HO_TAG_LBODY);
    ho_flow_inlines(flow, NULL, list, links->style);
    ho_flow_tag_end(flow);
    ho_flow_indent(flow, -hang, 0);
    ho_flow_tag_end(flow);
    ho_flow_keep_next(flow, HO_KEEP_SLIGHT);
}

/* --- codes --- */

/* "[2] the words" over the address. */
static const HoInline *
caption_of(const Links *links, unsigned i)
{
    HoArena *arena = ho_flow_arena(links->flow);
    const HoFlowLink *link = link_at(links, i);
    g_autofree char *words =
        g_strdup_printf("[%u]%s%s", i + 1, link->words != NULL ? " " : "",
                        link->words != NULL ? link->words : "");
    HoInline *list = (HoInline *) ho_flow_text_inline(links->flow, words);

    ho_inline_append(list, ho_inline_new(arena, HO_INLINE_BREAK, (HoLoc){0}));
    append_address(links, list, link);
    return list;
}

static void
write_code(const Links *links, unsigned i, double x, double width, double size)
{
    HoFlow *flow = links->flow;
    HoFlowCell left = {.x = x, .width = size, .rowspan = 1};
    HoFlowCell right = {.x = x + size + links->gap / 2,
                        .width = width - size - links->gap / 2,
                        .rowspan = 1,
                        .valign = 1};

    ho_flow_tag_begin(flow, HO_TAG_LI);
    ho_flow_tag_begin(flow, HO_TAG_LBODY);
    ho_flow_cell_begin(flow, &left);
    ho_flow_code(flow, link_at(links, i)->target, size);
    ho_flow_cell_end(flow);
    ho_flow_cell_begin(flow, &right);
    ho_flow_inlines(flow, NULL, caption_of(links, i), links->style);
    ho_flow_cell_end(flow);
    ho_flow_tag_end(flow);
    ho_flow_tag_end(flow);
}

static void
write_codes(const Links *links)
{
    HoFlow *flow = links->flow;
    double measure = ho_flow_width(flow), size = 0, width;
    double asked = ho_theme_number(ho_flow_theme(flow), "links-code-size", 57);
    unsigned columns;

    for (unsigned i = 0; i < links->links->len; i++)
        size = MAX(size,
                   ho_flow_code_size(flow, link_at(links, i)->target, asked));
    size = MIN(size, measure / 2);
    columns = (measure - links->gap) / 2 >= COLUMN_LEAST * size ? 2 : 1;
    width = (measure - links->gap * (columns - 1)) / columns;
    for (unsigned i = 0; i < links->links->len; i += columns) {
        ho_flow_row_begin(flow);
        for (unsigned k = 0; k < columns && i + k < links->links->len; k++)
            write_code(links, i + k, k * (width + links->gap), width, size);
        ho_flow_row_end(flow, false);
        ho_flow_keep_next(flow, HO_KEEP_SLIGHT);
    }
}

void
ho_links_flow(HoFlow *flow)
{
    g_autoptr(GArray) taken = ho_flow_take_links(flow);
    Links links = {
        .flow = flow,
        .links = taken,
        .style = ho_flow_style_of(flow, "links", NULL),
        .gap = ho_theme_number(ho_flow_theme(flow), "links-column-gap", 18),
    };
    HoTag *tag;

    if (taken->len == 0)
        return;
    ho_flow_whole_width(flow);
    ho_flow_space(flow, links.style->space_above);
    ho_flow_mark_links(flow, false);
    tag = ho_flow_tag_begin(flow, HO_TAG_L);
    tag->numbering = "None";
    ho_flow_keep_next(flow, HO_KEEP_LINE);
    write_rule(&links);
    if (ho_flow_print_links(flow) == HO_LINKS_QR)
        write_codes(&links);
    else
        for (unsigned i = 0; i < taken->len; i++)
            write_address(&links, i);
    ho_flow_tag_end(flow);
    ho_flow_mark_links(flow, true);
    ho_flow_space(flow, links.style->space_below);
}
