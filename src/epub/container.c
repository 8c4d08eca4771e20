/*
 * What is in the archive, and in which order: mimetype first and stored,
 * container next, the rest by name (OCF 3.3, 4.2).  Texts are let go once they
 * are in; pictures are made shortly before their turn comes, so few are in
 * memory at a time.
 */
#include "epub/book.h"

#include "base/file.h"
#include "epub/kobo.h"

#include <string.h>

typedef struct {
    char *name;
    GBytes *bytes;            /* or NULL: */
    const HoPicture *picture; /* of this, or NULL: */
    const char *path;         /* of this file */
    HoZipMethod method;
} Entry;

static void
free_entry(void *data)
{
    Entry *entry = data;

    g_free(entry->name);
    g_clear_pointer(&entry->bytes, g_bytes_unref);
    g_free(entry);
}

static void
add_bytes(GPtrArray *entries, char *name, GBytes *bytes)
{
    Entry *entry = g_new0(Entry, 1);

    entry->name = name;
    entry->bytes = bytes;
    g_ptr_array_add(entries, entry);
}

static void
add_text(GPtrArray *entries, char *name, char *text)
{
    add_bytes(entries, name, g_bytes_new_take(text, strlen(text)));
}

static void
add_chapters(GPtrArray *entries, const HoBook *book)
{
    for (guint i = 0; i < book->chapters->len; i++) {
        HoChapter *chapter = book->chapters->pdata[i];
        char *text;

        if (chapter->kind == HO_CHAPTER_NAV)
            continue;
        text = book->options->is_kobo
                   ? ho_kobo_spans(chapter->text->str)
                   : g_string_free(g_steal_pointer(&chapter->text), FALSE);
        add_text(entries,
                 g_strconcat("EPUB/text/", chapter->name, ".xhtml", NULL),
                 text);
    }
}

static void
add_picture(GPtrArray *entries, const HoPicture *picture)
{
    Entry *entry = g_new0(Entry, 1);

    entry->name = g_strconcat("EPUB/", picture->name, NULL);
    entry->picture = picture;
    entry->method = HO_ZIP_TRY;
    if (strcmp(picture->type, "image/jpeg") == 0)
        entry->method = HO_ZIP_STORE;
    if (strcmp(picture->type, "image/svg+xml") == 0)
        entry->method = HO_ZIP_DEFLATE;
    g_ptr_array_add(entries, entry);
}

static void
add_recordings(GPtrArray *entries, const HoBook *book)
{
    for (guint i = 0; i < book->recording_list->len; i++) {
        const HoRecording *recording = book->recording_list->pdata[i];
        Entry *entry = g_new0(Entry, 1);

        entry->name = g_strconcat("EPUB/", recording->name, NULL);
        entry->path = recording->path;
        entry->method = HO_ZIP_STORE;
        g_ptr_array_add(entries, entry);
    }
}

static void
add_fonts(GPtrArray *entries, const HoBook *book)
{
    for (guint i = 0; i < book->fonts->len; i++) {
        const HoBookFont *font = book->fonts->pdata[i];

        add_bytes(entries, g_strconcat("EPUB/", font->name, NULL),
                  g_bytes_ref(font->bytes));
    }
}

static int
compare(const void *a, const void *b)
{
    const Entry *const *one = a, *const *other = b;

    return strcmp((*one)->name, (*other)->name);
}

static const char container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\""
    " xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
    "<rootfiles><rootfile full-path=\"EPUB/package.opf\""
    " media-type=\"application/oebps-package+xml\"/></rootfiles>"
    "</container>\n";

