/*
 * Measures and the arithmetic on them: a small recursive-descent parser.
 * Precedence is school's; a unit that is relative may be multiplied by a plain
 * number and added to its like.
 */
#include "style/value.h"

#include <math.h>
#include <string.h>

#define NESTING_LIMIT 32

typedef struct {
    const char *at;
    unsigned depth;
} Cursor;

static bool read_sum(Cursor *cursor, HoQuantity *result);

static const struct {
    const char *name;
    HoUnit unit;
    double points;
} units[] = {
    {"pt", HO_UNIT_POINT, 1},
    {"in", HO_UNIT_POINT, 72},
    {"cm", HO_UNIT_POINT, 72 / 2.54},
    {"mm", HO_UNIT_POINT, 72 / 25.4},
    {"px", HO_UNIT_POINT, 0.75},
    {"pc", HO_UNIT_POINT, 12},
    {"rem", HO_UNIT_REM, 1},
    {"em", HO_UNIT_EM, 1},
    {"vw", HO_UNIT_VW, 1},
    {"vh", HO_UNIT_VH, 1},
    {"%", HO_UNIT_PERCENT, 1},
};

static void
skip_blanks(Cursor *cursor)
{
    while (*cursor->at == ' ' || *cursor->at == '\t')
        cursor->at++;
}

static bool
read_unit(Cursor *cursor, HoQuantity *result)
{
    for (size_t i = 0; i < G_N_ELEMENTS(units); i++) {
        if (!g_str_has_prefix(cursor->at, units[i].name))
            continue;
        cursor->at += strlen(units[i].name);
        result->value *= units[i].points;
        result->unit = units[i].unit;
        break;
    }
    return !g_ascii_isalnum(*cursor->at);
}

static bool
read_number(Cursor *cursor, HoQuantity *result)
{
    const char *start = cursor->at, *p = start;
    g_autofree char *digits = NULL;

    while (g_ascii_isdigit(*p))
        p++;
    if (*p == '.' && g_ascii_isdigit(p[1]))
        for (p++; g_ascii_isdigit(*p);)
            p++;
    if (p == start)
        return false;
    digits = g_strndup(start, (gsize) (p - start));
    result->value = g_ascii_strtod(digits, NULL);
    result->unit = HO_UNIT_POINT;
    cursor->at = p;
    return read_unit(cursor, result);
}

static bool
read_group(Cursor *cursor, HoQuantity *result)
{
    bool done;

    if (*cursor->at != '(' || cursor->depth >= NESTING_LIMIT)
        return false;
    cursor->at++;
    cursor->depth++;
    done = read_sum(cursor, result) && *cursor->at == ')';
    cursor->depth--;
    cursor->at += done ? 1 : 0;
    return done;
}

static bool
read_factor(Cursor *cursor, HoQuantity *result)
{
    static const struct {
        const char *name;
        double (*round)(double);
    } functions[] = {{"round", round}, {"floor", floor}, {"ceil", ceil}};
    bool negative = false;

    skip_blanks(cursor);
    while (*cursor->at == '-' || *cursor->at == '+')
        negative ^= *cursor->at++ == '-';
    for (size_t i = 0; i < G_N_ELEMENTS(functions); i++) {
        if (!g_str_has_prefix(cursor->at, functions[i].name))
            continue;
        cursor->at += strlen(functions[i].name);
        if (!read_group(cursor, result))
            return false;
        result->value = functions[i].round(result->value);
        result->value = negative ? -result->value : result->value;
        return true;
    }
    if (*cursor->at == '(' ? !read_group(cursor, result)
                           : !read_number(cursor, result))
        return false;
    result->value = negative ? -result->value : result->value;
    return true;
}

static bool
multiply(HoQuantity *left, char sign, HoQuantity right)
{
    if (sign == '*' && left->unit == HO_UNIT_POINT)
        left->unit = right.unit;
    else if (right.unit != HO_UNIT_POINT)
        return false;
    if (sign == '*')
        left->value *= right.value;
    else if (sign == '^')
        left->value = pow(left->value, right.value);
    else
        left->value /= right.value;
    return isfinite(left->value) != 0;
}

static bool
read_product(Cursor *cursor, HoQuantity *result)
{
    HoQuantity right;

    if (!read_factor(cursor, result))
        return false;
    for (;;) {
        char sign;

        skip_blanks(cursor);
        sign = *cursor->at;
        if (sign != '*' && sign != '/' && sign != '^')
            return true;
        cursor->at++;
        if (!read_factor(cursor, &right) || !multiply(result, sign, right))
            return false;
    }
}

static bool
read_sum(Cursor *cursor, HoQuantity *result)
{
    HoQuantity right;

    if (!read_product(cursor, result))
        return false;
    for (;;) {
        char sign;

        skip_blanks(cursor);
        sign = *cursor->at;
        if (sign != '+' && sign != '-')
            return true;
        cursor->at++;
        if (!read_product(cursor, &right))
            return false;
        if (right.unit != result->unit && right.value != 0)
            return false;
        result->value += sign == '-' ? -right.value : right.value;
    }
}

bool
ho_quantity_parse(const char *text, HoQuantity *quantity)
{
    Cursor cursor = {.at = text};
    HoQuantity result = {0};

    if (!read_sum(&cursor, &result) || *cursor.at != '\0')
        return false;
    *quantity = result;
    return isfinite(result.value) != 0;
}

double
ho_quantity_points(HoQuantity quantity, const HoUnitBase *base)
{
    switch (quantity.unit) {
    case HO_UNIT_POINT:
        return quantity.value;
    case HO_UNIT_EM:
        return quantity.value * base->em;
    case HO_UNIT_REM:
        return quantity.value * base->rem;
    case HO_UNIT_PERCENT:
        return quantity.value / 100 * base->whole;
    case HO_UNIT_VW:
        return quantity.value / 100 * base->page_width;
    case HO_UNIT_VH:
        return quantity.value / 100 * base->page_height;
    }
    return 0;
}

bool
ho_length_parse(const char *text, double whole, double page_width, double em,
                double *points)
{
    HoUnitBase base = {em, em, whole, page_width, page_width};
    HoQuantity quantity;
    g_autofree char *trimmed = g_strstrip(g_strdup(text));

    if (!ho_quantity_parse(trimmed, &quantity))
        return false;
    *points = ho_quantity_points(quantity, &base);
    return true;
}
