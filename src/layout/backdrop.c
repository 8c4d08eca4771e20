/* Covers, and what lies under and over the pages. */
#include "layout/backdrop.h"

#include "layout/furniture.h"

#include <string.h>

/* A CSS pixel in points. */
#define PIXEL 0.75

/* A picture asked for: "logo.svg", or "image:logo.svg[fit=cover,position=top]".
 */
typedef struct {
    const HoImage *image;                 /* NULL: none */
    char *fit, *position, *width, *align; /* or NULL */
} Backdrop;

static void
backdrop_clear(Backdrop *backdrop)
{
    g_free(backdrop->fit);
    g_free(backdrop->position);
    g_free(backdrop->width);
    g_free(backdrop->align);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Backdrop, backdrop_clear)

static char *
with_layout(const char *path, const char *way)
{
    g_auto(GStrv) parts = g_strsplit(path, "{page-layout}", -1);

    return g_strjoinv(way, parts);
}

static char *
source_of(const HoDocument *doc, const char *value, const char *way)
{
    const char *dir = ho_document_attribute(doc, "imagesdir");
    g_autofree char *path = NULL, *plain = NULL;
    bool macro = g_str_has_prefix(value, "image:");

    if (macro)
        value += strlen("image:");
    value += macro && *value == ':';
    plain = macro ? g_strndup(value, strcspn(value, "[")) : g_strdup(value);
    path = with_layout(plain, way);
    return macro && dir != NULL && *dir != '\0' && *path != '/'
               ? g_build_filename(dir, path, NULL)
               : g_steal_pointer(&path);
}

static void
read_options(Backdrop *backdrop, const char *value)
{
    const struct {
        const char *name;
        char **field;
    } options[] = {{"fit=", &backdrop->fit},
                   {"position=", &backdrop->position},
                   {"pdfwidth=", &backdrop->width},
                   {"width=", &backdrop->width},
                   {"align=", &backdrop->align}};
    const char *open = strchr(value, '[');
    g_auto(GStrv) pairs = NULL;

    if (!g_str_has_prefix(value, "image:") || open == NULL)
        return;
    pairs = g_strsplit_set(open + 1, ",]", -1);
    for (unsigned i = 0; pairs[i] != NULL; i++) {
        const char *pair = g_strstrip(pairs[i]);

        for (unsigned k = 0; k < G_N_ELEMENTS(options); k++)
            if (g_str_has_prefix(pair, options[k].name) &&
                *options[k].field == NULL)
                *options[k].field = g_strdup(pair + strlen(options[k].name));
    }
}

/* The width asked for, of a picture so wide by itself. */
static double
width_of(const Backdrop *backdrop, double own, double whole, double page)
{
    const char *text = backdrop->width;
    double width;

    if (text == NULL)
        return own;
    if (text[strspn(text, "0123456789.")] == '\0')
        return g_ascii_strtod(text, NULL) * PIXEL;
    return ho_length_parse(text, whole, page, 12, &width) ? width : own;
}

static void
report(const HoFlow *flow, const HoImage *image)
{
    static const HoDiagCode codes[] = {
        [HO_IMAGE_IS_MISSING] = HO_DIAG_IMAGE_MISSING,
        [HO_IMAGE_IS_REMOTE] = HO_DIAG_IMAGE_REMOTE,
        [HO_IMAGE_IS_OUTSIDE] = HO_DIAG_IMAGE_OUTSIDE,
        [HO_IMAGE_IS_UNREADABLE] = HO_DIAG_IMAGE_UNREADABLE,
    };

    if (g_hash_table_add(flow->reported, (void *) image))
        ho_diag(flow->diags, flow->doc->root->loc, codes[image->status],
                image->path);
}

