#pragma once

#include <stdbool.h>

/*
 * The words that a document shows without its author writing them: "Note",
 * "Figure", "Table of Contents"… by language.
 */

/* The word for a label in a language (a BCP 47 tag: "fr", "pt-BR", "zh_TW"),
 * or NULL when the language or the label is not known.  Labels are named as
 * AsciiDoc's attributes ("note-caption", "toc-title", "chapter-signifier"…) and
 * our own: "image-label", "page-label", "cover-label", "notes-title",
 * "pages-title", "landmarks-title", "start-label", "see-label",
 * "see-also-label".  Static. */
const char *ho_label(const char *lang, const char *name);

/* The nth label's name, from 0; NULL after the last.  Static. */
const char *ho_label_name(unsigned n);

/* The comma and blank between the parts of a list.  Static. */
const char *ho_language_comma(const char *lang);

/* Whether a language is written from right to left. */
bool ho_language_is_rtl(const char *lang);
