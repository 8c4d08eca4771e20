/* A chapter's file. */
#include "epub/book.h"

#include "html/head.h"

#include <string.h>

/* What a section is, as readers know it: EPUB 3 Structural Semantics and DPUB
 * ARIA. */
static const struct {
    const char *name, *type, *role;
} semantics[] = {
    {"part", "part", "doc-part"},
    {"appendix", "appendix", "doc-appendix"},
    {"preface", "preface", "doc-preface"},
    {"dedication", "dedication", "doc-dedication"},
    {"colophon", "colophon", "doc-colophon"},
    {"acknowledgments", "acknowledgments", "doc-acknowledgments"},
    {"glossary", "glossary", "doc-glossary"},
    {"bibliography", "bibliography", "doc-bibliography"},
    {"index", "index", "doc-index"},
    {"abstract", "abstract", "doc-abstract"},
};

static const char *const back_matter[] = {"appendix", "glossary",
                                          "bibliography", "index", NULL};
static const char *const front_matter[] = {
    "preface", "dedication", "colophon", "acknowledgments", "abstract", NULL};

static const char *
body_type(const HoChapter *chapter)
{
    const HoSection *section =
        chapter->block != NULL ? ho_section_of(chapter->block) : NULL;

    if (chapter->kind == HO_CHAPTER_COVER || chapter->kind == HO_CHAPTER_TITLE)
        return "frontmatter";
    if (section == NULL || section->name == NULL)
        return "bodymatter";
    if (g_strv_contains(back_matter, section->name))
        return "backmatter";
    if (g_strv_contains(front_matter, section->name))
        return "frontmatter";
    return "bodymatter";
}

