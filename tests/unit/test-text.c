/*
 * From inlines to lines: what lines say, at the edges, and with hostile text.
 */
#include "text-bench.h"

#include <time.h>

static void
test_plain(Bench *bench, const void *lang)
{
    HoLines lines = set_words(bench, "  One \n two\tthree  ", 300);

    (void) lang;
    g_assert_cmpuint(lines.n_lines, ==, 1);
    assert_words(lines, "One two three");
    check_lines(&lines, 300);
}

static void
test_wide(Bench *bench, const void *lang)
{
    HoLines lines = set_words(bench, "日本\n語 と\nGit\nです。\nGit", 300);

    (void) lang;
    assert_words(lines, "日本語 と Git です。Git");
}

static void
test_empty(Bench *bench, const void *lang)
{
    (void) lang;
    g_assert_cmpuint(set_words(bench, "", 300).n_lines, ==, 0);
    g_assert_cmpuint(set_words(bench, " \n\t ", 300).n_lines, ==, 0);
    g_assert_cmpuint(ho_text_break(bench->text, NULL, &bench->style, 9).n_lines,
                     ==, 0);
}

static void
test_hyphens(Bench *bench, const void *lang)
{
    HoLines lines = set_words(bench, "A configuration of documentation.", 70);

    (void) lang;
    assert_words(lines, "A configuration|of documenta{-}|tion.");
    g_assert_true(lines.lines[1].hyphenated);
    g_assert_false(lines.lines[2].hyphenated);
    lines = set_words(bench, "doc\xc2\xadumentation of things", 52);
    assert_words(lines, "doc{-}|umentation|of things");
}

static void
test_fills_measure(Bench *bench, const void *lang)
{
    static const char words[] =
        "In olden times when wishing still helped one, there lived a king "
        "whose daughters were all beautiful; and the youngest was so beautiful "
        "that the sun itself, which has seen so much, was astonished whenever "
        "it shone in her face.";
    HoLines lines = set_words(bench, words, 200);

    (void) lang;
    g_assert_cmpuint(lines.n_lines, >, 4);
    check_lines(&lines, 200);
    for (unsigned i = 0; i + 1 < lines.n_lines; i++) {
        const HoLine *line = &lines.lines[i];

        /* Punctuation hangs in the margin. */
        g_assert_cmpfloat(line->x + line->width, >, 199.9);
        g_assert_cmpfloat(line->x + line->width, <, 205);
    }
}

static const char tale[] =
    "In olden times when wishing still helped one, there lived a king whose "
    "daughters were all beautiful; and the youngest was so beautiful that the "
    "sun itself, which has seen so much, was astonished whenever it shone in "
    "her face. Close by the castle lay a great dark forest, and under an old "
    "lime tree in the forest was a well, and when the day was very warm, the "
    "child went out into the forest and sat down by the side of the cool "
    "fountain; and when she was bored she took a golden ball, and threw it up "
    "on high and caught it; and this ball was her favorite plaything.";

/* The tale at many measures: whether it is n lines longer somewhere. */
static bool
is_looser_somewhere(Bench *bench, const HoInline *inl, int n)
{
    bool found = false;

    for (double measure = 150; measure < 400; measure += 5) {
        HoLines usual = ho_text_break(bench->text, inl, &bench->style, measure);
        HoLines other =
            ho_text_break_looser(bench->text, inl, &bench->style, measure, n);

        if (other.n_lines == 0)
            continue;
        found = true;
        g_assert_cmpint((int) other.n_lines, ==, (int) usual.n_lines + n);
        g_assert_cmpfloat(other.demerits, >=, usual.demerits);
        check_lines(&other, measure);
        for (unsigned i = 0; i < other.n_lines; i++) {
            g_assert_cmpfloat(other.lines[i].stretch, <=, HO_LOOSEST + 1e-9);
            g_assert_cmpfloat(other.lines[i].overfull, ==, 0);
        }
    }
    return found;
}

static void
test_looser(Bench *bench, const void *lang)
{
    HoInline *inl =
        ho_inline_new(bench->arena, HO_INLINE_TEXT, (HoLoc){.line = 1});

    (void) lang;
    inl->text = tale;
    g_assert_true(is_looser_somewhere(bench, inl, 1));
    g_assert_true(is_looser_somewhere(bench, inl, -1));
    g_assert_false(is_looser_somewhere(bench, inl, -9));
    g_assert_false(is_looser_somewhere(bench, inl, -200));
    g_assert_false(is_looser_somewhere(bench, inl, 9));
}

