/* PNG files that are written are read as the pixels that they were made of,
 * JPEG files as nearly them. */
#include "epub/encode.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

static GdkPixbuf *
read_back(GBytes *bytes)
{
    g_autoptr(GdkPixbufLoader) loader = gdk_pixbuf_loader_new();

    g_assert_true(gdk_pixbuf_loader_write_bytes(loader, bytes, NULL));
    g_assert_true(gdk_pixbuf_loader_close(loader, NULL));
    return g_object_ref(gdk_pixbuf_loader_get_pixbuf(loader));
}

static void
check_size(gsize width, gsize height, gsize channels, guchar alpha)
{
    gsize stride = width * channels + 5;
    g_autofree guchar *pixels = g_malloc(stride * height);
    HoPixels given = {pixels, width, height, stride, channels};
    gsize wanted = channels == 4 && alpha == 255 ? 3 : channels;
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(GdkPixbuf) read = NULL;

    for (gsize i = 0; i < stride * height; i++)
        pixels[i] = (guchar) (i % 7 == 0 ? i * 2654435761u >> 13 : i / 9);
    for (gsize i = 0; channels == 4 && i < width * height; i++)
        pixels[i / width * stride + i % width * 4 + 3] = alpha;
    bytes = ho_png_encode(&given);
    read = read_back(bytes);
    g_assert_cmpint(gdk_pixbuf_get_width(read), ==, (int) width);
    g_assert_cmpint(gdk_pixbuf_get_height(read), ==, (int) height);
    g_assert_cmpint(gdk_pixbuf_get_n_channels(read), ==, (int) wanted);
    for (gsize y = 0; y < height; y++)
        for (gsize x = 0; x < width * wanted; x++)
            g_assert_cmpint(
                gdk_pixbuf_read_pixels(
                    read)[y * (gsize) gdk_pixbuf_get_rowstride(read) + x],
                ==, pixels[y * stride + x / wanted * channels + x % wanted]);
}

static void
test_sizes(void)
{
    check_size(1, 1, 3, 255);
    check_size(33, 20, 3, 255);
    check_size(33, 20, 4, 255);
    check_size(33, 20, 4, 128);
    check_size(1, 300, 4, 0);
    check_size(300, 1, 3, 255);
}

/* A slope of colours, in three or four channels. */
static GBytes *
make_jpeg(gsize width, gsize height, gsize channels, int quality,
          GBytes *profile)
{
    gsize stride = width * channels + 3;
    g_autofree guchar *bytes = g_malloc0(stride * height);
    HoPixels pixels = {bytes, width, height, stride, channels};

    for (gsize y = 0; y < height; y++) {
        for (gsize x = 0; x < width; x++) {
            guchar *at = bytes + y * stride + x * channels;

            at[0] = (guchar) (x * 255 / width);
            at[1] = (guchar) (y * 255 / height);
            at[2] = 90;
        }
    }
    return ho_jpeg_encode(&pixels, quality, profile);
}

static void
check_jpeg(gsize width, gsize height, gsize channels)
{
    g_autoptr(GBytes) bytes = make_jpeg(width, height, channels, 90, NULL);
    g_autoptr(GdkPixbuf) read = read_back(bytes);

    g_assert_cmpint(gdk_pixbuf_get_width(read), ==, (int) width);
    g_assert_cmpint(gdk_pixbuf_get_height(read), ==, (int) height);
    for (gsize y = 0; y < height; y++) {
        for (gsize x = 0; x < width; x++) {
            const guchar *at = gdk_pixbuf_read_pixels(read) +
                               y * (gsize) gdk_pixbuf_get_rowstride(read) +
                               3 * x;

            g_assert_cmpint(ABS(at[0] - (int) (x * 255 / width)), <, 24);
            g_assert_cmpint(ABS(at[1] - (int) (y * 255 / height)), <, 24);
            g_assert_cmpint(ABS(at[2] - 90), <, 24);
        }
    }
}

static void
test_jpeg(void)
{
    g_autoptr(GBytes) good = make_jpeg(200, 200, 3, 95, NULL);
    g_autoptr(GBytes) small = make_jpeg(200, 200, 3, 40, NULL);

    check_jpeg(1, 1, 3);
    check_jpeg(160, 120, 3);
    check_jpeg(160, 121, 4);
    g_assert_cmpuint(g_bytes_get_size(small), <, g_bytes_get_size(good));
    g_assert_null(make_jpeg(65501, 1, 3, 80, NULL));
}

static void
test_profile(void)
{
    g_autoptr(GBytes) profile = g_bytes_new_static("a profile of colours", 20);
    g_autoptr(GBytes) bytes = make_jpeg(40, 30, 3, 80, profile);
    g_autoptr(GdkPixbuf) read = read_back(bytes);
    g_autofree char *wanted = g_base64_encode(g_bytes_get_data(profile, NULL),
                                              g_bytes_get_size(profile));

    g_assert_cmpstr(gdk_pixbuf_get_option(read, "icc-profile"), ==, wanted);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/png/sizes", test_sizes);
    g_test_add_func("/jpeg/sizes", test_jpeg);
    g_test_add_func("/jpeg/profile", test_profile);
    return g_test_run();
}
