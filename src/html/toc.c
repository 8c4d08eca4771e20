/* The contents as a list of lists, for pages and bodies. */
#include "html/html.h"

#include "base/number.h"
#include "doc/selection.h"

#include <stdlib.h>
#include <string.h>

/* Links do not nest: the markup of a title without its anchors. */
static void
write_without_anchors(HoHtml *html, const char *markup)
{
    GString *out = g_string_new(NULL);

    while (*markup != '\0') {
        size_t skip = 0;

        if (g_str_has_prefix(markup, "</a>"))
            skip = strlen("</a>");
        else if (g_str_has_prefix(markup, "<a ") ||
                 g_str_has_prefix(markup, "<a>"))
            skip = strcspn(markup, ">") + 1;
        if (skip == 0)
            g_string_append_c(out, *markup++);
        else
            markup += strnlen(markup, skip);
    }
    ho_html_raw(html, out->str);
    g_string_free(out, TRUE);
}

static void
write_title(HoHtml *html, const HoSection *section)
{
    const char *(*id)(HoHtml *, const char *) = html->id;
    GString *out = html->out;
    g_autofree char *markup = NULL;

    if (html->flavour == HO_HTML_EPUB) {
        markup = ho_inline_to_text(section->base.title);
        ho_html_text(html, section->number != NULL ? section->number : "");
        ho_html_text(html, markup);
        return;
    }
    ho_html_raw(html, "");
    html->out = g_string_new(NULL);
    html->id = NULL; /* its anchors do not stay */
    if (section->number != NULL)
        ho_html_text(html, section->number);
    ho_html_inlines(html, section->base.title);
    markup = g_string_free(html->out, FALSE);
    html->out = out;
    html->id = id;
    write_without_anchors(html, markup);
}

static const HoSection *
next_section(const HoBlock *block)
{
    while (block != NULL && ho_section_of(block) == NULL)
        block = block->next;
    return block != NULL ? ho_section_of(block) : NULL;
}

static void
write_entries(HoHtml *html, const HoBlock *parent, int levels)
{
    const HoSection *section = next_section(parent->first);

    if (section == NULL)
        return;
    ho_html_newline(html);
    ho_html_open(html, "ul");
    ho_html_attrf(html, "class", "sectlevel%d", section->level);
    ho_html_newline(html);
    for (; section != NULL; section = next_section(section->base.next)) {
        const char *id = section->base.id;

        ho_html_open(html, "li");
        ho_html_open(html, "a");
        if (id != NULL || html->flavour != HO_HTML_EPUB)
            ho_html_attrf(html, "href", "#%s", id != NULL ? id : "");
        write_title(html, section);
        ho_html_close(html);
        if (section->level < levels)
            write_entries(html, &section->base, levels);
        ho_html_close(html);
        ho_html_newline(html);
    }
    ho_html_close(html);
    ho_html_newline(html);
}

bool
ho_html_toc_is_at(const HoDocument *doc, const char *placement)
{
    const char *where = ho_document_attribute(doc, "toc-placement");

    if (ho_document_attribute(doc, "toc") == NULL ||
        ho_document_selected(doc) != NULL ||
        next_section(doc->root->first) == NULL)
        return false;
    if (where == NULL ||
        (strcmp(where, "macro") != 0 && strcmp(where, "preamble") != 0))
        where = "auto";
    return strcmp(where, placement) == 0;
}

static int
levels_of(HoHtml *html, const HoBlock *macro)
{
    const char *levels =
        macro != NULL ? ho_attrs_find(macro->attrs, "levels") : NULL;

    if (levels == NULL)
        levels = ho_document_attribute(html->doc, "toclevels");
    return levels != NULL ? ho_int_of(levels, 0) : 2;
}

void
ho_html_toc(HoHtml *html, const HoBlock *macro)
{
    const char *title = ho_document_attribute(html->doc, "toc-title");
    const char *class = ho_document_attribute(html->doc, "toc-class");
    const char *id = macro != NULL && macro->id != NULL ? macro->id : NULL;

    /* a book has its contents in front already */
    if (html->flavour == HO_HTML_EPUB &&
        (macro == NULL || ho_section_around(macro) == NULL))
        return;
    ho_html_open(html, "div");
    ho_html_attr(html, "id", id != NULL ? id : "toc");
    if (macro != NULL && macro->roles != NULL)
        class = macro->roles;
    else if (html->flavour == HO_HTML_FRAGMENT &&
             ho_html_toc_is_at(html->doc, "auto"))
        class = NULL; /* a body alone has no side to put it */
    ho_html_attr(html, "class", class != NULL ? class : "toc");
    ho_html_newline(html);
    ho_html_open(html, "div");
    ho_html_attr(html, "id", id == NULL ? "toctitle" : NULL);
    if (id != NULL)
        ho_html_attrf(html, "id", "%stitle", id);
    ho_html_attr(html, "class", macro != NULL ? "title" : NULL);
    if (macro != NULL && macro->title != NULL)
        ho_html_inlines(html, macro->title);
    else
        ho_html_raw(html, title != NULL ? title : "");
    ho_html_close(html);
    write_entries(html, html->doc->root, levels_of(html, macro));
    ho_html_close(html);
    ho_html_newline(html);
}
