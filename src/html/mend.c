/*
 * The author's own HTML, of any quality, as XHTML that a book may hold.  A text
 * that has `<br>` or an attribute without quotes is no XML, and e-readers
 * refuse it whole; so it is read as a browser would read it and told again to
 * the writer, element by element.
 */
#include "html/mend.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Deeper elements are unwrapped: who reads the book recurses. */
#define MAX_DEPTH 60

bool
ho_mend_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE &&
           g_ascii_strcasecmp((const char *) node->name, name) == 0;
}

bool
ho_mend_is_blank(const xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE)
        return ho_mend_rule((const char *) node->name)->kind == MEND_DROP;
    if (node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE)
        return true;
    for (const xmlChar *s = node->content; s != NULL && *s != '\0'; s++)
        if (!g_ascii_isspace((char) *s))
            return false;
    return true;
}

char *
ho_mend_value(xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *) name);
    char *copy = value != NULL ? g_strdup((const char *) value) : NULL;

    xmlFree(value);
    return copy;
}

/* What says something about our structure is ours to say. */
static bool
is_authors(const char *name)
{
    return strcmp(name, "role") != 0 && !g_str_has_prefix(name, "aria-") &&
           !g_str_has_prefix(name, "epub:") && !g_str_has_prefix(name, "xml") &&
           strcmp(name, "hidden") != 0;
}

void
ho_mend_open(HoMend *mend, xmlNode *node, const char *tag)
{
    ho_html_open(mend->html, tag);
    for (xmlAttr *attr = node->properties; attr != NULL; attr = attr->next) {
        g_autofree char *name = g_ascii_strdown((const char *) attr->name, -1);
        g_autofree char *value = ho_mend_value(node, (const char *) attr->name);

        if (value != NULL && is_authors(name))
            ho_html_attr(mend->html, name, value);
    }
}

void
ho_mend_content(HoMend *mend, xmlNode *node, bool in_text)
{
    bool outer = mend->in_text;

    mend->in_text = mend->in_text || in_text;
    mend->depth++;
    ho_mend_nodes(mend, node->children);
    mend->depth--;
    mend->in_text = outer;
}

static void
write_element(HoMend *mend, xmlNode *node, const char *tag, bool in_text)
{
    ho_mend_open(mend, node, tag);
    ho_mend_content(mend, node, in_text);
    ho_html_close(mend->html);
}

static void
write_picture(HoMend *mend, xmlNode *node)
{
    static const char *const copied[] = {"alt", "width", "height", "class",
                                         "title"};
    g_autofree char *source = ho_mend_value(node, "src");
    g_autofree char *src = ho_html_image_src(mend->html, source);

    ho_html_open_empty(mend->html, "img");
    ho_html_attr(mend->html, "src", src);
    for (size_t i = 0; i < G_N_ELEMENTS(copied); i++) {
        g_autofree char *value = ho_mend_value(node, copied[i]);

        ho_html_attr(mend->html, copied[i], value);
    }
    ho_html_close_empty(mend->html);
}

/* What moves or comes from elsewhere becomes a link, or what it says itself. */
static void
write_media(HoMend *mend, xmlNode *node)
{
    g_autofree char *source =
        ho_mend_value(node, ho_mend_is(node, "object") ? "data" : "src");
    g_autofree char *uri = source != NULL ? ho_strict_uri(source) : NULL;

    if (uri == NULL) {
        ho_mend_content(mend, node, mend->in_text);
        return;
    }
    ho_html_open(mend->html, "a");
    ho_html_attr(mend->html, "href", uri);
    ho_html_text(mend->html, uri);
    ho_html_close(mend->html);
}

static void
write_ruby(HoMend *mend, xmlNode *node)
{
    bool has_text = false;

    ho_mend_open(mend, node, "ruby");
    for (xmlNode *child = node->children; child != NULL; child = child->next) {
        xmlNode *next = child->next;

        if (ho_mend_is(child, "rt")) {
            if (!has_text)
                ho_html_raw(mend->html, "<span></span>");
            write_element(mend, child, "rt", true);
            has_text = false;
            continue;
        }
        child->next = NULL;
        ho_mend_nodes(mend, child);
        child->next = next;
        has_text = has_text || !ho_mend_is_blank(child);
    }
    if (has_text)
        ho_html_raw(mend->html, "<rt></rt>");
    ho_html_close(mend->html);
}

