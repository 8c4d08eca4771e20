/*
 * Themes: where they are found, their keys, and the keys' values.  What the
 * keys mean for blocks and text is in style.c.
 */
#include "style/theme.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>

#define KEY_SIZE 128

/* --- keys --- */

const HoValue *
ho_theme_find(const HoTheme *theme, const char *key)
{
    const HoValue *value = g_hash_table_lookup(theme->keys, key);

    return value != NULL && value->type != HO_VALUE_NULL ? value : NULL;
}

const HoValue *
ho_theme_find_in(const HoTheme *theme, const char *prefix, const char *name)
{
    char key[KEY_SIZE];

    if (g_snprintf(key, sizeof key, "%s-%s", prefix, name) >= KEY_SIZE)
        return NULL;
    return ho_theme_find(theme, key);
}

/* Names that Asciidoctor PDF renamed, old to new. */
static char *
modern_name(const char *key)
{
    static const char *const categories[][2] = {
        {"blockquote-", "quote-"},
        {"key-", "kbd-"},
        {"literal-", "codespan-"},
        {"outline-list-", "list-"},
    };
    static const char *const aligned[] = {
        "base",       "heading",       "heading-h1",     "heading-h2",
        "heading-h3", "heading-h4",    "heading-h5",     "heading-h6",
        "title-page", "abstract",      "abstract-title", "admonition-label",
        "toc-title",  "sidebar-title",
    };

    if (strchr("abhklots", key[0]) == NULL) /* most keys have no old name */
        return g_strdup(key);
    if (strcmp(key, "table-caption-side") == 0)
        return g_strdup("table-caption-end");
    if (strcmp(key, "kbd-separator") == 0)
        return g_strdup("kbd-separator-content");
    for (size_t i = 0; i < G_N_ELEMENTS(categories); i++)
        if (g_str_has_prefix(key, categories[i][0]))
            return g_strconcat(categories[i][1], key + strlen(categories[i][0]),
                               NULL);
    if (!g_str_has_suffix(key, "-align"))
        return g_strdup(key);
    for (size_t i = 0; i < G_N_ELEMENTS(aligned); i++)
        if (g_str_has_prefix(key, aligned[i]) &&
            strcmp(key + strlen(aligned[i]), "-align") == 0)
            return g_strconcat(aligned[i], "-text-align", NULL);
    return g_strdup(key);
}

void
ho_theme_put(HoTheme *theme, const char *key, const HoValue *value)
{
    HoArena *arena = theme->arena;
    g_autofree char *name = modern_name(key);

    /* who sets margins means them, whatever measure stood before */
    if (g_str_has_prefix(name, "page-margin"))
        g_hash_table_remove(theme->keys, "page-measure");
    g_hash_table_replace(theme->keys, ho_arena_strdup(arena, name),
                         ho_arena_dup(arena, value, 1, sizeof *value));
}

void
ho_theme_complain(const HoTheme *theme, const HoValue *value, const char *key)
{
    ho_diagf(theme->diags, value->loc, HO_DIAG_THEME_VALUE_INVALID, "%s: '%s'",
             key, value->text != NULL ? value->text : "list");
}

/* --- evaluation --- */

static const HoValue *
variable(HoTheme *theme, const char *name, size_t length)
{
    g_autofree char *raw = g_strndup(name, length);
    g_autofree char *key = NULL;

    g_strdelimit(raw, "_", '-');
    key = modern_name(raw);
    g_hash_table_add(theme->used, ho_arena_strdup(theme->arena, key));
    return g_hash_table_lookup(theme->keys, key);
}

static size_t
variable_length(const char *text)
{
    return strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-");
}

/* $names replaced by their values' text. */
static char *
expand(HoTheme *theme, const char *text, HoLoc loc)
{
    GString *out = g_string_new(NULL);

    while (*text != '\0') {
        size_t length = *text == '$' ? variable_length(text + 1) : 0;
        const HoValue *value;

        if (length == 0) {
            g_string_append_c(out, *text++);
            continue;
        }
        value = variable(theme, text + 1, length);
        if (value == NULL)
            ho_diagf(theme->diags, loc, HO_DIAG_THEME_VALUE_INVALID,
                     "no variable $%.*s", (int) length, text + 1);
        else if (value->text != NULL)
            g_string_append(out, value->text);
        text += length + 1;
    }
    return g_string_free(out, FALSE);
}

