#pragma once

#include "html/html.h"

/* Inside of a site: shared by site.c (which pages there are, where ids and
 * files went) and site_page.c (what stands on one). */
typedef struct {
    const HoBlock *block; /* a section; NULL: the first page */
    char *name;           /* "talk.html" */
    char *title;          /* words, with the number */
    unsigned depth;       /* 1 below a part, else 0 */
} HoSitePage;

typedef struct {
    const HoDocument *doc;
    HoImages *images;
    const HoTheme *theme;
    const char *title;     /* of the whole, words */
    GPtrArray *pages;      /* of HoSitePage *, the first page first */
    GHashTable *elsewhere; /* set of the sections that are pages */
    GHashTable *places;    /* id → index of its page, plus 1 */
    GHashTable *files;     /* path → name of the copy */
    GPtrArray *assets;     /* of files beside the pages, in order; site.c */
    GHashTable *names;     /* set of names in use */
    GStringChunk *strings; /* what callbacks return */
    unsigned page;         /* being written */
    bool trial;            /* ids are collected, nothing else */
} HoSite;

/* The page that html->site->page says, whole. */
void ho_site_write_page(HoHtml *html);
