/* The files around the chapters are written by the same writer. */
#include "epub/book.h"

void
ho_book_xml_begin(HoHtml *out)
{
    *out = (HoHtml){.out = g_string_new(NULL), .stack = g_ptr_array_new()};
    ho_html_raw(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
}

char *
ho_book_xml_end(HoHtml *out)
{
    g_assert(out->stack->len == 0);
    g_ptr_array_unref(out->stack);
    return g_string_free(out->out, FALSE);
}

void
ho_book_element(HoHtml *out, const char *tag, const char *text)
{
    ho_html_open(out, tag);
    ho_html_text(out, text);
    ho_html_close(out);
    ho_html_newline(out);
}
