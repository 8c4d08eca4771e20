/* A book made alone: the cover drawn for it, the list of its pages. */
#include "handout.h"

#include <string.h>
#include <zip.h>

static const char sample[] = "= Paper & Pixels: A Day\nAda Martin\n"
                             "v1.2, 2026-10-14\n\n== One\n\nText.\n";

static GBytes *
book_of(const char *text, const char *attribute)
{
    g_autoptr(HoJob) job = ho_job_new();
    GError *error = NULL;
    GBytes *bytes;

    if (attribute != NULL)
        ho_job_set_attribute(job, attribute);
    g_assert_true(ho_job_load_text(job, NULL, text, strlen(text), HO_EPUB));
    bytes = ho_job_render(job, HO_EPUB, &error);
    g_assert_no_error(error);
    return bytes;
}

/* A file of a book, or NULL. */
static GBytes *
file_of(GBytes *book, const char *name)
{
    gsize size = 0;
    const void *data = g_bytes_get_data(book, &size);
    zip_t *zip = zip_open_from_source(
        zip_source_buffer_create(data, size, 0, NULL), ZIP_RDONLY, NULL);
    zip_file_t *file;
    zip_stat_t info;
    char *text = NULL;

    g_assert_nonnull(zip);
    file = zip_fopen(zip, name, 0);
    if (file != NULL) {
        g_assert_cmpint(zip_stat(zip, name, 0, &info), ==, 0);
        text = g_malloc0(info.size + 1);
        g_assert_cmpint(zip_fread(file, text, info.size), ==,
                        (gint64) info.size);
        zip_fclose(file);
    }
    zip_discard(zip);
    return text != NULL ? g_bytes_new_take(text, info.size) : NULL;
}

static bool
has(GBytes *book, const char *name, const char *words)
{
    g_autoptr(GBytes) file = file_of(book, name);
    gsize size = 0;
    const char *text;

    g_assert_nonnull(file);
    text = g_bytes_get_data(file, &size);
    return g_strstr_len(text, (gssize) size, words) != NULL;
}

/* Width and height from the frame header of a JPEG. */
static void
jpeg_size(GBytes *file, int *width, int *height)
{
    gsize size = 0;
    const guint8 *p = g_bytes_get_data(file, &size);

    for (gsize i = 2; i + 9 < size; i += 2 + (gsize) (p[i + 2] << 8 | p[i + 3]))
        if (p[i + 1] >= 0xC0 && p[i + 1] <= 0xC2) {
            *height = p[i + 5] << 8 | p[i + 6];
            *width = p[i + 7] << 8 | p[i + 8];
            return;
        }
    g_assert_not_reached();
}

static void
check_cover(const char *text)
{
    g_autoptr(GBytes) book = book_of(text, NULL);
    g_autoptr(GBytes) cover = file_of(book, "EPUB/images/cover.jpg");
    int width = 0, height = 0;

    g_assert_nonnull(cover);
    g_assert_cmpuint(g_bytes_get_size(cover), <=, 300000);
    jpeg_size(cover, &width, &height);
    g_assert_cmpint(width, ==, 1600);
    g_assert_cmpint(height, ==, 2560);
    g_assert_true(has(book, "EPUB/package.opf", "properties=\"cover-image\""));
}

static void
test_cover(void)
{
    g_autoptr(GString) longest = g_string_new("= ");

    check_cover(sample);
    check_cover("= Go\n\ntext\n");
    check_cover("= أساسيات الطباعة: دليل\nأحمد\n:lang: ar\n\n== الأول\n\nنص\n");
    for (int i = 0; i < 5000; i++)
        g_string_append(longest, i % 2 == 0 ? "言葉" : "word: ");
    g_string_append(longest, "\n\ntext\n");
    check_cover(longest->str);
}

static void
test_no_cover(void)
{
    g_autoptr(GBytes) book = book_of("text without title or name\n", NULL);

    g_assert_null(file_of(book, "EPUB/images/cover.jpg"));
}

static void
test_page_list(void)
{
    g_autoptr(GBytes) book = book_of(sample, NULL);
    g_autoptr(GBytes) without = book_of(sample, "epub-page-list!");

    g_assert_true(has(book, "EPUB/nav.xhtml", "epub:type=\"page-list\""));
    g_assert_true(has(book, "EPUB/toc.ncx", "<pageList>"));
    g_assert_false(has(without, "EPUB/nav.xhtml", "page-list"));
    g_assert_false(has(without, "EPUB/toc.ncx", "<pageList>"));
}

/* A book is not blamed for what only its pages have. */
static void
test_messages(void)
{
    static const char text[] = "= T\n\nifdef::backend-pdf[include::no.adoc[]]\n"
                               "\ntext\n";
    g_autoptr(HoJob) job = ho_job_new();
    g_autoptr(GBytes) book = NULL, pages = NULL;

    g_assert_true(ho_job_load_text(job, NULL, text, strlen(text), HO_EPUB));
    book = ho_job_render(job, HO_EPUB, NULL);
    g_assert_nonnull(book);
    g_assert_cmpuint(ho_job_message_count(job), ==, 0);
    g_assert_cmpint(ho_job_worst(job), ==, HO_LEVEL_NONE);
    pages = ho_job_render(job, HO_PDF, NULL);
    g_assert_nonnull(pages);
    g_assert_cmpuint(ho_job_message_count(job), ==, 1);
    g_assert_cmpint(ho_job_worst(job), ==, HO_LEVEL_ERROR);
}

/* Contents and pages of a book without sections lead to two places. */
static void
test_order(void)
{
    g_autoptr(GBytes) book = book_of("= Go\n\ntext\n", NULL);

    g_assert_true(has(book, "EPUB/toc.ncx", "playOrder=\"1\""));
    g_assert_true(has(book, "EPUB/toc.ncx", "value=\"1\" playOrder=\"2\""));
}

static void
test_twice(void)
{
    g_autoptr(GBytes) one = book_of(sample, NULL);
    g_autoptr(GBytes) two = book_of(sample, NULL);

    g_assert_true(g_bytes_equal(one, two));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cover/drawn", test_cover);
    g_test_add_func("/cover/none", test_no_cover);
    g_test_add_func("/cover/page-list", test_page_list);
    g_test_add_func("/cover/messages", test_messages);
    g_test_add_func("/cover/order", test_order);
    g_test_add_func("/cover/twice", test_twice);
    return g_test_run();
}
