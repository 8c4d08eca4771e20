#pragma once

#include "layout/compose.h"
#include "layout/geometry.h"
#include "layout/page.h"

/* A page being filled. */
typedef struct {
    const HoGeometry *geometry;
    GArray *placed;   /* of HoPlaced */
    bool blank, bare; /* bare: no running heads */
    bool front;       /* front matter: counted in roman numerals */
    bool cover;       /* nothing of the text stands on it */
    const HoBlock *first_block;
    const HoInline *first_text;
    unsigned first_offset;
    GPtrArray *headings; /* of HoFlowHeading *: that begin on it */
    int n_notes;         /* that begin on it */
} HoPageDraft;

/* A box open on the page being filled. */
typedef struct {
    const HoFlowBox *box;
    unsigned placed; /* index on this page; G_MAXUINT: nothing to draw */
} HoOpenBox;

/* Where the number of a contents entry goes. */
typedef struct {
    const HoFlowEntry *entry;
    unsigned page, index; /* of three placeholders among the placed */
    double x, y;          /* end of the words, baseline */
    double left, begin;   /* the column's left edge; of the entry in it */
    double height;
    const char *words;
    const HoTag *tag;
} HoPendingNumber;

/* A note for the margin. */
typedef struct {
    HoFlowNote *note;
    double y; /* of the line it belongs to */
} HoSideNote;

typedef struct {
    HoFlow *flow;
    const HoGeometry *geometry; /* of pages to come */
    GPtrArray *drafts;          /* of HoPageDraft * */
    GHashTable *notes;          /* const HoFootnote * → number on its page */
    GHashTable *places;         /* id → number of its page, from 1 */
    GHashTable *cards;          /* id → number of its card, from 1, if any */
    GArray *numbers;            /* of HoPendingNumber */
    GArray *open;               /* of HoOpenBox */
    GPtrArray *outline;         /* of HoFlowHeading * */
    GArray *sides;              /* of HoSideNote: wait for a margin */
    HoPageDraft *draft;
    unsigned card;    /* that is filled; 0: none */
    double left, top; /* of the column */
    double foot;      /* where its notes end */
    bool artifact;    /* what is placed was read before */
    bool brought;     /* it belongs to the page before */
    bool front, bare; /* of pages to come */
} HoPlacer;

HoPlacer *ho_placer_new(HoFlow *flow);
void ho_placer_free(HoPlacer *placer);

/* Begins a page.  blank: left empty on purpose. */
void ho_placer_page(HoPlacer *placer, bool blank);

/* A page that is left empty, ruled when blanks are to be. */
void ho_placer_blank(HoPlacer *placer);

/* Whether the next page is a right-hand one. */
bool ho_placer_is_recto_next(const HoPlacer *placer);

/* What a page or column is filled with. */
typedef struct {
    const GArray *items; /* of HoFlowItem: first to end - 1 */
    unsigned first, end;
    unsigned brought; /* the first so many belong to the page before */
    HoSetting setting;
    const HoFlowItem *next; /* what the next page begins with, or NULL */
} HoPageFilling;

/* Sets items on the page. */
void ho_placer_fill(HoPlacer *placer, const HoPageFilling *filling);

/* The part of a group of rows that is on one page. */
typedef struct {
    double top, bottom;  /* within the group */
    double above, below; /* what is drawn beyond that where it is cut */
} HoCellCut;

/* Fills and frames a cell; x, y: of the group's top left corner. */
void ho_placer_cell_box(HoPlacer *placer, const HoGroupCell *cell,
                        HoCellCut cut, double x, double y);

/* The notes of what is set on a page: those for its foot are appended to notes
 * (of HoFlowNote *), those for its margin wait with the height of their line.
 * tops are of the items, from y. */
void ho_placer_take_notes(HoPlacer *placer, const HoPageFilling *filling,
                          const double *tops, double y, GArray *notes);
/* Sets them; next: the element that the next page begins in, or NULL. */
void ho_placer_notes(HoPlacer *placer, const GArray *notes, const HoTag *next);

/* A note with its top left corner at x, y. */
void ho_placer_note(HoPlacer *placer, const HoFlowNote *note, double x,
                    double y);

HoPlaced *ho_placer_add(HoPlacer *placer, HoPlaced placed);
