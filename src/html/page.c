/*
 * The standalone page: Asciidoctor's structure of header, content, notes and
 * footer, so that style sheets made for it fit.
 */
#include "html/head.h"

#include <string.h>

static const char *
attribute(HoHtml *html, const char *name)
{
    return ho_document_attribute(html->doc, name);
}

/* <div id="…">, as wide as `max-width` allows. */
void
ho_html_page_open_part(HoHtml *html, const char *id)
{
    const char *width = attribute(html, "max-width");

    ho_html_open(html, "div");
    ho_html_attr(html, "id", id);
    if (width != NULL)
        ho_html_attrf(html, "style", "max-width: %s;", width);
    ho_html_newline(html);
}

void
ho_html_page_close_part(HoHtml *html)
{
    ho_html_close(html);
    ho_html_newline(html);
}

static void
write_span(HoHtml *html, const char *id, const char *class, const char *markup)
{
    ho_html_open(html, "span");
    ho_html_attr(html, "id", id);
    ho_html_attr(html, "class", class);
    ho_html_raw(html, markup);
    ho_html_close(html);
}

static void
write_break(HoHtml *html)
{
    ho_html_open_empty(html, "br");
    ho_html_close_empty(html);
}

static bool
looks_like_email(const char *text)
{
    const char *at = strchr(text, '@');

    return at != NULL && at != text && strchr(at, '.') != NULL &&
           strpbrk(text, " \t<>") == NULL;
}

/* An address: e-mail, URL, or URL[text]; else plain words. */
static void
write_address(HoHtml *html, const char *address)
{
    const char *bracket = strchr(address, '[');
    size_t length = strlen(address);
    g_autofree char *url = NULL, *text = NULL;

    if (strstr(address, "://") == NULL) {
        if (!looks_like_email(address)) {
            ho_html_raw(html, address);
            return;
        }
        url = g_strconcat("mailto:", address, NULL);
        text = g_strdup(address);
    } else if (bracket != NULL && address[length - 1] == ']') {
        url = g_strndup(address, (gsize) (bracket - address));
        text = g_strndup(bracket + 1, strlen(bracket + 1) - 1);
    } else {
        url = g_strdup(address);
        text = g_strdup(address);
    }
    ho_html_open(html, "a");
    ho_html_attr(html, "href", url);
    if (strcmp(url, text) == 0)
        ho_html_attr(html, "class", "bare");
    ho_html_text(html, *text != '\0' ? text : url);
    ho_html_close(html);
}

static void
write_author(HoHtml *html, const HoAuthor *author, unsigned number)
{
    g_autofree char *suffix =
        number > 1 ? g_strdup_printf("%u", number) : g_strdup("");
    g_autofree char *id = g_strconcat("author", suffix, NULL);
    g_autofree char *name = ho_html_author_name(author);

    write_span(html, id, "author", name);
    write_break(html);
    ho_html_newline(html);
    if (author->email == NULL || *author->email == '\0')
        return;
    ho_html_open(html, "span");
    ho_html_attrf(html, "id", "email%s", suffix);
    ho_html_attr(html, "class", "email");
    write_address(html, author->email);
    ho_html_close(html);
    write_break(html);
    ho_html_newline(html);
}

static void
write_revision(HoHtml *html)
{
    const char *number = attribute(html, "revnumber");
    const char *date = attribute(html, "revdate");
    const char *remark = attribute(html, "revremark");

    if (number != NULL) {
        const char *label = attribute(html, "version-label");
        g_autofree char *lower = g_utf8_strdown(label ? label : "", -1);
        g_autofree char *words =
            g_strconcat(lower, " ", number, date != NULL ? "," : "", NULL);

        write_span(html, "revnumber", NULL, g_strchug(words));
        ho_html_newline(html);
    }
    if (date != NULL) {
        write_span(html, "revdate", NULL, date);
        ho_html_newline(html);
    }
    if (remark != NULL) {
        write_break(html);
        write_span(html, "revremark", NULL, remark);
        ho_html_newline(html);
    }
}

