#pragma once

#include "sheet/sheet.h"

/*
 * Inside of imposition, for the files of this folder.
 */
typedef struct {
    HoSheets *sheets;
    const HoSheetPage *pages;
    unsigned n;
    const HoSheetOptions *options;
    double width, height;           /* of a page, the largest, as most stand */
    double room;                    /* around what is printed, for marks */
    double slot_width, slot_height; /* where a page goes */
} HoImposer;

/* How far marks are from what is cut. */
double ho_sheet_mark_offset(const HoSheetOptions *options);

/* Draws the marks, frames and rules of a side. */
void ho_imposer_draw(HoImposer *imposer, HoSheetSide *side);
