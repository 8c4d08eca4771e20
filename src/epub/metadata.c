/*
 * What the book says of itself: https://www.w3.org/TR/epub-33/#sec-pkg-metadata
 */
#include "epub/book.h"

#include "doc/selection.h"
#include "html/head.h"

#include <string.h>

/* --- found before the chapters are written --- */

/* "Title: Subtitle" at the last separator, as AsciiDoc has it. */
static void
find_titles(HoBook *book)
{
    const char *separator = ho_book_attribute(book, "title-separator");
    g_autofree char *whole = ho_document_title_text(book->doc);
    g_autofree char *mark =
        g_strconcat(separator != NULL ? separator : ":", " ", NULL);
    char *at;

    if (whole != NULL)
        g_strstrip(whole);
    if (whole == NULL || *whole == '\0') {
        const char *name = ho_book_attribute(book, "docname");

        book->title = g_strdup(name != NULL && *name != '\0'
                                   ? name
                                   : ho_book_label(book, "untitled-label"));
        return;
    }
    at = g_strrstr(whole, mark);
    if (at == NULL || at == whole || ho_document_selected(book->doc) != NULL ||
        at[strlen(mark)] == '\0') {
        book->title = g_steal_pointer(&whole);
        return;
    }
    book->title = g_strstrip(g_strndup(whole, (gsize) (at - whole)));
    book->subtitle = g_strstrip(g_strdup(at + strlen(mark)));
}

void
ho_book_find_metadata(HoBook *book)
{
    g_autoptr(GDateTime) time =
        g_date_time_new_from_unix_utc(book->options->modified);

    if (time == NULL)
        time = g_date_time_new_from_unix_utc(0);
    book->modified = g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ");
    find_titles(book);
    ho_book_find_identifiers(book);
}

/* --- written --- */

void
ho_book_refine(HoHtml *out, const char *id, const char *property,
               const char *value)
{
    ho_html_open(out, "meta");
    if (id != NULL)
        ho_html_attrf(out, "refines", "#%s", id);
    ho_html_attr(out, "property", property);
    ho_html_text(out, value);
    ho_html_close(out);
    ho_html_newline(out);
}

static void
meta(HoHtml *out, const char *property, const char *value)
{
    ho_book_refine(out, NULL, property, value);
}

void
ho_book_dc(HoHtml *out, const char *tag, const char *id, const char *text)
{
    ho_html_open(out, tag);
    ho_html_attr(out, "id", id);
    ho_html_text(out, text);
    ho_html_close(out);
    ho_html_newline(out);
}

static void
write_dc_attribute(HoHtml *out, const HoBook *book, const char *tag,
                   const char *name)
{
    const char *value = ho_book_attribute(book, name);
    g_autofree char *words =
        value != NULL ? g_strstrip(ho_html_words(value)) : NULL;

    if (words != NULL && *words != '\0')
        ho_book_dc(out, tag, NULL, words);
}

static void
write_titles(HoHtml *out, const HoBook *book)
{
    ho_book_dc(out, "dc:title", "main-title", book->title);
    ho_book_refine(out, "main-title", "title-type", "main");
    if (book->subtitle == NULL)
        return;
    ho_book_refine(out, "main-title", "display-seq", "1");
    ho_book_dc(out, "dc:title", "sub-title", book->subtitle);
    ho_book_refine(out, "sub-title", "title-type", "subtitle");
    ho_book_refine(out, "sub-title", "display-seq", "2");
}

static void
write_subjects(HoHtml *out, const HoBook *book)
{
    const char *keywords = ho_book_attribute(book, "keywords");
    g_autofree char *text = ho_html_words(keywords != NULL ? keywords : "");
    g_auto(GStrv) words =
        g_strsplit(text, strchr(text, ';') != NULL ? ";" : ",", -1);

    for (guint i = 0; words[i] != NULL; i++)
        if (*g_strstrip(words[i]) != '\0')
            ho_book_dc(out, "dc:subject", NULL, words[i]);
    write_dc_attribute(out, book, "dc:subject", "subject");
}

