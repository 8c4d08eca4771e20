#include "base/file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *dir;

static void
assert_content(const char *path, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = ho_file_load(path, &error);

    g_assert_no_error(error);
    g_assert_cmpuint(g_bytes_get_size(bytes), ==, strlen(expected));
    g_assert_true(*expected == '\0' ||
                  strncmp(g_bytes_get_data(bytes, NULL), expected,
                          strlen(expected)) == 0);
}

static void
test_write_replaces_whole(void)
{
    g_autofree char *path = g_build_filename(dir, "out", NULL);
    g_autoptr(GError) error = NULL;
    struct stat info;

    g_assert_true(ho_file_write(path, "one", 3, &error));
    assert_content(path, "one");
    g_chmod(path, 0640);
    g_assert_true(ho_file_write(path, "two and more", 12, &error));
    assert_content(path, "two and more");
    g_assert_cmpint(stat(path, &info), ==, 0);
    g_assert_cmpint(info.st_mode & 0777, ==, 0640);
}

/* A target that cannot be written leaves nothing behind and says which. */
static void
test_failed_write_leaves_nothing(void)
{
    g_autofree char *path = g_build_filename(dir, "no", "such", "dir", NULL);
    g_autoptr(GError) error = NULL;

    g_assert_false(ho_file_write(path, "x", 1, &error));
    g_assert_nonnull(strstr(error->message, path));
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

static bool
write_then_fail(int fd, void *data, GError **error)
{
    g_assert_cmpint(write(fd, "part", 4), ==, 4);
    if (data == NULL)
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSPC, "%s",
                (const char *) data);
    return false;
}

/* Half a file is none; what the writer says of it is told, and of which. */
static void
test_writer(void)
{
    g_autofree char *path = g_build_filename(dir, "by", NULL);
    g_autoptr(GError) error = NULL;

    g_assert_true(ho_file_write_by(path, write_then_fail, NULL, &error));
    assert_content(path, "part");
    g_assert_true(ho_file_write(path, "before", 6, &error));
    g_assert_false(
        ho_file_write_by(path, write_then_fail, (void *) "why", &error));
    g_assert_true(g_str_has_suffix(error->message, ": why"));
    g_assert_nonnull(strstr(error->message, path));
    assert_content(path, "before");
    g_clear_error(&error);
    g_assert_true(ho_file_write(path, "", 0, &error));
}

static void
test_full_disk_is_an_error(void)
{
    g_autoptr(GError) error = NULL;

    if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS)) {
        g_test_skip("no /dev/full");
        return;
    }
    g_assert_false(ho_file_write("/dev/full", "x", 1, &error));
    g_assert_nonnull(strstr(error->message, "/dev/full"));
}

static void
test_directory_is_no_file(void)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(ho_file_load(dir, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_ISDIR);
}

static void
test_empty_file(void)
{
    g_autofree char *path = g_build_filename(dir, "empty", NULL);

    g_assert_true(ho_file_write(path, "", 0, NULL));
    assert_content(path, "");
}

static void
test_paths(void)
{
    static const struct {
        const char *path, *resolved;
        bool inside;
    } cases[] = {
        {"b.png", "/a/b.png", true}, {"../x", "/x", false},
        {"./c/../d", "/a/d", true},  {"/etc/passwd", "/etc/passwd", false},
        {"../ab/x", "/ab/x", false}, {".", "/a", true},
        {"../../../..", "/", false},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *resolved = ho_path_resolve("/a", cases[i].path);

        g_assert_cmpstr(resolved, ==, cases[i].resolved);
        g_assert_cmpint(ho_path_is_inside(resolved, "/a"), ==, cases[i].inside);
    }
}

static void
test_decode(void)
{
    static const char *const cases[][2] = {
        {"a%20b.png", "a b.png"},
        {"of%20été/100%.jpg", "of été/100%.jpg"},
        {"%2f%00%zz%4", "%2f%00%zz%4"},
        {"%C3%A9", "é"},
        {"", ""},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = ho_path_decode(cases[i][0]);

        g_assert_cmpstr(path, ==, cases[i][1]);
    }
}

int
main(int argc, char **argv)
{
    int status;

    g_test_init(&argc, &argv, NULL);
    dir = g_dir_make_tmp("handout-test-XXXXXX", NULL);
    g_test_add_func("/file/write", test_write_replaces_whole);
    g_test_add_func("/file/failed-write", test_failed_write_leaves_nothing);
    g_test_add_func("/file/writer", test_writer);
    g_test_add_func("/file/full-disk", test_full_disk_is_an_error);
    g_test_add_func("/file/directory", test_directory_is_no_file);
    g_test_add_func("/file/empty", test_empty_file);
    g_test_add_func("/file/paths", test_paths);
    g_test_add_func("/file/decode", test_decode);
    status = g_test_run();
    g_free(dir);
    return status;
}
