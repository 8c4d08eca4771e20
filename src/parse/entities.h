#pragma once

#include "base/arena.h"

/*
 * Character references.  Text under substitution is escaped as in HTML;
 * attribute values may hold references too ("&#43;"): here they become
 * characters again.
 */

/* Appends the character that the reference at `at` ("&lt;", "&#160;") stands
 * for and returns its length; 0 when it is none. */
size_t ho_reference_decode(GString *out, const char *at);

/* text with all references decoded; text itself when it has none. */
const char *ho_references_decode(HoArena *arena, const char *text);

/* Whether the text at `at` ends as a reference does, after its "&": name of
 * two letters or more and up to two digits, or a number, then ";".  Returns its
 * length with the ";", or 0. */
size_t ho_reference_length(const char *at);
