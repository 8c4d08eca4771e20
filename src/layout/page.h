#pragma once

#include "layout/tag.h"
#include "text/qr.h"
#include "text/text.h"

/*
 * Pages: things at fixed places, ready to paint.  Plain data with no way back:
 * nothing here asks a style or the document.  Points from the top left corner
 * of the page.
 */
typedef enum {
    HO_PLACED_LINE,   /* line; x, y is the left end of its baseline */
    HO_PLACED_BOX,    /* fill and border */
    HO_PLACED_RULE,   /* a filled rectangle */
    HO_PLACED_DOTS,   /* a row of round dots as high as they are, the first
                         at x, the last at the right end: leaders */
    HO_PLACED_IMAGE,  /* image, or a frame with alt when it is not there */
    HO_PLACED_ANCHOR, /* a destination: id */
    HO_PLACED_LINK,   /* an area that leads somewhere (a contents entry) */
} HoPlacedType;

typedef struct {
    HoPlacedType type;
    double x, y, width, height;
    const HoTag *tag;   /* NULL: an artifact */
    const HoLink *link; /* LINK, IMAGE, or NULL */
    union {
        const HoLine *line;
        struct {
            HoColor fill, stroke;
            HoEdges border;
            double radius;
            bool open_top, open_bottom; /* cut by a page edge */
        } box;
        HoColor rule;
        struct {
            HoColor color;
            double step; /* from dot to dot */
        } dots;
        struct {
            const HoImage *file;
            const char *alt;
            const HoQrCode *code; /* drawn instead, or NULL */
        } image;
        const char *id;
    };
} HoPlaced;

typedef struct {
    double width, height;
    const char *folio; /* "iv", "12" */
    bool blank;        /* left empty on purpose */
    bool cover;        /* a picture is all there is */
    HoPlaced *placed;  /* in order of painting and reading */
    unsigned n_placed;
    /* Where its text begins in the document, for the EPUB's page list. */
    const HoBlock *first_block;
    const HoInline *first_text;
    unsigned first_offset;
} HoPage;

/* An entry of the PDF outline. */
typedef struct {
    const char *title;
    const char *id; /* destination */
    unsigned level; /* 0 the outermost */
    bool open;
} HoOutlineEntry;

/* By so many pages a run may be made shorter. */
enum { HO_MOST_FEWER = 3 };

/* Pages composed as one, and how many lines are to be cut from its text for one
 * page less, for two…; G_MAXUINT where it has no more than that. */
typedef struct {
    unsigned first, n;
    bool recto; /* it begins on a right-hand page */
    unsigned over[HO_MOST_FEWER];
} HoRunLength;

typedef struct {
    HoArena *arena;
    HoPage *pages;
    unsigned n_pages;
    const HoOutlineEntry *outline;
    unsigned n_outline;
    const HoRunLength *runs; /* in order; when they were to be measured */
    unsigned n_runs;
    const char *title, *author, *subject, *keywords, *lang;
    int64_t created; /* seconds since 1970 */
    bool right_to_left;
    HoTextContext *text; /* keeps fonts alive */
} HoPages;

void ho_pages_free(HoPages *pages);

/* Reflects what stands on the pages, left to right: those of right-to-left
 * documents are composed as if they ran from left to right. */
void ho_pages_reflect(HoPages *pages);

/* The pages as text, yours to free: 0.1 pt, no glyph numbers. */
char *ho_pages_dump(const HoPages *pages);

/* What is wrong with the pages, a line each, yours to free; NULL when nothing
 * is: things outside the sheet, lines placed twice, elements that go on after
 * they were left. */
char *ho_pages_check(const HoPages *pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoPages, ho_pages_free)
