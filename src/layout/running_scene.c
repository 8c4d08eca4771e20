/*
 * What a page is about, and the names that templates have for it.
 */
#include "layout/running_scene.h"

#include "doc/selection.h"
#include "doc/title.h"
#include "layout/running_band.h"

#include <string.h>

static const HoSection *
section_of(const HoFlowHeading *heading)
{
    return heading != NULL && heading->block != NULL
               ? ho_section_of(heading->block)
               : NULL;
}

/* As the theme's title-style has it: the whole title, with its number alone or
 * without. */
static const char *
title_of(const HoPageScene *scene, const HoRunningBand *band,
         const HoFlowHeading *heading)
{
    const HoTheme *theme = scene->placer->flow->options->theme;
    const char *style =
        ho_running_band_string(theme, band, "title-style", "document");
    const HoSection *section = section_of(heading);
    g_autofree char *plain = NULL;

    if (heading == NULL || section == NULL || strcmp(style, "document") == 0)
        return heading != NULL ? heading->words : NULL;
    plain = ho_inline_to_text(section->base.title);
    if (strcmp(style, "toc") == 0 && section->numeral != NULL)
        return ho_arena_printf(scene->pages->arena, "%s. %s", section->numeral,
                               plain);
    return ho_arena_strdup(scene->pages->arena, plain);
}

static const char *
numeral_of(const HoFlowHeading *heading)
{
    const HoSection *section = section_of(heading);

    return section != NULL ? section->numeral : NULL;
}

static const char *
page_number(const HoPageScene *scene)
{
    const HoDocument *doc = scene->placer->flow->doc;

    return ho_document_attribute(doc, "pagenums") ||
                   ho_document_attribute(doc, "nopagenums") == NULL
               ? scene->pages->pages[scene->base.page].folio
               : NULL;
}

static const char *
subtitle(const HoPageScene *scene)
{
    g_autofree char *words = NULL;

    g_free(ho_document_title_split(scene->placer->flow->doc, &words));
    return words != NULL ? ho_arena_strdup(scene->pages->arena, words) : NULL;
}

static const char *
chapter_title(const HoPageScene *scene, const HoRunningBand *band)
{
    return scene->chapter != NULL ? title_of(scene, band, scene->chapter)
                                  : scene->base.chapter;
}

const char *
ho_page_scene_value(const HoRunningScene *base, const void *with,
                    const char *name)
{
    const HoPageScene *scene = (const HoPageScene *) base;
    const HoRunningBand *band = with;
    const HoPageDraft *draft =
        g_ptr_array_index(scene->placer->drafts, base->page);
    const HoPageStyle *page = &draft->geometry->page;

    if (strcmp(name, "page-number") == 0)
        return page_number(scene);
    if (strcmp(name, "page-count") == 0)
        return ho_arena_printf(scene->pages->arena, "%u",
                               scene->placer->drafts->len);
    if (strcmp(name, "page-layout") == 0)
        return page->width > page->height ? "landscape" : "portrait";
    if (strcmp(name, "document-title") == 0)
        return base->document;
    if (strcmp(name, "document-subtitle") == 0)
        return subtitle(scene);
    if (strcmp(name, "part-title") == 0)
        return title_of(scene, band, scene->part);
    if (strcmp(name, "part-numeral") == 0)
        return numeral_of(scene->part);
    if (strcmp(name, "chapter-title") == 0)
        return chapter_title(scene, band);
    if (strcmp(name, "chapter-numeral") == 0)
        return numeral_of(scene->chapter);
    if (strcmp(name, "section-title") == 0)
        return title_of(scene, band, scene->section);
    if (strcmp(name, "section-or-chapter-title") == 0)
        return scene->section != NULL ? title_of(scene, band, scene->section)
                                      : chapter_title(scene, band);
    return ho_document_attribute(scene->placer->flow->doc, name);
}

enum { NO_RANK = 3 };

/* Which running head a heading is: 0 part, 1 chapter, 2 section.  The sections
 * of an article stand where a book's are within a chapter; its chapter is the
 * document itself. */
static int
rank(const HoPageScene *scene, const HoFlowHeading *heading)
{
    bool book = strcmp(scene->placer->flow->doc->doctype, "book") == 0;
    int level = book ? heading->level : heading->level + 1;

    return MIN(level, scene->deepest) == level ? MIN(level, 2) : NO_RANK;
}

void
ho_page_scene_follow(HoPageScene *scene, const HoPageDraft *draft,
                     bool first_only)
{
    bool chapter = false, section = false;

    for (unsigned i = 0; i < draft->headings->len; i++) {
        const HoFlowHeading *heading = g_ptr_array_index(draft->headings, i);
        int which = rank(scene, heading);

        if (which == 0) {
            scene->part = heading;
            scene->chapter = scene->section = NULL;
        } else if (which == 1 && !(first_only && chapter)) {
            scene->chapter = heading;
            scene->section = NULL;
            chapter = true;
        } else if (which == 2 && !(first_only && section)) {
            scene->section = heading;
            section = true;
        }
    }
}

void
ho_page_scene_init(HoPageScene *scene, const HoPlacer *placer, HoPages *pages)
{
    const HoFlow *flow = placer->flow;
    g_autofree char *series = ho_document_series(flow->doc);
    g_autofree char *rest = NULL;
    g_autofree char *title = ho_document_title_split(flow->doc, &rest);
    const char *whole = series != NULL ? series : title;

    *scene = (HoPageScene){.placer = placer, .pages = pages};
    scene->base.document =
        whole != NULL ? ho_arena_strdup(pages->arena, whole) : pages->title;
    if (strcmp(flow->doc->doctype, "book") != 0)
        scene->base.chapter = scene->base.document;
    scene->deepest =
        (int) ho_theme_number(flow->options->theme, "header-sectlevels", 2);
}
