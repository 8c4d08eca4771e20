#pragma once

#include "base/arena.h"
#include "layout/page.h"
#include "layout/ruling.h"

#include <stdbool.h>

/*
 * Imposition: which page goes where on which side of which sheet of paper.
 * Pure data: sizes of pages go in, placements come out; nothing here paints.
 * Coordinates are those of PDF: points from the bottom left corner, upwards.
 */

/* Stands for a page that is not there. */
#define HO_NO_PAGE G_MAXUINT

/* No side of a sheet is longer (ISO 32000-1, annex C), in points. */
#define HO_LARGEST_SHEET 14400.0

typedef enum {
    HO_IMPOSE_BOOKLET, /* two pages a side, folded in the middle */
    HO_IMPOSE_GRID,    /* several in reading order, nothing folded */
    HO_IMPOSE_SPREADS  /* the booklet as its reader sees it, open: a proof */
} HoImposition;

/* About which edge of the sheet the printer turns it for its back. */
typedef enum { HO_FLIP_AUTO, HO_FLIP_SHORT, HO_FLIP_LONG } HoFlip;

typedef enum { HO_SIDES_BOTH, HO_SIDES_FRONTS, HO_SIDES_BACKS } HoSides;

enum {
    HO_SHEET_CROP = 1,         /* where to cut */
    HO_SHEET_FOLD = 2,         /* where to fold */
    HO_SHEET_REGISTRATION = 4, /* whether front and back lie alike */
    HO_SHEET_STAPLE = 8        /* where to staple, on the outermost side */
};

/* A page to be placed. */
typedef struct {
    double width, height;
} HoSheetPage;

/* Lengths in points. */
typedef struct {
    HoImposition kind;
    double sheet_width, sheet_height; /* 0: what pages, bleed and marks need */
    bool enlarge;                     /* pages may grow to fill their place */
    unsigned columns, rows;           /* of a grid, at least 1 */
    bool frame;                       /* around the pages of a grid */
    unsigned least, most; /* pages of a signature; most 0: all are one */
    double thickness;     /* of one sheet of paper */
    bool push_out;        /* creep: outer pages move, not inner ones */
    double gutter;        /* between a page and the fold, or its neighbour */
    double bleed;         /* what is printed beyond the edge of a page */
    unsigned marks;       /* HO_SHEET_CROP | … */
    HoFlip flip;
    HoSides sides;
    bool right_to_left;  /* bound on the right */
    bool back_cover;     /* the last page stays outside */
    bool note_lines;     /* pages that fill up a booklet are ruled */
    HoRuling ruling;     /* so */
    HoEdges note_margin; /* around the rules; left is the inner one */
} HoSheetOptions;

/* A page on a side.  Its lower left corner goes to x, y; from there it is
 * scaled and turned counterclockwise by so many quarters. */
typedef struct {
    unsigned page; /* index, or HO_NO_PAGE */
    double x, y, scale;
    unsigned turn;
    double area[4]; /* of the page on the sheet: left, bottom, right, top */
    double clip[4]; /* what may be printed of it, bleed and all */
    bool left;      /* of the fold */
} HoPlacement;

typedef enum { HO_STROKE_LINE, HO_STROKE_FRAME, HO_STROKE_CIRCLE } HoStrokeType;

/* A mark: from x0, y0 to x1, y1; a circle is as wide as these are apart. */
typedef struct {
    HoStrokeType type;
    double x0, y0, x1, y1;
    double width;
    HoColor color;
    double dash; /* 0: a whole line */
} HoSheetStroke;

typedef struct {
    unsigned sheet;     /* from 0, over all signatures */
    unsigned signature; /* from 0 */
    unsigned depth;     /* sheets of its signature that lie around it */
    bool back;
    double trim[4];          /* what its pages cover */
    HoPlacement *placements; /* in reading order of their places */
    unsigned n_placements;
    HoSheetStroke *strokes;
    unsigned n_strokes;
} HoSheetSide;

typedef struct {
    HoArena *arena;
    double width, height, bleed;
    HoSheetSide *sides; /* in order of printing: front, back, front… */
    unsigned n_sides;
    unsigned n_pages;  /* that were given */
    unsigned n_blanks; /* that were added */
    unsigned n_sheets;
    const unsigned *signatures; /* pages of each, blanks and all */
    unsigned n_signatures;
    double creep;      /* the farthest that a page was moved for it */
    bool short_edge;   /* the printer is to flip about the short edge */
    bool single_sided; /* fronts alone, or backs, or a proof */
    bool right_to_left;
    bool marks_cut;    /* marks that were asked for have no room */
    double staples[2]; /* from the top of the sheet; 0: none */
} HoSheets;

/* Imposes n pages, at least 1; free the result.
 *
 * Booklets: with pages numbered from 0 and N of them in a signature, sheet s of
 * it, counted from the outside, has on its front [N - 1 - 2s | 2s] and on its
 * back [2s + 1 | N - 2 - 2s].  Bound on the right, left and right are swapped.
 *
 * Creep: inside of a folded signature each sheet lies one thickness t nearer to
 * the fore edge than the sheet around it.  To be in line once the fore edge is
 * trimmed, the pages of sheet s of S move towards the fold by s t; with
 * push_out they move away from it by (S - 1 - s) t instead.  Either way the
 * pages of a sheet lie t farther from the fold than those of the next one
 * inside.  The first is the default: the cover stays as it was composed, no
 * page comes nearer to the edge of the paper, where printers cannot print, and
 * after the trim all outer margins are what they were.
 *
 * Flip: backs are upright for a printer that turns the sheet about its
 * vertical edge, which of a landscape sheet is the short one; for the other
 * edge they are turned by half a circle. */
HoSheets *ho_sheets_new(const HoSheetPage *pages, unsigned n,
                        const HoSheetOptions *options);
void ho_sheets_free(HoSheets *sheets);

/* The room that bleed and marks need around the pages of a sheet. */
double ho_sheet_room(const HoSheetOptions *options);

/* The same with the pages of a document. */
HoSheets *ho_sheets_of(const HoPages *pages, const HoSheetOptions *options);

/* From a page's space to the sheet's: a b c d e f of PDF's cm. */
void ho_placement_matrix(const HoPlacement *placement, double matrix[6]);

/* How n pages are cut into signatures: an array of unsigned, each a multiple
 * of 4, to unref.  n is filled up to a multiple of 4, no further.  With least
 * equal to most all have that size but the last one; else they are as few and
 * as even as sizes from least to most allow. */
GArray *ho_signatures_plan(unsigned n, unsigned least, unsigned most);

/* The place in its signature of size pages, from 0, of the page on a sheet's
 * front or back, left or right, as bound on the left. */
unsigned ho_signature_place(unsigned size, unsigned depth, bool back,
                            bool right);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoSheets, ho_sheets_free)
