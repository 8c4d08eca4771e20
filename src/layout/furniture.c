/*
 * What surrounds the text: folios, running heads and feet from the theme's
 * templates (Asciidoctor PDF's keys and attribute names), and the numbers of
 * the contents.
 */
#include "layout/furniture.h"

#include "doc/selection.h"

#include <string.h>

/* What a template may name on a page. */
typedef struct {
    const HoPlacer *placer;
    const HoPages *pages;
    unsigned page;
    const char *document, *part, *chapter, *section;
} Scene;

static char *
roman(unsigned number)
{
    static const struct {
        unsigned value;
        const char *digits;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                 {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                 {5, "v"},    {4, "iv"},   {1, "i"}};
    GString *out = g_string_new(NULL);

    for (unsigned i = 0; i < G_N_ELEMENTS(steps); i++)
        for (; number >= steps[i].value && number < 5000;
             number -= steps[i].value)
            g_string_append(out, steps[i].digits);
    return g_string_free(out, FALSE);
}

static bool
is_front(const HoPlacer *placer, unsigned page)
{
    const HoPageDraft *draft = g_ptr_array_index(placer->drafts, page);

    return draft->front;
}

const char *
ho_furniture_page_folio(const HoPlacer *placer, unsigned page, HoArena *arena)
{
    unsigned front = 0;

    for (unsigned i = 0; i <= page; i++)
        front += is_front(placer, i);
    if (is_front(placer, page)) {
        g_autofree char *folio = roman(front);

        return ho_arena_strdup(arena, folio);
    }
    return ho_arena_printf(arena, "%u", page + 1 - front);
}

static void
number_pages(HoPlacer *placer, HoPages *pages)
{
    unsigned front = 0;

    for (unsigned i = 0; i < placer->drafts->len; i++) {
        front += is_front(placer, i);
        pages->pages[i].folio =
            is_front(placer, i)
                ? ho_furniture_page_folio(placer, i, pages->arena)
                : ho_arena_printf(pages->arena, "%u", i + 1 - front);
    }
}

/* The value of a name in a template; NULL when it has none. */
static const char *
scene_value(const Scene *scene, const char *name)
{
    const HoDocument *doc = scene->placer->flow->doc;
    const char *value = NULL;

    if (strcmp(name, "page-number") == 0) {
        value = scene->pages->pages[scene->page].folio;
        return ho_document_attribute(doc, "pagenums") ||
                       ho_document_attribute(doc, "nopagenums") == NULL
                   ? value
                   : NULL;
    }
    if (strcmp(name, "page-count") == 0)
        return ho_arena_printf(scene->pages->arena, "%u",
                               scene->placer->drafts->len);
    if (strcmp(name, "part-title") == 0)
        return scene->part;
    if (strcmp(name, "chapter-title") == 0)
        return scene->chapter;
    if (strcmp(name, "section-title") == 0)
        return scene->section;
    if (strcmp(name, "section-or-chapter-title") == 0)
        return scene->section ? scene->section : scene->chapter;
    if (strcmp(name, "document-title") == 0)
        return scene->document;
    return ho_document_attribute(doc, name);
}

/* Replaces {names}; marks of inline formatting are dropped.  NULL when a name
 * has no value: the line is left out. */
static char *
expand(const Scene *scene, const char *template)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (const char *c = template; *c != '\0'; c++) {
        const char *end = *c == '{' ? strchr(c, '}') : NULL;

        if (end != NULL) {
            g_autofree char *name = g_strndup(c + 1, (gsize) (end - c - 1));
            const char *value = scene_value(scene, name);

            if (value == NULL)
                return NULL;
            g_string_append(out, value);
            c = end;
        } else if (*c != '*' && *c != '_' && *c != '`') {
            g_string_append_c(out, *c);
        }
    }
    g_strstrip(out->str);
    return out->str[0] != '\0' ? g_strdup(out->str) : NULL;
}

/* The first line of a template, of several, that has all its values. */
static char *
expand_lines(const Scene *scene, const char *template)
{
    g_auto(GStrv) lines = g_strsplit(template, "\n", -1);

    for (unsigned i = 0; lines[i] != NULL; i++) {
        char *words = expand(scene, lines[i]);

        if (words != NULL)
            return words;
    }
    return NULL;
}

