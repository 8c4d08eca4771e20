/*
 * A start tag as EPUB wants it, once all its attributes are collected.
 */
#include "html/strict_tag.h"

#include "base/number.h"

#include <stdlib.h>
#include <string.h>

static void
add_class(HoStrict *strict, const char *name)
{
    HoStrictAttr *class = ho_strict_find(strict, "class");
    g_autofree char *both =
        class != NULL ? g_strconcat(class->value, " ", name, NULL) : NULL;

    ho_strict_set(strict, "class", both != NULL ? both : name);
}

static bool
is_whole_number(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return digits > 0 && digits < 6 && text[digits] == '\0';
}

/* "width: 50%" of an img, td or col: what is no whole number is style. */
static void
move_measure(HoStrict *strict, const char *name)
{
    HoStrictAttr *attr = ho_strict_find(strict, name);
    char *end;
    double number;

    if (attr == NULL)
        return;
    if (g_str_has_suffix(attr->value, "px"))
        attr->value[strlen(attr->value) - 2] = '\0';
    if (is_whole_number(attr->value) && strcmp(attr->value, "0") != 0)
        return;
    number = g_ascii_strtod(attr->value, &end);
    if (strcmp(end, "%") == 0 && number > 0 && number <= 100 &&
        strcmp(name, "width") == 0) {
        g_autofree char *css = g_strdup_printf("width: %s", attr->value);
        HoStrictAttr *style = ho_strict_find(strict, "style");
        g_autofree char *both =
            style != NULL ? g_strconcat(style->value, "; ", css, NULL) : NULL;

        ho_strict_set(strict, "style", both != NULL ? both : css);
    }
    ho_strict_drop(strict, name);
}

static void
style_to_class(HoStrict *strict)
{
    HoStrictAttr *style = ho_strict_find(strict, "style");
    g_autofree char *css = style != NULL ? ho_strict_style(style->value) : NULL;

    ho_strict_drop(strict, "style");
    if (css == NULL)
        return;
    if (!g_hash_table_contains(strict->classes, css)) {
        char *rule = g_strdup(css);

        g_ptr_array_add(strict->rules, rule);
        g_hash_table_insert(strict->classes, rule,
                            g_strdup_printf("ho-%u", strict->rules->len));
    }
    add_class(strict, g_hash_table_lookup(strict->classes, css));
}

static bool
is_open(HoHtml *html, const char *tag, guint besides)
{
    for (guint i = 0; i + besides < html->stack->len; i++)
        if (strcmp(html->stack->pdata[i], tag) == 0)
            return true;
    return false;
}

static void
become(HoHtml *html, const char *tag)
{
    html->strict->tag = tag;
    html->stack->pdata[html->stack->len - 1] = (void *) tag;
}

static void
report(HoHtml *html, HoDiagCode code, const char *detail)
{
    if (!html->strict->quiet && html->doc != NULL)
        ho_diag(html->doc->diags,
                html->block != NULL ? html->block->loc : (HoLoc){0}, code,
                detail);
}

/* A link that leads nowhere is words. */
static void
settle_link(HoHtml *html)
{
    HoStrict *strict = html->strict;
    HoStrictAttr *attr = ho_strict_find(strict, "href");
    g_autofree char *uri = NULL;
    const char *there = NULL;

    if (attr != NULL && is_open(html, "a", 1))
        ho_strict_drop(strict, "href");
    else if (attr != NULL && attr->value[0] == '#')
        there = html->href != NULL ? html->href(html, attr->value + 1) : NULL;
    else if (attr != NULL)
        uri = ho_strict_uri(attr->value);
    if (uri != NULL)
        there = uri;
    if (there != NULL) {
        ho_strict_set(strict, "href", there);
        return;
    }
    if (attr != NULL && ho_strict_find(strict, "href") != NULL)
        report(html, HO_DIAG_LINK_DROPPED, attr->value);
    ho_strict_drop(strict, "href");
    become(html, "span");
}

static void
settle_heading_cell(HoHtml *html)
{
    if (ho_strict_find(html->strict, "scope") == NULL)
        ho_strict_set(html->strict, "scope",
                      is_open(html, "thead", 0) ? "col" : "row");
}

static void
settle_numbers(HoStrict *strict)
{
    static const char *const names[] = {"colspan", "rowspan"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        HoStrictAttr *attr = ho_strict_find(strict, names[i]);

        int number = attr != NULL ? ho_int_of(attr->value, 0) : 0;

        if (attr != NULL &&
            (!is_whole_number(attr->value) || number < 1 || number > 1000))
            ho_strict_drop(strict, names[i]);
    }
}

/* [lang=de]#Wort# has a role that is none. */
static void
take_language_of_roles(HoStrict *strict)
{
    HoStrictAttr *class = ho_strict_find(strict, "class");
    char *at = class != NULL ? strstr(class->value, "lang=") : NULL;
    g_autofree char *tag = NULL;
    size_t length;

    if (at == NULL || (at > class->value && at[-1] != ' '))
        return;
    length = strcspn(at, " ");
    tag = g_strndup(at + strlen("lang="), length - strlen("lang="));
    memmove(at, at + length, strlen(at + length) + 1);
    g_strstrip(class->value);
    ho_strict_set(strict, "lang", tag);
}

