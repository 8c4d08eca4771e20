#pragma once

#include <glib.h>
#include <stdbool.h>

/*
 * Page breaks by total fit: the cheapest way to cut a row of units into pages,
 * found by dynamic programming over (unit a page begins at, class of the page
 * before, whether a figure waits).  Knows nothing of text: lengths and
 * penalties go in, cuts come out.  After Mittelbach, "Effective floating
 * strategies" (2017) and "A general LuaTeX framework for globally optimized
 * pagination" (2019).
 */

/* What no page edge goes through.  Lengths in points. */
typedef struct {
    double space;   /* before it; gone at the top of a page */
    double height;  /* as asked for */
    double shrink;  /* how much less it can be */
    double notes;   /* height of the notes whose marks stand in it */
    double reopen;  /* what a page that begins with it needs above it */
    double close;   /* what a page that ends before it needs below */
    double penalty; /* cost of a page edge before it */
} HoUnit;

/* Another way to set units first to end - 1, all on one page: a paragraph with
 * a line more, pictures side by side.  A page takes one of them at most. */
typedef struct {
    unsigned first, end;
    double taller; /* points; below 0: less high */
    double shrink; /* change of what they can shrink */
    double cost;
} HoAlternative;

/* Units that may leave their place for the head of the next page when that
 * page begins before `limit`: text fills the hole. */
typedef struct {
    unsigned first, end, limit; /* end < place of the cut <= limit */
    double cost;
} HoMovable;

/* Costs are in units of which about 100 are a page left a quarter blank. */
typedef struct {
    double height;    /* of a page's body */
    double notes_gap; /* between body and notes, when there are any */
    double page;      /* cost of a page */
    double blank;     /* cost of a wholly blank page; grows by the square */
    double shrink;    /* cost of all pictures at their least; by the square */
    double uneven;    /* cost when a page is much fuller than its neighbour */
    double short_end; /* cost of a last page with next to nothing on it */
    double move;      /* by which costs of movables are multiplied */
} HoComposeCosts;

/* Which neighbours should be equally full. */
typedef enum {
    HO_EVEN_ALL,   /* all */
    HO_EVEN_FIRST, /* the first page and the second, the third and the fourth…
                    */
    HO_EVEN_SECOND, /* the second and the third… */
} HoEvenness;

typedef struct {
    const HoUnit *units;
    unsigned n;
    const HoAlternative *alternatives; /* in order of first */
    unsigned n_alternatives;
    const HoMovable *movables; /* in order, none overlapping */
    unsigned n_movables;
    HoEvenness evenness;
    HoComposeCosts costs;
} HoComposeTask;

/* The cost of a page that makes them as few as can be. */
#define HO_COMPOSE_FEWEST 1e9

enum { HO_COMPOSE_NONE = -1 };

/* A page: units first to end - 1 but for the movable `left` (an index, or
 * HO_COMPOSE_NONE) that the next page begins with; above them the movable
 * `brought`.  One of the alternatives may be used.  Pictures are shrunk by the
 * share `tight` (0 as asked for, 1 at their least) of what they can. */
typedef struct {
    unsigned first, end;
    int brought, left, alternative;
    double tight;
    double blank; /* points left at its foot; below 0: overfull */
} HoPageCut;

extern const HoComposeCosts ho_compose_costs;

/* Cuts the units of a task; appends HoPageCut to cuts.  Every unit is on one
 * page; a page has at least one.  Returns the cost.  Linear in n for pages of
 * bounded fullness. */
double ho_compose(const HoComposeTask *task, GArray *cuts);

/* The fewest pages that the first units take, whatever they cost: for none to
 * all of them, task->n + 1 numbers; G_MAXUINT where no page can end. */
void ho_compose_fewest(const HoComposeTask *task, unsigned *pages);

/* The cost of one page as it says, and how it would be set; HUGE_VAL when it
 * cannot be.  For tests and for reports. */
double ho_compose_page(const HoComposeTask *task, HoPageCut *page);

/* 0 full, 1 short, 2 mostly blank: what neighbours are compared by. */
unsigned ho_compose_class(const HoPageCut *page, const HoComposeCosts *costs);
