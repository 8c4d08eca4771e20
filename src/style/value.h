#pragma once

#include "style/style.h"

/*
 * What a theme key holds: a number with its unit, words, or a list of them.
 * Units that depend on where the value is used (em, %, vw…) stay with it.
 */
typedef enum {
    HO_UNIT_POINT,
    HO_UNIT_EM,
    HO_UNIT_REM,
    HO_UNIT_PERCENT,
    HO_UNIT_VW,
    HO_UNIT_VH
} HoUnit;

typedef struct {
    double value;
    HoUnit unit;
} HoQuantity;

typedef enum {
    HO_VALUE_NULL,
    HO_VALUE_NUMBER,
    HO_VALUE_TEXT,
    HO_VALUE_LIST
} HoValueType;

typedef struct HoValue HoValue;
struct HoValue {
    HoValueType type;
    HoQuantity number; /* NUMBER */
    const char *text;  /* as written, variables replaced; not of a list */
    const HoValue *items;
    unsigned n_items;
    HoLoc loc;
};

/* What relative units are relative to, in points. */
typedef struct {
    double em, rem, whole, page_width, page_height;
} HoUnitBase;

/* A number, a measure ("2cm") or a sum of such ("1in + 4 * 3mm", round(x)):
 * the whole text or false. */
bool ho_quantity_parse(const char *text, HoQuantity *quantity);
double ho_quantity_points(HoQuantity quantity, const HoUnitBase *base);

/* A colour from what a colour key holds: hex of 3 or 6 digits, "transparent",
 * [r, g, b] of 0 to 255, [c, m, y, k] of 0 to 1, to 100 or in percent. */
bool ho_value_color(const HoValue *value, HoColor *color);

/* One to four lengths, as CSS orders them. */
bool ho_value_edges(const HoValue *value, const HoUnitBase *base,
                    HoEdges *edges);
