/*
 * Looks: styles of the theme with their font found, each once.  Marks ask the
 * theme what they look like inside what is around them.
 */
#include "doc/spacing.h"
#include "text/para.h"

#include <hb.h>
#include <string.h>

static guint
look_hash(gconstpointer key)
{
    const HoLook *look = key;
    const char *family = look->style.family;

    return (guint) (look->style.size * 64) * 31 + g_direct_hash(look->lang) +
           (look->style.bold ? 7U : 0U) + (look->style.italic ? 77U : 0U) +
           (family != NULL ? g_str_hash(family) : 0U) +
           (guint) (look->style.color.red * 255);
}

static bool
number_equal(double a, double b)
{
    return !(a < b) && !(a > b);
}

static bool
color_equal(const HoColor *a, const HoColor *b)
{
    return number_equal(a->red, b->red) && number_equal(a->green, b->green) &&
           number_equal(a->blue, b->blue) && number_equal(a->alpha, b->alpha);
}

static bool
lengths_equal(const HoTextStyle *a, const HoTextStyle *b)
{
    return number_equal(a->size, b->size) && number_equal(a->rise, b->rise) &&
           number_equal(a->tracking, b->tracking) &&
           number_equal(a->border_width, b->border_width) &&
           number_equal(a->border_radius, b->border_radius) &&
           number_equal(a->border_offset, b->border_offset);
}

static gboolean
look_equal(gconstpointer x, gconstpointer y)
{
    const HoLook *look = x, *other = y;
    const HoTextStyle *a = &look->style, *b = &other->style;

    return look->lang == other->lang && lengths_equal(a, b) &&
           a->bold == b->bold && a->italic == b->italic &&
           a->monospace == b->monospace && a->underline == b->underline &&
           a->line_through == b->line_through && a->transform == b->transform &&
           a->hyphenate == b->hyphenate && a->nowrap == b->nowrap &&
           color_equal(&a->color, &b->color) &&
           color_equal(&a->background, &b->background) &&
           color_equal(&a->border_color, &b->border_color) &&
           g_strcmp0(a->family, b->family) == 0 &&
           g_strcmp0(a->features, b->features) == 0;
}

GHashTable *
ho_looks_new(void)
{
    return g_hash_table_new(look_hash, look_equal);
}

/* Ligatures would hide what code says; small capitals are a feature. */
static const char *
wished_features(HoTextContext *text, const HoTextStyle *style)
{
    const char *own = style->features != NULL ? style->features : "";

    if (style->transform == HO_CASE_SMALL_CAPS)
        return ho_arena_printf(text->arena, "%s%ssmcp=1", own,
                               *own != '\0' ? "," : "");
    if (style->monospace)
        return ho_arena_printf(text->arena, "calt=0,liga=0,clig=0%s%s",
                               *own != '\0' ? "," : "", own);
    return *own != '\0' ? own : NULL;
}

static void
complete_look(HoTextContext *text, HoLook *look)
{
    HoTextStyle *style = &look->style;

    if (!(style->size > 0))
        style->size = 10;
    style->family = ho_arena_strdup(text->arena, style->family);
    style->features = ho_arena_strdup(text->arena, style->features);
    look->wish = (HoFontWish){
        .family = style->family,
        .features = wished_features(text, style),
        .size = style->size,
        .bold = style->bold,
        .italic = style->italic,
        .monospace = style->monospace,
    };
    look->font = ho_fonts_find(text->fonts, &look->wish);
    look->language = hb_language_from_string(look->lang, -1);
    look->french = ho_french_is_language(look->lang);
}

const HoLook *
ho_text_look(HoTextContext *text, const HoTextStyle *style, const char *lang)
{
    HoLook key = {.style = *style};
    HoLook *look;

    key.lang = g_intern_string(lang != NULL ? lang : text->lang);
    look = g_hash_table_lookup(text->looks, &key);
    if (look == NULL) {
        look = ho_arena_new0(text->arena, HoLook);
        *look = key;
        complete_look(text, look);
        g_hash_table_add(text->looks, look);
    }
    return look;
}

const HoLook *
ho_look_with_language(HoTextContext *text, const HoLook *look, const char *lang)
{
    return lang == NULL || strcmp(lang, look->lang) == 0
               ? look
               : ho_text_look(text, &look->style, lang);
}

/* What marks look like when no theme says it. */
static HoTextStyle
plain_mark(const HoTextStyle *parent, const char *name)
{
    HoTextStyle style = *parent;

    if (strcmp(name, "strong") == 0)
        style.bold = true;
    else if (strcmp(name, "emphasis") == 0)
        style.italic = true;
    else if (strcmp(name, "monospace") == 0)
        style.family = "JetBrains Mono", style.monospace = true,
        style.size *= .85;
    else if (strcmp(name, "superscript") == 0)
        style.rise += style.size * .33, style.size *= .7;
    else if (strcmp(name, "subscript") == 0)
        style.rise -= style.size * .15, style.size *= .7;
    return style;
}

const HoLook *
ho_text_mark(HoTextContext *text, const HoLook *look, const char *name,
             const char *roles)
{
    HoTextStyle style;

    if (text->theme != NULL)
        return ho_text_look(
            text, ho_theme_text_style(text->theme, &look->style, name, roles),
            look->lang);
    style = plain_mark(&look->style, name);
    return ho_text_look(text, &style, look->lang);
}