static void
write_ours(HoMend *mend, xmlNode *node)
{
    g_autofree char *value = ho_mend_value(node, "n");
    guint64 n = value != NULL ? g_ascii_strtoull(value, NULL, 10) : 0;

    if (value != NULL && n < mend->n_ours)
        ho_html_inline(mend->html, mend->ours[n]);
    ho_mend_content(mend, node, mend->in_text);
}

static bool
has_heading_text(xmlNode *node)
{
    for (xmlNode *child = node->children; child != NULL; child = child->next)
        if (!ho_mend_is_blank(child))
            return true;
    return false;
}

/* A block where only text may stand: a span in its place. */
static void
write_block(HoMend *mend, xmlNode *node, const MendRule *rule)
{
    const char *tag = rule->as != NULL ? rule->as : rule->name;

    if (mend->in_text)
        write_element(mend, node, "span", true);
    else if (rule->kind == MEND_LIST)
        ho_mend_list(mend, node, tag);
    else if (rule->kind == MEND_TERMS)
        ho_mend_terms(mend, node);
    else if (rule->kind == MEND_TABLE)
        ho_mend_table(mend, node);
    else if (tag[0] == 'h' && !has_heading_text(node))
        ho_mend_content(mend, node, false);
    else
        write_element(mend, node, tag, rule->kind == MEND_TEXT);
}

static void
mend_element(HoMend *mend, xmlNode *node)
{
    const MendRule *rule = ho_mend_rule((const char *) node->name);
    MendKind kind = mend->depth < MAX_DEPTH ? rule->kind : MEND_UNWRAP;

    switch (kind) {
    case MEND_DROP:
        break;
    case MEND_UNWRAP:
        ho_mend_content(mend, node, mend->in_text);
        break;
    case MEND_PHRASING:
        write_element(mend, node, rule->as ? rule->as : rule->name, true);
        break;
    case MEND_BREAK:
        ho_html_open_empty(mend->html, rule->name);
        ho_html_close_empty(mend->html);
        break;
    case MEND_RULE:
        if (mend->in_text)
            break;
        ho_html_open_empty(mend->html, "hr");
        ho_html_close_empty(mend->html);
        break;
    case MEND_PICTURE:
        write_picture(mend, node);
        break;
    case MEND_MEDIA:
        write_media(mend, node);
        break;
    case MEND_RUBY:
        write_ruby(mend, node);
        break;
    case MEND_OURS:
        write_ours(mend, node);
        break;
    case MEND_BLOCK:
    case MEND_TEXT:
    case MEND_LIST:
    case MEND_TERMS:
    case MEND_TABLE:
        write_block(mend, node, rule);
        break;
    }
}

void
ho_mend_nodes(HoMend *mend, xmlNode *first)
{
    for (xmlNode *node = first; node != NULL; node = node->next) {
        if (node->type == XML_ELEMENT_NODE)
            mend_element(mend, node);
        else if (node->type == XML_TEXT_NODE ||
                 node->type == XML_CDATA_SECTION_NODE)
            ho_html_text(mend->html, (const char *) node->content);
    }
}

/* --- reading --- */

#define QUIET (HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)

static bool
is_well_formed(const char *markup)
{
    g_autofree char *whole =
        g_strconcat("<x xmlns:epub=\"e\">", markup, "</x>", NULL);
    xmlDoc *doc = xmlReadMemory(whole, (int) strlen(whole), NULL, "UTF-8",
                                XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                    XML_PARSE_NONET);
    bool good = doc != NULL;

    xmlFreeDoc(doc);
    return good;
}

