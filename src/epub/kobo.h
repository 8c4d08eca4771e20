#pragma once

#include <glib.h>

/*
 * A chapter as Kobo's own reader (files named .kepub.epub) wants it: each
 * sentence and each picture in a span with a number, so that places, marks and
 * statistics can be kept, and two elements around the body's content.
 * xhtml is a file of ours, whole; the result is yours to free.
 * Source: https://pgaskin.net/kepubify/ and
 * https://github.com/kobolabs/epub-spec
 */
char *ho_kobo_spans(const char *xhtml);
