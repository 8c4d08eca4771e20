/* Ruled lines for handwriting. */
#include "layout/arrange.h"
#include "layout/ruling.h"

#define LEAST_LINES 2
#define STEP        (8 * 72 / 25.4)

HoRuling
ho_ruling(const HoTheme *theme)
{
    HoRuling ruling = {STEP, 0.4, {0.706, 0.706, 0.69, 1}};

    if (theme == NULL)
        return ruling;
    ruling.step =
        CLAMP(ho_theme_number(theme, "note-lines-step", ruling.step), 8, 144);
    ruling.thickness =
        ho_theme_number(theme, "note-lines-width", ruling.thickness);
    ruling.color = ho_theme_color(theme, "note-lines-color", ruling.color);
    return ruling;
}

/* Those that fit, whether they are enough or not. */
static unsigned
fitting(const HoRuling *ruling, double height)
{
    return height > 0 ? (unsigned) (height / ruling->step + 0.001) : 0;
}

unsigned
ho_ruling_count(const HoRuling *ruling, double height)
{
    unsigned count = fitting(ruling, height);

    return count >= LEAST_LINES ? count : 0;
}

double
ho_note_line_step(const HoTheme *theme)
{
    return ho_ruling(theme).step;
}

void
ho_note_lines_place(GArray *placed, const HoTheme *theme, double x, double y,
                    double width, double height)
{
    HoRuling ruling = ho_ruling(theme);
    unsigned count = ho_ruling_count(&ruling, height);

    for (unsigned i = 1; i <= count; i++) {
        HoPlaced rule = {.type = HO_PLACED_RULE,
                         .x = x,
                         .y = y + i * ruling.step - ruling.thickness,
                         .width = width,
                         .height = ruling.thickness,
                         .rule = ruling.color};

        g_array_append_val(placed, rule);
    }
}

void
ho_note_lines_flow(HoFlow *flow, double width, double height)
{
    HoRuling ruling = ho_ruling(flow->options->theme);
    unsigned count = fitting(&ruling, height);

    for (unsigned i = 0; i < count; i++) {
        /* Room that stays at the head of a cell. */
        ho_flow_blank(flow, ruling.step - ruling.thickness);
        ho_flow_add(flow, (HoFlowItem){.type = HO_FLOW_RULE,
                                       .x = flow->column.x,
                                       .width = width,
                                       .height = ruling.thickness,
                                       .rule = ruling.color});
    }
}
