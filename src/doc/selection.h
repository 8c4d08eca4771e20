#pragma once

#include "doc/document.h"
#include "doc/section.h"

/*
 * One talk out of a document: what is written is that section alone, as a
 * document of its own.  The tree is the same one with the rest hidden, so going
 * through all talks of a text costs no more than the text.
 */

/* The talks, as const HoSection *, in order; borrowed.  They are the chapters
 * (sections of level 1, within parts too); where sections below say their hours
 * and a chapter does not, it is a day, and the sections of it are the talks.
 * First asked for when the tree is finished. */
const GPtrArray *ho_document_talks(const HoDocument *doc);

/* Shows a talk alone; NULL shows all again. */
void ho_document_select(HoDocument *doc, const HoSection *talk);

/* The talk that is shown alone, or NULL; its number, from 1, or 0. */
const HoSection *ho_document_selected(const HoDocument *doc);
unsigned ho_document_selected_number(const HoDocument *doc);

/* Whether what an id refers to is shown. */
bool ho_document_shows(const HoDocument *doc, const char *id);

/* The number of a note: its own or, in a talk alone, by the order in which
 * numbers were asked for since it was selected. */
int ho_document_note_number(const HoDocument *doc, const HoFootnote *note);

/* Whether a talk alone has asked for the note's number; true for all when all
 * is shown. */
bool ho_document_note_is_numbered(const HoDocument *doc,
                                  const HoFootnote *note);

/* The words of the document's own title while a talk is shown alone, yours to
 * free; else NULL. */
char *ho_document_series(const HoDocument *doc);
