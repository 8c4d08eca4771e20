#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A PDF file being written (ISO 32000-1): numbered objects in, bytes out.
 * Plain objects are packed into object streams, streams are deflated.  The
 * same objects give the same bytes.
 */
typedef struct HoPdf HoPdf;

HoPdf *ho_pdf_new(void);
void ho_pdf_free(HoPdf *pdf);

/* From here on it is written to a file, open for writing and not closed; until
 * then it is in memory. */
void ho_pdf_write_to(HoPdf *pdf, int fd);

/* A number for an object that is put later, or never. */
unsigned ho_pdf_reserve(HoPdf *pdf);

/* An object of any kind but a stream. */
void ho_pdf_put(HoPdf *pdf, unsigned object, const GString *body);
unsigned ho_pdf_add(HoPdf *pdf, const GString *body);

/* A stream.  dict is the inside of its dictionary without /Length and, for
 * data that is still to be deflated, without /Filter. */
void ho_pdf_put_deflated(HoPdf *pdf, unsigned object, const char *dict,
                         const void *data, size_t length);
/* The same in two steps, of which the first knows no file, so that any thread
 * can take it. */
GBytes *ho_pdf_deflate(const void *data, size_t length);
void ho_pdf_put_packed(HoPdf *pdf, unsigned object, const char *dict,
                       GBytes *deflated);
/* Data that goes out as it is, in parts that make up length. */
void ho_pdf_begin_stream(HoPdf *pdf, unsigned object, const char *dict,
                         size_t length);
void ho_pdf_write_stream(HoPdf *pdf, const void *data, size_t length);
void ho_pdf_end_stream(HoPdf *pdf);

/* Ends the file; nothing can be put then.  false with error when one of the
 * writes failed, or what is in memory got too large (4 GiB). */
bool ho_pdf_finish(HoPdf *pdf, unsigned catalog, unsigned info, GError **error);

/* What is in memory, after that; yours to unref. */
GBytes *ho_pdf_bytes(HoPdf *pdf);

/* --- the syntax of objects --- */

/* A number with at most so many decimals, in any locale; no trailing zeros. */
void ho_pdf_number(GString *out, double number, int decimals);
/* " 12 0 R" */
void ho_pdf_ref(GString *out, unsigned object);
/* A text string: ASCII as it is, else UTF-16. */
void ho_pdf_text(GString *out, const char *utf8);
void ho_pdf_text_n(GString *out, const char *utf8, size_t length);
/* A byte string. */
void ho_pdf_string(GString *out, const char *bytes, size_t length);
/* A date, in UTC. */
void ho_pdf_date(GString *out, gint64 seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoPdf, ho_pdf_free)
