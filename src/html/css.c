/*
 * The style sheet that a theme gives: its colours and families in front of a
 * sheet that is the same for all.
 */
#include "html/html.h"

#include "html/sheets.h"

#include <math.h>
#include <string.h>

static HoColor
color_of(const HoTheme *theme, const char *key, unsigned fallback)
{
    HoColor color = {(fallback >> 16 & 255) / 255.0,
                     (fallback >> 8 & 255) / 255.0, (fallback & 255) / 255.0,
                     1};

    return theme != NULL ? ho_theme_color(theme, key, color) : color;
}

/* Towards other by share, from 0 to 1. */
static HoColor
mix(HoColor color, HoColor other, double share)
{
    color.red += (other.red - color.red) * share;
    color.green += (other.green - color.green) * share;
    color.blue += (other.blue - color.blue) * share;
    return color;
}

static unsigned
byte_of(double part)
{
    return (unsigned) lround(CLAMP(part, 0.0, 1.0) * 255);
}

static void
append_color(GString *css, const char *name, HoColor color)
{
    g_string_append_printf(css, "%s:#%02x%02x%02x;", name, byte_of(color.red),
                           byte_of(color.green), byte_of(color.blue));
}

/* WCAG 2.2, relative luminance. */
static double
luminance(HoColor color)
{
    const double parts[] = {color.red, color.green, color.blue};
    const double shares[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;

    for (size_t i = 0; i < 3; i++)
        sum += shares[i] * (parts[i] <= 0.04045
                                ? parts[i] / 12.92
                                : pow((parts[i] + 0.055) / 1.055, 2.4));
    return sum;
}

static double
contrast(HoColor a, HoColor b)
{
    double light = MAX(luminance(a), luminance(b));
    double dark = MIN(luminance(a), luminance(b));

    return (light + 0.05) / (dark + 0.05);
}

/* The colour moved towards ink until it can be read on paper. */
static HoColor
readable(HoColor color, HoColor paper, HoColor ink)
{
    for (unsigned step = 0; step < 20; step++) {
        HoColor moved = mix(color, ink, step * 0.05);

        if (contrast(moved, paper) >= 5)
            return moved;
    }
    return ink;
}

static const HoColor white = {1, 1, 1, 1}, night = {0.09, 0.095, 0.1, 1},
                     paper_text = {0.1, 0.1, 0.1, 1},
                     night_text = {0.87, 0.87, 0.86, 1};

static void
append_light(GString *css, const HoTheme *theme)
{
    HoColor page = color_of(theme, "page-background-color", 0xffffff);
    HoColor text = color_of(theme, "base-font-color", 0x1a1a1a);

    if (page.alpha == 0)
        page = white;
    append_color(css, "--page", page);
    append_color(css, "--text", readable(text, page, paper_text));
    append_color(css, "--heading",
                 readable(color_of(theme, "heading-font-color", 0x111111), page,
                          paper_text));
    append_color(css, "--link",
                 readable(color_of(theme, "link-font-color", 0x1c4e80), page,
                          paper_text));
    append_color(css, "--quiet", readable(mix(text, page, 0.3), page, text));
    append_color(css, "--tint", mix(page, text, 0.045));
    append_color(css, "--rule", mix(page, text, 0.22));
    append_color(css, "--mark",
                 color_of(theme, "mark-background-color", 0xfbf0b5));
}

static void
append_dark(GString *css, const HoTheme *theme)
{
    HoColor link = color_of(theme, "link-font-color", 0x1c4e80);

    append_color(css, "--page", night);
    append_color(css, "--text", night_text);
    append_color(css, "--heading", mix(night_text, white, 0.6));
    append_color(css, "--link", readable(mix(link, white, 0.45), night, white));
    append_color(css, "--quiet", mix(night_text, night, 0.25));
    append_color(css, "--tint", mix(night, white, 0.07));
    append_color(css, "--rule", mix(night, white, 0.25));
    append_color(css, "--mark", mix(night, (HoColor){0.9, 0.75, 0.1, 1}, 0.3));
}

/* The theme's family, if its name is plain, before those of common systems. */
static void
append_family(GString *css, const HoTheme *theme, const char *name,
              const char *key, const char *others)
{
    const char *family =
        theme != NULL ? ho_theme_string(theme, key, NULL) : NULL;

    g_string_append_printf(css, "%s:", name);
    if (family != NULL && strpbrk(family, "\"\\<>;{}") == NULL)
        g_string_append_printf(css, "\"%s\",", family);
    g_string_append_printf(css, "%s;", others);
}

static void
append_families(GString *css, const HoTheme *theme)
{
    append_family(css, theme, "--body", "base-font-family",
                  "\"Libertinus Serif\",Charter,\"Bitstream Charter\","
                  "\"Source Serif 4\",Cambria,Georgia,serif");
    append_family(css, theme, "--sans", "heading-font-family",
                  "\"Libertinus Sans\",\"Gill Sans\",Optima,Candara,"
                  "\"Noto Sans\",\"Segoe UI\",sans-serif");
    append_family(css, theme, "--mono", "codespan-font-family",
                  "\"Source Code Pro\",\"Cascadia Code\",Menlo,Consolas,"
                  "\"DejaVu Sans Mono\",monospace");
}

static void
append_sheet(GString *css, const char *const *parts)
{
    for (; *parts != NULL; parts++)
        g_string_append(css, *parts);
}

static char *
page_css(const HoTheme *theme)
{
    GString *css = g_string_new(":root{color-scheme:light dark;");

    append_families(css, theme);
    append_light(css, theme);
    g_string_append(css, "}\n@media screen and (prefers-color-scheme:dark)"
                         "{:root{");
    append_dark(css, theme);
    g_string_append(css, "}}\n");
    append_sheet(css, ho_page_sheet);
    return g_string_free(css, FALSE);
}

/* Links alone have a colour, one for each of the reader's schemes. */
static char *
book_css(const HoTheme *theme, bool is_rtl)
{
    HoColor link = color_of(theme, "link-font-color", 0x1c4e80);
    GString *css = g_string_new(NULL);

    append_sheet(css, ho_book_sheet);
    if (is_rtl)
        append_sheet(css, ho_book_sheet_rtl);
    g_string_append(css, "a:link,a:visited{");
    append_color(css, "color", readable(link, white, paper_text));
    g_string_append(css, "}\n@media all and (prefers-color-scheme:dark)"
                         "{a:link,a:visited{");
    append_color(css, "color", readable(mix(link, white, 0.5), night, white));
    g_string_append(css, "}}\n");
    return g_string_free(css, FALSE);
}

char *
ho_html_css(const HoTheme *theme, HoHtmlFlavour flavour, bool is_rtl)
{
    return flavour == HO_HTML_EPUB ? book_css(theme, is_rtl) : page_css(theme);
}
