#pragma once

#include "cli/options.h"

#include "cli/convert.h"

/* Writes one sheet that shows how the printer turns paper, and how to fold and
 * staple a booklet. */
Status write_test_sheet(const Options *options);
