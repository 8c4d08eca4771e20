#pragma once

#include "handout.h"

/*
 * What the command line asks for.  The options mean what they mean to the
 * asciidoctor command.
 */
typedef enum { RUN_CONVERT, RUN_HELP, RUN_VERSION, RUN_TEST_SHEET } RunType;

typedef struct {
    RunType run;
    char **inputs;     /* NULL-terminated; "-" is standard input */
    char **outputs;    /* -o, NULL-terminated, or NULL */
    GArray *formats;   /* of HoFormat: --to, in order */
    char **attributes; /* -a and those that other options stand for */
    char *doctype, *base_dir, *source_dir, *destination_dir;
    char *safe_mode, *theme, *dump;
    char *talk, *split; /* --talk N|TITLE; --split talks */
    char *layout;       /* of the pages, by name */
    HoLevel failure_level;
    HoPrint *print; /* never NULL once parsed */
    bool embedded, quiet, verbose, lint, timings, watch;
} Options;

/* Reads argv.  false with error (of G_OPTION_ERROR) when it makes no sense. */
bool options_parse(Options *options, int argc, char **argv, GError **error);
void options_clear(Options *options);

/* The format that a name ("pdf", "html5", "epub3"…) stands for. */
bool format_find(const char *name, HoFormat *format);
/* The format that a file name's ending stands for. */
bool format_of_path(const char *path, HoFormat *format);
/* ".pdf"… */
const char *format_suffix(HoFormat format);

extern const char help_text[];

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, options_clear)
