/* Colours and edges out of theme values. */
#include "style/value.h"

#include <string.h>

static bool
hex_color(const char *text, HoColor *color)
{
    unsigned parts[3];
    size_t length;

    text += *text == '#' ? 1 : 0;
    length = strlen(text);
    if (length != 3 && length != 6)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!g_ascii_isxdigit(text[i]))
            return false;
    for (size_t i = 0; i < 3; i++) {
        const char *digits = text + i * length / 3;
        int high = g_ascii_xdigit_value(digits[0]);
        int low = length == 6 ? g_ascii_xdigit_value(digits[1]) : high;

        parts[i] = (unsigned) (high * 16 + low);
    }
    *color = (HoColor){parts[0] / 255.0, parts[1] / 255.0, parts[2] / 255.0, 1};
    return true;
}

static bool
read_parts(const HoValue *value, double *parts)
{
    for (unsigned i = 0; i < value->n_items; i++) {
        const HoValue *item = &value->items[i];

        if (item->type != HO_VALUE_NUMBER)
            return false;
        parts[i] = item->number.value;
        if (item->number.unit != HO_UNIT_PERCENT && value->n_items == 3)
            parts[i] /= 255;
        else if (item->number.unit == HO_UNIT_PERCENT || parts[i] > 1)
            parts[i] /= 100;
        parts[i] = CLAMP(parts[i], 0, 1);
    }
    return true;
}

static bool
list_color(const HoValue *value, HoColor *color)
{
    double p[4];

    if (value->n_items == 2) /* a table's borders may have two: the first */
        return ho_value_color(&value->items[0], color);
    if ((value->n_items != 3 && value->n_items != 4) || !read_parts(value, p))
        return false;
    if (value->n_items == 3)
        *color = (HoColor){p[0], p[1], p[2], 1};
    else
        *color = (HoColor){(1 - p[0]) * (1 - p[3]), (1 - p[1]) * (1 - p[3]),
                           (1 - p[2]) * (1 - p[3]), 1};
    return true;
}

bool
ho_value_color(const HoValue *value, HoColor *color)
{
    switch (value->type) {
    case HO_VALUE_NULL:
        return false;
    case HO_VALUE_LIST:
        return list_color(value, color);
    case HO_VALUE_NUMBER:
    case HO_VALUE_TEXT:
        break;
    }
    if (strcmp(value->text, "transparent") == 0) {
        *color = (HoColor){0};
        return true;
    }
    return hex_color(value->text, color);
}

static bool
read_length(const HoValue *value, const HoUnitBase *base, double *points)
{
    *points = 0;
    if (value->type == HO_VALUE_NULL)
        return true;
    if (value->type != HO_VALUE_NUMBER)
        return false;
    *points = ho_quantity_points(value->number, base);
    return true;
}

/* "1in 2cm": attributes are written so. */
static bool
edges_of_words(const char *text, const HoUnitBase *base, double *p,
               unsigned *count)
{
    g_auto(GStrv) words = g_strsplit_set(text, " ,", -1);

    *count = 0;
    for (char **word = words; *word != NULL; word++) {
        HoQuantity quantity;

        if (**word == '\0')
            continue;
        if (*count == 4 || !ho_quantity_parse(*word, &quantity))
            return false;
        p[(*count)++] = ho_quantity_points(quantity, base);
    }
    return *count > 0;
}

bool
ho_value_edges(const HoValue *value, const HoUnitBase *base, HoEdges *edges)
{
    double p[4] = {0};
    unsigned count = 1;

    if (value->type == HO_VALUE_TEXT) {
        if (!edges_of_words(value->text, base, p, &count))
            return false;
    } else if (value->type == HO_VALUE_LIST) {
        count = MIN(value->n_items, 4);
        for (unsigned i = 0; i < count; i++)
            if (!read_length(&value->items[i], base, &p[i]))
                return false;
    } else if (!read_length(value, base, &p[0])) {
        return false;
    }
    edges->top = p[0];
    edges->right = count > 1 ? p[1] : p[0];
    edges->bottom = count > 2 ? p[2] : p[0];
    edges->left = count > 3 ? p[3] : edges->right;
    return count > 0;
}
