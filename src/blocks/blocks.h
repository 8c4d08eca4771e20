#pragma once

#include "doc/block.h"

/* Every kind of block, one file each.  Order settles who is asked first. */
#define HO_BLOCKS(X)  \
    X(document)       \
    X(section)        \
    X(preamble)       \
    X(thematic_break) \
    X(page_break)     \
    X(image)          \
    X(video)          \
    X(audio)          \
    X(toc)            \
    X(list_of)        \
    X(schedule)       \
    X(listing)        \
    X(literal)        \
    X(table)          \
    X(example)        \
    X(sidebar)        \
    X(verse)          \
    X(quote)          \
    X(admonition)     \
    X(open)           \
    X(passthrough)    \
    X(stem)           \
    X(colist)         \
    X(ulist)          \
    X(olist)          \
    X(dlist)          \
    X(list_item)      \
    X(heading)        \
    X(paragraph)

#define X(name) extern const HoBlockClass ho_block_##name;
HO_BLOCKS(X)
#undef X