static void
report(HoHtml *html, const char *markup)
{
    if (html->doc == NULL || html->strict == NULL || html->strict->quiet ||
        is_well_formed(markup))
        return;
    ho_diag(html->doc->diags,
            html->block != NULL ? html->block->loc : (HoLoc){0},
            HO_DIAG_MARKUP_IN_RAW, NULL);
}

/* Markup longer than this is set as text: the reader's limits are ints. */
#define MAX_MARKUP ((size_t) 16 << 20)

static void
mend_markup(HoMend *mend, const char *markup)
{
    g_autofree char *whole = g_strconcat("<html><body><div>", markup, NULL);
    size_t length = strlen(whole);
    htmlDocPtr doc = NULL;
    xmlNode *node;

    if (length < MAX_MARKUP)
        doc = htmlReadMemory(whole, (int) length, NULL, "UTF-8",
                             HTML_PARSE_RECOVER | QUIET | HTML_PARSE_NODEFDTD |
                                 HTML_PARSE_NOIMPLIED);
    node = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
    /* html > body > div and, after a stray end tag, what follows the div */
    if (node != NULL && ho_mend_is(node, "html"))
        node = node->children;
    if (node != NULL && ho_mend_is(node, "body"))
        node = node->children;
    if (node == NULL)
        ho_html_text(mend->html, markup);
    for (; node != NULL; node = node->next) {
        if (ho_mend_is(node, "div") && node->prev == NULL)
            ho_mend_nodes(mend, node->children);
        else if (node->type == XML_ELEMENT_NODE)
            mend_element(mend, node);
        else if (node->type == XML_TEXT_NODE)
            ho_html_text(mend->html, (const char *) node->content);
    }
    xmlFreeDoc(doc);
}

void
ho_html_author_markup(HoHtml *html, const char *markup)
{
    HoMend mend = {.html = html};

    if (html->strict == NULL) {
        ho_html_raw(html, markup);
        return;
    }
    report(html, markup);
    mend_markup(&mend, markup);
}

static bool
has_raw(const HoInline *list)
{
    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next)
        if (inl->kind == HO_INLINE_RAW)
            return true;
    return false;
}

static void
append_escaped(GString *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '<')
            g_string_append(out, "&lt;");
        else if (*text == '&')
            g_string_append(out, "&amp;");
        else
            g_string_append_c(out, *text);
    }
}

bool
ho_html_author_inlines(HoHtml *html, const HoInline *list)
{
    g_autoptr(GPtrArray) ours = NULL;
    g_autoptr(GString) markup = NULL, raw = NULL;
    HoMend mend = {.html = html};

    if (html->strict == NULL || list == NULL || !has_raw(list))
        return false;
    ours = g_ptr_array_new();
    markup = g_string_new(NULL);
    raw = g_string_new(NULL);
    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next) {
        if (inl->kind == HO_INLINE_RAW) {
            g_string_append(markup, inl->text);
            g_string_append(raw, inl->text);
        } else if (inl->kind == HO_INLINE_TEXT && html->marks == NULL) {
            append_escaped(markup, inl->text);
        } else {
            g_string_append_printf(markup, "<x-ours n=\"%u\"></x-ours>",
                                   ours->len);
            g_ptr_array_add(ours, (void *) inl);
        }
    }
    mend.in_text =
        html->block == NULL || html->block->content != HO_CONTENT_RAW;
    mend.ours = (const HoInline *const *) ours->pdata;
    mend.n_ours = ours->len;
    report(html, raw->str);
    mend_markup(&mend, markup->str);
    return true;
}

char *
ho_html_repair(const char *markup, bool *repaired)
{
    HoStrict *strict = ho_strict_new();
    HoHtml html = {.out = g_string_new(NULL),
                   .flavour = HO_HTML_EPUB,
                   .stack = g_ptr_array_new(),
                   .strict = strict};

    if (repaired != NULL)
        *repaired = !is_well_formed(markup);
    ho_html_author_markup(&html, markup);
    g_ptr_array_unref(html.stack);
    ho_strict_free(strict);
    return g_string_free(html.out, FALSE);
}
