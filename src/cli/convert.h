#pragma once

#include "cli/options.h"

typedef enum {
    STATUS_FINE,
    STATUS_TEXT,  /* a message reached the failure level */
    STATUS_USAGE, /* the command line makes no sense */
    STATUS_WORLD, /* a file could not be read or written */
} Status;

/* Converts one input to all the outputs asked for; says on standard error what
 * went wrong.  Adds the files that it depends on to files, a set of paths, if
 * that is not NULL. */
Status convert_file(const Options *options, const char *input,
                    GHashTable *files);
