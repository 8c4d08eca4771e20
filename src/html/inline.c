/* Inline content as XHTML, in Asciidoctor's vocabulary. */
#include "html/inline.h"

#include "doc/selection.h"

#include <stdlib.h>
#include <string.h>

const char *
ho_html_attribute(const HoHtml *html, const char *name)
{
    return html->block != NULL ? ho_block_attribute(html->block, name)
                               : ho_document_attribute(html->doc, name);
}

static bool
is_set_to(const char *value, const char *wanted)
{
    return value != NULL && strcmp(value, wanted) == 0;
}

static void
write_mark(HoHtml *html, const HoInline *inl, const char *tag)
{
    ho_html_open(html, tag);
    ho_html_attr(html, "id", inl->id);
    ho_html_class(html, inl->roles, NULL);
    ho_html_inlines(html, inl);
    ho_html_close(html);
}

/* Quotation marks stand within the element that their roles make. */
static void
write_quoted(HoHtml *html, const HoInline *inl, const char *open,
             const char *close)
{
    bool element = inl->id != NULL || inl->roles != NULL;

    if (element) {
        ho_html_open(html, "span");
        ho_html_attr(html, "id", inl->id);
        ho_html_class(html, inl->roles, NULL);
    }
    ho_html_text(html, open);
    ho_html_inlines(html, inl);
    ho_html_text(html, close);
    if (element)
        ho_html_close(html);
}

static void
write_span(HoHtml *html, const HoInline *inl)
{
    if (inl->id != NULL || inl->roles != NULL)
        write_mark(html, inl, "span");
    else
        ho_html_inlines(html, inl);
}

/* --- links --- */

void
ho_html_link_constraints(HoHtml *html, const HoAttrs *attrs)
{
    const char *window = ho_attrs_find(attrs, "window");
    bool noopener = is_set_to(window, "_blank") ||
                    (window != NULL && ho_attrs_has_option(attrs, "noopener"));
    bool nofollow = ho_attrs_has_option(attrs, "nofollow");

    ho_html_attr(html, "target", window);
    if (nofollow || noopener)
        ho_html_attrf(html, "rel", "%s%s%s", nofollow ? "nofollow" : "",
                      nofollow && noopener ? " " : "",
                      noopener ? "noopener" : "");
}

static void
write_link(HoHtml *html, const HoInline *inl)
{
    if (html->in_reference) {
        ho_html_inlines(html, inl);
        return;
    }
    ho_html_open(html, "a");
    ho_html_attr(html, "href", inl->target);
    ho_html_attr(html, "id", inl->id);
    ho_html_class(html, inl->roles, NULL);
    ho_html_attr(html, "title", ho_attrs_find(inl->attrs, "title"));
    ho_html_link_constraints(html, inl->attrs);
    ho_html_inlines(html, inl);
    ho_html_close(html);
}

/* What a reference shows that has no text of its own; in it others show their
 * ids alone, for two titles may refer to each other. */
static void
write_reference(HoHtml *html, const HoInline *inl)
{
    const char *target = inl->target != NULL ? inl->target : "";

    if (inl->reference == NULL || html->in_reference) {
        ho_html_textf(html, "[%s]", target + (*target == '#' ? 1 : 0));
        return;
    }
    html->in_reference = true;
    if (inl->before != NULL)
        ho_html_text(html, inl->before);
    ho_html_inlines(html, inl->reference);
    if (inl->after != NULL)
        ho_html_text(html, inl->after);
    html->in_reference = false;
}

static void
write_xref(HoHtml *html, const HoInline *inl)
{
    bool link =
        !html->in_reference &&
        (inl->refid == NULL || ho_document_shows(html->doc, inl->refid));

    if (link) {
        ho_html_open(html, "a");
        ho_html_attr(html, "href", inl->target);
        ho_html_class(html, inl->roles, NULL);
        if (inl->target != NULL && *inl->target != '#')
            ho_html_link_constraints(html, inl->attrs);
    }
    if (inl->first != NULL)
        ho_html_inlines(html, inl);
    else
        write_reference(html, inl);
    if (link)
        ho_html_close(html);
}

static void
write_anchor(HoHtml *html, const HoInline *inl)
{
    if (html->in_reference)
        return;
    ho_html_open(html, "a");
    ho_html_attr(html, "id", inl->id);
    ho_html_close(html);
}

static void
write_bibref(HoHtml *html, const HoInline *inl)
{
    write_anchor(html, inl);
    if (inl->text != NULL)
        ho_html_text(html, inl->text);
}

/* --- notes --- */

