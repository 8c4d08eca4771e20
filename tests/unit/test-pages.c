/* Whole pages: nothing lost, nothing twice, notes and titles where they belong,
 * pictures within their range. */
#include "layout/layout.h"
#include "parse/parse.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    HoDiags *diags;
    HoDocument *doc;
    HoFonts *fonts;
    HoTheme *theme;
    HoImages *images;
    HoPages *pages;
} Run;

static void
run_begin(Run *run, const char *name, const char *text)
{
    static const char *const dirs[] = {HO_SOURCE_DIR "/styles", NULL};
    HoParseOptions options = {.backend = "pdf"};
    HoLayoutOptions layout = {0};
    g_autoptr(GError) error = NULL;

    run->diags = ho_diags_new();
    run->doc = ho_parse(name, text, strlen(text), &options, run->diags);
    run->fonts = ho_fonts_new(HO_SOURCE_DIR "/fonts/fonts.conf", &error);
    g_assert_no_error(error);
    run->theme = ho_theme_load(NULL, dirs, run->diags, &error);
    g_assert_no_error(error);
    run->images = ho_images_new(NULL);
    layout.fonts = run->fonts;
    layout.theme = run->theme;
    layout.images = run->images;
    run->pages = ho_layout(run->doc, &layout, run->diags);
}

static void
run_end(Run *run)
{
    ho_pages_free(run->pages);
    ho_images_free(run->images);
    ho_theme_free(run->theme);
    ho_fonts_free(run->fonts);
    ho_document_free(run->doc);
    ho_diags_free(run->diags);
}

static void
assert_sound(const Run *run, const char *what)
{
    g_autofree char *faults = ho_pages_check(run->pages);

    if (faults != NULL)
        g_error("%s: %s", what, faults);
}

/* Every "wN" of the lines, counted. */
static void
count_words(const HoPage *page, GArray *counts)
{
    for (unsigned i = 0; i < page->n_placed; i++) {
        const HoPlaced *placed = &page->placed[i];

        if (placed->type != HO_PLACED_LINE || placed->tag == NULL)
            continue;
        for (unsigned r = 0; r < placed->line->n_runs; r++) {
            const HoGlyphRun *run = &placed->line->runs[r];
            g_autofree char *text = g_strndup(run->text, run->length);

            for (const char *c = strchr(text, 'w'); c; c = strchr(c + 1, 'w'))
                if (g_ascii_isdigit(c[1])) {
                    unsigned n = (unsigned) atoi(c + 1);

                    if (n >= counts->len)
                        g_array_set_size(counts, n + 1);
                    g_array_index(counts, unsigned, n)++;
                }
        }
    }
}

static void
append_words(GString *out, unsigned *next, unsigned count)
{
    while (count-- > 0)
        g_string_append_printf(out, "w%u ", (*next)++);
}

/* A document with all that can be cut by a page edge; words are numbered. */
static unsigned
write_everything(GString *out, unsigned seed)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(seed);
    unsigned next = 0;

    for (unsigned i = 0; i < 40; i++) {
        unsigned words = (unsigned) g_rand_int_range(random, 1, 200);

        switch (g_rand_int_range(random, 0, 8)) {
        case 0:
            g_string_append(out, "\n== Title ");
            append_words(out, &next, 2);
            break;
        case 1:
            g_string_append(out, "\nText ");
            append_words(out, &next, words);
            g_string_append(out, "footnote:[");
            append_words(out, &next, words);
            g_string_append(out, "]");
            break;
        case 2:
            g_string_append(out, "\n* ");
            append_words(out, &next, 9);
            g_string_append(out, "\n** ");
            append_words(out, &next, words);
            g_string_append(out, "\n\nAfter.");
            break;
        case 3:
            g_string_append(out, "\n|===\n|A |B\n\n|");
            append_words(out, &next, words * 6);
            g_string_append(out, "\n|");
            append_words(out, &next, words);
            g_string_append(out, "\n.2+|");
            append_words(out, &next, 8);
            g_string_append(out, "\n|x\n|");
            append_words(out, &next, 8);
            g_string_append(out, "\n|===");
            break;
        case 4:
            g_string_append(out, "\n====\n");
            append_words(out, &next, words);
            g_string_append(out, "\n\n----\n");
            for (unsigned k = 0; k < words / 4; k++) {
                append_words(out, &next, 3);
                g_string_append(out, "\n");
            }
            g_string_append(out, "----\n====");
            break;
        case 5:
            g_string_append(out, "\n[horizontal]\nterm:: ");
            append_words(out, &next, words * 3);
            break;
        case 6:
            g_string_append(out, "\nNOTE: ");
            append_words(out, &next, words);
            break;
        default:
            g_string_append(out, "\n");
            append_words(out, &next, words);
        }
        g_string_append(out, "\n");
    }
    return next;
}

static void
test_nothing_lost(void)
{
    for (unsigned seed = 1; seed <= 6; seed++) {
        g_autoptr(GString) text = g_string_new(":!hyphens:\n");
        unsigned n = write_everything(text, seed);
        g_autoptr(GArray) counts = g_array_new(FALSE, TRUE, sizeof(unsigned));
        Run run;

        run_begin(&run, NULL, text->str);
        assert_sound(&run, "everything");
        for (unsigned p = 0; p < run.pages->n_pages; p++)
            count_words(&run.pages->pages[p], counts);
        g_assert_cmpuint(counts->len, ==, n);
        for (unsigned i = 0; i < n; i++)
            if (g_array_index(counts, unsigned, i) != 1)
                g_error("seed %u: w%u stands %u times", seed, i,
                        g_array_index(counts, unsigned, i));
        run_end(&run);
    }
}

