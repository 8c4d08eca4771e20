#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <string.h>

/* Under AddressSanitizer each object gets its own chunk, so it sees overruns.
 */
#if defined(__SANITIZE_ADDRESS__)
#define CHUNK_SIZE ((size_t) 0)
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CHUNK_SIZE ((size_t) 0)
#endif
#endif
#ifndef CHUNK_SIZE
#define CHUNK_SIZE ((size_t) 64 * 1024)
#endif

typedef struct Chunk Chunk;
struct Chunk {
    Chunk *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

typedef struct Owned Owned;
struct Owned {
    Owned *next;
    void *object;
    GDestroyNotify destroy;
};

struct HoArena {
    Chunk *chunks;
    Owned *owned;
};

HoArena *
ho_arena_new(void)
{
    return g_new0(HoArena, 1);
}

void
ho_arena_free(HoArena *arena)
{
    if (arena == NULL)
        return;
    for (Owned *owned = arena->owned; owned != NULL; owned = owned->next)
        owned->destroy(owned->object);
    for (Chunk *chunk = arena->chunks, *next; chunk != NULL; chunk = next) {
        next = chunk->next;
        g_free(chunk);
    }
    g_free(arena);
}

static Chunk *
add_chunk(HoArena *arena, size_t size)
{
    Chunk *chunk = g_malloc0(sizeof(Chunk) + size);

    chunk->size = size;
    /* A large object's chunk is full at once: keep filling the one before. */
    if (size > CHUNK_SIZE && CHUNK_SIZE > 0 && arena->chunks != NULL) {
        chunk->next = arena->chunks->next;
        arena->chunks->next = chunk;
    } else {
        chunk->next = arena->chunks;
        arena->chunks = chunk;
    }
    return chunk;
}

void *
ho_arena_alloc(HoArena *arena, size_t size)
{
    Chunk *chunk = arena->chunks;

    size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (chunk == NULL || chunk->size - chunk->used < size)
        chunk = add_chunk(arena, MAX(size, CHUNK_SIZE));
    chunk->used += size;
    return chunk->bytes + chunk->used - size;
}

char *
ho_arena_strndup(HoArena *arena, const char *text, size_t length)
{
    char *copy = ho_arena_alloc(arena, length + 1);

    memcpy(copy, text, length);
    return copy;
}

char *
ho_arena_strdup(HoArena *arena, const char *text)
{
    return text != NULL ? ho_arena_strndup(arena, text, strlen(text)) : NULL;
}

char *
ho_arena_printf(HoArena *arena, const char *format, ...)
{
    g_autofree char *text = NULL;
    va_list args;

    va_start(args, format);
    text = g_strdup_vprintf(format, args);
    va_end(args);
    return ho_arena_strdup(arena, text);
}

void *
ho_arena_dup(HoArena *arena, const void *elements, size_t count, size_t size)
{
    void *copy;

    if (count == 0)
        return NULL;
    copy = ho_arena_alloc(arena, count * size);
    memcpy(copy, elements, count * size);
    return copy;
}

void
ho_arena_own(HoArena *arena, void *object, GDestroyNotify destroy)
{
    Owned *owned = ho_arena_new0(arena, Owned);

    owned->object = object;
    owned->destroy = destroy;
    owned->next = arena->owned;
    arena->owned = owned;
}