/* Shortens words until they fit. */
static const HoLine *
fitted_line(HoTextContext *text, const char *words, const HoStyle *style,
            double width)
{
    g_autoptr(GString) cut = g_string_new(words);
    const HoLine *line = ho_text_line(text, words, style);

    while (line->width > width && g_utf8_strlen(cut->str, -1) > 8) {
        glong length = g_utf8_strlen(cut->str, -1);
        glong keep =
            MIN(length - 2, (glong) ((double) length * width / line->width));
        g_autofree char *part = NULL;

        g_string_assign(cut, words);
        part = g_utf8_substring(cut->str, 0, MAX(keep, 1));
        g_strchomp(part);
        g_string_assign(cut, part);
        g_string_append(cut, "…");
        line = ho_text_line(text, cut->str, style);
    }
    return line;
}

static void
place_running(Scene *scene, HoPageDraft *draft, const char *where,
              const char *side, const char *position)
{
    const HoPlacer *placer = scene->placer;
    const HoTheme *theme = placer->flow->options->theme;
    const HoStyle *style =
        ho_theme_style(placer->flow->options->theme, NULL, where, NULL);
    g_autofree char *key =
        g_strdup_printf("%s-%s-%s-content", where, side, position);
    const char *template = ho_theme_string(theme, key, NULL);
    g_autofree char *words = template ? expand_lines(scene, template) : NULL;
    const HoPageStyle *page = &draft->geometry->page;
    double left, right, y;
    const HoLine *line;
    HoPlaced placed;

    if (words == NULL)
        return;
    left = ho_geometry_left(draft->geometry, scene->page);
    right = page->width - ho_geometry_right(draft->geometry, scene->page);
    line = fitted_line(placer->flow->text, words, style, (right - left) * 0.8);
    y = where[0] == 'h' ? page->margin.top * 0.55
                        : page->height - page->margin.bottom * 0.45;
    placed = (HoPlaced){.type = HO_PLACED_LINE,
                        .x = left,
                        .y = y,
                        .width = line->width,
                        .height = line->ascent + line->descent,
                        .line = line};
    if (strcmp(position, "right") == 0)
        placed.x = right - line->width;
    else if (strcmp(position, "center") == 0)
        placed.x = (left + right - line->width) / 2;
    g_array_append_val(draft->placed, placed);
}

static void
place_on_page(Scene *scene, HoPageDraft *draft)
{
    static const char *const positions[] = {"left", "center", "right"};
    const HoDocument *doc = scene->placer->flow->doc;
    const char *side = scene->page % 2 == 0 ? "recto" : "verso";

    if (draft->bare)
        return;
    for (unsigned i = 0; i < G_N_ELEMENTS(positions); i++) {
        if (ho_document_attribute(doc, "noheader") == NULL)
            place_running(scene, draft, "header", side, positions[i]);
        if (ho_document_attribute(doc, "nofooter") == NULL)
            place_running(scene, draft, "footer", side, positions[i]);
    }
}

/* Which running head a heading is: 0 part, 1 chapter, 2 section.  The sections
 * of an article stand where a book's are within a chapter; its chapter is the
 * document itself. */
static int
rank(const Scene *scene, const HoFlowHeading *heading)
{
    bool book = strcmp(scene->placer->flow->doc->doctype, "book") == 0;

    return book ? heading->level : heading->level == 1 ? 2 : 3;
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
            scene->part = heading->words;
        } else if (which == 1 && !(first_only && chapter)) {
            scene->chapter = heading->words;
            scene->section = NULL;
            chapter = true;
        } else if (which == 2 && !(first_only && section)) {
            scene->section = heading->words;
            section = true;
        }
    }
}

void
ho_furniture_place(HoPlacer *placer, HoPages *pages)
{
    g_autofree char *series = ho_document_series(placer->flow->doc);
    Scene scene = {.placer = placer,
                   .pages = pages,
                   .document = series != NULL ? series : pages->title};

    if (strcmp(placer->flow->doc->doctype, "book") != 0)
        scene.chapter = scene.document;
    number_pages(placer, pages);
    for (unsigned i = 0; i < placer->drafts->len; i++) {
        HoPageDraft *draft = g_ptr_array_index(placer->drafts, i);

        scene.page = i;
        follow_headings(&scene, draft, true);
        place_on_page(&scene, draft);
        follow_headings(&scene, draft, false);
    }
}

