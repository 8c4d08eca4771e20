#pragma once

#include "doc/document.h"
#include "doc/talk.h"

/*
 * The programme of a conference, out of its talks: by day, by hour within a
 * day, in the order of the text where hours are the same or not understood.
 */

typedef struct {
    const HoSection *section;
    HoTalk talk;
    int begin;  /* minutes since midnight */
    int end;    /* -1: not said */
    bool known; /* the hour was understood, not that of the talk before */
} HoProgrammeTalk;

/* A day, or what else heads some talks: a section without an hour. */
typedef struct {
    const HoSection *section; /* NULL: not headed by one */
    char *date;               /* as in the byline; NULL: not said there */
    GArray *talks;            /* of HoProgrammeTalk */
    GPtrArray *rooms; /* of char *: those of talks held side by side, in the
                         order of the text; NULL: one after another, or in
                         too many rooms for columns */
} HoProgrammeDay;

typedef struct {
    GArray *days; /* of HoProgrammeDay */
    bool rooms;   /* some talk has one */
} HoProgramme;

static inline HoProgrammeDay *
ho_programme_day(const HoProgramme *programme, unsigned i)
{
    return &g_array_index(programme->days, HoProgrammeDay, i);
}

static inline HoProgrammeTalk *
ho_programme_talk(const HoProgrammeDay *day, unsigned i)
{
    return &g_array_index(day->talks, HoProgrammeTalk, i);
}

/* Days without talks are there when they head days that have some.  Sections
 * are the document's; free it with ho_programme_free. */
HoProgramme *ho_programme_new(const HoDocument *doc);
void ho_programme_free(HoProgramme *programme);

/* Which of a day's rooms the talk at i stands in; -1: in all of them, or none
 * of them is asked for. */
int ho_programme_room(const HoProgrammeDay *day, unsigned i);

/* The end of the talks from i on that share a row: held side by side at one
 * hour, each in a room of its own; else i + 1. */
unsigned ho_programme_row_end(const HoProgrammeDay *day, unsigned i);

/* A time as it is set: "10:00–10:45" with the dash of spans and, in a text of
 * that language, "9 h 30" with spaces that do not break; yours to free. */
char *ho_programme_time(const HoDocument *doc, const char *time);

/* The time of the row of talks from i to end - 1: all of it where they end
 * alike, else where they begin; yours to free. */
char *ho_programme_row_time(const HoDocument *doc, const HoProgrammeDay *day,
                            unsigned i, unsigned end);

/* A talk's own time where it ends unlike others of its row; NULL: it does not.
 * Yours to free. */
char *ho_programme_own_time(const HoDocument *doc, const HoProgrammeDay *day,
                            unsigned i, const char *row_time);

/* The title with its number; yours to free. */
char *ho_programme_title(const HoSection *section);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoProgramme, ho_programme_free)
