#pragma once

#include "base/diag.h"
#include "doc/attrs.h"

/*
 * Inline content: a tree of text and marks.  Text is plain Unicode with all
 * replacements made and references decoded; nothing in it is escaped.
 */
typedef struct HoBlock HoBlock;
typedef struct HoFootnote HoFootnote;

typedef enum {
    /* text */
    HO_INLINE_TEXT,  /* text; a newline is one of the source (kept in verbatim
                        blocks, else white space) */
    HO_INLINE_RAW,   /* text: HTML that was passed through, not escaped; it may
                        open a tag that a later one closes */
    HO_INLINE_BREAK, /* hard line break */

    /* marks with children; id and roles may be set */
    HO_INLINE_STRONG,
    HO_INLINE_EMPHASIS,
    HO_INLINE_MONOSPACE,
    HO_INLINE_MARK, /* #text# without a role */
    HO_INLINE_SPAN, /* #text# with a role or id */
    HO_INLINE_SUPERSCRIPT,
    HO_INLINE_SUBSCRIPT,
    HO_INLINE_DOUBLE_QUOTED, /* children without the quotation marks; they are
                                drawn by language (U+201C, U+201D in HTML) */
    HO_INLINE_SINGLE_QUOTED,

    /* macros */
    HO_INLINE_LINK,       /* target: href; children; attrs: window, rel (opts
                             noopener, nofollow), title.  "bare" in roles when
                             the text is the address itself */
    HO_INLINE_XREF,       /* target: "#id" or "file.html#id" as written to
                             HTML; children if the author gave text, else
                             reference does */
    HO_INLINE_ANCHOR,     /* id; text: its reftext or NULL */
    HO_INLINE_BIBREF,     /* id; text: the label with brackets, "[x]" */
    HO_INLINE_FOOTNOTE,   /* footnote; number; text: what stands for an
                             unresolved one; roles */
    HO_INLINE_IMAGE,      /* target: as written, attributes replaced; source:
                             with imagesdir; text: alt; attrs */
    HO_INLINE_ICON,       /* target: name; text: alt; attrs */
    HO_INLINE_KBD,        /* one TEXT child per key */
    HO_INLINE_BUTTON,     /* text; children if there are marks in it */
    HO_INLINE_MENU,       /* TEXT children: menu, submenus…, item */
    HO_INLINE_INDEX_TERM, /* children if visible; attrs "1" "2" "3" the terms,
                             "see", "see-also" (separated by commas) */
    HO_INLINE_STEM,       /* text: formula; target: "asciimath", "latexmath" */
    HO_INLINE_CALLOUT,    /* number; text: comment guard before it or "";
                             only in verbatim blocks */
    HO_INLINE_CHECKBOX,   /* number: 1 checked, 0 not; first in a list item;
                             attrs: of its list (option interactive) */
} HoInlineKind;

struct HoInline {
    HoInlineKind kind;
    HoInline *next, *first, *last;
    const char *text;
    const char *id;
    const char *roles; /* separated by blanks, or NULL */
    const char *target;
    const char *source;
    int number;
    const HoAttrs *attrs; /* of a macro, or NULL */
    HoLoc loc;
    union {
        const HoFootnote *footnote;
        /* What a cross-reference without text of its own shows: the resolved
         * words, e.g. the inlines of the title it points to.  Owned by the
         * target; never walked twice deep.  NULL: "[target]". */
        const HoInline *reference;
    };
    /* Around reference, by xrefstyle: "Section 2.1, “" and "”"; or NULL. */
    const char *before, *after;
    /* XREF within this document: what it points to.  NULL: dangling or
     * elsewhere. */
    const char *refid;
};

HoInline *ho_inline_new(HoArena *arena, HoInlineKind kind, HoLoc loc);
void ho_inline_append(HoInline *parent, HoInline *child);

/* A parent-less list of siblings is held by a SPAN without id and roles; this
 * makes one. */
HoInline *ho_inline_list_new(HoArena *arena);

/* The language that [lang=de]#Wort# says, a role by its form; yours to free, or
 * NULL. */
char *ho_inline_language(const HoInline *inl);

/* The words of a tree without marks, notes and hidden index terms, blanks as
 * they stand; yours to free.  For outlines, metadata, running heads, alt. */
char *ho_inline_to_text(const HoInline *list);

/* How many pictures a list holds, when it holds nothing but pictures, blanks
 * and breaks; else 0.  list may be NULL. */
unsigned ho_inline_count_pictures(const HoInline *list);

/* Appends the tree to out, for dumps: strong("x") and so on. */
void ho_inline_dump(GString *out, const HoInline *list);

const char *ho_inline_kind_name(HoInlineKind kind);
