/* NOTE, TIP, IMPORTANT, WARNING, CAUTION: as a label before a paragraph or as
 * the style of an example, open block or paragraph. */
#include "blocks/blocks.h"

#include "doc/labels.h"
#include "html/html.h"
#include "layout/flow.h"
#include "parse/parser.h"

#include <string.h>

static bool
parse(HoBlock *block, HoParser *parser)
{
    ho_parser_content(parser, block);
    return true;
}

/* What stands for the kind: its label in the document's language. */
static char *
label_of(const HoBlock *block, const char *name)
{
    g_autofree char *attribute = g_strconcat(name, "-caption", NULL);
    const char *own = ho_attrs_find(block->attrs, "caption");

    if (own == NULL)
        own = ho_block_attribute(block, attribute);
    return g_strdup(own != NULL ? own : "");
}

/* A label such as ":bulb:" is a picture's name on the platforms that it was
 * written for; here the word of the language stands for it. */
static char *
words_of(const HoBlock *block, const char *name)
{
    g_autofree char *attribute = g_strconcat(name, "-caption", NULL);
    g_autofree char *label = label_of(block, name);
    size_t length = strlen(label);
    const char *lang = ho_document_language(block->document);
    const char *word = ho_label(lang, attribute);

    if (length < 3 || label[0] != ':' || label[length - 1] != ':' ||
        strpbrk(label, " <&") != NULL)
        return g_steal_pointer(&label);
    return g_strdup(word != NULL ? word : name);
}

static void
write_font_icon(HoHtml *html, const char *name, const char *label)
{
    g_autofree char *class = g_strconcat("fa icon-", name, NULL);

    ho_html_open(html, "i");
    ho_html_class(html, class, NULL);
    ho_html_attr(html, "title", label);
    ho_html_close(html);
}

static char *
icon_source(const HoBlock *block, const char *name)
{
    const char *dir = ho_block_attribute(block, "iconsdir");
    const char *type = ho_block_attribute(block, "icontype");
    const char *icon = ho_attrs_find(block->attrs, "icon");
    g_autofree char *file = NULL;

    if (icon != NULL && strchr(icon, '.') != NULL)
        file = g_strdup(icon);
    else
        file = g_strconcat(icon ? icon : name, ".", type ? type : "png", NULL);
    if (dir == NULL || *dir == '\0')
        dir = "./images/icons";
    return g_strconcat(dir, g_str_has_suffix(dir, "/") ? "" : "/", file, NULL);
}

static void
write_icon(const HoBlock *block, HoHtml *html, const char *name)
{
    const char *icons = ho_block_attribute(block, "icons");
    g_autofree char *label = label_of(block, name);

    ho_html_open(html, "td");
    ho_html_attr(html, "class", "icon");
    ho_html_newline(html);
    if (icons == NULL) {
        ho_html_open(html, "div");
        ho_html_attr(html, "class", "title");
        ho_html_raw(html, label);
        ho_html_close(html);
    } else if (strcmp(icons, "font") == 0 &&
               ho_attrs_find(block->attrs, "icon") == NULL) {
        write_font_icon(html, name, label);
    } else {
        g_autofree char *source = icon_source(block, name);
        g_autofree char *src = ho_html_image_src(html, source);

        ho_html_open_empty(html, "img");
        ho_html_attr(html, "src", src);
        ho_html_attr(html, "alt", label);
        ho_html_close_empty(html);
    }
    ho_html_newline(html);
    ho_html_close_line(html);
}

