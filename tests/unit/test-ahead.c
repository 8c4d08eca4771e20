#include "base/ahead.h"
#include "paint/png.h"
#include "paint/samples.h"

#include <libdeflate.h>
#include <string.h>

/* PNG files made by hand, parted into colours and alpha; and work done ahead,
 * on other threads. */

enum { GREY_ALPHA = 4, RGBA = 6 };

static void
put32(GByteArray *out, guint32 number)
{
    guint8 bytes[4] = {(guint8) (number >> 24), (guint8) (number >> 16),
                       (guint8) (number >> 8), (guint8) number};

    g_byte_array_append(out, bytes, 4);
}

static void
put_chunk(GByteArray *out, const char *name, const void *data, gsize length)
{
    guint start;

    put32(out, (guint32) length);
    start = out->len;
    g_byte_array_append(out, (const guint8 *) name, 4);
    g_byte_array_append(out, data, (guint) length);
    put32(out, libdeflate_crc32(0, out->data + start, length + 4));
}

/* A PNG around filtered rows, its data in chunks of at most 40 bytes. */
static GBytes *
make_png(unsigned width, unsigned height, unsigned depth, unsigned type,
         const guint8 *rows, gsize length)
{
    GByteArray *out = g_byte_array_new();
    g_autoptr(GBytes) data = ho_pdf_deflate(rows, length);
    gsize size;
    const guint8 *at = g_bytes_get_data(data, &size);
    guint8 header[13] = {0,
                         0,
                         0,
                         (guint8) width,
                         0,
                         0,
                         0,
                         (guint8) height,
                         (guint8) depth,
                         (guint8) type};

    g_byte_array_append(out, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
    put_chunk(out, "IHDR", header, sizeof header);
    for (; size > 0; at += MIN(size, 40), size -= MIN(size, 40))
        put_chunk(out, "IDAT", at, MIN(size, 40));
    put_chunk(out, "IEND", "", 0);
    return g_byte_array_free_to_bytes(out);
}

static GBytes *
inflate(GBytes *bytes, gsize length)
{
    struct libdeflate_decompressor *inflate = libdeflate_alloc_decompressor();
    guint8 *out = g_malloc(length);
    gsize size;
    const void *data = g_bytes_get_data(bytes, &size);

    g_assert_cmpint(
        libdeflate_zlib_decompress(inflate, data, size, out, length, NULL), ==,
        LIBDEFLATE_SUCCESS);
    libdeflate_free_decompressor(inflate);
    return g_bytes_new_take(out, length);
}

static void
assert_holds(GBytes *deflated, const guint8 *expected, gsize length)
{
    g_autoptr(GBytes) bytes = inflate(deflated, length);
    g_autoptr(GBytes) wanted = g_bytes_new_static(expected, length);

    g_assert_true(g_bytes_equal(bytes, wanted));
}

static void
test_parted(void)
{
    static const guint8 rows[] = {1, 10, 11, 12, 200, 20, 21, 22, 1,
                                  4, 30, 31, 32, 0,   40, 41, 42, 255};
    static const guint8 color[] = {1, 10, 11, 12, 20, 21, 22,
                                   4, 30, 31, 32, 40, 41, 42};
    static const guint8 alpha[] = {1, 200, 1, 4, 0, 255};
    g_autoptr(GBytes) png = make_png(2, 2, 8, RGBA, rows, sizeof rows);
    HoSamples samples = ho_samples_of_png(png);

    g_assert_cmpuint(samples.width, ==, 2);
    g_assert_cmpuint(samples.height, ==, 2);
    g_assert_cmpuint(samples.n_colors, ==, 3);
    assert_holds(samples.color, color, sizeof color);
    assert_holds(samples.alpha, alpha, sizeof alpha);
    ho_samples_clear(&samples);
}

static void
test_deep(void)
{
    static const guint8 rows[] = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    static const guint8 grey[] = {0, 1, 2, 5, 6}, alpha[] = {0, 3, 4, 7, 8};
    static const guint8 rgb[] = {0, 1, 2, 3, 4, 5, 6}, last[] = {0, 7, 8};
    g_autoptr(GBytes) two = make_png(2, 1, 16, GREY_ALPHA, rows, sizeof rows);
    g_autoptr(GBytes) one = make_png(1, 1, 16, RGBA, rows, sizeof rows);
    HoSamples samples = ho_samples_of_png(two);

    g_assert_cmpuint(samples.n_colors, ==, 1);
    assert_holds(samples.color, grey, sizeof grey);
    assert_holds(samples.alpha, alpha, sizeof alpha);
    ho_samples_clear(&samples);
    samples = ho_samples_of_png(one);
    assert_holds(samples.color, rgb, sizeof rgb);
    assert_holds(samples.alpha, last, sizeof last);
    ho_samples_clear(&samples);
}

static guint8
paeth(int left, int up, int corner)
{
    int guess = left + up - corner, a = ABS(guess - left), b = ABS(guess - up),
        c = ABS(guess - corner);

    return (guint8) (a <= b && a <= c ? left : b <= c ? up : corner);
}

/* What a filter makes of an alpha channel, by the standard's words. */
static void
filter_row(guint8 filter, const guint8 *above, const guint8 *row, unsigned n,
           guint8 *out)
{
    *out = filter;
    for (unsigned x = 0; x < n; x++) {
        int left = x > 0 ? row[x - 1] : 0, up = above[x];
        int corner = x > 0 ? above[x - 1] : 0;
        int guesses[] = {0, left, up, (left + up) / 2, paeth(left, up, corner)};

        out[1 + x] = (guint8) (row[x] - guesses[filter]);
    }
}

/* Two rows of grey with alpha under every pair of filters; hole is where alpha
 * is not 255, -1 nowhere. */
static void
check_filters(guint8 first, guint8 second, int hole)
{
    enum { WIDTH = 5, ROW = 2 * WIDTH + 1 };
    guint8 alpha[2][WIDTH], none[WIDTH] = {0}, filtered[1 + WIDTH];
    guint8 rows[2 * ROW] = {0};
    g_autoptr(GBytes) png = NULL;
    HoSamples samples;

    memset(alpha, 255, sizeof alpha);
    if (hole >= 0)
        alpha[hole / WIDTH][hole % WIDTH] = 254;
    for (unsigned y = 0; y < 2; y++) {
        filter_row(y == 0 ? first : second, y == 0 ? none : alpha[0], alpha[y],
                   WIDTH, filtered);
        rows[y * ROW] = filtered[0];
        for (unsigned x = 0; x < WIDTH; x++)
            rows[y * ROW + 2 + 2 * x] = filtered[1 + x];
    }
    png = make_png(WIDTH, 2, 8, GREY_ALPHA, rows, sizeof rows);
    samples = ho_samples_of_png(png);
    g_assert_nonnull(samples.color);
    if (hole < 0)
        g_assert_null(samples.alpha);
    else
        g_assert_nonnull(samples.alpha);
    ho_samples_clear(&samples);
}

static void
test_opaque(void)
{
    for (guint8 first = 0; first <= 4; first++) {
        for (guint8 second = 0; second <= 4; second++) {
            for (int hole = -1; hole < 10; hole++)
                check_filters(first, second, hole);
        }
    }
}

/* A file that says it is larger than what it holds, and one cut short. */
static void
test_damaged(void)
{
    static const guint8 rows[] = {0, 1, 2, 3, 4};
    g_autoptr(GBytes) small = make_png(2, 2, 8, RGBA, rows, sizeof rows);
    g_autoptr(GBytes) cut =
        g_bytes_new_from_bytes(small, 0, g_bytes_get_size(small) - 20);
    HoSamples samples = ho_samples_of_png(small);

    g_assert_null(samples.color);
    samples = ho_samples_of_png(cut);
    g_assert_null(samples.color);
}

/* Only the depths that a type may have are taken as they are. */
static void
test_depths(void)
{
    static const guint8 rows[] = {0, 1, 2, 3, 4, 5, 6};
    static const struct {
        unsigned depth, type;
        bool known;
    } cases[] = {
        {1, HO_PNG_GREY, true},        {16, HO_PNG_GREY, true},
        {3, HO_PNG_GREY, false},       {0, HO_PNG_GREY, false},
        {4, HO_PNG_RGB, false},        {16, HO_PNG_RGB, true},
        {2, HO_PNG_PALETTE, true},     {16, HO_PNG_PALETTE, false},
        {4, HO_PNG_RGB_ALPHA, false},  {8, HO_PNG_RGB_ALPHA, true},
        {1, HO_PNG_GREY_ALPHA, false}, {32, HO_PNG_RGB, false},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GBytes) bytes =
            make_png(1, 1, cases[i].depth, cases[i].type, rows, sizeof rows);
        HoPng png;

        g_assert_cmpint(ho_png_read(&png, bytes), ==, cases[i].known);
    }
}

