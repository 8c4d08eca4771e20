#pragma once

#include "doc/document.h"

/* How far input is trusted, as Asciidoctor's safe modes. */
typedef enum {
    HO_SAFE_UNSAFE = 0,
    HO_SAFE_SAFE = 1,
    HO_SAFE_SERVER = 10,
    HO_SAFE_SECURE = 20
} HoSafe;

typedef struct {
    const char *name;
    const char *value; /* NULL unsets */
    bool soft;         /* the text may change it: name=value@ */
} HoAttributeSetting;

typedef struct {
    HoSafe safe;
    const char *doctype;  /* or NULL */
    const char *base_dir; /* or NULL: the directory of the file */
    const HoAttributeSetting *attributes; /* as on the command line, in order */
    unsigned n_attributes;
    bool embedded;       /* no page around it: notitle unless showtitle */
    const char *backend; /* "html5", "pdf", "epub3": the attribute backend and
                            what hangs on it (basebackend, outfilesuffix);
                            NULL is html5 */
    /* Tells the language of a text that does not name it ("fr"), or NULL when
     * it cannot; may itself be NULL.  Static string. */
    const char *(*detect_language)(const char *text, size_t length);
    int64_t now;       /* seconds since 1970 for docdate and friends */
    int64_t file_time; /* of the file, for docdatetime */
} HoParseOptions;

/* Reads a document.  Never fails: whatever is wrong with the text is reported
 * to diags, which the document goes on to use.  name is the path as given, for
 * diagnostics and relative paths, or NULL for text from nowhere; text need not
 * be UTF-8 (UTF-16 with a BOM and Latin-1 are recognised).  Free the result. */
HoDocument *ho_parse(const char *name, const char *text, size_t length,
                     const HoParseOptions *options, HoDiags *diags);
