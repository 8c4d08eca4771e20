#include "handout.h"

#include "doc/programme.h"
#include "parse/parse.h"

#include <string.h>

static void
check_minutes(const char *time, int begin, int end)
{
    int b = -2, e = -2;

    g_assert_true(ho_talk_minutes(time, &b, &e));
    g_assert_cmpint(b, ==, begin);
    g_assert_cmpint(e, ==, end);
}

static void
test_minutes(void)
{
    int b, e;

    check_minutes("9h30", 570, -1);
    check_minutes("09:30", 570, -1);
    check_minutes("9.30am", 570, -1);
    check_minutes("9 h", 540, -1);
    check_minutes("9\u00a0h\u00a030 – 10\u00a0h\u00a015", 570, 615);
    check_minutes("14:00–14:45", 840, 885);
    check_minutes("2:00 pm - 3pm", 840, 900);
    check_minutes("2-3 pm", 840, 900);
    check_minutes("11-1 pm", 660, 780);
    check_minutes("12 pm", 720, -1);
    check_minutes("12:15 a.m.", 15, -1);
    check_minutes("10.00 – 10.45 Uhr", 600, 645);
    check_minutes("10 Uhr - 11 Uhr", 600, 660);
    check_minutes("10h à 11h30", 600, 690);
    check_minutes("10-11h", 600, 660);
    g_assert_false(ho_talk_minutes("noon", &b, &e));
    g_assert_false(ho_talk_minutes("", &b, &e));
    g_assert_false(ho_talk_minutes("99:00", &b, &e));
}

/* The programme of a text: "[day] time title @ room; …", in order. */
static void
check_programme(const char *text, const char *expected)
{
    HoParseOptions options = {.backend = "pdf"};
    HoDiags *diags = ho_diags_new();
    HoDocument *doc = ho_parse(NULL, text, strlen(text), &options, diags);
    HoProgramme *programme = ho_programme_new(doc);
    g_autoptr(GString) out = g_string_new(NULL);

    for (unsigned d = 0; d < programme->days->len; d++) {
        const HoProgrammeDay *day =
            &g_array_index(programme->days, HoProgrammeDay, d);

        g_string_append_printf(out, "[%s]", day->date ? day->date : "");
        for (unsigned i = 0, end; i < day->talks->len; i = end) {
            end = ho_programme_row_end(day, i);
            for (unsigned k = i; k < end; k++) {
                const HoProgrammeTalk *talk =
                    &g_array_index(day->talks, HoProgrammeTalk, k);
                g_autofree char *title = ho_programme_title(talk->section);
                int room = ho_programme_room(day, k);

                g_string_append_printf(out, "%s%s", k > i ? "|" : " ", title);
                if (room >= 0)
                    g_string_append_printf(out, "@%d", room);
            }
        }
    }
    g_assert_cmpstr(out->str, ==, expected);
    ho_programme_free(programme);
    ho_document_free(doc);
    ho_diags_free(diags);
}

static void
test_order(void)
{
    /* by hour, the text's order where it is the same */
    check_programme("= T\n\n== C\n\n14h - 15h\n\n== A\n\n9h30 - 10h\n\n== B\n\n"
                    "9.30am - 10am\n",
                    "[] A B C");
    /* a clock of twelve hours */
    check_programme("= T\n\n== C\n\n1:30 - 2:00\n\n== A\n\n9:30 - 10:00\n\n"
                    "== B\n\n11:30 - 12:15\n",
                    "[] A B C");
    /* by day; what stands before the first date is of that day */
    check_programme("= T\n\n== D\n\n15h - 16h\n\n== C\n\n"
                    "15/10/2026, 9h - 10h\n\n== A\n\n14/10/2026, 11h - 12h\n",
                    "[14/10/2026] A[15/10/2026] C D");
    /* an hour that is not understood follows the talk before it */
    check_programme("= T\n\n[time=12:00]\n== A\n\n[time=lunch]\n== L\n\n"
                    "[time=9:00]\n== B\n",
                    "[] B A L");
}

static void
test_rooms(void)
{
    check_programme("= T\n\n== P\n\n9h - 10h, Hall 1\n\n== B\n\n"
                    "10h - 11h, Room B\n\n== A\n\n10h - 10h30, Room A\n",
                    "[] P B@0|A@1");
    /* one room at a time: nothing is parallel */
    check_programme("= T\n\n== A\n\n9h - 10h, Room A\n\n== B\n\n"
                    "10h - 11h, Room B\n",
                    "[] A B");
    /* two talks in one room at one hour: no cell holds both */
    check_programme("= T\n\n== A\n\n9h - 10h, Room A\n\n== B\n\n"
                    "9h - 10h, Room A\n\n== C\n\n9h - 10h, Room C\n",
                    "[] A B C");
}

static void
check_time(const char *lang, const char *time, const char *expected)
{
    g_autofree char *text = g_strdup_printf("= T\n:lang: %s\n", lang);
    HoParseOptions options = {.backend = "pdf"};
    HoDiags *diags = ho_diags_new();
    HoDocument *doc = ho_parse(NULL, text, strlen(text), &options, diags);
    g_autofree char *set = ho_programme_time(doc, time);
    g_autofree char *again = ho_programme_time(doc, set);

    g_assert_cmpstr(set, ==, expected);
    g_assert_cmpstr(again, ==, expected);
    ho_document_free(doc);
    ho_diags_free(diags);
}

static void
test_time(void)
{
    check_time("en", "10:00 - 10:45", "10:00–10:45");
    check_time("en", "2 pm", "2 pm");
    check_time("fr", "9h30 - 10h", "9\u00a0h\u00a030\u00a0– 10\u00a0h");
    check_time("fr", "9 h 30", "9\u00a0h\u00a030");
    check_time("fr", "10:00 - 10:45", "10:00–10:45");
    check_time("fr", "à midi", "à midi");
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/programme/minutes", test_minutes);
    g_test_add_func("/programme/time", test_time);
    g_test_add_func("/programme/order", test_order);
    g_test_add_func("/programme/rooms", test_rooms);
    return g_test_run();
}
