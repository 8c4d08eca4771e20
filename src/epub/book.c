/* The stages of making a book; see book.h. */
#include "epub/book.h"

#include "base/number.h"

#include <stdlib.h>

/* Long side of pictures, in pixels, unless `epub-image-width` says other. */
#define DEFAULT_SIDE 1600
#define LEAST_SIDE   64
#define MOST_SIDE    10000

/* Each round makes chapters of one more level of sections, or halves files. */
#define MAX_ROUNDS 16

const char *
ho_book_attribute(const HoBook *book, const char *name)
{
    return ho_document_attribute(book->doc, name);
}

const char *
ho_book_label(const HoBook *book, const char *name)
{
    return ho_document_label(book->doc, name);
}

char *
ho_book_words(const HoInline *title)
{
    g_autofree char *text = ho_inline_to_text(title);
    g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
    GString *out = g_string_new(NULL);

    for (guint i = 0; words[i] != NULL; i++) {
        if (*words[i] == '\0')
            continue;
        if (out->len > 0)
            g_string_append_c(out, ' ');
        g_string_append(out, words[i]);
    }
    return g_string_free(out, FALSE);
}

static void
free_chapter(void *data)
{
    HoChapter *chapter = data;

    g_free(chapter->name);
    g_free(chapter->title);
    if (chapter->text != NULL)
        g_string_free(chapter->text, TRUE);
    g_free(chapter);
}

static void
free_place(void *data)
{
    HoPlace *place = data;

    g_free(place->name);
    g_free(place);
}

static void
free_picture(void *data)
{
    HoPicture *picture = data;

    g_free(picture->name);
    g_free(picture);
}

static void
free_recording(void *data)
{
    HoRecording *recording = data;

    g_free(recording->path);
    g_free(recording->name);
    g_free(recording);
}

static void
free_font(void *data)
{
    HoBookFont *font = data;

    g_free(font->name);
    g_bytes_unref(font->bytes);
    g_free(font);
}

static void
unref_array(void *data)
{
    g_ptr_array_unref(data);
}

static int
side_of(const HoBook *book)
{
    const char *text = ho_book_attribute(book, "epub-image-width");
    int side = text != NULL ? ho_int_of(text, 0) : 0;

    return side > 0 ? CLAMP(side, LEAST_SIDE, MOST_SIDE) : DEFAULT_SIDE;
}

static void
init(HoBook *book)
{
    book->lang = ho_document_language(book->doc);
    if (!ho_html_is_language(book->lang))
        book->lang = "en";
    book->is_rtl = ho_document_is_right_to_left(book->doc);
    book->chapters = g_ptr_array_new_with_free_func(free_chapter);
    book->elsewhere = g_hash_table_new(NULL, NULL);
    book->cuts = g_hash_table_new(NULL, NULL);
    book->strict = ho_strict_new();
    book->places =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_place);
    book->sections = g_hash_table_new_full(NULL, NULL, NULL, free_place);
    book->files = g_hash_table_new(NULL, NULL);
    book->names = g_hash_table_new(g_str_hash, g_str_equal);
    book->strings = g_string_chunk_new(4096);
    book->written =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    book->page_starts = g_array_new(FALSE, TRUE, sizeof(HoPageStart));
    book->folios = g_array_new(FALSE, FALSE, sizeof(HoFolio));
    book->marks = g_hash_table_new_full(NULL, NULL, NULL, unref_array);
    book->pictures = g_hash_table_new(NULL, NULL);
    book->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    book->picture_list = g_ptr_array_new_with_free_func(free_picture);
    book->recordings =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_recording);
    book->recording_list = g_ptr_array_new();
    book->fonts = g_ptr_array_new_with_free_func(free_font);
    book->max_side = side_of(book);
}

void
ho_book_free(HoBook *book)
{
    if (book == NULL)
        return;
    ho_ahead_free(book->ahead);
    g_ptr_array_unref(book->entries);
    g_ptr_array_unref(book->chapters);
    g_hash_table_unref(book->elsewhere);
    g_hash_table_unref(book->cuts);
    ho_strict_free(book->strict);
    g_hash_table_unref(book->written);
    g_hash_table_unref(book->names);
    g_string_chunk_free(book->strings);
    g_hash_table_unref(book->places);
    g_hash_table_unref(book->sections);
    g_hash_table_unref(book->files);
    g_array_unref(book->page_starts);
    g_array_unref(book->folios);
    g_hash_table_unref(book->marks);
    g_hash_table_unref(book->pictures);
    g_hash_table_unref(book->by_name);
    g_ptr_array_unref(book->picture_list);
    g_ptr_array_unref(book->recording_list);
    g_hash_table_unref(book->recordings);
    g_ptr_array_unref(book->fonts);
    g_free(book->title);
    g_free(book->subtitle);
    g_free(book->identifier);
    g_free(book->isbn);
    g_free(book->modified);
    g_free(book);
}

/* Files are divided without the marks of pages, which take little room. */
HoBook *
ho_book_new(const HoDocument *doc, const HoEpubOptions *options, HoDiags *diags)
{
    HoBook *book = g_new0(HoBook, 1);

    book->doc = doc;
    book->options = options;
    book->diags = diags;
    init(book);
    ho_book_find_metadata(book);
    ho_book_find_cover(book);
    ho_book_split(book);
    ho_book_write_chapters(book, true);
    for (int round = 0; round < MAX_ROUNDS && ho_book_split_more(book); round++)
        ho_book_write_chapters(book, true);
    ho_book_settle_quality(book);
    ho_book_begin_pictures(book);
    return book;
}

static bool
write_zip(HoBook *book, HoZip *zip, GError **error)
{
    if (book->asks_folios && g_hash_table_size(book->marks) > 0)
        ho_book_write_chapters(book, true);
    ho_book_write_chapters(book, false);
    ho_book_take_fonts(book);
    return ho_book_pack(book, zip, error);
}

GBytes *
ho_book_bytes(HoBook *book, GError **error)
{
    g_autoptr(HoZip) zip = ho_zip_new(-1, book->options->modified);

    return write_zip(book, zip, error) ? ho_zip_bytes(zip) : NULL;
}

bool
ho_book_write(HoBook *book, int fd, GError **error)
{
    g_autoptr(HoZip) zip = ho_zip_new(fd, book->options->modified);

    return write_zip(book, zip, error);
}
