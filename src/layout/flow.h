#pragma once

#include "doc/document.h"
#include "doc/section.h"
#include "layout/tag.h"
#include "style/style.h"
#include "text/qr.h"
#include "text/text.h"

/*
 * The flow: a document as one endless column of items.  Blocks write it by
 * the calls below, the page composer reads it.
 */
typedef enum {
    HO_FLOW_SPACE, /* collapses: the larger of neighbours; none at edges */
    HO_FLOW_LINE,
    HO_FLOW_IMAGE,     /* pictures with a range of heights */
    HO_FLOW_BOX_BEGIN, /* frame and background; reopened after a page break */
    HO_FLOW_BOX_END,
    HO_FLOW_ROW, /* a slice of a table row or of other things side by side */
    HO_FLOW_RULE,
    HO_FLOW_ANCHOR,  /* an id at the place of what follows */
    HO_FLOW_HEADING, /* running heads and outline: a section begins */
    HO_FLOW_BESIDE,  /* stands at a side, text runs along it */
    HO_FLOW_INDEX,   /* the index is made here once pages are known */
    HO_FLOW_BREAK,   /* a new page begins here */
} HoFlowType;

typedef struct HoFlowItem HoFlowItem;
typedef struct HoGeometry HoGeometry; /* layout/geometry.h */

/* What a page edge costs at a place; see layout/compose.h for the scale. */
enum {
    HO_KEEP_ALWAYS = 20000, /* a title and what it belongs to */
    HO_KEEP_BLOCK = 6000,   /* within something unbreakable */
    HO_KEEP_LINE = 450,     /* an only first or last line */
    HO_KEEP_INTRO = 400,    /* "as follows:" and what follows */
    HO_KEEP_PICTURE = 140,  /* words and the picture they show */
    HO_KEEP_LOOSE = 40,     /* would rather stay together */
    HO_KEEP_SLIGHT = 8,
};

/* --- what blocks ask --- */

HoTheme *ho_flow_theme(const HoFlow *flow);
HoTextContext *ho_flow_text_context(const HoFlow *flow);
HoArena *ho_flow_arena(const HoFlow *flow);
HoImages *ho_flow_images(const HoFlow *flow);
const HoDocument *ho_flow_document(const HoFlow *flow);
HoDiags *ho_flow_diags(const HoFlow *flow);
double ho_flow_width(const HoFlow *flow); /* the measure here */
/* What shares of the measure that pictures are asked for are of: where text
 * stands beside pictures, that of the page. */
double ho_flow_picture_measure(const HoFlow *flow);
double ho_flow_page_width(const HoFlow *flow);
double ho_flow_page_height(const HoFlow *flow); /* of the body */
/* How far what leaves the measure may go to the left and the right of it: to
 * where the margins would be without a measure, or to the paper's edge.  The
 * same on both pages of facing ones; nothing within boxes, cells and columns.
 */
void ho_flow_reach(const HoFlow *flow, bool to_paper, double *left,
                   double *right);
const HoStyle *ho_flow_style(const HoFlow *flow); /* around here; inherited */
/* Style of a part of the block being written, inside the style around. */
const HoStyle *ho_flow_style_of(const HoFlow *flow, const char *name,
                                const char *roles);

/* --- what blocks write --- */

/* Each child, or one block: with its space, id and style. */
void ho_flow_children(HoFlow *flow, const HoBlock *block);
void ho_flow_block(HoFlow *flow, const HoBlock *block);
/* Makes style the one around what follows; returns the one before, to be set
 * again. */
const HoStyle *ho_flow_set_style(HoFlow *flow, const HoStyle *style);

void ho_flow_space(HoFlow *flow, double height);
/* Room that does not collapse and stays at the head of a page. */
void ho_flow_blank(HoFlow *flow, double height);
/* Text of a block in a style, as a paragraph (tag P). */
void ho_flow_inlines(HoFlow *flow, const HoBlock *block,
                     const HoInline *inlines, const HoStyle *style);
/* The same under a tag of your own. */
void ho_flow_tagged(HoFlow *flow, const HoBlock *block, const HoInline *inlines,
                    const HoStyle *style, HoTagType type);
/* Plain words as inlines. */
const HoInline *ho_flow_text_inline(HoFlow *flow, const char *words);
/* The same for plain words. */
void ho_flow_words(HoFlow *flow, const HoBlock *block, const char *words,
                   const HoStyle *style);
/* Caption and title of a block, kept with what follows (or, below, with what
 * comes before).  Nothing when the block has neither. */
void ho_flow_title(HoFlow *flow, const HoBlock *block);
void ho_flow_caption_below(HoFlow *flow, const HoBlock *block);
/* How a picture among the words of a style stands. */
HoAlign ho_flow_picture_align(const HoFlow *flow, const HoStyle *style);
/* The same, below, aligned as the picture over it is. */
void ho_flow_caption_aligned(HoFlow *flow, const HoBlock *block, HoAlign align);
/* The same in a style and with a tag of your own. */
void ho_flow_title_styled(HoFlow *flow, const HoBlock *block,
                          const HoStyle *style, HoTagType type);