static void
write_head(HoHtml *html, const HoChapter *chapter)
{
    const HoBook *book = html->book;

    ho_html_raw(html, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<!DOCTYPE html>\n");
    ho_html_open(html, "html");
    ho_html_attr(html, "xmlns", "http://www.w3.org/1999/xhtml");
    ho_html_attr(html, "xmlns:epub", "http://www.idpf.org/2007/ops");
    ho_html_attr(html, "lang", book->lang);
    ho_html_attr(html, "dir", ho_html_direction(book->doc));
    ho_html_newline(html);
    ho_html_open(html, "head");
    ho_html_open(html, "title");
    ho_html_text(html, chapter->title);
    ho_html_close(html);
    ho_html_open_empty(html, "link");
    ho_html_attr(html, "rel", "stylesheet");
    ho_html_attr(html, "type", "text/css");
    ho_html_attr(html, "href", "../styles/book.css");
    ho_html_close_empty(html);
    ho_html_close(html);
    ho_html_newline(html);
}

static void
write_cover(HoHtml *html)
{
    const HoBook *book = html->book;
    g_autofree char *src = g_strconcat("../", book->cover->name, NULL);

    ho_html_open(html, "section");
    ho_html_attr(html, "class", "cover");
    ho_html_attr(html, "epub:type", "cover");
    ho_html_attr(html, "aria-label", ho_book_label(book, "cover-label"));
    ho_html_open_empty(html, "img");
    ho_html_attr(html, "src", src);
    ho_html_attrf(html, "alt", "%s: %s", ho_book_label(book, "cover-label"),
                  book->title);
    ho_html_attr(html, "role", "doc-cover");
    ho_html_close_empty(html);
    ho_html_close(html);
}

static void
write_words(HoHtml *html, const char *tag, const char *class, const char *words)
{
    if (words == NULL || *words == '\0')
        return;
    ho_html_open(html, tag);
    ho_html_attr(html, "class", class);
    ho_html_text(html, words);
    ho_html_close(html);
    ho_html_newline(html);
}

/* The value of an attribute: markup. */
static void
write_line(HoHtml *html, const char *tag, const char *class, const char *text)
{
    g_autofree char *words = text != NULL ? ho_html_words(text) : NULL;

    write_words(html, tag, class, words != NULL ? g_strstrip(words) : NULL);
}

static void
write_revision(HoHtml *html)
{
    const HoBook *book = html->book;
    const char *number = ho_book_attribute(book, "revnumber");
    const char *date = ho_book_attribute(book, "revdate");
    const char *remark = ho_book_attribute(book, "revremark");
    g_autoptr(GString) line = g_string_new(NULL);

    if (number != NULL && *number != '\0')
        g_string_printf(line, "%s %s", ho_book_label(book, "version-label"),
                        number);
    if (date != NULL && *date != '\0')
        g_string_append_printf(line, "%s%s", line->len > 0 ? ", " : "", date);
    g_strstrip(line->str);
    write_line(html, "p", "revision", line->str);
    write_line(html, "p", "remark", remark);
}

/* The pages in front of the text: in the first file that is not the cover. */
static void
write_first_marks(HoHtml *html)
{
    HoBook *book = html->book;

    if (!book->has_begun)
        ho_html_block_marks(html, book->doc->root);
    book->has_begun = true;
}

static void
write_title_page(HoHtml *html)
{
    const HoBook *book = html->book;

    ho_html_open(html, "section");
    ho_html_attr(html, "class", "titlepage");
    ho_html_attr(html, "epub:type", "titlepage");
    ho_html_attr(html, "aria-label", book->title);
    ho_html_newline(html);
    write_first_marks(html);
    write_words(html, "h1", "booktitle", book->title);
    write_words(html, "p", "subtitle", book->subtitle);
    for (unsigned i = 0; i < book->doc->n_authors; i++) {
        g_autofree char *name = ho_html_author_name(&book->doc->authors[i]);

        write_line(html, "p", "author", name);
    }
    write_revision(html);
    ho_html_close(html);
}

/* What stands before the first section; or all there is. */
static void
write_front(HoHtml *html)
{
    const HoBook *book = html->book;

    ho_html_open(html, "section");
    ho_html_attr(html, "class", "front");
    ho_html_attr(html, "aria-label", book->title);
    ho_html_newline(html);
    write_first_marks(html);
    for (const HoBlock *child = book->doc->root->first; child != NULL;
         child = child->next)
        if (ho_section_of(child) == NULL)
            ho_html_block(html, child);
    ho_html_endnotes(html, ho_book_label(book, "notes-title"));
    ho_html_close(html);
}

static void
write_semantics(HoHtml *html, const HoSection *section, bool is_top)
{
    const char *name = section->name != NULL ? section->name : "";

    for (size_t i = 0; i < G_N_ELEMENTS(semantics); i++) {
        if (strcmp(semantics[i].name, name) == 0) {
            ho_html_attr(html, "epub:type", semantics[i].type);
            ho_html_attr(html, "role", semantics[i].role);
            return;
        }
    }
    if (is_top) {
        ho_html_attr(html, "epub:type", "chapter");
        ho_html_attr(html, "role", "doc-chapter");
    }
}

/* The section is called what its heading says, if that says anything. */
static void
write_name(HoHtml *html, const HoChapter *chapter)
{
    const HoBook *book = html->book;
    const HoPlace *heading =
        g_hash_table_lookup(book->sections, chapter->block);
    g_autofree char *words = chapter->block->title != NULL
                                 ? ho_book_words(chapter->block->title)
                                 : g_strdup("");

    if (heading != NULL && heading->chapter == book->chapter && *words != '\0')
        ho_html_attr(html, "aria-labelledby", heading->name);
    else
        ho_html_attr(html, "aria-label", chapter->title);
}

static void
write_section(HoHtml *html, const HoChapter *chapter)
{
    const HoBook *book = html->book;
    const HoSection *section = ho_section_of(chapter->block);

    ho_html_open(html, "section");
    ho_html_attr(html, "class", "chapter");
    write_semantics(html, section, section->level <= 1);
    write_name(html, chapter);
    ho_html_newline(html);
    write_first_marks(html);
    ho_html_block(html, chapter->block);
    ho_html_endnotes(html, ho_book_label(book, "notes-title"));
    ho_html_close(html);
}

/* What did not fit into the file before. */
static void
write_more(HoHtml *html, const HoChapter *chapter)
{
    const HoBook *book = html->book;

    ho_html_open(html, "section");
    ho_html_attr(html, "class", "chapter");
    ho_html_attr(html, "aria-label", chapter->title);
    ho_html_newline(html);
    for (const HoBlock *b = chapter->from; b != chapter->to; b = b->next) {
        if (ho_section_of(b) != NULL)
            continue;
        html->chapter = b;
        ho_html_block(html, b);
    }
    ho_html_endnotes(html, ho_book_label(book, "notes-title"));
    ho_html_close(html);
}

static void
write_body(HoHtml *html, HoChapter *chapter)
{
    ho_html_open(html, "body");
    ho_html_attr(html, "epub:type", body_type(chapter));
    ho_html_newline(html);
    switch (chapter->kind) {
    case HO_CHAPTER_COVER:
        write_cover(html);
        break;
    case HO_CHAPTER_TITLE:
        write_title_page(html);
        break;
    case HO_CHAPTER_FRONT:
        write_front(html);
        break;
    case HO_CHAPTER_SECTION:
        write_section(html, chapter);
        break;
    case HO_CHAPTER_MORE:
        write_more(html, chapter);
        break;
    case HO_CHAPTER_NAV:
        break;
    }
    ho_html_newline(html);
    ho_html_close(html);
    ho_html_newline(html);
}

static void
note_page(HoHtml *html, const HoPageMark *mark)
{
    HoBook *book = html->book;
    g_autofree char *id = g_strconcat("\001page-", mark->folio, NULL);
    HoPageStart start = {mark, ho_book_place(book, id)};

    if (start.place != NULL)
        g_array_append_val(book->page_starts, start);
}

static void
write_chapter(HoBook *book, HoHtml *html, HoChapter *chapter)
{
    g_string_truncate(chapter->text, 0);
    chapter->order = ++book->order;
    html->out = chapter->text;
    html->chapter = chapter->block;
    html->number = book->chapter;
    g_ptr_array_set_size(html->notes, 0);
    g_hash_table_remove_all(html->noted);
    ho_strict_begin(book->strict, book->trial);
    write_head(html, chapter);
    write_body(html, chapter);
    ho_html_close(html);
    ho_html_newline(html);
    g_assert(html->stack->len == 0);
}

/* A trial run forgets what the one before found. */
static void
begin_run(HoBook *book, bool trial)
{
    book->trial = trial;
    book->has_begun = false;
    book->order = 0;
    ho_strict_begin_book(book->strict);
    g_hash_table_remove_all(book->written);
    g_array_set_size(book->folios, 0);
    if (!trial)
        ho_book_keep_folios(book);
    g_array_set_size(book->page_starts, 0);
    if (!trial)
        return;
    g_hash_table_remove_all(book->names);
    g_hash_table_remove_all(book->places);
    g_hash_table_remove_all(book->sections);
}

void
ho_book_write_chapters(HoBook *book, bool trial)
{
    HoHtml html = {
        .doc = book->doc,
        .flavour = HO_HTML_EPUB,
        .block = book->doc->root,
        .stack = g_ptr_array_new(),
        .images = book->options->images,
        .theme = book->options->theme,
        .href = ho_book_href,
        .src = ho_book_src,
        .size = ho_book_size,
        .media = ho_book_media,
        .id = ho_book_id,
        .marked = note_page,
        .folio = ho_book_folio,
        .terms = ho_html_terms(book->doc),
        .book = book,
        .strict = book->strict,
        .marks = g_hash_table_size(book->marks) > 0 ? book->marks : NULL,
        .pending = g_ptr_array_new(),
        .notes = g_ptr_array_new(),
        .noted = g_hash_table_new(NULL, NULL),
        .elsewhere = book->elsewhere,
    };

    begin_run(book, trial);
    for (guint i = 0; i < book->chapters->len; i++) {
        HoChapter *chapter = book->chapters->pdata[i];

        book->chapter = i;
        if (chapter->kind != HO_CHAPTER_NAV)
            write_chapter(book, &html, chapter);
    }
    g_ptr_array_unref(html.stack);
    g_ptr_array_unref(html.pending);
    g_ptr_array_unref(html.notes);
    g_hash_table_unref(html.noted);
    g_clear_pointer(&html.terms, g_hash_table_unref);
}
