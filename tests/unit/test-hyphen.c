/*
 * Where words are hyphenated, by language.
 */
#include "text/hyphen.h"

#include <glib.h>
#include <string.h>

static char *
hyphenated(const HoHyphenator *hyphenator, const char *word)
{
    uint32_t points[HO_HYPHEN_LIMIT];
    size_t n = ho_hyphenate(hyphenator, word, strlen(word), points);
    GString *out = g_string_new(NULL);
    uint32_t at = 0;

    for (size_t i = 0; i < n; i++) {
        g_string_append_len(out, word + at, (gssize) (points[i] - at));
        g_string_append_c(out, '|');
        at = points[i];
    }
    g_string_append(out, word + at);
    return g_string_free(out, FALSE);
}

static void
check(const char *lang, const char *const *words)
{
    HoHyphenator *hyphenator = ho_hyphenator_load(lang);

    if (hyphenator == NULL) {
        g_test_skip("no dictionary");
        return;
    }
    for (; words[0] != NULL; words += 2) {
        g_autofree char *found = hyphenated(hyphenator, words[0]);

        g_assert_cmpstr(found, ==, words[1]);
    }
    ho_hyphenator_free(hyphenator);
}

static void
test_english(void)
{
    static const char *const words[] = {
        "hyphenation",
        "hy|phen|ation",
        "configuration",
        "con|fig|u|ra|tion",
        "(repository),",
        "(repos|i|tory),",
        "Documentation",
        "Doc|u|men|ta|tion",
        "king",
        "king",
        "into",
        "into",
        "NASA",
        "NASA",
        "JavaScript",
        "JavaScript",
        "utf8encoding",
        "utf8encoding",
        "snake_casename",
        "snake_casename",
        "https://example",
        "https://example",
        "well-documented",
        "well-documented",
        "",
        "",
        NULL,
    };

    check("en", words);
    check("en-US", words);
}

static void
test_french(void)
{
    static const char *const words[] = {
        "développement",
        "dé|ve|lop|pe|ment",
        "l’organisation",
        "l’or|ga|ni|sa|tion",
        "aujourd'hui",
        "au|jour|d'hui",
        "été",
        "été",
        NULL,
    };

    check("fr", words);
}

static void
test_german(void)
{
    static const char *const words[] = {
        "Donaudampfschifffahrt",
        "Do|nau|dampf|schiff|fahrt",
        "Straße",
        "Straße",
        NULL,
    };

    check("de", words);
}

static void
test_russian(void)
{
    static const char *const words[] = {
        "программирование",
        "про|грам|ми|ро|ва|ние",
        NULL,
    };

    check("ru", words);
}

static void
test_unknown(void)
{
    g_assert_null(ho_hyphenator_load("xx"));
    g_assert_null(ho_hyphenator_load(""));
    g_assert_null(ho_hyphenator_load("../../etc/passwd"));
}

/* What a dictionary says of the least parts: sense or none. */
static void
test_least(void)
{
    static const struct {
        const char *text, *parted;
    } cases[] = {
        {"a1b\n", "aba|ba|bab"},
        {"LEFTHYPHENMIN 4\nRIGHTHYPHENMIN 2\nb1a\n", "abab|ab|ab"},
        {"LEFTHYPHENMIN 10\nb1a\n", "abababab"},
        {"LEFTHYPHENMIN x\nRIGHTHYPHENMIN\nb1a\n", "ab|ab|abab"},
        {"LEFTHYPHENMIN 99999999999999999999\nb1a\n", "abababab"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        HoHyphenator *hyphenator = ho_hyphenator_new(cases[i].text);
        g_autofree char *found = hyphenated(hyphenator, "abababab");

        g_assert_cmpstr(found, ==, cases[i].parted);
        ho_hyphenator_free(hyphenator);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hyphen/english", test_english);
    g_test_add_func("/hyphen/french", test_french);
    g_test_add_func("/hyphen/german", test_german);
    g_test_add_func("/hyphen/russian", test_russian);
    g_test_add_func("/hyphen/unknown", test_unknown);
    g_test_add_func("/hyphen/least", test_least);
    return g_test_run();
}
