#pragma once

#include "doc/document.h"

/*
 * The index: the terms of a document as people look them up, case and accents
 * aside.  https://docs.asciidoctor.org/asciidoc/latest/sections/user-index/
 */
enum { HO_INDEX_LEVELS = 3 };

typedef struct {
    const HoInline *term;         /* where it stands */
    char *words[HO_INDEX_LEVELS]; /* NULL beyond the last; the first is there */
    char *keys[HO_INDEX_LEVELS];  /* what they are sorted by */
    const char *see, *see_also;   /* or NULL; borrowed.  The second may be a
                                     list with commas. */
    unsigned order;               /* in the document */
} HoIndexEntry;

/* All entries, sorted: an array of HoIndexEntry to unref; empty without
 * terms. */
GArray *ho_index_entries(const HoDocument *doc);

/* How many levels an entry has, 1 to 3. */
unsigned ho_index_depth(const HoIndexEntry *entry);
/* Whether two entries have the same words on so many levels. */
bool ho_index_is_same(const HoIndexEntry *a, const HoIndexEntry *b,
                      unsigned levels);
/* The letter it stands under, in upper case; 0 for what is no letter. */
gunichar ho_index_letter(const HoIndexEntry *entry);
/* The end, exclusive, of the entries that are the same as the one at first. */
unsigned ho_index_end(const GArray *entries, unsigned first);
/* Case and accents aside, as terms are compared; yours to free. */
char *ho_index_key(const char *words);
