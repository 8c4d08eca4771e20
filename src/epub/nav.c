/* The navigation document: contents, landmarks, printed pages. */
#include "epub/book.h"

#include "doc/spacing.h"

#include <string.h>

static const HoSection *
next_section(const HoBlock *block)
{
    while (block != NULL && ho_section_of(block) == NULL)
        block = block->next;
    return block != NULL ? ho_section_of(block) : NULL;
}

char *
ho_book_section_title(const HoBook *book, const HoSection *section)
{
    g_autofree char *words = section->base.title != NULL
                                 ? ho_book_words(section->base.title)
                                 : g_strdup("");
    g_autofree char *spaced = ho_spacing_apply(book->lang, 0, words);
    char *title = g_strconcat(section->number != NULL ? section->number : "",
                              spaced != NULL ? spaced : words, NULL);

    g_strstrip(title);
    if (*title != '\0')
        return title;
    g_free(title);
    return g_strdup(ho_book_label(book, "untitled-label"));
}

bool
ho_book_section_target(const HoBook *book, const HoSection *section,
                       char **target, unsigned *order)
{
    const HoPlace *place = g_hash_table_lookup(book->sections, section);
    guint file = GPOINTER_TO_UINT(g_hash_table_lookup(book->files, section));
    const HoChapter *chapter;

    if (place == NULL && file == 0)
        return false;
    file = place != NULL ? place->chapter : file - 1;
    chapter = book->chapters->pdata[file];
    if (order != NULL)
        *order = place != NULL ? place->order : chapter->order;
    *target = ho_book_target(book, file, place);
    return true;
}

static void
write_link(HoHtml *out, const char *type, const char *href, const char *text)
{
    ho_html_open(out, "li");
    ho_html_open(out, "a");
    ho_html_attr(out, "epub:type", type);
    ho_html_attr(out, "href", href);
    ho_html_text(out, text);
    ho_html_close(out);
}

static bool
has_target(const HoBook *book, const HoSection *section)
{
    g_autofree char *target = NULL;

    return ho_book_section_target(book, section, &target, NULL);
}

static const HoSection *
next_listed(const HoBook *book, const HoBlock *block)
{
    const HoSection *section = next_section(block);

    while (section != NULL && !has_target(book, section))
        section = next_section(section->base.next);
    return section;
}

static void
write_entries(HoHtml *out, const HoBook *book, const HoBlock *parent)
{
    const HoSection *section = next_listed(book, parent->first);

    if (section == NULL)
        return;
    ho_html_open(out, "ol");
    ho_html_newline(out);
    for (; section != NULL; section = next_listed(book, section->base.next)) {
        g_autofree char *title = ho_book_section_title(book, section);
        g_autofree char *target = NULL;

        ho_book_section_target(book, section, &target, NULL);
        write_link(out, NULL, target, title);
        write_entries(out, book, &section->base);
        ho_html_close(out);
        ho_html_newline(out);
    }
    ho_html_close(out);
}

/* A text without sections has one entry: itself. */
static void
write_contents(HoHtml *out, const HoBook *book)
{
    const HoChapter *last = book->chapters->pdata[book->chapters->len - 1];

    if (next_listed(book, book->doc->root->first) != NULL) {
        write_entries(out, book, book->doc->root);
        return;
    }
    ho_html_open(out, "ol");
    if (last->kind != HO_CHAPTER_NAV) {
        g_autofree char *target =
            ho_book_target(book, book->chapters->len - 1, NULL);

        write_link(out, NULL, target, last->title);
    } else {
        write_link(out, NULL, "nav.xhtml", last->title);
    }
    ho_html_close(out);
    ho_html_close(out);
}

static void
open_list(HoHtml *out, const char *type, const char *id, const char *title)
{
    bool is_toc = strcmp(type, "toc") == 0;

    ho_html_open(out, "nav");
    ho_html_attr(out, "epub:type", type);
    if (is_toc)
        ho_html_attr(out, "role", "doc-toc");
    if (strcmp(type, "page-list") == 0)
        ho_html_attr(out, "role", "doc-pagelist");
    ho_html_attrf(out, "aria-labelledby", "%s-title", id);
    ho_html_attr(out, "id", id);
    if (!is_toc)
        ho_html_attr(out, "hidden", "hidden");
    ho_html_newline(out);
    ho_html_open(out, is_toc ? "h1" : "h2");
    ho_html_attrf(out, "id", "%s-title", id);
    ho_html_text(out, title);
    ho_html_close(out);
    ho_html_newline(out);
}

