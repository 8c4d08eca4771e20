/* A document as a body alone: what a page's #content holds, and notes. */
#include "doc/selection.h"
#include "html/head.h"

#include <string.h>

static void
write_footnote(HoHtml *html, const HoFootnote *note)
{
    int number = ho_document_note_number(html->doc, note);

    ho_html_open(html, "div");
    ho_html_attr(html, "class", "footnote");
    ho_html_attrf(html, "id", "_footnotedef_%d", number);
    ho_html_newline(html);
    ho_html_open(html, "a");
    ho_html_attrf(html, "href", "#_footnoteref_%d", number);
    ho_html_textf(html, "%d", number);
    ho_html_close(html);
    ho_html_text(html, ". ");
    ho_html_inlines(html, note->inlines);
    ho_html_newline(html);
    ho_html_close(html);
    ho_html_newline(html);
}

/* Whether the first section shouts; then NAME does so too. */
static bool
first_title_is_upper(const HoDocument *doc)
{
    const HoBlock *block = doc->root->first;
    g_autofree char *title = NULL, *upper = NULL;

    while (block != NULL && ho_section_of(block) == NULL)
        block = block->next;
    if (block == NULL)
        return false;
    title = ho_inline_to_text(block->title);
    upper = g_utf8_strup(title, -1);
    return strcmp(title, upper) == 0;
}

/* The purpose is one line of text; nothing without it. */
void
ho_html_manname(HoHtml *html)
{
    const HoDocument *doc = html->doc;
    const char *purpose = ho_document_attribute(doc, "manpurpose");
    const char *title = ho_document_attribute(doc, "manname-title");
    const char *names = ho_document_attribute(doc, "mannames");
    const char *name = ho_document_attribute(doc, "manname");
    g_autofree char *heading = NULL;

    if (purpose == NULL)
        return;
    heading = first_title_is_upper(doc)
                  ? g_utf8_strup(title != NULL ? title : "Name", -1)
                  : g_strdup(title != NULL ? title : "Name");
    ho_html_open(html, "h2");
    ho_html_attr(html, "id", ho_document_attribute(doc, "manname-id"));
    ho_html_text(html, heading);
    ho_html_close(html);
    ho_html_newline(html);
    ho_html_open(html, "div");
    ho_html_attr(html, "class", "sectionbody");
    ho_html_newline(html);
    ho_html_open(html, "p");
    ho_html_textf(html, "%s - %s",
                  names != NULL ? names
                  : name        ? name
                                : "",
                  purpose);
    ho_html_close(html);
    ho_html_newline(html);
    ho_html_close(html);
    ho_html_newline(html);
}

static int
compare_notes(const void *a, const void *b, void *doc)
{
    return ho_document_note_number(doc, *(HoFootnote *const *) a) -
           ho_document_note_number(doc, *(HoFootnote *const *) b);
}

/* Those that are shown, by number; unref the result. */
static GPtrArray *
shown_notes(const HoDocument *doc)
{
    GPtrArray *notes = g_ptr_array_new();

    for (guint i = 0; i < doc->footnotes->len; i++)
        if (ho_document_note_is_numbered(doc, doc->footnotes->pdata[i]))
            g_ptr_array_add(notes, doc->footnotes->pdata[i]);
    if (ho_document_selected(doc) != NULL)
        g_ptr_array_sort_with_data(notes, compare_notes, (void *) doc);
    return notes;
}

static void
write_footnotes(HoHtml *html, const HoDocument *doc, const GPtrArray *notes)
{
    const char *width = ho_document_attribute(doc, "max-width");

    if (notes->len == 0 || ho_document_attribute(doc, "nofootnotes") != NULL)
        return;
    ho_html_open(html, "div");
    ho_html_attr(html, "id", "footnotes");
    if (html->flavour == HO_HTML_PAGE && doc->outer == NULL && width != NULL)
        ho_html_attrf(html, "style", "max-width: %s;", width);
    ho_html_newline(html);
    ho_html_open_empty(html, "hr");
    ho_html_close_empty(html);
    ho_html_newline(html);
    /* notes within notes may come in while this runs */
    for (guint i = 0; i < notes->len; i++)
        write_footnote(html, notes->pdata[i]);
    ho_html_close(html);
    ho_html_newline(html);
}

void
ho_html_footnotes(HoHtml *html, const HoDocument *doc)
{
    g_autoptr(GPtrArray) notes = NULL;

    if (html->flavour == HO_HTML_EPUB || html->notes != NULL)
        return;
    notes = shown_notes(doc);
    write_footnotes(html, doc, notes);
}

void
ho_html_page_notes(HoHtml *html)
{
    write_footnotes(html, html->doc, html->notes);
}

static void
write_title(HoHtml *html)
{
    const HoDocument *doc = html->doc;
    bool is_manpage = strcmp(doc->doctype, "manpage") == 0;

    if (doc->title == NULL || !doc->has_header ||
        ho_document_attribute(doc, "notitle") != NULL)
        return;
    ho_html_open(html, "h1");
    ho_html_attr(html, "id", doc->root->id);
    ho_html_inlines(html, doc->title);
    ho_html_text(html, is_manpage ? " Manual Page" : "");
    ho_html_close(html);
    ho_html_newline(html);
}

void
ho_html_nested(HoHtml *html, const HoDocument *doc)
{
    const HoDocument *outer = html->doc;

    html->doc = doc;
    write_title(html);
    if (ho_html_toc_is_at(doc, "auto"))
        ho_html_toc(html, NULL);
    ho_html_children(html, doc->root);
    ho_html_footnotes(html, doc);
    html->doc = outer;
}

static void
write_fragment(HoHtml *html)
{
    const HoDocument *doc = html->doc;
    bool is_manpage = strcmp(doc->doctype, "manpage") == 0;

    write_title(html);
    if (is_manpage)
        ho_html_manname(html);
    if (ho_html_toc_is_at(doc, "auto"))
        ho_html_toc(html, NULL);
    ho_html_children(html, doc->root);
    ho_html_footnotes(html, doc);
}

char *
ho_html_document(const HoDocument *doc, HoHtmlFlavour flavour, HoImages *images,
                 const HoTheme *theme)
{
    HoHtml html = {
        .out = g_string_new(NULL),
        .doc = doc,
        .flavour = flavour,
        .block = doc->root,
        .stack = g_ptr_array_new(),
        .images = images,
        .theme = theme,
    };

    if (flavour == HO_HTML_PAGE)
        html.terms = ho_html_terms(doc);
    if (strcmp(doc->doctype, "inline") == 0) {
        if (doc->root->first != NULL && doc->root->first->inlines != NULL)
            ho_html_inlines(&html, doc->root->first->inlines);
    } else if (flavour == HO_HTML_PAGE) {
        ho_html_page(&html);
    } else {
        write_fragment(&html);
    }
    g_ptr_array_unref(html.stack);
    g_clear_pointer(&html.terms, g_hash_table_unref);
    return g_string_free(html.out, FALSE);
}