/* Apple's reader shows a book's own fonts only when told so. */
static const char display_options[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<display_options><platform name=\"*\">"
    "<option name=\"specified-fonts\">true</option>"
    "</platform></display_options>\n";

/* All that is in the book, beside the pictures that are begun with. */
static void
collect(HoBook *book)
{
    GPtrArray *entries = book->entries;
    char *nav = ho_book_nav(book);

    ho_book_check(book, nav);
    if (book->fonts->len > 0)
        add_text(entries,
                 g_strdup("META-INF/com.apple.ibooks.display-options.xml"),
                 g_strdup(display_options));
    add_text(entries, g_strdup("EPUB/nav.xhtml"), nav);
    add_text(entries, g_strdup("EPUB/toc.ncx"), ho_book_ncx(book));
    add_text(entries, g_strdup("EPUB/package.opf"), ho_book_package(book));
    add_text(entries, g_strdup("EPUB/styles/book.css"), ho_book_css(book));
    add_chapters(entries, book);
    add_recordings(entries, book);
    add_fonts(entries, book);
    g_ptr_array_sort(entries, compare);
}

static void
add_fixed(HoZip *zip, const char *name, const char *text, HoZipMethod method)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    HoZipPart part = ho_zip_pack(bytes, method);

    ho_zip_add(zip, name, &part);
}

/* --- packed ahead, in threads --- */

/* Entries that may be ready before their turn. */
enum { WINDOW = 16 };

static GBytes *
bytes_of(const Entry *entry)
{
    if (entry->picture != NULL)
        return ho_picture_bytes(entry->picture);
    if (entry->path != NULL)
        return ho_file_load(entry->path, NULL);
    return g_bytes_ref(entry->bytes);
}

static gpointer
pack(gconstpointer item, gconstpointer data)
{
    const Entry *entry = item;
    GBytes *bytes = bytes_of(entry);
    HoZipPart *part = g_new(HoZipPart, 1);

    (void) data;
    if (bytes == NULL) /* gone, or damaged beyond what its head had told */
        bytes = g_bytes_new(NULL, 0);
    *part = ho_zip_pack(bytes, entry->method);
    g_bytes_unref(bytes);
    if (entry->picture != NULL && entry->picture->image != NULL)
        ho_image_forget(entry->picture->image);
    return part;
}

static gsize
size_of_part(gconstpointer result)
{
    const HoZipPart *part = result;

    return g_bytes_get_size(part->bytes);
}

static void
free_part(gpointer result)
{
    HoZipPart *part = result;

    g_clear_pointer(&part->bytes, g_bytes_unref);
    g_free(part);
}

static const HoAheadClass packing = {pack, size_of_part, free_part};

static gsize
cost_of(const Entry *entry)
{
    if (entry->picture != NULL)
        return ho_picture_cost(entry->picture);
    return entry->bytes != NULL ? g_bytes_get_size(entry->bytes) : 0;
}

void
ho_book_begin_pictures(HoBook *book)
{
    book->entries = g_ptr_array_new_with_free_func(free_entry);
    book->ahead = ho_ahead_new(&packing, NULL);
    for (guint i = 0; i < book->picture_list->len; i++) {
        const HoPicture *picture = book->picture_list->pdata[i];

        add_picture(book->entries, picture);
        if (!picture->is_plain)
            ho_ahead_ask(book->ahead, book->entries->pdata[i],
                         ho_picture_cost(picture));
    }
}

static void
add_entries(HoZip *zip, HoBook *book)
{
    GPtrArray *entries = book->entries;
    guint next = 0;

    for (guint i = 0; i < entries->len; i++) {
        Entry *entry = entries->pdata[i];
        HoZipPart *part;

        for (; next < MIN(i + WINDOW, entries->len); next++)
            ho_ahead_ask(book->ahead, entries->pdata[next],
                         cost_of(entries->pdata[next]));
        part = ho_ahead_take(book->ahead, entry);
        ho_zip_add(zip, entry->name, part);
        free_part(part);
        g_clear_pointer(&entry->bytes, g_bytes_unref);
    }
}

bool
ho_book_pack(HoBook *book, HoZip *zip, GError **error)
{
    collect(book);
    add_fixed(zip, "mimetype", "application/epub+zip", HO_ZIP_STORE);
    add_fixed(zip, "META-INF/container.xml", container, HO_ZIP_DEFLATE);
    add_entries(zip, book);
    return ho_zip_finish(zip, error);
}
