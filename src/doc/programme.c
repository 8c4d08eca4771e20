/* Talks in the order of a conference. */
#include "doc/programme.h"

#include <string.h>

/* Rooms side by side: more make columns too narrow to read. */
#define ROOMS_MOST 4

/* Talks of one day may be so many other days apart in the text. */
#define DAYS_BACK 64

#define HOUR    60
#define MORNING (8 * HOUR)
#define NOON    (12 * HOUR)

static void
clear_talk(void *data)
{
    ho_talk_clear(&((HoProgrammeTalk *) data)->talk);
}

static void
clear_day(void *data)
{
    HoProgrammeDay *day = data;

    g_free(day->date);
    g_array_unref(day->talks);
    if (day->rooms != NULL)
        g_ptr_array_unref(day->rooms);
}

/* --- collected --- */

static HoProgrammeDay *
add_day(HoProgramme *programme, const HoSection *section, const char *date)
{
    HoProgrammeDay day = {
        .section = section,
        .date = g_strdup(date),
        .talks = g_array_new(FALSE, TRUE, sizeof(HoProgrammeTalk))};

    g_array_set_clear_func(day.talks, clear_talk);
    g_array_append_val(programme->days, day);
    return ho_programme_day(programme, programme->days->len - 1);
}

/* The day of a date among those since `from`; without a date the last. */
static HoProgrammeDay *
day_of(HoProgramme *programme, unsigned from, const char *date)
{
    unsigned n = programme->days->len;

    if (date == NULL && n > from)
        return ho_programme_day(programme, n - 1);
    /* What came before the first date is of that day. */
    if (n == from + 1 && ho_programme_day(programme, from)->section == NULL &&
        ho_programme_day(programme, from)->date == NULL)
        ho_programme_day(programme, from)->date = g_strdup(date);
    for (unsigned i = MAX(from, n - MIN(n, DAYS_BACK)); i < n; i++)
        if (g_strcmp0(ho_programme_day(programme, i)->date, date) == 0)
            return ho_programme_day(programme, i);
    return add_day(programme, NULL, date);
}

static void
add_talk(HoProgramme *programme, unsigned from, const HoSection *section,
         HoTalk talk)
{
    HoProgrammeTalk entry = {.section = section, .talk = talk};
    HoProgrammeDay *day = day_of(programme, from, talk.date);

    entry.known = ho_talk_minutes(talk.time, &entry.begin, &entry.end);
    if (!entry.known)
        entry.begin = entry.end = -1;
    programme->rooms = programme->rooms || talk.room != NULL;
    g_array_append_val(day->talks, entry);
}

static bool
has_talks(const HoProgramme *programme, unsigned from)
{
    for (unsigned i = from; i < programme->days->len; i++)
        if (ho_programme_day(programme, i)->talks->len > 0)
            return true;
    return false;
}

/* A section without an hour heads the talks in it, of which those without a
 * date are its own; sections nest as deep as the language lets them.  from: the
 * first of the days that talks of this parent may belong to. */
static void
collect(HoProgramme *programme, const HoBlock *parent, unsigned from)
{
    for (const HoBlock *b = parent->first; b != NULL; b = b->next) {
        const HoSection *section = ho_section_of(b);
        unsigned before = programme->days->len;
        HoTalk talk = {0};

        if (section == NULL)
            continue;
        if (ho_talk_read(&talk, b) && talk.time != NULL) {
            add_talk(programme, from, section, talk);
            continue;
        }
        ho_talk_clear(&talk);
        add_day(programme, section, NULL);
        collect(programme, b, before);
        if (!has_talks(programme, before))
            g_array_set_size(programme->days, before);
        else
            from = programme->days->len;
    }
}

/* --- hours --- */

/* "1:30" between "11:00" and "3:00" is after noon, when nobody says so and no
 * hour is past noon by itself. */
static bool
is_half_day_clock(const HoProgramme *programme)
{
    bool morning = false;

    for (unsigned i = 0; i < programme->days->len; i++) {
        const HoProgrammeDay *day = ho_programme_day(programme, i);

        for (unsigned k = 0; k < day->talks->len; k++) {
            const HoProgrammeTalk *talk = ho_programme_talk(day, k);

            if (MAX(talk->begin, talk->end) >= NOON + HOUR)
                return false;
            morning = morning || talk->begin >= MORNING;
        }
    }
    return morning;
}

static void
add_half_days(HoProgramme *programme)
{
    if (!is_half_day_clock(programme))
        return;
    for (unsigned i = 0; i < programme->days->len; i++) {
        const HoProgrammeDay *day = ho_programme_day(programme, i);

        for (unsigned k = 0; k < day->talks->len; k++) {
            HoProgrammeTalk *talk = ho_programme_talk(day, k);

            if (talk->begin >= 0 && talk->begin < MORNING)
                talk->begin += NOON;
            if (talk->end >= 0 && talk->end < talk->begin)
                talk->end += NOON;
        }
    }
}

