/* schedule::[]: the talks that say when they were held, as a programme. */
#include "blocks/blocks.h"
#include "blocks/flows.h"
#include "doc/programme.h"
#include "html/html.h"
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

/* --- in a book or on a screen --- */

typedef struct {
    HoHtml *html;
    const HoProgramme *programme;
    unsigned columns; /* of the table being written; 0: none is */
} Table;

static void
write_link(HoHtml *html, const HoSection *section)
{
    g_autofree char *title = ho_programme_title(section);

    if (section->base.id != NULL) {
        ho_html_open(html, "a");
        ho_html_attrf(html, "href", "#%s", section->base.id);
    }
    ho_html_text(html, title);
    if (section->base.id != NULL)
        ho_html_close(html);
}

/* A cell of words: "td", or a head of the scope given. */
static void
write_cell(HoHtml *html, const char *class, const char *scope,
           const char *words)
{
    ho_html_open(html, scope != NULL ? "th" : "td");
    ho_html_attr(html, "class", class);
    ho_html_attr(html, "scope", scope);
    if (words != NULL)
        ho_html_text(html, words);
    ho_html_close(html);
}

static void
write_detail(HoHtml *html, const char *class, const char *words)
{
    if (words == NULL)
        return;
    ho_html_open_empty(html, "br");
    ho_html_close_empty(html);
    ho_html_open(html, "span");
    ho_html_attr(html, "class", class);
    ho_html_text(html, words);
    ho_html_close(html);
}

static void
write_day(const Table *table, const HoProgrammeDay *day)
{
    HoHtml *html = table->html;

    if (day->section == NULL && day->date == NULL)
        return;
    ho_html_open(html, "tr");
    ho_html_open(html, "th");
    ho_html_attr(html, "class", "day");
    ho_html_attrf(html, "colspan", "%u", table->columns);
    if (day->section != NULL)
        write_link(html, day->section);
    else
        ho_html_text(html, day->date);
    ho_html_close(html);
    ho_html_close_line(html);
}

/* talk: NULL where nothing is held in a room; own: its time, where it is not
 * that of the row. */
static void
write_talk(HoHtml *html, const HoProgrammeTalk *talk, unsigned span,
           const char *own)
{
    ho_html_open(html, "td");
    ho_html_attr(html, "class", "talk");
    if (span > 1)
        ho_html_attrf(html, "colspan", "%u", span);
    if (talk != NULL) {
        write_link(html, talk->section);
        write_detail(html, "speakers", talk->talk.speakers);
        write_detail(html, "time", own);
    }
    ho_html_close(html);
}

/* Talks side by side, each under its room. */
static void
write_rooms(const Table *table, const HoProgrammeDay *day, unsigned first,
            unsigned end, const char *time)
{
    for (unsigned room = 0; room < day->rooms->len; room++) {
        const HoProgrammeTalk *talk = NULL;
        g_autofree char *own = NULL;

        for (unsigned i = first; i < end && talk == NULL; i++) {
            if (ho_programme_room(day, i) != (int) room)
                continue;
            talk = ho_programme_talk(day, i);
            own = ho_programme_own_time(table->html->doc, day, i, time);
        }
        write_talk(table->html, talk, 1, own);
    }
}

static void
write_row(const Table *table, const HoProgrammeDay *day, unsigned first,
          unsigned end)
{
    HoHtml *html = table->html;
    const HoProgrammeTalk *talk = ho_programme_talk(day, first);
    g_autofree char *time = ho_programme_row_time(html->doc, day, first, end);

    ho_html_open(html, "tr");
    write_cell(html, "time", "row", time);
    if (ho_programme_room(day, first) >= 0) {
        write_rooms(table, day, first, end, time);
    } else if (day->rooms != NULL) {
        write_talk(html, talk, day->rooms->len, talk->talk.room);
    } else {
        write_talk(html, talk, 1, NULL);
        if (table->programme->rooms)
            write_cell(html, "room", NULL, talk->talk.room);
    }
    ho_html_close_line(html);
}

static void
write_room_heads(const Table *table, const HoProgrammeDay *day)
{
    HoHtml *html = table->html;

    if (day->rooms == NULL)
        return;
    ho_html_open(html, "tr");
    write_cell(html, "time", NULL, NULL);
    for (unsigned i = 0; i < day->rooms->len; i++)
        write_cell(html, "room", "col", day->rooms->pdata[i]);
    ho_html_close_line(html);
}

static void
end_table(Table *table)
{
    if (table->columns == 0)
        return;
    ho_html_close(table->html);
    ho_html_close_line(table->html);
    table->columns = 0;
}

/* A day with its rooms side by side is a table of its own. */
static void
begin_table(Table *table, const HoProgrammeDay *day)
{
    HoHtml *html = table->html;

    if (day->rooms == NULL && table->columns > 0)
        return;
    end_table(table);
    table->columns = day->rooms != NULL        ? day->rooms->len + 1
                     : table->programme->rooms ? 3
                                               : 2;
    ho_html_open(html, "table");
    ho_html_attr(html, "class",
                 day->rooms != NULL ? "schedule tracks" : "schedule");
    ho_html_newline(html);
    ho_html_open(html, "tbody");
    ho_html_newline(html);
}

static void
write_html(const HoBlock *block, HoHtml *html)
{
    g_autoptr(HoProgramme) programme = ho_programme_new(html->doc);
    Table table = {.html = html, .programme = programme};

    if (programme->days->len == 0)
        return;
    ho_html_block_begin(html, block, "scheduleblock");
    ho_html_title(html, block);
    for (unsigned i = 0; i < programme->days->len; i++) {
        const HoProgrammeDay *day =
            &g_array_index(programme->days, HoProgrammeDay, i);

        begin_table(&table, day);
        write_day(&table, day);
        write_room_heads(&table, day);
        for (unsigned k = 0, end; k < day->talks->len; k = end) {
            end = ho_programme_row_end(day, k);
            write_row(&table, day, k, end);
        }
        if (day->rooms != NULL)
            end_table(&table);
    }
    end_table(&table);
    ho_html_close_line(html);
}

const HoBlockClass ho_block_schedule = {
    .name = "schedule",
    .size = sizeof(HoBlock),
    .content = HO_CONTENT_NONE,
    .wide = true,
    .starts = starts,
    .parse = parse,
    .flow = ho_schedule_flow,
    .html = write_html,
};
