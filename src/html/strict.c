/* Elements and attributes as EPUB wants them; see strict.h. */
#include "html/strict.h"

#include "base/number.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *name; /* interned */
    char *value;
} StrictAttr;

static void
clear_attr(void *data)
{
    g_free(((StrictAttr *) data)->value);
}

HoStrict *
ho_strict_new(void)
{
    HoStrict *strict = g_new0(HoStrict, 1);

    strict->attrs = g_array_new(FALSE, TRUE, sizeof(StrictAttr));
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

/* --- attributes of the start tag being collected --- */

static StrictAttr *
find(HoStrict *strict, const char *name)
{
    for (guint i = 0; i < strict->attrs->len; i++) {
        StrictAttr *attr = &g_array_index(strict->attrs, StrictAttr, i);

        if (strcmp(attr->name, name) == 0)
            return attr;
    }
    return NULL;
}

static void
set(HoStrict *strict, const char *name, const char *value)
{
    StrictAttr *old = find(strict, name);
    StrictAttr attr = {g_intern_string(name), g_strdup(value)};

    if (old == NULL) {
        g_array_append_val(strict->attrs, attr);
        return;
    }
    g_free(old->value);
    old->value = attr.value;
}

static void
drop(HoStrict *strict, const char *name)
{
    for (guint i = 0; i < strict->attrs->len; i++) {
        if (strcmp(g_array_index(strict->attrs, StrictAttr, i).name, name) == 0)
            g_array_remove_index(strict->attrs, i--);
    }
}

static void
add_class(HoStrict *strict, const char *name)
{
    StrictAttr *class = find(strict, "class");
    g_autofree char *both =
        class != NULL ? g_strconcat(class->value, " ", name, NULL) : NULL;

    set(strict, "class", both != NULL ? both : name);
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

static bool
is_whole_number(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return digits > 0 && digits < 6 && text[digits] == '\0';
}

/* BCP 47, its shape alone. */
bool
ho_html_is_language(const char *tag)
{
    size_t part = 0;
    bool first = true;

    for (;; tag++) {
        if (g_ascii_isalpha(*tag) || (!first && g_ascii_isdigit(*tag))) {
            part++;
            continue;
        }
        if (part == 0 || part > 8 || (first && part < 2))
            return false;
        if (*tag == '\0')
            return true;
        if (*tag != '-')
            return false;
        part = 0;
        first = false;
    }
}

/* "width: 50%" of an img, td or col: what is no whole number is style. */
static void
move_measure(HoStrict *strict, const char *name)
{
    StrictAttr *attr = find(strict, name);
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
        StrictAttr *style = find(strict, "style");
        g_autofree char *both =
            style != NULL ? g_strconcat(style->value, "; ", css, NULL) : NULL;

        set(strict, "style", both != NULL ? both : css);
    }
    drop(strict, name);
}

/* Properties that no reader's own colours can make unreadable. */
static const char *const kept_properties[] = {"width",
                                              "text-align",
                                              "vertical-align",
                                              "page-break-after",
                                              "page-break-before",
                                              "list-style-type",
                                              "text-decoration",
                                              "font-style",
                                              "font-weight",
                                              "font-variant",
                                              NULL};

static bool
is_plain_css(const char *text)
{
    for (; *text != '\0'; text++)
        if (!g_ascii_isalnum(*text) && strchr(" %.-", *text) == NULL)
            return false;
    return true;
}

/* The declarations of a style attribute that are kept, or NULL. */
static char *
kept_style(const char *style)
{
    g_auto(GStrv) parts = g_strsplit(style, ";", -1);
    GString *css = g_string_new(NULL);

    for (guint i = 0; parts[i] != NULL; i++) {
        char *colon = strchr(parts[i], ':');

        if (colon == NULL)
            continue;
        *colon = '\0';
        g_strstrip(parts[i]);
        g_strstrip(colon + 1);
        if (!g_strv_contains(kept_properties, parts[i]) || colon[1] == '\0' ||
            !is_plain_css(colon + 1))
            continue;
        g_string_append_printf(css, "%s%s:%s", css->len > 0 ? ";" : "",
                               parts[i], colon + 1);
    }
    return g_string_free(css, css->len == 0);
}

static void
style_to_class(HoStrict *strict)
{
    StrictAttr *style = find(strict, "style");
    g_autofree char *css = style != NULL ? kept_style(style->value) : NULL;

    drop(strict, "style");
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

/* --- elements --- */

static bool
is_heading(const char *tag)
{
    return tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6' && tag[2] == '\0';
}

static bool
is_open(HoHtml *html, const char *tag, guint besides)
{
    for (guint i = 0; i + besides < html->stack->len; i++)
        if (strcmp(html->stack->pdata[i], tag) == 0)
            return true;
    return false;
}

const char *
ho_strict_tag(HoHtml *html, const char *tag)
{
    static const char *const levels[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    HoStrict *strict = html->strict;
    int level;

    if (strcmp(tag, "details") == 0 || strcmp(tag, "summary") == 0)
        return "div";
    if (!is_heading(tag))
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
        set(html->strict, name, value);
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
    StrictAttr *attr = find(strict, "href");
    g_autofree char *uri = NULL;
    const char *there = NULL;

    if (attr != NULL && is_open(html, "a", 1))
        drop(strict, "href");
    else if (attr != NULL && attr->value[0] == '#')
        there = html->href != NULL ? html->href(html, attr->value + 1) : NULL;
    else if (attr != NULL)
        uri = ho_strict_uri(attr->value);
    if (uri != NULL)
        there = uri;
    if (there != NULL) {
        set(strict, "href", there);
        return;
    }
    if (attr != NULL && find(strict, "href") != NULL)
        report(html, HO_DIAG_LINK_DROPPED, attr->value);
    drop(strict, "href");
    become(html, "span");
}

static void
settle_heading_cell(HoHtml *html)
{
    if (find(html->strict, "scope") == NULL)
        set(html->strict, "scope", is_open(html, "thead", 0) ? "col" : "row");
}

static void
settle_numbers(HoStrict *strict)
{
    static const char *const names[] = {"colspan", "rowspan"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        StrictAttr *attr = find(strict, names[i]);

        int number = attr != NULL ? ho_int_of(attr->value, 0) : 0;

        if (attr != NULL &&
            (!is_whole_number(attr->value) || number < 1 || number > 1000))
            drop(strict, names[i]);
    }
}

static void
settle_language(HoStrict *strict)
{
    StrictAttr *lang = find(strict, "lang"), *dir;

    if (lang != NULL && !ho_html_is_language(lang->value))
        drop(strict, "lang");
    else if (lang != NULL)
        set(strict, "xml:lang", lang->value);
    dir = find(strict, "dir"); /* the attributes may have moved */
    if (dir != NULL && strcmp(dir->value, "ltr") != 0 &&
        strcmp(dir->value, "rtl") != 0 && strcmp(dir->value, "auto") != 0)
        drop(strict, "dir");
}

static void
settle_id(HoHtml *html)
{
    StrictAttr *attr = find(html->strict, "id");
    const char *id;

    if (attr == NULL || html->id == NULL)
        return;
    id = html->id(html, attr->value);
    if (id != NULL)
        set(html->strict, "id", id);
    else
        drop(html->strict, "id");
}

/* A picture that is not in the book is its words. */
static bool
settle_picture(HoHtml *html)
{
    HoStrict *strict = html->strict;
    StrictAttr *src = find(strict, "src"), *alt = find(strict, "alt");

    if (src != NULL && g_str_has_prefix(src->value, "../images/")) {
        if (alt == NULL)
            set(strict, "alt", "");
        return true;
    }
    return false;
}

static void
write_words_of_picture(HoHtml *html)
{
    StrictAttr *alt = find(html->strict, "alt");

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
        StrictAttr *attr = &g_array_index(strict->attrs, StrictAttr, i);

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
    settle_id(html);
    g_array_append_val(strict->starts, html->out->len);
    g_string_append_printf(html->out, "<%s", strict->tag);
    write_attrs(html);
    return true;
}

/* Whether anything shows in an element's content. */
static bool
has_words(const char *content)
{
    bool in_tag = false;

    for (; *content != '\0'; content++) {
        if (g_str_has_prefix(content, "<img"))
            return true;
        if (*content == '<')
            in_tag = true;
        if (!in_tag && !g_ascii_isspace(*content))
            return true;
        if (*content == '>')
            in_tag = false;
    }
    return false;
}

/* The element that began at start becomes another one, of a name not longer. */
static void
rename_open(HoHtml *html, gsize start, const char *tag)
{
    const char *old = html->stack->pdata[html->stack->len - 1];
    gsize more = strlen(old) - strlen(tag);

    memcpy(html->out->str + start + 1, tag, strlen(tag));
    if (more > 0)
        g_string_erase(html->out, (gssize) (start + 1 + strlen(tag)),
                       (gssize) more);
    html->stack->pdata[html->stack->len - 1] = (void *) tag;
}

/* name: with a blank before and =" after it. */
static void
erase_attr(HoHtml *html, gsize start, const char *name)
{
    const char *attr = strstr(html->out->str + start, name);

    if (attr != NULL)
        g_string_erase(html->out, attr - html->out->str,
                       strchr(attr + strlen(name), '"') + 1 - attr);
}

/* A term at the end of a list is described by nothing, but it is described. */
static void
describe_last_term(HoHtml *html)
{
    gsize end = html->out->len;

    while (end > 0 && g_ascii_isspace(html->out->str[end - 1]))
        end--;
    if (end >= 5 && memcmp(html->out->str + end - 5, "</dt>", 5) == 0)
        g_string_append(html->out, "<dd></dd>");
}

void
ho_strict_before_close(HoHtml *html)
{
    HoStrict *strict = html->strict;
    gsize start = g_array_index(strict->starts, gsize, strict->starts->len - 1);
    const char *tag = html->stack->pdata[html->stack->len - 1];
    bool is_cell = strcmp(tag, "th") == 0, is_link = strcmp(tag, "a") == 0;
    const char *content;

    g_array_set_size(strict->starts, strict->starts->len - 1);
    if (strcmp(tag, "dl") == 0)
        describe_last_term(html);
    if (!is_cell && !is_link && !is_heading(tag))
        return;
    content = strchr(html->out->str + start, '>');
    if (content == NULL || has_words(content + 1))
        return;
    if (is_cell)
        erase_attr(html, start, " scope=\"");
    if (is_link)
        erase_attr(html, start, " href=\"");
    else
        rename_open(html, start, is_cell ? "td" : "p");
}
