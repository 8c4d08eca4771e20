#pragma once

#include "sheet/sheet.h"

/* The page at a place of a booklet that n pages were filled up to; blanks
 * stand at the end, or before the back cover. */
unsigned ho_order_page(unsigned place, unsigned n, unsigned total,
                       bool back_cover);
