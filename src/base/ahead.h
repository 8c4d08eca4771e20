#pragma once

#include <glib.h>

/*
 * Work that is done ahead, on other threads, before its turn comes: pictures
 * made ready while pages are composed or painted.  It is begun in the order in
 * which it was asked for, as much at once as there are processors and as memory
 * allows; what comes of it depends on neither.  All calls are from one thread.
 */
typedef struct {
    /* Does the work on an item; on any thread.  Never NULL. */
    gpointer (*work)(gconstpointer item, gconstpointer data);
    /* Bytes that a result keeps in memory. */
    gsize (*size)(gconstpointer result);
    void (*free)(gpointer result);
} HoAheadClass;

typedef struct HoAhead HoAhead;

/* data: handed to work. */
HoAhead *ho_ahead_new(const HoAheadClass *class, gconstpointer data);
/* Waits for what is being done; results that nobody took are freed. */
void ho_ahead_free(HoAhead *ahead);

/* Asks for the work on an item, which is known by its address; again is
 * nothing.  cost: bytes of memory it takes meanwhile, about. */
void ho_ahead_ask(HoAhead *ahead, gconstpointer item, gsize cost);

/* The result, yours: waited for, or made here when nobody has begun with it,
 * was asked for it, or when it was taken before. */
gpointer ho_ahead_take(HoAhead *ahead, gconstpointer item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoAhead, ho_ahead_free)
