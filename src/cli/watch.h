#pragma once

#include "cli/convert.h"

/* Converts all inputs, then again whenever a file that they depend on changes,
 * until the program is interrupted. */
_Noreturn void watch_inputs(const Options *options);
