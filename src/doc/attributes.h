#pragma once

#include "base/arena.h"

#include <stdbool.h>

/*
 * Document attributes.  They change as the text goes on, and what was said at
 * one place must stay true for that place after parsing; so a table keeps the
 * history of each name, and every block remembers the moment it was made.
 */
typedef struct HoAttributes HoAttributes;

/* A table whose names shine through from outer as they stood at outer_moment;
 * outer may be NULL.  For AsciiDoc table cells. */
HoAttributes *ho_attributes_new(HoArena *arena, const HoAttributes *outer,
                                unsigned outer_moment);

/* The value now: NULL when unset, "" when set without a value.  Borrowed.
 * Names are looked up as they are: lower them first. */
const char *ho_attributes_find(const HoAttributes *attributes,
                               const char *name);

/* The value as it stood at a moment. */
const char *ho_attributes_find_at(const HoAttributes *attributes,
                                  const char *name, unsigned moment);

/* Sets, or with NULL unsets, from now on.  Does not look at locks. */
void ho_attributes_set(HoAttributes *attributes, const char *name,
                       const char *value);

/* A locked name keeps the value that the command line gave it: the text may
 * not change it.  Who sets for the text asks first.  In a cell's table all that
 * is set around it is locked unless it is unlocked there. */
void ho_attributes_lock(HoAttributes *attributes, const char *name);
/* Lets the text change it after all. */
void ho_attributes_unlock(HoAttributes *attributes, const char *name);
bool ho_attributes_is_locked(const HoAttributes *attributes, const char *name);

/* The present moment: grows with each change. */
unsigned ho_attributes_now(const HoAttributes *attributes);
