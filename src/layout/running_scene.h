#pragma once

#include "layout/place.h"
#include "layout/running_line.h"

/* What is known on a page: the titles that it stands under. */
typedef struct {
    HoRunningScene base;
    const HoPlacer *placer;
    HoPages *pages;
    const HoFlowHeading *part, *chapter, *section; /* or NULL */
    int deepest; /* level that section-title goes down to */
} HoPageScene;

/* Before the first page.  Strings are in the pages' arena. */
void ho_page_scene_init(HoPageScene *scene, const HoPlacer *placer,
                        HoPages *pages);

/* Goes on by the headings of a page.  first_only: up to the first of a kind,
 * for the first section that begins on a page is the page's, else the one that
 * goes on. */
void ho_page_scene_follow(HoPageScene *scene, const HoPageDraft *draft,
                          bool first_only);

/* A HoRunningValue: base is a HoPageScene's, with the HoRunningBand that wants
 * to know.  NULL: the name has no value here. */
const char *ho_page_scene_value(const HoRunningScene *base, const void *with,
                                const char *name);
