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

static bool
is_uuid(const char *text)
{
    return g_uuid_string_is_valid(text);
}

/* RFC 4122, version 5: the same for the same book. */
static char *
uuid_of(const char *name)
{
    static const guchar space[16] = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad,
                                     0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0,
                                     0x4f, 0xd4, 0x30, 0xc8};
    g_autoptr(GChecksum) sha = g_checksum_new(G_CHECKSUM_SHA1);
    guchar u[20];
    gsize size = sizeof u;

    g_checksum_update(sha, space, sizeof space);
    g_checksum_update(sha, (const guchar *) name, -1);
    g_checksum_get_digest(sha, u, &size);
    u[6] = (guchar) ((u[6] & 0x0f) | 0x50);
    u[8] = (guchar) ((u[8] & 0x3f) | 0x80);
    return g_strdup_printf("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-"
                           "%02x%02x-%02x%02x%02x%02x%02x%02x",
                           u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8],
                           u[9], u[10], u[11], u[12], u[13], u[14], u[15]);
}

/* `uuid`, else one made from what a new edition keeps: title, authors, file. */
static void
find_identifier(HoBook *book)
{
    const char *given = ho_book_attribute(book, "uuid");
    const char *docname = ho_book_attribute(book, "docname");
    g_autoptr(GString) name = NULL;

    if (given != NULL && g_str_has_prefix(given, "urn:uuid:"))
        given += strlen("urn:uuid:");
    /* A talk alone is another book. */
    if (given != NULL && is_uuid(given) &&
        ho_document_selected(book->doc) == NULL) {
        g_autofree char *lower = g_ascii_strdown(given, -1);

        book->identifier = g_strconcat("urn:uuid:", lower, NULL);
        return;
    }
    name = g_string_new(given != NULL ? given : book->title);
    g_string_append_printf(name, "\n%s\n%s\n%s",
                           book->subtitle != NULL ? book->subtitle : "",
                           docname != NULL ? docname : "", book->lang);
    for (unsigned i = 0; i < book->doc->n_authors; i++)
        g_string_append_printf(name, "\n%s", book->doc->authors[i].name);
    if (ho_document_selected(book->doc) != NULL)
        g_string_append_printf(name, "\ntalk %u",
                               ho_document_selected_number(book->doc));
    book->identifier = uuid_of(name->str);
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
    find_identifier(book);
}

/* --- written --- */

static void
refine(HoHtml *out, const char *id, const char *property, const char *value)
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
    refine(out, NULL, property, value);
}

static void
refine_role(HoHtml *out, const char *id, const char *role)
{
    ho_html_open(out, "meta");
    ho_html_attrf(out, "refines", "#%s", id);
    ho_html_attr(out, "property", "role");
    ho_html_attr(out, "scheme", "marc:relators");
    ho_html_text(out, role);
    ho_html_close(out);
    ho_html_newline(out);
}

static void
write_dc(HoHtml *out, const char *tag, const char *id, const char *text)
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
        write_dc(out, tag, NULL, words);
}

static void
write_titles(HoHtml *out, const HoBook *book)
{
    write_dc(out, "dc:title", "main-title", book->title);
    refine(out, "main-title", "title-type", "main");
    if (book->subtitle == NULL)
        return;
    refine(out, "main-title", "display-seq", "1");
    write_dc(out, "dc:title", "sub-title", book->subtitle);
    refine(out, "sub-title", "title-type", "subtitle");
    refine(out, "sub-title", "display-seq", "2");
}

static char *
file_as(const HoAuthor *author)
{
    bool has_middle = author->middle != NULL && *author->middle != '\0';

    if (author->last == NULL || *author->last == '\0' || author->first == NULL)
        return g_strdup(author->name);
    return g_strconcat(author->last, ", ", author->first, has_middle ? " " : "",
                       has_middle ? author->middle : "", NULL);
}