void ho_flow_verbatim(HoFlow *flow, const HoBlock *block,
                      const HoInline *inlines, const HoStyle *style);

/* A box of a style around what is written until the end. */
void ho_flow_box_begin(HoFlow *flow, const HoBlock *block,
                       const HoStyle *style);
void ho_flow_box_end(HoFlow *flow);

/* Sets what follows in by so much on both sides, until undone with the
 * negatives. */
void ho_flow_indent(HoFlow *flow, double left, double right);

/* Structure: what is written between belongs to a new element. */
HoTag *ho_flow_tag_begin(HoFlow *flow, HoTagType type);
void ho_flow_tag_end(HoFlow *flow);

/* Hangs words (a bullet, a number, an admonition's label) left of the next
 * line, right-aligned to gap points before it; tag Lbl in lists. */
void ho_flow_marker(HoFlow *flow, const char *words, const HoStyle *style,
                    double gap);
/* The same with its left edge so far left of the measure. */
void ho_flow_marker_left(HoFlow *flow, const char *words, const HoStyle *style,
                         double left);

/* The same, drawn and not read: a sign beside words that say what it says. */
void ho_flow_ornament(HoFlow *flow, const char *sign, const HoStyle *style,
                      double left);

/* What stands for a picture: the words the author gave, else the caption, else
 * its number and the talk it belongs to.  macro may be NULL. */
const char *ho_flow_picture_alt(HoFlow *flow, const HoBlock *block,
                                const HoInline *macro, const char *alt);

/* The same, drawn and not read, right-aligned to gap points before it. */
void ho_flow_line_number(HoFlow *flow, unsigned number, const HoStyle *style,
                         double gap);

/* Ends a list item: a marker that found no line gets one. */
void ho_flow_end_item(HoFlow *flow);

typedef struct {
    const HoImage *image;
    double width, height; /* as asked for, points */
    HoAlign align;
    const char *alt;
    const HoLink *link;
    const HoBlock *block;
    const HoQrCode *code; /* in place of an image, or NULL */
    bool bleeds;          /* over the margins, up to the edges of the page */
} HoFlowPicture;

/* The value of a theme's key that names a picture, with the path of the file
 * beside the theme where there is one; "{page-layout}" is still in it. */
const char *ho_flow_theme_picture(const HoFlow *flow, const char *value);
/* A picture that an attribute or a key names, with its width and alignment:
 * "logo.svg", "image:logo.svg[pdfwidth=3cm,align=center]".  false without one,
 * or when it cannot be read, which is reported. */
bool ho_flow_named_picture(HoFlow *flow, const char *value,
                           HoFlowPicture *picture);

/* Set in the measure and the page if it is too large. */
void ho_flow_image(HoFlow *flow, const HoFlowPicture *picture);
void ho_flow_rule(HoFlow *flow, const HoStyle *style);
void ho_flow_anchor(HoFlow *flow, const char *id);
/* A new page, unless nothing stands on this one.  What kinds of page follow is
 * said by bits. */
enum {
    HO_BREAK_PLAIN = 0,
    HO_BREAK_RECTO = 1,   /* on a right-hand page */
    HO_BREAK_FRONT = 2,   /* front matter, numbered in roman numerals */
    HO_BREAK_BODY = 4,    /* the front matter is over */
    HO_BREAK_BARE = 8,    /* without running heads, up to the next break */
    HO_BREAK_ALWAYS = 16, /* even if nothing stands on this one */
    HO_BREAK_TURNED = 32, /* a block on turned pages is over */
    HO_BREAK_MOVES = 512, /* such a block begins or is over that may be set
                             after the page that it stands on */
    /* No new page, but of text in columns: */
    HO_BREAK_COLUMN = 64,  /* the next column; in one column a page */
    HO_BREAK_ACROSS = 128, /* what follows stands across all of them */
    HO_BREAK_DOWN = 256,   /* no more */
    HO_BREAK_WITHIN = HO_BREAK_COLUMN | HO_BREAK_ACROSS | HO_BREAK_DOWN,
};
void ho_flow_page_break(HoFlow *flow, unsigned kind);
/* The same, and the pages from there on are of another size ("A3",
 * "6in x 9in"; NULL: as the document's) or held another way.  Within boxes and
 * cells it is a break alone. */
void ho_flow_page_change(HoFlow *flow, unsigned kind, HoTurn turn,
                         const char *size);

/* What is written between stands on landscape pages of its own; blocks turned
 * one after the other share them.  moves: the text that follows may go on
 * before them, to fill the page.  begin returns what end wants, NULL where
 * pages cannot be turned: then the two do nothing. */
const HoGeometry *ho_flow_turn_begin(HoFlow *flow, bool moves);
void ho_flow_turn_end(HoFlow *flow, const HoGeometry *before, bool moves);

/* The next column, or the next page where there is but one. */
void ho_flow_column_break(HoFlow *flow);

/* What is written between stands across all columns of the page; nothing where
 * there is one, and within boxes and cells.  begin tells whether it does, end
 * wants to know. */
bool ho_flow_across_begin(HoFlow *flow);
void ho_flow_across_end(HoFlow *flow, bool across);

