/*
 * What total fit is worth: its demerits beside those of first fit, which ends
 * every line at the last place where its natural width is within the measure,
 * as word processors and browsers do.
 */
#include "text-bench.h"

#include "text/para.h"

typedef struct {
    double total, first; /* demerits */
    unsigned lines, loose_total, loose_first;
} Gain;

/* Far looser than a reader forgives. */
static const double loose = 1;

static size_t
set_first_fit(const HoFitBreak *breaks, size_t n, const HoFitRules *rules,
              HoFitLine *lines)
{
    size_t count = 0, from = 0;

    while (from + 1 < n) {
        size_t best = from + 1;

        for (size_t to = from + 1; to < n; to++) {
            double width = breaks[to].end - breaks[from].start +
                           (double) breaks[from].head +
                           (double) breaks[to].tail;

            if (width > rules->measure)
                break;
            best = to;
        }
        lines[count++].at = (uint32_t) best;
        from = best;
    }
    return count;
}

static unsigned
count_loose(const HoFitLine *lines, size_t count)
{
    unsigned n = 0;

    for (size_t i = 0; i + 1 < count; i++)
        n += lines[i].ratio > loose;
    return n;
}

static void
compare(Bench *bench, const char *words, double measure, Gain *gain)
{
    HoFitRules rules = ho_text_rules(&bench->style, measure);
    const HoFitBreak *breaks;
    HoFitLine *lines;
    double total, first;
    size_t n, count;

    set_words(bench, words, measure);
    n = bench->text->pieces.breaks->len;
    breaks =
        (const HoFitBreak *) (const void *) bench->text->pieces.breaks->data;
    lines = g_new0(HoFitLine, n);
    count = ho_fit(breaks, n, &rules, lines, &total);
    gain->lines += (unsigned) count;
    gain->loose_total += count_loose(lines, count);
    count = set_first_fit(breaks, n, &rules, lines);
    first = ho_fit_cost(breaks, n, &rules, lines, count);
    gain->loose_first += count_loose(lines, count);
    g_assert_cmpfloat(total, <=, first * (1 + 1e-9));
    gain->total += total;
    gain->first += first;
    g_free(lines);
}

/* Every long line of prose of the manual, at several measures. */
static void
test_gain(Bench *bench, const void *lang)
{
    g_autofree char *text = NULL;
    g_auto(GStrv) paragraphs = NULL;
    g_autoptr(GError) error = NULL;
    Gain gain = {0};

    (void) lang;
    g_file_get_contents(HO_SOURCE_DIR "/docs/manual.adoc", &text, NULL, &error);
    g_assert_no_error(error);
    paragraphs = g_strsplit(text, "\n\n", -1);
    for (unsigned i = 0; paragraphs[i] != NULL; i++)
        for (int measure = 150; measure <= 350; measure += 40)
            if (strlen(paragraphs[i]) > 250 && g_ascii_isupper(*paragraphs[i]))
                compare(bench, paragraphs[i], measure, &gain);
    g_test_message("%u lines; demerits: first fit %.3g, total fit %.3g; loose "
                   "lines: %u, %u",
                   gain.lines, gain.first, gain.total, gain.loose_first,
                   gain.loose_total);
    g_assert_cmpuint(gain.lines, >, 200);
    g_assert_cmpfloat(gain.total, <, .5 * gain.first);
    g_assert_cmpuint(gain.loose_total, <, gain.loose_first / 2);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/gain/manual", Bench, "en", set_up, test_gain, tear_down);
    return g_test_run();
}
