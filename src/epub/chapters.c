/* How the text is cut into files: a chapter for each section of level 1. */
#include "epub/book.h"

#include "base/number.h"
#include "doc/selection.h"

#include <stdlib.h>
#include <string.h>

static char *
title_of(const HoBook *book, HoChapterKind kind, const HoBlock *block)
{
    static const char *const labels[] = {
        [HO_CHAPTER_COVER] = "cover-label",
        [HO_CHAPTER_NAV] = "toc-title",
    };
    g_autofree char *text = NULL;

    if (kind == HO_CHAPTER_COVER || kind == HO_CHAPTER_NAV)
        return g_strdup(ho_book_label(book, labels[kind]));
    if (block != NULL && block->title != NULL)
        text = ho_book_words(block->title);
    if (text != NULL && *text != '\0')
        return g_steal_pointer(&text);
    return g_strdup(book->title);
}

HoChapter *
ho_book_add_chapter(HoBook *book, HoChapterKind kind, const HoBlock *block)
{
    static const char *const names[] = {
        [HO_CHAPTER_COVER] = "cover",
        [HO_CHAPTER_TITLE] = "title",
        [HO_CHAPTER_NAV] = "nav",
        [HO_CHAPTER_FRONT] = "front",
    };
    HoChapter *chapter = g_new0(HoChapter, 1);

    chapter->kind = kind;
    chapter->block = block;
    chapter->text = g_string_new(NULL);
    chapter->title = title_of(book, kind, block);
    chapter->name = kind >= HO_CHAPTER_SECTION
                        ? g_strdup_printf("chapter-%u", ++book->n_sections)
                        : g_strdup(names[kind]);
    g_ptr_array_add(book->chapters, chapter);
    if (block != NULL) {
        g_hash_table_add(book->elsewhere, (void *) block);
        g_hash_table_insert(book->files, (void *) block,
                            GUINT_TO_POINTER(book->chapters->len));
    }
    return chapter;
}

static int
chapter_level(const HoBook *book)
{
    const char *text = ho_book_attribute(book, "epub-chapter-level");
    int level = text != NULL ? ho_int_of(text, 0) : 1;

    return CLAMP(level, 1, 5);
}

/* A section and those below it that are chapters too, in order. */
static void
add_section(HoBook *book, const HoBlock *block, int level)
{
    ho_book_add_chapter(book, HO_CHAPTER_SECTION, block);
    for (const HoBlock *child = block->first; child != NULL;
         child = child->next) {
        const HoSection *section = ho_section_of(child);

        if (section != NULL && section->level <= level)
            add_section(book, child, level);
    }
}

static bool
has_front(const HoDocument *doc)
{
    return doc->root->first != NULL && ho_section_of(doc->root->first) == NULL;
}

void
ho_book_split(HoBook *book)
{
    const HoDocument *doc = book->doc;
    int level = chapter_level(book);

    if (book->cover != NULL)
        ho_book_add_chapter(book, HO_CHAPTER_COVER, NULL);
    if (doc->title != NULL && ho_document_selected(doc) == NULL)
        ho_book_add_chapter(book, HO_CHAPTER_TITLE, NULL);
    ho_book_add_chapter(book, HO_CHAPTER_NAV, NULL);
    if (has_front(doc))
        ho_book_add_chapter(book, HO_CHAPTER_FRONT, NULL);
    for (const HoBlock *child = doc->root->first; child != NULL;
         child = child->next)
        if (ho_section_of(child) != NULL)
            add_section(book, child, level);
    /* A book needs a page to read. */
    if (book->chapters->len == 1)
        ho_book_add_chapter(book, HO_CHAPTER_FRONT, NULL);
}
