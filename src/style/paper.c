/* Sizes of paper: ISO 216 and 269, DIN 476, ANSI, and names of old. */
#include "style/theme.h"

#include <math.h>
#include <string.h>

#define MM (72 / 25.4)

/* Series of which each size is the one before, folded, in whole millimetres. */
static const struct {
    const char *prefix;
    int width, height; /* of number 0 */
    int last;
} series[] = {
    {"sra", 900, 1280, 4}, {"ra", 860, 1220, 4}, {"a", 841, 1189, 10},
    {"b", 1000, 1414, 10}, {"c", 917, 1297, 10},
};

/* In points. */
static const struct {
    const char *name;
    double width, height;
} papers[] = {
    {"letter", 612, 792},          {"legal", 612, 1008},
    {"tabloid", 792, 1224},        {"ledger", 1224, 792},
    {"executive", 521.86, 756},    {"folio", 612, 936},
    {"half-letter", 396, 612},     {"statement", 396, 612},
    {"quarto", 609.45, 779.53},    {"4a0", 1682 * MM, 2378 * MM},
    {"2a0", 1189 * MM, 1682 * MM},
};

static bool
folded_size(const char *name, double *width, double *height)
{
    for (size_t i = 0; i < G_N_ELEMENTS(series); i++) {
        size_t length = strlen(series[i].prefix);
        int w = series[i].width, h = series[i].height, number = 0;

        if (strncmp(name, series[i].prefix, length) != 0 ||
            !g_ascii_isdigit(name[length]) || strlen(name + length) > 2)
            continue;
        for (const char *p = name + length; *p != '\0'; p++) {
            if (!g_ascii_isdigit(*p))
                return false;
            number = number * 10 + (*p - '0');
        }
        if (number > series[i].last)
            return false;
        for (; number > 0; number--) {
            int half = h / 2;

            h = w;
            w = half;
        }
        *width = w * MM;
        *height = h * MM;
        return true;
    }
    return false;
}

bool
ho_paper_size(const char *name, double *width, double *height)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);

    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
        if (strcmp(lower, papers[i].name) != 0)
            continue;
        *width = papers[i].width;
        *height = papers[i].height;
        return true;
    }
    return folded_size(lower, width, height);
}
