/*
 * Templates filled in page by page: what the page is about (the first title on
 * it, else the one that goes on), in up to three columns of a band above or
 * below the text.
 */
#include "layout/running.h"

#include "doc/selection.h"
#include "doc/title.h"
#include "layout/furniture.h"
#include "layout/running_line.h"

#include <string.h>

enum { COLUMNS = 3 };

/* Baselines of single lines, as shares of the margin from its outer edge. */
#define HEAD_PLACE 0.55
#define FOOT_PLACE 0.55

/* Between neighbours whose columns the theme does not say. */
#define GAP 12.0

/* A band of one side: "header", "recto". */
typedef struct {
    const char *where, *side;
    const HoStyle *styles[COLUMNS];
    const char *templates[COLUMNS];
    HoAlign aligns[COLUMNS];
    double shares[COLUMNS]; /* of the width; 0: as is needed */
    double height;          /* 0: the margin's, one line on its place */
    const HoStyle *style;
    const char *valign;
} Band;

/* What is known on a page. */
typedef struct {
    HoRunningScene base;
    const HoPlacer *placer;
    HoPages *pages;
    Band bands[2][2]; /* header, footer; recto, verso */
    const HoFlowHeading *part, *chapter, *section;
    int deepest; /* level that section-title goes down to */
} Scene;

/* --- what the theme says --- */

static char *
band_key(const Band *band, const char *position, const char *name)
{
    return position == NULL ? g_strdup_printf("%s-%s", band->where, name)
                            : g_strdup_printf("%s-%s-%s-%s", band->where,
                                              band->side, position, name);
}

static const char *
band_string(const HoTheme *theme, const Band *band, const char *name,
            const char *fallback)
{
    g_autofree char *own =
        g_strdup_printf("%s-%s-%s", band->where, band->side, name);
    g_autofree char *key = band_key(band, NULL, name);

    return ho_theme_string(theme, own, ho_theme_string(theme, key, fallback));
}

/* "<40% =20% >40%": one column is the centre, two are left and right. */
static void
read_columns(Band *band, const char *spec)
{
    g_auto(GStrv) words = g_strsplit_set(spec, " ", -1);
    unsigned n = 0, first, step;
    double sum = 0;

    for (unsigned i = 0; words[i] != NULL; i++)
        n += words[i][0] != '\0';
    if (n == 0 || n > COLUMNS)
        return;
    first = n == 1 ? 1 : 0;
    step = n == 2 ? 2 : 1;
    for (unsigned i = 0, at = first; words[i] != NULL; i++) {
        const char *word = words[i];

        if (word[0] == '\0')
            continue;
        band->aligns[at] = word[0] == '>'   ? HO_ALIGN_RIGHT
                           : word[0] == '=' ? HO_ALIGN_CENTER
                                            : HO_ALIGN_LEFT;
        word += strspn(word, "<=>");
        band->shares[at] = *word != '\0' ? g_ascii_strtod(word, NULL) : 100;
        band->shares[at] = MAX(band->shares[at], 1);
        sum += band->shares[at];
        at += step;
    }
    for (unsigned i = 0; i < COLUMNS; i++)
        band->shares[i] /= sum;
}

static void
read_band(Band *band, const HoFlow *flow, const char *where, const char *side)
{
    static const char *const positions[] = {"left", "center", "right"};
    static const HoAlign aligns[] = {HO_ALIGN_LEFT, HO_ALIGN_CENTER,
                                     HO_ALIGN_RIGHT};
    HoTheme *theme = flow->options->theme;
    g_autofree char *height = NULL;

    band->where = where;
    band->side = side;
    height = band_key(band, NULL, "height");
    band->height = ho_theme_number(theme, height, 0);
    band->style = ho_theme_style(theme, NULL, where, NULL);
    band->valign = band_string(theme, band, "vertical-align", "middle");
    for (unsigned i = 0; i < COLUMNS; i++) {
        g_autofree char *name =
            g_strdup_printf("%s-%s-%s", where, side, positions[i]);
        g_autofree char *key = band_key(band, positions[i], "content");

        band->aligns[i] = aligns[i];
        band->styles[i] = ho_theme_style(theme, band->style, name, NULL);
        band->templates[i] = ho_theme_string(theme, key, NULL);
    }
    read_columns(band, band_string(theme, band, "columns", ""));
}

