#pragma once

#include "handout.h"

/* The options for printing, as a group that sets them in print; the context
 * that it is added to owns it.  Errors are of G_OPTION_ERROR. */
GOptionGroup *print_options(HoPrint *print);

/* A report of what the printer needs to know, on standard error; NULL says
 * nothing.  Frees it. */
void print_report(char *report);
