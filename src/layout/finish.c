/*
 * What waits for all pages: their furniture and grounds, the outline, what the
 * document says of itself.
 */
#include "layout/finish.h"

#include "base/number.h"
#include "doc/title.h"
#include "layout/backdrop.h"
#include "layout/furniture.h"

#include <string.h>

static unsigned
tag_depth(HoTag *tag)
{
    unsigned depth = 0;

    for (const HoTag *t = tag->parent; t != NULL; t = t->parent)
        depth++;
    return depth;
}

static void
finish_tags(HoFlow *flow)
{
    for (unsigned i = 0; i < flow->tags->len; i++) {
        HoTag *tag = g_ptr_array_index(flow->tags, i);

        tag->depth = tag_depth(tag);
    }
}

/* "3:1": down to level 3, open down to level 1.  Of the document, where a
 * section may have its own first number. */
static void
outline_levels(const HoDocument *doc, int *deepest, int *open)
{
    const char *levels = ho_document_attribute(doc, "outlinelevels");
    const char *colon = levels != NULL ? strchr(levels, ':') : NULL;

    *deepest = levels != NULL && *levels != ':' ? ho_int_of(levels, 5) : 5;
    *open = colon != NULL ? ho_int_of(colon + 1, 0) : -1;
}

/* The level that the sections around a heading let the outline go down to. */
static int
deepest_at(const HoFlowHeading *heading, int deepest)
{
    const HoBlock *block = heading->block;

    for (; block != NULL; block = block->parent) {
        const char *own = ho_attrs_find(block->attrs, "outlinelevels");

        if (own != NULL)
            return ho_int_of(own, deepest);
    }
    return deepest;
}

static void
finish_outline(HoPages *pages, const HoPlacer *placer)
{
    const GPtrArray *headings = placer->outline;
    HoOutlineEntry *entries =
        ho_arena_array(pages->arena, HoOutlineEntry, headings->len);
    int lowest = 1, deepest, open;
    unsigned n = 0;

    outline_levels(placer->flow->doc, &deepest, &open);
    for (unsigned i = 0; i < headings->len; i++) {
        const HoFlowHeading *heading = g_ptr_array_index(headings, i);

        lowest = MIN(lowest, heading->level);
    }
    for (unsigned i = 0; i < headings->len; i++) {
        const HoFlowHeading *heading = g_ptr_array_index(headings, i);
        int level = heading->level - lowest;
        int most = n > 0 ? (int) entries[n - 1].level + 1 : 0;

        if (heading->level > deepest_at(heading, deepest))
            continue;
        entries[n++] = (HoOutlineEntry){
            .title = heading->words,
            .id = heading->id,
            .level = (unsigned) MIN(level, most),
            .open = open < 0 ? level < 1 : heading->level < open};
    }
    pages->outline = entries;
    pages->n_outline = n;
}

/* Placeholders that were not needed go. */
static void
finish_page(HoPage *page, const HoPageDraft *draft, HoArena *arena)
{
    page->blank = draft->blank;
    page->cover = draft->cover;
    page->first_block = draft->first_block;
    page->first_text = draft->first_text;
    page->first_offset = draft->first_offset;
    page->placed = ho_arena_array(arena, HoPlaced, draft->placed->len);
    for (unsigned i = 0; i < draft->placed->len; i++) {
        const HoPlaced *placed = &g_array_index(draft->placed, HoPlaced, i);

        if (placed->type != HO_PLACED_LINE || placed->line != NULL)
            page->placed[page->n_placed++] = *placed;
    }
}

static const char *
attribute(const HoPages *pages, const HoDocument *doc, const char *name)
{
    return ho_arena_strdup(pages->arena, ho_document_attribute(doc, name));
}

static void
finish_metadata(HoPages *pages, const HoFlow *flow)
{
    const HoDocument *doc = flow->doc;
    g_autofree char *title = ho_document_title_text(doc);
    g_autofree char *authors = ho_document_author_names(doc);

    pages->title = title ? ho_arena_strdup(pages->arena, title)
                         : attribute(pages, doc, "docname");
    pages->author =
        authors[0] != '\0' ? ho_arena_strdup(pages->arena, authors) : NULL;
    pages->subject = attribute(pages, doc, "subject");
    if (pages->subject == NULL)
        pages->subject = attribute(pages, doc, "description");
    pages->keywords = attribute(pages, doc, "keywords");
    pages->lang = ho_arena_strdup(pages->arena, ho_document_language(doc));
    pages->created = flow->options->created;
    pages->right_to_left = ho_document_is_right_to_left(doc);
}

void
ho_pages_finish(HoPages *pages, HoPlacer *placer)
{
    pages->n_pages = placer->drafts->len;
    pages->pages = ho_arena_array(pages->arena, HoPage, pages->n_pages);
    for (unsigned i = 0; i < pages->n_pages; i++) {
        const HoPageDraft *draft = g_ptr_array_index(placer->drafts, i);

        pages->pages[i].width = draft->geometry->page.width;
        pages->pages[i].height = draft->geometry->page.height;
    }
    finish_metadata(pages, placer->flow);
    ho_furniture_place(placer, pages);
    ho_furniture_number(placer, pages);
    ho_backdrop_place(placer);
    for (unsigned i = 0; i < pages->n_pages; i++)
        finish_page(&pages->pages[i], g_ptr_array_index(placer->drafts, i),
                    pages->arena);
    if (pages->right_to_left)
        ho_pages_reflect(pages);
    finish_outline(pages, placer);
    finish_tags(placer->flow);
}