/* What a key's name says of its value: colours and contents are no sums. */
static bool
may_be_sum(const char *key)
{
    return !g_str_has_suffix(key, "-color") &&
           !g_str_has_suffix(key, "-content") &&
           !g_str_has_suffix(key, "-family") &&
           !g_str_has_suffix(key, "-features");
}

/* A number's text is its value again when a variable of a sum; one that was
 * written plainly stays as it was, for it may be a colour. */
static const char *
text_of(HoTheme *theme, HoQuantity number, const char *written)
{
    static const char *const units[] = {"", "em", "rem", "%", "vw", "vh"};
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    if (strspn(written, "0123456789.") == strlen(written))
        return ho_arena_strdup(theme->arena, written);
    g_ascii_formatd(digits, sizeof digits, "%.6f", number.value);
    return ho_arena_printf(theme->arena, "%s%s", digits, units[number.unit]);
}

HoValue
ho_theme_evaluate(HoTheme *theme, const char *key, const char *text, bool plain,
                  HoLoc loc)
{
    HoValue value = {.type = HO_VALUE_TEXT, .loc = loc};
    g_autofree char *expanded = NULL;
    const HoValue *whole;

    /* a variable alone hands on lists, colours and nothing as they are */
    if (text[0] == '$' && variable_length(text + 1) == strlen(text + 1)) {
        whole = variable(theme, text + 1, strlen(text + 1));
        if (whole != NULL)
            return *whole;
    }
    expanded = expand(theme, text, loc);
    if (may_be_sum(key) && (plain || strchr(text, '$') != NULL) &&
        ho_quantity_parse(expanded, &value.number)) {
        value.type = HO_VALUE_NUMBER;
        value.text = text_of(theme, value.number, expanded);
        return value;
    }
    value.text = ho_arena_strdup(theme->arena, expanded);
    return value;
}

/* --- loading --- */

static char *
lookup_in(const char *dir, const char *name)
{
    static const char *const suffixes[] = {"-theme.yml", ".yml", ""};

    for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++) {
        g_autofree char *file = g_strconcat(name, suffixes[i], NULL);
        g_autofree char *path = ho_path_resolve(dir, file);

        if (suffixes[i][0] == '\0' && !g_str_has_suffix(name, ".yml") &&
            !g_str_has_suffix(name, ".yaml"))
            continue;
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
            return g_steal_pointer(&path);
    }
    return NULL;
}

/* Fonts for every script are always at hand: the variants of Asciidoctor PDF's
 * themes that add them are the themes themselves. */
static char *
without_fallbacks(const char *name)
{
    static const char *const suffixes[] = {"-with-font-fallbacks",
                                           "-with-fallback-font"};

    for (size_t i = 0; i < G_N_ELEMENTS(suffixes); i++)
        if (g_str_has_suffix(name, suffixes[i]))
            return g_strndup(name, strlen(name) - strlen(suffixes[i]));
    return g_strdup(name);
}

/* A file's own name never hides a built-in theme that it extends. */
char *
ho_theme_lookup(const HoTheme *theme, const char *name, bool own)
{
    unsigned count = g_strv_length((char **) theme->dirs);
    char *path = NULL;

    for (unsigned i = 0; path == NULL && i < count; i++) {
        const char *dir = theme->dirs[own ? i : count - 1 - i];
        g_autofree char *plain = without_fallbacks(name);

        path = lookup_in(dir, name);
        if (path == NULL)
            path = lookup_in(dir, plain);
    }
    return path;
}

HoTheme *
ho_theme_new(const char *const *dirs, HoDiags *diags)
{
    HoTheme *theme = g_new0(HoTheme, 1);
    unsigned count = g_strv_length((char **) dirs);
    const char **copy;

    theme->arena = ho_arena_new();
    theme->diags = diags;
    copy = ho_arena_array(theme->arena, const char *, count + 1);
    for (unsigned i = 0; i < count; i++) {
        g_autofree char *cwd = g_get_current_dir();
        g_autofree char *path = ho_path_resolve(cwd, dirs[i]);

        copy[i] = ho_arena_strdup(theme->arena, path);
    }
    theme->dirs = copy;
    theme->keys = g_hash_table_new(g_str_hash, g_str_equal);
    theme->foreign = g_hash_table_new(g_str_hash, g_str_equal);
    theme->used = g_hash_table_new(g_str_hash, g_str_equal);
    theme->families = g_hash_table_new(g_str_hash, g_str_equal);
    theme->files = g_ptr_array_new_with_free_func(g_free);
    return theme;
}

