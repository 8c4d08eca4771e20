#pragma once

#include "paint/import.h"

/*
 * Inside of an import, for the files that make it up.
 */
struct HoPdfImport {
    qpdf_data from;
    HoPdf *to;
    GHashTable *numbers; /* old object number: new one */
    GArray *queue;       /* of what is referred to and not yet copied */
    unsigned done;       /* of those */
    bool whole, trimmed;
    size_t written; /* bytes of pages */
};

/* Appends a value; what it refers to is put later, by ho_import_put_pending. */
void ho_import_append(HoPdfImport *import, GString *out, qpdf_oh value);
void ho_import_put_pending(HoPdfImport *import);
