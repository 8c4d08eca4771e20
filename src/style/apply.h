#pragma once

#include "style/theme.h"

/*
 * Keys of one prefix ("quote", "role-lead") put upon a look.
 */
#define HO_PREFIX_SIZE 96

/* What is being computed; leading waits for the final size. */
typedef struct {
    HoTheme *theme;
    HoTextStyle *text;
    HoStyle *block;     /* NULL: marked text */
    double parent_size; /* what em means for a size */
    double leading;     /* points, or 0: ratio */
    double ratio;       /* leading to size */
} HoLookWork;

/* All that the prefix says. */
void ho_look_apply(HoLookWork *work, const char *prefix);
/* Roles, separated by blanks, in order. */
void ho_look_apply_roles(HoLookWork *work, const char *roles);

/* Parts of it, for the body: it has no box. */
void ho_look_apply_text(HoLookWork *work, const char *prefix);
void ho_look_apply_align(HoLookWork *work, const char *prefix);
void ho_look_apply_leading(HoLookWork *work, const char *prefix);