void
ho_theme_free(HoTheme *theme)
{
    if (theme == NULL)
        return;
    g_hash_table_unref(theme->keys);
    if (theme->loose != NULL)
        g_hash_table_unref(theme->loose);
    g_hash_table_unref(theme->foreign);
    g_hash_table_unref(theme->used);
    g_hash_table_unref(theme->families);
    ho_theme_forget(theme);
    g_ptr_array_unref(theme->files);
    ho_arena_free(theme->arena);
    g_free(theme);
}

static int
compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* A key nobody knows is a variable if something refers to it. */
static void
report_unknown(HoTheme *theme)
{
    unsigned count;
    g_autofree const char **names =
        (const char **) g_hash_table_get_keys_as_array(theme->foreign, &count);

    qsort(names, count, sizeof *names, compare_names);
    for (unsigned i = 0; i < count; i++) {
        const HoValue *value = g_hash_table_lookup(theme->keys, names[i]);

        if (value != NULL && !g_hash_table_contains(theme->used, names[i]))
            ho_diag(theme->diags, value->loc, HO_DIAG_THEME_KEY_UNKNOWN,
                    names[i]);
    }
}

HoTheme *
ho_theme_load(const char *name, const char *const *dirs, HoDiags *diags,
              GError **error)
{
    HoTheme *theme = ho_theme_new(dirs, diags);
    g_autofree char *path = NULL, *cwd = g_get_current_dir();

    name = name != NULL ? name : "default";
    if (strchr(name, '/') == NULL)
        path = ho_theme_lookup(theme, name, true);
    if (path == NULL && g_str_has_suffix(name, ".yml"))
        path = ho_path_resolve(cwd, name);
    if (path == NULL) {
        g_autofree char *file = g_strconcat(name, "-theme.yml", NULL);

        path = ho_path_resolve(cwd, file);
    }
    if (!ho_theme_read(theme, path, 0, error)) {
        ho_theme_free(theme);
        return NULL;
    }
    report_unknown(theme);
    return theme;
}

char *
ho_theme_find_file(const HoTheme *theme, const char *path)
{
    for (unsigned i = 0; i < theme->files->len && *path != '/'; i++) {
        g_autofree char *dir = g_path_get_dirname(theme->files->pdata[i]);
        g_autofree char *file = ho_path_resolve(dir, path);

        if (g_file_test(file, G_FILE_TEST_IS_REGULAR))
            return g_steal_pointer(&file);
    }
    return NULL;
}

/* --- raw keys --- */

HoUnitBase
ho_theme_units(const HoTheme *theme)
{
    const HoValue *size = ho_theme_find(theme, "base-font-size");
    double points =
        size != NULL && size->type == HO_VALUE_NUMBER ? size->number.value : 12;

    return (HoUnitBase){points, points, 1, theme->page.width,
                        theme->page.height};
}

double
ho_theme_number(const HoTheme *theme, const char *key, double fallback)
{
    const HoValue *value = ho_theme_find(theme, key);
    HoUnitBase base;

    if (value == NULL)
        return fallback;
    if (value->type != HO_VALUE_NUMBER) {
        ho_theme_complain(theme, value, key);
        return fallback;
    }
    base = ho_theme_units(theme);
    return ho_quantity_points(value->number, &base);
}

const char *
ho_theme_string(const HoTheme *theme, const char *key, const char *fallback)
{
    const HoValue *value = ho_theme_find(theme, key);

    return value != NULL && value->text != NULL ? value->text : fallback;
}

HoEdges
ho_theme_edges(const HoTheme *theme, const char *key, HoEdges fallback)
{
    const HoValue *value = ho_theme_find(theme, key);
    HoUnitBase base = ho_theme_units(theme);
    HoEdges edges;

    if (value == NULL)
        return fallback;
    if (ho_value_edges(value, &base, &edges))
        return edges;
    ho_theme_complain(theme, value, key);
    return fallback;
}

HoColor
ho_theme_color(const HoTheme *theme, const char *key, HoColor fallback)
{
    const HoValue *value = ho_theme_find(theme, key);
    HoColor color;

    if (value == NULL)
        return fallback;
    if (ho_value_color(value, &color))
        return color;
    ho_theme_complain(theme, value, key);
    return fallback;
}