static int
compare_talks(const void *a, const void *b)
{
    return ((const HoProgrammeTalk *) a)->begin -
           ((const HoProgrammeTalk *) b)->begin;
}

/* By hour; a talk whose hour is not understood stays after the one before. */
static void
sort_talks(HoProgrammeDay *day)
{
    int last = -1;

    for (unsigned i = 0; i < day->talks->len; i++) {
        HoProgrammeTalk *talk = ho_programme_talk(day, i);

        if (talk->begin < 0)
            talk->begin = last;
        last = talk->begin;
    }
    /* GLib's sort of arrays is stable. */
    g_array_sort(day->talks, compare_talks);
}

/* --- days --- */

/* "2026-10-14", "14/10/2026", "le 14.10.26": year, month and day as one
 * number; 0: not understood. */
static int
date_number(const char *date)
{
    int n[3] = {0}, count = 0;

    for (const char *p = date; p != NULL && *p != '\0' && count < 3;) {
        if (!g_ascii_isdigit(*p)) {
            p++;
            continue;
        }
        for (; g_ascii_isdigit(*p) && n[count] < 10000; p++)
            n[count] = 10 * n[count] + (*p - '0');
        count++;
    }
    if (count < 3)
        return 0;
    if (n[0] > 31)
        return 10000 * n[0] + 100 * n[1] + n[2];
    return n[1] > 12 ? 10000 * n[2] + 100 * n[0] + n[1]
                     : 10000 * n[2] + 100 * n[1] + n[0];
}

static int
compare_days(const void *a, const void *b)
{
    return date_number(((const HoProgrammeDay *) a)->date) -
           date_number(((const HoProgrammeDay *) b)->date);
}

/* Days whose dates are all understood and that no section heads. */
static void
sort_days(HoProgramme *programme)
{
    for (unsigned i = 0; i < programme->days->len; i++)
        if (date_number(ho_programme_day(programme, i)->date) == 0)
            return;
    g_array_sort(programme->days, compare_days);
}

/* --- rooms --- */

static int
room_index(const GPtrArray *rooms, const char *room)
{
    for (unsigned i = 0; i < rooms->len; i++)
        if (g_strcmp0(rooms->pdata[i], room) == 0)
            return (int) i;
    return -1;
}

/* Whether another talk begins at the same time in another room. */
static bool
is_parallel(const HoProgrammeDay *day, unsigned i)
{
    const HoProgrammeTalk *talk = ho_programme_talk(day, i);

    for (unsigned k = 0; k < day->talks->len; k++) {
        const HoProgrammeTalk *other = ho_programme_talk(day, k);

        if (talk->known && other->known && other->begin == talk->begin &&
            talk->talk.room != NULL && other->talk.room != NULL &&
            strcmp(other->talk.room, talk->talk.room) != 0)
            return true;
    }
    return false;
}

/* Whether the room of a talk is taken twice at its hour: no cell for both. */
static bool
is_crowded(const HoProgrammeDay *day, unsigned i)
{
    const HoProgrammeTalk *talk = ho_programme_talk(day, i);

    for (unsigned k = i + 1; k < day->talks->len; k++)
        if (ho_programme_talk(day, k)->begin == talk->begin &&
            g_strcmp0(ho_programme_talk(day, k)->talk.room, talk->talk.room) ==
                0)
            return true;
    return false;
}

/* Sorting by hour has put talks of one hour beside each other, so the searches
 * above are bounded in practice; a programme has hundreds of talks at most, and
 * this is what is looked at. */
#define TALKS_MOST 500

static void
find_rooms(HoProgrammeDay *day)
{
    GPtrArray *rooms = g_ptr_array_new();
    bool crowded = day->talks->len > TALKS_MOST;

    for (unsigned i = 0; i < day->talks->len && !crowded; i++) {
        bool parallel = is_parallel(day, i);

        crowded = parallel && is_crowded(day, i);
        if (parallel &&
            room_index(rooms, ho_programme_talk(day, i)->talk.room) < 0)
            g_ptr_array_add(rooms, ho_programme_talk(day, i)->talk.room);
    }
    if (!crowded && rooms->len >= 2 && rooms->len <= ROOMS_MOST)
        day->rooms = rooms;
    else
        g_ptr_array_unref(rooms);
}

int
ho_programme_room(const HoProgrammeDay *day, unsigned i)
{
    return day->rooms != NULL && is_parallel(day, i)
               ? room_index(day->rooms, ho_programme_talk(day, i)->talk.room)
               : -1;
}