/* "[1]" leading to the note; its first mark is where the note leads back. */
static void
write_number(HoHtml *html, const HoInline *inl, bool is_first)
{
    int number = ho_document_note_number(html->doc, inl->footnote);

    ho_html_text(html, "[");
    if (!html->in_reference) {
        ho_html_open(html, "a");
        if (is_first)
            ho_html_attrf(html, "id", "_footnoteref_%d", number);
        ho_html_attr(html, "class", "footnote");
        ho_html_attrf(html, "href", "#_footnotedef_%d", number);
        ho_html_attr(html, "title", "View footnote.");
    }
    ho_html_textf(html, "%d", number);
    if (!html->in_reference)
        ho_html_close(html);
    ho_html_text(html, "]");
}

/* In a talk alone it is the first that is met, on a page of several the first
 * there. */
static bool
is_first_mark(HoHtml *html, const HoInline *inl)
{
    if (html->notes != NULL) {
        if (html->in_reference ||
            !g_hash_table_add(html->noted, (void *) inl->footnote))
            return false;
        g_ptr_array_add(html->notes, (void *) inl->footnote);
        return true;
    }
    if (ho_document_selected(html->doc) != NULL)
        return !ho_document_note_is_numbered(html->doc, inl->footnote);
    return inl->target == NULL;
}

static void
write_footnote(HoHtml *html, const HoInline *inl)
{
    bool definition = inl->target == NULL;

    if (html->flavour == HO_HTML_EPUB) {
        if (!html->in_reference)
            ho_html_noteref(html, inl);
        return;
    }
    ho_html_open(html, "sup");
    if (inl->footnote == NULL) {
        ho_html_attr(html, "class", "footnoteref red");
        ho_html_attr(html, "title", "Unresolved footnote reference.");
        ho_html_textf(html, "[%s]", inl->text != NULL ? inl->text : "");
    } else {
        ho_html_attr(html, "class", definition ? "footnote" : "footnoteref");
        if (definition && inl->id != NULL && !html->in_reference)
            ho_html_attrf(html, "id", "_footnote_%s", inl->id);
        write_number(html, inl, is_first_mark(html, inl));
    }
    ho_html_close(html);
}

/* --- keys, buttons, menus --- */

static void
write_words(HoHtml *html, const char *tag, const char *class, const char *text)
{
    ho_html_open(html, tag);
    ho_html_class(html, class, NULL);
    ho_html_text(html, text != NULL ? text : "");
    ho_html_close(html);
}

static void
write_button(HoHtml *html, const HoInline *inl)
{
    ho_html_open(html, "b");
    ho_html_attr(html, "class", "button");
    if (inl->first != NULL)
        ho_html_inlines(html, inl);
    else
        ho_html_text(html, inl->text != NULL ? inl->text : "");
    ho_html_close(html);
}

static void
write_keys(HoHtml *html, const HoInline *inl)
{
    bool several = inl->first != inl->last;

    if (several) {
        ho_html_open(html, "span");
        ho_html_attr(html, "class", "keyseq");
    }
    for (const HoInline *key = inl->first; key != NULL; key = key->next) {
        if (key != inl->first)
            ho_html_text(html, "+");
        write_words(html, "kbd", NULL, key->text);
    }
    if (several)
        ho_html_close(html);
}

static void
write_caret(HoHtml *html)
{
    ho_html_text(html, "\u00a0");
    if (is_set_to(ho_html_attribute(html, "icons"), "font") &&
        html->flavour != HO_HTML_EPUB)
        write_words(html, "i", "fa fa-angle-right caret", "");
    else
        write_words(html, "b", "caret", "\u203a");
    ho_html_text(html, " ");
}

static void
write_menu(HoHtml *html, const HoInline *inl)
{
    if (inl->first == inl->last) {
        write_words(html, "b", "menuref",
                    inl->first != NULL ? inl->first->text : "");
        return;
    }
    ho_html_open(html, "span");
    ho_html_attr(html, "class", "menuseq");
    for (const HoInline *item = inl->first; item != NULL; item = item->next) {
        if (item != inl->first)
            write_caret(html);
        write_words(html, "b",
                    item == inl->first   ? "menu"
                    : item->next != NULL ? "submenu"
                                         : "menuitem",
                    item->text);
    }
    ho_html_close(html);
}

/* --- the rest --- */

static void
write_stem(HoHtml *html, const HoInline *inl)
{
    bool latex = is_set_to(inl->target, "latexmath");

    if (html->flavour == HO_HTML_EPUB) {
        ho_html_formula(html, inl->text != NULL ? inl->text : "");
        return;
    }
    ho_html_text(html, latex ? "\\(" : "\\$");
    ho_html_text(html, inl->text != NULL ? inl->text : "");
    ho_html_text(html, latex ? "\\)" : "\\$");
}

