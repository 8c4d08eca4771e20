#pragma once

#include "layout/flow.h"
#include "layout/layout.h"

/*
 * Inside the layout: what the flow consists of and what is known while it is
 * written.  Blocks see flow.h only.
 */

/* Hung beside a line: x is the left edge, from the column's. */
typedef struct {
    const HoLine *line;
    double x;
    const HoTag *tag;
} HoFlowMarker;

typedef struct {
    const HoFootnote *note; /* NULL: something else for the margin */
    GArray *items;          /* of HoFlowItem */
    double height;
    HoTag *tag;
    bool continued; /* its beginning is on another page */
    bool aside;     /* it stands in the margin */
} HoFlowNote;

/* Where notes stand, and what their numbers count from. */
typedef enum {
    HO_NOTES_ON_PAGE,
    HO_NOTES_IN_CHAPTER,
    HO_NOTES_AT_END
} HoNotePlace;

typedef enum {
    HO_NOTES_BY_DOCUMENT,
    HO_NOTES_BY_CHAPTER,
    HO_NOTES_BY_PAGE
} HoNoteCount;

typedef struct {
    double x, width;             /* of the frame */
    double outer_x, outer_width; /* the measure around it */
    HoEdges padding, border;
    HoColor border_color, background;
    double radius;
    /* Rows set again at the head of each page it goes on to. */
    HoFlowItem *repeat;
    unsigned n_repeat;
    double repeat_height;
    bool visible;
} HoFlowBox;

typedef struct {
    HoFlowPicture picture;
    double x; /* at full size, from the first one's left edge */
    const HoTag *tag;
} HoFlowPlate;

#define HO_PICTURE_GAP 8.0 /* between pictures in a row */

/* Pictures in a row. */
typedef struct {
    GArray *plates; /* of HoFlowPlate */
    double gap;
} HoFlowImages;

typedef struct {
    const char *words, *id;
    int level;
    const HoBlock *block;
} HoFlowHeading;

typedef struct {
    const char *id, *words;
    const HoStyle *style;
    double left;  /* edge of the words */
    double right; /* edge that numbers stand at */
    double room;  /* for a number */
    bool leader;
} HoFlowEntry;

typedef struct {
    HoFlowCell cell;
    GArray *items; /* of HoFlowItem */
    double *tops;  /* of items, from the group's top */
    double x;      /* of the cell, from the column's left edge */
    double height; /* of the content with padding and border */
    double top, bottom;
    const HoTag *tag;
} HoGroupCell;

/* Where a group of rows may be cut: above each slice but the first. */
typedef struct {
    double top, bottom;
    double above; /* what a page that begins with it needs above it */
    double below; /* what a page that ends before it needs below */
    double cost;  /* of a page edge above it */
    bool at_row;  /* it begins with a row */
} HoGroupSlice;

/* Rows tied together, or other things side by side. */
typedef struct {
    HoGroupCell *cells;
    unsigned n_cells, n_rows;
    double *row_tops; /* n_rows + 1 */
    HoGroupSlice *slices;
    unsigned n_slices;
    const HoTag *tag; /* around the cells */
    double spare; /* so much lower it can be: pictures in its cells shrink */
} HoRowGroup;

/* A paragraph that can be set anew with a line more or less. */
typedef struct {
    const HoInline *inlines;
    const HoStyle *style;
    const char *lang; /* around it; NULL: the document's */
    double measure, demerits;
    unsigned n_lines;
} HoFlowParagraph;

/* What stands at a side of the column with text beside it. */
typedef struct {
    GArray *items; /* of HoFlowItem */
    double height;
} HoFlowBeside;

/* While text is written beside something. */
typedef struct {
    double width; /* that text has less, with the gap; 0: nothing is there */
    double rest;  /* height of it that is not yet passed */
    double space; /* that waits for content */
    bool left;    /* it stands at the left */
    bool at_top;  /* nothing stands beside it yet */
} HoBesideState;

