/* The page: paper, orientation, margins, columns. */
#include "style/theme.h"

#include <string.h>

#define SMALLEST_PAGE    36.0    /* half an inch */
#define LARGEST_PAGE     14400.0 /* what PDF allows, ISO 32000-1 annex C */
#define SMALLEST_MEASURE 24.0

static bool
read_pair(const HoValue *value, const HoUnitBase *base, double *width,
          double *height)
{
    if (value->type != HO_VALUE_LIST || value->n_items != 2 ||
        value->items[0].type != HO_VALUE_NUMBER ||
        value->items[1].type != HO_VALUE_NUMBER)
        return false;
    *width = ho_quantity_points(value->items[0].number, base);
    *height = ho_quantity_points(value->items[1].number, base);
    return true;
}

/* "8.25in x 11.69in" */
static bool
read_written_pair(const char *text, const HoUnitBase *base, double *width,
                  double *height)
{
    const char *by = strstr(text, " x ");
    g_autofree char *left = NULL, *right = NULL;
    HoQuantity w, h;

    if (by == NULL)
        return false;
    left = g_strstrip(g_strndup(text, (gsize) (by - text)));
    right = g_strstrip(g_strdup(by + 3));
    if (!ho_quantity_parse(left, &w) || !ho_quantity_parse(right, &h))
        return false;
    *width = ho_quantity_points(w, base);
    *height = ho_quantity_points(h, base);
    return true;
}

static void
read_size(HoTheme *theme, HoPageStyle *page)
{
    const HoValue *value = ho_theme_find(theme, "page-size");
    HoUnitBase base = ho_theme_units(theme);
    double width = 0, height = 0;
    bool found;

    ho_paper_size("a4", &page->width, &page->height);
    if (value == NULL)
        return;
    found = read_pair(value, &base, &width, &height) ||
            (value->text != NULL &&
             (ho_paper_size(value->text, &width, &height) ||
              read_written_pair(value->text, &base, &width, &height)));
    if (!found || width < SMALLEST_PAGE || height < SMALLEST_PAGE ||
        width > LARGEST_PAGE || height > LARGEST_PAGE) {
        ho_theme_complain(theme, value, "page-size");
        return;
    }
    page->width = width;
    page->height = height;
}

/* A size that was given wider than high stays so. */
static void
turn(HoTheme *theme, HoPageStyle *page)
{
    const char *layout = ho_theme_string(theme, "page-layout", "portrait");
    double width = page->width;

    if (strcmp(layout, "landscape") != 0 || width > page->height)
        return;
    page->width = page->height;
    page->height = width;
}

static void
read_margin(const HoTheme *theme, HoPageStyle *page)
{
    const HoValue *value = ho_theme_find(theme, "page-margin");
    HoUnitBase base = ho_theme_units(theme);

    base.whole = base.page_width = page->width;
    base.page_height = page->height;
    page->margin = (HoEdges){56, 56, 56, 56};
    if (value != NULL && !ho_value_edges(value, &base, &page->margin))
        ho_theme_complain(theme, value, "page-margin");
    page->margin.top =
        ho_theme_number(theme, "page-margin-top", page->margin.top);
    page->margin.right =
        ho_theme_number(theme, "page-margin-right", page->margin.right);
    page->margin.bottom =
        ho_theme_number(theme, "page-margin-bottom", page->margin.bottom);
    page->margin.left =
        ho_theme_number(theme, "page-margin-left", page->margin.left);
}

/* Pages that face each other have an inner and an outer margin: for a print
 * shop (media: prepress), or when the theme says so. */
static void
mirror(const HoTheme *theme, HoPageStyle *page)
{
    const char *media = ho_theme_string(theme, "media", "screen");
    const char *own = ho_theme_string(theme, "page-mirrored", "auto");

    page->mirrored =
        strcmp(own, "true") == 0 ||
        (strcmp(own, "auto") == 0 && strcmp(media, "prepress") == 0);
    if (!page->mirrored)
        return;
    page->margin.left =
        ho_theme_number(theme, "page-margin-inner", page->margin.left);
    page->margin.right =
        ho_theme_number(theme, "page-margin-outer", page->margin.right);
}

