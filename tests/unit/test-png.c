/* PNG files that are written are read as the pixels that they were made of. */
#include "epub/png.h"

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
    HoPngPixels given = {pixels, width, height, stride, channels};
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

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/png/sizes", test_sizes);
    return g_test_run();
}
