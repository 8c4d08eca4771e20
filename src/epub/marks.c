/* Printed pages, by the block or text with which they begin. */
#include "epub/book.h"

void
ho_book_set_marks(HoBook *book, const HoPageMark *marks, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        const HoPageMark *mark = &marks[i];
        const void *node = mark->text != NULL ? (const void *) mark->text
                                              : (const void *) mark->block;
        GPtrArray *here = g_hash_table_lookup(book->marks, node);

        if (node == NULL)
            continue;
        if (here == NULL) {
            here = g_ptr_array_new();
            g_hash_table_insert(book->marks, (void *) node, here);
        }
        g_ptr_array_add(here, (void *) mark);
    }
}

void
ho_book_keep_folios(HoBook *book)
{
    for (guint i = 0; i < book->page_starts->len; i++) {
        const HoPageStart *start =
            &g_array_index(book->page_starts, HoPageStart, i);
        HoFolio folio = {start->place->order, start->mark->folio};

        g_array_append_val(book->folios, folio);
    }
}

/* The last page that begins before the place; in front of all, the first. */
const char *
ho_book_folio(HoHtml *html, const char *id)
{
    HoBook *book = html->book;
    const HoPlace *place = ho_book_place(book, id);
    guint from = 0, to = book->folios->len;

    book->asks_folios = true;
    if (place == NULL || to == 0)
        return NULL;
    while (to - from > 1) {
        guint middle = from + (to - from) / 2;

        if (g_array_index(book->folios, HoFolio, middle).order <= place->order)
            from = middle;
        else
            to = middle;
    }
    return g_array_index(book->folios, HoFolio, from).folio;
}
