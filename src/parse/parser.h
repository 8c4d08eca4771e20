#pragma once

#include "doc/document.h"
#include "parse/parse.h"

/*
 * What blocks/ may ask of the parser while they read themselves.
 *
 * The parser pulls lines from a reader that obeys include and conditionals and
 * shares the document's attributes.  Lines come without their end and with
 * trailing blanks cut.
 */
typedef struct {
    const char *text; /* NUL-terminated, in the document's arena */
    HoLoc loc;
} HoSourceLine;

/* Lines collected: a GArray of HoSourceLine. */
typedef GArray HoSourceLines;

HoSourceLines *ho_source_lines_new(void);
/* Joined by newlines, in the arena. */
const char *ho_source_lines_join(HoArena *arena, const HoSourceLines *lines);

HoDocument *ho_parser_document(const HoParser *parser);
HoArena *ho_parser_arena(const HoParser *parser);
HoDiags *ho_parser_diags(const HoParser *parser);

/* --- lines --- */

/* The next line without taking it, directives obeyed; NULL at the end. */
const HoSourceLine *ho_parser_peek(HoParser *parser);
/* The one after that (n = 1), and so on; NULL beyond the end. */
const HoSourceLine *ho_parser_peek_at(HoParser *parser, unsigned n);
/* Takes the next line; NULL at the end. */
const HoSourceLine *ho_parser_next(HoParser *parser);
/* Puts a line back: it is the next one again. */
void ho_parser_unread(HoParser *parser, HoSourceLine line);
/* Takes blank lines; returns how many; end of input is no blank line. */
unsigned ho_parser_skip_blank(HoParser *parser);
/* Where the next line stands. */
HoLoc ho_parser_loc(HoParser *parser);

/* Takes lines up to the one that equals terminator, which is taken too but not
 * returned; directives are obeyed unless raw.  Reports BLOCK_UNTERMINATED at
 * start with name when the end comes first.  Unref the result. */
HoSourceLines *ho_parser_read_until(HoParser *parser, const char *terminator,
                                    bool raw, HoLoc start, const char *name);

/* --- blocks --- */

/* Parses lines as blocks and appends them to parent.  The lines are read by a
 * reader of their own over the same document; used for delimited blocks, list
 * items and cells. */
void ho_parser_parse_lines(HoParser *parser, HoBlock *parent,
                           HoSourceLines *lines);

/* How the next block is to be read: HoNext flags. */
typedef enum {
    HO_NEXT_TEXT_ONLY = 1, /* no titles, breaks and macros: the text of a list
                              item, unless blank lines stand before it */
    HO_NEXT_IN_LIST = 2,   /* a list marker ends a paragraph that stands right
                              at the beginning of the lines */
    HO_NEXT_IN_DLIST = 4,  /* the same, and indented lines are no literal */
    HO_NEXT_FOLD = 8       /* a plain paragraph is not parsed to inlines: see
                              ho_parser_folded */
} HoNext;

/* The next block with its metadata lines, appended to parent; NULL when there
 * is none before the end. */
HoBlock *ho_parser_next_block(HoParser *parser, HoBlock *parent, unsigned how);

/* The lines of the paragraph that the last ho_parser_next_block with
 * HO_NEXT_FOLD returned without inlines; NULL when it returned something else.
 * Unref the result. */
HoSourceLines *ho_parser_folded(HoParser *parser);

/* Makes lines the ones to be read next, until ho_parser_close_lines: for who
 * calls ho_parser_next_block himself.  lines must live until then. */
void ho_parser_open_lines(HoParser *parser, HoSourceLines *lines);
void ho_parser_close_lines(HoParser *parser);

/* Reads lines as a document of its own, as in an AsciiDoc table cell; the
 * result's root is not appended to anything. */
HoDocument *ho_parser_nested(HoParser *parser, HoSourceLines *lines);

/* For the parse verb: reads the fence or paragraph that the parser stands at
 * by block->content (which may be set before), and parses what it holds. */
void ho_parser_content(HoParser *parser, HoBlock *block);

/* The line that ends the delimited block being parsed; NULL when it is a
 * paragraph that a style made a block of this class. */
const char *ho_parser_terminator(const HoParser *parser);

/* The class of the delimited block that a line opens, or NULL; *terminator
 * (if asked for) is the line that ends it.  For blocks that must stop before
 * one.  A comment block has a terminator and no class. */
const HoBlockClass *ho_parser_fence(HoParser *parser, const char *line,
                                    const char **terminator);

/* Whether a line is block metadata: [attributes], [[id]], .Title. */
bool ho_parser_is_metadata(const char *line);

/* The attribute list that stood before the block being parsed (style, id,
 * roles, options, title already moved to the block). */
