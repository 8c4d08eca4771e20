/* What style attributes may say in a book. */
#include "html/strict.h"

#include <string.h>

/* Properties that no reader's own colours can make unreadable. */
static const char *const kept_properties[] = {"width",
                                              "text-align",
                                              "vertical-align",
                                              "page-break-after",
                                              "page-break-before",
                                              "list-style-type",
                                              "text-decoration",
                                              "font-style",
                                              "font-weight",
                                              "font-variant",
                                              NULL};

static bool
is_plain_css(const char *text)
{
    for (; *text != '\0'; text++)
        if (!g_ascii_isalnum(*text) && strchr(" %.-", *text) == NULL)
            return false;
    return true;
}

char *
ho_strict_style(const char *style)
{
    g_auto(GStrv) parts = g_strsplit(style, ";", -1);
    GString *css = g_string_new(NULL);

    for (guint i = 0; parts[i] != NULL; i++) {
        char *colon = strchr(parts[i], ':');

        if (colon == NULL)
            continue;
        *colon = '\0';
        g_strstrip(parts[i]);
        g_strstrip(colon + 1);
        if (!g_strv_contains(kept_properties, parts[i]) || colon[1] == '\0' ||
            !is_plain_css(colon + 1))
            continue;
        g_string_append_printf(css, "%s%s:%s", css->len > 0 ? ";" : "",
                               parts[i], colon + 1);
    }
    return g_string_free(css, css->len == 0);
}
