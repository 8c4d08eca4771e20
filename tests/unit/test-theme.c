#include "style/theme.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* Writes a theme beside no other and loads it over the built-in ones. */
typedef struct {
    HoDiags *diags;
    HoTheme *theme;
    char *dir;
} Fixture;

static const char *const builtin[] = {HO_SOURCE_DIR "/styles", NULL};

static void
load_name(Fixture *f, const char *name)
{
    g_autoptr(GError) error = NULL;

    f->diags = ho_diags_new();
    f->theme = ho_theme_load(name, builtin, f->diags, &error);
    g_assert_no_error(error);
    g_assert_nonnull(f->theme);
}

static void
load_text(Fixture *f, const char *text)
{
    g_autofree char *path = NULL;

    f->dir = g_dir_make_tmp("theme-XXXXXX", NULL);
    path = g_build_filename(f->dir, "own-theme.yml", NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    load_name(f, path);
}

static void
clear(Fixture *f)
{
    ho_theme_free(f->theme);
    ho_diags_free(f->diags);
    if (f->dir != NULL) {
        g_autofree char *path = g_build_filename(f->dir, "own-theme.yml", NULL);

        g_remove(path);
        g_rmdir(f->dir);
        g_free(f->dir);
    }
    memset(f, 0, sizeof *f);
}

static void
assert_near(double value, double expected)
{
    if (fabs(value - expected) > 0.01)
        g_error("%f is not %f", value, expected);
}

static void
assert_silent(const HoDiags *diags)
{
    g_autofree char *text = ho_diags_to_string(diags);

    g_assert_cmpstr(text, ==, "");
}

static void
test_quantities(void)
{
    static const struct {
        const char *text;
        double value;
        HoUnit unit;
    } good[] = {
        {"12", 12, HO_UNIT_POINT},
        {"1in", 72, HO_UNIT_POINT},
        {"2.54cm", 72, HO_UNIT_POINT},
        {"25.4mm", 72, HO_UNIT_POINT},
        {"4px", 3, HO_UNIT_POINT},
        {"2pc", 24, HO_UNIT_POINT},
        {"-3", -3, HO_UNIT_POINT},
        {"50%", 50, HO_UNIT_PERCENT},
        {"1.2em * 2", 2.4, HO_UNIT_EM},
        {"2 + 3 * 4", 14, HO_UNIT_POINT},
        {"(2 + 3) * 4", 20, HO_UNIT_POINT},
        {"round(10.5 * 1.25)", 13, HO_UNIT_POINT},
        {"floor(2.9) + ceil(2.1)", 5, HO_UNIT_POINT},
        {"2 ^ 3", 8, HO_UNIT_POINT},
        {"12 / 10.5", 12 / 10.5, HO_UNIT_POINT},
        {"-2 * -3", 6, HO_UNIT_POINT},
    };
    static const char *const bad[] = {"",      "A4",      "12 apples", "1 2",
                                      "1/0",   "0000FF",  "(1",        "1)",
                                      "1em+2", "round 2", "--"};
    HoQuantity quantity;

    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        g_assert_true(ho_quantity_parse(good[i].text, &quantity));
        assert_near(quantity.value, good[i].value);
        g_assert_cmpint(quantity.unit, ==, good[i].unit);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        if (ho_quantity_parse(bad[i], &quantity))
            g_error("'%s' was taken for a number", bad[i]);
}

static void
test_lengths(void)
{
    double points;

    g_assert_true(ho_length_parse("50%", 400, 600, 10, &points));
    assert_near(points, 200);
    g_assert_true(ho_length_parse("20vw", 400, 600, 10, &points));
    assert_near(points, 120);
    g_assert_true(ho_length_parse(" 3in ", 400, 600, 10, &points));
    assert_near(points, 216);
    g_assert_false(ho_length_parse("wide", 400, 600, 10, &points));
}

static void
test_papers(void)
{
    double width, height;

    g_assert_true(ho_paper_size("A4", &width, &height));
    assert_near(width, 595.28);
    assert_near(height, 841.89);
    g_assert_true(ho_paper_size("Letter", &width, &height));
    assert_near(width, 612);
    g_assert_true(ho_paper_size("a10", &width, &height));
    assert_near(width, 26 * 72 / 25.4);
    g_assert_true(ho_paper_size("SRA4", &width, &height));
    assert_near(height, 320 * 72 / 25.4);
    g_assert_false(ho_paper_size("A11", &width, &height));
    g_assert_false(ho_paper_size("A", &width, &height));
    g_assert_false(ho_paper_size("A1x", &width, &height));
}

static void
test_default(void)
{
    Fixture f = {0};
    const HoStyle *body, *heading;

    load_name(&f, NULL);
    assert_silent(f.diags);
    assert_near(ho_theme_page(f.theme)->width, 595.28);
    assert_near(ho_theme_page(f.theme)->margin.left, 42 * 72 / 25.4);
    assert_near(ho_theme_page(f.theme)->margin.top, 24 * 72 / 25.4);
    body = ho_theme_style(f.theme, NULL, "paragraph", NULL);
    g_assert_cmpstr(body->text.family, ==, "Linux Libertine O");
    assert_near(body->text.size, 11.5);
    assert_near(body->leading, 14.5);
    g_assert_cmpint(body->align, ==, HO_ALIGN_JUSTIFY);
    g_assert_true(body->text.hyphenate);
    heading = ho_theme_style(f.theme, NULL, "heading-h2", NULL);
    g_assert_cmpstr(heading->text.family, ==, "Linux Biolinum O");
    g_assert_true(heading->text.bold);
    g_assert_true(heading->keep_with_next);
    g_assert_false(heading->text.hyphenate);
    assert_near(heading->leading, 21);
    assert_silent(f.diags);
    clear(&f);
}

/* The built-in themes are written in keys that the language knows. */
static void
test_builtin_keys(void)
{
    static const char *const names[] = {"base", "default", "default-sans",
                                        "default-for-print"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        Fixture f = {0};
        GHashTableIter iter;
        gpointer key;

        load_name(&f, names[i]);
        assert_silent(f.diags);
        g_hash_table_iter_init(&iter, f.theme->keys);
        while (g_hash_table_iter_next(&iter, &key, NULL))
            if (!ho_theme_key_is_known(key) &&
                !g_hash_table_contains(f.theme->used, key))
                g_error("%s.yml: unknown key %s", names[i], (char *) key);
        clear(&f);
    }
}

static void
test_language(void)
{
    Fixture f = {0};
    const HoStyle *quote;

    load_text(&f, "extends: default\n"
                  "brand:\n"
                  "  blue: 0000FF\n"
                  "base_font_size: 10\n"
                  "base_font_color: #333\n"
                  "quote:\n"
                  "  font-size: 1.2em\n"
                  "  font_color: $brand-blue\n"
                  "  padding: [$base_font_size / 2, 1cm]\n"
                  "  border_left_width: round($base_font_size * 0.44)\n"
                  "link-font-color: ~\n"
                  "sidebar:\n"
                  "  background-color: [0%, 50%, 0%, 0%]\n"
                  "role_x_font-style: bold_italic\n");
    assert_silent(f.diags);
    quote = ho_theme_style(f.theme, NULL, "quote", "x");
    assert_near(quote->text.size, 12);
    assert_near(quote->text.color.blue, 1);
    assert_near(quote->padding.top, 5);
    assert_near(quote->padding.left, 72 / 2.54);
    assert_near(quote->border.left, 4);
    g_assert_true(quote->text.bold && quote->text.italic);
    assert_near(ho_theme_style(f.theme, NULL, "base", NULL)->text.color.red,
                0.2);
    assert_near(ho_theme_text_style(f.theme, NULL, "link", NULL)->color.green,
                0.2);
    assert_near(
        ho_theme_style(f.theme, NULL, "sidebar", NULL)->background.green, 0.5);
    clear(&f);
}

static void
test_diagnostics(void)
{
    Fixture f = {0};
    g_autofree char *text = NULL;

    load_text(&f, "extends: default\n"
                  "base-font-family: Helvetica Neue\n"
                  "quote-font-size: huge\n"
                  "quoet:\n"
                  "  font-size: 3\n"
                  "code-font-color: $nothing\n");
    ho_theme_style(f.theme, NULL, "quote", NULL);
    text = ho_diags_to_string(f.diags);
    g_assert_nonnull(strstr(text, "own-theme.yml:6:18: warning: "));
    g_assert_nonnull(strstr(text, "own-theme.yml:5:14: note: unknown theme "
                                  "key, ignored: quoet-font-size"));
    g_assert_nonnull(strstr(text, "own-theme.yml:2:19: note: "));
    g_assert_nonnull(strstr(text, "now Linux Biolinum O"));
    g_assert_nonnull(strstr(text, "own-theme.yml:3:18: warning: "));
    clear(&f);
}

static void
test_broken(void)
{
    static const char *const broken[] = {
        "a: [b",
        "- 1\n- 2\n",
        "",
        "\tx",
        "a: &x [*x, *x]\n",
        "extends: own\n",
        "extends: [./own-theme.yml !important, base]\n",
        "{{{{",
        "a: *b\n"};

    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++) {
        Fixture f = {0};

        load_text(&f, broken[i]);
        g_assert_nonnull(ho_theme_style(f.theme, NULL, "paragraph", NULL));
        g_assert_cmpfloat(ho_theme_page(f.theme)->width, >, 0);
        clear(&f);
    }
}

