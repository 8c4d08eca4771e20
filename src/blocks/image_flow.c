/* Block pictures at the size they are asked for, and films and sounds as a line
 * that leads to them. */
#include "blocks/flows.h"

#include "blocks/blocks.h"
#include "doc/media.h"

#include <stdlib.h>
#include <string.h>

/* CSS pixels are 1/96 inch. */
static const double pixel = 0.75;

static bool
asked_length(HoFlow *flow, const char *text, double *points)
{
    char *end;
    double number;

    if (text == NULL)
        return false;
    number = g_ascii_strtod(text, &end);
    if (end == text || number <= 0)
        return false;
    if (*end == '\0' || strcmp(end, "px") == 0)
        *points = number * pixel;
    else if (!ho_length_parse(text, ho_flow_picture_measure(flow),
                              ho_flow_page_width(flow),
                              ho_flow_style(flow)->text.size, points))
        return false;
    return *points > 0;
}

static bool
asked_width(HoFlow *flow, const HoAttrs *attrs, double own, double *width)
{
    const char *scale = ho_attrs_find(attrs, "scale");
    const char *theme =
        ho_theme_string(ho_flow_theme(flow), "image-width", NULL);

    if (asked_length(flow, ho_attrs_find(attrs, "pdfwidth"), width))
        return true;
    if (scale != NULL && g_ascii_strtod(scale, NULL) > 0) {
        *width = own * g_ascii_strtod(scale, NULL) / 100;
        return true;
    }
    return asked_length(flow, ho_attrs_find(attrs, "scaledwidth"), width) ||
           asked_length(flow, theme, width) ||
           asked_length(flow, ho_attrs_find(attrs, "width"), width);
}

static void
set_size(HoFlow *flow, const HoAttrs *attrs, HoFlowPicture *picture)
{
    double own_width = 180, own_height = 48, height;
    int w = 0, h = 0;

    ho_image_size(picture->image, &w, &h);
    if (picture->image->status == HO_IMAGE_OK && w > 0 && h > 0) {
        own_width = w * pixel;
        own_height = h * pixel;
    } else {
        picture->width = MIN(ho_flow_width(flow), own_width);
        picture->height = own_height;
        return;
    }
    if (!asked_width(flow, attrs, own_width, &picture->width))
        picture->width =
            asked_length(flow, ho_attrs_find(attrs, "height"), &height)
                ? own_width * height / own_height
                : own_width;
    picture->height = own_height * picture->width / own_width;
}

static HoAlign
align_of(HoFlow *flow, const HoBlock *block)
{
    static const struct {
        const char *word;
        HoAlign align;
    } words[] = {{"left", HO_ALIGN_LEFT},
                 {"center", HO_ALIGN_CENTER},
                 {"right", HO_ALIGN_RIGHT}};
    const char *word = ho_attrs_find(block->attrs, "align");

    for (unsigned i = 0; word == NULL && i < G_N_ELEMENTS(words); i++) {
        g_autofree char *role = g_strconcat("text-", words[i].word, NULL);

        if (ho_block_has_role(block, words[i].word) ||
            ho_block_has_role(block, role))
            word = words[i].word;
    }
    if (word == NULL)
        word = ho_theme_string(ho_flow_theme(flow), "image-align", "left");
    for (unsigned i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(word, words[i].word) == 0)
            return words[i].align;
    return HO_ALIGN_LEFT;
}

static const HoLink *
link_to(HoFlow *flow, const char *target)
{
    HoLink *link;

    if (target == NULL || target[0] == '\0')
        return NULL;
    link = ho_arena_new0(ho_flow_arena(flow), HoLink);
    if (target[0] == '#')
        link->id = target + 1;
    else
        link->uri = target;
    link->text = target;
    return link;
}

