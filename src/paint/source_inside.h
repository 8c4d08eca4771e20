#pragma once

#include "paint/import.h"
#include "paint/source.h"

/*
 * Inside of a source, for the files that paint it.
 */
typedef struct {
    HoPdfImportPage size;
    unsigned side; /* HO_NO_PAGE: on none */
    const HoPlacement *placement;
} HoSourcePage;

struct HoPdfSource {
    HoPdf *pdf;
    HoPdfImport *import;
    qpdf_data from;
    HoSourcePage *pages;
    HoSheetPage *sizes;
    unsigned n_pages, n_damaged;
    bool right_to_left;
    const HoSheets *sheets;
    unsigned *sides;   /* objects */
    unsigned n_nodes;  /* of the tree of names, seen: it may run in circles */
    GHashTable *names; /* of destinations: qpdf_oh, or NULL: not gathered */
};

/* A page's own point, where it is on its side. */
void ho_source_locate(const HoPdfSource *source, unsigned page, double *x,
                      double *y);

/* The annotations of a page, an array with *count entries when there are any.
 */
qpdf_oh ho_source_annotations(const HoPdfSource *source, unsigned page,
                              int *count);

/* Appends references to the links of a page. */
void ho_source_links(HoPdfSource *source, unsigned page, GString *annotations);

/* A side while it is being put together: operators, and the entries of the
 * dictionaries that they and the side name. */
typedef struct {
    GString *content, *forms, *layers, *annotations;
} HoSourceSide;

/* Draws what the annotations of a page show when they are printed, after the
 * page itself and in its place; placement: its index on the side. */
void ho_source_show(HoPdfSource *source, unsigned page, unsigned placement,
                    HoSourceSide *side);

/* Writes the outline; 0 when there is none. */
unsigned ho_source_outline(HoPdfSource *source);
