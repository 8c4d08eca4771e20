#pragma once

#include "paint/pdf.h"

#include <qpdf/qpdf-c.h>

/*
 * Another PDF, of which pages and what they refer to are copied into one that
 * is being written: nothing is drawn anew.  Each object is copied once.
 */
typedef struct HoPdfImport HoPdfImport;

/* Opens a file.  whole: all of it is wanted, so its layers stay and its marks
 * of structure, which are nobody's then; else it is a picture among our own
 * structure.  NULL with error, a sentence without its subject, when it is
 * encrypted or cannot be read. */
HoPdfImport *ho_pdf_import_new(HoPdf *to, GBytes *file, bool whole,
                               GError **error);
void ho_pdf_import_free(HoPdfImport *import);

/* Pages are as large as they will be cut; what lies outside comes along. */
void ho_pdf_import_trim(HoPdfImport *import);

unsigned ho_pdf_import_count(HoPdfImport *import);

/* A page as it is looked at: upright, its lower left corner at the origin. */
typedef struct {
    double width, height;
    double matrix[6]; /* from its own coordinates to these */
    double box[4];    /* what is seen of it, in its own */
} HoPdfImportPage;

/* false when it has no size. */
bool ho_pdf_import_measure(HoPdfImport *import, unsigned index,
                           HoPdfImportPage *measured);

/* Makes a measured page a form of that size; 0 when its content is damaged. */
unsigned ho_pdf_import_form(HoPdfImport *import, unsigned index,
                            const HoPdfImportPage *measured);

/* Appends a value, and copies what it refers to. */
void ho_pdf_import_value(HoPdfImport *import, GString *out, qpdf_oh value);

qpdf_data ho_pdf_import_source(HoPdfImport *import);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoPdfImport, ho_pdf_import_free)
