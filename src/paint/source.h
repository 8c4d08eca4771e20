#pragma once

#include "sheet/sheet.h"

/*
 * A PDF of somebody else, to be put on sheets: its pages become forms, nothing
 * is drawn anew.  Its links and outline lead to where its pages went.
 */
typedef struct HoPdfSource HoPdfSource;

/* Opens a file.  trim: pages are as large as they will be cut (TrimBox), and
 * what lies outside may be printed.  NULL with error, a sentence without its
 * subject ("is encrypted…"), when it cannot be read or has no pages. */
HoPdfSource *ho_pdf_source_new(GBytes *file, bool trim, GError **error);
void ho_pdf_source_free(HoPdfSource *source);

/* Its pages; owned by the source. */
const HoSheetPage *ho_pdf_source_pages(const HoPdfSource *source, unsigned *n);
bool ho_pdf_source_is_right_to_left(const HoPdfSource *source);

/* Writes its pages on the sheets that were made of them; once.  false with
 * error when the world fails. */
bool ho_pdf_source_paint(HoPdfSource *source, const HoSheets *sheets,
                         const char *path, GError **error);

/* Pages whose content could not be read, known once painted: left blank. */
unsigned ho_pdf_source_damaged(const HoPdfSource *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoPdfSource, ho_pdf_source_free)