/* YYYY, YYYY-MM or YYYY-MM-DD alone: what W3C's date and time formats know. */
static bool
is_iso_date(const char *text)
{
    static const char shape[] = "0000-00-00";
    size_t length = strlen(text);
    int month;

    if (length != 4 && length != 7 && length != 10)
        return false;
    for (size_t i = 0; i < length; i++)
        if (shape[i] == '-' ? text[i] != '-' : !g_ascii_isdigit(text[i]))
            return false;
    month = length > 4 ? (text[5] - '0') * 10 + text[6] - '0' : 1;
    if (month < 1 || month > 12)
        return false;
    if (length == 10) {
        GDate date;
        int day = (text[8] - '0') * 10 + text[9] - '0';

        g_date_clear(&date, 1);
        return g_date_valid_dmy((GDateDay) day, (GDateMonth) month,
                                (GDateYear) g_ascii_strtoll(text, NULL, 10));
    }
    return true;
}

static void
write_dates(HoHtml *out, const HoBook *book)
{
    const char *date = ho_book_attribute(book, "revdate");

    if (date != NULL && is_iso_date(date))
        ho_book_dc(out, "dc:date", NULL, date);
    meta(out, "dcterms:modified", book->modified);
}

static void
write_collection(HoHtml *out, const char *name, const char *volume,
                 const char *id)
{
    ho_html_open(out, "meta");
    ho_html_attr(out, "property", "belongs-to-collection");
    ho_html_attr(out, "id", "series");
    ho_html_text(out, name);
    ho_html_close(out);
    ho_html_newline(out);
    ho_book_refine(out, "series", "collection-type", "series");
    ho_html_meta(out, "calibre:series", name);
    if (volume != NULL && *volume != '\0' &&
        strspn(volume, "0123456789.") == strlen(volume)) {
        ho_book_refine(out, "series", "group-position", volume);
        ho_html_meta(out, "calibre:series_index", volume);
    }
    if (id != NULL && *id != '\0')
        ho_book_refine(out, "series", "dcterms:identifier", id);
}

/* The series that the text names; a talk alone is a volume of its notes. */
static void
write_series(HoHtml *out, const HoBook *book)
{
    const char *name = ho_book_attribute(book, "series-name");
    g_autofree char *words = ho_html_words(name != NULL ? name : "");
    g_autofree char *notes = ho_document_series(book->doc);
    g_autofree char *number = NULL;

    if (notes != NULL && *notes != '\0') {
        number = g_strdup_printf("%u", ho_document_selected_number(book->doc));
        write_collection(out, notes, number, NULL);
    } else if (*words != '\0') {
        write_collection(out, words, ho_book_attribute(book, "series-volume"),
                         ho_book_attribute(book, "series-id"));
    }
}

/* The printed edition that the page marks tell of. */
static void
write_source(HoHtml *out, const HoBook *book)
{
    const char *docname = ho_book_attribute(book, "docname");
    g_autofree char *source = NULL;

    write_dc_attribute(out, book, "dc:source", "source");
    if (book->page_starts->len == 0)
        return;
    source =
        g_strconcat(docname != NULL && *docname != '\0' ? docname : book->title,
                    ".pdf", NULL);
    ho_book_dc(out, "dc:source", "pages-source", source);
    ho_book_refine(out, "pages-source", "source-of", "pagination");
}

void
ho_book_write_metadata(HoBook *book, HoHtml *out)
{
    const char *publisher = ho_book_attribute(book, "publisher");

    ho_html_open(out, "metadata");
    ho_html_attr(out, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    ho_html_newline(out);
    ho_book_dc(out, "dc:identifier", "pub-id", book->identifier);
    if (book->isbn != NULL && strcmp(book->isbn, book->identifier) != 0)
        ho_book_dc(out, "dc:identifier", "isbn", book->isbn);
    write_titles(out, book);
    ho_book_write_people(book, out);
    ho_book_dc(out, "dc:language", NULL, book->lang);
    write_dates(out, book);
    write_dc_attribute(out, book, "dc:publisher",
                       publisher != NULL ? "publisher" : "producer");
    write_dc_attribute(out, book, "dc:description", "description");
    write_dc_attribute(out, book, "dc:rights", "copyright");
    write_subjects(out, book);
    write_source(out, book);
    write_series(out, book);
    ho_book_write_accessibility(book, out);
    if (book->cover != NULL)
        ho_html_meta(out, "cover", "cover-image");
    ho_html_close(out);
    ho_html_newline(out);
}
