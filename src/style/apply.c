/* What each property does to a look. */
#include "style/apply.h"

#include <string.h>

/* --- reading a key --- */

static HoUnitBase
units_in(const HoLookWork *work, double em)
{
    HoUnitBase base = ho_theme_units(work->theme);

    base.em = em;
    base.whole = em; /* percent of a size */
    return base;
}

/* A length; false when the key is not set. */
static bool
read_length(const HoLookWork *work, const char *prefix, const char *name,
            double em, double *points)
{
    const HoValue *value = ho_theme_find_in(work->theme, prefix, name);
    HoUnitBase base;

    if (value == NULL)
        return false;
    if (value->type != HO_VALUE_NUMBER) {
        ho_theme_complain(work->theme, value, name);
        return false;
    }
    base = units_in(work, em);
    *points = ho_quantity_points(value->number, &base);
    return true;
}

static const char *
read_word(const HoLookWork *work, const char *prefix, const char *name)
{
    const HoValue *value = ho_theme_find_in(work->theme, prefix, name);

    return value != NULL ? value->text : NULL;
}

static void
read_color(const HoLookWork *work, const char *prefix, const char *name,
           HoColor *color)
{
    const HoValue *value = ho_theme_find_in(work->theme, prefix, name);

    if (value != NULL && !ho_value_color(value, color))
        ho_theme_complain(work->theme, value, name);
}

static void
read_flag(const HoLookWork *work, const char *prefix, const char *name,
          bool *flag)
{
    const char *word = read_word(work, prefix, name);

    if (word != NULL)
        *flag = strcmp(word, "true") == 0 || strcmp(word, "yes") == 0 ||
                strcmp(word, "on") == 0;
}

static void
read_edges(const HoLookWork *work, const char *prefix, const char *name,
           HoEdges *edges)
{
    static const char *const sides[] = {"top", "right", "bottom", "left"};
    double *fields[] = {&edges->top, &edges->right, &edges->bottom,
                        &edges->left};
    const HoValue *value = ho_theme_find_in(work->theme, prefix, name);
    HoUnitBase base = units_in(work, work->text->size);
    bool border = strcmp(name, "border-width") == 0;

    if (value != NULL && !ho_value_edges(value, &base, edges))
        ho_theme_complain(work->theme, value, name);
    for (size_t i = 0; i < G_N_ELEMENTS(sides); i++) {
        char key[32];

        if (border)
            g_snprintf(key, sizeof key, "border-%s-width", sides[i]);
        else
            g_snprintf(key, sizeof key, "%s-%s", name, sides[i]);
        read_length(work, prefix, key, work->text->size, fields[i]);
    }
}

/* --- text --- */

static void
apply_font(HoLookWork *work, const char *prefix)
{
    HoTextStyle *text = work->text;
    const HoValue *family =
        ho_theme_find_in(work->theme, prefix, "font-family");
    const HoValue *size = ho_theme_find_in(work->theme, prefix, "font-size");
    const char *before = text->family;

    if (family != NULL && family->text != NULL)
        text->family = ho_theme_family(work->theme, family, &text->monospace);
    /* code in code is not made smaller again */
    if (size != NULL && size->type == HO_VALUE_NUMBER && family != NULL &&
        work->block == NULL && size->number.unit != HO_UNIT_POINT &&
        before == text->family)
        return;
    read_length(work, prefix, "font-size", work->parent_size, &text->size);
    text->size = CLAMP(text->size, 1, 1000);
}

/* In running text a style adds to what is there, for a block it is all. */
static void
apply_font_style(HoLookWork *work, const char *prefix)
{
    const char *word = read_word(work, prefix, "font-style");
    bool bold, italic, normal;

    if (word == NULL)
        return;
    bold = strstr(word, "bold") != NULL;
    italic = strstr(word, "italic") != NULL;
    normal = g_str_has_prefix(word, "normal") || work->block != NULL;
    work->text->bold = bold || (!normal && work->text->bold);
    work->text->italic = italic || (!normal && work->text->italic);
}

static void
apply_transform(HoLookWork *work, const char *prefix)
{
    static const struct {
        const char *name;
        HoCase transform;
    } cases[] = {{"none", HO_CASE_NONE},
                 {"uppercase", HO_CASE_UPPER},
                 {"lowercase", HO_CASE_LOWER},
                 {"capitalize", HO_CASE_CAPITALIZE},
                 {"smallcaps", HO_CASE_SMALL_CAPS},
                 {"small-caps", HO_CASE_SMALL_CAPS}};
    const char *word = read_word(work, prefix, "text-transform");

    for (size_t i = 0; word != NULL && i < G_N_ELEMENTS(cases); i++)
        if (strcmp(word, cases[i].name) == 0)
            work->text->transform = cases[i].transform;
}

static void
apply_decoration(HoLookWork *work, const char *prefix)
{
    const char *word = read_word(work, prefix, "text-decoration");

    if (word == NULL)
        return;
    work->text->underline = strcmp(word, "underline") == 0;
    work->text->line_through = strcmp(word, "line-through") == 0;
}

void
ho_look_apply_text(HoLookWork *work, const char *prefix)
{
    HoTextStyle *text = work->text;
    const char *features = read_word(work, prefix, "font-features");

    apply_font(work, prefix);
    apply_font_style(work, prefix);
    apply_transform(work, prefix);
    apply_decoration(work, prefix);
    read_color(work, prefix, "font-color", &text->color);
    read_length(work, prefix, "letter-spacing", text->size, &text->tracking);
    read_flag(work, prefix, "hyphenate", &text->hyphenate);
    read_flag(work, prefix, "nowrap", &text->nowrap);
    if (features != NULL)
        text->features = features[0] != '\0' ? features : NULL;
}

