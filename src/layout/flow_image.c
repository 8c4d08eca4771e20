/*
 * Pictures in the flow: how large they may be and are asked to be, what stands
 * for them where they cannot be seen, and which share a row.
 */
#include "layout/item.h"

#include <string.h>

/* Room left beside a picture on its page for its caption or a title. */
#define CAPTION_ROOM 40.0

/* The generated description that Asciidoctor makes of a file name. */
static bool
is_file_name(const char *alt, const char *target)
{
    g_autofree char *base = target ? g_path_get_basename(target) : NULL;
    char *dot = base ? strrchr(base, '.') : NULL;

    if (base == NULL)
        return false;
    if (strcmp(alt, base) == 0)
        return true;
    if (dot != NULL)
        *dot = '\0';
    g_strdelimit(base, "-_", ' ');
    return g_ascii_strcasecmp(alt, base) == 0;
}

typedef struct {
    const char *lang, *word;
} PictureWord;

static const PictureWord picture_words[] = {
    {"en", "Image"},       {"fr", "Image"},      {"de", "Bild"},
    {"es", "Imagen"},      {"it", "Immagine"},   {"pt", "Imagem"},
    {"nl", "Afbeelding"},  {"ca", "Imatge"},     {"pl", "Obraz"},
    {"cs", "Obrázek"},     {"sv", "Bild"},       {"da", "Billede"},
    {"nb", "Bilde"},       {"nn", "Bilete"},     {"no", "Bilde"},
    {"fi", "Kuva"},        {"hu", "Kép"},        {"ro", "Imagine"},
    {"ru", "Изображение"}, {"uk", "Зображення"}, {"bg", "Изображение"},
    {"el", "Εικόνα"},      {"tr", "Resim"},      {"ar", "صورة"},
    {"fa", "تصویر"},       {"he", "תמונה"},      {"ja", "画像"},
    {"zh", "图片"},        {"ko", "이미지"},     {"vi", "Hình"},
    {"id", "Gambar"},
};

static const char *
picture_word(const char *lang)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(picture_words); i++)
        if (g_ascii_strncasecmp(lang, picture_words[i].lang, 2) == 0)
            return picture_words[i].word;
    return picture_words[0].word;
}

static const char *
numbered_alt(HoFlow *flow)
{
    const char *word = picture_word(ho_document_language(flow->doc));
    const HoInline *title =
        flow->section ? flow->section->base.title : flow->doc->title;
    g_autofree char *words = title ? ho_inline_to_text(title) : NULL;

    if (words == NULL)
        return ho_arena_printf(flow->arena, "%s %u", word, flow->picture);
    return ho_arena_printf(flow->arena, "%s %u, %s", word, flow->picture,
                           words);
}

static const char *
given_alt(const HoInline *macro)
{
    const HoAttrs *attrs = macro != NULL ? macro->attrs : NULL;
    const char *target = macro != NULL ? macro->target : NULL;
    const char *alt = ho_attrs_find(attrs, "alt");

    if (alt == NULL)
        alt = ho_attrs_positional(attrs, 1);
    return alt && alt[0] && !is_file_name(alt, target) ? alt : NULL;
}

const char *
ho_flow_picture_alt(HoFlow *flow, const HoBlock *block, const HoInline *macro,
                    const char *alt)
{
    const char *given = given_alt(macro);

    flow->picture++;
    if (given != NULL)
        return ho_arena_strdup(flow->arena, given);
    if (macro == NULL && alt != NULL && alt[0] != '\0')
        return alt;
    if (block != NULL && block->title != NULL) {
        g_autofree char *words = ho_inline_to_text(block->title);

        return ho_arena_strdup(flow->arena, words);
    }
    return numbered_alt(flow);
}

static void
fit(HoFlowPicture *picture, double width, double height)
{
    double scale;

    picture->width = MAX(picture->width, 1);
    picture->height = MAX(picture->height, 1);
    scale = MIN(1, width / picture->width);
    scale = MIN(scale, height / picture->height);
    picture->width *= scale;
    picture->height *= scale;
}

