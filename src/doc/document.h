#pragma once

#include "doc/attributes.h"
#include "doc/block.h"

/* A footnote: defined once, referred to by any number of inlines. */
struct HoFootnote {
    int number;       /* from 1, over the whole document */
    const char *name; /* as in footnote:name[], or NULL */
    const HoInline *inlines;
    HoLoc loc;
};

typedef struct {
    const char *name, *first, *middle, *last, *initials, *email;
} HoAuthor;

/* Something that can be referred to by an id. */
typedef struct {
    const char *id;
    HoBlock *block;          /* the block, or the one around the anchor */
    const HoInline *anchor;  /* an inline anchor, or NULL */
    const HoInline *reftext; /* explicit reference text, parsed, or NULL */
} HoReference;

typedef struct HoSelection HoSelection;

/* For ho_document_new: nothing is selected. */
HoSelection *ho_selection_new(HoArena *arena);

/*
 * A document: what was read, as a tree.  Const to everybody once parsed.  An
 * AsciiDoc table cell holds a nested one that shares arena, diagnostics, ids
 * and footnote numbers with its outer document.
 */
struct HoDocument {
    HoArena *arena;
    HoDiags *diags;    /* borrowed */
    HoDocument *outer; /* of a nested document, or NULL */
    HoAttributes *attributes;
    HoBlock *root;         /* of class "document" */
    const HoInline *title; /* doctitle, or NULL */
    const char *doctype;   /* "article", "book", "manpage", "inline" */
    bool has_header;       /* a level-0 title stood at the top */
    unsigned header_end;   /* moment of the attributes after the header */
    const HoAuthor *authors;
    unsigned n_authors;
    GPtrArray *footnotes;   /* of const HoFootnote *, of this document */
    GHashTable *references; /* id → HoReference *; shared with nested ones */
    GPtrArray *index_terms; /* of const HoInline *, in order; shared */
    const char *file;       /* path as given, or NULL for text */
    const char *dir;        /* absolute: relative paths start here */
    const char *base_dir;   /* absolute: the jail of the safe mode */
    bool has_lists;         /* of figures, tables… */
    int safe;               /* HoSafe, see parse/parse.h */
    HoSelection *selection; /* one talk alone, see selection.h; shared */
};

HoDocument *ho_document_new(HoDiags *diags);

/* outer shares what is common; the result is freed with outer. */
HoDocument *ho_document_new_nested(HoDocument *outer);
void ho_document_free(HoDocument *doc);

/* The tree as text, yours to free: a line a block. */
char *ho_document_dump(const HoDocument *doc);

/* Invariants of a finished tree; stops the program (a bug) when one fails. */
void ho_document_check(const HoDocument *doc);

/* Value of an attribute as the header left it, or NULL. */
const char *ho_document_attribute(const HoDocument *doc, const char *name);

/* What an id refers to, or NULL. */
const HoReference *ho_document_reference(const HoDocument *doc, const char *id);

/* BCP 47 tag: `lang`, else what the text was found to be, else "en". */
const char *ho_document_language(const HoDocument *doc);

/* A word of the document, by a label's name (see labels.h): its attribute of
 * that name, else the word of its language, else the English one; never NULL.
 */
const char *ho_document_label(const HoDocument *doc, const char *name);

/* Whether it runs from right to left: `dir` (rtl, ltr), else its language. */
bool ho_document_is_right_to_left(const HoDocument *doc);

/* The title's words, yours to free; NULL without a title.  Of a talk that is
 * shown alone its own. */
char *ho_document_title_text(const HoDocument *doc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoDocument, ho_document_free)
