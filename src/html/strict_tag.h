#pragma once

#include "html/strict.h"

/* The start tag that is being collected: shared by strict.c, strict_start.c and
 * strict_end.c. */
typedef struct {
    const char *name; /* interned */
    char *value;
} HoStrictAttr;

/* An attribute of it, or NULL; moves when another one is set. */
HoStrictAttr *ho_strict_find(HoStrict *strict, const char *name);
void ho_strict_set(HoStrict *strict, const char *name, const char *value);
void ho_strict_drop(HoStrict *strict, const char *name);

/* "h1" to "h6". */
bool ho_strict_is_heading(const char *tag);
