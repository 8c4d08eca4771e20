#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * A ZIP archive as EPUB wants it, written from its first byte to its last: no
 * extra fields, no descriptors, one time for all entries, so the same content
 * gives the same bytes.  Names are ASCII.  APPNOTE.TXT 6.3.10, 4.3.
 */
typedef struct HoZip HoZip;

/* seconds: since 1970, the time of all entries.  fd: where it goes, open for
 * writing and not closed; -1: memory. */
HoZip *ho_zip_new(int fd, int64_t seconds);
void ho_zip_free(HoZip *zip);

typedef enum {
    HO_ZIP_DEFLATE, /* stored where that is not smaller */
    HO_ZIP_STORE,
    HO_ZIP_TRY /* stored, unless a part of it turns out to pack well */
} HoZipMethod;

/* An entry's content, packed.  Made from bytes alone, so threads may make many
 * at once. */
typedef struct {
    GBytes *bytes; /* as they go in */
    gsize size;    /* before that */
    uint32_t crc;
    bool is_deflated;
} HoZipPart;

HoZipPart ho_zip_pack(GBytes *bytes, HoZipMethod method);
/* Adds it under a name and takes it. */
void ho_zip_add(HoZip *zip, const char *name, HoZipPart *part);

/* Ends the archive.  false with error when one of the writes failed or it got
 * too large for its format (4 GiB, 65,534 entries). */
bool ho_zip_finish(HoZip *zip, GError **error);

/* What is in memory, after that; yours to unref. */
GBytes *ho_zip_bytes(HoZip *zip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoZip, ho_zip_free)
