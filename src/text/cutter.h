#pragma once

#include "text/para.h"

/*
 * Cutting text into pieces: what is known while it goes on.
 */
typedef struct {
    HoTextContext *text;
    const HoStyle *style;
    const char *words;
    GArray *pieces, *breaks;
    double width, stretch, shrink, give; /* so far */
    uint32_t run_number;
    HoRun run;
    bool justified;
    bool may_hyphenate;
} HoCutter;

/* seams.c */

/* A place to end a line, with nothing that is gone behind it. */
HoFitBreak ho_cut_here(const HoCutter *cut, uint32_t byte);
void ho_cut_break(HoCutter *cut, HoFitBreak place);

/* How much the piece before hangs in the margin when it ends a line; lets what
 * comes next hang when it begins one. */
double ho_cut_hang(HoCutter *cut);
void ho_cut_hang_next(HoCutter *cut, const HoPiece *piece);

/* A place between two boxes, with the space between their characters; the
 * space alone. */
void ho_cut_seam(HoCutter *cut, uint32_t byte);
void ho_cut_gap(HoCutter *cut, uint32_t byte);
