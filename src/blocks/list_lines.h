#pragma once

#include "blocks/list.h"

/* Takes the lines after an item's first one that belong to it; has_text:
 * whether text stood beside its marker.  Unref the result. */
HoSourceLines *ho_list_lines_read(HoParser *parser, HoListKind kind,
                                  HoListTrait trait, bool has_text);