/* Only one of the stretches between hard breaks grows. */
static void
test_looser_with_breaks(Bench *bench, const void *lang)
{
    g_autofree char *html = g_strconcat(tale, "<br>", tale, "<br>Soon.", NULL);
    HoInline *inl =
        ho_inline_new(bench->arena, HO_INLINE_RAW, (HoLoc){.line = 1});

    (void) lang;
    inl->text = html;
    g_assert_true(is_looser_somewhere(bench, inl, 1));
    g_assert_true(is_looser_somewhere(bench, inl, -1));
}

static void
test_huge_word(Bench *bench, const void *lang)
{
    g_autofree char *word = g_strnfill(5000, 'x');
    HoLines lines = set_words(bench, word, 100);

    (void) lang;
    g_assert_cmpuint(lines.n_lines, >, 200);
    check_lines(&lines, 100);
    for (unsigned i = 0; i < lines.n_lines; i++)
        g_assert_cmpfloat(lines.lines[i].overfull, <=, 0);
}

static void
test_paths(Bench *bench, const void *lang)
{
    HoLines lines =
        set_words(bench, "See https://example.org/some/path/to/file.html", 100);

    (void) lang;
    assert_words(lines, "See https://example.org/|some/path/to/file.html");
    /* Options and numbers stay whole. */
    lines = set_words(bench, "use the option --verbose-level of 10-20", 70);
    for (unsigned i = 0; i < lines.n_lines; i++)
        g_assert_false(lines.lines[i].hyphenated);
}

/* No line ends at the blank that is an underscore here. */
static void
check_tie(Bench *bench, const char *sample)
{
    g_autofree char *words = g_strdup(sample);
    const char *tie = strchr(sample, '_');
    g_autofree char *tied = NULL;

    g_strdelimit(words, "_", ' ');
    while (tie > sample && tie[-1] != ' ')
        tie--;
    tied = g_strndup(tie, strcspn(tie, " "));
    g_strdelimit(tied, "_", ' ');
    for (double measure = 100; measure < 200; measure += 3) {
        HoLines lines = set_words(bench, words, measure);
        g_autofree char *found = words_of(&lines);

        if (strstr(found, tied) == NULL)
            g_error("%s", found);
    }
}

static void
test_ties(Bench *bench, const void *lang)
{
    static const char *const samples[] = {
        "It is a road of about 30_km in all.",
        "They came in the time of 10_000 men or so.",
        "It was shown by Mr._Smith in those days.",
        "On dit ici ou là et le soir que M._Dupont est de la partie.",
        "As one may read on p._12 of that book.",
        "So it is held in most cases, z._B. here too.",
        "See what is told in the work n°_5 of it.",
        "They met there at 15_h 30 for the last time.",
    };

    (void) lang;
    for (unsigned i = 0; i < G_N_ELEMENTS(samples); i++)
        check_tie(bench, samples[i]);
}

static void
test_ties_czech(Bench *bench, const void *lang)
{
    (void) lang;
    check_tie(bench, "Byl to velmi dobrý den v_Praze a bylo teplo.");
}

static void
test_french(Bench *bench, const void *lang)
{
#define N "\xc2\xa0"
#define T "\xe2\x80\xaf"
    static const char *const samples[][2] = {
        {"Quoi ?", "Quoi" T "?"},
        {"Quoi?", "Quoi" T "?"},
        {"Site : x", "Site" N ": x"},
        {"Site: x", "Site" N ": x"},
        {"oui; non !", "oui" T "; non" T "!"},
        {"à 10:25 h", "à 10:25 h"},
        {"voir http://a.fr/b?c", "voir http://a.fr/b?c"},
        {"std::vector", "std::vector"},
        {"« mot »", "«" N "mot" N "»"},
        {"«mot»", "«" N "mot" N "»"},
        {"«" N "mot" N "»", "«" N "mot" N "»"},
        {"quoi ?!", "quoi" T "?!"},
        {"oui" T "!", "oui" T "!"},
        {"a ! b", "a" T "! b"},
    };

    (void) lang;
    for (unsigned i = 0; i < G_N_ELEMENTS(samples); i++) {
        HoLines lines = set_words(bench, samples[i][0], 1000);

        assert_words(lines, samples[i][1]);
    }
    assert_words(
        ((HoLines[]){set_raw(bench, "<code>a ? b : c</code>", 999)})[0],
        "a ? b : c");
}

static void
test_raw(Bench *bench, const void *lang)
{
    HoLines lines = set_raw(bench,
                            "<b>bold</b> &amp; <i>it<br>al</i> H<sub>2</sub>O "
                            "<unknown>kept</unknown><!-- not --> <q>q</q> &lt;",
                            500);

    (void) lang;
    assert_words(lines, "bold & it|al H2O kept “q” <");
    lines = set_raw(bench, "<b <i a=\"> unclosed </x> <", 500);
    check_lines(&lines, 500);
    lines = set_raw(bench, "<a href=\"http://x.org\">x</a>", 500);
    g_assert_cmpuint(lines.n_lines, ==, 1);
    g_assert_cmpstr(lines.lines[0].runs[0].link->uri, ==, "http://x.org");
}

