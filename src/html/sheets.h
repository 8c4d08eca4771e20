#pragma once

/* Style sheets as they are without a theme; see css.c.  Parts,
 * the last one NULL. */
extern const char
    *const ho_page_sheet[]; /* sheet_page.c: speaks in variables */
extern const char
    *const ho_book_sheet[]; /* sheet_book.c: no colours, no variables */
extern const char *const ho_book_sheet_rtl[]; /* after it, of a text that runs
                                                 from right to left */
