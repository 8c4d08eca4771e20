/* The package document: what the book is, what is in it, in which order. */
#include "epub/book.h"

#include <string.h>

static void
write_item(HoHtml *out, const char *id, const char *href, const char *type,
           const char *properties)
{
    ho_html_open_empty(out, "item");
    ho_html_attr(out, "id", id);
    ho_html_attr(out, "href", href);
    ho_html_attr(out, "media-type", type);
    ho_html_attr(out, "properties", properties);
    ho_html_close_empty(out);
    ho_html_newline(out);
}

static void
write_pictures(HoHtml *out, const HoBook *book)
{
    for (guint i = 0; i < book->picture_list->len; i++) {
        const HoPicture *picture = book->picture_list->pdata[i];
        g_autofree char *id = picture->is_cover
                                  ? g_strdup("cover-image")
                                  : g_strdup_printf("image-%u", i + 1);

        write_item(out, id, picture->name, picture->type,
                   picture->is_cover ? "cover-image" : NULL);
    }
}

static void
write_recordings(HoHtml *out, const HoBook *book)
{
    for (guint i = 0; i < book->recording_list->len; i++) {
        const HoRecording *recording = book->recording_list->pdata[i];
        g_autofree char *id = g_strdup_printf("media-%u", i + 1);

        write_item(out, id, recording->name, recording->type, NULL);
    }
}

static void
write_fonts(HoHtml *out, const HoBook *book)
{
    for (guint i = 0; i < book->fonts->len; i++) {
        const HoBookFont *font = book->fonts->pdata[i];
        g_autofree char *id = g_strdup_printf("font-%u", i + 1);

        write_item(out, id, font->name, font->is_cff ? "font/otf" : "font/ttf",
                   NULL);
    }
}

static void
write_manifest(HoHtml *out, const HoBook *book)
{
    ho_html_open(out, "manifest");
    ho_html_newline(out);
    write_item(out, "nav", "nav.xhtml", "application/xhtml+xml", "nav");
    write_item(out, "ncx", "toc.ncx", "application/x-dtbncx+xml", NULL);
    write_item(out, "css", "styles/book.css", "text/css", NULL);
    for (guint i = 0; i < book->chapters->len; i++) {
        const HoChapter *chapter = book->chapters->pdata[i];
        g_autofree char *href = ho_book_target(book, i, NULL);

        if (chapter->kind != HO_CHAPTER_NAV)
            write_item(out, chapter->name, href, "application/xhtml+xml", NULL);
    }
    write_pictures(out, book);
    write_recordings(out, book);
    write_fonts(out, book);
    ho_html_close(out);
    ho_html_newline(out);
}

static void
write_spine(HoHtml *out, const HoBook *book)
{
    ho_html_open(out, "spine");
    ho_html_attr(out, "toc", "ncx");
    ho_html_attr(out, "page-progression-direction",
                 book->is_rtl ? "rtl" : NULL);
    ho_html_newline(out);
    for (guint i = 0; i < book->chapters->len; i++) {
        const HoChapter *chapter = book->chapters->pdata[i];

        ho_html_open_empty(out, "itemref");
        ho_html_attr(out, "idref", chapter->name);
        ho_html_close_empty(out);
        ho_html_newline(out);
    }
    ho_html_close(out);
    ho_html_newline(out);
}

/* Kindle takes "text" as the place where reading starts. */
static void
write_reference(const char *type, const char *title, const char *target,
                void *data)
{
    static const char *const names[][2] = {{"titlepage", "title-page"},
                                           {"bodymatter", "text"},
                                           {"appendix", "other.appendix"}};
    HoHtml *out = data;

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i][0], type) == 0)
            type = names[i][1];
    ho_html_open_empty(out, "reference");
    ho_html_attr(out, "type", type);
    ho_html_attr(out, "title", title);
    ho_html_attr(out, "href", target);
    ho_html_close_empty(out);
    ho_html_newline(out);
}

char *
ho_book_package(HoBook *book)
{
    HoHtml out;

    ho_book_xml_begin(&out);
    ho_html_open(&out, "package");
    ho_html_attr(&out, "xmlns", "http://www.idpf.org/2007/opf");
    ho_html_attr(&out, "version", "3.0");
    if (ho_book_attribute(book, "a11y-certified-by") != NULL)
        ho_html_attr(&out, "prefix",
                     "a11y: http://www.idpf.org/epub/vocab/package/a11y/#");
    ho_html_attr(&out, "unique-identifier", "pub-id");
    ho_html_attr(&out, "xml:lang", book->lang);
    ho_html_attr(&out, "dir", book->is_rtl ? "rtl" : "ltr");
    ho_html_newline(&out);
    ho_book_write_metadata(book, &out);
    write_manifest(&out, book);
    write_spine(&out, book);
    ho_html_open(&out, "guide");
    ho_html_newline(&out);
    ho_book_each_landmark(book, write_reference, &out);
    ho_html_close(&out);
    ho_html_newline(&out);
    ho_html_close(&out);
    ho_html_newline(&out);
    return ho_book_xml_end(&out);
}
