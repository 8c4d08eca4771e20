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

static void
style_to_class(HoStrict *strict)
{
    StrictAttr *style = find(strict, "style");
    g_autofree char *css = style != NULL ? ho_strict_style(style->value) : NULL;

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

/* [lang=de]#Wort# has a role that is none. */
static void
take_language_of_roles(HoStrict *strict)
{
    StrictAttr *class = find(strict, "class");
    char *at = class != NULL ? strstr(class->value, "lang=") : NULL;
    g_autofree char *tag = NULL;
    size_t length;

    if (at == NULL || (at > class->value && at[-1] != ' '))
        return;
    length = strcspn(at, " ");
    tag = g_strndup(at + strlen("lang="), length - strlen("lang="));
    memmove(at, at + length, strlen(at + length) + 1);
    g_strstrip(class->value);
    set(strict, "lang", tag);
}

static void
settle_language(HoStrict *strict)
{
    StrictAttr *lang, *dir;

    take_language_of_roles(strict);
    lang = find(strict, "lang");

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

/* Readers that know a picture's shape leave room for it. */
static void
add_size(HoHtml *html, const char *src)
{
    HoStrict *strict = html->strict;
    const StrictAttr *width = find(strict, "width");
    const StrictAttr *style = find(strict, "style");
    char number[16];
    int w, h, wanted;

    if (find(strict, "height") != NULL || html->size == NULL ||
        (width != NULL && !is_whole_number(width->value)) ||
        (style != NULL && strstr(style->value, "width") != NULL) ||
        !html->size(html, src, &w, &h))
        return;
    wanted = width != NULL ? ho_int_of(width->value, 0) : w;
    if (width == NULL) {
        g_snprintf(number, sizeof number, "%d", w);
        set(strict, "width", number);
    }
    g_snprintf(number, sizeof number, "%d",
               MAX(1, (int) ((gint64) h * wanted / MAX(w, 1))));
    set(strict, "height", number);
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
        add_size(html, find(strict, "src")->value);
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
