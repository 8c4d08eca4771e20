/* schedule::[]: the talks that say when they were held, as a programme. */
#include "blocks/blocks.h"

#include "doc/talk.h"
#include "html/html.h"
#include "layout/flow.h"
#include "parse/parser.h"

#include <string.h>

#define MACRO "schedule::["

static bool
starts(HoParser *parser, const char *line)
{
    (void) parser;
    return g_str_has_prefix(line, MACRO) && g_str_has_suffix(line, "]");
}

static bool
parse(HoBlock *block, HoParser *parser)
{
    const HoSourceLine *line = ho_parser_next(parser);
    size_t start = strlen(MACRO);
    HoLoc loc = line->loc;
    g_autofree char *list =
        g_strndup(line->text + start, strlen(line->text) - start - 1);

    loc.column = (uint16_t) (loc.column + start);
    ho_attrs_merge(block->attrs,
                   ho_attrs_parse(parser, list, NULL, false, true, loc));
    if (ho_attrs_find(block->attrs, "id") != NULL)
        block->id = ho_attrs_find(block->attrs, "id");
    return true;
}

/* --- what is in it --- */

/* A talk with its hour, or what heads some of them: a day. */
typedef struct {
    const HoSection *section; /* NULL: a date alone */
    HoTalk talk;
    bool heading;
} Row;

typedef struct {
    GArray *rows; /* of Row */
    char *date;   /* of the talk before */
    bool rooms;   /* some talk has one */
} Programme;

static void
clear_row(void *row)
{
    ho_talk_clear(&((Row *) row)->talk);
}

static void
add_talk(Programme *programme, const HoSection *section, HoTalk talk)
{
    Row row = {.section = section, .talk = talk};

    if (talk.date != NULL && g_strcmp0(talk.date, programme->date) != 0) {
        Row day = {.talk = {.date = g_strdup(talk.date)}, .heading = true};

        g_array_append_val(programme->rows, day);
        g_free(programme->date);
        programme->date = g_strdup(talk.date);
    }
    programme->rooms = programme->rooms || talk.room != NULL;
    g_array_append_val(programme->rows, row);
}

/* A section without an hour heads the talks in it; sections nest as deep as
 * the language lets them. */
static void
collect(Programme *programme, const HoBlock *parent)
{
    for (const HoBlock *b = parent->first; b != NULL; b = b->next) {
        const HoSection *section = ho_section_of(b);
        unsigned before = programme->rows->len;
        Row row = {.section = section, .heading = true};

        if (section == NULL)
            continue;
        if (ho_talk_read(&row.talk, b) && row.talk.time != NULL) {
            add_talk(programme, section, row.talk);
            continue;
        }
        ho_talk_clear(&row.talk);
        g_array_append_val(programme->rows, row);
        collect(programme, b);
        if (programme->rows->len == before + 1)
            g_array_set_size(programme->rows, before);
    }
}

static Programme
programme_of(const HoDocument *doc)
{
    Programme programme = {.rows = g_array_new(FALSE, TRUE, sizeof(Row))};

    g_array_set_clear_func(programme.rows, clear_row);
    collect(&programme, doc->root);
    return programme;
}

static void
clear_programme(Programme *programme)
{
    g_array_unref(programme->rows);
    g_free(programme->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Programme, clear_programme)

/* "10:00 - 10:45" with the dash that spans of time have; yours to free. */
static char *
time_words(const char *time)
{
    static const char *const dashes[] = {" - ", " – ", " — ", "-"};

    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
        const char *dash = strstr(time, dashes[i]);

        if (dash != NULL)
            return g_strdup_printf("%.*s–%s", (int) (dash - time), time,
                                   dash + strlen(dashes[i]));
    }
    return g_strdup(time);
}

/* The title with its number; yours to free. */
static char *
title_words(const HoSection *section)
{
    g_autofree char *title = ho_inline_to_text(section->base.title);

    return g_strconcat(section->number != NULL ? section->number : "", title,
                       NULL);
}

/* --- in a book or on a screen --- */

static void
write_link(HoHtml *html, const HoSection *section)
{
    g_autofree char *title = title_words(section);

    if (section->base.id != NULL) {
        ho_html_open(html, "a");
        ho_html_attrf(html, "href", "#%s", section->base.id);
    }
    ho_html_text(html, title);
    if (section->base.id != NULL)
        ho_html_close(html);
}

static void
write_cell(HoHtml *html, const char *class, const char *words)
{
    ho_html_open(html, "td");
    ho_html_attr(html, "class", class);
    if (words != NULL)
        ho_html_text(html, words);
    ho_html_close(html);
}

static void
write_day(HoHtml *html, const Row *row, bool rooms)
{
    ho_html_open(html, "th");
    ho_html_attr(html, "class", "day");
    ho_html_attr(html, "colspan", rooms ? "3" : "2");
    if (row->section != NULL)
        write_link(html, row->section);
    else
        ho_html_text(html, row->talk.date);
    ho_html_close(html);
}

