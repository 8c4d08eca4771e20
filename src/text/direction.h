#pragma once

#include "text/para.h"

#include <pango/pango.h>

/*
 * Directions, by the Unicode Bidirectional Algorithm (UAX 9) from Pango.
 */

/* What the letters of a paragraph say that needs more than Latin rules. */
typedef struct {
    unsigned forward, backward; /* letters of either direction */
    gunichar first;             /* letter */
    bool kana, hangul;
} HoSurvey;

HoSurvey ho_text_survey(const GString *words);

/* A paragraph runs as its language or document does if it has letters that do,
 * or no letters at all; else as most of it does when it begins so, too.
 * Verbatim text runs from left to right. */
PangoDirection ho_text_direction(const HoTextContext *text,
                                 const HoSurvey *survey);

/* Embedding levels, a byte a character: yours to free.  mixed: it has letters
 * of both directions; then code and addresses are islands. */
guint8 *ho_text_levels(const HoParagraph *paragraph, PangoDirection base,
                       bool mixed);