static void
write_callout_image(HoHtml *html, int number)
{
    g_autofree char *name = g_strdup_printf("callouts/%d", number);
    g_autofree char *source = ho_html_icon_source(html, name);
    g_autofree char *src = ho_html_image_src(html, source);

    ho_html_open_empty(html, "img");
    ho_html_attr(html, "src", src);
    ho_html_attrf(html, "alt", "%d", number);
    ho_html_close_empty(html);
}

static void
write_callout(HoHtml *html, const HoInline *inl)
{
    const char *icons =
        html->flavour == HO_HTML_EPUB ? NULL : ho_html_attribute(html, "icons");
    bool xml = is_set_to(inl->text, "<!--");

    if (icons != NULL && strcmp(icons, "font") != 0) {
        write_callout_image(html, inl->number);
        return;
    }
    if (icons != NULL) {
        ho_html_open(html, "i");
        ho_html_attr(html, "class", "conum");
        ho_html_attrf(html, "data-value", "%d", inl->number);
        ho_html_close(html);
        ho_html_open(html, "b");
        ho_html_textf(html, "(%d)", inl->number);
        ho_html_close(html);
        return;
    }
    if (inl->text != NULL)
        ho_html_text(html, inl->text);
    ho_html_open(html, "b");
    ho_html_attr(html, "class", "conum");
    ho_html_textf(html, "(%d)", inl->number);
    ho_html_close(html);
    if (xml)
        ho_html_text(html, "-->");
}

static void
write_raw(HoHtml *html, const HoInline *inl)
{
    ho_html_raw(html, inl->text);
}

static void
write_break(HoHtml *html, const HoInline *inl)
{
    (void) inl;
    ho_html_raw(html, "<br/>");
}

static void
write_double_quoted(HoHtml *html, const HoInline *inl)
{
    write_quoted(html, inl, "\u201c", "\u201d");
}

static void
write_single_quoted(HoHtml *html, const HoInline *inl)
{
    write_quoted(html, inl, "\u2018", "\u2019");
}

/* A kind is a mark, an element around its children, or has a writer. */
static const struct {
    const char *element;
    void (*write)(HoHtml *html, const HoInline *inl);
} kinds[] = {
    [HO_INLINE_TEXT] = {.write = ho_html_marked_text},
    [HO_INLINE_RAW] = {.write = write_raw},
    [HO_INLINE_BREAK] = {.write = write_break},
    [HO_INLINE_STRONG] = {.element = "strong"},
    [HO_INLINE_EMPHASIS] = {.element = "em"},
    [HO_INLINE_MONOSPACE] = {.element = "code"},
    [HO_INLINE_MARK] = {.element = "mark"},
    [HO_INLINE_SPAN] = {.write = write_span},
    [HO_INLINE_SUPERSCRIPT] = {.element = "sup"},
    [HO_INLINE_SUBSCRIPT] = {.element = "sub"},
    [HO_INLINE_DOUBLE_QUOTED] = {.write = write_double_quoted},
    [HO_INLINE_SINGLE_QUOTED] = {.write = write_single_quoted},
    [HO_INLINE_LINK] = {.write = write_link},
    [HO_INLINE_XREF] = {.write = write_xref},
    [HO_INLINE_ANCHOR] = {.write = write_anchor},
    [HO_INLINE_BIBREF] = {.write = write_bibref},
    [HO_INLINE_FOOTNOTE] = {.write = write_footnote},
    [HO_INLINE_IMAGE] = {.write = ho_html_inline_picture},
    [HO_INLINE_ICON] = {.write = ho_html_inline_picture},
    [HO_INLINE_KBD] = {.write = write_keys},
    [HO_INLINE_BUTTON] = {.write = write_button},
    [HO_INLINE_MENU] = {.write = write_menu},
    [HO_INLINE_INDEX_TERM] = {.write = ho_html_index_term},
    [HO_INLINE_STEM] = {.write = write_stem},
    [HO_INLINE_CALLOUT] = {.write = write_callout},
    [HO_INLINE_CHECKBOX] = {.write = ho_html_checkbox},
};

void
ho_html_inline(HoHtml *html, const HoInline *inl)
{
    const char *outer = html->lang;
    g_autofree char *lang = ho_inline_language(inl);

    if (lang != NULL)
        html->lang = lang;
    if (kinds[inl->kind].element != NULL)
        write_mark(html, inl, kinds[inl->kind].element);
    else
        kinds[inl->kind].write(html, inl);
    html->lang = outer;
}

void
ho_html_inlines(HoHtml *html, const HoInline *list)
{
    if (list == NULL || ho_html_author_inlines(html, list))
        return;
    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next)
        ho_html_inline(html, inl);
}

char *
ho_html_plain(HoHtml *html, const HoInline *list)
{
    (void) html;
    return ho_inline_to_text(list);
}
