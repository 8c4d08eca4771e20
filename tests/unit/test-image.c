#include "base/image.h"

#include <glib/gstdio.h>
#include <string.h>

/* Every case is a picture's first bytes, given as a data: URI. */

static HoImages *images;

static const HoImage *
load_bytes(const void *data, size_t length)
{
    g_autofree char *text = g_base64_encode(data, length);
    g_autofree char *uri = g_strconcat("data:image/x;base64,", text, NULL);

    return ho_images_load(images, "/", uri);
}

#define LOAD(literal) load_bytes(literal, sizeof(literal) - 1)

static void
assert_image(const HoImage *image, HoImageType type, int width, int height)
{
    g_assert_cmpint(image->status, ==, HO_IMAGE_OK);
    g_assert_cmpint(image->type, ==, type);
    g_assert_cmpint(image->width, ==, width);
    g_assert_cmpint(image->height, ==, height);
}

#define JPEG_START "\xff\xd8"
#define JPEG_JFIF  "\xff\xe0\0\x10JFIF\0\1\2\1\0\x96\0\x96\0\0"
#define JPEG_EXIF    \
    "\xff\xe1\0\x22" \
    "Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"
#define JPEG_FRAME(marker, components) \
    "\xff" marker "\0\x0b\x08\0\x20\1\0" components "\1\x11\0"

static void
test_jpeg(void)
{
    const HoImage *image =
        LOAD(JPEG_START JPEG_JFIF JPEG_EXIF JPEG_FRAME("\xc0", "\3"));
    int width, height;

    assert_image(image, HO_IMAGE_JPEG, 256, 32);
    g_assert_cmpint(image->components, ==, 3);
    g_assert_cmpint(image->orientation, ==, 6);
    g_assert_cmpfloat(image->dpi, ==, 150);
    ho_image_size(image, &width, &height);
    g_assert_cmpint(width, ==, 32);
    g_assert_cmpint(height, ==, 256);
    g_assert_cmpstr(ho_image_media_type(image), ==, "image/jpeg");
    g_assert_cmpstr(ho_image_suffix(image), ==, ".jpg");

    image = LOAD(JPEG_START "\xff\xff\xfe\0\4ab" JPEG_FRAME("\xc2", "\4"));
    assert_image(image, HO_IMAGE_JPEG, 256, 32);
    g_assert_cmpint(image->components, ==, 4);
    g_assert_cmpint(image->orientation, ==, 1);
    g_assert_cmpfloat(image->dpi, ==, 0);
    /* Arithmetic coding is not something that a PDF may hold. */
    image = LOAD(JPEG_START JPEG_FRAME("\xc9", "\3"));
    g_assert_cmpint(image->status, ==, HO_IMAGE_IS_UNREADABLE);
    g_assert_null(image->bytes);
}

static void
test_png(void)
{
    const HoImage *image = LOAD("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"
                                "\0\0\2\x80\0\0\1\xe0\x08\2\0\0\0crc_"
                                "\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\1crc_"
                                "\0\0\0\0IDATcrc_");

    assert_image(image, HO_IMAGE_PNG, 640, 480);
    g_assert_cmpfloat_with_epsilon(image->dpi, 300, 0.01);
}

static void
test_svg(void)
{
    assert_image(LOAD("<?xml version='1.0'?><!-- <svg width='1'> -->\n"
                      "<!DOCTYPE svg [<!ENTITY a '>'>]>"
                      "<svg xmlns='x' width='10cm' height=\"2.5in\"/>"),
                 HO_IMAGE_SVG, 378, 240);
    assert_image(LOAD("\xef\xbb\xbf<svg viewBox='0,0 40 30' width='100%'>"),
                 HO_IMAGE_SVG, 40, 30);
    assert_image(LOAD("<svg:svg xmlns:svg='y' viewBox='0 0 40 30' width='80'>"),
                 HO_IMAGE_SVG, 80, 60);
    assert_image(LOAD("<svg>"), HO_IMAGE_SVG, 300, 150);
    g_assert_cmpint(LOAD("<svgx>")->status, ==, HO_IMAGE_IS_UNREADABLE);
    g_assert_cmpint(LOAD("<html><svg></html>")->status, ==,
                    HO_IMAGE_IS_UNREADABLE);
}