static void
write_authors(HoHtml *out, const HoBook *book)
{
    const HoDocument *doc = book->doc;

    for (unsigned i = 0; i < doc->n_authors; i++) {
        g_autofree char *id = g_strdup_printf("author-%u", i + 1);
        g_autofree char *sort = NULL, *name = NULL, *markup = NULL;

        if (doc->authors[i].name == NULL || *doc->authors[i].name == '\0')
            continue;
        sort = file_as(&doc->authors[i]);
        markup = ho_html_author_name(&doc->authors[i]);
        name = ho_html_words(markup);
        write_dc(out, "dc:creator", id, name);
        refine_role(out, id, "aut");
        refine(out, id, "file-as", sort);
    }
}

/* "First Last; First Last" of `editor`, `translator`… */
static void
write_contributors(HoHtml *out, const HoBook *book)
{
    static const char *const roles[][2] = {
        {"editor", "edt"}, {"translator", "trl"}, {"illustrator", "ill"}};

    for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
        const char *value = ho_book_attribute(book, roles[i][0]);
        g_autofree char *words = ho_html_words(value != NULL ? value : "");
        g_auto(GStrv) names = g_strsplit(words, ";", -1);

        for (guint n = 0; names[n] != NULL; n++) {
            g_autofree char *id = g_strdup_printf("%s-%u", roles[i][0], n + 1);

            if (*g_strstrip(names[n]) == '\0')
                continue;
            write_dc(out, "dc:contributor", id, names[n]);
            refine_role(out, id, roles[i][1]);
        }
    }
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
            write_dc(out, "dc:subject", NULL, words[i]);
    write_dc_attribute(out, book, "dc:subject", "subject");
}

/* YYYY, YYYY-MM or YYYY-MM-DD alone: what W3C's date and time formats know. */
static bool
is_iso_date(const char *text)
{
    static const char shape[] = "0000-00-00";
    size_t length = strlen(text);

    if (length != 4 && length != 7 && length != 10)
        return false;
    for (size_t i = 0; i < length; i++)
        if (shape[i] == '-' ? text[i] != '-' : !g_ascii_isdigit(text[i]))
            return false;
    if (length == 10) {
        GDate date;
        int month = (text[5] - '0') * 10 + text[6] - '0';
        int day = (text[8] - '0') * 10 + text[9] - '0';

        g_date_clear(&date, 1);
        return month <= 12 &&
               g_date_valid_dmy((GDateDay) day, (GDateMonth) month,
                                (GDateYear) g_ascii_strtoll(text, NULL, 10));
    }
    return true;
}

static void
write_dates(HoHtml *out, const HoBook *book)
{
    const char *date = ho_book_attribute(book, "revdate");

    if (date != NULL && is_iso_date(date))
        write_dc(out, "dc:date", NULL, date);
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
    refine(out, "series", "collection-type", "series");
    if (volume != NULL && *volume != '\0' &&
        strspn(volume, "0123456789.") == strlen(volume))
        refine(out, "series", "group-position", volume);
    if (id != NULL && *id != '\0')
        refine(out, "series", "dcterms:identifier", id);
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
    write_dc(out, "dc:source", "pages-source", source);
    refine(out, "pages-source", "source-of", "pagination");
}

static void
write_isbn(HoHtml *out, const HoBook *book)
{
    const char *isbn = ho_book_attribute(book, "isbn");
    g_autoptr(GString) digits = g_string_new("urn:isbn:");

    for (const char *s = isbn; s != NULL && *s != '\0'; s++)
        if (g_ascii_isdigit(*s) || *s == 'X' || *s == 'x')
            g_string_append_c(digits, g_ascii_toupper(*s));
    if (digits->len == strlen("urn:isbn:") + 13 ||
        digits->len == strlen("urn:isbn:") + 10)
        write_dc(out, "dc:identifier", NULL, digits->str);
}

void
ho_book_write_metadata(HoBook *book, HoHtml *out)
{
    const char *publisher = ho_book_attribute(book, "publisher");

    ho_html_open(out, "metadata");
    ho_html_attr(out, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    ho_html_newline(out);
    write_dc(out, "dc:identifier", "pub-id", book->identifier);
    write_isbn(out, book);
    write_titles(out, book);
    write_authors(out, book);
    write_contributors(out, book);
    write_dc(out, "dc:language", NULL, book->lang);
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
        ho_html_raw(out, "<meta name=\"cover\" content=\"cover-image\"/>\n");
    ho_html_close(out);
    ho_html_newline(out);
}
