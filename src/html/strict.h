#pragma once

#include "html/html.h"

/*
 * What EPUB asks of every element, held in one place so that no verb of a block
 * has to know it.  In that flavour a start tag is collected, looked at and then
 * written: ids become unique in the book, links lead somewhere or are no links,
 * styles become classes, headings do not skip, attributes that XHTML does not
 * know are left out.
 */
struct HoStrict {
    const char *tag;        /* of the start tag being collected */
    GArray *attrs;          /* of StrictAttr */
    GArray *starts;         /* of gsize: where each open element begins */
    GHashTable *classes;    /* declarations → class name */
    GPtrArray *rules;       /* the declarations, in order */
    int levels[6];          /* of the headings around, as asked for, rising */
    unsigned n_levels;      /* so many: the level they get */
    unsigned n_pictures;    /* in this chapter */
    unsigned n_undescribed; /* pictures without words */
    bool quiet;             /* nothing is reported: a trial run */
};

/* --- for html.c --- */

/* The element that stands for tag here. */
const char *ho_strict_tag(HoHtml *html, const char *tag);
void ho_strict_attr(HoHtml *html, const char *name, const char *value);
/* Writes the collected start tag without its ">"; may turn it into another
 * element.  false: nothing was written, the element is left out. */
bool ho_strict_write_start(HoHtml *html);
/* Before an element is closed: a heading or a link without words is none, a
 * list of terms ends with a description. */
void ho_strict_before_close(HoHtml *html);

/* ' name="value"', escaped, whatever the rules. */
void ho_html_write_attr(HoHtml *html, const char *name, const char *value);

/* A URI that may stand in a book, with its characters escaped; NULL when it may
 * not.  Yours to free. */
char *ho_strict_uri(const char *uri);

/* The declarations of a style attribute that are kept; yours to free, or
 * NULL. */
char *ho_strict_style(const char *style);
