/* Each picture with its text on a card. */
#include "layout/cards.h"

#include "base/number.h"
#include "layout/arrange.h"
#include "layout/geometry.h"
#include "layout/running_line.h"

#include <string.h>

/* A picture is no higher than this share of a card. */
#define HIGHEST 0.55
/* A card with so much on it, in shares, is not for a picture too. */
#define FULL 0.3

/* --- the grid --- */

static unsigned
count_of(const HoTheme *theme, const char *key, double fallback)
{
    return (unsigned) CLAMP(ho_theme_number(theme, key, fallback), 1, 4);
}

/* slides-per-page: 2, 4, 6 or 8, of which the pages' longer side takes more. */
static void
set_counts(HoCards *cards, const HoFlow *flow)
{
    const char *text = ho_document_attribute(flow->doc, "slides-per-page");
    const HoPageStyle *page = &flow->geometry->page;
    int asked = text != NULL ? ho_int_of(text, 0) : 0;
    unsigned few = asked <= 2 ? 1 : 2;
    unsigned many = asked <= 2 ? 2 : asked <= 4 ? 2 : asked <= 6 ? 3 : 4;

    cards->columns = count_of(flow->options->theme, "cards-columns", 2);
    cards->rows = count_of(flow->options->theme, "cards-rows", 2);
    if (asked <= 0)
        return;
    cards->columns = page->width > page->height ? many : few;
    cards->rows = page->width > page->height ? few : many;
}

HoCards *
ho_cards_new(HoFlow *flow, const HoGeometry *geometry)
{
    HoCards *cards = ho_arena_new0(flow->arena, HoCards);
    HoGeometry *card = ho_arena_dup(flow->arena, geometry, 1, sizeof *geometry);
    const HoTheme *theme = flow->options->theme;
    const HoPageStyle *page = &geometry->page;
    double width = page->width - page->margin.left - page->margin.right;
    double height = page->height - page->margin.top - page->margin.bottom;

    set_counts(cards, flow);
    cards->gap = ho_theme_number(theme, "cards-gap", 8);
    cards->padding = ho_theme_number(theme, "cards-padding", 11);
    cards->foot = ho_theme_number(theme, "cards-foot-height", 14);
    cards->width = (width - cards->gap * (cards->columns - 1)) / cards->columns;
    cards->height = (height - cards->gap * (cards->rows - 1)) / cards->rows;
    card->body_width = MAX(cards->width - 2 * cards->padding, 72);
    card->body_height =
        MAX(cards->height - 2 * cards->padding - cards->foot, 72);
    card->page.columns = 1;
    cards->geometry = card;
    return cards;
}

/* How far a mark is from the cards, and how long. */
#define MARK_AWAY   6.0
#define MARK_LENGTH 12.0
#define MARK_WIDTH  0.25

static void
place_mark(HoPlacer *placer, double x, double y, bool upright)
{
    double length = MARK_LENGTH, width = MARK_WIDTH;

    ho_placer_add(placer, (HoPlaced){.type = HO_PLACED_RULE,
                                     .x = upright ? x - width / 2 : x,
                                     .y = upright ? y : y - width / 2,
                                     .width = upright ? width : length,
                                     .height = upright ? length : width,
                                     .rule = (HoColor){0.3, 0.3, 0.3, 1}});
}

/* Where to cut, in the margins: midway between cards, and around them. */
static void
place_marks(const HoCards *cards, HoPlacer *placer, double x, double y)
{
    double wide = cards->width + cards->gap, high = cards->height + cards->gap;
    double right = x + cards->columns * wide, foot = y + cards->rows * high;

    for (unsigned i = 0; i <= cards->columns; i++) {
        place_mark(placer, x + i * wide, y - MARK_AWAY - MARK_LENGTH, true);
        place_mark(placer, x + i * wide, foot + MARK_AWAY, true);
    }
    for (unsigned i = 0; i <= cards->rows; i++) {
        place_mark(placer, x - MARK_AWAY - MARK_LENGTH, y + i * high, false);
        place_mark(placer, right + MARK_AWAY, y + i * high, false);
    }
}

/* What would stand around the cards is cut off: they have numbers of their
 * own. */
static void
begin_page(const HoCards *cards, HoPlacer *placer)
{
    const HoTheme *theme = placer->flow->options->theme;

    ho_placer_page(placer, false);
    placer->draft->bare = true;
    if (strcmp(ho_theme_string(theme, "cards-cut-marks", "true"), "true") == 0)
        place_marks(
            cards, placer,
            ho_geometry_left(placer->geometry, placer->drafts->len - 1) -
                cards->gap / 2,
            placer->geometry->page.margin.top - cards->gap / 2);
}