static void
write_details(HoHtml *html)
{
    const HoDocument *doc = html->doc;

    if (doc->n_authors == 0 && attribute(html, "revnumber") == NULL &&
        attribute(html, "revdate") == NULL &&
        attribute(html, "revremark") == NULL)
        return;
    ho_html_open(html, "div");
    ho_html_attr(html, "class", "details");
    ho_html_newline(html);
    for (unsigned i = 0; i < doc->n_authors; i++)
        write_author(html, &doc->authors[i], i + 1);
    write_revision(html);
    ho_html_page_close_part(html);
}

void
ho_html_page_header(HoHtml *html)
{
    const HoDocument *doc = html->doc;
    bool is_manpage = strcmp(doc->doctype, "manpage") == 0;

    if (attribute(html, "noheader") != NULL)
        return;
    ho_html_page_open_part(html, "header");
    if (doc->has_header && doc->title != NULL &&
        attribute(html, "notitle") == NULL) {
        ho_html_open(html, "h1");
        ho_html_inlines(html, doc->title);
        ho_html_text(html, is_manpage ? " Manual Page" : "");
        ho_html_close(html);
        ho_html_newline(html);
    }
    if (doc->has_header && !is_manpage)
        write_details(html);
    if (ho_html_toc_is_at(doc, "auto"))
        ho_html_toc(html, NULL);
    if (is_manpage)
        ho_html_manname(html);
    ho_html_page_close_part(html);
}

void
ho_html_page_footer(HoHtml *html)
{
    const char *number = attribute(html, "revnumber");
    const char *updated = attribute(html, "last-update-label");
    const char *label = attribute(html, "version-label");
    const char *date = attribute(html, "docdatetime");

    if (attribute(html, "nofooter") != NULL)
        return;
    ho_html_page_open_part(html, "footer");
    ho_html_open(html, "div");
    ho_html_attr(html, "id", "footer-text");
    ho_html_newline(html);
    if (number != NULL) {
        ho_html_raw(html, label != NULL ? label : "");
        ho_html_text(html, " ");
        ho_html_raw(html, number);
        write_break(html);
        ho_html_newline(html);
    }
    if (updated != NULL && date != NULL &&
        attribute(html, "reproducible") == NULL)
        ho_html_textf(html, "%s %s\n", updated, date);
    ho_html_page_close_part(html);
    ho_html_page_close_part(html);
}

void
ho_html_page_docinfo(HoHtml *html, const char *place)
{
    g_autofree char *text = ho_html_docinfo(html->doc, place);

    if (*text == '\0')
        return;
    ho_html_raw(html, text);
    ho_html_newline(html);
}

/* doctype, place of the contents, roles of the document's title. */
static char *
body_class(HoHtml *html)
{
    const HoDocument *doc = html->doc;
    GString *class = g_string_new(doc->doctype);
    const char *toc = attribute(html, "toc-class");
    const char *position = attribute(html, "toc-position");

    if (toc != NULL && ho_html_toc_is_at(doc, "auto"))
        g_string_append_printf(class, " %s toc-%s", toc,
                               position != NULL ? position : "header");
    if (doc->root->roles != NULL)
        g_string_append_printf(class, " %s", doc->root->roles);
    return g_string_free(class, FALSE);
}

static void
write_body(HoHtml *html)
{
    g_autofree char *class = body_class(html);

    ho_html_open(html, "body");
    ho_html_attr(html, "id", html->doc->root->id);
    ho_html_attr(html, "class", class);
    ho_html_newline(html);
    ho_html_page_docinfo(html, "header");
    ho_html_page_header(html);
    ho_html_page_open_part(html, "content");
    ho_html_children(html, html->doc->root);
    ho_html_page_close_part(html);
    ho_html_footnotes(html, html->doc);
    ho_html_page_footer(html);
    ho_html_page_docinfo(html, "footer");
    ho_html_close(html);
    ho_html_newline(html);
}

void
ho_html_page(HoHtml *html)
{
    ho_html_raw(html, "<!DOCTYPE html>\n");
    ho_html_open(html, "html");
    if (attribute(html, "nolang") == NULL)
        ho_html_attr(html, "lang", ho_html_language(html->doc));
    ho_html_attr(html, "dir", ho_html_direction(html->doc));
    ho_html_newline(html);
    ho_html_head(html, &(HoHtmlHead){0});
    write_body(html);
    ho_html_close(html);
    ho_html_newline(html);
}
