#pragma once

#include "layout/page.h"
#include "sheet/sheet.h"

/* The pages as a PDF: tagged, outlined, finished by qpdf.  NULL with error
 * when the world fails.  Unref the result. */
GBytes *ho_paint_pdf(const HoPages *pages, GError **error);

/* The same on sheets: each page once, at its place and in the file's reading
 * order where it was; links, destinations and tags lead to it there.  sheets
 * may be NULL: the pages as they are. */
GBytes *ho_paint_sheets(const HoPages *pages, const HoSheets *sheets,
                        GError **error);
bool ho_paint_sheets_file(const HoPages *pages, const HoSheets *sheets,
                          const char *path, GError **error);

/* One page as PNG or JPEG bytes at so many pixels per inch: for tests and for
 * the cover of an EPUB, which is kept below 300 KB if it can be. */
GBytes *ho_paint_png(const HoPages *pages, unsigned page, double ppi,
                     GError **error);
GBytes *ho_paint_jpeg(const HoPages *pages, unsigned page, double ppi,
                      GError **error);