const char *
ho_furniture_folio(const HoPlacer *placer, const HoPages *pages, const char *id)
{
    unsigned page = GPOINTER_TO_UINT(g_hash_table_lookup(placer->places, id));

    return page > 0 ? pages->pages[page - 1].folio : NULL;
}

/* Of the em: a full stop. */
#define DOT_SIZE 0.1

/* Whether leaders are full stops and blanks.  Those are drawn, as words of
 * nothing but dots are in the way of whoever copies or listens. */
static bool
is_dots(const char *leader)
{
    return leader[strspn(leader, ". ")] == '\0' &&
           strchr(leader, '.') != NULL &&
           strchr(leader, '.') == strrchr(leader, '.');
}

/* A leader from one end to another, on a grid counted from the right so that
 * all stand in columns. */
static void
place_leader(const HoPlacer *placer, const HoPendingNumber *number,
             HoPlaced *placed, double end)
{
    HoTheme *theme = placer->flow->options->theme;
    HoTextContext *text = placer->flow->text;
    const HoStyle *style =
        ho_theme_style(theme, number->entry->style, "toc-dot-leader", NULL);
    const char *dot = ho_theme_string(theme, "toc-dot-leader-content", ". ");
    g_autofree char *two = g_strconcat(dot, dot, "|", NULL);
    const char *one = two + strlen(dot);
    double step = ho_text_line(text, two, style)->width -
                  ho_text_line(text, one, style)->width;
    double from = number->x + step, size = DOT_SIZE * style->text.size;
    g_autoptr(GString) dots = g_string_new(NULL);
    int n;

    if (step <= 0.1 || end - from < 2 * step || !number->entry->leader)
        return;
    n = MIN((int) ((end - from) / step), 400);
    if (is_dots(dot)) {
        *placed = (HoPlaced){.type = HO_PLACED_DOTS,
                             .x = end - (n - 1) * step - size,
                             .y = number->y - size,
                             .width = (n - 1) * step + size,
                             .height = size,
                             .dots = {style->text.color, step}};
        return;
    }
    for (; n > 0; n--)
        g_string_append(dots, dot);
    g_strchomp(dots->str);
    placed->line = ho_text_line(text, dots->str, style);
    placed->width = placed->line->width;
    placed->x = end - placed->width;
    placed->y = number->y;
    placed->height = number->height;
}

void
ho_furniture_number(HoPlacer *placer, const HoPages *pages)
{
    for (unsigned i = 0; i < placer->numbers->len; i++) {
        const HoPendingNumber *number =
            &g_array_index(placer->numbers, HoPendingNumber, i);
        const HoFlowEntry *entry = number->entry;
        HoPageDraft *draft = g_ptr_array_index(placer->drafts, number->page);
        HoPlaced *placed =
            &g_array_index(draft->placed, HoPlaced, number->index);
        const char *folio =
            entry->id ? ho_furniture_folio(placer, pages, entry->id) : NULL;
        const HoLine *line;
        HoLink *link;

        if (folio == NULL)
            continue;
        line = ho_text_line(placer->flow->text, folio, entry->style);
        placed[1] = (HoPlaced){.type = HO_PLACED_LINE,
                               .x = number->left + entry->right - line->width,
                               .y = number->y,
                               .width = line->width,
                               .height = number->height,
                               .tag = number->tag,
                               .line = line};
        place_leader(placer, number, &placed[0],
                     number->left + entry->right -
                         MAX(line->width, 1.2 * entry->style->text.size) -
                         0.4 * entry->style->text.size);
        link = ho_arena_new0(pages->arena, HoLink);
        link->id = entry->id;
        link->text = number->words;
        placed[2] = (HoPlaced){.type = HO_PLACED_LINK,
                               .x = number->left + number->begin,
                               .y = number->y - entry->style->text.size,
                               .width = entry->right - number->begin,
                               .height = number->height,
                               .tag = number->tag,
                               .link = link};
    }
}
