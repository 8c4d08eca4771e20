#pragma once

#include "doc/block.h"

/*
 * A quote or a verse: the classes of blocks/quote.c and blocks/verse.c.  Who
 * said it is read with the block, so that marks in a name are marks.
 */
typedef struct {
    HoBlock base;
    const HoInline *attribution; /* or NULL */
    const HoInline *citetitle;   /* or NULL */
} HoQuote;

/* The quote or verse a block is, or NULL. */
const HoQuote *ho_quote_of(const HoBlock *block);