HoAttrs *ho_parser_attrs(HoParser *parser);

/* Whether a section title stands next. */
bool ho_parser_at_title(HoParser *parser);
/* Takes it as block's own title, with id and reftext; returns its level. */
int ho_parser_take_heading(HoParser *parser, HoBlock *block);

/* Fills attribution and citetitle of a quote or verse from its attributes. */
void ho_parser_quote_credit(HoParser *parser, HoBlock *block);

/* Parses the block's title, once.  Done for all blocks when they have been
 * read; for those whose content comes after the title in everything that
 * counts. */
void ho_parser_title_block(HoParser *parser, HoBlock *block);

/* Sets caption and number of a titled block: kind is "figure", "table",
 * "example", "listing"; looks at KIND-caption, caption= and counts. */
void ho_parser_assign_caption(HoParser *parser, HoBlock *block,
                              const char *kind);

/* Whether a callout mark of this number stands in a verbatim text since the
 * last callout list; the end of such a list. */
bool ho_parser_has_callout(const HoParser *parser, int number);
void ho_parser_end_callouts(HoParser *parser);

/* Makes id known as referring to block; reports ID_DUPLICATE and returns false
 * when it is taken. */
bool ho_parser_register(HoParser *parser, const char *id, HoBlock *block,
                        const HoInline *anchor, const HoInline *reftext);

/* An id for a section or heading made from its title as Asciidoctor does
 * (idprefix, idseparator), not yet taken by another; in the arena.  NULL when
 * `sectids` is unset. */
const char *ho_parser_generate_id(HoParser *parser, const HoInline *title);

/* --- attribute lists, substitutions: also used by blocks for their macros ---
 */

/* Parses the text between the brackets.  positional: names for the positional
 * values, NULL-terminated ("alt", "width", NULL: value "1" is also "alt"), or
 * NULL.  With block the first positional is shorthand: style#id.role%option.
 * Attribute references are replaced when substitute is set. */
HoAttrs *ho_attrs_parse(HoParser *parser, const char *text,
                        const char *const *positional, bool block,
                        bool substitute, HoLoc loc);

/* How ho_attrs_parse_into reads a list. */
typedef struct {
    const char *const *positional; /* as above, may be NULL */
    bool block;      /* shorthand, substitution within single quotes */
    bool substitute; /* attribute references are replaced first */
    bool keep;       /* values keep character references ("&#43;") */
} HoAttrsSyntax;

/* The same into attrs, which go on from what is there: a further line of
 * attributes before a block. */
void ho_attrs_parse_into(HoParser *parser, HoAttrs *attrs, const char *text,
                         const HoAttrsSyntax *syntax, HoLoc loc);

/* Steps of substitution, Asciidoctor's names; the value is the set. */
typedef enum {
    HO_SUB_SPECIALCHARS = 1,
    HO_SUB_QUOTES = 2,
    HO_SUB_ATTRIBUTES = 4,
    HO_SUB_REPLACEMENTS = 8,
    HO_SUB_MACROS = 16,
    HO_SUB_POST_REPLACEMENTS = 32,
    HO_SUB_CALLOUTS = 64,
} HoSub;

/* The steps in the order they are applied; 0 ends. */
typedef struct {
    unsigned char steps[8];
} HoSubs;

extern const HoSubs ho_subs_none, ho_subs_normal, ho_subs_header, ho_subs_title,
    ho_subs_verbatim, ho_subs_reftext, ho_subs_raw;

/* What subs= on a block makes of the defaults: "quotes", "+macros,-callouts",
 * "normal"…  Unknown names are reported. */
HoSubs ho_subs_resolve(HoParser *parser, const char *text, HoSubs defaults,
                       HoLoc loc);

/* Text to inlines under subs, with the attributes of this moment.  loc is where
 * the text begins; block is whose content it is (for anchors and notes), may be
 * NULL.  The result is a list holder, see ho_inline_list_new. */
HoInline *ho_parser_inlines(HoParser *parser, HoBlock *block, const char *text,
                            HoSubs subs, HoLoc loc);

/* The same for text that stands on several source lines, so that diagnostics
 * name the right one. */
HoInline *ho_parser_inlines_of_lines(HoParser *parser, HoBlock *block,
                                     const HoSourceLines *lines, HoSubs subs);

/* Attribute references replaced, nothing else; in the arena.  NULL when the
 * line is to be dropped (attribute-missing=drop-line). */
const char *ho_parser_attributes(HoParser *parser, const char *text, HoLoc loc);

/* The target of a media macro as HTML shows it: joined with imagesdir (or the
 * directory that attribute names), blanks as %20; data-uri is not applied. */
const char *ho_parser_media_source(HoParser *parser, const char *target,
                                   const char *directory_attribute);
