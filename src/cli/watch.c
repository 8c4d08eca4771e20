/*
 * Looking again and again rather than being told: it works on every file
 * system, sees editors that replace files, and costs nothing that matters.
 */
#include "cli/watch.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

#define PAUSE 250000UL /* microseconds between two looks */

/* What tells one state of the files from another. */
static guint64
state_of(GHashTable *files)
{
    GHashTableIter iter;
    gpointer path;
    guint64 state = 0;

    g_hash_table_iter_init(&iter, files);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        struct stat info;
        guint64 one = g_str_hash(path);

        if (stat(path, &info) == 0)
            one = (one * 31 + (guint64) info.st_mtim.tv_sec) * 1000003 +
                  (guint64) info.st_mtim.tv_nsec + (guint64) info.st_size * 7 +
                  (guint64) info.st_ino;
        state += one * 0x9E3779B97F4A7C15u; /* in any order */
    }
    return state;
}

static GHashTable *
convert_all(const Options *options)
{
    GHashTable *files =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gint64 start = g_get_monotonic_time();
    Status worst = STATUS_FINE;

    for (char **input = options->inputs; *input != NULL; input++) {
        Status one = convert_file(options, *input, files);

        g_hash_table_add(files, g_strdup(*input));
        worst = MAX(worst, one);
    }
    if (!options->quiet && worst != STATUS_WORLD)
        fprintf(stderr, "handout: written in %.2f s, watching %u files\n",
                (double) (g_get_monotonic_time() - start) / 1e6,
                g_hash_table_size(files));
    return files;
}

/* A change is acted upon when nothing changed since the look before: an editor
 * may be in the middle of writing. */
void
watch_inputs(const Options *options)
{
    for (;;) {
        GHashTable *files = convert_all(options);
        guint64 written = state_of(files), last = written, now = written;

        while (now == written || now != last) {
            last = now;
            g_usleep(PAUSE);
            now = state_of(files);
        }
        g_hash_table_unref(files);
    }
}