static void
test_breaks(Bench *bench, const void *lang)
{
    HoInline *list = ho_inline_list_new(bench->arena);
    static const HoInlineKind kinds[] = {HO_INLINE_TEXT, HO_INLINE_BREAK,
                                         HO_INLINE_BREAK, HO_INLINE_TEXT};
    HoLines lines;

    (void) lang;
    for (unsigned i = 0; i < G_N_ELEMENTS(kinds); i++) {
        HoInline *inl =
            ho_inline_new(bench->arena, kinds[i], (HoLoc){.line = 1});

        inl->text = " word ";
        ho_inline_append(list, inl);
    }
    lines = ho_text_break(bench->text, list, &bench->style, 300);
    assert_words(lines, "word||word");
    g_assert_cmpfloat(lines.lines[1].ascent, >, 5);
}

static void
test_verbatim(Bench *bench, const void *lang)
{
    HoInline *inl =
        ho_inline_new(bench->arena, HO_INLINE_TEXT, (HoLoc){.line = 7});
    HoLines lines;

    (void) lang;
    bench->style.text.family = "JetBrains Mono";
    bench->style.text.monospace = true;
    inl->text = "a\tb\n\n  int main(void) != x\nabcdefghijklmnopqrstuvwxyz";
    lines = ho_text_break_verbatim(bench->text, inl, &bench->style, 150);
    assert_words(lines, "a\tb||  int main(void) != x|abcdefghijklmnopqrstuvwxy"
                        "|z{↪}");
    g_assert_cmpuint(lines.lines[3].loc.line, ==, 10);
    /* Eight columns of 6 points before b. */
    g_assert_cmpfloat_with_epsilon(lines.lines[0].width, 54, .01);
}

/* A long line is wrapped after a blank that is far enough, hung in from its own
 * beginning. */
static void
test_wrap(Bench *bench, const void *lang)
{
    HoInline *inl =
        ho_inline_new(bench->arena, HO_INLINE_TEXT, (HoLoc){.line = 1});
    HoLines lines;

    (void) lang;
    bench->style.text.family = "JetBrains Mono";
    bench->style.text.monospace = true;
    inl->text = "  if (a == one && b == other) return";
    lines = ho_text_break_verbatim(bench->text, inl, &bench->style, 150);
    assert_words(lines, "  if (a == one && b ==|other) return{↪}");
    g_assert_cmpfloat_with_epsilon(lines.lines[1].x, 32, .01);
    g_assert_cmpfloat_with_epsilon(
        ho_text_verbatim_width(bench->text, inl, &bench->style), 36 * 6, .01);
    inl->text = "a/path/of/some_length_and/what_follows";
    lines = ho_text_break_verbatim(bench->text, inl, &bench->style, 150);
    assert_words(lines, "a/path/of/some_length|_and/what_follows{↪}");
}

/* A word of code that is parted anywhere goes on behind a mark; other words
 * take a hyphen. */
static void
test_turn_over(Bench *bench, const void *lang)
{
    HoLines lines = set_raw(bench, "<code>aaaaaaaaaaaaaaaaaaaa</code>", 60);

    (void) lang;
    assert_words(lines, "aaaaaaaaaaa|{↪}aaaaaaaaa");
    check_lines(&lines, 60);
    lines = set_words(bench, "aaaaaaaaaaaaaaaaaaaaaaaaa", 60);
    g_assert_true(lines.lines[0].hyphenated);
}

static void
test_places(Bench *bench, const void *lang)
{
    HoLines lines =
        set_words(bench, "one\ntwo three\nfour \U000F0000 \U000F0000", 40);

    (void) lang;
    g_assert_cmpuint(lines.lines[0].loc.line, ==, 1);
    g_assert_cmpuint(lines.lines[lines.n_lines - 1].loc.line, ==, 3);
    g_assert_cmpuint(ho_diags_count(bench->diags), ==, 1);
    g_assert_cmpuint(ho_diags_at(bench->diags, 0)->loc.line, ==, 3);
}

static void
test_extents(Bench *bench, const void *lang)
{
    HoInline *inl =
        ho_inline_new(bench->arena, HO_INLINE_TEXT, (HoLoc){.line = 1});
    double narrowest, widest;

    (void) lang;
    inl->text = "one three two";
    ho_text_extents(bench->text, inl, &bench->style, &narrowest, &widest);
    g_assert_cmpfloat_with_epsilon(
        narrowest, ho_text_line(bench->text, "three", &bench->style)->width,
        .01);
    g_assert_cmpfloat_with_epsilon(
        widest, ho_text_line(bench->text, inl->text, &bench->style)->width,
        .01);
}

