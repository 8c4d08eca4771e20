/* The head of a page: what it is called, by whom, and how it looks. */
#include "html/head.h"

#include "doc/selection.h"

#include <string.h>

static const char *
attribute(HoHtml *html, const char *name)
{
    return ho_document_attribute(html->doc, name);
}

/* Markup, in which an apostrophe inside a word is a typographic one. */
char *
ho_html_author_name(const HoAuthor *author)
{
    const char *name = author->name != NULL ? author->name : "";
    GString *out = g_string_new(NULL);

    for (const char *s = name; *s != '\0'; s++) {
        if (*s == '\'' && s > name && g_ascii_isalnum(s[-1]) &&
            g_ascii_isalpha(s[1]))
            g_string_append(out, "\u2019");
        else
            g_string_append_c(out, *s);
    }
    return g_string_free(out, FALSE);
}

void
ho_html_meta(HoHtml *html, const char *name, const char *content)
{
    ho_html_open_empty(html, "meta");
    ho_html_attr(html, "name", name);
    ho_html_attr(html, "content", content);
    ho_html_close_empty(html);
    ho_html_newline(html);
}

/* Of the value of an attribute, which is markup. */
static void
write_meta(HoHtml *html, const char *name, const char *content)
{
    g_autofree char *words = content != NULL ? ho_html_words(content) : NULL;

    if (words != NULL)
        ho_html_meta(html, name, words);
}

static void
write_authors(HoHtml *html)
{
    const HoDocument *doc = html->doc;
    g_autoptr(GString) names = g_string_new(NULL);

    for (unsigned i = 0; i < doc->n_authors; i++) {
        g_autofree char *name = ho_html_author_name(&doc->authors[i]);

        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", name);
    }
    if (doc->n_authors > 0)
        write_meta(html, "author", names->str);
}

static const char *
icon_type(const char *href)
{
    if (g_str_has_suffix(href, ".svg"))
        return "image/svg+xml";
    if (g_str_has_suffix(href, ".png"))
        return "image/png";
    if (g_str_has_suffix(href, ".gif"))
        return "image/gif";
    return "image/x-icon";
}

static void
link_to(HoHtml *html, const char *relation, const char *type, const char *href)
{
    if (href == NULL)
        return;
    ho_html_open_empty(html, "link");
    ho_html_attr(html, "rel", relation);
    ho_html_attr(html, "type", type);
    ho_html_attr(html, "href", href);
    ho_html_close_empty(html);
    ho_html_newline(html);
}

static void
write_icon(HoHtml *html)
{
    const char *href = attribute(html, "favicon");

    if (href == NULL)
        return;
    if (*href == '\0')
        href = "favicon.ico";
    link_to(html, "icon", icon_type(href), href);
}

static const HoInline *
first_section_title(const HoDocument *doc)
{
    for (const HoBlock *b = doc->root->first; b != NULL; b = b->next)
        if (ho_section_of(b) != NULL)
            return b->title;
    return NULL;
}

/* `title`, else the document's, else of its first section. */
static char *
title_of(HoHtml *html)
{
    const char *title = attribute(html, "title");
    const char *untitled = attribute(html, "untitled-label");
    const HoSection *talk = ho_document_selected(html->doc);
    const HoInline *words = talk != NULL ? talk->base.title : html->doc->title;

    if (title != NULL)
        return ho_html_words(title);
    if (words == NULL)
        words = first_section_title(html->doc);
    if (words != NULL)
        return ho_html_plain(html, words);
    return g_strdup(untitled != NULL ? untitled : "Untitled");
}

static void
link_style(HoHtml *html, const char *name)
{
    const char *dir = attribute(html, "stylesdir");
    g_autofree char *href = NULL;

    if (dir == NULL || *dir == '\0' || strcmp(dir, ".") == 0 || *name == '/' ||
        strstr(name, "://") != NULL)
        href = g_strdup(name);
    else
        href = g_build_filename(dir, name, NULL);
    link_to(html, "stylesheet", NULL, href);
}

/* The theme's sheet, the author's own, or none: as `stylesheet` says. */
static void
write_style(HoHtml *html, const char *sheet)
{
    const char *name = attribute(html, "stylesheet");
    bool own = name != NULL && *name != '\0' && strcmp(name, "DEFAULT") != 0;
    g_autofree char *css = NULL;

    if (name == NULL)
        return;
    if (sheet != NULL && !own) {
        link_to(html, "stylesheet", NULL, sheet);
        return;
    }
    if (attribute(html, "linkcss") != NULL) {
        link_style(html, own ? name : "handout.css");
        return;
    }
    if (own)
        css =
            ho_html_read_beside(html->doc, attribute(html, "stylesdir"), name);
    else
        css = ho_html_css(html->theme, html->flavour, false);
    if (css == NULL)
        return;
    ho_html_open(html, "style");
    ho_html_newline(html);
    ho_html_raw(html, css);
    ho_html_close(html);
    ho_html_newline(html);
}

void
ho_html_head(HoHtml *html, const HoHtmlHead *head)
{
    g_autofree char *title =
        head->title != NULL ? g_strdup(head->title) : title_of(html);
    g_autofree char *docinfo = ho_html_docinfo(html->doc, "head");

    ho_html_open(html, "head");
    ho_html_raw(html, "\n<meta charset=\"UTF-8\"/>\n");
    write_meta(html, "viewport", "width=device-width, initial-scale=1.0");
    if (attribute(html, "reproducible") == NULL)
        write_meta(html, "generator", "handout " HO_VERSION);
    write_meta(html, "application-name", attribute(html, "app-name"));
    write_meta(html, "description", attribute(html, "description"));
    write_meta(html, "keywords", attribute(html, "keywords"));
    write_authors(html);
    write_meta(html, "copyright", attribute(html, "copyright"));
    write_icon(html);
    ho_html_open(html, "title");
    ho_html_text(html, title);
    ho_html_close(html);
    ho_html_newline(html);
    link_to(html, "prev", NULL, head->previous);
    link_to(html, "next", NULL, head->next);
    write_style(html, head->sheet);
    ho_html_raw(html, docinfo);
    ho_html_close(html);
    ho_html_newline(html);
}
