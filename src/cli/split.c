#include "cli/split.h"

#include <string.h>

#define TITLE_MOST 60 /* bytes of a title in a file name */

/* Letters and digits of any script, in lower case, parted by dashes; yours to
 * free. */
static char *
slug(const char *title)
{
    g_autofree char *valid = g_utf8_make_valid(title, -1);
    g_autofree char *lower = g_utf8_strdown(valid, -1);
    g_autofree char *composed =
        g_utf8_normalize(lower, -1, G_NORMALIZE_DEFAULT_COMPOSE);
    GString *out = g_string_new(NULL);

    for (const char *c = composed; *c != '\0'; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);

        if (g_unichar_isalnum(letter) || g_unichar_ismark(letter)) {
            if (out->len + 6 > TITLE_MOST)
                break;
            g_string_append_unichar(out, letter);
        } else if (out->len > 0 && out->str[out->len - 1] != '-') {
            g_string_append_c(out, '-');
        }
    }
    if (out->len > 0 && out->str[out->len - 1] == '-')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

static int
digits_of(unsigned count)
{
    int digits = 2;

    for (; count > 99; count /= 10)
        digits++;
    return digits;
}

/* Where the ending of a file's name begins. */
static size_t
ending_of(const char *path)
{
    const char *dot = strrchr(path, '.');

    if (dot == NULL || strchr(dot, G_DIR_SEPARATOR) != NULL)
        return strlen(path);
    return (size_t) (dot - path);
}

char *
split_path(const char *path, unsigned number, unsigned count, const char *title)
{
    g_autofree char *name = slug(title);
    g_autofree char *figure = g_strdup_printf("%0*u", digits_of(count), number);
    GString *out = g_string_new(path);
    size_t dot = ending_of(path);

    if (strstr(path, "{n}") != NULL || strstr(path, "{title}") != NULL) {
        g_string_replace(out, "{n}", figure, 0);
        g_string_replace(out, "{title}", *name != '\0' ? name : figure, 0);
        return g_string_free(out, FALSE);
    }
    g_string_printf(out, "%.*s-%s%s%s%s", (int) dot, path, figure,
                    *name != '\0' ? "-" : "", name, path + dot);
    return g_string_free(out, FALSE);
}

char *
split_unique(const char *path, unsigned number, GHashTable *taken)
{
    size_t dot = ending_of(path);
    char *unique = g_strdup(path);

    /* Some file systems make no difference of case. */
    while (!g_hash_table_add(taken, g_utf8_casefold(unique, -1))) {
        g_free(unique);
        unique =
            g_strdup_printf("%.*s-%u%s", (int) dot, path, number++, path + dot);
    }
    return unique;
}