static void
test_directions(Bench *bench, const void *lang)
{
    HoLines lines =
        set_words(bench, "abc \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d def", 300);

    (void) lang;
    check_lines(&lines, 300);
    g_assert_cmpuint(lines.lines[0].n_runs, ==, 3);
    g_assert_true(lines.lines[0].runs[1].backward);
    /* A word alone stands as the text around; a paragraph begins right. */
    lines = set_words(bench, "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d", 300);
    g_assert_cmpfloat(lines.lines[0].x, <, 1);
    lines = set_words(bench,
                      "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d "
                      "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d "
                      "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
                      60);
    g_assert_cmpuint(lines.n_lines, >, 1);
    g_assert_cmpfloat(lines.lines[lines.n_lines - 1].x, >, 10);
}

static void
test_hostile(Bench *bench, const void *lang)
{
    static const char *const samples[] = {
        "\xcc\x81\xcc\x81\xcc\x81",              /* only marks */
        "a\xe2\x80\x8d\xe2\x80\x8d\xe2\x80\x8d", /* joiners */
        "\xe2\x80\xae \x61\x62\x63\xe2\x80\xac def \xe2\x81\xa7x", /* directions
                                                                    */
        "\xf3\xa0\x81\xbf\xf4\x8f\xbf\xbf",                 /* no characters */
        "\xef\xbf\xbc\xef\xbf\xbd\xef\xbb\xbf",             /* replacements */
        "\x01\x02 \x7f",                                    /* controls */
        "\xf0\x9f\x87\xab\xf0\x9f\x87\xb7\xf0\x9f\x87",     /* flags, cut */
        "\xc2\xad\xe2\x80\x8b\xe2\x81\xa0",                 /* invisible */
        "\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb7\xe0\xa4\xbf", /* conjunct */
        "\xd9\x84\xd8\xa7 \xd9\x84\xd8\xa7\xd9\x84\xd8\xa7",
    };

    (void) lang;
    for (unsigned i = 0; i < G_N_ELEMENTS(samples); i++)
        for (double measure = 0; measure < 60; measure += 7) {
            g_autofree char *valid = g_utf8_make_valid(samples[i], -1);
            HoLines lines =
                set_words(bench, ho_arena_strdup(bench->arena, valid), measure);

            check_lines(&lines, 1000);
        }
}

/* Seconds for a text of n times a sample. */
static double
time_of(Bench *bench, const char *sample, unsigned n)
{
    GString *words = g_string_new(NULL);
    clock_t start;

    for (unsigned i = 0; i < n; i++)
        g_string_append(words, sample);
    start = clock();
    set_words(bench, words->str, 200);
    g_string_free(words, TRUE);
    return (double) (clock() - start) / CLOCKS_PER_SEC;
}

static void
test_growth(Bench *bench, const void *lang)
{
    static const char *const samples[] = {
        "some words of a paragraph ",
        "x",
        "\xe2\x80\x8b",
        "a\xc2\xad",
        "-/",
        "\xe6\x97\xa5",
        "\xd7\xa9 ",
        "\xcc\x81",
        "a\xc2\xa0",
        "<b>",
    };

    (void) lang;
    for (unsigned i = 0; i < G_N_ELEMENTS(samples); i++) {
        unsigned n = 60000 / (unsigned) strlen(samples[i]);
        double once, twice;

        time_of(bench, samples[i], n);
        once = time_of(bench, samples[i], n);
        twice = time_of(bench, samples[i], 2 * n);
        g_test_message("%s: %.3f s, %.3f s", samples[i], once, twice);
        g_assert_cmpfloat(twice, <, 4 * once + .1);
    }
}

#define ADD(name, lang) \
    g_test_add("/text/" #name, Bench, lang, set_up, test_##name, tear_down)

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD(plain, "en");
    ADD(wide, "ja");
    ADD(empty, "en");
    ADD(hyphens, "en");
    ADD(fills_measure, "en");
    ADD(looser, "en");
    ADD(looser_with_breaks, "en");
    ADD(huge_word, "en");
    ADD(paths, "en");
    ADD(ties, "en");
    ADD(ties_czech, "cs");
    ADD(french, "fr");
    ADD(raw, "en");
    ADD(breaks, "en");
    ADD(verbatim, "en");
    ADD(wrap, "en");
    ADD(turn_over, "en");
    ADD(places, "en");
    ADD(extents, "en");
    ADD(directions, "en");
    ADD(hostile, "en");
    ADD(growth, "en");
    return g_test_run();
}
