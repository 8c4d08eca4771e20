#include "text/qr.h"

#include <glib.h>
#include <string.h>

/* Rows of a finder pattern, from the left corner at the top (clause 6.3.3). */
static const char *const finder[] = {"1111111", "1000001", "1011101", "1011101",
                                     "1011101", "1000001", "1111111"};

static void
check_finder(const HoQrCode *code, unsigned left, unsigned top)
{
    for (unsigned y = 0; y < 7; y++)
        for (unsigned x = 0; x < 7; x++)
            g_assert_cmpint(code->modules[(top + y) * code->size + left + x],
                            ==, finder[y][x] - '0');
}

static void
test_code(void)
{
    HoArena *arena = ho_arena_new();
    const HoQrCode *code = ho_qr_new(arena, "https://a.org");

    g_assert_nonnull(code);
    g_assert_cmpuint(code->size, ==, 21);
    check_finder(code, 0, 0);
    check_finder(code, code->size - 7, 0);
    check_finder(code, 0, code->size - 7);
    ho_arena_free(arena);
}

/* The same address gives the same modules: pages are reproducible. */
static void
test_same(void)
{
    HoArena *arena = ho_arena_new();
    const HoQrCode *a = ho_qr_new(arena, "https://example.org/é?x=1");
    const HoQrCode *b = ho_qr_new(arena, "https://example.org/é?x=1");

    g_assert_cmpuint(a->size, ==, b->size);
    g_assert_true(memcmp(a->modules, b->modules, a->size * a->size) == 0);
    ho_arena_free(arena);
}

static void
test_edges(void)
{
    HoArena *arena = ho_arena_new();
    g_autofree char *most = g_strnfill(660, 'a');
    g_autofree char *more = g_strnfill(661, 'a');
    const HoQrCode *code = ho_qr_new(arena, most);

    g_assert_null(ho_qr_new(arena, ""));
    g_assert_nonnull(code);
    g_assert_cmpuint(code->size, ==, 97);
    g_assert_null(ho_qr_new(arena, more));
    ho_arena_free(arena);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/qr/code", test_code);
    g_test_add_func("/qr/same", test_same);
    g_test_add_func("/qr/edges", test_edges);
    return g_test_run();
}
