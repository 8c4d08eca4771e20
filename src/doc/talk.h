#pragma once

#include "doc/section.h"

/*
 * Talks: sections that say when and where they were held and who spoke.  They
 * say it in their byline: a first paragraph that begins with an hour ("10:00 -
 * 10:45", "9h30, Salle A") or with "Par *Name*", "By *Name*", or one of role
 * "speakers" or "byline".  Parts of it that are marked by the roles "date",
 * "time", "room", "track" and "speakers" are what they are called; others are
 * found by their place.
 */

/* What a byline says; strings as the author wrote them, NULL when it does not
 * say so. */
typedef struct {
    const HoBlock *byline; /* the paragraph, or NULL */
    char *date, *time, *room, *speakers;
} HoTalk;

/* Reads the byline of a section.  false: it has none, talk is empty. */
bool ho_talk_read(HoTalk *talk, const HoBlock *section);
void ho_talk_clear(HoTalk *talk);

/* Whether a paragraph is the byline of the section that it stands in. */
bool ho_talk_is_byline(const HoBlock *block);

/* How much of text from its start is an hour or a span of hours; 0: none.
 * *span (may be NULL) says which.  "10:00", "10h00 - 10h45", "9 h", "2:00
 * pm-3pm", "10.00 – 10.45 Uhr". */
size_t ho_talk_hours(const char *text, bool *span);

/* The minutes since midnight that a time begins and ends at; *end is -1 when it
 * does not say so.  false: it begins with no hour. */
bool ho_talk_minutes(const char *time, int *begin, int *end);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(HoTalk, ho_talk_clear)
