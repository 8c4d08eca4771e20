#include "base/arena.h"
#include "doc/attributes.h"

#include <string.h>

static void
test_objects_keep_their_place(void)
{
    g_autoptr(HoArena) arena = ho_arena_new();
    char *words[2000];

    for (int i = 0; i < 2000; i++)
        words[i] = ho_arena_printf(arena, "word %d", i);
    memset(ho_arena_alloc(arena, 1 << 20), 0xff, 1 << 20);
    for (int i = 0; i < 2000; i++) {
        g_autofree char *expected = g_strdup_printf("word %d", i);

        g_assert_cmpstr(words[i], ==, expected);
    }
    g_assert_null(ho_arena_strdup(arena, NULL));
    g_assert_null(ho_arena_dup(arena, NULL, 0, 8));
}

static void
count(void *data)
{
    ++*(int *) data;
}

static void
test_owned_objects_die_once(void)
{
    HoArena *arena = ho_arena_new();
    int destroyed = 0;

    ho_arena_own(arena, &destroyed, count);
    ho_arena_own(arena, &destroyed, count);
    g_assert_cmpint(destroyed, ==, 0);
    ho_arena_free(arena);
    g_assert_cmpint(destroyed, ==, 2);
}

/* An attribute keeps the value that it had at each moment, also through a
 * nested table, which sees the outer one as it stood then. */
static void
test_attributes_remember(void)
{
    g_autoptr(HoArena) arena = ho_arena_new();
    HoAttributes *outer = ho_attributes_new(arena, NULL, 0), *inner;
    unsigned before, first, unset;

    before = ho_attributes_now(outer);
    ho_attributes_set(outer, "x", "1");
    first = ho_attributes_now(outer);
    inner = ho_attributes_new(arena, outer, first);
    ho_attributes_set(outer, "x", NULL);
    unset = ho_attributes_now(outer);
    ho_attributes_set(outer, "x", "2");

    g_assert_null(ho_attributes_find_at(outer, "x", before));
    g_assert_cmpstr(ho_attributes_find_at(outer, "x", first), ==, "1");
    g_assert_null(ho_attributes_find_at(outer, "x", unset));
    g_assert_cmpstr(ho_attributes_find(outer, "x"), ==, "2");
    g_assert_cmpstr(ho_attributes_find(inner, "x"), ==, "1");
    ho_attributes_set(inner, "x", NULL);
    g_assert_null(ho_attributes_find(inner, "x"));
    ho_attributes_lock(outer, "y");
    g_assert_true(ho_attributes_is_locked(inner, "y"));
    g_assert_true(ho_attributes_is_locked(inner, "x"));
    g_assert_false(ho_attributes_is_locked(inner, "z"));
    ho_attributes_unlock(inner, "x");
    g_assert_false(ho_attributes_is_locked(inner, "x"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/arena/objects", test_objects_keep_their_place);
    g_test_add_func("/arena/owned", test_owned_objects_die_once);
    g_test_add_func("/attributes/remember", test_attributes_remember);
    return g_test_run();
}
