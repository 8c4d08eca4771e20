/* Hostile paragraphs: twice the text may take at most a little over twice the
 * time.  What grows with the square shows here as a factor of four. */
#include "parse/parse.h"

#include <string.h>
#include <time.h>

/* Text that is twice as long as what is parsed first. */
#define BYTES 200000
/* Slower than twice: caches, the allocator, other work on the machine. */
#define FACTOR 3.0
/* Sanitizers walk a string whole for each search in it: there the texts are
 * only read, and small. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED true
#endif
#endif
#ifndef SANITIZED
#define SANITIZED false
#endif
/* Below this a measurement says nothing. */
#define SHORTEST 0.003

typedef struct {
    const char *name;
    const char *head, *unit, *tail; /* head, then unit again and again */
} Case;

static const Case cases[] = {
    {"bold-open", "", "*a ", ""},
    {"bold-open-tight", "", "*a", ""},
    {"bold-closed", "", "*a* ", ""},
    {"bold-close-only", "", "a* ", ""},
    {"stars", "", "*", ""},
    {"strong-open", "", "**a ", ""},
    {"mono-open", "", "`a ", ""},
    {"backticks", "", "`", ""},
    {"underscores", "", "_", ""},
    {"hashes", "", "# ", ""},
    {"sup-open", "", "^a", ""},
    {"sup-blank", "", "^a b", ""},
    {"tilde", "", "~", ""},
    {"curved-open", "", "\"`a ", ""},
    {"list-open", "", "[a", "]#b#"},
    {"list-lists", "", "[a]", "#b#"},
    {"list-marks", "", "[a]# ", ""},
    {"mixed-marks", "", "*a _b `c #d ", ""},
    {"crossed-marks", "", "*a _b* c_ ", ""},
    {"plus-open", "", "+a ", ""},
    {"plus-close", "", "a+ ", ""},
    {"double-plus", "", "++a ", ""},
    {"pluses", "", "+", ""},
    {"triple-plus", "", "+++a", ""},
    {"dollars", "", "$$a ", ""},
    {"pass-open", "", "pass:[a ", ""},
    {"pass-escaped", "", "pass:[a\\] ", ""},
    {"stem-open", "", "stem:[a ", ""},
    {"backslashes", "", "\\", "*a*"},
    {"apostrophes", "", "a'b", ""},
    {"dashes", "", "--", ""},
    {"spaced-dashes", "", " -- ", ""},
    {"dots", "", ".", ""},
    {"arrows", "", "->", ""},
    {"ampersands", "", "&a", ""},
    {"entities", "", "&#1234", ";"},
    {"brace", "", "{", ""},
    {"reference", "", "{a ", ""},
    {"set-open", "", "{set:a", ""},
    {"counter", "", "{counter:a}", ""},
    {"missing", ":attribute-missing: warn\n\n", "{a} ", ""},
    {"url", "", "https://a.org ", ""},
    {"url-open", "", "https://a.org[b ", ""},
    {"url-long", "", "https://", ""},
    {"url-tail", "https://a.org/", ")", ""},
    {"link-open", "", "link:a[b ", ""},
    {"link-target", "", "link:a", ""},
    {"email", "", "a@b.", ""},
    {"email-local", "", "a.", "@b.org"},
    {"email-host", "a@", "b.", ""},
    {"xref-open", "", "<<a ", ""},
    {"xref-macro", "", "xref:a ", ""},
    {"xref-many", "", "<<a>> ", ""},
    {"xref-words", "", "<<A b>> ", ""},
    {"anchor-open", "", "[[a, ", ""},
    {"anchor-many", "", "[[a]]", ""},
    {"footnote-open", "", "footnote:[a ", ""},
    {"footnote-many", "", "footnote:[a] ", ""},
    {"footnote-missing", "", "footnote:a[] ", ""},
    {"footnote-name", "", "footnote:a", ""},
    {"term-open", "", "((a ", ""},
    {"term-close", "((", "a) ", ""},
    {"term-many", "", "(((a,b))) ", ""},
    {"parentheses", "", "(", ""},
    {"image-open", "", "image:a", ""},
    {"image-many", "", "image:a.png[] ", ""},
    {"kbd-open", ":experimental:\n\n", "kbd:[a ", ""},
    {"menu-open", ":experimental:\n\n", "menu:a", ""},
    {"menu-quoted", ":experimental:\n\n", "\"a > ", ""},
    {"hard-breaks", "", "a +\n", ""},
    {"brackets", "", "[", ""},
    {"closed-brackets", "", "]", ""},
    {"attributes", "link:a[b=c", ",d=e", "]"},
    {"values", "link:a[b=c", ",d", "]"},
    {"quoted-values", "link:a[b=c", ",\"d", "]"},
    {"raw-tags", ":l: pass:[<]\n\n", "{l}a ", ""},
    {"callouts", "----\n", "a <1>", "\n----"},
    {"callout-lines", "----\n", "a // <1>\n", "----"},
    {"words", "", "word ", ""},
    {"bytes", "", "\xff", ""},
};

static char *
make(const Case *c, size_t length)
{
    GString *text = g_string_sized_new(length + 64);

    g_string_append(text, c->head);
    while (text->len < length)
        g_string_append(text, c->unit);
    g_string_append(text, c->tail);
    return g_string_free(text, FALSE);
}

static double
seconds_used(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static double
parse_once(const char *text)
{
    HoParseOptions options = {.safe = HO_SAFE_SECURE, .embedded = true};
    g_autoptr(HoDiags) diags = ho_diags_new();
    double start = seconds_used(), seconds;
    HoDocument *doc = ho_parse(NULL, text, strlen(text), &options, diags);
    seconds = seconds_used() - start;

    ho_document_check(doc);
    ho_document_free(doc);
    return seconds;
}

/* The least of three: what the text costs, not what else the machine does. */
static double
measure(const char *text)
{
    double least = parse_once(text);

    for (int i = 0; i < 2; i++)
        least = MIN(least, parse_once(text));
    return least;
}

static void
test_growth(gconstpointer data)
{
    const Case *c = data;
    g_autofree char *half = make(c, BYTES / 2);
    g_autofree char *whole = make(c, BYTES);
    double once = 0, twice = 0;

    if (SANITIZED) {
        g_autofree char *small = make(c, BYTES / 20);

        parse_once(small);
        return;
    }
    for (int attempt = 0; attempt < 3; attempt++) {
        once = MAX(measure(half), SHORTEST);
        twice = measure(whole);
        if (twice <= FACTOR * once)
            return;
    }
    g_test_message("%s: %.1f ms for half of it, %.1f ms for all", c->name,
                   once * 1e3, twice * 1e3);
    g_test_fail();
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path =
            g_strdup_printf("/inline-growth/%s", cases[i].name);

        g_test_add_data_func(path, &cases[i], test_growth);
    }
    return g_test_run();
}