static const HoImage *
load(HoFlow *flow, const HoBlock *block, const char *source)
{
    static const HoDiagCode codes[] = {
        [HO_IMAGE_IS_MISSING] = HO_DIAG_IMAGE_MISSING,
        [HO_IMAGE_IS_REMOTE] = HO_DIAG_IMAGE_REMOTE,
        [HO_IMAGE_IS_OUTSIDE] = HO_DIAG_IMAGE_OUTSIDE,
        [HO_IMAGE_IS_UNREADABLE] = HO_DIAG_IMAGE_UNREADABLE,
    };
    const HoImage *image = ho_images_load(ho_flow_images(flow),
                                          ho_flow_document(flow)->dir, source);

    if (image->status != HO_IMAGE_OK)
        ho_diag(ho_flow_diags(flow), block->loc, codes[image->status],
                image->path);
    return image;
}

/* The theme or the option "here" keeps figures where they are written. */
static bool
may_move(HoFlow *flow, const HoBlock *block)
{
    const char *word = ho_theme_string(ho_flow_theme(flow), "image-placement",
                                       "top-if-necessary");

    return strcmp(word, "here") != 0 && !ho_block_has_option(block, "here");
}

/* float=left or right: text runs along the picture. */
static bool
begin_beside(HoFlow *flow, const HoBlock *block, HoFlowPicture *picture)
{
    const char *side = ho_attrs_find(block->attrs, "float");
    bool left = side != NULL && strcmp(side, "left") == 0;

    if (!left && (side == NULL || strcmp(side, "right") != 0))
        return false;
    if (!ho_flow_beside_begin(flow, left, picture->width))
        return false;
    picture->align = left ? HO_ALIGN_LEFT : HO_ALIGN_RIGHT;
    return true;
}

void
ho_image_flow(const HoBlock *block, HoFlow *flow)
{
    const HoMedia *media = ho_media_of(block);
    bool beside;
    HoFlowPicture picture = {
        .image = load(flow, block, media->source),
        .align = align_of(flow, block),
        .link = link_to(flow, media->link),
        .block = block,
    };
    bool aside;

    picture.alt = ho_flow_picture_alt(flow, block, NULL,
                                      media->alt_given ? media->alt : NULL);
    set_size(flow, block->attrs, &picture);
    picture.bleeds =
        ho_block_has_option(block, "align-to-page") ||
        g_strcmp0(ho_attrs_find(block->attrs, "extent"), "page") == 0;
    aside = ho_flow_aside_begin(flow, block, picture.width);
    if (aside)
        picture.align = HO_ALIGN_LEFT;
    beside = !aside && begin_beside(flow, block, &picture);
    if (!aside && !beside && may_move(flow, block))
        ho_flow_movable_begin(flow);
    ho_flow_title(flow, block);
    ho_flow_image(flow, &picture);
    ho_flow_caption_aligned(flow, block, picture.align);
    ho_flow_movable_end(flow);
    if (beside)
        ho_flow_beside_end(flow);
    ho_flow_aside_end(flow, aside);
}

/* "▶ film.mp4" as a link. */
static void
write_line(const HoMedia *media, HoFlow *flow)
{
    HoArena *arena = ho_flow_arena(flow);
    HoInline *list = (HoInline *) ho_flow_text_inline(flow, "▶\u00a0");
    HoInline *link = ho_inline_new(arena, HO_INLINE_LINK, media->base.loc);
    HoInline *text = ho_inline_new(arena, HO_INLINE_TEXT, media->base.loc);

    link->target = media->source;
    text->text = media->target;
    ho_inline_append(link, text);
    ho_inline_append(list, link);
    ho_flow_inlines(flow, &media->base, list, ho_flow_style(flow));
}

void
ho_media_flow(const HoBlock *block, HoFlow *flow)
{
    const HoMedia *media = ho_media_of(block);

    ho_flow_title(flow, block);
    if (media->poster != NULL && media->poster[0] != '\0') {
        HoFlowPicture picture = {
            .image = load(flow, block, media->poster),
            .align = align_of(flow, block),
            .link = link_to(flow, media->source),
            .block = block,
        };

        picture.alt = ho_flow_picture_alt(flow, block, NULL, NULL);
        set_size(flow, block->attrs, &picture);
        ho_flow_image(flow, &picture);
    } else {
        write_line(media, flow);
    }
    ho_flow_caption_below(flow, block);
}
