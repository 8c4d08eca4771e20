#pragma once

#include "html/strict.h"

#include <libxml/tree.h>

/* How an element of the author's HTML is taken over; see mend.c. */
typedef enum {
    MEND_UNWRAP,   /* its content alone */
    MEND_DROP,     /* nothing of it */
    MEND_PHRASING, /* within text */
    MEND_BREAK,    /* without content, within text: br, wbr */
    MEND_PICTURE,
    MEND_MEDIA, /* a link to what it plays */
    MEND_RULE,
    MEND_BLOCK, /* text or blocks within */
    MEND_TEXT,  /* a block with text within */
    MEND_LIST,
    MEND_TERMS, /* dl */
    MEND_TABLE,
    MEND_RUBY,
    MEND_OURS /* stands for an inline of ours */
} MendKind;

typedef struct {
    const char *name;
    MendKind kind;
    const char *as; /* the element to write instead, or NULL */
} MendRule;

/* What is done with an element; never NULL. */
const MendRule *ho_mend_rule(const char *name);

typedef struct {
    HoHtml *html;
    bool in_text; /* where only text may stand */
    unsigned depth;
    const HoInline *const *ours; /* the inlines between the author's */
    unsigned n_ours;
} HoMend;

void ho_mend_nodes(HoMend *mend, xmlNode *first);
/* A start tag with the author's attributes. */
void ho_mend_open(HoMend *mend, xmlNode *node, const char *tag);
/* Content where only text may stand, or anywhere. */
void ho_mend_content(HoMend *mend, xmlNode *node, bool in_text);
/* An attribute's value, yours to free with g_free; or NULL. */
char *ho_mend_value(xmlNode *node, const char *name);
bool ho_mend_is(const xmlNode *node, const char *name);
/* White space, comments: nothing that shows. */
bool ho_mend_is_blank(const xmlNode *node);

/* mend_table.c, mend_list.c */
void ho_mend_table(HoMend *mend, xmlNode *table);
void ho_mend_list(HoMend *mend, xmlNode *list, const char *tag);
void ho_mend_terms(HoMend *mend, xmlNode *list);