const char *
ho_flow_theme_picture(const HoFlow *flow, const char *value)
{
    static const char *const ways[] = {"portrait", "landscape"};
    size_t head = g_str_has_prefix(value, "image:") ? strlen("image:") : 0;
    size_t end = head > 0 ? strcspn(value, "[") : strlen(value);
    g_autofree char *path = NULL;

    head += head > 0 && value[head] == ':';
    path = g_strndup(value + head, end > head ? end - head : 0);
    for (size_t i = 0; i < G_N_ELEMENTS(ways) && *path != '\0'; i++) {
        g_autofree char *one = with_layout(path, ways[i]);
        g_autofree char *file = ho_theme_find_file(flow->options->theme, one);
        g_autofree char *dir = NULL;

        if (file == NULL)
            continue;
        dir = g_strndup(file, strlen(file) - strlen(one));
        if (!g_str_has_suffix(file, one)) /* "../logo.svg" */
            return ho_arena_printf(flow->arena, "%.*s%s%s", (int) head, value,
                                   file, value + end);
        return ho_arena_printf(flow->arena, "%.*s%s%s%s", (int) head, value,
                               dir, path, value + end);
    }
    return value;
}

/* Of an attribute, else a key; the page tells {page-layout}. */
static Backdrop
read_backdrop(const HoFlow *flow, const char *value, const HoPageStyle *page)
{
    const HoDocument *doc = flow->doc;
    Backdrop backdrop = {0};
    g_autofree char *source = NULL;

    if (value == NULL || *value == '\0' || strcmp(value, "none") == 0 ||
        strcmp(value, "~") == 0)
        return backdrop;
    source = source_of(doc, value,
                       page->width > page->height ? "landscape" : "portrait");
    backdrop.image = ho_images_load(flow->options->images, doc->dir, source);
    if (backdrop.image->status != HO_IMAGE_OK) {
        report(flow, backdrop.image);
        backdrop.image = NULL;
    }
    read_options(&backdrop, value);
    return backdrop;
}

static const char *
value_of(const HoFlow *flow, const char *attribute, const char *key)
{
    const char *value = ho_document_attribute(flow->doc, attribute);

    if (value != NULL)
        return value;
    value = ho_theme_string(flow->options->theme, key, NULL);
    return value != NULL ? ho_flow_theme_picture(flow, value) : NULL;
}

/* The scale that a way to fit gives a picture of a size on a page. */
static double
scale_of(const Backdrop *backdrop, double width, double height,
         const HoPageStyle *page)
{
    double x = page->width / width, y = page->height / height;
    const char *fit = backdrop->fit;

    if (fit == NULL && backdrop->width != NULL)
        return width_of(backdrop, width, page->width, page->width) / width;
    if (fit == NULL || strcmp(fit, "contain") == 0)
        return MIN(x, y);
    if (strcmp(fit, "cover") == 0)
        return MAX(x, y);
    return strcmp(fit, "none") == 0 ? 1 : MIN(1, MIN(x, y));
}

static double
shift(const char *position, const char *before, const char *after, double free)
{
    if (position != NULL && strstr(position, before) != NULL)
        return 0;
    return position != NULL && strstr(position, after) != NULL ? free
                                                               : free / 2;
}

static HoPlaced
placed_image(const Backdrop *backdrop, const HoPageStyle *page)
{
    HoPlaced placed = {.type = HO_PLACED_IMAGE,
                       .width = page->width,
                       .height = page->height,
                       .image = {.file = backdrop->image, .alt = ""}};
    int width = 0, height = 0;
    double scale;

    ho_image_size(backdrop->image, &width, &height);
    if (width <= 0 || height <= 0 || g_strcmp0(backdrop->fit, "fill") == 0)
        return placed;
    scale = scale_of(backdrop, width * PIXEL, height * PIXEL, page);
    placed.width = width * PIXEL * scale;
    placed.height = height * PIXEL * scale;
    placed.x =
        shift(backdrop->position, "left", "right", page->width - placed.width);
    placed.y = shift(backdrop->position, "top", "bottom",
                     page->height - placed.height);
    return placed;
}

void
ho_backdrop_cover(HoPlacer *placer, bool back)
{
    const HoFlow *flow = placer->flow;
    const HoPageStyle *page = &placer->geometry->page;
    const char *value =
        back ? value_of(flow, "back-cover-image", "cover-back-image")
             : value_of(flow, "front-cover-image", "cover-front-image");
    g_auto(Backdrop) backdrop = read_backdrop(flow, value, page);
    bool front = placer->front;

    if (value == NULL || (backdrop.image == NULL && *value != '\0'))
        return;
    if (back && ho_placer_is_recto_next(placer) &&
        g_strcmp0(ho_document_attribute(flow->doc, "media"), "prepress") == 0)
        ho_placer_blank(placer);
    placer->front = !back;
    ho_placer_page(placer, true);
    placer->front = front;
    placer->draft->blank = backdrop.image == NULL;
    placer->draft->cover = true;
    if (backdrop.image != NULL)
        ho_placer_add(placer, placed_image(&backdrop, page));
}

