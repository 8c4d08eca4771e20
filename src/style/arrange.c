/* Keys that hold for one arrangement of the pages alone. */
#include "style/theme.h"

#include <string.h>

typedef struct {
    const char *key; /* without the prefix */
    const HoValue *value;
} Override;

static int
compare_keys(const void *a, const void *b)
{
    return strcmp(((const Override *) a)->key, ((const Override *) b)->key);
}

void
ho_theme_arrange(HoTheme *theme, const char *name)
{
    g_autofree char *prefix = g_strdup_printf("layout-%s-", name);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(Override));
    GHashTableIter iter;
    void *key, *value;

    g_hash_table_iter_init(&iter, theme->keys);
    while (g_hash_table_iter_next(&iter, &key, &value))
        if (g_str_has_prefix(key, prefix)) {
            Override one = {(const char *) key + strlen(prefix), value};

            g_array_append_val(found, one);
        }
    /* "page-margin" comes before "page-margin-top". */
    g_array_sort(found, compare_keys);
    for (unsigned i = 0; i < found->len; i++) {
        const Override *one = &g_array_index(found, Override, i);

        ho_theme_put(theme, one->key, one->value);
    }
    ho_theme_forget(theme);
}