static void
test_page(void)
{
    Fixture f = {0};
    const HoPageStyle *page;

    load_text(&f, "extends: base\npage:\n  size: [200mm, 100mm]\n"
                  "  margin: [1in, 0.5in]\n  margin-inner: 60\n");
    page = ho_theme_page(f.theme);
    assert_near(page->width, 200 * 72 / 25.4);
    assert_near(page->margin.top, 72);
    assert_near(page->margin.right, 36);
    g_assert_false(page->mirrored);
    ho_theme_set(f.theme, "page-measure", "100mm");
    assert_near(ho_theme_page(f.theme)->margin.left, 50 * 72 / 25.4);
    ho_theme_set(f.theme, "page-margin", "1in 36pt");
    assert_near(ho_theme_page(f.theme)->margin.left, 36);
    ho_theme_set(f.theme, "media", "prepress");
    ho_theme_set(f.theme, "page-size", "8.25in x 11in");
    ho_theme_set(f.theme, "page-layout", "landscape");
    page = ho_theme_page(f.theme);
    assert_near(page->width, 792);
    g_assert_true(page->mirrored);
    assert_near(page->margin.left, 60);
    ho_theme_set(f.theme, "page-margin", "[2cm, 10mm, 0.5in]");
    assert_near(ho_theme_page(f.theme)->margin.bottom, 36);
    ho_theme_set(f.theme, "page-margin", "1000 2000");
    page = ho_theme_page(f.theme);
    g_assert_cmpfloat(page->margin.top + page->margin.bottom, <, page->height);
    ho_theme_set(f.theme, "page-size", "enormous");
    assert_near(ho_theme_page(f.theme)->height, 595.28);
    clear(&f);
}

