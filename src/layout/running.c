/*
 * Templates filled in page by page, in up to three columns of a band above or
 * below the text.
 */
#include "layout/running.h"

#include "layout/furniture.h"
#include "layout/running_band.h"
#include "layout/running_scene.h"

#include <string.h>

/* Baselines of single lines, as shares of the margin from its outer edge. */
#define HEAD_PLACE 0.55
#define FOOT_PLACE 0.55

/* Between neighbours whose columns the theme does not say. */
#define GAP 12.0

/* One layout's heads and feet. */
typedef struct {
    HoPageScene page;
    HoRunningBand bands[2][2]; /* header, footer; recto, verso */
} Running;

typedef struct {
    GArray *lines[HO_BAND_COLUMNS]; /* of HoRunningLine */
    double widths[HO_BAND_COLUMNS]; /* of the widest */
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
room_of(const HoRunningBand *band, const Content *content, unsigned column,
        double width)
{
    double others = 0;

    if (band->shares[column] > 0)
        return band->shares[column] * width;
    for (unsigned i = 0; i < HO_BAND_COLUMNS; i++)
        if (i != column && content->widths[i] > 0)
            others += MIN(content->widths[i], 0.4 * width) + GAP;
    return MAX(width - others, 0.3 * width);
}

/* x of a column's left edge and its width, in the text's width. */
static void
column_place(const HoRunningBand *band, unsigned column, double width,
             double *x, double *room)
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
first_baseline(const HoRunningBand *band, const HoStyle *style, unsigned n,
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
place_picture(const HoRunningBand *band, HoFlowPicture picture,
              const HoPageStyle *page)
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
place_column(const Running *running, HoPageDraft *draft,
             const HoRunningBand *band, const GArray *lines, unsigned column)
{
    const HoPageStyle *page = &draft->geometry->page;
    const HoStyle *style = band->styles[column];
    double left = ho_geometry_left(draft->geometry, running->page.base.page);
    double width = page->width - left -
                   ho_geometry_right(draft->geometry, running->page.base.page);
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
place_ground(HoPageDraft *draft, const HoRunningBand *band)
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
place_band(const Running *running, HoPageDraft *draft,
           const HoRunningBand *band)
{
    const HoFlow *flow = running->page.placer->flow;
    const HoPageStyle *page = &draft->geometry->page;
    double width = page->width - page->margin.left - page->margin.right;
    Content content = {0};
    bool any = false;

    for (unsigned i = 0; i < HO_BAND_COLUMNS; i++) {
        content.lines[i] =
            ho_running_lines(flow, &running->page.base, ho_page_scene_value,
                             band, band->templates[i], band->styles[i]);
        content.widths[i] = widest(content.lines[i]);
        any = any || content.lines[i]->len > 0;
    }
    if (any)
        place_ground(draft, band);
    for (unsigned i = 0; i < HO_BAND_COLUMNS; i++) {
        ho_running_fit(flow, content.lines[i], band->styles[i],
                       room_of(band, &content, i, width));
        place_column(running, draft, band, content.lines[i], i);
        g_array_unref(content.lines[i]);
    }
}

static void
place_on_page(const Running *running, HoPageDraft *draft)
{
    const HoDocument *doc = running->page.placer->flow->doc;
    bool recto =
        ho_furniture_is_recto(running->page.placer, running->page.base.page);

    if (!ho_furniture_has_running(running->page.placer,
                                  running->page.base.page))
        return;
    if (ho_document_attribute(doc, "noheader") == NULL)
        place_band(running, draft, &running->bands[0][recto ? 0 : 1]);
    if (ho_document_attribute(doc, "nofooter") == NULL)
        place_band(running, draft, &running->bands[1][recto ? 0 : 1]);
}

void
ho_running_place(HoPlacer *placer, HoPages *pages)
{
    const HoFlow *flow = placer->flow;
    Running running;

    ho_page_scene_init(&running.page, placer, pages);
    for (unsigned i = 0; i < 2; i++) {
        const char *side = i ? "verso" : "recto";

        ho_running_band_read(&running.bands[0][i], flow, "header", side);
        ho_running_band_read(&running.bands[1][i], flow, "footer", side);
    }
    for (unsigned i = 0; i < placer->drafts->len; i++) {
        HoPageDraft *draft = g_ptr_array_index(placer->drafts, i);

        running.page.base.page = i;
        ho_page_scene_follow(&running.page, draft, true);
        place_on_page(&running, draft);
        ho_page_scene_follow(&running.page, draft, false);
    }
}
