/*
 * Files that got too long for readers made for small machines: their sections
 * become files of their own; what has none is cut between blocks until it fits.
 */
#include "epub/book.h"

/* calibre's default, "required for Adobe Digital Editions", less some room. */
#define MAX_CHAPTER ((gsize) 250 * 1024)
/* What is cut is cut to less, so that most parts fit at once. */
#define WANTED_CHAPTER ((gsize) 220 * 1024)

static bool
split_sections(HoBook *book, const HoBlock *block)
{
    bool any = false;

    for (const HoBlock *child = block->first; child != NULL;
         child = child->next) {
        if (ho_section_of(child) == NULL ||
            g_hash_table_contains(book->elsewhere, child))
            continue;
        g_hash_table_add(book->elsewhere, (void *) child);
        any = true;
    }
    return any;
}

/* Whose children a file is made of. */
static const HoBlock *
container_of(const HoBook *book, const HoChapter *chapter)
{
    const HoBlock *root = book->doc->root;

    if (chapter->block != NULL)
        return chapter->block;
    return root->first != NULL && ho_block_is(root->first, "preamble")
               ? root->first
               : root;
}

static const HoBlock *
next_cut(const HoBook *book, const HoBlock *block)
{
    while (block != NULL && !g_hash_table_contains(book->cuts, block))
        block = block->next;
    return block;
}

/* Cuts a file between its blocks into as many parts as its length asks for;
 * where blocks differ much another round follows. */
static bool
divide(HoBook *book, const HoChapter *chapter)
{
    const HoBlock *from = chapter->kind == HO_CHAPTER_MORE
                              ? chapter->from
                              : container_of(book, chapter)->first;
    const HoBlock *to = from != NULL ? next_cut(book, from->next) : NULL;
    gsize parts = chapter->text->len / WANTED_CHAPTER + 1, count = 0, at = 0;
    bool any = false;

    for (const HoBlock *b = from; b != to; b = b->next)
        count += ho_section_of(b) == NULL;
    if (count == 0)
        return false;
    parts = MIN(parts, count);
    for (const HoBlock *b = from; b != to; b = b->next) {
        if (ho_section_of(b) == NULL) {
            bool is_first =
                at > 0 && at * parts / count > (at - 1) * parts / count;

            if (is_first)
                g_hash_table_add(book->cuts, (void *) b);
            any = any || is_first;
            at++;
        }
        if (any)
            g_hash_table_add(book->elsewhere, (void *) b);
    }
    return any;
}

static void
add_rest(HoBook *book, const HoBlock *container, const HoBlock *section)
{
    const HoBlock *cut = next_cut(book, container->first);

    while (cut != NULL) {
        HoChapter *chapter = ho_book_add_chapter(book, HO_CHAPTER_MORE, NULL);

        chapter->block = section;
        chapter->from = cut;
        cut = chapter->to = next_cut(book, cut->next);
        if (section != NULL && section->title != NULL) {
            g_free(chapter->title);
            chapter->title = ho_book_words(section->title);
        }
    }
}

static void
add_known(HoBook *book, const HoBlock *block)
{
    ho_book_add_chapter(book, HO_CHAPTER_SECTION, block);
    add_rest(book, block, block);
    for (const HoBlock *child = block->first; child != NULL;
         child = child->next)
        if (ho_section_of(child) != NULL &&
            g_hash_table_contains(book->elsewhere, child))
            add_known(book, child);
}

static void
add_again(HoBook *book)
{
    const HoBlock *root = book->doc->root;
    guint first = 0;

    while (first < book->chapters->len &&
           ((HoChapter *) book->chapters->pdata[first])->kind <
               HO_CHAPTER_SECTION)
        first++;
    g_ptr_array_set_size(book->chapters, (gint) first);
    book->n_sections = 0;
    add_rest(book, container_of(book, book->chapters->pdata[first - 1]), NULL);
    for (const HoBlock *child = root->first; child != NULL; child = child->next)
        if (ho_section_of(child) != NULL &&
            g_hash_table_contains(book->elsewhere, child))
            add_known(book, child);
}

bool
ho_book_split_more(HoBook *book)
{
    bool any = false;

    for (guint i = 0; i < book->chapters->len; i++) {
        const HoChapter *chapter = book->chapters->pdata[i];

        if (chapter->kind < HO_CHAPTER_FRONT ||
            chapter->text->len <= MAX_CHAPTER)
            continue;
        if (chapter->kind == HO_CHAPTER_SECTION &&
            split_sections(book, chapter->block))
            any = true;
        else
            any = divide(book, chapter) || any;
    }
    if (any)
        add_again(book);
    return any;
}
