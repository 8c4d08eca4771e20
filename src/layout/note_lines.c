/* Ruled lines for handwriting. */
#include "layout/arrange.h"

#define LEAST_LINES 2

static double
thickness(const HoTheme *theme)
{
    return ho_theme_number(theme, "note-lines-width", 0.4);
}

static HoColor
color(const HoTheme *theme)
{
    return ho_theme_color(theme, "note-lines-color",
                          (HoColor){0.7, 0.7, 0.69, 1});
}

double
ho_note_line_step(const HoTheme *theme)
{
    return CLAMP(ho_theme_number(theme, "note-lines-step", 22), 8, 144);
}

void
ho_note_lines_place(GArray *placed, const HoTheme *theme, double x, double y,
                    double width, double height)
{
    double step = ho_note_line_step(theme);
    unsigned count = height > 0 ? (unsigned) (height / step + 0.001) : 0;

    for (unsigned i = 1; count >= LEAST_LINES && i <= count; i++) {
        HoPlaced rule = {.type = HO_PLACED_RULE,
                         .x = x,
                         .y = y + i * step - thickness(theme),
                         .width = width,
                         .height = thickness(theme),
                         .rule = color(theme)};

        g_array_append_val(placed, rule);
    }
}

void
ho_note_lines_flow(HoFlow *flow, double width, double height)
{
    const HoTheme *theme = flow->options->theme;
    double step = ho_note_line_step(theme), thick = thickness(theme);
    unsigned count = (unsigned) (height / step + 0.001);

    for (unsigned i = 0; i < count; i++) {
        /* Room that stays at the head of a cell. */
        ho_flow_blank(flow, step - thick);
        ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_RULE,
                                       .x = flow->column.x,
                                       .width = width,
                                       .height = thick,
                                       .rule = color(theme)});
    }
}