static void
set_columns(HoTheme *theme, HoPageStyle *page)
{
    double columns = ho_theme_number(theme, "page-columns", 1);

    page->columns = (unsigned) CLAMP(columns, 1, 4);
    page->column_gap =
        ho_theme_number(theme, "page-column-gap", ho_theme_units(theme).em * 2);
}

/* The text (a column of it) is no wider than the theme's measure; what is left
 * of the paper's width goes to the margins, in their proportion. */
static void
keep_measure(HoTheme *theme, HoPageStyle *page)
{
    double measure = ho_theme_number(theme, "page-measure", page->width);
    double margins = page->margin.left + page->margin.right;
    double text =
        measure * page->columns + page->column_gap * (page->columns - 1);
    double spare = page->width - margins - text;
    double share = margins > 0 ? page->margin.left / margins : 0.5;

    if (spare <= 0 || measure < SMALLEST_MEASURE)
        return;
    page->margin.left += spare * share;
    page->margin.right += spare * (1 - share);
}

/* Margins that leave no room for text are shrunk until there is some. */
static void
leave_room(double whole, double *before, double *after)
{
    double most = whole - SMALLEST_MEASURE, sum;

    *before = MAX(*before, 0);
    *after = MAX(*after, 0);
    sum = *before + *after;
    if (sum > most) {
        *before *= most / sum;
        *after *= most / sum;
    }
}

const HoPageStyle *
ho_theme_page(const HoTheme *const_theme)
{
    HoTheme *theme = (HoTheme *) const_theme; /* computed when first asked */
    HoPageStyle *page = &theme->page;

    if (theme->page_known)
        return page;
    theme->page_known = true;
    memset(page, 0, sizeof *page);
    read_size(theme, page);
    turn(theme, page);
    read_margin(theme, page);
    mirror(theme, page);
    set_columns(theme, page);
    page->least_margin = page->margin;
    keep_measure(theme, page);
    leave_room(page->width, &page->margin.left, &page->margin.right);
    leave_room(page->height, &page->margin.top, &page->margin.bottom);
    return page;
}

/* As it is asked for: upright names are turned by `turn` alone. */
static bool
read_asked_size(const HoTheme *theme, const char *size, HoPageStyle *page)
{
    HoUnitBase base = ho_theme_units(theme);
    double width, height;

    if (size == NULL || (!ho_paper_size(size, &width, &height) &&
                         !read_written_pair(size, &base, &width, &height)))
        return false;
    if (width < SMALLEST_PAGE || height < SMALLEST_PAGE ||
        width > LARGEST_PAGE || height > LARGEST_PAGE)
        return false;
    page->width = width;
    page->height = height;
    return true;
}

static void
read_rotated_margin(const HoTheme *theme, HoPageStyle *page)
{
    const HoValue *value = ho_theme_find(theme, "page-margin-rotated");
    HoUnitBase base = ho_theme_units(theme);

    base.whole = base.page_width = page->width;
    base.page_height = page->height;
    if (value != NULL && !ho_value_edges(value, &base, &page->margin))
        ho_theme_complain(theme, value, "page-margin-rotated");
}

HoPageStyle
ho_theme_page_for(const HoTheme *theme, HoTurn way, const char *size)
{
    const HoPageStyle *own = ho_theme_page(theme);
    bool own_is_wide = own->width > own->height, is_wide;
    HoPageStyle page = *own;
    double width;

    if (!read_asked_size(theme, size, &page) && way == HO_TURN_NONE)
        return *own;
    is_wide = page.width > page.height;
    if (way != HO_TURN_NONE && is_wide != (way == HO_TURN_LANDSCAPE)) {
        width = page.width;
        page.width = page.height;
        page.height = width;
        is_wide = !is_wide;
    }
    if (page.width == own->width && page.height == own->height)
        return *own;
    /* Margins are parts of the paper as the document holds it. */
    if (is_wide != own_is_wide) {
        HoPageStyle upright = {.width = page.height, .height = page.width};

        read_margin(theme, &upright);
        mirror(theme, &upright);
        page.margin = upright.margin;
        read_rotated_margin(theme, &page);
    } else {
        read_margin(theme, &page);
        mirror(theme, &page);
    }
    leave_room(page.width, &page.margin.left, &page.margin.right);
    leave_room(page.height, &page.margin.top, &page.margin.bottom);
    page.least_margin = page.margin;
    return page;
}
