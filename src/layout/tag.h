#pragma once

#include <stdbool.h>

/*
 * The structure tree of the tagged PDF, as layout sees it; paint opens and
 * closes marked content by walking from one placed item's tag to the next.
 * Names are standard structure types (ISO 32000-1, 14.8.4).
 */
typedef enum {
    HO_TAG_DOCUMENT,
    HO_TAG_SECT,
    HO_TAG_DIV,
    HO_TAG_H1,
    HO_TAG_H2,
    HO_TAG_H3,
    HO_TAG_H4,
    HO_TAG_H5,
    HO_TAG_H6,
    HO_TAG_P,
    HO_TAG_L,
    HO_TAG_LI,
    HO_TAG_LBL,
    HO_TAG_LBODY,
    HO_TAG_TABLE,
    HO_TAG_TR,
    HO_TAG_TH,
    HO_TAG_TD,
    HO_TAG_FIGURE,
    HO_TAG_CAPTION,
    HO_TAG_FORMULA,
    HO_TAG_BLOCKQUOTE,
    HO_TAG_CODE,
    HO_TAG_NOTE,
    HO_TAG_TOC,
    HO_TAG_TOCI,
    HO_TAG_REFERENCE,
} HoTagType;

typedef struct HoTag HoTag;
struct HoTag {
    HoTagType type;
    const HoTag *parent;   /* NULL: the document */
    unsigned depth;        /* of parents */
    const char *alt;       /* FIGURE, FORMULA */
    const char *lang;      /* or NULL: as parent */
    const char *title;     /* SECT, or NULL */
    const char *numbering; /* L: "Disc", "Decimal", "None"…, or NULL */
    int colspan, rowspan;  /* TH, TD: over 1 */
    bool row_header;       /* TH: Scope Row, else Column */
};
