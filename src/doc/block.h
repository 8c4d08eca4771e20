#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "doc/attrs.h"
#include "doc/inline.h"

#include <stdbool.h>

typedef struct HoBlockClass HoBlockClass;
typedef struct HoDocument HoDocument;
typedef struct HoParser HoParser; /* parse/parser.h */
typedef struct HoFlow HoFlow;     /* layout/flow.h */
typedef struct HoHtml HoHtml;     /* html/html.h */

/* What may stand inside a block: AsciiDoc's content models. */
typedef enum {
    HO_CONTENT_TEXT,     /* inline text, like a paragraph (simple) */
    HO_CONTENT_BLOCKS,   /* other blocks, like a sidebar (compound) */
    HO_CONTENT_VERBATIM, /* lines kept as they are, like a listing */
    HO_CONTENT_RAW,      /* lines passed through */
    HO_CONTENT_TABLE,    /* rows of cells */
    HO_CONTENT_NONE,     /* nothing, like a thematic break (empty) */
} HoContent;

/*
 * A kind of block.  Each one is a constant in its own file under blocks/; the
 * stages know blocks only by this struct.
 *
 * How a line comes to be a block of a class: `fence` is its delimiter, or
 * several parted by blanks; longer runs of one with four characters are
 * delimiters too.  `starts` decides for blocks that are recognised by more
 * than a fence (lists, block macros, breaks); `styles` are the styles that turn
 * a paragraph into it, or a delimited block whose class lets them in by
 * `disguises`.
 */
struct HoBlockClass {
    const char *name;          /* in dumps, theme selectors, HTML classes */
    size_t size;               /* of the struct that begins with a HoBlock */
    HoContent content;         /* unless the instance says otherwise */
    const char *fence;         /* its delimiter, or NULL */
    const char *const *styles; /* NULL-terminated, or NULL */
    const char *disguises;     /* styles of other classes that its fence may
                                  take, parted by blanks, or NULL */
    const char *caption;       /* what its titles are numbered as ("figure"), or
                                  NULL: they are not */
    bool untitled; /* a title before it is not its own but the next block's */
    bool transparent; /* it only holds others: no space, style or lang of its
                         own on the page */
    bool wide;        /* it would be cramped in a column beside pictures */
    bool picture;     /* it is one, with its caption */
    bool (*starts)(HoParser *parser, const char *line); /* or NULL */

    /* Reads the block from the parser, which stands at its first line (the
     * delimiter included).  false: it was no such block after all, nothing is
     * consumed.  NULL: by content. */
    bool (*parse)(HoBlock *block, HoParser *parser);

    void (*flow)(const HoBlock *block, HoFlow *flow);
    void (*html)(const HoBlock *block, HoHtml *html);
    void (*dump)(const HoBlock *block, GString *out); /* own fields, or NULL */
};

/* NULL-terminated; defined in blocks/blocks.c.  Order settles who is asked
 * first. */
extern const HoBlockClass *const ho_block_classes[];

struct HoBlock {
    const HoBlockClass *class;
    HoBlock *parent, *first, *last, *next;
    HoDocument *document; /* it is part of: in an AsciiDoc cell its own one */
    HoLoc loc;
    unsigned moment; /* of the document's attributes, see attributes.h */
    HoContent content;
    const char *style;     /* as given or implied ("source", "NOTE"), or NULL */
    const char *id;        /* or NULL */
    const char *roles;     /* separated by blanks, or NULL */
    HoAttrs *attrs;        /* never NULL after parsing */
    const HoInline *title; /* or NULL */
    const char *caption;   /* "Figure 1. ": set before title, or NULL */
    const char *reftext;   /* explicit, or NULL */
    int number;            /* of the caption, or 0 */
    const HoInline *inlines; /* text, verbatim and raw content, or NULL */
};

HoBlock *ho_block_new(HoDocument *doc, const HoBlockClass *class, HoLoc loc);
void ho_block_append(HoBlock *parent, HoBlock *child);
const HoBlockClass *ho_block_class_find(const char *name);

/* Whether the block is of the class called name. */
bool ho_block_is(const HoBlock *block, const char *name);

/* The value of a document attribute where the block stands, or NULL. */
const char *ho_block_attribute(const HoBlock *block, const char *name);

/* An option of the block's attribute list: "header", "unbreakable"… */
bool ho_block_has_option(const HoBlock *block, const char *option);
bool ho_block_has_role(const HoBlock *block, const char *role);

/* The next block in reading order within root, or NULL at its end; descends
 * through children (not into table cells).  Start with root itself. */
const HoBlock *ho_block_walk(const HoBlock *root, const HoBlock *block);
