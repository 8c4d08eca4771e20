#pragma once

#include "handout.h"

/* Prints the messages of a job from `first` on that are at least of `level` to
 * standard error, each with its source line and a caret under the place. */
void messages_print(const HoJob *job, unsigned first, HoLevel level);

/* "handout: …" on standard error. */
void messages_complain(const char *text);
