#pragma once

#include "parse/reader.h"

/* Which lines of an included file are taken. */

/* lines=: "1..3;7", "5..-1". */
void ho_source_select_lines(HoSource *source, const char *spec);

/* tag=, tags=: names with "!", "*" and "**"; one: spec is a single name.  Lines
 * with tag directives go.  Tags that are missing, open or crossed are
 * reported. */
void ho_source_select_tags(HoParser *parser, HoSource *source, const char *spec,
                           bool one, HoLoc loc);

/* Takes front matter away when the document asks for it. */
void ho_source_skip_front_matter(HoParser *parser, HoSource *source);
