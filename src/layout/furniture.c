/*
 * What surrounds the text: folios, where they and the running heads start, and
 * the numbers of the contents.
 */
#include "layout/furniture.h"

#include "layout/running.h"

#include <string.h>

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

/* --- where numbers and heads start --- */

static unsigned
body_page(const HoPlacer *placer)
{
    unsigned i = 0;

    while (i < placer->drafts->len &&
           ((const HoPageDraft *) g_ptr_array_index(placer->drafts, i))->front)
        i++;
    return i;
}

/* The first page of the front matter that is not the title's. */
static unsigned
toc_page(const HoPlacer *placer, unsigned body)
{
    for (unsigned i = 0; i < body; i++) {
        const HoPageDraft *draft = g_ptr_array_index(placer->drafts, i);

        if (!draft->bare)
            return i;
    }
    return body;
}

/* The page, from 0, that a key of Asciidoctor PDF's names: "title", "toc",
 * "body", or one of the body by its number from 1. */
static unsigned
start_page(const HoPlacer *placer, const char *key, const char *fallback)
{
    const HoTheme *theme = placer->flow->options->theme;
    const char *word = ho_theme_string(theme, key, fallback);
    unsigned body = body_page(placer);
    double number = g_ascii_strtod(word, NULL);

    if (number >= 1)
        return body + (unsigned) MIN(number - 1, 1e6);
    if (strcmp(word, "cover") == 0 || strcmp(word, "title") == 0)
        return 0;
    return strcmp(word, "toc") == 0 ? toc_page(placer, body) : body;
}

static unsigned
number_of(const HoPlacer *placer, unsigned page, bool *front)
{
    unsigned start = start_page(placer, "page-numbering-start-at", "body");

    *front = page < start;
    return *front ? page + 1 : page - start + 1;
}

const char *
ho_furniture_page_folio(const HoPlacer *placer, unsigned page, HoArena *arena)
{
    bool front;
    unsigned number = number_of(placer, page, &front);

    if (front) {
        g_autofree char *folio = roman(number);

        return ho_arena_strdup(arena, folio);
    }
    return ho_arena_printf(arena, "%u", number);
}

bool
ho_furniture_has_running(const HoPlacer *placer, unsigned page)
{
    const HoPageDraft *draft = g_ptr_array_index(placer->drafts, page);
    bool is_title = draft->bare && draft->front && !draft->blank;

    if (draft->cover ||
        page < start_page(placer, "running-content-start-at", "toc"))
        return false;
    return !draft->bare ||
           (is_title &&
            g_strcmp0(ho_theme_string(placer->flow->options->theme,
                                      "running-content-start-at", NULL),
                      "title") == 0);
}

bool
ho_furniture_is_recto(const HoPlacer *placer, unsigned page)
{
    const char *way =
        ho_document_attribute(placer->flow->doc, "pdf-folio-placement");
    bool front, inverted;
    unsigned number = page + 1;

    if (way != NULL && g_str_has_prefix(way, "virtual"))
        number = number_of(placer, page, &front);
    inverted = way != NULL && g_str_has_suffix(way, "inverted");
    return (number % 2 == 1) != inverted;
}

void
ho_furniture_place(HoPlacer *placer, HoPages *pages)
{
    for (unsigned i = 0; i < placer->drafts->len; i++)
        pages->pages[i].folio =
            ho_furniture_page_folio(placer, i, pages->arena);
    ho_running_place(placer, pages);
}

/* The folio of the page that an id is on, or NULL. */
static const char *
folio_of(const HoPlacer *placer, const HoPages *pages, const char *id)
{
    unsigned page = GPOINTER_TO_UINT(g_hash_table_lookup(placer->places, id));
    unsigned card = GPOINTER_TO_UINT(g_hash_table_lookup(placer->cards, id));

    if (card > 0)
        return ho_arena_printf(pages->arena, "%u", card);
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
            entry->id ? folio_of(placer, pages, entry->id) : NULL;
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
