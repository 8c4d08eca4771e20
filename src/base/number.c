#include "base/number.h"

#include <glib.h>

int
ho_int_of(const char *text, int fallback)
{
    char *end = NULL;
    gint64 number;

    if (text == NULL)
        return fallback;
    number = g_ascii_strtoll(text, &end, 10);
    return end != text ? (int) CLAMP(number, G_MININT, G_MAXINT) : fallback;
}