bool
ho_flow_named_picture(HoFlow *flow, const char *value, HoFlowPicture *picture)
{
    const HoPageStyle *page = &flow->geometry->page;
    g_auto(Backdrop) backdrop = read_backdrop(flow, value, page);
    int width = 0, height = 0;

    if (backdrop.image == NULL)
        return false;
    ho_image_size(backdrop.image, &width, &height);
    if (width <= 0 || height <= 0)
        return false;
    *picture = (HoFlowPicture){.image = backdrop.image};
    picture->width =
        width_of(&backdrop, width * PIXEL, ho_flow_width(flow), page->width);
    picture->height = picture->width * height / width;
    picture->align = g_strcmp0(backdrop.align, "center") == 0  ? HO_ALIGN_CENTER
                     : g_strcmp0(backdrop.align, "right") == 0 ? HO_ALIGN_RIGHT
                                                               : HO_ALIGN_LEFT;
    return true;
}

/* Sides may have pictures of their own. */
static const char *
background_of(const HoPlacer *placer, unsigned i, const HoPageDraft *draft)
{
    const HoFlow *flow = placer->flow;
    const char *value = NULL;

    if (draft->bare && draft->front && !draft->blank)
        value = value_of(flow, "title-page-background-image",
                         "title-page-background-image");
    if (value == NULL)
        value = ho_furniture_is_recto(placer, i)
                    ? value_of(flow, "page-background-image-recto",
                               "page-background-image-recto")
                    : value_of(flow, "page-background-image-verso",
                               "page-background-image-verso");
    return value != NULL ? value
                         : value_of(flow, "page-background-image",
                                    "page-background-image");
}

static HoColor
ground_of(const HoPlacer *placer, const HoPageDraft *draft)
{
    const HoTheme *theme = placer->flow->options->theme;
    HoColor color =
        ho_theme_color(theme, "page-background-color", (HoColor){0});

    if (draft->bare && draft->front && !draft->blank)
        color = ho_theme_color(theme, "title-page-background-color", color);
    return color;
}

static bool
is_white(HoColor color)
{
    return color.red >= 1 && color.green >= 1 && color.blue >= 1;
}

static void
place_under(const HoPlacer *placer, unsigned i, HoPageDraft *draft)
{
    const HoPageStyle *page = &draft->geometry->page;
    g_auto(Backdrop) backdrop =
        read_backdrop(placer->flow, background_of(placer, i, draft), page);
    HoColor ground = ground_of(placer, draft);
    HoPlaced placed;

    if (backdrop.image != NULL) {
        placed = placed_image(&backdrop, page);
        g_array_prepend_val(draft->placed, placed);
    }
    if (ground.alpha > 0 && !is_white(ground)) {
        placed = (HoPlaced){.type = HO_PLACED_RULE,
                            .width = page->width,
                            .height = page->height,
                            .rule = ground};
        g_array_prepend_val(draft->placed, placed);
    }
}

static void
place_over(const HoPlacer *placer, HoPageDraft *draft)
{
    const HoPageStyle *page = &draft->geometry->page;
    const char *value = value_of(placer->flow, "page-foreground-image",
                                 "page-foreground-image");
    g_auto(Backdrop) backdrop = read_backdrop(placer->flow, value, page);
    HoPlaced placed;

    if (backdrop.image == NULL)
        return;
    placed = placed_image(&backdrop, page);
    g_array_append_val(draft->placed, placed);
}

void
ho_backdrop_place(HoPlacer *placer)
{
    for (unsigned i = 0; i < placer->drafts->len; i++) {
        HoPageDraft *draft = g_ptr_array_index(placer->drafts, i);

        if (draft->cover)
            continue;
        place_under(placer, i, draft);
        place_over(placer, draft);
    }
}
