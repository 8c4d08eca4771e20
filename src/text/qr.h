#pragma once

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A QR code (ISO/IEC 18004), without the quiet zone around it.
 */
typedef struct {
    unsigned size;          /* modules on a side: 21, 25 … 177 */
    const uint8_t *modules; /* size × size, row by row; 1 is dark */
} HoQrCode;

/* Modules of white that a reader needs on each side (clause 6.3.8). */
#define HO_QR_QUIET 4

/* The code of an address, with error correction M, in the arena.  NULL when the
 * text is empty or too long for a code that can be read from paper. */
const HoQrCode *ho_qr_new(HoArena *arena, const char *text);
