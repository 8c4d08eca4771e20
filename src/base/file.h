#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Reading and writing files.  Reads are bounded; writes go to a file beside
 * the target that is renamed over it, so a target is whole or untouched.
 */

/* The largest file that is read whole. */
#define HO_FILE_LIMIT ((size_t) 1 << 30)

/* The bytes of a file, memory-mapped where that works; "-" is standard input.
 * NULL with error on failure.  Unref the result. */
GBytes *ho_file_load(const char *path, GError **error);

/* Writes the whole file or nothing; "-" is standard output. */
bool ho_file_write(const char *path, const void *data, size_t length,
                   GError **error);

/* Writes to an open file; false with an error that says what is wrong, not with
 * which file. */
typedef bool HoFileWriter(int fd, void *data, GError **error);

/* The same with what writer writes, from first byte to last; what it returns
 * with an error leaves the target untouched (standard output and pipes have
 * what came before). */
bool ho_file_write_by(const char *path, HoFileWriter *writer, void *data,
                      GError **error);

/* path made absolute against dir (itself absolute), with "." and ".." folded
 * away; nothing is looked up on disk.  Yours to free. */
char *ho_path_resolve(const char *dir, const char *path);

/* Whether an absolute, folded path is jail or lies below it. */
bool ho_path_is_inside(const char *path, const char *jail);

/* A path in which characters may be written as in addresses, "a%20b"; what is
 * no such reference, as in "100%.jpg", stays, and so does what would be a slash
 * or nothing.  Yours to free. */
char *ho_path_decode(const char *path);
