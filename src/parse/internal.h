#pragma once

#include "doc/section.h"
#include "parse/parser.h"
#include "parse/reader.h"

/*
 * The state of a parse, for the files of this folder alone.  One HoParser reads
 * one document and, by changing doc and reader for a while, the documents
 * nested in its table cells.
 */

/* Blocks within blocks; deeper ones are read as text. */
#define HO_BLOCK_DEPTH_LIMIT 64

typedef struct HoInliner HoInliner; /* what the inlines keep for themselves */

struct HoParser {
    HoDocument *doc; /* being read; the nested one within a cell */
    HoArena *arena;
    HoDiags *diags;
    const HoParseOptions *options;
    HoReader *reader;        /* the lines being read */
    unsigned depth;          /* of blocks around the next one */
    unsigned builtin_moment; /* what holds before the text is in force */
    bool in_header;          /* attributes said here hold from the beginning */
    HoInliner *inliner;
    GHashTable *callouts; /* numbers of the marks since the last callout list;
                             NULL before the first */
    const char *backend;  /* as the attribute has it */
    GHashTable *included; /* AsciiDoc files that were included: path from the
                             base directory without ending → 1 when whole */
    bool told_depth;      /* that blocks are nested too deeply */
    size_t expanded;      /* bytes that attribute references have become */
    bool drop_missing;    /* references to missing attributes leave nothing */

    /* Of the header: what the author line said (author, authors and
     * authorinitials; author_1…), so that an entry that says otherwise is
     * told from it. */
    const char *implicit[3];
    GPtrArray *implicit_authors;
    bool invalid_header; /* a block title stood before the document's */

    /* Of the block being parsed. */
    HoAttrs *attrs;
    HoLoc title_loc;        /* of the last title line's text */
    HoLoc credit_loc;       /* of a quote's attribution */
    const char *terminator; /* of its fence; NULL for a paragraph */
    unsigned how;           /* HoNext flags it was asked for with */
    unsigned blanks_before; /* blank lines before it */
    bool comment_follows;   /* its lines are not to be looked at beyond one */
    HoSourceLines *folded;  /* see ho_parser_folded */
};

/* --- metadata lines (metadata.c) --- */

/* Takes the metadata lines that stand next (attribute lists, anchors, titles,
 * attribute entries, comments) into attrs. */
void ho_parser_metadata(HoParser *parser, HoAttrs *attrs, unsigned how);

bool ho_parser_is_attribute_line(const char *line);
bool ho_parser_is_title_line(const char *line);

/* Takes a comment line or comment block; false when there is none. */
bool ho_parser_skip_comment(HoParser *parser);

/* Takes lines up to a blank one, directives not obeyed (reader.c). */
void ho_parser_skip_raw_paragraph(HoParser *parser);

/* --- blocks (block.c, content.c, paragraph.c) --- */

/* The next block, appended to parent; its metadata has been read into attrs.
 * NULL when a comment was skipped instead. */
HoBlock *ho_parser_block(HoParser *parser, HoBlock *parent, HoAttrs *attrs,
                         unsigned how);

/* A paragraph of any kind; the parser stands at its first line. */
HoBlock *ho_parser_paragraph(HoParser *parser, HoBlock *parent);

/* A block with what stood before it: style, id, roles. */
HoBlock *ho_parser_make_block(HoParser *parser, HoBlock *parent,
                              const HoBlockClass *class, HoLoc loc);
/* Its caption and its id, when its content has been read. */
void ho_parser_finish_block(HoParser *parser, HoBlock *block);

/* Parses lines as its text. */
void ho_parser_text(HoParser *parser, HoBlock *block, HoSourceLines *lines);

/* Lines of a paragraph: up to a blank line or what interrupts one. */
HoSourceLines *ho_parser_paragraph_lines(HoParser *parser, bool comments);

/* Removes the common indent, then sets indent blanks (negative: leaves it);
 * tabs first become tab_size columns when that is positive. */
void ho_source_lines_indent(HoArena *arena, HoSourceLines *lines, int indent,
                            int tab_size);

/* Notes the callout marks of a verbatim text (marks.c). */
void ho_parser_note_callouts(HoParser *parser, const HoInline *text);

