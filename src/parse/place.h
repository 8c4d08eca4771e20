#pragma once

#include "parse/parser.h"

/*
 * Where in the source something stands that substitution came upon.  Each pass
 * searches the source text for what it found, from where it found the last one:
 * the same words twice are two places, and all of a pass cost one walk.
 */
typedef struct {
    const char *text;           /* as it stood in the source */
    HoLoc loc;                  /* of its start */
    const HoSourceLines *lines; /* it was joined from, or NULL */
    size_t cursor;              /* what lies before is done */
    size_t walked;              /* bytes whose lines and columns are … */
    uint32_t newlines, column;  /* … counted here */
    unsigned misses;
} HoPlace;

/* A new pass begins. */
void ho_place_rewind(HoPlace *place);

/* The place of the next needle; the start of the text when it is not there (it
 * came out of an attribute). */
HoLoc ho_place_find(HoPlace *place, const char *needle);
