/*
 * handout.h - reads AsciiDoc, writes PDF, EPUB and HTML.
 *
 * A run: make an HoJob, set options, load a document, write it.  Nothing here
 * is global; two jobs may live side by side, each used by one thread.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

G_BEGIN_DECLS

#if defined(__GNUC__)
#define HO_API __attribute__((visibility("default")))
#else
#define HO_API
#endif

/* What is to be read and how, and what was read. */
typedef struct HoJob HoJob;

typedef enum { HO_PDF, HO_EPUB, HO_HTML } HoFormat;
typedef enum { HO_DUMP_DOC, HO_DUMP_PAGES, HO_DUMP_FLOW } HoDump;

/* Severities of messages, as Asciidoctor's; HO_LEVEL_NONE: no message. */
typedef enum {
    HO_LEVEL_NONE,
    HO_LEVEL_DEBUG,
    HO_LEVEL_INFO,
    HO_LEVEL_LINT, /* what could not be set well on the pages */
    HO_LEVEL_WARNING,
    HO_LEVEL_ERROR,
    HO_LEVEL_FATAL
} HoLevel;

HO_API const char *ho_version(void);

HO_API HoJob *ho_job_new(void);
HO_API void ho_job_free(HoJob *job);

/* Options; set them before loading.  Strings are copied. */

/* "name=value", "name", "name!", each with "@" at the end for a value that the
 * document may change.  In order; the last one wins. */
HO_API void ho_job_set_attribute(HoJob *job, const char *setting);
/* "unsafe", "safe", "server", "secure"; false if it is none of them. */
HO_API bool ho_job_set_safe_mode(HoJob *job, const char *name);
HO_API void ho_job_set_doctype(HoJob *job, const char *doctype);
HO_API void ho_job_set_base_dir(HoJob *job, const char *dir);
/* A theme file or the name of a built-in theme. */
HO_API void ho_job_set_theme(HoJob *job, const char *theme);
/* HTML without head: the body alone. */
HO_API void ho_job_set_embedded(HoJob *job, bool embedded);
/* One talk alone: its number, from 1, its id, its title or a part of the title,
 * whatever its case.  NULL: all. */
HO_API void ho_job_set_talk(HoJob *job, const char *talk);

/* Reads a file ("-" is standard input) or text, as it is needed for format.
 * false with error when the file cannot be read or the talk that was asked for
 * is not in it; what is wrong with its text
 * is no error but a message. */
HO_API bool ho_job_load(HoJob *job, const char *path, HoFormat format,
                        GError **error);
HO_API bool ho_job_load_text(HoJob *job, const char *name, const char *text,
                             size_t length, HoFormat format);

/* The talks of what was loaded, and the title of one, from 1, yours to free:
 * sections of level 1, or those of level 2 that say their hours. */
HO_API unsigned ho_job_talk_count(const HoJob *job);
HO_API char *ho_job_talk_title(const HoJob *job, unsigned number);
/* From now on that talk alone is written; 0 is all. */
HO_API void ho_job_show_talk(HoJob *job, unsigned number);

/* Writes what was loaded; the file is replaced whole or not at all; "-" is
 * standard output.  HTML to a path that ends with "/" is a folder of pages,
 * made if missing.  false with error on failure. */
HO_API bool ho_job_write(HoJob *job, HoFormat format, const char *path,
                         GError **error);
/* The same, in memory; unref the result. */
HO_API GBytes *ho_job_render(HoJob *job, HoFormat format, GError **error);
/* A stage's result as text, yours to free. */
HO_API char *ho_job_dump(HoJob *job, HoDump what, GError **error);

/* How pages come on paper: booklets, several pages a side.  A setting has the
 * name of the option of the command without its dashes ("booklet",
 * "signature"…); value is NULL for those that take none.  false with error (of
 * G_OPTION_ERROR) when there is no such setting or value. */
typedef struct HoPrint HoPrint;

HO_API HoPrint *ho_print_new(void);
HO_API void ho_print_free(HoPrint *print);
HO_API bool ho_print_set(HoPrint *print, const char *name, const char *value,
                         GError **error);
/* Whether a setting was set to a value, the last one that counts. */
HO_API bool ho_print_is(const HoPrint *print, const char *name,
                        const char *value);
/* Whether the settings go together; false with error. */
HO_API bool ho_print_check(const HoPrint *print, GError **error);

/* Puts the pages of any PDF file on sheets, as a booklet unless settings ask
 * for something else; "-" is standard input and output.  report may be NULL,
 * else it is what ho_job_print_report gives, yours to free.  false with error
 * when the file cannot be read, is encrypted, or nothing can be written. */
HO_API bool ho_impose(const HoPrint *print, const char *input,
                      const char *output, char **report, GError **error);

/* What is to be printed that way; copied.  Set it before loading. */
HO_API void ho_job_set_print(HoJob *job, const HoPrint *print);
/* What the printer needs to know of the PDF that was written last, in lines:
 * sheets, how to turn them, where to staple.  NULL when its pages were not put
 * on sheets.  Yours to free. */
HO_API char *ho_job_print_report(const HoJob *job);

/* Messages so far.  text: "file:line:column: warning: …" without line end;
 * source: the line it speaks of, or NULL; column counts characters from 1, 0 is
 * none.  Both are yours to free. */
HO_API unsigned ho_job_message_count(const HoJob *job);
HO_API HoLevel ho_job_message(const HoJob *job, unsigned index, char **text,
                              char **source, unsigned *column);
HO_API HoLevel ho_job_worst(const HoJob *job);

/* Paths of the files that were read (text, includes, themes) or looked for
 * (pictures), absolute, sorted: for watching.  Free with g_strfreev. */
HO_API char **ho_job_files(const HoJob *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoJob, ho_job_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoPrint, ho_print_free)
G_END_DECLS
