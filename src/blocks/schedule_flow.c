/* The programme on paper: hours at the left, talks with their pages at the
 * right; where talks are held side by side, a column for each room. */
#include "blocks/flows.h"

#include "doc/programme.h"

/* What stands left of the titles takes at most so much of the measure. */
#define LEFT_SHARE 0.3

typedef struct {
    HoFlow *flow;
    const HoDocument *doc;
    const HoStyle *time, *title, *speakers, *room;
    double left, gap, right; /* widths */
    double space;            /* between rows */
    bool any;                /* a row was written */
} Columns;

static void
widen(Columns *columns, const char *words, const HoStyle *style)
{
    HoTextContext *text = ho_flow_text_context(columns->flow);

    if (words != NULL)
        columns->left =
            MAX(columns->left, ho_text_line(text, words, style)->width);
}

/* Wide enough for all hours, and for rooms where they stand below them. */
static void
measure_left(Columns *columns, const HoProgramme *programme)
{
    for (unsigned i = 0; i < programme->days->len; i++) {
        const HoProgrammeDay *day = ho_programme_day(programme, i);

        for (unsigned k = 0; k < day->talks->len; k++) {
            g_autofree char *time = ho_programme_time(
                columns->doc, ho_programme_talk(day, k)->talk.time);

            widen(columns, time, columns->time);
            if (day->rooms == NULL)
                widen(columns, ho_programme_talk(day, k)->talk.room,
                      columns->room);
        }
    }
}

static Columns
columns_of(HoFlow *flow, const HoProgramme *programme)
{
    HoTheme *theme = ho_flow_theme(flow);
    double measure = ho_flow_width(flow);
    Columns columns = {
        .flow = flow,
        .doc = ho_flow_document(flow),
        .time = ho_flow_style_of(flow, "schedule-time", NULL),
        .title = ho_flow_style_of(flow, "schedule-title", NULL),
        .speakers = ho_flow_style_of(flow, "schedule-speakers", NULL),
        .room = ho_flow_style_of(flow, "schedule-room", NULL),
        .gap = ho_theme_number(theme, "schedule-column-gap", 12),
        .space = ho_theme_number(theme, "schedule-item-spacing", 4),
    };

    measure_left(&columns, programme);
    columns.left = MIN(columns.left + 1, LEFT_SHARE * measure);
    columns.right = measure - columns.left - columns.gap;
    return columns;
}

/* --- rows --- */

static void
flow_rule(HoFlow *flow)
{
    HoTheme *theme = ho_flow_theme(flow);
    double width = ho_theme_number(theme, "schedule-rule-width", 0);
    HoStyle rule = {.border = {.top = width}};

    rule.border_color = ho_theme_color(theme, "schedule-rule-color",
                                       (HoColor){0.78, 0.78, 0.77, 1});
    if (width > 0)
        ho_flow_rule(flow, &rule);
}

/* The rule and the space before a row. */
static void
part_rows(Columns *columns, bool heading)
{
    HoFlow *flow = columns->flow;

    if (columns->any) {
        ho_flow_space(flow, columns->space);
        flow_rule(flow);
    }
    ho_flow_space(flow, heading && columns->any ? 2 * columns->space
                                                : columns->space);
    columns->any = true;
}

static void
write_words(const Columns *columns, const char *words, const HoStyle *style)
{
    if (words != NULL)
        ho_flow_words(columns->flow, NULL, words, style);
}

/* Title with its page, speakers and, own, what else is said of a talk. */
static void
write_talk(const Columns *columns, const HoProgrammeTalk *talk, const char *own)
{
    HoFlow *flow = columns->flow;
    g_autofree char *title = ho_programme_title(talk->section);

    ho_flow_numbered_line(flow, ho_flow_text_inline(flow, title),
                          talk->section->base.id, columns->title, HO_TAG_P);
    write_words(columns, talk->talk.speakers, columns->speakers);
    write_words(columns, own, columns->room);
}

static HoFlowCell
left_cell(const Columns *columns)
{
    return (HoFlowCell){.width = columns->left, .rowspan = 1};
}

static HoFlowCell
right_cell(const Columns *columns)
{
    return (HoFlowCell){.x = columns->left + columns->gap,
                        .width = columns->right,
                        .rowspan = 1};
}

static void
write_heading(const Columns *columns, const HoProgrammeDay *day)
{
    HoFlow *flow = columns->flow;

    if (day->section != NULL) {
        g_autofree char *title = ho_programme_title(day->section);

        ho_flow_numbered_line(flow, ho_flow_text_inline(flow, title),
                              day->section->base.id, columns->title, HO_TAG_P);
    } else {
        ho_flow_words(flow, NULL, day->date, columns->title);
    }
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
}

/* --- one after another --- */

static void
write_single(const Columns *columns, const HoProgrammeTalk *talk)
{
    HoFlow *flow = columns->flow;
    HoFlowCell left = left_cell(columns), right = right_cell(columns);
    g_autofree char *time = ho_programme_time(columns->doc, talk->talk.time);

    ho_flow_row_begin(flow);
    ho_flow_cell_begin(flow, &left);
    write_words(columns, time, columns->time);
    write_words(columns, talk->talk.room, columns->room);
    ho_flow_cell_end(flow);
    ho_flow_cell_begin(flow, &right);
    write_talk(columns, talk, NULL);
    ho_flow_cell_end(flow);
    ho_flow_row_end(flow, false);
}

