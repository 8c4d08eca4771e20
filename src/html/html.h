#pragma once

#include "doc/document.h"
#include "doc/section.h"
#include "style/style.h"

#include "base/image.h"

/*
 * The XHTML writer: one for HTML pages, for bodies alone (-e) and for EPUB
 * chapters.  Elements are closed by name of the stack, so nesting is always
 * right; a start tag stays open for attributes until content follows.
 */
typedef enum {
    HO_HTML_FRAGMENT, /* the body alone, Asciidoctor's vocabulary */
    HO_HTML_PAGE,     /* one file with head, same vocabulary */
    HO_HTML_EPUB      /* chapters: epub:type, roles, no scripts */
} HoHtmlFlavour;

/* Where a printed page begins: at a byte of a text inline (or at the start of
 * a block).  For the EPUB's page list. */
typedef struct {
    const HoBlock *block;
    const HoInline *text; /* or NULL */
    unsigned offset;
    const char *folio;
} HoPageMark;

struct HoHtml {
    GString *out;
    const HoDocument *doc;
    HoHtmlFlavour flavour;
    const HoBlock *block; /* being written; for attributes of its moment */
    GPtrArray *stack;     /* of const char *: open elements */
    bool start_tag;       /* "<name attr" written, ">" not yet */
    HoImages *images;     /* for data-uri, inline SVG and sizes; may be NULL */
    const HoTheme *theme; /* for CSS; may be NULL */

    /* EPUB only */
    const char *(*href)(HoHtml *html, const char *id); /* "talk-2.xhtml#id":
                          where an id lives, seen from the chapter being
                          written; NULL when nowhere */
    const char *(*src)(HoHtml *html, const HoImage *image); /* in the book */
    void *book;              /* of whoever set the two */
    int heading_shift;       /* added to heading levels */
    const HoPageMark *marks; /* in document order */
    unsigned n_marks, next_mark;
};

/* --- elements --- */

/* "<tag"; attributes may follow. */
void ho_html_open(HoHtml *html, const char *tag);
/* ' name="value"', escaped; nothing when value is NULL. */
void ho_html_attr(HoHtml *html, const char *name, const char *value);
void ho_html_attrf(HoHtml *html, const char *name, const char *format, ...)
    G_GNUC_PRINTF(3, 4);
/* class="first more": blank-separated parts, each may be NULL. */
void ho_html_class(HoHtml *html, const char *first, const char *more);
/* id and class of a block: kind, then its roles. */
void ho_html_block_attrs(HoHtml *html, const HoBlock *block, const char *kind);
/* Ends the innermost element. */
void ho_html_close(HoHtml *html);
/* An element without content: <br/>, <img …/>; attributes go in between. */
void ho_html_open_empty(HoHtml *html, const char *tag);
void ho_html_close_empty(HoHtml *html);
/* A line end in the output, where it makes it readable. */
void ho_html_newline(HoHtml *html);

/* --- content --- */

void ho_html_text(HoHtml *html, const char *text);  /* escaped */
void ho_html_raw(HoHtml *html, const char *markup); /* as it is */
void ho_html_inlines(HoHtml *html, const HoInline *list);
void ho_html_children(HoHtml *html, const HoBlock *block);
/* <div class="title">caption title</div>, nothing without a title. */
void ho_html_title(HoHtml *html, const HoBlock *block);
/* The words of inlines as one attribute value, markup left out. */
char *ho_html_plain(HoHtml *html, const HoInline *list);

/* --- whole outputs, yours to free --- */

/* Body alone or page.  images may be NULL, theme may be NULL. */
char *ho_html_document(const HoDocument *doc, HoHtmlFlavour flavour,
                       HoImages *images, const HoTheme *theme);

/* The style sheet that a theme gives, for pages and for EPUB. */
char *ho_html_css(const HoTheme *theme, HoHtmlFlavour flavour);

/* HTML of any quality to well-formed XHTML body content; *repaired says
 * whether something had to be mended.  Yours to free. */
char *ho_html_repair(const char *markup, bool *repaired);
