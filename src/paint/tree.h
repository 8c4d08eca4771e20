#pragma once

#include "layout/page.h"
#include "paint/pdf.h"

/*
 * The structure tree (ISO 32000-1, 14.7): elements come to be when something
 * of theirs is painted, in that order, each after its parents.
 */
typedef struct HoPdfTree HoPdfTree;
typedef struct HoPdfElement HoPdfElement;

HoPdfTree *ho_pdf_tree_new(HoPdf *pdf);
void ho_pdf_tree_free(HoPdfTree *tree);

/* The element of a tag; of NULL, the document. */
HoPdfElement *ho_pdf_tree_find(HoPdfTree *tree, const HoTag *tag);

/* One that layout knows nothing of: "Link", "Figure".  type is static. */
HoPdfElement *ho_pdf_tree_add(HoPdfTree *tree, HoPdfElement *parent,
                              const char *type);

/* Puts a new element of a type between that of a tag and its parent; the
 * former must not be there yet.  Returns the new one. */
HoPdfElement *ho_pdf_tree_wrap(HoPdfTree *tree, const HoTag *tag,
                               const char *type);

/* Words instead of, or in addition to, what is seen; kept, not copied. */
void ho_pdf_element_set_alt(HoPdfElement *element, const char *alt);
/* Where a figure is, in the page's coordinates. */
void ho_pdf_element_set_box(HoPdfElement *element, const double box[4]);
const char *ho_pdf_element_type(const HoPdfElement *element);

/* Marked content of an element begins on a page: its number there. */
unsigned ho_pdf_tree_mark(HoPdfTree *tree, HoPdfElement *element, unsigned page,
                          unsigned page_object);
/* An annotation belongs to an element: the annotation's /StructParent. */
unsigned ho_pdf_tree_annotate(HoPdfTree *tree, HoPdfElement *element,
                              unsigned page_object, unsigned annotation);

/* Writes it all; the number of its root. */
unsigned ho_pdf_tree_write(HoPdfTree *tree, unsigned n_pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoPdfTree, ho_pdf_tree_free)
