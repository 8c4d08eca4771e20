#include "doc/labels.h"

#include <glib.h>

static void
test_languages(void)
{
    g_assert_cmpstr(ho_label("fr", "toc-title"), ==, "Table des matières");
    g_assert_cmpstr(ho_label("fr-CA", "note-caption"), ==, "Note");
    g_assert_cmpstr(ho_label("pt_BR", "tip-caption"), ==, "Dica");
    g_assert_cmpstr(ho_label("pt", "tip-caption"), ==, "Sugestão");
    g_assert_cmpstr(ho_label("zh_CN", "figure-caption"), ==, "图");
    g_assert_cmpstr(ho_label("no", "note-caption"), ==, "Merk");
    g_assert_null(ho_label("tlh", "note-caption"));
    g_assert_null(ho_label(NULL, "note-caption"));
    g_assert_null(ho_label("fr", "no-such-label"));
    g_assert_null(ho_label("a-language-tag-that-is-longer-than-any", "tip"));
}

/* Every language has a word for every label. */
static void
test_complete(void)
{
    static const char *const languages[] = {
        "en", "fr", "de", "es", "it", "nl", "pt", "pl", "ru", "uk", "ja", "zh",
        "ko", "ar", "he", "fa", "tr", "sv", "da", "nb", "fi", "cs", "hu"};

    for (size_t i = 0; i < G_N_ELEMENTS(languages); i++)
        for (unsigned n = 0; ho_label_name(n) != NULL; n++) {
            const char *word = ho_label(languages[i], ho_label_name(n));

            g_assert_true(word != NULL && *word != '\0');
            g_assert_true(g_utf8_validate(word, -1, NULL));
        }
}

static void
test_direction(void)
{
    g_assert_true(ho_language_is_rtl("ar"));
    g_assert_true(ho_language_is_rtl("fa-IR"));
    g_assert_false(ho_language_is_rtl("arn"));
    g_assert_false(ho_language_is_rtl("fr"));
    g_assert_false(ho_language_is_rtl(NULL));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/labels/languages", test_languages);
    g_test_add_func("/labels/complete", test_complete);
    g_test_add_func("/labels/direction", test_direction);
    return g_test_run();
}