/* Keep together what is written between, if it is no higher than a share of the
 * page, 0 to 1. */
void ho_flow_keep_begin(HoFlow *flow, double share);
void ho_flow_keep_end(HoFlow *flow);
/* What is written between is a figure that may leave its place for the head of
 * the next page while text fills the hole, if nothing ties it here. */
void ho_flow_movable_begin(HoFlow *flow);
void ho_flow_movable_end(HoFlow *flow);
/* A page edge between what was written last and what comes next costs at
 * least so much; or, negative, is welcome. */
void ho_flow_keep_next(HoFlow *flow, double cost);

/* A section or heading begins: for outline and running heads.  level: 0 part,
 * 1 chapter… */
void ho_flow_heading(HoFlow *flow, const HoBlock *block, const char *words,
                     int level);
/* A title as a heading of a level, with outline, running heads and its space:
 * words may be unlike its inlines. */
void ho_flow_heading_lines(HoFlow *flow, const HoBlock *block,
                           const HoInline *inlines, int level, bool outlined);
/* The tag of a heading of a level: no level is skipped. */
HoTagType ho_flow_heading_tag(HoFlow *flow, int level);

/* The index: made when pages are known. */
void ho_flow_index(HoFlow *flow, const HoBlock *block);

/* The width of its columns, their number and what is between them. */
double ho_flow_index_width(const HoFlow *flow, unsigned *count, double *gap);

/* An entry of the contents: words, leader and the page of id, which is filled
 * in when pages are known.  level: from 1, that toc-dot-leader-levels speaks
 * of. */
void ho_flow_toc_entry(HoFlow *flow, const HoInline *words, const char *id,
                       const HoStyle *style, int level);
/* The same under a tag of your own. */
void ho_flow_numbered_line(HoFlow *flow, const HoInline *words, const char *id,
                           const HoStyle *style, HoTagType type);

/* What is written until the end stands in the margin, where there is one for
 * notes: a block of role "margin" or, with a width over 0, a thing so wide if
 * that is little.  Returns what to give to the end. */
bool ho_flow_aside_begin(HoFlow *flow, const HoBlock *block, double width);
void ho_flow_aside_end(HoFlow *flow, bool aside);

/* What comes takes the whole width, also where text stood beside pictures. */
void ho_flow_whole_width(HoFlow *flow);

/* --- links on paper --- */

typedef struct {
    const char *target;
    const char *words; /* NULL: the address itself */
} HoFlowLink;

HoPrintLinks ho_flow_print_links(const HoFlow *flow);
/* The links numbered since the last call, the first is 1: an array of
 * HoFlowLink to unref. */
GArray *ho_flow_take_links(HoFlow *flow);
/* Whether links in what follows are numbered, or have their addresses. */
void ho_flow_mark_links(HoFlow *flow, bool mark);
/* An address as a QR code, with its quiet zone; nothing when it is too long. */
void ho_flow_code(HoFlow *flow, const char *address, double size);
/* How large the code of an address has to be, at least size; 0: there is
 * none. */
double ho_flow_code_size(HoFlow *flow, const char *address, double size);

/* What is written between stands at a side of the column, so wide, and the text
 * after it runs along it (CSS: float).  begin returns false, and nothing is
 * begun, when there is not room enough for text. */
bool ho_flow_beside_begin(HoFlow *flow, bool left, double width);
void ho_flow_beside_end(HoFlow *flow);
/* What comes next stands below it. */
void ho_flow_clear(HoFlow *flow);

/* The notes that wait for the end of a chapter or, is_last, of the text. */
void ho_flow_endnotes(HoFlow *flow, bool is_last);

/* --- side by side --- */

enum {
    HO_EDGE_TOP = 1,
    HO_EDGE_RIGHT = 2,
    HO_EDGE_BOTTOM = 4,
    HO_EDGE_LEFT = 8
};

typedef struct {
    double x, width;       /* from the measure's left edge */
    unsigned row, rowspan; /* within the group of rows, from 0; rowspan ≥ 1 */
    HoEdges padding;       /* within the cell */
    HoEdges border;        /* widths of the lines at its edges */
    HoColor border_color;
    HoColor frame_color; /* of the edges that are the table's own */
    unsigned frame;      /* which these are, HO_EDGE_… */
    HoColor background;
    int valign; /* 0 top, 1 middle, 2 bottom */
} HoFlowCell;

/* A group of table rows tied by row spans, usually one; or anything that stands
 * side by side.  Between cell_begin and cell_end any block may be written. */
void ho_flow_row_begin(HoFlow *flow);
void ho_flow_cell_begin(HoFlow *flow, const HoFlowCell *cell);
void ho_flow_cell_end(HoFlow *flow);
/* breakable: a page edge may go through it, though not gladly. */
void ho_flow_row_end(HoFlow *flow, bool breakable);

/* A table: rows written between header_begin and header_end are repeated on
 * each page that the table goes on to. */
void ho_flow_table_begin(HoFlow *flow, const HoBlock *block);
void ho_flow_header_begin(HoFlow *flow);
void ho_flow_header_end(HoFlow *flow);
void ho_flow_table_end(HoFlow *flow);