struct HoFlowItem {
    HoFlowType type;
    unsigned kind;    /* BREAK: HO_BREAK_… */
    double x, width;  /* from the column's left edge */
    double height;    /* as asked for */
    double least;     /* IMAGE: what it may shrink to; else as height */
    double space;     /* before it, collapsed; see ho_items_settle */
    bool rigid;       /* that space is a blank line of code: not stretched */
    double before;    /* cost of a page edge there */
    unsigned keep;    /* group of what stays together, 0: none */
    float keep_share; /* of a page, the most that the group may take */
    unsigned movable; /* group of a figure that may go to another page, or 0 */
    const HoTag *tag;
    const HoBlock *block;
    const HoFlowMarker *marker;
    const HoFlowParagraph *paragraph; /* LINE: whose line it is, or NULL */
    HoFlowNote **notes;
    unsigned n_notes;
    union {
        struct {
            const HoLine *line;
            double baseline; /* from the item's top */
            const HoFlowEntry *entry;
        };
        HoFlowBox *box;
        HoFlowImages *images;
        struct {
            HoRowGroup *group;
            unsigned slice;
        };
        HoColor rule;
        const char *id;
        HoFlowBeside *beside;
        HoFlowHeading *heading;
        const HoGeometry *geometry; /* BREAK: of the pages after it, or NULL */
    };
};

/* Where the flow writes; cells and notes have their own. */
typedef struct {
    GArray *items;
    double x, width; /* of the measure, inside the boxes now open */
    double least;    /* however deep things are nested, so much is left */
    const HoStyle *style;
    HoTag *tag;
    GPtrArray *boxes;     /* of HoFlowBox *: open */
    HoFlowMarker *marker; /* waits for a line */
    double keep_next;     /* waits for content; reset by it */
    bool has_keep_next;
} HoFlowColumn;

typedef struct {
    GArray *cells; /* of HoGroupCell */
    HoFlowColumn outer;
} HoRowBuilder;

/* How the pages are arranged; see arrange.h. */
typedef enum {
    HO_ARRANGE_HANDOUT,
    HO_ARRANGE_SLIDES_NOTES, /* each picture with its text beside it */
    HO_ARRANGE_SLIDES_LINES, /* each picture with lines beside it */
    HO_ARRANGE_MARGIN_NOTES, /* notes in the outer margin */
    HO_ARRANGE_CARDS,        /* each picture with its text on a card */
} HoArrangement;

struct HoFlow {
    HoArena *arena;
    const HoDocument *doc;
    const HoLayoutOptions *options;
    HoDiags *diags;
    HoTextContext *text;
    HoFlowColumn column;
    const HoGeometry *geometry; /* of the pages that are written for */
    const HoGeometry *turned;   /* of the last block that was turned, or NULL */
    double page_width, body_width, body_height; /* the same's */
    GPtrArray *tags;                            /* of HoTag *: all */
    GPtrArray *rows; /* of HoRowBuilder *: being written */
    GHashTable *notes_seen;
    GHashTable *reported; /* pictures of pages that cannot be had */
    HoNotePlace note_place;
    HoNoteCount note_count;
    GPtrArray *endnotes; /* of const HoFootnote *: to be set further down */
    GPtrArray *entries;  /* of HoFlowEntry *: in the order written */
    GPtrArray *arrays;   /* of GArray *: freed with the flow */
    unsigned keep_depth, keep_group, keep_groups;
    double keep_share;          /* of a page, for the group being written */
    unsigned movable, movables; /* the group being written; groups so far */
    HoBesideState beside;
    HoFlowColumn *beside_outer; /* around what is written at a side, or NULL */
    const HoFlowParagraph *paragraph; /* whose lines are being written */
    const char *lang; /* of the block being written; NULL: the document's */
    unsigned header_start; /* first item of a header being written */
    unsigned depth;        /* of blocks */
    int heading_depth;     /* of the last heading's tag */
    GHashTable *terms;     /* index term → its number */
    unsigned picture;      /* number of pictures so far */
    bool in_note;
    const HoSection *section; /* the talk that is being written */
    HoPrintLinks print_links;
    GArray *links;            /* of HoFlowLink: since the last list of them */
    GHashTable *link_numbers; /* their addresses → number */
    HoArrangement arrangement;
    double side_width, side_gap; /* of the column beside the text */
    double slide_width;          /* of the column of pictures */
    bool narrow;                 /* the text has a column beside it now */
    const HoBlock *slides_of;    /* the section that was looked through */
    const HoBlock *last_slide;   /* its last block with a picture, or NULL */
    bool past_slides;            /* that has been written */
    HoFlowNote *aside;           /* being written for the margin, or NULL */
    HoFlowColumn aside_column;   /* where it was begun */
    GPtrArray *asides;           /* of HoFlowNote *: wait for a line */
};

