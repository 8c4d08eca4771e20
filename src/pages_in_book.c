/* The pages of the PDF, found again in the tree of the EPUB. */
#include "doc/counterpart.h"
#include "doc/table.h"
#include "job.h"

/* Whether a cell of a table is a document. */
static bool
holds(const HoTable *table, const HoDocument *doc)
{
    for (unsigned r = 0; r < table->n_rows; r++)
        for (unsigned c = 0; c < table->rows[r].n_cells; c++)
            if (table->rows[r].cells[c].document == doc)
                return true;
    return false;
}

/* The block, or the table in whose cell it stands: cells are documents of their
 * own, and books are looked through without them. */
static const HoBlock *
outer_block(const HoDocument *print, const HoBlock *block)
{
    const HoDocument *doc = block != NULL ? block->document : print;

    if (doc == print)
        return block;
    while (doc->outer != NULL && doc->outer != print)
        doc = doc->outer;
    for (block = print->root; block != NULL;
         block = ho_block_walk(print->root, block)) {
        const HoTable *table = ho_table_of(block);

        if (table != NULL && holds(table, doc))
            return block;
    }
    return NULL;
}

/* The book's block that a page begins with, and the byte where it does.  A page
 * that begins with something the book has not (ifdef::backend-pdf[]) begins
 * there with the next thing that it has.  block NULL: it has nothing of it. */
static HoPageMark
mark_of(const HoPages *pages, unsigned i, const HoDocument *print,
        HoCounterparts *map)
{
    const HoPage *page = &pages->pages[i];
    const HoBlock *block = outer_block(print, page->first_block);
    const HoBlock *end =
        i + 1 < pages->n_pages ? outer_block(print, page[1].first_block) : NULL;
    HoPageMark mark = {.folio = page->folio};

    while (block != NULL && mark.block == NULL) {
        mark.block = ho_counterparts_block(map, block);
        if (mark.block == NULL)
            block = ho_block_walk(print->root, block);
        if (block == end)
            break;
    }
    if (mark.block != NULL && block != NULL && block == page->first_block)
        mark.text = ho_counterpart_text(block, page->first_text, mark.block);
    mark.offset = mark.text != NULL ? page->first_offset : 0;
    return mark;
}

/* Pages that hold nothing of the text (title, contents, a blank side) begin
 * where the book does, or else where the page before them begins. */
GArray *
ho_page_marks(const HoPages *pages, const HoDocument *print,
              const HoDocument *book)
{
    GArray *marks = g_array_new(FALSE, TRUE, sizeof(HoPageMark));
    g_autoptr(HoCounterparts) map = ho_counterparts_new(book);
    HoPageMark last = {.block = book->root};

    for (unsigned i = 0; i < pages->n_pages; i++) {
        HoPageMark mark = mark_of(pages, i, print, map);

        if (mark.block == NULL) {
            mark = last;
            mark.folio = pages->pages[i].folio;
        }
        last = mark;
        if (mark.folio != NULL)
            g_array_append_val(marks, mark);
    }
    return marks;
}
