#pragma once

#include "parse/chars.h"
#include "parse/inliner.h"

/*
 * Text under substitution.  AsciiDoc defines inline markup as passes over a
 * string, each seeing what the earlier ones left; so there is a string here,
 * too.  It is UTF-8, escaped as in HTML once special characters are replaced.
 * Markup that a pass has made stands in it as a slot:
 *
 *     \x02 o N \x03   node N opens          \x02 c N \x03   node N closes
 *     \x02 l N \x03   node N, a leaf
 *     &\x04 o N ;     quotation mark N      &\x04 c N ;     … and its end
 *     \x01 p N \x01   passthrough N
 *
 * To later passes the first three look as tags would, the next two as character
 * references, the last as a sign: that is what the rules of neighbours go by.
 * When all passes are done the string becomes a tree.
 */
#define HO_SLOT       '\x02'
#define HO_SLOT_END   '\x03'
#define HO_SLOT_PASS  '\x01'
#define HO_SLOT_QUOTE '\x04'

/* Substitutions within one another: passthroughs, notes, quoted values. */
#define HO_INLINE_DEPTH_LIMIT 16

typedef struct {
    HoInline *inl;
    bool used; /* stands in a tree already */
} HoMarkedNode;

/* Text taken out before the passes and put back after them. */
typedef struct {
    const char *text;
    HoSubs subs;
    HoInline *around; /* holds it: monospace, span or stem; or NULL */
} HoPass;

typedef struct {
    HoParser *parser;
    HoArena *arena;
    HoBlock *block; /* whose content it is, or NULL */
    HoPlace *place;
    GString *text;
    GArray *nodes;  /* of HoMarkedNode */
    GArray *passes; /* of HoPass */
    bool compat;    /* compat-mode */
    bool raw;       /* special characters are not escaped */
} HoMarked;

/* Value of a document attribute now, or NULL. */
const char *ho_marked_attribute(const HoMarked *marked, const char *name);

/* A new node and its number. */
HoInline *ho_marked_node(HoMarked *marked, HoInlineKind kind, unsigned *number);
/* Takes text out; returns its number. */
unsigned ho_marked_pass(HoMarked *marked, HoPass pass);

/* Slots appended to out. */
void ho_slot_append(GString *out, char kind, unsigned number);
void ho_slot_append_quote(GString *out, char kind, unsigned number);
/* Length of the slot at `at`, 0 when there is none. */
size_t ho_slot_length(const char *at);

/* Makes the tree of a string with slots below parent. */
void ho_marked_build(HoMarked *marked, const char *text, size_t length,
                     HoInline *parent);
/* Makes one text of texts that came to stand side by side. */
void ho_marked_join(HoMarked *marked, HoInline *list);
/* The words of a string with slots, in the arena: for attribute values. */
const char *ho_marked_plain(HoMarked *marked, const char *text, size_t length);

/* Text through subs to inlines below parent; shares the passthroughs. */
void ho_marked_nested(HoMarked *marked, const char *text, const HoSubs *subs,
                      HoInline *parent);

/* The passes that have files of their own, each over marked->text. */
void ho_pass_passthroughs(HoMarked *marked);
void ho_pass_quotes(HoMarked *marked);
void ho_pass_replacements(HoMarked *marked);
void ho_pass_macros(HoMarked *marked);
void ho_pass_callouts(HoMarked *marked);

/* The macros pass in its parts, in their order. */
void ho_pass_keys(HoMarked *marked);  /* kbd:[] btn:[] */
void ho_pass_menus(HoMarked *marked); /* menu:a[b] "a > b" */
void ho_pass_images(HoMarked *marked);
void ho_pass_index_terms(HoMarked *marked);
void ho_pass_urls(HoMarked *marked);
void ho_pass_links(HoMarked *marked);
void ho_pass_emails(HoMarked *marked);
void ho_pass_bibrefs(HoMarked *marked);
void ho_pass_anchors(HoMarked *marked);
void ho_pass_xrefs(HoMarked *marked);
void ho_pass_footnotes(HoMarked *marked);

/* The attribute list of an inline macro.  Values keep their slots: make them
 * plain once the one that is text has been taken out. */
HoAttrs *ho_marked_attrs(HoMarked *marked, const char *text,
                         const char *const *positional);
void ho_marked_plain_attrs(HoMarked *marked, HoAttrs *attrs);

/* The text of a link or reference that may be an attribute list: NULL when it
 * gives no text, else the text with its slots.  attrs is set when there are
 * any. */
const char *ho_marked_link_text(HoMarked *marked, const char *text,
                                HoAttrs **attrs);

/* "[.role#id]" before a mark, to the node it is for. */
void ho_marked_quote_attrs(HoMarked *marked, HoInline *inl, const char *list,
                           size_t length);

/* --- rewriting: a pass copies what it leaves and appends what it makes --- */

typedef struct {
    HoMarked *marked;
    const char *text;
    size_t length;
    size_t done;  /* text before here is in out */
    GString *out; /* NULL until something is replaced */
} HoRewrite;

void ho_rewrite_begin(HoRewrite *rewrite, HoMarked *marked);
/* Copies up to start, leaves out what stands before end; the caller appends
 * what shall stand in its place to the result. */
GString *ho_rewrite(HoRewrite *rewrite, size_t start, size_t end);
void ho_rewrite_end(HoRewrite *rewrite);

/* --- seeking with a memory: linear over a whole pass --- */

/* Looks for the next byte of a set; as long as one is asked from growing
 * places, the whole pass walks the text once. */
typedef struct {
    const char *text;
    size_t length;
    const char *set;
    size_t found;
    bool valid;
} HoSeek;

/* The next byte of the set at or after `from`; the length when there is none.
 */
size_t ho_seek(HoSeek *seek, size_t from);

/* The end of a macro's text, which begins at `from` after its bracket: the "]"
 * at or after `least` that has no backslash before it; the length if none. */
size_t ho_seek_bracket(HoSeek *seek, size_t from, size_t least);

/* length bytes at text, blanks at the ends cut and newlines turned to blanks
 * (if fold), "\]" to "]" (if unescape); in the arena. */
const char *ho_marked_normalize(HoMarked *marked, const char *text,
                                size_t length, bool fold, bool unescape);
