/* Printed pages, by the block or text with which they begin. */
#include "epub/book.h"

void
ho_book_take_marks(HoBook *book)
{
    const HoEpubOptions *options = book->options;

    for (unsigned i = 0; i < options->n_marks; i++) {
        const HoPageMark *mark = &options->marks[i];
        const void *node = mark->text != NULL ? (const void *) mark->text
                                              : (const void *) mark->block;
        GPtrArray *marks = g_hash_table_lookup(book->marks, node);

        if (node == NULL)
            continue;
        if (marks == NULL) {
            marks = g_ptr_array_new();
            g_hash_table_insert(book->marks, (void *) node, marks);
        }
        g_ptr_array_add(marks, (void *) mark);
    }
}