static void
settle_language(HoStrict *strict)
{
    HoStrictAttr *lang, *dir;

    take_language_of_roles(strict);
    lang = ho_strict_find(strict, "lang");

    if (lang != NULL && !ho_html_is_language(lang->value))
        ho_strict_drop(strict, "lang");
    else if (lang != NULL)
        ho_strict_set(strict, "xml:lang", lang->value);
    dir = ho_strict_find(strict, "dir"); /* the attributes may have moved */
    if (dir != NULL && strcmp(dir->value, "ltr") != 0 &&
        strcmp(dir->value, "rtl") != 0 && strcmp(dir->value, "auto") != 0)
        ho_strict_drop(strict, "dir");
}

/* Code runs from left to right; a book's style sheet may not say so (EPUB 3.3,
 * 6.3.2). */
static void
settle_direction(HoHtml *html)
{
    static const char *const code[] = {"code", "kbd", "samp", NULL};
    HoStrict *strict = html->strict;
    const HoStrictAttr *class = ho_strict_find(strict, "class");
    bool is_verse = class != NULL && strcmp(class->value, "content") == 0;

    if (!g_strv_contains(code, strict->tag) &&
        (strcmp(strict->tag, "pre") != 0 || is_verse))
        return;
    if (html->doc != NULL && ho_html_direction(html->doc) != NULL)
        ho_strict_set(strict, "dir", "ltr");
}

static void
settle_id(HoHtml *html)
{
    HoStrictAttr *attr = ho_strict_find(html->strict, "id");
    const char *id;

    if (attr == NULL || html->id == NULL)
        return;
    id = html->id(html, attr->value);
    if (id != NULL)
        ho_strict_set(html->strict, "id", id);
    else
        ho_strict_drop(html->strict, "id");
}

/* Readers that know a picture's shape leave room for it. */
static void
add_size(HoHtml *html, const char *src)
{
    HoStrict *strict = html->strict;
    const HoStrictAttr *width = ho_strict_find(strict, "width");
    const HoStrictAttr *style = ho_strict_find(strict, "style");
    char number[16];
    int w, h, wanted;

    if (ho_strict_find(strict, "height") != NULL || html->size == NULL ||
        (width != NULL && !is_whole_number(width->value)) ||
        (style != NULL && strstr(style->value, "width") != NULL) ||
        !html->size(html, src, &w, &h))
        return;
    wanted = width != NULL ? ho_int_of(width->value, 0) : w;
    if (width == NULL) {
        g_snprintf(number, sizeof number, "%d", w);
        ho_strict_set(strict, "width", number);
    }
    g_snprintf(number, sizeof number, "%d",
               MAX(1, (int) ((gint64) h * wanted / MAX(w, 1))));
    ho_strict_set(strict, "height", number);
}

/* A picture that is not in the book is its words. */
static bool
settle_picture(HoHtml *html)
{
    HoStrict *strict = html->strict;
    HoStrictAttr *src = ho_strict_find(strict, "src"),
                 *alt = ho_strict_find(strict, "alt");

    if (src != NULL && g_str_has_prefix(src->value, "../images/")) {
        if (alt == NULL)
            ho_strict_set(strict, "alt", "");
        add_size(html, ho_strict_find(strict, "src")->value);
        return true;
    }
    return false;
}

static void
write_words_of_picture(HoHtml *html)
{
    HoStrictAttr *alt = ho_strict_find(html->strict, "alt");

    if (alt == NULL || *alt->value == '\0')
        return;
    g_string_append(html->out, "<span class=\"missing\">");
    html->start_tag = false;
    ho_html_text(html, alt->value);
    g_string_append(html->out, "</span>");
}

static void
write_attrs(HoHtml *html)
{
    HoStrict *strict = html->strict;

    for (guint i = 0; i < strict->attrs->len; i++) {
        HoStrictAttr *attr = &g_array_index(strict->attrs, HoStrictAttr, i);

        if (strcmp(attr->name, "class") == 0 && *attr->value == '\0')
            continue;
        ho_html_write_attr(html, attr->name, attr->value);
    }
}

bool
ho_strict_write_start(HoHtml *html)
{
    HoStrict *strict = html->strict;

    if (strcmp(strict->tag, "img") == 0 && !settle_picture(html)) {
        write_words_of_picture(html);
        return false;
    }
    if (strcmp(strict->tag, "a") == 0)
        settle_link(html);
    if (strcmp(strict->tag, "th") == 0)
        settle_heading_cell(html);
    move_measure(strict, "width");
    move_measure(strict, "height");
    style_to_class(strict);
    settle_numbers(strict);
    settle_language(strict);
    settle_direction(html);
    settle_id(html);
    g_array_append_val(strict->starts, html->out->len);
    g_string_append_printf(html->out, "<%s", strict->tag);
    write_attrs(html);
    return true;
}