/* --- ahead --- */

enum { N_ITEMS = 40 };

static gpointer
square(gconstpointer item, gconstpointer data)
{
    const int *number = item, *offset = data;
    int *result = g_new(int, 1);

    *result = *number * *number + *offset;
    return result;
}

static gsize
size_of(gconstpointer result)
{
    return (gsize) * (const int *) result;
}

static const HoAheadClass squares = {square, size_of, g_free};

/* Asks for all, twice, takes n in steps; those that are left are let go. */
static void
take(unsigned n, unsigned step, gsize cost, unsigned n_asked)
{
    int items[N_ITEMS], offset = 7;
    HoAhead *ahead = ho_ahead_new(&squares, &offset);

    for (int i = 0; i < N_ITEMS; i++)
        items[i] = i;
    for (unsigned i = 0; i < 2 * n_asked; i++)
        ho_ahead_ask(ahead, &items[i % n_asked], cost);
    for (unsigned i = 0; i < n; i++) {
        int number = (int) (i * step % N_ITEMS);
        int *result = ho_ahead_take(ahead, &items[number]);

        g_assert_cmpint(*result, ==, number * number + offset);
        g_free(result);
    }
    ho_ahead_free(ahead);
}

/* Each takes next to nothing, or all the memory there is. */
static void
test_ahead(void)
{
    static const gsize costs[] = {0, 1000, (gsize) 20 << 20, (gsize) 1 << 40,
                                  G_MAXSIZE};

    for (unsigned i = 0; i < G_N_ELEMENTS(costs); i++) {
        take(N_ITEMS, 1, costs[i], N_ITEMS);
        take(N_ITEMS, N_ITEMS - 1, costs[i], N_ITEMS); /* the last first */
        take(3 * N_ITEMS, 7, costs[i], N_ITEMS); /* some were taken before */
        take(5, 1, costs[i], N_ITEMS);
        take(0, 1, costs[i], N_ITEMS);
        take(N_ITEMS, 1, costs[i], N_ITEMS / 2); /* some were not asked for */
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/samples/parted", test_parted);
    g_test_add_func("/samples/deep", test_deep);
    g_test_add_func("/samples/opaque", test_opaque);
    g_test_add_func("/samples/damaged", test_damaged);
    g_test_add_func("/png/depths", test_depths);
    g_test_add_func("/ahead/orders", test_ahead);
    return g_test_run();
}
