#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
fail(GError **error, const char *verb, const char *path, int code)
{
    g_set_error(error, G_FILE_ERROR, (gint) g_file_error_from_errno(code),
                "cannot %s '%s': %s", verb, path, g_strerror(code));
    return false;
}

/* Reads to the end of fd; for pipes, which cannot be mapped. */
static GBytes *
read_stream(int fd, const char *name, GError **error)
{
    GByteArray *bytes = g_byte_array_new();
    guint8 buffer[64 * 1024];
    ssize_t n;

    while ((n = read(fd, buffer, sizeof buffer)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 || bytes->len + (size_t) n > HO_FILE_LIMIT) {
            fail(error, "read", name, n < 0 ? errno : EFBIG);
            g_byte_array_unref(bytes);
            return NULL;
        }
        g_byte_array_append(bytes, buffer, (guint) n);
    }
    return g_byte_array_free_to_bytes(bytes);
}

static GBytes *
load_regular(int fd, const char *path, const struct stat *info, GError **error)
{
    GMappedFile *map;
    GBytes *bytes;

    if ((size_t) info->st_size > HO_FILE_LIMIT) {
        fail(error, "read", path, EFBIG);
        return NULL;
    }
    map = g_mapped_file_new_from_fd(fd, FALSE, NULL);
    if (map == NULL)
        return read_stream(fd, path, error);
    bytes = g_mapped_file_get_bytes(map);
    g_mapped_file_unref(map);
    return bytes;
}

GBytes *
ho_file_load(const char *path, GError **error)
{
    GBytes *bytes = NULL;
    struct stat info;
    int fd;

    if (strcmp(path, "-") == 0)
        return read_stream(STDIN_FILENO, "standard input", error);
    fd = g_open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
    if (fd < 0) {
        fail(error, "open", path, errno);
        return NULL;
    }
    if (fstat(fd, &info) != 0)
        fail(error, "read", path, errno);
    else if (S_ISDIR(info.st_mode))
        fail(error, "read", path, EISDIR);
    else if (S_ISREG(info.st_mode))
        bytes = load_regular(fd, path, &info, error);
    else
        bytes = read_stream(fd, path, error);
    close(fd);
    return bytes;
}

/* What is to be written: bytes, or what a function writes. */
typedef struct {
    const char *data;
    size_t length;
    HoFileWriter *writer; /* or NULL */
    void *user;           /* its data */
    GError *error;        /* of it, or NULL */
} Content;

static bool
write_all(int fd, Content *content)
{
    size_t done = 0;

    if (content->writer != NULL)
        return content->writer(fd, content->user, &content->error);
    while (done < content->length) {
        ssize_t n = write(fd, content->data + done, content->length - done);

        if (n < 0 && errno != EINTR)
            return false;
        done += (size_t) MAX(n, 0);
    }
    return true;
}

/* What a writer says of its failure is more than what errno says. */
static bool
fail_writing(GError **error, const char *path, Content *content, int code)
{
    if (content->error == NULL)
        return fail(error, "write", path, code);
    g_propagate_prefixed_error(error, g_steal_pointer(&content->error),
                               "cannot write '%s': ", path);
    return false;
}

/* The mode a new file would get from the process's umask. */
static mode_t
new_file_mode(const char *path)
{
    struct stat info;
    mode_t mask;

    if (stat(path, &info) == 0)
        return info.st_mode & 0777;
    mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool
write_beside(const char *path, Content *content, GError **error)
{
    g_autofree char *beside = g_strconcat(path, ".XXXXXX", NULL);
    int fd = g_mkstemp_full(beside, O_RDWR | O_CLOEXEC, 0600), code;

    if (fd < 0)
        return fail(error, "write", path, errno);
    if (write_all(fd, content) && fchmod(fd, new_file_mode(path)) == 0 &&
        close(fd) == 0) {
        if (g_rename(beside, path) == 0)
            return true;
        code = errno;
    } else {
        code = errno;
        close(fd);
    }
    g_unlink(beside);
    return fail_writing(error, path, content, code);
}

static bool
write_content(const char *path, Content *content, GError **error)
{
    struct stat info;
    bool special = stat(path, &info) == 0 && !S_ISREG(info.st_mode);
    int fd;
    bool done;

    if (strcmp(path, "-") == 0)
        return write_all(STDOUT_FILENO, content) ||
               fail_writing(error, "standard output", content, errno);
    if (!special)
        return write_beside(path, content, error);
    fd = g_open(path, O_WRONLY | O_CLOEXEC, 0); /* /dev/null, a pipe */
    if (fd < 0)
        return fail(error, "write", path, errno);
    done = write_all(fd, content);
    return (close(fd) == 0 && done) ||
           fail_writing(error, path, content, errno);
}

bool
ho_file_write(const char *path, const void *data, size_t length, GError **error)
{
    Content content = {.data = data != NULL ? data : "", .length = length};

    return write_content(path, &content, error);
}

bool
ho_file_write_by(const char *path, HoFileWriter *writer, void *data,
                 GError **error)
{
    Content content = {.writer = writer, .user = data};

    return write_content(path, &content, error);
}

char *
ho_path_resolve(const char *dir, const char *path)
{
    return g_canonicalize_filename(path, dir);
}

bool
ho_path_is_inside(const char *path, const char *jail)
{
    size_t length = strlen(jail);

    while (length > 0 && jail[length - 1] == '/')
        length--;
    return strncmp(path, jail, length) == 0 &&
           (path[length] == '/' || path[length] == '\0');
}

char *
ho_path_decode(const char *path)
{
    GString *out = g_string_new(NULL);

    for (const char *s = path; *s != '\0'; s++) {
        int byte = 0;

        if (*s == '%' && g_ascii_isxdigit(s[1]) && g_ascii_isxdigit(s[2]))
            byte = g_ascii_xdigit_value(s[1]) * 16 + g_ascii_xdigit_value(s[2]);
        if (byte == 0 || byte == '/') {
            g_string_append_c(out, *s);
            continue;
        }
        g_string_append_c(out, (char) byte);
        s += 2;
    }
    return g_string_free(out, FALSE);
}
