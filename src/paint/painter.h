#pragma once

#include "paint/picture.h"
#include "paint/stream.h"
#include "paint/tree.h"

/*
 * What is shared while the pages of one PDF are painted.
 */
typedef struct {
    unsigned page; /* index */
    double x, y;
    const char *id;
} HoPdfPlace;

typedef struct {
    const HoPages *pages;
    HoPdf *pdf;
    HoPdfFonts *fonts;
    HoPdfTree *tree;
    HoPdfPictures *pictures;
    HoStream stream;
    GHashTable *places;     /* id: HoPdfPlace *, owned */
    GHashTable *last_lines; /* const HoTag *: its last const HoPlaced * */
    unsigned *page_objects; /* by index */

    /* on this page */
    const HoPage *page;
    unsigned index;
    HoPdfElement *open; /* its marked content is being written */
    bool in_artifact;
    bool has_content;     /* some of it is tagged */
    GString *annotations; /* references */
    GString *xobjects;    /* "/I3 12 0 R…" */
    GHashTable *shown;    /* HoPdfPicture * listed there */
    GHashTable *areas;    /* const HoTag *: HoPdfArea *, owned */

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

/* Opens marked content of an element, or an artifact, unless it is open. */
void ho_painter_open(HoPainter *painter, HoPdfElement *element);
void ho_painter_open_artifact(HoPainter *painter);
void ho_painter_close(HoPainter *painter);

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

/* Writes the catalog and what it refers to, and the document information. */
unsigned ho_painter_catalog(HoPainter *painter, unsigned *info);
