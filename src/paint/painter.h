#pragma once

#include "paint/picture.h"
#include "paint/stream.h"
#include "paint/tree.h"
#include "sheet/sheet.h"

/*
 * What is shared while the pages of one PDF are painted.
 */
typedef struct {
    unsigned page; /* index */
    double x, y;
    const char *id;
} HoPdfPlace;

/* A page of the file while it is being filled: a page of the document, or a
 * side of a sheet with several of them. */
typedef struct {
    unsigned object;
    unsigned n_left;      /* pages that are still to be painted on it */
    GString *contents;    /* references to streams */
    GString *annotations; /* references */
    GString *xobjects;    /* "/I3 12 0 R…" */
    GHashTable *shown;    /* HoPdfPicture * listed there */
    bool has_content;     /* some of it is tagged */
} HoPdfSide;

/* Where a page of the document is. */
typedef struct {
    unsigned side;                /* index; HO_NO_PAGE: not in this file */
    const HoPlacement *placement; /* NULL: it is the side */
} HoPdfSpot;

typedef struct {
    const HoPages *pages;
    const HoSheets *sheets; /* or NULL */
    HoPdf *pdf;
    HoPdfFonts *fonts;
    HoPdfTree *tree;
    HoPdfPictures *pictures;
    HoStream stream;
    GHashTable *places;     /* id: HoPdfPlace *, owned */
    GHashTable *last_lines; /* const HoTag *: its last const HoPlaced * */
    HoPdfSide *sides;       /* the pages of the file */
    unsigned n_sides;
    HoPdfSpot *spots; /* by index of page */

    /* on this page */
    const HoPage *page;
    unsigned index;
    HoPdfSide *side;
    HoPdfElement *open; /* its marked content is being written */
    bool in_artifact;
    GHashTable *areas; /* const HoTag *: HoPdfArea *, owned */

    /* a link that may go on */
    const HoLink *link;
    const HoTag *link_tag;
    HoPdfElement *link_element;
} HoPainter;

/* A link over all of what a tag holds: an entry of the contents. */
typedef struct {
    const HoLink *link;
    HoPdfElement *element; /* NULL until something is painted for it */
} HoPdfArea;

/* Goes through all pages for fonts and places. */
void ho_painter_prepare(HoPainter *painter);

/* Paints a page and writes it. */
void ho_painter_page(HoPainter *painter, unsigned index);

/* Makes the pages of the file, empty, and says which page goes where. */
void ho_painter_begin_sides(HoPainter *painter);
void ho_painter_free_sides(HoPainter *painter);
/* Around the content of a page: what puts it in its place, and the side's own
 * objects once all its pages are there. */
void ho_painter_begin_page(HoPainter *painter);
void ho_painter_end_page(HoPainter *painter);
/* Sides that no page is on. */
void ho_painter_end_sides(HoPainter *painter);
/* A point of a page, from its bottom left corner, where it is in the file. */
void ho_painter_locate(const HoPainter *painter, unsigned page, double *x,
                       double *y);
/* An area of this page likewise: left, bottom, right, top. */
void ho_painter_box(const HoPainter *painter, HoArea area, double box[4]);

/* Opens marked content of an element, or an artifact, unless it is open. */
void ho_painter_open(HoPainter *painter, HoPdfElement *element);
void ho_painter_open_artifact(HoPainter *painter);

void ho_painter_line(HoPainter *painter, const HoPlaced *item,
                     const HoPlaced *next);

/* A picture at its place, or a frame for one that cannot be shown. */
void ho_painter_picture(HoPainter *painter, const HoImage *image, HoArea area);
/* The same, as a figure below an element; without alt, an artifact. */
void ho_painter_figure(HoPainter *painter, HoPdfElement *parent,
                       const HoImage *image, const char *alt, HoArea area);
void ho_painter_emoji(HoPainter *painter, const HoGlyphRun *run, double x,
                      double y);

/* Whether a link leads somewhere. */
bool ho_painter_can_follow(const HoPainter *painter, const HoLink *link);
/* An annotation of an element over an area. */
void ho_painter_annotate(HoPainter *painter, HoPdfElement *element,
                         const HoLink *link, HoArea area);

/* The numbers of the pages on each side: an entry of the catalog. */
void ho_painter_sheet_labels(const HoPainter *painter, GString *out);

/* Writes the catalog and what it refers to, and the document information. */
unsigned ho_painter_catalog(HoPainter *painter, unsigned *info);