static void
test_sharing(void)
{
    Fixture f = {0};
    const HoStyle *a, *b;
    const HoTextStyle *code, *inner;

    load_name(&f, "default");
    a = ho_theme_style(f.theme, NULL, "paragraph", NULL);
    b = ho_theme_style(f.theme, NULL, "paragraph", "unknown");
    g_assert_true(a == b);
    g_assert_true(ho_theme_style(f.theme, a, "list_item", NULL) ==
                  ho_theme_style(f.theme, b, "list-item", NULL));
    code = ho_theme_text_style(f.theme, &a->text, "monospace", NULL);
    g_assert_true(code->monospace);
    assert_near(code->size, 0.78 * 11.5);
    inner = ho_theme_text_style(f.theme, code, "monospace", NULL);
    g_assert_true(inner == code);
    inner = ho_theme_text_style(f.theme, code, "strong", NULL);
    g_assert_true(inner->bold && inner->monospace);
    clear(&f);
}

/* The themes of Asciidoctor PDF, where it is installed. */
static void
test_peers(void)
{
    const char *folder = "/usr/share/ruby-asciidoctor-pdf/data/themes";
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;

    if (dir == NULL) {
        g_test_skip("Asciidoctor PDF is not installed");
        return;
    }
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        Fixture f = {0};

        load_name(&f, path);
        ho_theme_style(f.theme, NULL, "paragraph", NULL);
        if (ho_diags_worst(f.diags) > HO_NOTE) {
            g_autofree char *text = ho_diags_to_string(f.diags);

            g_error("%s", text);
        }
        clear(&f);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/theme/quantities", test_quantities);
    g_test_add_func("/theme/lengths", test_lengths);
    g_test_add_func("/theme/papers", test_papers);
    g_test_add_func("/theme/default", test_default);
    g_test_add_func("/theme/builtin-keys", test_builtin_keys);
    g_test_add_func("/theme/language", test_language);
    g_test_add_func("/theme/diagnostics", test_diagnostics);
    g_test_add_func("/theme/broken", test_broken);
    g_test_add_func("/theme/page", test_page);
    g_test_add_func("/theme/sharing", test_sharing);
    g_test_add_func("/theme/peers", test_peers);
    return g_test_run();
}