static void
test_others(void)
{
    const HoImage *image;

    assert_image(LOAD("GIF89a\x40\1\xc8\0"), HO_IMAGE_GIF, 320, 200);
    assert_image(LOAD("RIFF....WEBPVP8 ....\0\0\0\x9d\x01\x2a\x40\1\xc8\0"),
                 HO_IMAGE_WEBP, 320, 200);
    assert_image(LOAD("RIFF....WEBPVP8L....\x2f\x3f\xc1\x31\0\0\0\0\0\0"),
                 HO_IMAGE_WEBP, 320, 200);
    assert_image(LOAD("RIFF....WEBPVP8X....\0\0\0\0\x3f\1\0\xc7\0\0"),
                 HO_IMAGE_WEBP, 320, 200);
    assert_image(LOAD("BM............\x28\0\0\0\x40\1\0\0\x38\xff\xff\xff"
                      "\1\0\x18\0\0\0\0\0\0\0\0\0\x13\x0b\0\0\0\0\0\0\0\0\0\0"
                      "\0\0\0\0"),
                 HO_IMAGE_BMP, 320, 200);
    image = LOAD("II*\0\x08\0\0\0\3\0"
                 "\0\1\3\0\1\0\0\0\x40\1\0\0"
                 "\1\1\4\0\1\0\0\0\xc8\0\0\0"
                 "\x12\1\3\0\1\0\0\0\3\0\0\0");
    assert_image(image, HO_IMAGE_TIFF, 320, 200);
    g_assert_cmpint(image->orientation, ==, 3);
    assert_image(LOAD("\0\0\0\x10"
                      "ftypavif\0\0\0\0"
                      "\0\0\0\x34"
                      "meta\0\0\0\0"
                      "\0\0\0\x28"
                      "iprp"
                      "\0\0\0\x20"
                      "ipco"
                      "\0\0\0\x14"
                      "ispe\0\0\0\0\0\0\1\x40\0\0\0\xc8"
                      "\0\0\0\4"),
                 HO_IMAGE_AVIF, 320, 200);
    assert_image(LOAD("%PDF-1.4\n<</MediaBox[0 0 595.2 841.9]>>"), HO_IMAGE_PDF,
                 595, 842);
}

/* Cut at any byte, a picture is read or refused, never overrun. */
static void
test_cut_short(void)
{
    static const char jpeg[] =
        JPEG_START JPEG_JFIF JPEG_EXIF JPEG_FRAME("\xc0", "\3");
    static const char svg[] =
        "<?xml?><!-- a --><!DOCTYPE b [c]><svg width='1' viewBox='0 0 4 3'>";

    for (size_t i = 0; i < sizeof jpeg - 1; i++)
        g_assert_cmpint(load_bytes(jpeg, i)->height, <=, 32);
    for (size_t i = 0; i < sizeof svg - 1; i++)
        g_assert_cmpint(load_bytes(svg, i)->height, <=, 150);
}

static void
test_places(void)
{
    g_autofree char *dir = g_dir_make_tmp("handout-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(dir, "a b.gif", NULL);
    g_autoptr(HoImages) jailed = ho_images_new(dir);
    const HoImage *image;

    g_assert_true(g_file_set_contents(path, "GIF89a\1\0\1\0", 10, NULL));
    image = ho_images_load(jailed, dir, "a b.gif");
    assert_image(image, HO_IMAGE_GIF, 1, 1);
    g_assert_true(ho_images_load(jailed, dir, path) == image);
    g_assert_true(ho_images_load(jailed, dir, "x/../a%20b.gif") == image);
    ho_image_forget(image);
    g_assert_cmpint(*(const char *) g_bytes_get_data(image->bytes, NULL), ==,
                    'G');
    g_assert_cmpint(ho_images_load(jailed, dir, "none.png")->status, ==,
                    HO_IMAGE_IS_MISSING);
    g_assert_cmpint(ho_images_load(jailed, dir, "../none.png")->status, ==,
                    HO_IMAGE_IS_OUTSIDE);
    g_assert_cmpint(
        ho_images_load(jailed, dir, "https://example.org/a.png")->status, ==,
        HO_IMAGE_IS_REMOTE);
    g_assert_cmpint(ho_images_load(images, "/", "/dev/zero")->status, ==,
                    HO_IMAGE_IS_UNREADABLE);
    assert_image(ho_images_load(jailed, dir,
                                "data:image/svg+xml,%3Csvg width='2' "
                                "height='1'/%3E"),
                 HO_IMAGE_SVG, 2, 1);
    g_assert_cmpint(ho_images_load(jailed, dir, "data:")->status, ==,
                    HO_IMAGE_IS_UNREADABLE);
    g_unlink(path);
    g_rmdir(dir);
}

int
main(int argc, char **argv)
{
    int status;

    g_test_init(&argc, &argv, NULL);
    images = ho_images_new(NULL);
    g_test_add_func("/image/jpeg", test_jpeg);
    g_test_add_func("/image/png", test_png);
    g_test_add_func("/image/svg", test_svg);
    g_test_add_func("/image/others", test_others);
    g_test_add_func("/image/cut-short", test_cut_short);
    g_test_add_func("/image/places", test_places);
    status = g_test_run();
    ho_images_free(images);
    return status;
}
