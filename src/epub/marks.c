/*
 * Printed pages found again.  The PDF may have been made from a reading of its
 * own of the same text, so a page's first words are looked up by where they
 * stand in the source, and by the order of texts in their block.
 */
#include "epub/book.h"

#include <string.h>

typedef struct {
    GHashTable
        *blocks; /* HoLoc's line and file, class → HoBlock *, the first */
} Index;

static guint64
key_of(const HoBlock *block)
{
    guint64 class = g_str_hash(block->class->name) & 0xffff;

    return (guint64) block->loc.line << 32 | (guint64) block->loc.file << 16 |
           class;
}

static void
index_blocks(const HoBlock *root, GHashTable *blocks)
{
    for (const HoBlock *block = root; block != NULL;
         block = ho_block_walk(root, block)) {
        guint64 key = key_of(block);

        if (g_hash_table_contains(blocks, &key))
            continue;
        g_hash_table_insert(blocks, g_memdup2(&key, sizeof key),
                            (void *) block);
    }
}

/* The number of a text among those of a list, counting on from *n. */
static bool
number_of(const HoInline *list, const HoInline *text, unsigned *n)
{
    if (list == NULL)
        return false;
    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next) {
        if (inl == text)
            return true;
        if (inl->kind == HO_INLINE_TEXT)
            ++*n;
        if (number_of(inl, text, n))
            return true;
    }
    return false;
}

static const HoInline *
text_of_number(const HoInline *list, unsigned *n)
{
    const HoInline *found;

    if (list == NULL)
        return NULL;
    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next) {
        if (inl->kind == HO_INLINE_TEXT && (*n)-- == 0)
            return inl;
        found = text_of_number(inl, n);
        if (found != NULL)
            return found;
    }
    return NULL;
}

/* The same text in the twin of its block: in its words or its title. */
static const HoInline *
twin_of_text(const HoBlock *block, const HoInline *text, const HoBlock *twin)
{
    unsigned n = 0;
    const HoInline *found = NULL;

    if (number_of(block->inlines, text, &n)) {
        found = text_of_number(twin->inlines, &n);
    } else {
        n = 0;
        if (number_of(block->title, text, &n))
            found = text_of_number(twin->title, &n);
    }
    return found != NULL && strcmp(found->text, text->text) == 0 ? found : NULL;
}

static void
add_mark(HoBook *book, const void *node, const HoPageMark *mark)
{
    GPtrArray *marks = g_hash_table_lookup(book->marks, node);
    HoPageMark *own = g_memdup2(mark, sizeof *mark);

    if (marks == NULL) {
        marks = g_ptr_array_new();
        g_hash_table_insert(book->marks, (void *) node, marks);
    }
    g_ptr_array_add(book->own_marks, own);
    g_ptr_array_add(marks, own);
}

void
ho_book_take_marks(HoBook *book)
{
    const HoEpubOptions *options = book->options;
    g_autoptr(GHashTable) blocks =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);

    if (options->n_marks == 0)
        return;
    index_blocks(book->doc->root, blocks);
    for (unsigned i = 0; i < options->n_marks; i++) {
        const HoPageMark *mark = &options->marks[i];
        guint64 key = mark->block != NULL ? key_of(mark->block) : 0;
        const HoBlock *twin = g_hash_table_lookup(blocks, &key);
        const HoInline *text = NULL;

        if (twin == NULL)
            continue;
        if (mark->text != NULL)
            text = twin_of_text(mark->block, mark->text, twin);
        add_mark(book, text != NULL ? (const void *) text : twin, mark);
    }
}
