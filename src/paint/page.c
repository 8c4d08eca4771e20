#include "paint/painter.h"

#include <string.h>

/* One page: what is placed on it, in order, with the marks that tie it to the
 * structure tree. */

/* --- before painting --- */

static void
add_place(HoPainter *painter, const char *id, unsigned page, double x, double y)
{
    HoPdfPlace *place;

    if (id == NULL || *id == '\0' || g_hash_table_contains(painter->places, id))
        return;
    place = g_new(HoPdfPlace, 1);
    *place = (HoPdfPlace){page, x, y, id};
    g_hash_table_insert(painter->places, (gpointer) id, place);
}

static void
prepare_line(HoPainter *painter, const HoPlaced *item, unsigned page)
{
    const HoLine *line = item->line;

    for (unsigned i = 0; i < line->n_runs; i++)
        ho_pdf_fonts_learn(painter->fonts, &line->runs[i]);
    if (item->tag != NULL)
        g_hash_table_insert(painter->last_lines, (gpointer) item->tag,
                            (gpointer) item);
    for (unsigned i = 0; i < line->n_marks; i++)
        ho_pdf_pictures_expect(painter->pictures, line->marks[i].image);
    for (unsigned i = 0; i < line->n_anchors; i++)
        add_place(painter, line->anchors[i], page, item->x,
                  item->y - line->ascent);
}

void
ho_painter_prepare(HoPainter *painter)
{
    ho_painter_begin_sides(painter);
    for (unsigned i = 0; i < painter->pages->n_pages; i++) {
        const HoPage *page = &painter->pages->pages[i];

        if (painter->spots[i].side == HO_NO_PAGE)
            continue;
        for (unsigned j = 0; j < page->n_placed; j++) {
            const HoPlaced *item = &page->placed[j];

            if (item->type == HO_PLACED_LINE)
                prepare_line(painter, item, i);
            else if (item->type == HO_PLACED_ANCHOR)
                add_place(painter, item->id, i, item->x, item->y);
            else if (item->type == HO_PLACED_IMAGE)
                ho_pdf_pictures_expect(painter->pictures, item->image.file);
        }
    }
    ho_pdf_fonts_cut(painter->fonts);
}

/* --- marks --- */

static void
close_tag(HoPainter *painter)
{
    if (painter->open != NULL || painter->in_artifact)
        ho_stream_end_marked(&painter->stream);
    painter->open = NULL;
    painter->in_artifact = false;
}

void
ho_painter_open(HoPainter *painter, HoPdfElement *element)
{
    unsigned number;

    if (painter->open == element)
        return;
    close_tag(painter);
    number = ho_pdf_tree_mark(painter->tree, element,
                              painter->spots[painter->index].side,
                              painter->side->object);
    ho_stream_begin_marked(&painter->stream, ho_pdf_element_type(element),
                           number);
    painter->open = element;
    painter->side->has_content = true;
}

void
ho_painter_open_artifact(HoPainter *painter)
{
    if (painter->in_artifact)
        return;
    close_tag(painter);
    ho_stream_begin_artifact(&painter->stream);
    painter->in_artifact = true;
}

/* --- what is placed --- */

static void
paint_picture(HoPainter *painter, const HoPlaced *item, HoArea area)
{
    if (item->image.code != NULL)
        ho_stream_code(&painter->stream, item->image.code, area);
    else
        ho_painter_picture(painter, item->image.file, area);
}

static void
paint_image(HoPainter *painter, const HoPlaced *item)
{
    HoArea area = {item->x, item->y, item->width, item->height};
    const HoLink *link =
        ho_painter_can_follow(painter, item->link) ? item->link : NULL;
    HoPdfElement *element, *around = NULL;
    double box[4];

    if (item->tag == NULL) {
        ho_painter_open_artifact(painter);
        paint_picture(painter, item, area);
        return;
    }
    if (item->tag->type != HO_TAG_FIGURE) {
        element = ho_pdf_tree_find(painter->tree, item->tag);
        if (link != NULL)
            around = element = ho_pdf_tree_add(painter->tree, element, "Link");
        ho_painter_figure(painter, element, item->image.file, item->image.alt,
                          area);
    } else {
        if (link != NULL)
            around = ho_pdf_tree_wrap(painter->tree, item->tag, "Link");
        element = ho_pdf_tree_find(painter->tree, item->tag);
        if (item->tag->alt == NULL || *item->tag->alt == '\0')
            ho_pdf_element_set_alt(element, item->image.alt);
        ho_painter_box(painter, area, box);
        ho_pdf_element_set_box(element, box);
        ho_painter_open(painter, element);
        paint_picture(painter, item, area);
    }
    if (around != NULL)
        ho_painter_annotate(painter, around, link, area);
}

