#pragma once

#include "paint/samples.h"

/*
 * Pictures whose samples are made ahead, on other threads, while pages are
 * painted.  They are made in the order in which they were asked for, as many at
 * once as there are processors and as memory allows; what comes of them does
 * not depend on either.
 */
typedef struct HoAhead HoAhead;

HoAhead *ho_ahead_new(void);
/* Waits for what is being made. */
void ho_ahead_free(HoAhead *ahead);

/* Asks for a picture that needs samples; once for each.  Before the start. */
void ho_ahead_ask(HoAhead *ahead, const HoImage *image);
void ho_ahead_start(HoAhead *ahead);

/* The samples of a picture, waited for, or made here when nobody has begun or
 * nobody was asked; yours to clear. */
HoSamples ho_ahead_take(HoAhead *ahead, const HoImage *image);
