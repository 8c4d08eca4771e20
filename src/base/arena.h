#pragma once

#include <glib.h>
#include <stddef.h>

/*
 * An arena owns many small objects that live and die together: a document,
 * or the pages made from it.  Nothing in an arena is freed on its own.
 */
typedef struct HoArena HoArena;

HoArena *ho_arena_new(void);
void ho_arena_free(HoArena *arena);

/* Zeroed memory for any type; never NULL. */
void *ho_arena_alloc(HoArena *arena, size_t size);

/* Copies, NUL-terminated.  ho_arena_strdup(arena, NULL) is NULL. */
char *ho_arena_strdup(HoArena *arena, const char *text);
char *ho_arena_strndup(HoArena *arena, const char *text, size_t length);
char *ho_arena_printf(HoArena *arena, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* A copy of count elements of size bytes; NULL when count is 0. */
void *ho_arena_dup(HoArena *arena, const void *elements, size_t count,
                   size_t size);

/* Calls destroy(object) when the arena dies: for Pango and Cairo objects. */
void ho_arena_own(HoArena *arena, void *object, GDestroyNotify destroy);

#define ho_arena_new0(arena, Type) \
    ((Type *) ho_arena_alloc((arena), sizeof(Type)))
#define ho_arena_array(arena, Type, count) \
    ((Type *) ho_arena_alloc((arena), sizeof(Type) * (size_t) (count)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoArena, ho_arena_free)