static void
paint_link(HoPainter *painter, const HoPlaced *item)
{
    HoPdfArea *area = item->tag != NULL
                          ? g_hash_table_lookup(painter->areas, item->tag)
                          : NULL;
    HoPdfElement *element;

    if (!ho_painter_can_follow(painter, item->link))
        return;
    element = area != NULL ? area->element : NULL;
    if (element == NULL) {
        element = ho_pdf_tree_add(
            painter->tree, ho_pdf_tree_find(painter->tree, item->tag), "Link");
        ho_pdf_element_set_alt(element, item->link->text != NULL
                                            ? item->link->text
                                            : item->link->uri);
        if (area != NULL)
            area->element = element;
    }
    ho_painter_annotate(painter, element, item->link,
                        (HoArea){item->x, item->y, item->width, item->height});
}

static bool
is_visible(const HoPlaced *box)
{
    const HoEdges *border = &box->box.border;

    return box->box.fill.alpha > 0 ||
           (box->box.stroke.alpha > 0 &&
            border->top + border->right + border->bottom + border->left > 0);
}

static void
paint_item(HoPainter *painter, const HoPlaced *item, const HoPlaced *next)
{
    /* An element is there even if nothing of it is seen: an empty cell. */
    if (item->tag != NULL && item->type != HO_PLACED_IMAGE)
        ho_pdf_tree_find(painter->tree, item->tag);
    switch (item->type) {
    case HO_PLACED_LINE:
        ho_painter_line(painter, item, next);
        break;
    case HO_PLACED_BOX:
        if (!is_visible(item))
            break;
        ho_painter_open_artifact(painter);
        ho_stream_box(&painter->stream, item);
        break;
    case HO_PLACED_RULE:
        ho_painter_open_artifact(painter);
        ho_stream_rule(&painter->stream,
                       (HoArea){item->x, item->y, item->width, item->height},
                       item->rule);
        break;
    case HO_PLACED_DOTS:
        ho_painter_open_artifact(painter);
        ho_stream_dots(&painter->stream,
                       (HoArea){item->x, item->y, item->width, item->height},
                       item->dots.step, item->dots.color);
        break;
    case HO_PLACED_IMAGE:
        paint_image(painter, item);
        break;
    case HO_PLACED_LINK:
        paint_link(painter, item);
        break;
    case HO_PLACED_ANCHOR:
        break;
    }
}

/* --- the page --- */

static void
find_areas(HoPainter *painter)
{
    for (unsigned i = 0; i < painter->page->n_placed; i++) {
        const HoPlaced *item = &painter->page->placed[i];
        HoPdfArea *area;

        if (item->type != HO_PLACED_LINK || item->tag == NULL ||
            !ho_painter_can_follow(painter, item->link) ||
            g_hash_table_contains(painter->areas, item->tag))
            continue;
        area = g_new0(HoPdfArea, 1);
        area->link = item->link;
        g_hash_table_insert(painter->areas, (gpointer) item->tag, area);
    }
}

void
ho_painter_page(HoPainter *painter, unsigned index)
{
    const HoPage *page = &painter->pages->pages[index];

    painter->page = page;
    painter->index = index;
    if (painter->spots[index].side == HO_NO_PAGE)
        return;
    painter->side = &painter->sides[painter->spots[index].side];
    g_hash_table_remove_all(painter->areas);
    find_areas(painter);
    ho_stream_begin_page(&painter->stream, page->height);
    ho_painter_begin_page(painter);
    for (unsigned i = 0; i < page->n_placed; i++)
        paint_item(painter, &page->placed[i],
                   i + 1 < page->n_placed ? &page->placed[i + 1] : NULL);
    close_tag(painter);
    ho_painter_end_page(painter);
}
