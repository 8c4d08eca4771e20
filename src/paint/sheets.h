#pragma once

#include "paint/pdf.h"
#include "sheet/sheet.h"

/*
 * What every PDF of sheets has, whoever made its pages.
 */

/* A placement as operators: its clip, then its matrix; ended by "Q". */
void ho_sheets_begin_placement(const HoPlacement *placement, GString *out);

/* The marks of a side as an artifact; nothing when there are none. */
void ho_sheets_draw(const HoSheetSide *side, GString *out);

/* "/MediaBox[…]/TrimBox[…]/BleedBox[…]" of a side. */
void ho_sheets_boxes(const HoSheets *sheets, const HoSheetSide *side,
                     GString *out);

/* How the print dialog is to be set (ISO 32000-1, 12.2): entries of
 * /ViewerPreferences. */
void ho_sheets_preferences(const HoSheets *sheets, GString *out);