/* --- as words --- */

unsigned
ho_programme_row_end(const HoProgrammeDay *day, unsigned i)
{
    unsigned end = i + 1;

    if (ho_programme_room(day, i) < 0)
        return end;
    while (end < day->talks->len && ho_programme_room(day, end) >= 0 &&
           ho_programme_talk(day, end)->begin ==
               ho_programme_talk(day, i)->begin)
        end++;
    return end;
}

static bool
is_french(const HoDocument *doc)
{
    return g_str_has_prefix(ho_document_language(doc), "fr");
}

/* Appends text with no-break spaces around the h of its hours, and spaces
 * around the dash between such. */
static void
append_french(GString *out, const char *text)
{
    for (const char *p = text; *p != '\0'; p++) {
        bool dash = g_str_has_prefix(p, "–") && strchr(text, 'h') != NULL;
        bool hour = (*p == 'h' || *p == 'H') && p > text &&
                    (g_ascii_isdigit(p[-1]) || p[-1] == ' ') &&
                    !g_ascii_isalpha(p[1]);

        if (dash) {
            while (g_str_has_suffix(out->str, "\u00a0"))
                g_string_truncate(out, out->len - strlen("\u00a0"));
            g_string_append(out, "\u00a0– ");
            p += strlen("–") - 1;
            p += p[1] == ' ';
            continue;
        }
        if (!hour) {
            g_string_append_c(out, *p);
            continue;
        }
        if (p[-1] == ' ')
            g_string_truncate(out, out->len - 1);
        g_string_append(out, "\u00a0h");
        if (g_ascii_isdigit(p[1]) || (p[1] == ' ' && g_ascii_isdigit(p[2])))
            g_string_append(out, "\u00a0");
        p += p[1] == ' ' && g_ascii_isdigit(p[2]);
    }
}

char *
ho_programme_time(const HoDocument *doc, const char *time)
{
    static const char *const dashes[] = {" - ", " – ", " — ", "-"};
    GString *out = g_string_new(time);

    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++)
        if (g_string_replace(out, dashes[i], "–", 1) > 0)
            break;
    if (is_french(doc)) {
        g_autofree char *plain = g_string_free(out, FALSE);

        out = g_string_new(NULL);
        append_french(out, plain);
    }
    return g_string_free(out, FALSE);
}

char *
ho_programme_row_time(const HoDocument *doc, const HoProgrammeDay *day,
                      unsigned i, unsigned end)
{
    const char *time = ho_programme_talk(day, i)->talk.time;
    g_autofree char *begin = NULL;
    bool alike = true;

    for (unsigned k = i + 1; k < end; k++)
        alike = alike && ho_programme_talk(day, k)->end ==
                             ho_programme_talk(day, i)->end;
    if (!alike) {
        size_t length = strlen(time);

        for (size_t n = 1; n < length && begin == NULL; n++)
            if (g_str_has_prefix(time + n, "–") || time[n] == '-')
                begin = g_strstrip(g_strndup(time, n));
    }
    return ho_programme_time(doc, begin != NULL ? begin : time);
}

char *
ho_programme_own_time(const HoDocument *doc, const HoProgrammeDay *day,
                      unsigned i, const char *row_time)
{
    g_autofree char *own =
        ho_programme_time(doc, ho_programme_talk(day, i)->talk.time);
    unsigned first = i;

    while (first > 0 && ho_programme_row_end(day, first - 1) > i)
        first--;
    for (unsigned k = first; k < ho_programme_row_end(day, first); k++)
        if (ho_programme_talk(day, k)->end != ho_programme_talk(day, i)->end &&
            strcmp(own, row_time) != 0)
            return g_steal_pointer(&own);
    return NULL;
}

char *
ho_programme_title(const HoSection *section)
{
    g_autofree char *title = ho_inline_to_text(section->base.title);

    return g_strconcat(section->number != NULL ? section->number : "", title,
                       NULL);
}

HoProgramme *
ho_programme_new(const HoDocument *doc)
{
    HoProgramme *programme = g_new0(HoProgramme, 1);

    programme->days = g_array_new(FALSE, TRUE, sizeof(HoProgrammeDay));
    g_array_set_clear_func(programme->days, clear_day);
    collect(programme, doc->root, 0);
    add_half_days(programme);
    for (unsigned i = 0; i < programme->days->len; i++) {
        sort_talks(ho_programme_day(programme, i));
        find_rooms(ho_programme_day(programme, i));
    }
    sort_days(programme);
    return programme;
}

void
ho_programme_free(HoProgramme *programme)
{
    g_array_unref(programme->days);
    g_free(programme);
}
