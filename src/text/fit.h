#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Total fit: of all ways to end the lines of a paragraph, the one with the
 * least demerits (D. E. Knuth and M. F. Plass, Breaking Paragraphs into Lines,
 * Software: Practice and Experience 11, 1981).  It knows nothing of text: only
 * places where a line may end, and what stands before and after each.
 */

/* A place where a line may end.  Totals count from the paragraph's start:
 * width, what its glue may stretch and shrink, and how much its letters may be
 * widened or narrowed. */
typedef struct {
    double end, end_stretch, end_shrink;       /* of what stands before it */
    double start, start_stretch, start_shrink; /* … and is gone after it */
    double end_give, start_give;
    float tail;    /* added to a line that ends here: a hyphen's width, less
                      what hangs in the margin */
    float head;    /* likewise to a line that starts here */
    float ragged;  /* so much stretch at least has a line that ends here:
                      within code, which may fall short of the measure */
    float penalty; /* dislike of ending here, as in the paper; 100 is much */
    bool flagged;  /* ends in a hyphen */
    bool turned;   /* what follows begins with a turn-over mark */
    uint32_t piece, byte;           /* the line ends before */
    uint32_t next_piece, next_byte; /* the next one begins with */
} HoFitBreak;

typedef struct {
    double measure;
    double indent;         /* of the first line */
    unsigned beside_lines; /* so many lines at the head… */
    double beside;         /* … are so much shorter: something stands there */
    double slack;          /* each line may be so much shorter as if that were
                              glue: ragged setting; 0 when justified */
    double line_penalty;   /* of each line */
    double ladder;         /* demerits of two hyphens in a row */
    double ladder_limit;   /* … of each more */
    double adjacent;       /* demerits of a tight line beside a loose one */
    double last_hyphen;    /* demerits of a hyphen before the last line */
    double short_last;     /* a last line below this share of the measure… */
    double short_demerits; /* … costs up to so much */
    double tolerance;      /* no line is stretched more, if that can be */
    unsigned lines;        /* exactly so many, 0 as many as is best */
} HoFitRules;

/* A line of the result: breaks[at] ends it. */
typedef struct {
    uint32_t at;
    double ratio; /* as ho_fit_ratio() */
} HoFitLine;

/* How far a line is from its natural width, when it has so much room (or want
 * of it, below 0): letters give first, which is hardly seen, so that gaps stay
 * even (pdfTeX, Han The Thanh, Micro-typographic Extensions to the TeX
 * Typesetting System, 2000); then glue.  0 natural, -1 as tight as can be, 1
 * where letters and glue are stretched by all that they should.  Beyond -1 the
 * line is too long. */
double ho_fit_ratio(double room, double stretch, double shrink, double give);

/* breaks[0] is the start of the paragraph (only its start… count), the last
 * one its end.  Writes up to n - 1 lines to `lines`, returns how many; 0 when
 * rules->lines cannot be had without a line that is too long or stretched over
 * rules->tolerance.  *demerits may be NULL. */
size_t ho_fit(const HoFitBreak *breaks, size_t n, const HoFitRules *rules,
              HoFitLine *lines, double *demerits);

/* What a line of the whole measure from one break to another costs by itself
 * (that is, without what its neighbours add), and its ratio; -1 when it is too
 * long. */
double ho_fit_line(const HoFitBreak *breaks, size_t n, const HoFitRules *rules,
                   size_t from, size_t to, double *ratio);

/* What any way to set the paragraph costs, its lines ending at lines[i].at;
 * sets their ratios.  HUGE_VAL when one of them is too long. */
double ho_fit_cost(const HoFitBreak *breaks, size_t n, const HoFitRules *rules,
                   HoFitLine *lines, size_t count);
