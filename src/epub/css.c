/* The book's style sheet. */
#include "epub/book.h"

char *
ho_book_css(HoBook *book)
{
    g_autofree char *theme =
        ho_html_css(book->options->theme, HO_HTML_EPUB, book->is_rtl);
    g_autofree char *fonts = ho_book_fonts_css(book);
    g_autofree char *own = ho_strict_css(book->strict);

    return g_strconcat(theme, fonts, own, NULL);
}
