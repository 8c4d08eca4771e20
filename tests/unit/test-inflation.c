#include "paint/inflation.h"

#include <glib.h>
#include <string.h>
#include <zlib.h>

/* How large deflated data becomes, known without unpacking it. */

static GByteArray *
deflated(const void *data, size_t length)
{
    uLongf size = compressBound(length);
    GByteArray *out = g_byte_array_new();

    g_byte_array_set_size(out, (guint) size);
    g_assert_cmpint(compress(out->data, &size, data, length), ==, Z_OK);
    g_byte_array_set_size(out, (guint) size);
    return out;
}

static GByteArray *
zeros(size_t length)
{
    g_autofree char *data = g_malloc0(length);

    return deflated(data, length);
}

static void
test_size(void)
{
    g_autoptr(GByteArray) packed = zeros(100000);
    size_t used, whole = packed->len;

    g_assert_cmpuint(ho_inflated_size(packed->data, whole, 100000, &used), ==,
                     100000);
    g_assert_cmpuint(used, ==, whole);
    g_assert_cmpuint(ho_inflated_size(packed->data, whole, 50000, NULL), >,
                     50000);
    /* what follows is not its own, what is cut off is not counted */
    g_byte_array_append(packed, (const guint8 *) "and more", 8);
    ho_inflated_size(packed->data, packed->len, 100000, &used);
    g_assert_cmpuint(used, ==, whole);
    g_assert_cmpuint(ho_inflated_size(packed->data, whole / 2, 100000, NULL),
                     <=, 100000);
    g_assert_cmpuint(ho_inflated_size("stored", 6, 100, &used), ==, 0);
    g_assert_cmpuint(used, ==, 0);
    g_assert_cmpuint(ho_inflated_size("x", 1, 100, NULL), ==, 0);
    g_assert_cmpuint(ho_inflated_size("", 0, 100, NULL), ==, 0);
}

static bool
is_beyond(const char *before, const GByteArray *stream, size_t most)
{
    g_autoptr(GString) file = g_string_new(before);

    g_string_append_len(file, (const char *) stream->data, stream->len);
    g_string_append(file, "\nendstream\nendobj\n");
    return ho_pdf_inflates_beyond(file->str, file->len, most);
}

static void
test_file(void)
{
    g_autoptr(GByteArray) once = zeros(1 << 20);
    g_autoptr(GByteArray) twice = deflated(once->data, once->len);
    g_autoptr(GByteArray) thrice = deflated(twice->data, twice->len);
    static const char object[] = "%PDF-1.7\n4 0 obj\n<<>>stream\n";

    g_assert_true(is_beyond(object, once, 500000));
    g_assert_false(is_beyond(object, once, 2000000));
    g_assert_true(is_beyond(object, twice, 500000));
    g_assert_true(is_beyond(object, thrice, 500000));
    g_assert_true(is_beyond("stream\r\n", once, 500000));
    g_assert_true(is_beyond("stream\nnone\nendstream stream\n", once, 500000));
    g_assert_true(is_beyond("1 0 obj <</Subtype/Image>>stream\nx\nendstream\n"
                            "2 0 obj <<>>stream\n",
                            once, 500000));
    g_assert_false(
        is_beyond("1 0 obj <</Subtype /Image>>stream\n", once, 500000));
    g_assert_false(is_beyond("1 0 obj <<>>endstream\n", once, 500000));
    g_assert_false(ho_pdf_inflates_beyond("", 0, 1));
    g_assert_false(ho_pdf_inflates_beyond("stream", 6, 1));
    g_assert_false(ho_pdf_inflates_beyond("stream\r", 7, 1));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/inflation/size", test_size);
    g_test_add_func("/inflation/file", test_file);
    return g_test_run();
}
