#pragma once

/* The whole number that text begins with, blanks before it skipped, held
 * within what an int holds; fallback when text is NULL or begins with none. */
int ho_int_of(const char *text, int fallback);
