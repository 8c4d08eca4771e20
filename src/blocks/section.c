/* Sections: a heading and what stands under it. */
#include "doc/section.h"

#include "blocks/blocks.h"

#include "blocks/flows.h"

#include "doc/selection.h"
#include "html/html.h"
#include "layout/flow.h"

#include <string.h>

/* Headings are h1 to h6, however deep a section is. */
static int
heading_level(const HoHtml *html, int level)
{
    return CLAMP(level + 1 + html->heading_shift, 1, 6);
}

static void
write_anchor(HoHtml *html, const char *id)
{
    ho_html_open(html, "a");
    ho_html_attr(html, "class", "anchor");
    ho_html_attrf(html, "href", "#%s", id);
    ho_html_close(html);
}

static void
write_title(const HoSection *section, HoHtml *html)
{
    const HoBlock *block = &section->base;
    const char *anchors = ho_block_attribute(block, "sectanchors");
    bool after = anchors != NULL && strcmp(anchors, "after") == 0;
    bool link =
        block->id != NULL && ho_block_attribute(block, "sectlinks") != NULL;

    if (block->id == NULL)
        anchors = NULL;
    if (anchors != NULL && !after)
        write_anchor(html, block->id);
    if (link) {
        ho_html_open(html, "a");
        ho_html_attr(html, "class", "link");
        ho_html_attrf(html, "href", "#%s", block->id);
    }
    if (section->number != NULL)
        ho_html_text(html, section->number);
    ho_html_inlines(html, block->title);
    if (link)
        ho_html_close(html);
    if (anchors != NULL && after)
        write_anchor(html, block->id);
}

static void
write_heading(const HoSection *section, HoHtml *html)
{
    const char *const tags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

    ho_html_open(html, tags[heading_level(html, section->level) - 1]);
    ho_html_attr(html, "id", section->base.id);
    if (section->level == 0)
        ho_html_class(html, "sect0", section->base.roles);
    write_title(section, html);
    ho_html_close_line(html);
}

static void
write_index(const HoSection *section, HoHtml *html)
{
    if (g_strcmp0(section->name, "index") == 0)
        ho_html_index(html);
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    const HoSection *section = ho_section_of(block);
    g_autofree char *class = g_strdup_printf("sect%d", section->level);

    if (section->level == 0) {
        write_heading(section, html);
        ho_html_children(html, block);
        write_index(section, html);
        return;
    }
    ho_html_open(html, "div");
    ho_html_class(html, class, block->roles);
    ho_html_newline(html);
    write_heading(section, html);
    if (section->level == 1) {
        ho_html_open(html, "div");
        ho_html_attr(html, "class", "sectionbody");
        ho_html_newline(html);
    }
    ho_html_children(html, block);
    write_index(section, html);
    if (section->level == 1) {
        ho_html_close_line(html);
    }
    ho_html_close_line(html);
}

static void
dump(const HoBlock *block, GString *out)
{
    const HoSection *section = ho_section_of(block);

    g_string_append_printf(out, " level=%d %s", section->level, section->name);
    if (section->number != NULL)
        g_string_append_printf(out, " number=\"%s\"", section->number);
}

/* Whether a section begins a page: parts and chapters of books do, talks in an
 * article only when the theme says so. */
static unsigned
page_start(const HoSection *section, HoFlow *flow)
{
    const HoDocument *doc = ho_flow_document(flow);
    bool book = strcmp(doc->doctype, "book") == 0;
    const char *media = ho_document_attribute(doc, "media");
    const char *key = section->level == 0 ? "heading-part-break-before"
                                          : "heading-chapter-break-before";
    const char *word =
        ho_theme_string(ho_flow_theme(flow), key, book ? "always" : "auto");

    if (section->level > 1 || strcmp(word, "auto") == 0)
        return G_MAXUINT;
    return media != NULL && strcmp(media, "prepress") == 0 && book &&
                   !ho_block_has_option(&section->base, "nonfacing")
               ? HO_BREAK_RECTO
               : HO_BREAK_PLAIN;
}

static bool
is_alone(const HoSection *section, HoFlow *flow)
{
    return ho_document_selected(ho_flow_document(flow)) == section;
}

/* The number and the title as one text. */
static const HoInline *
whole_title(const HoSection *section, HoFlow *flow)
{
    HoInline *list, *title;

    if (section->number == NULL || section->number[0] == '\0')
        return section->base.title;
    list = (HoInline *) ho_flow_text_inline(flow, section->number);
    title =
        ho_inline_new(ho_flow_arena(flow), HO_INLINE_SPAN, section->base.loc);
    if (section->base.title != NULL) {
        title->first = section->base.title->first;
        title->last = section->base.title->last;
    }
    ho_inline_append(list, title);
    return list;
}

/* A part has its title further down its page, as the document has its own. */
static void
leave_room(const HoSection *section, HoFlow *flow)
{
    const char *word =
        ho_theme_string(ho_flow_theme(flow), "heading-part-top", NULL);
    double room;

    if (section->level == 0 && word != NULL &&
        ho_length_parse(word, ho_flow_page_height(flow),
                        ho_flow_page_width(flow),
                        ho_flow_style(flow)->text.size, &room) &&
        room > 0)
        ho_flow_blank(flow, MIN(room, ho_flow_page_height(flow) / 2));
}

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    const HoSection *section = ho_section_of(block);
    unsigned start =
        is_alone(section, flow) ? G_MAXUINT : page_start(section, flow);
    bool index = strcmp(section->name, "index") == 0;

    /* An index needs the pages before it to be known. */
    if (start == G_MAXUINT && index)
        start = HO_BREAK_PLAIN;
    if (start != G_MAXUINT) {
        ho_flow_page_break(flow, start);
        leave_room(section, flow);
    }
    ho_flow_tag_begin(flow, HO_TAG_SECT);
    if (ho_block_has_option(block, "notitle")) {
        g_autofree char *words = ho_inline_to_text(block->title);

        ho_flow_heading(flow, block, words, section->level);
    } else if (is_alone(section, flow)) {
        /* A chapter for running heads that looks as the title of the pages. */
        const HoInline *title = whole_title(section, flow);
        g_autofree char *words = ho_inline_to_text(title);

        ho_flow_heading(flow, block, words, 1);
        ho_flow_heading_lines(flow, block, title, 0, false);
    } else {
        ho_flow_heading_lines(flow, block, whole_title(section, flow),
                              section->level, true);
    }
    ho_flow_children(flow, block);
    if (index)
        ho_flow_index(flow, block);
    if (section->level <= 1 || is_alone(section, flow)) {
        ho_flow_endnotes(flow, false);
        ho_links_flow(flow);
    }
    ho_flow_tag_end(flow);
}

const HoBlockClass ho_block_section = {
    .name = "section",
    .size = sizeof(HoSection),
    .content = HO_CONTENT_BLOCKS,
    .transparent = true,
    .flow = write_flow,
    .html = write_html,
    .dump = dump,
};
