#include "handout.h"

#include "doc/talk.h"
#include "parse/parse.h"

#include <string.h>

static void
check_hours(const char *text, size_t length, bool span)
{
    bool is_span = false;

    g_assert_cmpuint(ho_talk_hours(text, &is_span), ==, length);
    if (length > 0)
        g_assert_true(is_span == span);
}

static void
test_hours(void)
{
    check_hours("10:00 - 10:45", 13, true);
    check_hours("10h00 - 10h45 tail", 13, true);
    check_hours("9h30", 4, false);
    check_hours("9 h", 3, false);
    check_hours("9\u00a0h\u00a030 – 10\u00a0h\u00a015", 22, true);
    check_hours("10:00–10:45", 13, true);
    check_hours("2:00 pm - 3pm", 13, true);
    check_hours("10-11h", 6, true);
    check_hours("10h à 11h30", 12, true);
    check_hours("10.00 – 10.45 Uhr", 19, true);
    check_hours("10.45 Uhr", 9, false);
    check_hours("10:00", 5, false);
    /* what looks like it */
    check_hours("10.45", 0, false);
    check_hours("10", 0, false);
    check_hours("10-11", 0, false);
    check_hours("25:00", 0, false);
    check_hours("10:60", 0, false);
    check_hours("10:5", 0, false);
    check_hours("100:00", 0, false);
    check_hours("10heures", 0, false);
    check_hours("2018-11-20", 0, false);
    check_hours("", 0, false);
    check_hours("h", 0, false);
}

/* The talk of the only section of a text. */
static HoDocument *
document_of(const char *body, HoTalk *talk, bool *is_talk, HoDiags *diags)
{
    g_autofree char *text = g_strconcat("= D\n\n== T\n\n", body, NULL);
    HoParseOptions options = {.backend = "pdf"};
    HoDocument *doc = ho_parse(NULL, text, strlen(text), &options, diags);

    *is_talk = ho_talk_read(talk, doc->root->last);
    return doc;
}

static void
check_talk(const char *body, const char *time, const char *room,
           const char *speakers)
{
    HoDiags *diags = ho_diags_new();
    g_auto(HoTalk) talk = {0};
    bool is_talk;
    HoDocument *doc = document_of(body, &talk, &is_talk, diags);

    g_assert_true(is_talk == (time != NULL || speakers != NULL));
    g_assert_cmpstr(talk.time, ==, time);
    g_assert_cmpstr(talk.room, ==, room);
    g_assert_cmpstr(talk.speakers, ==, speakers);
    if (is_talk)
        g_assert_true(ho_talk_is_byline(talk.byline));
    ho_document_free(doc);
    ho_diags_free(diags);
}

static void
test_bylines(void)
{
    check_talk("10:00 - 10:45 +\nPar *A*, X\n\nText", "10:00 - 10:45", NULL,
               "A, X");
    check_talk("10h00 - 10h45\nPar *A*\n\nText", "10h00 - 10h45", NULL, "A");
    check_talk("9h30, Salle B +\nBy C\n", "9h30", "Salle B", "C");
    check_talk("9h30 - 10h15, salle Turing, par *Ada Lovelace*\n",
               "9h30 - 10h15", "salle Turing", "Ada Lovelace");
    check_talk("9h30 - 10h15 (Salle A) - By Bob\n", "9h30 - 10h15", "Salle A",
               "Bob");
    check_talk("10:00-11:00 (Room 2)\n", "10:00-11:00", "Room 2", NULL);
    check_talk("10:00-11:00 +\nRoom 2 +\nBy C", "10:00-11:00", "Room 2", "C");
    check_talk("10:00 - 11:00, par Ada\n", "10:00 - 11:00", NULL, "Ada");
    check_talk("Par *A*, who is B\n", NULL, NULL, "A, who is B");
    check_talk("[.speakers]\nAda and Tom\n", NULL, NULL, "Ada and Tom");
    check_talk("intro\n\n[.byline]\n11:00, Room 1\n", "11:00", "Room 1", NULL);
    check_talk("In [.room]#B1# at [.time]#noon# by [.speakers]#Ada#\n", "noon",
               "B1", "Ada");
    check_talk(":talk-time: 14:00\n:talk-speakers: *Ada* & Tom\n\nText",
               "14:00", NULL, "Ada & Tom");
}

static void
test_no_bylines(void)
{
    check_talk("10:00 I arrived, and it rained.\n", NULL, NULL, NULL);
    check_talk("9:30, we were still waiting for the coffee.\n", NULL, NULL,
               NULL);
    check_talk("Par ailleurs, rien.\n", NULL, NULL, NULL);
    check_talk("text\n\n10:00 - 11:00\n", NULL, NULL, NULL);
    check_talk("* 10:00 - 11:00\n", NULL, NULL, NULL);
    check_talk("1. 2. 3.\n", NULL, NULL, NULL);
}

static void
test_date(void)
{
    HoDiags *diags = ho_diags_new();
    g_auto(HoTalk) talk = {0};
    bool is_talk;
    HoDocument *doc = document_of("Tuesday 20/11/2018, 10:00 - 11:00, Hall\n",
                                  &talk, &is_talk, diags);

    g_assert_true(is_talk);
    g_assert_cmpstr(talk.date, ==, "Tuesday 20/11/2018");
    g_assert_cmpstr(talk.time, ==, "10:00 - 11:00");
    g_assert_cmpstr(talk.room, ==, "Hall");
    ho_document_free(doc);
    ho_diags_free(diags);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/talk/hours", test_hours);
    g_test_add_func("/talk/bylines", test_bylines);
    g_test_add_func("/talk/no-bylines", test_no_bylines);
    g_test_add_func("/talk/date", test_date);
    return g_test_run();
}
