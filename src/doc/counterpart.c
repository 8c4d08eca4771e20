#include "doc/counterpart.h"

#include <string.h>

#define INLINE_DEPTH 256 /* marks nested deeper are not looked into */

struct HoCounterparts {
    GHashTable *blocks; /* a set of const HoBlock *, by kind and place */
};

static guint
hash_place(const void *data)
{
    const HoBlock *block = data;

    return block->loc.line * 31 + block->loc.column * 7919u + block->loc.file +
           g_str_hash(block->class->name);
}

static gboolean
same_place(const void *a, const void *b)
{
    const HoBlock *x = a, *y = b;

    return x->class == y->class && x->loc.line == y->loc.line &&
           x->loc.column == y->loc.column && x->loc.file == y->loc.file;
}

HoCounterparts *
ho_counterparts_new(const HoDocument *target)
{
    HoCounterparts *map = g_new0(HoCounterparts, 1);

    map->blocks = g_hash_table_new(hash_place, same_place);
    for (const HoBlock *block = target->root; block != NULL;
         block = ho_block_walk(target->root, block))
        if (!g_hash_table_contains(map->blocks, block))
            g_hash_table_add(map->blocks, (void *) block);
    return map;
}

void
ho_counterparts_free(HoCounterparts *map)
{
    if (map == NULL)
        return;
    g_hash_table_unref(map->blocks);
    g_free(map);
}

const HoBlock *
ho_counterparts_block(const HoCounterparts *map, const HoBlock *block)
{
    return g_hash_table_lookup(map->blocks, block);
}

/* Counts the texts of a list up to one; true when it was met. */
static bool
count_up_to(const HoInline *list, const HoInline *text, unsigned depth,
            unsigned *count)
{
    if (list == NULL || depth == 0)
        return false;
    for (const HoInline *child = list->first; child != NULL;
         child = child->next) {
        if (child == text)
            return true;
        *count += child->kind == HO_INLINE_TEXT ? 1 : 0;
        if (count_up_to(child, text, depth - 1, count))
            return true;
    }
    return false;
}

/* The text that has so many before it; *count falls to zero on the way. */
static const HoInline *
find_nth(const HoInline *list, unsigned depth, unsigned *count)
{
    if (list == NULL || depth == 0)
        return NULL;
    for (const HoInline *child = list->first; child != NULL;
         child = child->next) {
        const HoInline *found;

        if (child->kind == HO_INLINE_TEXT && (*count)-- == 0)
            return child;
        found = find_nth(child, depth - 1, count);
        if (found != NULL)
            return found;
    }
    return NULL;
}

const HoInline *
ho_counterpart_text(const HoBlock *from, const HoInline *text,
                    const HoBlock *to)
{
    const HoInline *found;
    unsigned count = 0;

    if (text == NULL || text->text == NULL ||
        !count_up_to(from->inlines, text, INLINE_DEPTH, &count))
        return NULL;
    found = find_nth(to->inlines, INLINE_DEPTH, &count);
    if (found == NULL || found->text == NULL ||
        strcmp(found->text, text->text) != 0)
        return NULL;
    return found;
}
