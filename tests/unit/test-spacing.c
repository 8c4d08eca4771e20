/* Spaces of languages in texts that are not set in lines here. */
#include "doc/spacing.h"

static const struct {
    const char *lang;
    gunichar before;
    const char *text, *wanted; /* NULL: as it is */
} cases[] = {
    {"fr", 0, "Quoi ? Oui : là ; bien !",
     "Quoi\u202f? Oui\u00a0: là\u202f; bien\u202f!"},
    {"fr-CA", 0, "Quoi? Oui: là", "Quoi\u202f? Oui\u00a0: là"},
    {"fr", 0, "« ici » et «là»", "«\u00a0ici\u00a0» et «\u00a0là\u00a0»"},
    {"fr", 0, "«\u00a0ici\u00a0»", "«\u00a0ici\u00a0»"},
    {"fr", 0, "Quoi\n? Oui", "Quoi\u202f? Oui"},
    {"fr", 0, "http://a.fr?b 10:30", "http://a.fr?b 10:30"},
    /* after what another element holds */
    {"fr", 'e', " : suite", "\u00a0: suite"},
    {"fr", 'e', ": suite", "\u00a0: suite"},
    {"fr", ' ', ": suite", ": suite"},
    {"fr", 0, "sans rien", NULL},
    {"frr", 0, "Quoi ?", NULL},
    {"en", 0, "What ?", NULL},
    /* a line of the source that ends in Chinese or Japanese is no blank */
    {"ja", 0, "一行\n二行", "一行二行"},
    {"ja", 0, "一行。\nTwo", "一行。Two"},
    {"ja", 0, "一行\nTwo", "一行\nTwo"},
    {"en", 0x4e00, "\n二行", "二行"},
    {"en", 0, "one\ntwo", NULL},
    {"fr", 0, "", NULL},
};

static void
test_apply(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text =
            ho_spacing_apply(cases[i].lang, cases[i].before, cases[i].text);

        g_test_message("%s: %s", cases[i].lang, cases[i].text);
        g_assert_cmpstr(text, ==, cases[i].wanted);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/spacing/apply", test_apply);
    return g_test_run();
}
