#pragma once

#include "html/html.h"

/*
 * A document as a folder of pages: index.html with the document's header, its
 * contents and what stands before the first section; a page for each section of
 * level 1 and each part; one style sheet; pictures, sounds and films beside
 * them.  Every link between them is relative, so the folder works from a disk
 * as well as from a server.
 */

/* Takes one file: its name ("talk.html", "images/a.jpg") and bytes.  false with
 * error ends the writing. */
typedef bool HoSiteWriter(const char *name, GBytes *bytes, void *data,
                          GError **error);

bool ho_html_site(const HoDocument *doc, HoImages *images, const HoTheme *theme,
                  HoSiteWriter *write, void *data, GError **error);