static void
write_talk(HoHtml *html, const Row *row, bool rooms)
{
    g_autofree char *time = time_words(row->talk.time);

    ho_html_open(html, "th");
    ho_html_attr(html, "class", "time");
    ho_html_attr(html, "scope", "row");
    ho_html_text(html, time);
    ho_html_close(html);
    ho_html_open(html, "td");
    ho_html_attr(html, "class", "talk");
    write_link(html, row->section);
    if (row->talk.speakers != NULL) {
        ho_html_open_empty(html, "br");
        ho_html_close_empty(html);
        ho_html_open(html, "span");
        ho_html_attr(html, "class", "speakers");
        ho_html_text(html, row->talk.speakers);
        ho_html_close(html);
    }
    ho_html_close(html);
    if (rooms)
        write_cell(html, "room", row->talk.room);
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    g_auto(Programme) programme = programme_of(html->doc);

    if (programme.rows->len == 0)
        return;
    ho_html_block_begin(html, block, "scheduleblock");
    ho_html_title(html, block);
    ho_html_open(html, "table");
    ho_html_attr(html, "class", "schedule");
    ho_html_newline(html);
    ho_html_open(html, "tbody");
    ho_html_newline(html);
    for (unsigned i = 0; i < programme.rows->len; i++) {
        const Row *row = &g_array_index(programme.rows, Row, i);

        ho_html_open(html, "tr");
        if (row->heading)
            write_day(html, row, programme.rooms);
        else
            write_talk(html, row, programme.rooms);
        ho_html_close_line(html);
    }
    ho_html_close(html);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

/* --- on paper --- */

/* What stands left of the titles takes at most so much of the measure. */
#define LEFT_SHARE 0.3

typedef struct {
    HoFlow *flow;
    const HoStyle *time, *title, *speakers, *room;
    double left, gap, right; /* widths */
} Columns;

static double
width_of(HoFlow *flow, const char *words, const HoStyle *style)
{
    return ho_text_line(ho_flow_text_context(flow), words, style)->width;
}

static Columns
columns_of(HoFlow *flow, const Programme *programme)
{
    double measure = ho_flow_width(flow);
    Columns columns = {
        .flow = flow,
        .time = ho_flow_style_of(flow, "schedule-time", NULL),
        .title = ho_flow_style_of(flow, "schedule-title", NULL),
        .speakers = ho_flow_style_of(flow, "schedule-speakers", NULL),
        .room = ho_flow_style_of(flow, "schedule-room", NULL),
        .gap = ho_theme_number(ho_flow_theme(flow), "schedule-column-gap", 12),
    };

    for (unsigned i = 0; i < programme->rows->len; i++) {
        const HoTalk *talk = &g_array_index(programme->rows, Row, i).talk;
        g_autofree char *time = talk->time ? time_words(talk->time) : NULL;

        if (time != NULL)
            columns.left =
                MAX(columns.left, width_of(flow, time, columns.time));
        if (talk->room != NULL)
            columns.left =
                MAX(columns.left, width_of(flow, talk->room, columns.room));
    }
    columns.left = MIN(columns.left + 1, LEFT_SHARE * measure);
    columns.right = measure - columns.left - columns.gap;
    return columns;
}

static void
flow_talk(const Columns *columns, const Row *row)
{
    HoFlow *flow = columns->flow;
    const HoTalk *talk = &row->talk;
    g_autofree char *time = time_words(talk->time);
    g_autofree char *title = title_words(row->section);
    HoFlowCell left = {.width = columns->left, .rowspan = 1};
    HoFlowCell right = {.x = columns->left + columns->gap,
                        .width = columns->right,
                        .rowspan = 1};

    ho_flow_row_begin(flow);
    ho_flow_cell_begin(flow, &left);
    ho_flow_words(flow, NULL, time, columns->time);
    if (talk->room != NULL)
        ho_flow_words(flow, NULL, talk->room, columns->room);
    ho_flow_cell_end(flow);
    ho_flow_cell_begin(flow, &right);
    ho_flow_numbered_line(flow, ho_flow_text_inline(flow, title),
                          row->section->base.id, columns->title, HO_TAG_P);
    if (talk->speakers != NULL)
        ho_flow_words(flow, NULL, talk->speakers, columns->speakers);
    ho_flow_cell_end(flow);
    ho_flow_row_end(flow, false);
}

static void
flow_day(const Columns *columns, const Row *row)
{
    HoFlow *flow = columns->flow;
    g_autofree char *title =
        row->section != NULL ? title_words(row->section) : NULL;

    if (title != NULL)
        ho_flow_numbered_line(flow, ho_flow_text_inline(flow, title),
                              row->section->base.id, columns->title, HO_TAG_P);
    else
        ho_flow_words(flow, NULL, row->talk.date, columns->title);
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
}

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

static void
write_flow(const HoBlock *block, HoFlow *flow)
{
    g_auto(Programme) programme = programme_of(ho_flow_document(flow));
    Columns columns = columns_of(flow, &programme);
    double space =
        ho_theme_number(ho_flow_theme(flow), "schedule-item-spacing", 4);

    if (programme.rows->len == 0)
        return;
    ho_flow_title_styled(flow, block, ho_flow_style_of(flow, "toc-title", NULL),
                         HO_TAG_P);
    ho_flow_tag_begin(flow, HO_TAG_TOC);
    for (unsigned i = 0; i < programme.rows->len; i++) {
        const Row *row = &g_array_index(programme.rows, Row, i);

        if (i > 0) {
            ho_flow_space(flow, space);
            flow_rule(flow);
        }
        ho_flow_space(flow, row->heading && i > 0 ? 2 * space : space);
        ho_flow_tag_begin(flow, HO_TAG_TOCI);
        if (row->heading)
            flow_day(&columns, row);
        else
            flow_talk(&columns, row);
        ho_flow_tag_end(flow);
    }
    ho_flow_tag_end(flow);
}

const HoBlockClass ho_block_schedule = {
    .name = "schedule",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
    .starts = starts,
    .parse = parse,
    .flow = write_flow,
    .html = write_html,
};
