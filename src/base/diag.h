#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Diagnostics: what is wrong with the text, and where.  Text never makes a
 * run fail; it makes diagnostics.  (What is wrong with the world - files,
 * fonts - is a GError.)
 */

/* Where something was written: a line of one of the source files.  Line and
 * column count from 1; the column counts characters, 0 means the whole line. */
typedef struct {
    uint32_t line;
    uint16_t column;
    uint16_t file; /* index into the sources, see ho_diags_add_source */
} HoLoc;

/* HO_LINT: what the composer could not cure, for who wants perfect pages. */
typedef enum {
    HO_DEBUG,
    HO_NOTE,
    HO_LINT,
    HO_WARNING,
    HO_ERROR,
    HO_FATAL
} HoSeverity;

/* Every message there is; diag.def has code, severity and text, once. */
typedef enum {
#define X(code, severity, text) HO_DIAG_##code,
#include "base/diag.def"
#undef X
    HO_DIAG_COUNT
} HoDiagCode;

typedef struct {
    HoDiagCode code;
    HoSeverity severity;
    HoLoc loc;
    char *detail; /* or NULL */
} HoDiag;

typedef struct HoDiags HoDiags;

HoDiags *ho_diags_new(void);
void ho_diags_free(HoDiags *diags);

/* Registers a source file and keeps a copy of its text, to show the line that
 * a diagnostic speaks of.  Returns its number for HoLoc.file.  The same name
 * twice is the same source. */
uint16_t ho_diags_add_source(HoDiags *diags, const char *name, const char *text,
                             size_t length);
unsigned ho_diags_source_count(const HoDiags *diags);
const char *ho_diags_source_name(const HoDiags *diags, uint16_t file);

/* Reports.  detail is copied and may be NULL; the message is then the text of
 * diag.def alone, else "text: detail". */
void ho_diag(HoDiags *diags, HoLoc loc, HoDiagCode code, const char *detail);
void ho_diagf(HoDiags *diags, HoLoc loc, HoDiagCode code, const char *format,
              ...) G_GNUC_PRINTF(4, 5);

/* Diagnostics in order of report. */
unsigned ho_diags_count(const HoDiags *diags);
/* Forgets all but the first so many: what they spoke of was made anew. */
void ho_diags_truncate(HoDiags *diags, unsigned count);
const HoDiag *ho_diags_at(const HoDiags *diags, unsigned index);

/* The highest severity reported; HO_DEBUG when there is none. */
HoSeverity ho_diags_worst(const HoDiags *diags);

/* "file:line:column: warning: text: detail\n", yours to free. */
char *ho_diag_to_string(const HoDiags *diags, const HoDiag *diag);
char *ho_diags_to_string(const HoDiags *diags);

/* The source line of a diagnostic without its end of line, yours to free; NULL
 * when the source is not known. */
char *ho_diag_source_line(const HoDiags *diags, const HoDiag *diag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoDiags, ho_diags_free)
