#pragma once

#include "html/html.h"

/* Pieces of the standalone page; see page.c. */

/* The whole page. */
void ho_html_page(HoHtml *html);

/* The author's name as the page shows it: markup. */
char *ho_html_author_name(const HoAuthor *author);

/* <head>: metadata, title, style. */
void ho_html_head(HoHtml *html);

/* What the files and attributes of docinfo put at a place: "head", "header",
 * "footer"; yours to free, "" for nothing. */
char *ho_html_docinfo(const HoDocument *doc, const char *place);

/* A text file that an attribute names, relative to dir (a path relative to the
 * document, or NULL); NULL when it is not there or may not be read. */
char *ho_html_read_beside(const HoDocument *doc, const char *dir,
                          const char *name);