static void
write_list(Columns *columns, const HoProgrammeDay *day)
{
    HoFlow *flow = columns->flow;

    ho_flow_tag_begin(flow, HO_TAG_TOC);
    for (unsigned i = 0; i < day->talks->len; i++) {
        part_rows(columns, false);
        ho_flow_tag_begin(flow, HO_TAG_TOCI);
        write_single(columns, ho_programme_talk(day, i));
        ho_flow_tag_end(flow);
    }
    ho_flow_tag_end(flow);
}

/* --- side by side --- */

static HoFlowCell
room_cell(const Columns *columns, const HoProgrammeDay *day, unsigned room)
{
    unsigned n = day->rooms->len;
    double width = (columns->right - (n - 1) * columns->gap) / n;

    return (HoFlowCell){.x = columns->left + columns->gap +
                             room * (width + columns->gap),
                        .width = width,
                        .rowspan = 1};
}

static void
begin_cell(const Columns *columns, const HoFlowCell *cell, HoTagType type)
{
    HoTag *tag = ho_flow_tag_begin(columns->flow, type);

    tag->colspan = tag->rowspan = 1;
    ho_flow_cell_begin(columns->flow, cell);
}

static void
end_cell(const Columns *columns)
{
    ho_flow_cell_end(columns->flow);
    ho_flow_tag_end(columns->flow);
}

static void
write_room_heads(Columns *columns, const HoProgrammeDay *day)
{
    HoFlow *flow = columns->flow;
    HoFlowCell left = left_cell(columns);

    part_rows(columns, false);
    ho_flow_row_begin(flow);
    ho_flow_tag_begin(flow, HO_TAG_TR);
    begin_cell(columns, &left, HO_TAG_TD);
    end_cell(columns);
    for (unsigned room = 0; room < day->rooms->len; room++) {
        HoFlowCell cell = room_cell(columns, day, room);

        begin_cell(columns, &cell, HO_TAG_TH);
        write_words(columns, day->rooms->pdata[room], columns->room);
        end_cell(columns);
    }
    ho_flow_row_end(flow, false);
    ho_flow_tag_end(flow);
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
}

static void
write_rooms(const Columns *columns, const HoProgrammeDay *day, unsigned first,
            unsigned end, const char *time)
{
    for (unsigned room = 0; room < day->rooms->len; room++) {
        HoFlowCell cell = room_cell(columns, day, room);

        begin_cell(columns, &cell, HO_TAG_TD);
        for (unsigned i = first; i < end; i++) {
            g_autofree char *own = NULL;

            if (ho_programme_room(day, i) != (int) room)
                continue;
            own = ho_programme_own_time(columns->doc, day, i, time);
            write_talk(columns, ho_programme_talk(day, i), own);
        }
        end_cell(columns);
    }
}

/* A talk for all: over the columns of all rooms. */
static void
write_plenary(const Columns *columns, const HoProgrammeDay *day, unsigned i)
{
    HoFlowCell cell = right_cell(columns);
    HoTag *tag = ho_flow_tag_begin(columns->flow, HO_TAG_TD);

    tag->colspan = (int) day->rooms->len;
    tag->rowspan = 1;
    ho_flow_cell_begin(columns->flow, &cell);
    write_talk(columns, ho_programme_talk(day, i),
               ho_programme_talk(day, i)->talk.room);
    end_cell(columns);
}

static void
write_row(Columns *columns, const HoProgrammeDay *day, unsigned first,
          unsigned end)
{
    HoFlow *flow = columns->flow;
    HoFlowCell left = left_cell(columns);
    g_autofree char *time =
        ho_programme_row_time(columns->doc, day, first, end);

    part_rows(columns, false);
    ho_flow_row_begin(flow);
    ho_flow_tag_begin(flow, HO_TAG_TR);
    begin_cell(columns, &left, HO_TAG_TH);
    write_words(columns, time, columns->time);
    end_cell(columns);
    if (ho_programme_room(day, first) >= 0)
        write_rooms(columns, day, first, end, time);
    else
        write_plenary(columns, day, first);
    ho_flow_row_end(flow, false);
    ho_flow_tag_end(flow);
}

static void
write_grid(Columns *columns, const HoProgrammeDay *day)
{
    ho_flow_tag_begin(columns->flow, HO_TAG_TABLE);
    write_room_heads(columns, day);
    for (unsigned i = 0, end; i < day->talks->len; i = end) {
        end = ho_programme_row_end(day, i);
        write_row(columns, day, i, end);
    }
    ho_flow_tag_end(columns->flow);
}

void
ho_schedule_flow(const HoBlock *block, HoFlow *flow)
{
    g_autoptr(HoProgramme) programme = ho_programme_new(ho_flow_document(flow));
    Columns columns = columns_of(flow, programme);

    if (programme->days->len == 0)
        return;
    ho_flow_title_styled(flow, block, ho_flow_style_of(flow, "toc-title", NULL),
                         HO_TAG_P);
    for (unsigned i = 0; i < programme->days->len; i++) {
        const HoProgrammeDay *day = ho_programme_day(programme, i);

        if (day->section != NULL || day->date != NULL) {
            part_rows(&columns, true);
            write_heading(&columns, day);
        }
        if (day->rooms != NULL)
            write_grid(&columns, day);
        else if (day->talks->len > 0)
            write_list(&columns, day);
    }
}