/* The frame and ground of marked text, and its place on the line. */
static void
apply_mark(HoLookWork *work, const char *prefix)
{
    HoTextStyle *text = work->text;
    double rise = 0;

    read_color(work, prefix, "background-color", &text->background);
    read_color(work, prefix, "border-color", &text->border_color);
    read_length(work, prefix, "border-width", text->size, &text->border_width);
    read_length(work, prefix, "border-radius", text->size,
                &text->border_radius);
    read_length(work, prefix, "border-offset", text->size,
                &text->border_offset);
    if (read_length(work, prefix, "rise", work->parent_size, &rise))
        text->rise += rise;
}

/* --- blocks --- */

void
ho_look_apply_align(HoLookWork *work, const char *prefix)
{
    static const struct {
        const char *name;
        HoAlign align;
    } aligns[] = {{"left", HO_ALIGN_LEFT},
                  {"right", HO_ALIGN_RIGHT},
                  {"center", HO_ALIGN_CENTER},
                  {"justify", HO_ALIGN_JUSTIFY},
                  {"centre", HO_ALIGN_CENTER}};
    const char *word = read_word(work, prefix, "text-align");

    if (word == NULL)
        word = read_word(work, prefix, "align");
    for (size_t i = 0; word != NULL && i < G_N_ELEMENTS(aligns); i++)
        if (strcmp(word, aligns[i].name) == 0)
            work->block->align = aligns[i].align;
}

void
ho_look_apply_leading(HoLookWork *work, const char *prefix)
{
    double value;

    if (read_length(work, prefix, "line-height", 1, &value) && value > 0) {
        work->ratio = value * ho_family_height(work->text->family);
        work->leading = 0;
    }
    if (read_length(work, prefix, "leading", work->text->size, &value) &&
        value > 0)
        work->leading = value;
}

/* A caption stands apart from its block by the inside margin. */
static void
apply_caption(HoLookWork *work, const char *prefix)
{
    HoStyle *style = work->block;
    const char *end = read_word(work, prefix, "end");
    double inside = 0, outside = 0;
    bool is_inside, is_outside;

    if (end == NULL)
        end = read_word(work, prefix, "caption-end");
    if (end != NULL && style->caption_below != (strcmp(end, "bottom") == 0)) {
        /* What is inside above is inside below. */
        double above = style->space_above;

        style->caption_below = !style->caption_below;
        style->space_above = style->space_below;
        style->space_below = above;
    }
    is_inside =
        read_length(work, prefix, "margin-inside", work->text->size, &inside);
    is_outside =
        read_length(work, prefix, "margin-outside", work->text->size, &outside);
    if (is_inside)
        *(style->caption_below ? &style->space_above : &style->space_below) =
            inside;
    if (is_outside)
        *(style->caption_below ? &style->space_below : &style->space_above) =
            outside;
}

static void
apply_block(HoLookWork *work, const char *prefix)
{
    /* a box has one colour of border, whichever side it was given for */
    static const char *const side_colors[] = {
        "border-top-color", "border-right-color", "border-bottom-color",
        "border-left-color"};
    HoStyle *style = work->block;
    double size = work->text->size;
    HoEdges margin = {style->space_above, style->margin.right,
                      style->space_below, style->margin.left};

    read_edges(work, prefix, "margin", &margin);
    style->space_above = margin.top;
    style->space_below = margin.bottom;
    style->margin.left = margin.left;
    style->margin.right = margin.right;
    read_edges(work, prefix, "padding", &style->padding);
    read_edges(work, prefix, "border-width", &style->border);
    /* the rule between an admonition's label and text stands at its left */
    read_length(work, prefix, "column-rule-width", size, &style->border.left);
    read_color(work, prefix, "column-rule-color", &style->border_color);
    read_color(work, prefix, "border-color", &style->border_color);
    for (size_t i = 0; i < G_N_ELEMENTS(side_colors); i++)
        read_color(work, prefix, side_colors[i], &style->border_color);
    read_color(work, prefix, "background-color", &style->background);
    read_length(work, prefix, "border-radius", size, &style->border_radius);
    read_length(work, prefix, "text-indent", size, &style->indent);
    read_length(work, prefix, "spacing", size, &style->space_below);
    read_flag(work, prefix, "keep-together", &style->keep_together);
    read_flag(work, prefix, "keep-with-next", &style->keep_with_next);
    ho_look_apply_align(work, prefix);
    ho_look_apply_leading(work, prefix);
    apply_caption(work, prefix);
}

void
ho_look_apply(HoLookWork *work, const char *prefix)
{
    ho_look_apply_text(work, prefix);
    if (work->block != NULL)
        apply_block(work, prefix);
    else
        apply_mark(work, prefix);
}

void
ho_look_apply_roles(HoLookWork *work, const char *roles)
{
    g_auto(GStrv) list = NULL;

    if (roles == NULL || roles[0] == '\0')
        return;
    list = g_strsplit(roles, " ", 32);
    for (char **role = list; *role != NULL; role++) {
        char prefix[HO_PREFIX_SIZE];

        if (g_snprintf(prefix, sizeof prefix, "role-%s", *role) >=
            HO_PREFIX_SIZE)
            continue;
        g_strdelimit(prefix, "_", '-');
        ho_look_apply(work, prefix);
    }
}
