/* Elements and attributes as EPUB wants them: what is kept of a book, and of
 * the start tag that is collected. */
#include "html/strict_tag.h"

#include <string.h>

static void
clear_attr(void *data)
{
    g_free(((HoStrictAttr *) data)->value);
}

HoStrict *
ho_strict_new(void)
{
    HoStrict *strict = g_new0(HoStrict, 1);

    strict->attrs = g_array_new(FALSE, TRUE, sizeof(HoStrictAttr));
    g_array_set_clear_func(strict->attrs, clear_attr);
    strict->starts = g_array_new(FALSE, TRUE, sizeof(gsize));
    strict->classes =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    strict->rules = g_ptr_array_new_with_free_func(g_free);
    return strict;
}

void
ho_strict_free(HoStrict *strict)
{
    if (strict == NULL)
        return;
    g_array_unref(strict->attrs);
    g_array_unref(strict->starts);
    g_hash_table_unref(strict->classes);
    g_ptr_array_unref(strict->rules);
    g_free(strict);
}

void
ho_strict_begin_book(HoStrict *strict)
{
    strict->n_undescribed = 0;
}

unsigned
ho_html_undescribed(const HoStrict *strict)
{
    return strict->n_undescribed;
}

void
ho_strict_begin(HoStrict *strict, bool quiet)
{
    strict->n_levels = 0;
    strict->n_pictures = 0;
    strict->quiet = quiet;
}

char *
ho_strict_css(const HoStrict *strict)
{
    GString *css = g_string_new(NULL);

    for (guint i = 0; i < strict->rules->len; i++) {
        const char *rule = strict->rules->pdata[i];

        g_string_append_printf(
            css, ".%s{%s}\n",
            (const char *) g_hash_table_lookup(strict->classes, rule), rule);
    }
    return g_string_free(css, FALSE);
}

HoStrictAttr *
ho_strict_find(HoStrict *strict, const char *name)
{
    for (guint i = 0; i < strict->attrs->len; i++) {
        HoStrictAttr *attr = &g_array_index(strict->attrs, HoStrictAttr, i);

        if (strcmp(attr->name, name) == 0)
            return attr;
    }
    return NULL;
}

void
ho_strict_set(HoStrict *strict, const char *name, const char *value)
{
    HoStrictAttr *old = ho_strict_find(strict, name);
    HoStrictAttr attr = {g_intern_string(name), g_strdup(value)};

    if (old == NULL) {
        g_array_append_val(strict->attrs, attr);
        return;
    }
    g_free(old->value);
    old->value = attr.value;
}

void
ho_strict_drop(HoStrict *strict, const char *name)
{
    for (guint i = 0; i < strict->attrs->len; i++) {
        if (strcmp(g_array_index(strict->attrs, HoStrictAttr, i).name, name) ==
            0)
            g_array_remove_index(strict->attrs, i--);
    }
}

static const char *const any_element[] = {"id",
                                          "class",
                                          "title",
                                          "lang",
                                          "dir",
                                          "role",
                                          "style",
                                          "epub:type",
                                          "xml:lang",
                                          "aria-label",
                                          "hidden",
                                          "aria-labelledby",
                                          "aria-describedby",
                                          NULL};

static const struct {
    const char *tag, *names[8];
} own_attributes[] = {
    {"a", {"href"}},
    {"img", {"src", "alt", "width", "height"}},
    {"ol", {"start", "reversed", "type"}},
    {"li", {"value"}},
    {"td", {"colspan", "rowspan"}},
    {"th", {"colspan", "rowspan", "scope"}},
    {"audio", {"src", "controls", "loop", "preload"}},
    {"video", {"src", "controls", "loop", "poster", "width", "height"}},
    {"source", {"src", "type"}},
    {"link", {"rel", "type", "href"}},
    {"html", {"xmlns", "xmlns:epub"}},
    {"time", {"datetime"}},
};

static bool
is_allowed(const char *tag, const char *name)
{
    if (g_strv_contains(any_element, name))
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(own_attributes); i++)
        if (strcmp(own_attributes[i].tag, tag) == 0 &&
            g_strv_contains(own_attributes[i].names, name))
            return true;
    return false;
}

bool
ho_strict_is_heading(const char *tag)
{
    return tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' && tag[2] == '\0';
}

const char *
ho_strict_tag(HoHtml *html, const char *tag)
{
    static const char *const levels[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    HoStrict *strict = html->strict;
    int level;

    if (strcmp(tag, "details") == 0 || strcmp(tag, "summary") == 0)
        return "div";
    if (!ho_strict_is_heading(tag))
        return tag;
    level = tag[1] - '0';
    /* the chapter's own heading stays above all others in it */
    while (strict->n_levels > 1 &&
           strict->levels[strict->n_levels - 1] >= level)
        strict->n_levels--;
    if (strict->n_levels < G_N_ELEMENTS(strict->levels))
        strict->levels[strict->n_levels++] = level;
    return levels[strict->n_levels - 1];
}

void
ho_strict_attr(HoHtml *html, const char *name, const char *value)
{
    if (is_allowed(html->strict->tag, name))
        ho_strict_set(html->strict, name, value);
}
