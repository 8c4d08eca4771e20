/* A page of a site: contents at its side, ways to the pages beside it. */
#include "html/head.h"
#include "html/sitepage.h"

#include <string.h>

static const HoSitePage *
page_at(const HoSite *site, unsigned i)
{
    return i < site->pages->len ? site->pages->pdata[i] : NULL;
}

static void
write_link(HoHtml *html, const char *class, const HoSitePage *page)
{
    const HoSite *site = html->site;
    bool is_here = page == page_at(site, site->page);

    if (page == NULL)
        return;
    ho_html_open(html, "a");
    ho_html_attr(html, "class", class);
    ho_html_attr(html, "href", page->name);
    ho_html_attr(html, "aria-current", is_here ? "page" : NULL);
    ho_html_text(html, *page->title != '\0' ? page->title : page->name);
    ho_html_close(html);
}

/* The sections of the page that is open, one level deep. */
static void
write_sections(HoHtml *html, const HoBlock *block)
{
    bool any = false;

    for (const HoBlock *child = block->first; child != NULL;
         child = child->next) {
        const HoSection *section = ho_section_of(child);
        g_autofree char *words = NULL;

        if (section == NULL || child->id == NULL || child->title == NULL ||
            g_hash_table_contains(html->elsewhere, child))
            continue;
        if (!any)
            ho_html_open(html, "ul");
        any = true;
        words = ho_inline_to_text(child->title);
        ho_html_open(html, "li");
        ho_html_open(html, "a");
        ho_html_attrf(html, "href", "#%s", child->id);
        ho_html_text(html, section->number != NULL ? section->number : "");
        ho_html_text(html, words);
        ho_html_close(html);
        ho_html_close(html);
    }
    if (any)
        ho_html_close(html);
}

/* All pages; those below a part are a list in it. */
static void
write_contents(HoHtml *html)
{
    const HoSite *site = html->site;
    unsigned depth = 0;

    ho_html_open(html, "nav");
    ho_html_attr(html, "id", "toc");
    ho_html_attr(html, "class", "toc2");
    ho_html_attr(html, "aria-labelledby", "toctitle");
    ho_html_newline(html);
    ho_html_open(html, "div");
    ho_html_attr(html, "id", "toctitle");
    write_link(html, NULL, page_at(site, 0));
    ho_html_close(html);
    ho_html_open(html, "ul");
    for (unsigned i = 1; i < site->pages->len; i++) {
        const HoSitePage *page = page_at(site, i);
        const HoSitePage *next = page_at(site, i + 1);

        if (page->depth > depth)
            ho_html_open(html, "ul");
        depth = page->depth;
        ho_html_newline(html);
        ho_html_open(html, "li");
        write_link(html, NULL, page);
        if (i == site->page)
            write_sections(html, page->block);
        if (next != NULL && next->depth > depth)
            continue;
        ho_html_close(html);
        if (next != NULL && next->depth < depth) {
            ho_html_close(html);
            ho_html_close(html);
        }
        if (next == NULL && depth > 0) {
            ho_html_close(html);
            ho_html_close(html);
        }
    }
    ho_html_newline(html);
    ho_html_close(html);
    ho_html_close(html);
    ho_html_newline(html);
}

/* Back, contents, on. */
static void
write_turns(HoHtml *html)
{
    const HoSite *site = html->site;
    const HoSitePage *next = page_at(site, site->page + 1);

    ho_html_open(html, "nav");
    ho_html_attr(html, "class", "turn");
    ho_html_newline(html);
    if (site->page > 0)
        write_link(html, "previous", page_at(site, site->page - 1));
    if (next != NULL)
        write_link(html, "next", next);
    ho_html_newline(html);
    ho_html_close(html);
    ho_html_newline(html);
}

static void
write_chapter(HoHtml *html)
{
    const HoSite *site = html->site;

    write_contents(html);
    ho_html_page_open_part(html, "content");
    ho_html_block(html, html->chapter);
    if (ho_section_of(html->chapter)->level == 0) {
        ho_html_open(html, "ul");
        ho_html_attr(html, "class", "none");
        for (unsigned i = site->page + 1;
             i < site->pages->len && page_at(site, i)->depth > 0; i++) {
            ho_html_open(html, "li");
            write_link(html, NULL, page_at(site, i));
            ho_html_close(html);
        }
        ho_html_close(html);
    }
    ho_html_page_close_part(html);
}

/* The document's header; its contents, unless it puts them elsewhere. */
static void
write_first(HoHtml *html)
{
    ho_html_page_header(html);
    ho_html_page_open_part(html, "content");
    if (!ho_html_toc_is_at(html->doc, "auto") &&
        !ho_html_toc_is_at(html->doc, "preamble") &&
        !ho_html_toc_is_at(html->doc, "macro"))
        ho_html_toc(html, NULL);
    ho_html_children(html, html->doc->root);
    ho_html_page_close_part(html);
}

static void
write_head(HoHtml *html)
{
    const HoSite *site = html->site;
    const HoSitePage *page = page_at(site, site->page);
    const HoSitePage *next = page_at(site, site->page + 1);
    HoHtmlHead head = {.sheet = "style.css"};
    g_autofree char *title =
        page->block != NULL ? g_strconcat(page->title, " – ", site->title, NULL)
                            : NULL;

    head.title = title;
    head.previous = site->page > 0 ? page_at(site, site->page - 1)->name : NULL;
    head.next = next != NULL ? next->name : NULL;
    ho_html_head(html, &head);
}

void
ho_site_write_page(HoHtml *html)
{
    bool is_first = html->chapter == NULL;

    ho_html_raw(html, "<!DOCTYPE html>\n");
    ho_html_open(html, "html");
    ho_html_attr(html, "lang", ho_html_language(html->doc));
    ho_html_attr(html, "dir", ho_html_direction(html->doc));
    ho_html_newline(html);
    write_head(html);
    ho_html_open(html, "body");
    ho_html_attrf(html, "class", "%s %s", html->doc->doctype,
                  is_first ? "first" : "chapter toc2 toc-left");
    ho_html_newline(html);
    ho_html_page_docinfo(html, "header");
    if (is_first)
        write_first(html);
    else
        write_chapter(html);
    ho_html_page_notes(html);
    write_turns(html);
    ho_html_page_footer(html);
    ho_html_page_docinfo(html, "footer");
    ho_html_close(html);
    ho_html_newline(html);
    ho_html_close(html);
    ho_html_newline(html);
}