/* The row of pictures that another one may join: nothing but space since. */
static HoFlowItem *
open_row(HoFlow *flow)
{
    GArray *items = flow->column.items;

    for (unsigned i = items->len; i-- > 0;) {
        HoFlowItem *item = &g_array_index(items, HoFlowItem, i);

        if (item->type == HO_FLOW_IMAGE)
            return item;
        if (item->type != HO_FLOW_SPACE)
            return NULL;
    }
    return NULL;
}

/* Sets the pictures of a row to one height, side by side. */
static void
level(GArray *plates, double height, double gap)
{
    double x = 0;

    for (unsigned i = 0; i < plates->len; i++) {
        HoFlowPlate *plate = &g_array_index(plates, HoFlowPlate, i);
        HoFlowPicture *picture = &plate->picture;

        picture->width *= height / picture->height;
        picture->height = height;
        plate->x = x;
        x += picture->width + gap;
    }
}

static double
width_at(const GArray *plates, double height, double gap)
{
    double width = 0;

    for (unsigned i = 0; i < plates->len; i++) {
        const HoFlowPicture *picture =
            &g_array_index(plates, HoFlowPlate, i).picture;

        width += picture->width * height / picture->height + gap;
    }
    return width;
}

static bool
has_title(const HoFlowPicture *picture)
{
    return picture->block != NULL && picture->block->title != NULL;
}

/* Pictures stand in a row where they fit as asked for, but for one height; none
 * becomes smaller than it may. */
static bool
join_row(HoFlow *flow, const HoFlowPlate *plate, double scale)
{
    HoFlowItem *item = open_row(flow);
    const HoFlowPicture *next = &plate->picture, *last;
    double height, least;
    GArray *plates;

    if (item == NULL || item->x != flow->column.x || has_title(next) ||
        next->bleeds)
        return false;
    plates = item->images->plates;
    last = &g_array_index(plates, HoFlowPlate, plates->len - 1).picture;
    height = MIN(item->height, next->height);
    least = MAX(item->least, next->height * scale);
    if (has_title(last) || last->bleeds || height < least ||
        width_at(plates, height, item->images->gap) +
                next->width * height / next->height >
            ho_flow_width(flow) + 0.01)
        return false;
    g_array_append_val(plates, *plate);
    level(plates, height, item->images->gap);
    item->height = height;
    item->least = least;
    return true;
}

/* Beyond the margins stands only what nothing is around. */
static bool
may_bleed(const HoFlow *flow, const HoFlowPicture *picture)
{
    return picture->bleeds && flow->rows->len == 0 && !flow->in_note &&
           flow->column.boxes->len == 0 && !ho_flow_has_beside(flow) &&
           flow->beside_outer == NULL;
}

void
ho_flow_image(HoFlow *flow, const HoFlowPicture *picture)
{
    double scale =
        ho_theme_number(flow->options->theme, "image-min-scale", 0.6);
    HoFlowPlate plate = {.picture = *picture};
    HoFlowImages *images;
    HoFlowItem *item;

    scale = CLAMP(scale, 0.1, 1);
    ho_flow_flush_marker(flow);
    plate.picture.bleeds = may_bleed(flow, picture);
    fit(&plate.picture,
        plate.picture.bleeds ? flow->page_width : ho_flow_width(flow),
        flow->body_height - CAPTION_ROOM);
    plate.tag = ho_flow_tag_begin(flow, HO_TAG_FIGURE);
    ((HoTag *) plate.tag)->alt = plate.picture.alt;
    ho_flow_tag_end(flow);
    if (join_row(flow, &plate, scale))
        return;
    images = ho_arena_new0(flow->arena, HoFlowImages);
    images->plates = ho_flow_array_new(flow, sizeof(HoFlowPlate));
    images->gap = HO_PICTURE_GAP;
    g_array_append_val(images->plates, plate);
    item = ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_IMAGE,
                                          .height = plate.picture.height,
                                          .block = picture->block,
                                          .images = images});
    item->least = item->height * scale;
}
