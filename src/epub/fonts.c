/* Fonts of the theme, cut down to the glyphs that the book uses. */
#include "epub/book.h"

void
ho_book_take_fonts(HoBook *book)
{
    (void) book;
}
