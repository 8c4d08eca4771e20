#pragma once

#include <glib.h>

/* The file that one talk of several goes to, yours to free.  In path, "{n}" is
 * its number, as wide as the last one's, and "{title}" its title in letters
 * that a file name may have; without either they are put before the ending:
 * "notes.pdf" becomes "notes-03-the-title.pdf". */
char *split_path(const char *path, unsigned number, unsigned count,
                 const char *title);

/* The path, unless an earlier file has it (taken: a set of paths): then with
 * the number before its ending; yours to free. */
char *split_unique(const char *path, unsigned number, GHashTable *taken);
