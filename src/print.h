/*
 * Inside of print settings: shared by print.c, which reads them, and the files
 * that put pages on sheets.
 */
#pragma once

#include "handout.h"

#include "sheet/sheet.h"

typedef enum { HO_BIND_AUTO, HO_BIND_LEFT, HO_BIND_RIGHT } HoBinding;

struct HoPrint {
    HoSheetOptions sheet; /* sizes 0 and kind as not told */
    bool booklet, grid, proof, fit;
    double page_width, page_height; /* 0: not told */
    HoBinding binding;
    GPtrArray *told; /* names and values as they came */
};

/* Settings as an attribute holds them: "sheet=A4,signature=16,note-lines".
 * false with error at the first that is wrong; those before it are set. */
bool ho_print_set_list(HoPrint *print, const char *list, GError **error);

/* Sets all that was set in from. */
void ho_print_add(HoPrint *print, const HoPrint *from);

/* Whether pages are to be put on sheets. */
bool ho_print_is_imposed(const HoPrint *print);

/* The kind of imposition, and which way it is read; rtl: as the text is. */
HoSheetOptions ho_print_sheet_options(const HoPrint *print, bool rtl);

/* Paper that is at least so high is there to be folded; smaller paper is a
 * booklet's page itself. */
#define HO_WHOLE_PAPER (265 * 72 / 25.4)

/* Gives a booklet without a sheet the paper that two of its pages make: A4 for
 * pages of A5, though these are half a millimetre narrower than its half. */
void ho_print_find_sheet(HoSheetOptions *options, double width, double height);

/* What the printer needs to know, in lines; yours to free. */
char *ho_print_report(const HoPrint *print, const HoSheets *sheets);
