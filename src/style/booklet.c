/* The theme of a booklet: the chosen one, its type made smaller for a page
 * half as large, with margins for a fold. */
#include "style/theme.h"

#include <string.h>

#define SCALE         0.87
#define SMALLEST_BODY 9.0
#define SMALLEST      7.5

/* Ends of keys that hold a length to go with the size of type. */
static const char *const lengths[] = {
    "-font-size",        "-font-size-min", "-font-size-small",
    "-font-size-large",  "-leading",       "-line-height-length",
    "-margin",           "-margin-top",    "-margin-right",
    "-margin-bottom",    "-margin-left",   "-margin-inside",
    "-margin-outside",   "-padding",       "-cell-padding",
    "-item-spacing",     "-term-spacing",  "-indent",
    "-marker-gap",       "-column-gap",    "vertical-rhythm",
    "horizontal-rhythm",
};

static bool
is_length(const char *key)
{
    if (g_str_has_prefix(key, "page-") || g_str_has_prefix(key, "cover-") ||
        g_str_has_prefix(key, "booklet-"))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(lengths); i++)
        if (g_str_has_suffix(key, lengths[i]))
            return true;
    return false;
}

static HoValue
scaled(HoTheme *theme, const HoValue *value, double scale, double least)
{
    HoValue copy = *value;
    HoValue *items;

    if (value->type == HO_VALUE_NUMBER && value->number.unit == HO_UNIT_POINT) {
        double whole = value->number.value;

        copy.number.value = MAX(whole * scale, MIN(whole, least));
    } else if (value->type == HO_VALUE_LIST) {
        items = ho_arena_array(theme->arena, HoValue, value->n_items);
        for (unsigned i = 0; i < value->n_items; i++)
            items[i] = value->items[i].type == HO_VALUE_LIST
                           ? value->items[i]
                           : scaled(theme, &value->items[i], scale, 0);
        copy.items = items;
    }
    return copy;
}

static void
scale_type(HoTheme *theme, double scale)
{
    double least = ho_theme_number(theme, "booklet-font-size-min", SMALLEST);
    GHashTableIter iter;
    gpointer key, value;

    g_hash_table_iter_init(&iter, theme->keys);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        bool size = g_str_has_suffix(key, "-font-size");
        HoValue copy;

        if (!is_length(key))
            continue;
        copy = scaled(theme, value, scale, size ? least : 0);
        g_hash_table_iter_replace(
            &iter, ho_arena_dup(theme->arena, &copy, 1, sizeof copy));
    }
}

/* What type is multiplied by: the theme's share, but the text keeps 9 pt. */
static double
type_scale(const HoTheme *theme)
{
    double scale = ho_theme_number(theme, "booklet-scale", SCALE);
    double body = ho_theme_units(theme).rem;

    scale = CLAMP(scale, 0.25, 4);
    if (body * scale < SMALLEST_BODY)
        scale = body < SMALLEST_BODY ? MAX(scale, 1) : SMALLEST_BODY / body;
    return scale;
}

static void
take_margins(HoTheme *theme)
{
    static const char *const sides[] = {"top", "bottom", "inner", "outer"};

    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
        g_autofree char *from = g_strconcat("booklet-margin-", sides[i], NULL);
        g_autofree char *to = g_strconcat("page-margin-", sides[i], NULL);
        const HoValue *value = ho_theme_find(theme, from);

        if (value != NULL)
            ho_theme_put(theme, to, value);
    }
}

void
ho_theme_set_page_size(HoTheme *theme, double width, double height)
{
    char w[G_ASCII_DTOSTR_BUF_SIZE], h[G_ASCII_DTOSTR_BUF_SIZE];
    g_autofree char *size = NULL;

    g_ascii_formatd(w, sizeof w, "%.6f", width);
    g_ascii_formatd(h, sizeof h, "%.6f", height);
    size = g_strdup_printf("%spt x %spt", w, h);
    ho_theme_set(theme, "page-size", size);
    ho_theme_set(theme, "page-layout", "portrait");
}

void
ho_theme_make_booklet(HoTheme *theme, bool own_margins)
{
    scale_type(theme, type_scale(theme));
    if (own_margins) {
        g_hash_table_remove(theme->keys, "page-margin-inner");
        g_hash_table_remove(theme->keys, "page-margin-outer");
    } else {
        take_margins(theme);
    }
    ho_theme_forget(theme);
}
