/*
 * Pictures in the text, at the size that the author asks for: width= in
 * pixels of 1/96 inch, pdfwidth and scaledwidth with units, per cent of the
 * measure; never wider than the measure.
 */
#include "text/collect.h"

#include <stdlib.h>
#include <string.h>

/* A pixel of HTML is 1/96 inch. */
static const double pixel = .75;

static bool
asked_length(HoCollect *collect, const char *value, double *points)
{
    double em = collect->now.look->style.size;
    char *end;
    double number;

    if (value == NULL)
        return false;
    number = g_ascii_strtod(value, &end);
    if (end == value || !(number > 0))
        return false;
    if (*end == '%')
        *points = collect->measure * number / 100;
    else if (*end == '\0' || strcmp(end, "px") == 0)
        *points = number * pixel;
    else if (collect->text->theme == NULL ||
             !ho_length_parse(value, collect->measure, collect->measure, em,
                              points))
        return false;
    return *points > 0;
}

static bool
asked_width(HoCollect *collect, const HoAttrs *attrs, double *width)
{
    static const char *const names[] = {"pdfwidth", "scaledwidth", "width"};

    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++)
        if (asked_length(collect, ho_attrs_find(attrs, names[i]), width))
            return true;
    return false;
}

/* The size of the picture's own, when nothing is asked. */
static void
own_size(const HoImage *image, double em, double *width, double *height)
{
    int w = 0, h = 0;

    ho_image_size(image, &w, &h);
    if (image->status != HO_IMAGE_OK || w <= 0 || h <= 0) {
        *width = 6 * em;
        *height = 2 * em;
        return;
    }
    *width = w * pixel;
    *height = h * pixel;
}

static void
report(HoCollect *collect, const HoInline *source, const HoImage *image)
{
    static const HoDiagCode codes[] = {
        [HO_IMAGE_IS_MISSING] = HO_DIAG_IMAGE_MISSING,
        [HO_IMAGE_IS_REMOTE] = HO_DIAG_IMAGE_REMOTE,
        [HO_IMAGE_IS_OUTSIDE] = HO_DIAG_IMAGE_OUTSIDE,
        [HO_IMAGE_IS_UNREADABLE] = HO_DIAG_IMAGE_UNREADABLE,
    };

    if (image->status != HO_IMAGE_OK && collect->text->doc->diags != NULL &&
        !g_hash_table_contains(collect->text->reported, source)) {
        g_hash_table_add(collect->text->reported, (void *) source);
        ho_diag(collect->text->doc->diags, source->loc, codes[image->status],
                image->path);
    }
}

static const HoLink *
picture_link(HoCollect *collect, const HoAttrs *attrs)
{
    const char *target = ho_attrs_find(attrs, "link");
    HoLink *link;

    if (target == NULL || *target == '\0' || collect->now.link != NULL)
        return collect->now.link;
    link = ho_arena_new0(collect->text->arena, HoLink);
    if (*target == '#')
        link->id = target + 1;
    else
        link->uri = target;
    link->text = target;
    return link;
}

/* A picture over so much of the measure stands by itself, and the words before
 * it end as a paragraph does. */
static const double display_share = .5;

static void
add_object(HoCollect *collect, HoObject object)
{
    HoParagraph *paragraph = collect->paragraph;
    const GString *words = paragraph->text;
    bool display = object.width > display_share * collect->measure;

    if (display && words->len > 0 && words->str[words->len - 1] != '\n')
        ho_paragraph_break(paragraph);
    ho_paragraph_object(paragraph, &collect->now, object);
    if (!display)
        return;
    ho_paragraph_break(paragraph);
    collect->display_end = words->len;
}

void
ho_collect_picture(HoCollect *collect, const HoInline *source, const char *path,
                   const HoAttrs *attrs)
{
    HoTextContext *text = collect->text;
    HoObject object = {.loc = source->loc, .source = source};
    double own_width, own_height, height;

    if (text->images == NULL || collect->mute)
        return;
    object.image = ho_images_load(text->images, text->doc->dir, path);
    report(collect, source, object.image);
    own_size(object.image, collect->now.look->style.size, &own_width,
             &own_height);
    if (!asked_width(collect, attrs, &object.width))
        object.width =
            asked_length(collect, ho_attrs_find(attrs, "height"), &height)
                ? own_width * height / own_height
                : own_width;
    object.width = MIN(object.width, collect->measure);
    object.height = own_height * object.width / own_width;
    object.alt = source->text != NULL && source->kind != HO_INLINE_RAW
                     ? source->text
                     : ho_attrs_find(attrs, "alt");
    object.link = picture_link(collect, attrs);
    add_object(collect, object);
}

/* Icons of the icon font's names: a sign where there is one, else the words. */
typedef struct {
    const char *name, *sign;
} Icon;

static const Icon icons[] = {
    {"check", "✓"},
    {"times", "✗"},
    {"star", "★"},
    {"heart", "♥"},
    {"info-circle", "ⓘ"},
    {"warning", "⚠"},
    {"exclamation-triangle", "⚠"},
    {"envelope", "✉"},
    {"phone", "☎"},
    {"arrow-right", "→"},
    {"arrow-left", "←"},
    {"arrow-up", "↑"},
    {"arrow-down", "↓"},
    {"check-square", "☑"},
    {"square-o", "☐"},
    {"file", "🗎"},
    {"flag", "⚑"},
    {"cog", "⚙"},
    {"gear", "⚙"},
    {"bolt", "⚡"},
    {"pencil", "✎"},
    {"music", "♫"},
    {"cloud", "☁"},
    {"sun-o", "☼"},
    {"check-circle", "✔"},
    {"times-circle", "✖"},
    {"plus", "+"},
    {"minus", "−"},
    {"circle", "●"},
    {"circle-o", "○"},
    {"caret-right", "▸"},
    {"play", "▶"},
    {"lightbulb-o", "💡"},
    {"bug", "🐛"},
    {"comment", "💬"},
    {"home", "⌂"},
    {"user", "👤"},
    {"lock", "🔒"},
    {"key", "🔑"},
    {"tags", "🏷"},
    {"tag", "🏷"},
    {"download", "⤓"},
    {"upload", "⤒"},
    {"thumbs-up", "👍"},
    {"thumbs-down", "👎"},
};

static void
collect_icon(HoCollect *collect, const HoInline *icon)
{
    g_autofree char *words = NULL;

    for (unsigned i = 0; i < G_N_ELEMENTS(icons); i++)
        if (g_strcmp0(icon->target, icons[i].name) == 0) {
            ho_collect_words(collect, icons[i].sign);
            return;
        }
    words = g_strdup_printf("[%s]", icon->text != NULL     ? icon->text
                                    : icon->target != NULL ? icon->target
                                                           : "");
    ho_collect_words(collect, words);
}

void
ho_collect_image(HoCollect *collect, const HoInline *image)
{
    const char *icons_kind = ho_document_attribute(collect->text->doc, "icons");

    if (image->kind == HO_INLINE_ICON &&
        (icons_kind == NULL || strcmp(icons_kind, "font") == 0 ||
         image->source == NULL)) {
        collect_icon(collect, image);
        return;
    }
    if (image->source != NULL || image->target != NULL)
        ho_collect_picture(collect, image,
                           image->source != NULL ? image->source
                                                 : image->target,
                           image->attrs);
}