/* A book has no tables that are none, and says what a box is. */
static void
write_in_book(const HoBlock *block, HoHtml *html, const char *name)
{
    bool is_tip = strcmp(name, "tip") == 0;
    g_autofree char *kind = g_strconcat("admonitionblock ", name, NULL);
    g_autofree char *label = words_of(block, name);

    ho_html_open(html, "div");
    ho_html_block_attrs(html, block, kind);
    ho_html_attr(html, "epub:type", is_tip ? "tip" : "notice");
    ho_html_attr(html, "role", is_tip ? "doc-tip" : "doc-notice");
    ho_html_attr(html, "aria-label", *label != '\0' ? label : name);
    ho_html_newline(html);
    if (*label != '\0') {
        ho_html_open(html, "p");
        ho_html_attr(html, "class", "label");
        ho_html_text(html, label);
        ho_html_close_line(html);
    }
    ho_html_title(html, block);
    if (block->inlines != NULL) {
        ho_html_open(html, "p");
        ho_html_inlines(html, block->inlines);
        ho_html_close(html);
    }
    ho_html_children(html, block);
    ho_html_close_line(html);
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    g_autofree char *name =
        g_ascii_strdown(block->style ? block->style : "note", -1);
    g_autofree char *kind = g_strconcat("admonitionblock ", name, NULL);

    if (html->flavour == HO_HTML_EPUB) {
        write_in_book(block, html, name);
        return;
    }
    ho_html_block_begin(html, block, kind);
    ho_html_open(html, "table");
    ho_html_newline(html);
    ho_html_open(html, "tr");
    ho_html_newline(html);
    write_icon(block, html, name);
    ho_html_open(html, "td");
    ho_html_attr(html, "class", "content");
    ho_html_newline(html);
    ho_html_title(html, block);
    ho_html_inlines(html, block->inlines);
    ho_html_children(html, block);
    ho_html_close_line(html);
    ho_html_close_line(html);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

/* The sign of a kind in the icon font. */
static const char *
sign_of(const char *name)
{
    static const struct {
        const char *name, *sign;
    } signs[] = {
        {"note", "\uf05a"},    {"tip", "\uf0eb"},     {"important", "\uf06a"},
        {"warning", "\uf071"}, {"caution", "\uf06d"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (strcmp(signs[i].name, name) == 0)
            return signs[i].sign;
    return NULL;
}

static void
write_content(const HoBlock *block, HoFlow *flow, const char *name)
{
    g_autofree char *part = g_strconcat("admonition-label-", name, NULL);
    g_autofree char *label = words_of(block, name);

    if (label[0] != '\0') {
        ho_flow_words(flow, block, label, ho_flow_style_of(flow, part, NULL));
        ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
    }
    ho_flow_title(flow, block);
    ho_flow_inlines(flow, block, block->inlines, ho_flow_style(flow));
    ho_flow_children(flow, block);
}

/* Hangs the sign beside the label, its middle level with that of the label's
 * capitals; returns what it takes. */
static double
hang_sign(HoFlow *flow, const char *name, const char *sign)
{
    g_autofree char *icon = g_strconcat("admonition-icon-", name, NULL);
    g_autofree char *label = g_strconcat("admonition-label-", name, NULL);
    HoStyle *style =
        ho_arena_dup(ho_flow_arena(flow), ho_flow_style_of(flow, icon, NULL), 1,
                     sizeof(HoStyle));
    double column = 1.7 * style->text.size;

    style->text.rise = .32 * ho_flow_style_of(flow, label, NULL)->text.size -
                       .36 * style->text.size;
    ho_flow_indent(flow, column, 0);
    ho_flow_ornament(flow, sign, style, column);
    return column;
}

/* The label stands above, for it is a word of the language and no picture that
 * must be learnt; with `icons` set the sign hangs beside. */
static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    g_autofree char *name =
        g_ascii_strdown(block->style ? block->style : "note", -1);
    const char *sign = sign_of(name);
    double column = 0;

    ho_flow_box_begin(flow, block, ho_flow_style(flow));
    if (sign != NULL && ho_block_attribute(block, "icons") != NULL)
        column = hang_sign(flow, name, sign);
    write_content(block, flow, name);
    ho_flow_indent(flow, -column, 0);
    ho_flow_box_end(flow);
}

const HoBlockClass ho_block_admonition = {
    .name = "admonition",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_BLOCKS,
    .styles = (const char *const[]){"NOTE", "TIP", "IMPORTANT", "WARNING",
                                    "CAUTION", NULL},
    .parse = parse,
    .flow = write_flow,
    .html = write_html,
};