/* --- values --- */

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
title_of(const Scene *scene, const Band *band, const HoFlowHeading *heading)
{
    const HoTheme *theme = scene->placer->flow->options->theme;
    const char *style = band_string(theme, band, "title-style", "document");
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
page_number(const Scene *scene)
{
    const HoDocument *doc = scene->placer->flow->doc;

    return ho_document_attribute(doc, "pagenums") ||
                   ho_document_attribute(doc, "nopagenums") == NULL
               ? scene->pages->pages[scene->base.page].folio
               : NULL;
}

static const char *
subtitle(const Scene *scene)
{
    g_autofree char *words = NULL;

    g_free(ho_document_title_split(scene->placer->flow->doc, &words));
    return words != NULL ? ho_arena_strdup(scene->pages->arena, words) : NULL;
}

static const char *
chapter_title(const Scene *scene, const Band *band)
{
    return scene->chapter != NULL ? title_of(scene, band, scene->chapter)
                                  : scene->base.chapter;
}

/* NULL: the name has no value here. */
static const char *
value_of(const HoRunningScene *base, const void *with, const char *name)
{
    const Scene *scene = (const Scene *) base;
    const Band *band = with;
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

/* --- placing --- */

typedef struct {
    GArray *lines[COLUMNS]; /* of HoRunningLine */
    double widths[COLUMNS]; /* of the widest */
} Content;

static double
widest(const GArray *lines)
{
    double width = 0;

    for (unsigned i = 0; i < lines->len; i++)
        width = MAX(width,
                    ho_running_width(&g_array_index(lines, HoRunningLine, i)));
    return width;
}

/* The room of a column: what the theme says, else what its neighbours leave. */
static double
room_of(const Band *band, const Content *content, unsigned column, double width)
{
    double others = 0;

    if (band->shares[column] > 0)
        return band->shares[column] * width;
    for (unsigned i = 0; i < COLUMNS; i++)
        if (i != column && content->widths[i] > 0)
            others += MIN(content->widths[i], 0.4 * width) + GAP;
    return MAX(width - others, 0.3 * width);
}

/* x of a column's left edge and its width, in the text's width. */
static void
column_place(const Band *band, unsigned column, double width, double *x,
             double *room)
{
    *x = 0;
    *room = width;
    if (band->shares[column] <= 0)
        return;
    for (unsigned i = 0; i < column; i++)
        *x += band->shares[i] * width;
    *room = band->shares[column] * width;
}

/* The baseline of the first of n lines. */
static double
first_baseline(const Band *band, const HoStyle *style, unsigned n,
               const HoPageStyle *page)
{
    bool head = band->where[0] == 'h';
    double leading = style->leading, size = style->text.size, top, free;

    if (band->height <= 0)
        return head ? page->margin.top * HEAD_PLACE - (n - 1) * leading
                    : page->height - page->margin.bottom * (1 - FOOT_PLACE);
    top = (head ? 0 : page->height - band->height) + band->style->padding.top;
    free = band->height - band->style->padding.top -
           band->style->padding.bottom - n * leading;
    if (strcmp(band->valign, "bottom") == 0)
        top += free;
    else if (strcmp(band->valign, "top") != 0)
        top += free / 2;
    return top + (leading - size) / 2 + 0.78 * size;
}

/* A picture is no higher than its band, and stands in the middle of it. */
static HoPlaced
place_picture(const Band *band, HoFlowPicture picture, const HoPageStyle *page)
{
    bool head = band->where[0] == 'h';
    double margin = head ? page->margin.top : page->margin.bottom;
    double height = band->height > 0 ? band->height - band->style->padding.top -
                                           band->style->padding.bottom
                                     : 0.6 * margin;
    double middle = band->height > 0 ? band->height / 2 : 0.5 * margin;
    double scale = MIN(1, MAX(height, 1) / MAX(picture.height, 1));

    return (HoPlaced){.type = HO_PLACED_IMAGE,
                      .y = (head ? middle : page->height - middle) -
                           picture.height * scale / 2,
                      .width = picture.width * scale,
                      .height = picture.height * scale,
                      .image = {.file = picture.image, .alt = ""}};
}

static HoPlaced
place_words(const HoLine *line, double y)
{
    return (HoPlaced){.type = HO_PLACED_LINE,
                      .y = y,
                      .width = line->width,
                      .height = line->ascent + line->descent,
                      .line = line};
}

static void
place_column(const Scene *scene, HoPageDraft *draft, const Band *band,
             const GArray *lines, unsigned column)
{
    const HoPageStyle *page = &draft->geometry->page;
    const HoStyle *style = band->styles[column];
    double left = ho_geometry_left(draft->geometry, scene->base.page);
    double width = page->width - left -
                   ho_geometry_right(draft->geometry, scene->base.page);
    double y = first_baseline(band, style, lines->len, page), x, room;

    column_place(band, column, width, &x, &room);
    for (unsigned i = 0; i < lines->len; i++, y += style->leading) {
        const HoRunningLine *line = &g_array_index(lines, HoRunningLine, i);
        HoPlaced placed = line->line != NULL
                              ? place_words(line->line, y)
                              : place_picture(band, line->picture, page);
        double free = room - placed.width;

        placed.x = left + x +
                   (band->aligns[column] == HO_ALIGN_RIGHT    ? free
                    : band->aligns[column] == HO_ALIGN_CENTER ? free / 2
                                                              : 0);
        g_array_append_val(draft->placed, placed);
    }
}

/* Fill and rule of a band that has a height. */
static void
place_ground(HoPageDraft *draft, const Band *band)
{
    const HoPageStyle *page = &draft->geometry->page;
    const HoStyle *style = band->style;
    bool head = band->where[0] == 'h';
    double rule = head ? style->border.bottom : style->border.top;
    double top = head ? 0 : page->height - band->height;
    HoPlaced placed = {.width = page->width};

    if (band->height <= 0)
        return;
    if (style->background.alpha > 0) {
        placed.type = HO_PLACED_RULE;
        placed.y = top;
        placed.height = band->height;
        placed.rule = style->background;
        g_array_append_val(draft->placed, placed);
    }
    if (rule > 0 && style->border_color.alpha > 0) {
        placed.type = HO_PLACED_RULE;
        placed.x = draft->geometry->page.margin.left;
        placed.width = page->width - page->margin.left - page->margin.right;
        placed.y = head ? band->height - rule : top;
        placed.height = rule;
        placed.rule = style->border_color;
        g_array_append_val(draft->placed, placed);
    }
}

static void
place_band(const Scene *scene, HoPageDraft *draft, const Band *band)
{
    const HoFlow *flow = scene->placer->flow;
    const HoPageStyle *page = &draft->geometry->page;
    double width = page->width - page->margin.left - page->margin.right;
    Content content = {0};
    bool any = false;

    for (unsigned i = 0; i < COLUMNS; i++) {
        content.lines[i] =
            ho_running_lines(flow, &scene->base, value_of, band,
                             band->templates[i], band->styles[i]);
        content.widths[i] = widest(content.lines[i]);
        any = any || content.lines[i]->len > 0;
    }
    if (any)
        place_ground(draft, band);
    for (unsigned i = 0; i < COLUMNS; i++) {
        ho_running_fit(flow, content.lines[i], band->styles[i],
                       room_of(band, &content, i, width));
        place_column(scene, draft, band, content.lines[i], i);
        g_array_unref(content.lines[i]);
    }
}

static void
place_on_page(const Scene *scene, HoPageDraft *draft)
{
    const HoDocument *doc = scene->placer->flow->doc;
    bool recto = ho_furniture_is_recto(scene->placer, scene->base.page);

    if (!ho_furniture_has_running(scene->placer, scene->base.page))
        return;
    if (ho_document_attribute(doc, "noheader") == NULL)
        place_band(scene, draft, &scene->bands[0][recto ? 0 : 1]);
    if (ho_document_attribute(doc, "nofooter") == NULL)
        place_band(scene, draft, &scene->bands[1][recto ? 0 : 1]);
}

/* --- titles --- */

/* Which running head a heading is: 0 part, 1 chapter, 2 section.  The sections
 * of an article stand where a book's are within a chapter; its chapter is the
 * document itself. */
static int
rank(const Scene *scene, const HoFlowHeading *heading)
{
    bool book = strcmp(scene->placer->flow->doc->doctype, "book") == 0;
    int level = book ? heading->level : heading->level + 1;

    return MIN(level, scene->deepest) == level ? MIN(level, 2) : COLUMNS;
}

/* The first section that begins on a page is the page's; else the one that
 * goes on. */
static void
follow_headings(Scene *scene, const HoPageDraft *draft, bool first_only)
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
ho_running_place(HoPlacer *placer, HoPages *pages)
{
    const HoFlow *flow = placer->flow;
    g_autofree char *series = ho_document_series(flow->doc);
    g_autofree char *rest = NULL;
    g_autofree char *title = ho_document_title_split(flow->doc, &rest);
    Scene scene = {.placer = placer, .pages = pages};

    scene.base.document = series != NULL  ? series
                          : title != NULL ? title
                                          : pages->title;
    if (strcmp(flow->doc->doctype, "book") != 0)
        scene.base.chapter = scene.base.document;
    scene.deepest =
        (int) ho_theme_number(flow->options->theme, "header-sectlevels", 2);
    for (unsigned i = 0; i < 2; i++) {
        read_band(&scene.bands[0][i], flow, "header", i ? "verso" : "recto");
        read_band(&scene.bands[1][i], flow, "footer", i ? "verso" : "recto");
    }
    for (unsigned i = 0; i < placer->drafts->len; i++) {
        HoPageDraft *draft = g_ptr_array_index(placer->drafts, i);

        scene.base.page = i;
        follow_headings(&scene, draft, true);
        place_on_page(&scene, draft);
        follow_headings(&scene, draft, false);
    }
}
