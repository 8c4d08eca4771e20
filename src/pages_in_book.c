/* The pages of the PDF, found again in the tree of the EPUB. */
#include "doc/counterpart.h"
#include "job.h"

/* Where the printed pages begin in the book's own tree.  A page that begins
 * with something the book has not (ifdef::backend-pdf[]) begins there with the
 * next thing that it has. */
GArray *
ho_page_marks(const HoPages *pages, const HoDocument *print,
              const HoDocument *book)
{
    GArray *marks = g_array_new(FALSE, TRUE, sizeof(HoPageMark));
    g_autoptr(HoCounterparts) map = ho_counterparts_new(book);

    for (unsigned i = 0; i < pages->n_pages; i++) {
        const HoPage *page = &pages->pages[i];
        const HoBlock *block = page->first_block;
        const HoBlock *end =
            i + 1 < pages->n_pages ? page[1].first_block : NULL;
        HoPageMark mark = {.folio = page->folio};

        while (block != NULL && mark.block == NULL) {
            mark.block = ho_counterparts_block(map, block);
            if (mark.block == NULL)
                block = ho_block_walk(print->root, block);
            if (block == end)
                break;
        }
        if (mark.block == NULL || page->folio == NULL)
            continue;
        if (block == page->first_block)
            mark.text =
                ho_counterpart_text(block, page->first_text, mark.block);
        mark.offset = mark.text != NULL ? page->first_offset : 0;
        g_array_append_val(marks, mark);
    }
    return marks;
}
