#pragma once

#include "parse/internal.h"
#include "parse/place.h"

/*
 * What the inlines of one parse share: counters, notes by name, references that
 * wait for the end of the text.
 */
struct HoInliner {
    GHashTable *counters;  /* name → its last value, in the arena */
    GHashTable *footnotes; /* "document name" → HoFootnote * */
    GHashTable *next_ids;  /* base of a generated id → last number tried */
    GPtrArray *xrefs;      /* HoPendingXref *, in order */
    unsigned depth;        /* of substitutions within one another */
};

/* A cross-reference whose target may come later in the text. */
typedef struct {
    HoInline *inl;
    HoDocument *doc;
    const char *fragment;  /* an id, or the words of a title */
    const HoInline *words; /* fragment as inlines, when it may be words */
    unsigned moment;       /* of the attributes where it stands */
    const char *style;     /* xrefstyle there, or NULL */
    bool given;            /* surely an id: "#id" */
    const char *path;      /* of a document that may be part of this one, or
                              NULL */
    bool shows_path;       /* the author gave no text */
} HoPendingXref;

HoInliner *ho_parser_inliner(HoParser *parser);

typedef enum {
    HO_REPLACED_NONE,    /* nothing changed */
    HO_REPLACED_SOME,    /* out differs from text */
    HO_REPLACED_ALL_GONE /* every line was dropped */
} HoReplaced;

/* Attribute references replaced in text; "set" and counters obeyed.  Lines that
 * are to vanish are gone.  out must be empty. */
HoReplaced ho_replace_references(HoParser *parser, const char *text,
                                 HoPlace *place, GString *out);

/* The element that HTML has for a mark; NULL when it has none. */
const char *ho_inline_tag(HoInlineKind kind);

/* Length of the names of substitutions at `at`, "a,b-c"; 0 when none. */
size_t ho_subs_length(const char *at);

/* The steps named in an inline macro: "q,a", "quotes"…; none adds to any. */
HoSubs ho_subs_resolve_inline(HoParser *parser, const char *text, HoLoc loc);