static bool
is_heading(const HoTag *tag)
{
    return tag != NULL && tag->type >= HO_TAG_H1 && tag->type <= HO_TAG_H6;
}

/* The last thing that is read on a page. */
static const HoTag *
last_tag(const HoPage *page)
{
    for (unsigned i = page->n_placed; i-- > 0;)
        if (page->placed[i].tag != NULL)
            return page->placed[i].tag;
    return NULL;
}

static void
test_titles_stay(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Run run;

    for (unsigned i = 0; i < 120; i++) {
        g_string_append_printf(text, "\n%s Title %u\n\n",
                               i % 3 ? "===" : "==", i);
        for (unsigned k = 0; k < 10 + i * 37 % 120; k++)
            g_string_append(text, "word ");
        g_string_append(text, "\n");
    }
    run_begin(&run, NULL, text->str);
    assert_sound(&run, "titles");
    for (unsigned p = 0; p < run.pages->n_pages; p++)
        g_assert_false(is_heading(last_tag(&run.pages->pages[p])));
    run_end(&run);
}

/* Pages but the last are near full, though what they hold is unwieldy. */
static void
test_pictures_fill(void)
{
    static const char svg[] =
        "data:image/svg+xml;base64,"
        "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI4MDAi"
        "IGhlaWdodD0iNjAwIi8+";
    g_autoptr(GString) text = g_string_new(NULL);
    Run run;
    double widest = 0;

    for (unsigned i = 0; i < 40; i++)
        g_string_append_printf(text,
                               "Words that lead to slide %u.\n\n"
                               "image::%s[width=800]\n\n* one\n* two\n\n",
                               i, svg);
    run_begin(&run, NULL, text->str);
    assert_sound(&run, "pictures");
    for (unsigned p = 0; p < run.pages->n_pages; p++)
        for (unsigned i = 0; i < run.pages->pages[p].n_placed; i++) {
            const HoPlaced *placed = &run.pages->pages[p].placed[i];

            if (placed->type == HO_PLACED_IMAGE)
                widest = MAX(widest, placed->width);
        }
    g_assert_cmpfloat(widest, >, 100);
    for (unsigned p = 0; p < run.pages->n_pages; p++)
        for (unsigned i = 0; i < run.pages->pages[p].n_placed; i++) {
            const HoPlaced *placed = &run.pages->pages[p].placed[i];

            if (placed->type == HO_PLACED_IMAGE)
                g_assert_cmpfloat(placed->width, >=, 0.599 * widest);
        }
    run_end(&run);
}

static bool
says(const HoPlaced *placed, const char *words)
{
    g_autoptr(GString) text = g_string_new(NULL);

    if (placed->type != HO_PLACED_LINE)
        return false;
    for (unsigned r = 0; r < placed->line->n_runs; r++)
        g_string_append_len(text, placed->line->runs[r].text,
                            placed->line->runs[r].length);
    return strstr(text->str, words) != NULL;
}

static void
test_notes_with_marks(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Run run;

    for (unsigned i = 0; i < 60; i++) {
        for (unsigned k = 0; k < 30 + i * 13 % 50; k++)
            g_string_append(text, "word ");
        g_string_append_printf(text, "mark%03ufootnote:[note%03u of it]\n\n", i,
                               i);
    }
    run_begin(&run, NULL, text->str);
    assert_sound(&run, "notes");
    for (unsigned n = 0; n < 60; n++) {
        g_autofree char *mark = g_strdup_printf("mark%03u", n);
        g_autofree char *note = g_strdup_printf("note%03u", n);
        int marked = -1, noted = -1;

        for (unsigned p = 0; p < run.pages->n_pages; p++)
            for (unsigned i = 0; i < run.pages->pages[p].n_placed; i++) {
                const HoPlaced *placed = &run.pages->pages[p].placed[i];

                marked = says(placed, mark) ? (int) p : marked;
                noted = says(placed, note) ? (int) p : noted;
            }
        g_assert_cmpint(marked, >=, 0);
        g_assert_cmpint(marked, ==, noted);
    }
    run_end(&run);
}

static void
check_folder(const char *path, unsigned depth)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && depth < 4 && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *file = g_build_filename(path, name, NULL);
        g_autofree char *text = NULL;
        Run run;

        if (g_file_test(file, G_FILE_TEST_IS_DIR)) {
            check_folder(file, depth + 1);
        } else if (g_str_has_suffix(name, ".adoc") &&
                   g_file_get_contents(file, &text, NULL, NULL)) {
            run_begin(&run, file, text);
            assert_sound(&run, file);
            run_end(&run);
        }
    }
}

static void
test_cases_sound(void)
{
    check_folder(HO_CASES, 0);
    check_folder(HO_SOURCE_DIR "/samples", 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pages/nothing-lost", test_nothing_lost);
    g_test_add_func("/pages/titles-stay", test_titles_stay);
    g_test_add_func("/pages/pictures-fill", test_pictures_fill);
    g_test_add_func("/pages/notes-with-marks", test_notes_with_marks);
    g_test_add_func("/pages/cases-sound", test_cases_sound);
    return g_test_run();
}
