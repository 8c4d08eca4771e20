/*
 * What the theme says of running heads and feet.
 */
#include "layout/running_band.h"

#include <string.h>

static char *
band_key(const HoRunningBand *band, const char *position, const char *name)
{
    return position == NULL ? g_strdup_printf("%s-%s", band->where, name)
                            : g_strdup_printf("%s-%s-%s-%s", band->where,
                                              band->side, position, name);
}

const char *
ho_running_band_string(const HoTheme *theme, const HoRunningBand *band,
                       const char *name, const char *fallback)
{
    g_autofree char *own =
        g_strdup_printf("%s-%s-%s", band->where, band->side, name);
    g_autofree char *key = band_key(band, NULL, name);

    return ho_theme_string(theme, own, ho_theme_string(theme, key, fallback));
}

/* "<40% =20% >40%": one column is the centre, two are left and right. */
static void
read_columns(HoRunningBand *band, const char *spec)
{
    g_auto(GStrv) words = g_strsplit_set(spec, " ", -1);
    unsigned n = 0, first, step;
    double sum = 0;

    for (unsigned i = 0; words[i] != NULL; i++)
        n += words[i][0] != '\0';
    if (n == 0 || n > HO_BAND_COLUMNS)
        return;
    first = n == 1 ? 1 : 0;
    step = n == 2 ? 2 : 1;
    for (unsigned i = 0, at = first; words[i] != NULL; i++) {
        const char *word = words[i];

        if (word[0] == '\0')
            continue;
        band->aligns[at] = word[0] == '>'   ? HO_ALIGN_RIGHT
                           : word[0] == '=' ? HO_ALIGN_CENTER
                                            : HO_ALIGN_LEFT;
        word += strspn(word, "<=>");
        band->shares[at] = *word != '\0' ? g_ascii_strtod(word, NULL) : 100;
        band->shares[at] = MAX(band->shares[at], 1);
        sum += band->shares[at];
        at += step;
    }
    for (unsigned i = 0; i < HO_BAND_COLUMNS; i++)
        band->shares[i] /= sum;
}

void
ho_running_band_read(HoRunningBand *band, const HoFlow *flow, const char *where,
                     const char *side)
{
    static const char *const positions[] = {"left", "center", "right"};
    static const HoAlign aligns[] = {HO_ALIGN_LEFT, HO_ALIGN_CENTER,
                                     HO_ALIGN_RIGHT};
    HoTheme *theme = flow->options->theme;
    g_autofree char *height = NULL;

    *band = (HoRunningBand){.where = where, .side = side};
    height = band_key(band, NULL, "height");
    band->height = ho_theme_number(theme, height, 0);
    band->style = ho_theme_style(theme, NULL, where, NULL);
    band->valign =
        ho_running_band_string(theme, band, "vertical-align", "middle");
    for (unsigned i = 0; i < HO_BAND_COLUMNS; i++) {
        g_autofree char *name =
            g_strdup_printf("%s-%s-%s", where, side, positions[i]);
        g_autofree char *key = band_key(band, positions[i], "content");

        band->aligns[i] = aligns[i];
        band->styles[i] = ho_theme_style(theme, band->style, name, NULL);
        band->templates[i] = ho_theme_string(theme, key, NULL);
    }
    read_columns(band, ho_running_band_string(theme, band, "columns", ""));
}
