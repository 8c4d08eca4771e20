#pragma once

#include "doc/block.h"

/*
 * A section: the class "section" of blocks/section.c.  It is here because the
 * contents, the outline, running heads and EPUB chapters all speak of it.
 * Its title is base.title.
 */
typedef struct {
    HoBlock base;
    int level;        /* 0 part or document title, 1 chapter… as parsed */
    const char *name; /* "section", "chapter", "part", "appendix",
                         "preface", "abstract", "dedication", "colophon",
                         "acknowledgments", "glossary", "bibliography",
                         "index" */
    bool special;     /* one of the styled ones */
    bool numbered;
    const char *numeral; /* own: "2", "A", "IV"; NULL when not numbered */
    const char *number;  /* whole, as shown with its signifier before the
                            title: "2.1. ", "Appendix A: ", "Chapter 2. ";
                            NULL when none is shown */
} HoSection;

/* The section a block is, or NULL. */
const HoSection *ho_section_of(const HoBlock *block);

/* The innermost section around a block, or NULL. */
const HoSection *ho_section_around(const HoBlock *block);
