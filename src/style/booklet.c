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

/* Multiplies the keys that wanted tells of; type stays above least. */
static void
scale_keys(HoTheme *theme, bool (*wanted)(const char *key), double scale)
{
    double least = ho_theme_number(theme, "booklet-font-size-min", SMALLEST);
    GHashTableIter iter;
    gpointer key, value;

    g_hash_table_iter_init(&iter, theme->keys);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        bool size = g_str_has_suffix(key, "-font-size");
        HoValue copy;

        if (!wanted(key))
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
    scale_keys(theme, is_length, type_scale(theme));
    if (own_margins) {
        g_hash_table_remove(theme->keys, "page-margin-inner");
        g_hash_table_remove(theme->keys, "page-margin-outer");
    } else {
        take_margins(theme);
    }
    ho_theme_forget(theme);
}

/* --- fitting --- */

static bool
is_vertical(const char *key)
{
    static const char *const ends[] = {
        "-leading",      "-line-height",   "-line-height-length",
        "-margin-top",   "-margin-bottom", "-margin-inside",
        "-item-spacing", "-term-spacing",  "vertical-rhythm"};

    if (!is_length(key) && !g_str_has_suffix(key, "-line-height"))
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(key, ends[i]))
            return true;
    return false;
}

static bool
is_type(const char *key)
{
    return is_length(key) && g_str_has_suffix(key, "-font-size");
}

static void
set_number(HoTheme *theme, const char *key, double number)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(digits, sizeof digits, "%.4f", number);
    ho_theme_set(theme, key, digits);
}

/* A copy of the table of keys; their values do not change. */
static GHashTable *
copy_keys(GHashTable *keys)
{
    GHashTable *copy = g_hash_table_new(g_str_hash, g_str_equal);
    GHashTableIter iter;
    gpointer key, value;

    g_hash_table_iter_init(&iter, keys);
    while (g_hash_table_iter_next(&iter, &key, &value))
        g_hash_table_insert(copy, key, value);
    return copy;
}

void
ho_theme_squeeze(HoTheme *theme, const HoSqueeze *squeeze)
{
    double body = ho_theme_units(theme).rem;

    if (theme->loose == NULL) {
        theme->loose = copy_keys(theme->keys);
    } else {
        g_hash_table_unref(theme->keys);
        theme->keys = copy_keys(theme->loose);
        body = ho_theme_units(theme).rem;
    }
    if (squeeze != NULL) {
        double least = MIN(SMALLEST_BODY / body, 1);

        if (squeeze->page > 0)
            set_number(theme, "compose-page", squeeze->page);
        scale_keys(theme, is_vertical, squeeze->leading);
        scale_keys(theme, is_type, MAX(squeeze->type, least));
        set_number(theme, "image-min-scale",
                   squeeze->pictures *
                       ho_theme_number(theme, "image-min-scale", 0.6));
        if (squeeze->contents > 0)
            set_number(theme, "toc-levels", squeeze->contents);
    }
    ho_theme_forget(theme);
}
