/* URIs that may stand in a book. */
#include "html/strict.h"

#include <string.h>

/* Schemes of the outer world that readers can follow. */
static const char *const schemes[] = {
    "http", "https", "mailto", "ftp",    "ftps", "tel", "sms",    "irc", "ircs",
    "news", "xmpp",  "geo",    "magnet", "urn",  "doi", "callto", NULL};

static bool
has_scheme(const char *uri, char **scheme)
{
    size_t length = strspn(uri, "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    if (length < 2 || uri[length] != ':' || !g_ascii_isalpha(uri[0]))
        return false;
    *scheme = g_ascii_strdown(uri, (gssize) length);
    return true;
}

/* What RFC 3986 does not allow is escaped; what is escaped stays so. */
static char *
escape(const char *uri)
{
    static const char allowed[] = "-._~:/?#@!$&'()*+,;=";
    GString *out = g_string_new(NULL);
    bool in_fragment = false;

    for (const char *s = uri; *s != '\0'; s++) {
        bool is_escape =
            *s == '%' && g_ascii_isxdigit(s[1]) && g_ascii_isxdigit(s[2]);

        if (g_ascii_isalnum(*s) || is_escape ||
            (strchr(allowed, *s) != NULL && !(*s == '#' && in_fragment)))
            g_string_append_c(out, *s);
        else
            g_string_append_printf(out, "%%%02X", (unsigned char) *s);
        in_fragment = in_fragment || *s == '#';
    }
    return g_string_free(out, FALSE);
}

/* A host of letters, digits, dots and hyphens, or an address in brackets. */
static bool
has_sound_host(const char *uri)
{
    g_autoptr(GUri) parsed = g_uri_parse(uri, G_URI_FLAGS_ENCODED, NULL);
    const char *host = parsed != NULL ? g_uri_get_host(parsed) : NULL;

    if (host == NULL || *host == '\0')
        return false;
    for (const char *s = host; *s != '\0'; s++)
        if (!g_ascii_isalnum(*s) && strchr("-._:", *s) == NULL)
            return false;
    return !g_str_has_prefix(host, ".") && strstr(host, "..") == NULL;
}

char *
ho_strict_uri(const char *uri)
{
    g_autofree char *scheme = NULL, *escaped = NULL, *trimmed = NULL;

    trimmed = g_strstrip(g_strdup(uri));
    if (!has_scheme(trimmed, &scheme) ||
        !g_strv_contains((const char *const *) schemes, scheme))
        return NULL;
    escaped = escape(trimmed);
    if ((strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0 ||
         strcmp(scheme, "ftp") == 0) &&
        !has_sound_host(escaped))
        return NULL;
    if (escaped[strlen(scheme) + 1] == '\0')
        return NULL;
    return g_steal_pointer(&escaped);
}
