/* Running heads and feet: templates, columns, where numbers start. */
#include "layout/layout.h"
#include "parse/parse.h"

#include <string.h>

static const char book[] = "= The book: its subtitle\n"
                           "Some Body\n"
                           ":doctype: book\n"
                           ":sectnums:\n"
                           ":toc:\n"
                           ":lang: en\n"
                           "\n"
                           "== First *one*\n"
                           "\n"
                           "Text.\n"
                           "\n"
                           "=== Section\n"
                           "\n"
                           "<<<\n"
                           "\n"
                           "More.\n";

/* The lines that are not read on a page of the book, from 0, set with keys of
 * the theme: "x words|x words…". */
static char *
running(const char *const *keys, unsigned number)
{
    static const char *const dirs[] = {HO_SOURCE_DIR "/styles", NULL};
    HoParseOptions options = {.backend = "pdf"};
    g_autoptr(HoDiags) diags = ho_diags_new();
    HoDocument *doc =
        ho_parse("book.adoc", book, strlen(book), &options, diags);
    g_autoptr(HoFonts) fonts =
        ho_fonts_new(HO_SOURCE_DIR "/fonts/fonts.conf", NULL);
    g_autoptr(HoTheme) theme = ho_theme_load("base", dirs, diags, NULL);
    HoImages *images = ho_images_new(NULL);
    HoLayoutOptions layout = {.fonts = fonts, .theme = theme, .images = images};
    GString *out = g_string_new(NULL);
    HoPages *pages;

    ho_theme_set(theme, "footer-recto-right-content", "''");
    ho_theme_set(theme, "footer-verso-left-content", "''");
    for (; keys[0] != NULL; keys += 2) {
        g_autofree char *value = g_strdup_printf("\"%s\"", keys[1]);

        ho_theme_set(theme, keys[0], value);
    }
    pages = ho_layout(doc, &layout, diags);
    g_assert_cmpuint(number, <, pages->n_pages);
    for (unsigned i = 0; i < pages->pages[number].n_placed; i++) {
        const HoPlaced *placed = &pages->pages[number].placed[i];

        if (placed->type != HO_PLACED_LINE || placed->tag != NULL)
            continue;
        if (out->len > 0)
            g_string_append_c(out, '|');
        for (unsigned r = 0; r < placed->line->n_runs; r++)
            g_string_append_len(out, placed->line->runs[r].text,
                                placed->line->runs[r].length);
    }
    ho_pages_free(pages);
    ho_images_free(images);
    ho_document_free(doc);
    return g_string_free(out, FALSE);
}

static void
check(const char *const *keys, unsigned page, const char *words)
{
    g_autofree char *found = running(keys, page);

    g_assert_cmpstr(found, ==, words);
}

/* Pages: 0 title, 1 contents, 2 and 3 the chapter. */
static void
test_values(void)
{
    const char *const keys[] = {
        "header-recto-left-content",
        "{chapter-numeral}/{chapter-title}/{section-title} || {chapter-title}",
        "header-verso-left-content",
        "{document-title}/{document-subtitle}/{author}/{page-layout}",
        "header-verso-right-content",
        "{page-number} of {page-count}",
        NULL};

    check(keys, 2, "1/1. First one/1.1. Section");
    check(keys, 3, "The book/its subtitle/Some Body/portrait|2 of 4");
}

static void
test_lines(void)
{
    const char *const keys[] = {"header-recto-center-content",
                                "one +\\n{nothing} lost\\n*two*_ 2_",
                                "footer-recto-left-content",
                                "{nothing} || {page-number}",
                                "header-title-style",
                                "basic",
                                NULL};

    check(keys, 2, "one|two_ 2_|1");
}

static void
test_title_style(void)
{
    const char *const keys[] = {"header-recto-left-content",
                                "{chapter-title}",
                                "footer-recto-left-content",
                                "{chapter-title}",
                                "header-title-style",
                                "basic",
                                "footer-title-style",
                                "toc",
                                NULL};

    check(keys, 2, "First one|1. First one");
}

static void
test_starts(void)
{
    const char *const body[] = {"footer-recto-left-content",
                                "{page-number}",
                                "footer-verso-left-content",
                                "{page-number}",
                                "running-content-start-at",
                                "body",
                                NULL};
    const char *const toc[] = {"footer-recto-left-content",
                               "{page-number}",
                               "footer-verso-left-content",
                               "{page-number}",
                               "page-numbering-start-at",
                               "toc",
                               NULL};
    const char *const title[] = {"footer-recto-left-content",
                                 "{page-number}",
                                 "page-numbering-start-at",
                                 "2",
                                 "running-content-start-at",
                                 "title",
                                 NULL};

    check(body, 1, "");
    check(body, 3, "2");
    check(toc, 0, "");
    check(toc, 1, "1");
    check(toc, 2, "2");
    check(title, 0, "i");
    check(title, 2, "iii");
}

/* What is too long is shortened within its column. */
static void
test_columns(void)
{
    const char *const keys[] = {
        "header-columns",
        "<80% >20%",
        "header-recto-left-content",
        "left",
        "header-recto-right-content",
        "{chapter-title} {chapter-title} {chapter-title} {chapter-title}",
        NULL};
    g_autofree char *words = running(keys, 2);

    g_assert_true(g_str_has_prefix(words, "left|1. First"));
    g_assert_true(g_str_has_suffix(words, "…"));
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/running/values", test_values);
    g_test_add_func("/running/lines", test_lines);
    g_test_add_func("/running/title-style", test_title_style);
    g_test_add_func("/running/starts", test_starts);
    g_test_add_func("/running/columns", test_columns);
    return g_test_run();
}