/* --- attribute entries (entry.c) --- */

/* Takes an attribute entry; false when none stands next. */
bool ho_parser_entry(HoParser *parser);

/* What the text of an attribute entry becomes: special characters escaped and
 * attributes replaced, or as pass:…[] says.  In the arena. */
const char *ho_parser_attribute_value(HoParser *parser, const char *text,
                                      HoLoc loc);

/* Sets an attribute as the text asks for: locks, relative leveloffset and the
 * attributes that hang on it are looked after.  value NULL unsets.  false when
 * the attribute is locked. */
bool ho_parser_set_attribute(HoParser *parser, const char *name,
                             const char *value);

/* Whether a reference may become so many bytes more: values made of values grow
 * without bound.  Reports the first that may not. */
bool ho_parser_may_expand(HoParser *parser, size_t bytes, HoLoc loc);

/* --- sections (title.c, section.c, number.c) --- */

typedef struct {
    int level;           /* leveloffset applied */
    bool setext;         /* two lines */
    const char *text;    /* without marks; in the arena */
    const char *id;      /* of an anchor at its end, or NULL */
    const char *reftext; /* of that anchor, or NULL */
    HoLoc loc;           /* of the text */
} HoTitleLine;

/* Whether a section title stands next; takes nothing. */
bool ho_parser_title(HoParser *parser, HoTitleLine *title);
/* Whether the style asks for a heading that opens no section. */
bool ho_attrs_is_discrete(const HoAttrs *attrs);
/* Takes the title found by ho_parser_title and parts its anchor from it; with
 * an id of its own the anchor is one like others. */
void ho_parser_take_title(HoParser *parser, HoTitleLine *title, bool has_id);

/* The byline of a section that has no content yet: a paragraph of role
 * "byline", when attributes say when and where the talk was held and by whom
 * (talk.c). */
void ho_parser_talk(HoParser *parser, HoBlock *section);

/* The sections and blocks of a document, to the end of the reader; attrs is
 * what stood before the first. */
void ho_parser_sections(HoParser *parser, HoAttrs *attrs);

/* What counts the numbered sections within one parent. */
typedef struct {
    int next;
} HoOrdinal;

/* Sets section->numeral, when the section is read. */
void ho_section_assign_numeral(HoParser *parser, HoSection *section,
                               HoOrdinal *ordinal);
/* Sets section->number of all sections of the document. */
void ho_parser_number_sections(HoParser *parser);

/* The next value of a counter, which is also an attribute, in the arena; seed
 * is the first one, "1" when NULL. */
const char *ho_parser_count(HoParser *parser, const char *name,
                            const char *seed);

/* --- header (header.c, author.c, builtin.c) --- */

/* Reads the document header; returns the metadata that stands after it. */
HoAttrs *ho_parser_header(HoParser *parser);

/* Attributes that are there before the text: the language's own, those that
 * the options give and those of the file. */
void ho_parser_builtins(HoParser *parser, const char *name);

/* What hangs on these two when the header changes them. */
void ho_parser_set_doctype(HoParser *parser, const char *doctype);
void ho_parser_set_backend(HoParser *parser, const char *backend);

/* Settles the language, named by the header or found from the text, and sets
 * the labels that the author has left alone in it. */
void ho_parser_find_language(HoParser *parser, const HoSource *source);

/* The author attributes of "First Middle Last <email>; …". */
void ho_parser_author_line(HoParser *parser, const HoSourceLine *line);
/* Those that attribute entries ask for; then the document's authors. */
void ho_parser_author_entries(HoParser *parser);

/* What heads a manual page; takes its NAME section. */
void ho_parser_manpage(HoParser *parser, HoAttrs *attrs);

/* How a file named from the base directory is shown in diagnostics; yours to
 * free. */
char *ho_parser_shown_path(const HoParser *parser, const char *relative);

/* --- resolve (resolve.c) --- */

/* Cross-references and what else of the inlines looks forward. */
void ho_parser_resolve_inlines(HoParser *parser);

/* The pass over the finished tree: numbers, then cross-references. */
void ho_parser_resolve(HoParser *parser);
