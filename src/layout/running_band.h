#pragma once

#include "layout/item.h"

/* The head or foot of right-hand or left-hand pages: up to three columns. */
enum { HO_BAND_COLUMNS = 3 };

typedef struct {
    const char *where, *side; /* "header", "recto" */
    const HoStyle *styles[HO_BAND_COLUMNS];
    const char *templates[HO_BAND_COLUMNS]; /* or NULL */
    HoAlign aligns[HO_BAND_COLUMNS];
    double shares[HO_BAND_COLUMNS]; /* of the width; 0: as is needed */
    double height;                  /* 0: the margin's, one line on its place */
    const HoStyle *style;
    const char *valign; /* "top", "middle", "bottom" */
} HoRunningBand;

/* where: "header" or "footer"; side: "recto" or "verso". */
void ho_running_band_read(HoRunningBand *band, const HoFlow *flow,
                          const char *where, const char *side);

/* A key of the theme for the side, else for both: "header-recto-columns",
 * "header-columns". */
const char *ho_running_band_string(const HoTheme *theme,
                                   const HoRunningBand *band, const char *name,
                                   const char *fallback);