HoFlow *ho_flow_new(const HoDocument *doc, const HoLayoutOptions *options,
                    HoArena *arena, HoDiags *diags);
void ho_flow_free(HoFlow *flow);

/* Reads how links are to be printed; when flow has its text. */
void ho_flow_set_links(HoFlow *flow);

/* Appends; fills in place, tag, block, keeps and a waiting marker. */
HoFlowItem *ho_flow_add(HoFlow *flow, HoFlowItem item);

/* Appends a line of text in a style, after the anchors that stand in it; its
 * notes come with it. */
HoFlowItem *ho_flow_line(HoFlow *flow, const HoBlock *block, const HoLine *line,
                         const HoStyle *style);

/* Lets the row written last be lower by what the pictures in its cells can
 * shrink; a row without borders and backgrounds, in one piece. */
void ho_flow_row_yield(HoFlow *flow);

/* How much lower the items of a cell can be. */
double ho_cell_shrink(const HoGroupCell *cell);

/* A new array of items, freed with the flow; and one of things of a size. */
GArray *ho_flow_items_new(HoFlow *flow);
GArray *ho_flow_array_new(HoFlow *flow, size_t size);

/* The lines of a paragraph in another setting, in the place of those that lead
 * begins; an array of items that the flow frees. */
GArray *ho_flow_lines_again(HoFlow *flow, const HoLines *lines,
                            const HoFlowItem *lead);

/* Writes elsewhere until the column returned is set again. */
HoFlowColumn ho_flow_divert(HoFlow *flow, GArray *items, double width);

HoTag *ho_flow_tag_new(HoFlow *flow, HoTagType type, const HoTag *parent);

/* The lines of a footnote's text, or of several, as notes for an item; the
 * ones not seen before. */
void ho_flow_attach_notes(HoFlow *flow, HoFlowItem *item, const HoLine *line);

/* Where notes go and how they count, as the theme says. */
void ho_flow_set_notes(HoFlow *flow);

/* Number and lines of a note, in the column as it is. */
void ho_flow_note_lines(HoFlow *flow, const HoFootnote *footnote,
                        const HoStyle *style);

/* Whether text written now has something beside it. */
bool ho_flow_has_beside(const HoFlow *flow);

/* The lines of a paragraph beside what is there now. */
HoLines ho_flow_break_beside(HoFlow *flow, const HoInline *inlines,
                             const HoStyle *style);

/* Counts what is added to the column, a line or a space, against it; a page
 * edge within is out of the question. */
void ho_flow_pass_beside(HoFlow *flow, HoFlowItem *item);

/* Collapses spaces: sets `space` of what they stand before. */
void ho_items_settle(GArray *items);

/* How loosely things are set: pictures shrunk by the share tight of what they
 * can, spaces longer by the share loose. */
typedef struct {
    double tight, loose;
} HoSetting;

/* Sets items first to end - 1 below each other, the first space dropped, and
 * returns the height; tops[i - first] becomes the top of item i (tops may be
 * NULL). */
double ho_items_measure(const GArray *items, unsigned first, unsigned end,
                        HoSetting setting, double *tops);

/* The first item of a cell that begins at y, from the group's top, or below. */
unsigned ho_cell_find(const HoGroupCell *cell, double y);

/* What a box needs above and below what is in it. */
double ho_box_top(const HoFlowBox *box);
double ho_box_bottom(const HoFlowBox *box);

/* Whether the item puts ink or text on the page; the first from i on that does,
 * or NULL. */
bool ho_item_is_content(const HoFlowItem *item);
const HoFlowItem *ho_items_content_from(const GArray *items, unsigned i);

/* The id of the place of an index term. */
const char *ho_flow_term_id(HoFlow *flow, const HoInline *term);

/* Gives a waiting marker a line of its own. */
void ho_flow_flush_marker(HoFlow *flow);