void
ho_cards_next(HoCards *cards, HoPlacer *placer)
{
    unsigned cell = cards->placed++ % (cards->columns * cards->rows);
    unsigned row = cell / cards->columns;
    const HoTheme *theme = placer->flow->options->theme;
    HoPlaced frame = {
        .type = HO_PLACED_BOX, .width = cards->width, .height = cards->height};
    double line = ho_theme_number(theme, "cards-border-width", 0.5);

    if (cell == 0)
        begin_page(cards, placer);
    placer->card = cards->placed;
    frame.x = ho_geometry_left(placer->geometry, placer->drafts->len - 1) +
              cell % cards->columns * (cards->width + cards->gap);
    frame.y =
        placer->geometry->page.margin.top + row * (cards->height + cards->gap);
    frame.box.stroke = ho_theme_color(theme, "cards-border-color",
                                      (HoColor){0.7, 0.7, 0.69, 1});
    frame.box.border = (HoEdges){line, line, line, line};
    frame.box.radius = ho_theme_number(theme, "cards-border-radius", 4);
    ho_placer_add(placer, frame);
    placer->left = frame.x + cards->padding;
    placer->top = frame.y + cards->padding;
    placer->foot = placer->top + cards->geometry->body_height;
}

static void
place_words(HoPlacer *placer, const HoLine *line, double x, double y)
{
    ho_placer_add(placer, (HoPlaced){.type = HO_PLACED_LINE,
                                     .x = x,
                                     .y = y,
                                     .width = line->width,
                                     .height = line->ascent + line->descent,
                                     .line = line});
}

/* The title of the talk that the card ends in. */
static const char *
talk_of(const HoPlacer *placer)
{
    for (unsigned i = placer->outline->len; i-- > 0;) {
        const HoFlowHeading *heading = g_ptr_array_index(placer->outline, i);

        if (heading->level <= 1)
            return heading->words;
    }
    return NULL;
}

void
ho_cards_end(const HoCards *cards, HoPlacer *placer)
{
    HoTextContext *text = placer->flow->text;
    const HoStyle *style =
        ho_theme_style(placer->flow->options->theme, NULL, "cards-foot", NULL);
    g_autofree char *number = g_strdup_printf("%u", cards->placed);
    const HoLine *figure = ho_text_line(text, number, style);
    const char *title = talk_of(placer);
    double width = cards->geometry->body_width;
    double y = placer->foot + cards->foot;

    if (title != NULL)
        place_words(placer,
                    ho_running_shortened(text, title, style,
                                         width - figure->width - 12),
                    placer->left, y);
    place_words(placer, figure, placer->left + width - figure->width, y);
}

/* --- what goes on which card --- */

typedef struct {
    HoFlow *flow;
    const GArray *items;
    GArray *out;
    double height; /* of what is on the card so far */
    bool picture;  /* it has one */
} Maker;

static void
scale_picture(const Maker *m, HoFlowItem *item)
{
    double most = HIGHEST * m->flow->body_height;
    double scale = item->height > most ? most / item->height : 1;

    for (unsigned k = 0; k < item->images->plates->len; k++) {
        HoFlowPlate *plate =
            &g_array_index(item->images->plates, HoFlowPlate, k);

        plate->x *= scale;
        plate->picture.width *= scale;
        plate->picture.height *= scale;
    }
    item->height *= scale;
    item->least *= scale;
}

/* The index in out of what the picture to come is tied to: words that lead to
 * it and the title over them. */
static unsigned
tied(const Maker *m, double before)
{
    unsigned first = m->out->len;
    HoFlowItem picture = {.type = HO_FLOW_IMAGE, .before = before};

    g_array_append_val(m->out, picture);
    first = ho_slide_intro(m->out, 0, first);
    g_array_set_size(m->out, m->out->len - 1);
    while (first > 0) {
        const HoFlowItem *item = ho_item_at(m->out, first - 1);

        if (item->type != HO_FLOW_SPACE && item->type != HO_FLOW_ANCHOR &&
            item->type != HO_FLOW_HEADING && !ho_item_is_heading(item))
            break;
        first--;
    }
    return first;
}

static void
begin_card(Maker *m, unsigned at)
{
    HoFlowItem page = {.type = HO_FLOW_BREAK};

    g_array_insert_val(m->out, at, page);
    m->height = 0;
    m->picture = false;
    for (unsigned i = at; i < m->out->len; i++)
        m->height += ho_item_at(m->out, i)->height;
}

static void
take_picture(Maker *m, const HoFlowItem *item)
{
    HoFlowItem copy = *item;

    scale_picture(m, &copy);
    if (m->picture || m->height > FULL * m->flow->body_height)
        begin_card(m, tied(m, item->before));
    m->picture = true;
    m->height += copy.height;
    g_array_append_val(m->out, copy);
}

void
ho_arrange_cards(HoFlow *flow)
{
    Maker m = {.flow = flow,
               .items = flow->column.items,
               .out = ho_flow_items_new(flow)};
    unsigned depth = 0;

    for (unsigned i = 0; i < m.items->len; i++) {
        const HoFlowItem *item = ho_item_at(m.items, i);

        depth += item->type == HO_FLOW_BOX_BEGIN;
        depth -= item->type == HO_FLOW_BOX_END;
        if (item->type == HO_FLOW_HEADING && item->heading->level <= 1 &&
            depth == 0)
            begin_card(&m, m.out->len);
        if (item->type == HO_FLOW_IMAGE && depth == 0) {
            take_picture(&m, item);
            continue;
        }
        if (ho_item_is_content(item))
            m.height += item->height;
        g_array_append_vals(m.out, item, 1);
    }
    flow->column.items = m.out;
}
