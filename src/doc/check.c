#include "doc/document.h"

static bool
is_sound_leaf(const HoInline *inl)
{
    return inl->text != NULL && inl->first == NULL &&
           g_utf8_validate(inl->text, -1, NULL);
}

static void
check_inlines(const HoInline *list)
{
    const HoInline *last = NULL;

    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next) {
        bool is_leaf =
            inl->kind == HO_INLINE_TEXT || inl->kind == HO_INLINE_RAW;

        g_assert(!is_leaf || is_sound_leaf(inl));
        check_inlines(inl);
        last = inl;
    }
    g_assert(list->last == last);
}

void
ho_document_check(const HoDocument *doc)
{
    for (const HoBlock *block = doc->root; block != NULL;
         block = ho_block_walk(doc->root, block)) {
        g_assert(block->class != NULL && block->document != NULL);
        g_assert((block->first == NULL) == (block->last == NULL));
        for (const HoBlock *child = block->first; child; child = child->next)
            g_assert(child->parent == block);
        if (block->inlines != NULL)
            check_inlines(block->inlines);
        if (block->title != NULL)
            check_inlines(block->title);
    }
}
