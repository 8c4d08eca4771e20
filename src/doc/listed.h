#pragma once

#include "doc/document.h"

/*
 * Lists of figures, tables, examples and listings: which blocks they name.
 * As in https://github.com/Alwinator/asciidoctor-lists: the captioned ones.
 */

/* The class of the blocks a list is of: "figure" and "image" list pictures,
 * "source" and "code" listings; other names are classes.  NULL when there are
 * no such blocks. */
const char *ho_listed_class(const char *kind);

/* Blocks of a class that have a title, in order, those in table cells among
 * them; an array of const HoBlock * to unref. */
GPtrArray *ho_listed_blocks(const HoDocument *doc, const char *class);

/* Caption and title as one plain text, "Figure 1. The title"; yours to free. */
char *ho_listed_words(const HoBlock *block);

/* Gives the blocks of all classes that can be listed an id where they have
 * none, to lead to: "_figure_1".  While the document is being read. */
void ho_listed_name(HoDocument *doc);
