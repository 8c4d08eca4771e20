#pragma once

#include "html/html.h"

/* Pieces of the standalone page; see page.c. */

/* The whole page. */
void ho_html_page(HoHtml *html);

/* The author's name as the page shows it: markup. */
char *ho_html_author_name(const HoAuthor *author);

/* What a page of several has in its head that a page alone has not; each may be
 * NULL. */
typedef struct {
    const char *title;
    const char *sheet; /* the theme's style sheet as a file */
    const char *previous, *next;
} HoHtmlHead;

/* <meta name content/> and a line end: of a page, and as EPUB 2 and the NCX
 * have it. */
void ho_html_meta(HoHtml *html, const char *name, const char *content);

/* <head>: metadata, title, style. */
void ho_html_head(HoHtml *html, const HoHtmlHead *head);

/* Parts of the body: <div id="…"> as wide as `max-width` allows, its end, the
 * document's title and contents, the notes of the page, the footer, and what
 * docinfo puts at a place. */
void ho_html_page_open_part(HoHtml *html, const char *id);
void ho_html_page_close_part(HoHtml *html);
void ho_html_page_header(HoHtml *html);
void ho_html_page_notes(HoHtml *html);
void ho_html_page_footer(HoHtml *html);
void ho_html_page_docinfo(HoHtml *html, const char *place);

/* What the files and attributes of docinfo put at a place: "head", "header",
 * "footer"; yours to free, "" for nothing. */
char *ho_html_docinfo(const HoDocument *doc, const char *place);

/* A text file that an attribute names, relative to dir (a path relative to the
 * document, or NULL); NULL when it is not there or may not be read. */
char *ho_html_read_beside(const HoDocument *doc, const char *dir,
                          const char *name);
