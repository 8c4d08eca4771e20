#include "doc/attributes.h"

/* One name's values, oldest first; value NULL is unset. */
typedef struct {
    unsigned moment;
    const char *value;
} Change;

typedef struct Entry Entry;
struct Entry {
    const char *name;
    Change *changes;
    unsigned count, room;
    bool locked, unlocked;
    Entry *next; /* in order of first setting */
};

struct HoAttributes {
    HoArena *arena;
    const HoAttributes *outer;
    unsigned outer_moment;
    GHashTable *entries; /* name → Entry * */
    Entry *first, **end;
    unsigned now;
};

static void
unref_table(void *table)
{
    g_hash_table_unref(table);
}

HoAttributes *
ho_attributes_new(HoArena *arena, const HoAttributes *outer,
                  unsigned outer_moment)
{
    HoAttributes *attributes = ho_arena_new0(arena, HoAttributes);

    attributes->arena = arena;
    attributes->outer = outer;
    attributes->outer_moment = outer_moment;
    attributes->entries = g_hash_table_new(g_str_hash, g_str_equal);
    attributes->end = &attributes->first;
    ho_arena_own(arena, attributes->entries, unref_table);
    return attributes;
}

static const char *
find_in_entry(const Entry *entry, unsigned moment, bool *known)
{
    unsigned low = 0, high = entry->count;

    while (low < high) {
        unsigned middle = low + (high - low) / 2;

        if (entry->changes[middle].moment <= moment)
            low = middle + 1;
        else
            high = middle;
    }
    *known = low > 0;
    return low > 0 ? entry->changes[low - 1].value : NULL;
}

const char *
ho_attributes_find_at(const HoAttributes *attributes, const char *name,
                      unsigned moment)
{
    for (; attributes != NULL;
         moment = attributes->outer_moment, attributes = attributes->outer) {
        const Entry *entry = g_hash_table_lookup(attributes->entries, name);
        bool known = false;
        const char *value =
            entry != NULL ? find_in_entry(entry, moment, &known) : NULL;

        if (known)
            return value;
    }
    return NULL;
}

const char *
ho_attributes_find(const HoAttributes *attributes, const char *name)
{
    return ho_attributes_find_at(attributes, name, attributes->now);
}

static Entry *
entry_for(HoAttributes *attributes, const char *name)
{
    Entry *entry = g_hash_table_lookup(attributes->entries, name);

    if (entry != NULL)
        return entry;
    entry = ho_arena_new0(attributes->arena, Entry);
    entry->name = ho_arena_strdup(attributes->arena, name);
    g_hash_table_insert(attributes->entries, (char *) entry->name, entry);
    *attributes->end = entry;
    attributes->end = &entry->next;
    return entry;
}

void
ho_attributes_set(HoAttributes *attributes, const char *name, const char *value)
{
    Entry *entry = entry_for(attributes, name);
    Change change = {.moment = ++attributes->now,
                     .value = ho_arena_strdup(attributes->arena, value)};

    if (entry->count == entry->room) {
        Change *more;

        entry->room = MAX(2, 2 * entry->room);
        more = ho_arena_array(attributes->arena, Change, entry->room);
        for (unsigned i = 0; i < entry->count; i++)
            more[i] = entry->changes[i];
        entry->changes = more;
    }
    entry->changes[entry->count++] = change;
}

void
ho_attributes_lock(HoAttributes *attributes, const char *name)
{
    Entry *entry = entry_for(attributes, name);

    entry->locked = true;
    entry->unlocked = false;
}

void
ho_attributes_unlock(HoAttributes *attributes, const char *name)
{
    Entry *entry = entry_for(attributes, name);

    entry->locked = false;
    entry->unlocked = true;
}

bool
ho_attributes_is_locked(const HoAttributes *attributes, const char *name)
{
    for (; attributes != NULL; attributes = attributes->outer) {
        const Entry *entry = g_hash_table_lookup(attributes->entries, name);

        if (entry != NULL && (entry->locked || entry->unlocked))
            return entry->locked;
        if (attributes->outer != NULL &&
            ho_attributes_find_at(attributes->outer, name,
                                  attributes->outer_moment) != NULL)
            return true;
    }
    return false;
}

unsigned
ho_attributes_now(const HoAttributes *attributes)
{
    return attributes->now;
}
