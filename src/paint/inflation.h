#pragma once

#include <stdbool.h>
#include <stddef.h>

/*
 * How large deflated data becomes: known before anybody unpacks it, so that a
 * small file cannot ask for all the memory there is.
 */

/* The most that one stream of a foreign PDF may become, in bytes. */
#define HO_INFLATED_LIMIT ((size_t) 256 << 20)

/* The size of a stream (RFC 1950) once inflated, as far as it is sound; beyond
 * most some size larger than that.  0: it is not deflated.  used, if not NULL:
 * the bytes of data that are the stream's. */
size_t ho_inflated_size(const void *data, size_t length, size_t most,
                        size_t *used);

/* Whether a PDF file has a stream that becomes larger than most, also when it
 * is deflated several times over.  Pictures are not looked at: they are copied
 * as they are. */
bool ho_pdf_inflates_beyond(const void *file, size_t length, size_t most);
