#pragma once

#include "parse/parser.h"

/*
 * Lines to come.  A reader either serves lines that were read before (the
 * inside of a block) or takes them from files, obeying include and conditional
 * directives as it goes.  Lines that were looked at stay in `lines`, so that
 * looking ahead, taking and putting back are moves of `at`.
 */

/* Includes within includes, whatever max-include-depth says. */
#define HO_INCLUDE_DEPTH_LIMIT 64

/* A file, or the text, that lines are taken from. */
typedef struct {
    HoSourceLine *lines;
    unsigned count, at;
    const char *name;     /* relative to the base directory */
    const char *path;     /* absolute, or NULL */
    const char *dir;      /* absolute: what it includes is relative to it */
    unsigned depth_limit; /* sources within sources */
    bool plain;           /* no AsciiDoc: directives are text */
} HoSource;

/* An open ifdef, ifndef or ifeval. */
typedef struct {
    const char *keyword, *target;
    bool skipping;
    HoLoc loc;
} HoConditional;

typedef struct HoReader HoReader;
struct HoReader {
    HoParser *parser;
    HoReader *outer;      /* to go back to */
    GPtrArray *lines;     /* of HoSourceLine *, ready; they stay in place */
    unsigned at;          /* the next one */
    GArray *sources;      /* of HoSource, the innermost last; NULL: plain */
    GArray *conditionals; /* of HoConditional; NULL: plain */
    HoLoc last;           /* of the last line that was made ready */
    unsigned included_files;
    size_t included_bytes;
};

/* Makes a reader over files the parser's current one; the first source must be
 * pushed. */
HoReader *ho_reader_open(HoParser *parser);
/* Makes a reader over lines the parser's current one; they must outlive it. */
HoReader *ho_reader_open_lines(HoParser *parser, HoSourceLines *lines);
/* Goes back to the reader before, reporting what was left open. */
void ho_reader_close(HoReader *reader);

/* Adds a source to be read next. */
void ho_reader_push(HoReader *reader, HoSource source);

/* Splits text into lines, trailing blanks cut unless they are to be kept; the
 * text is changed and must live as long as the lines. */
HoSourceLine *ho_lines_split(HoArena *arena, char *text, uint16_t file,
                             bool keep_blanks, unsigned *count);

/* Bytes as UTF-8 text in the arena, NUL-terminated and free of other NULs;
 * what had to be done is reported.  charset: or NULL to recognise it. */
char *ho_text_decode(HoParser *parser, const char *bytes, size_t length,
                     const char *charset, HoLoc loc);

/* What a directive makes of a line. */
typedef enum {
    HO_LINE_TEXT, /* a line like others, perhaps changed */
    HO_LINE_GONE, /* nothing is left of it */
} HoLineFate;

/* Obeys the directive that a line ending in "]" may be. */
HoLineFate ho_reader_conditional(HoReader *reader, HoSourceLine *line);
HoLineFate ho_reader_include(HoReader *reader, HoSourceLine *line);
bool ho_reader_is_skipping(const HoReader *reader);
