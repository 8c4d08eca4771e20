#include "paint/painter.h"

#include <string.h>

/* Pictures on the page, also those that are glyphs of a font. */

static const HoColor frame_color = {.55, .55, .55, 1};

static void
list_picture(HoPainter *painter, const HoPdfPicture *picture)
{
    HoPdfSide *side = painter->side;

    if (!g_hash_table_add(side->shown, (gpointer) picture))
        return;
    g_string_append_printf(side->xobjects, "/I%u", picture->number);
    ho_pdf_ref(side->xobjects, picture->object);
}

/* A page of a PDF may be of other proportions than could be told before. */
static HoArea
fit(const HoPdfPicture *picture, HoArea area)
{
    double scale =
        MIN(area.width / picture->units[0], area.height / picture->units[1]);
    double width = picture->units[0] * scale;
    double height = picture->units[1] * scale;

    return (HoArea){area.x + (area.width - width) / 2,
                    area.y + (area.height - height) / 2, width, height};
}

void
ho_painter_picture(HoPainter *painter, const HoImage *image, HoArea area)
{
    const HoPdfPicture *picture =
        image != NULL ? ho_pdf_pictures_find(painter->pictures, image) : NULL;

    if (picture == NULL) {
        ho_stream_frame(&painter->stream, area, .5, 0, frame_color);
        return;
    }
    list_picture(painter, picture);
    if (image->type == HO_IMAGE_PDF)
        area = fit(picture, area);
    ho_stream_picture(&painter->stream, picture->number, area,
                      image->orientation, picture->units);
}

void
ho_painter_figure(HoPainter *painter, HoPdfElement *parent,
                  const HoImage *image, const char *alt, HoArea area)
{
    HoPdfElement *figure;
    double box[4];

    if (alt == NULL || *alt == '\0') {
        ho_painter_open_artifact(painter);
        ho_painter_picture(painter, image, area);
        return;
    }
    figure = ho_pdf_tree_add(painter->tree, parent, "Figure");
    ho_pdf_element_set_alt(figure, alt);
    ho_painter_box(painter, area, box);
    ho_pdf_element_set_box(figure, box);
    ho_painter_open(painter, figure);
    ho_painter_picture(painter, image, area);
}

/* The address of a glyph stands for its picture. */
static const HoPdfPicture *
find_glyph(HoPainter *painter, const HoPdfFont *font, unsigned glyph,
           HoPdfGlyphPicture *place)
{
    const void *key = ho_pdf_font_glyph(font, glyph);
    const HoPdfPicture *picture;

    if (!ho_pdf_font_picture(font, glyph, place))
        return NULL;
    picture = ho_pdf_pictures_find_png(painter->pictures, key, place->png);
    g_bytes_unref(place->png);
    return picture;
}

void
ho_painter_emoji(HoPainter *painter, const HoGlyphRun *run, double x, double y)
{
    const HoPdfSetting *setting = ho_pdf_fonts_find(painter->fonts, run->font);
    HoClusterWalk walk = ho_cluster_walk(run);
    double size = setting->size;
    HoPdfGlyphPicture at;

    while (ho_cluster_walk_next(&walk)) {
        ho_stream_end_text(&painter->stream);
        ho_stream_begin_actual(&painter->stream, walk.text, walk.length);
        for (unsigned i = walk.first; i < walk.first + walk.n; i++) {
            const HoGlyph *glyph = &run->glyphs[i];
            const HoPdfPicture *picture =
                find_glyph(painter, setting->font, glyph->glyph, &at);
            HoArea area;

            if (picture == NULL)
                continue;
            area.x = x + (double) glyph->x + at.x * size;
            area.y =
                y - run->rise + (double) glyph->y - (at.y + at.height) * size;
            area.width = at.width * size;
            area.height = at.height * size;
            list_picture(painter, picture);
            ho_stream_picture(&painter->stream, picture->number, area, 1,
                              picture->units);
        }
        /* Text is looked for where glyphs are. */
        if (walk.n > 0)
            ho_stream_blank(&painter->stream,
                            x + (double) run->glyphs[walk.first].x, y);
        ho_stream_end_text(&painter->stream);
        ho_stream_end_actual(&painter->stream);
    }
}
