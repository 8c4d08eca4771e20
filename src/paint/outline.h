#pragma once

#include "paint/pdf.h"

/*
 * The outline of a file, which readers show beside it.
 */
typedef struct {
    const char *title;
    const char *dest; /* a destination as it is written, or NULL: none */
    unsigned level;   /* 0 the outermost; levels may jump */
    bool open;
} HoPdfOutlineEntry;

/* Writes it; 0 when there are no entries, else the number of its root. */
unsigned ho_pdf_put_outline(HoPdf *pdf, const HoPdfOutlineEntry *entries,
                            unsigned n);