static void
close_list(HoHtml *out)
{
    ho_html_newline(out);
    ho_html_close(out);
    ho_html_newline(out);
}

/* --- landmarks --- */

static const char *
landmark_of(const HoChapter *chapter)
{
    static const char *const named[] = {"appendix", "bibliography", "glossary",
                                        "index",    "preface",      NULL};
    const HoSection *section =
        chapter->block != NULL ? ho_section_of(chapter->block) : NULL;

    switch (chapter->kind) {
    case HO_CHAPTER_COVER:
        return "cover";
    case HO_CHAPTER_TITLE:
        return "titlepage";
    case HO_CHAPTER_NAV:
        return "toc";
    case HO_CHAPTER_FRONT:
        return "bodymatter";
    case HO_CHAPTER_SECTION:
    case HO_CHAPTER_MORE:
        break;
    }
    if (section != NULL && section->name != NULL &&
        g_strv_contains(named, section->name))
        return section->name;
    return "bodymatter";
}

/* The first chapter of each kind. */
void
ho_book_each_landmark(const HoBook *book,
                      void (*visit)(const char *type, const char *title,
                                    const char *target, void *data),
                      void *data)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < book->chapters->len; i++) {
        const HoChapter *chapter = book->chapters->pdata[i];
        const char *type = landmark_of(chapter);
        g_autofree char *target = ho_book_target(book, i, NULL);
        const char *title = chapter->title;

        if (!g_hash_table_add(seen, (void *) type))
            continue;
        if (strcmp(type, "bodymatter") == 0)
            title = ho_book_label(book, "start-label");
        visit(type, title, target, data);
    }
}

static void
write_landmark(const char *type, const char *title, const char *target,
               void *data)
{
    HoHtml *out = data;

    write_link(out, type, strcmp(type, "toc") == 0 ? "#toc" : target, title);
    ho_html_close(out);
    ho_html_newline(out);
}

static void
write_pages(HoHtml *out, const HoBook *book)
{
    if (book->page_starts->len == 0)
        return;
    open_list(out, "page-list", "pages", ho_book_label(book, "pages-title"));
    ho_html_open(out, "ol");
    ho_html_newline(out);
    for (guint i = 0; i < book->page_starts->len; i++) {
        const HoPageStart *start =
            &g_array_index(book->page_starts, HoPageStart, i);
        g_autofree char *target =
            ho_book_target(book, start->place->chapter, start->place);

        write_link(out, NULL, target, start->mark->folio);
        ho_html_close(out);
        ho_html_newline(out);
    }
    ho_html_close(out);
    close_list(out);
}

static void
write_head(HoHtml *out, const HoBook *book, const char *title)
{
    ho_html_raw(out, "<!DOCTYPE html>\n");
    ho_html_open(out, "html");
    ho_html_attr(out, "xmlns", "http://www.w3.org/1999/xhtml");
    ho_html_attr(out, "xmlns:epub", "http://www.idpf.org/2007/ops");
    ho_html_attr(out, "lang", book->lang);
    ho_html_attr(out, "xml:lang", book->lang);
    ho_html_attr(out, "dir", ho_html_direction(book->doc));
    ho_html_newline(out);
    ho_html_open(out, "head");
    ho_html_open(out, "title");
    ho_html_text(out, title);
    ho_html_close(out);
    ho_html_raw(out, "<link rel=\"stylesheet\" type=\"text/css\""
                     " href=\"styles/book.css\"/>");
    ho_html_close(out);
    ho_html_newline(out);
}

char *
ho_book_nav(HoBook *book)
{
    const char *title = ho_book_label(book, "toc-title");
    HoHtml out;

    ho_book_xml_begin(&out);
    write_head(&out, book, title);
    ho_html_open(&out, "body");
    ho_html_attr(&out, "epub:type", "frontmatter");
    ho_html_newline(&out);
    open_list(&out, "toc", "toc", title);
    write_contents(&out, book);
    close_list(&out);
    open_list(&out, "landmarks", "landmarks",
              ho_book_label(book, "landmarks-title"));
    ho_html_open(&out, "ol");
    ho_html_newline(&out);
    ho_book_each_landmark(book, write_landmark, &out);
    ho_html_close(&out);
    close_list(&out);
    write_pages(&out, book);
    ho_html_close(&out);
    ho_html_newline(&out);
    ho_html_close(&out);
    ho_html_newline(&out);
    return ho_book_xml_end(&out);
}
