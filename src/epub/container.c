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
    HoZipPart part; /* once packed */
    bool is_ahead;  /* a thread packs it */
    bool is_ready;  /* and has done so */
} Entry;

static void
clear_entry(void *data)
{
    Entry *entry = data;

    g_free(entry->name);
    g_clear_pointer(&entry->bytes, g_bytes_unref);
    g_clear_pointer(&entry->part.bytes, g_bytes_unref);
}

static void
add_bytes(GArray *entries, char *name, GBytes *bytes)
{
    Entry entry = {.name = name, .bytes = bytes};

    g_array_append_val(entries, entry);
}

static void
add_text(GArray *entries, char *name, char *text)
{
    add_bytes(entries, name, g_bytes_new_take(text, strlen(text)));
}

static void
add_chapters(GArray *entries, const HoBook *book)
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
add_pictures(GArray *entries, const HoBook *book)
{
    for (guint i = 0; i < book->picture_list->len; i++) {
        const HoPicture *picture = book->picture_list->pdata[i];
        Entry entry = {.name = g_strconcat("EPUB/", picture->name, NULL),
                       .picture = picture,
                       .method = HO_ZIP_TRY};

        if (strcmp(picture->type, "image/jpeg") == 0)
            entry.method = HO_ZIP_STORE;
        if (strcmp(picture->type, "image/svg+xml") == 0)
            entry.method = HO_ZIP_DEFLATE;
        g_array_append_val(entries, entry);
    }
}

static void
add_recordings(GArray *entries, const HoBook *book)
{
    for (guint i = 0; i < book->recording_list->len; i++) {
        const HoRecording *recording = book->recording_list->pdata[i];
        Entry entry = {.name = g_strconcat("EPUB/", recording->name, NULL),
                       .path = recording->path,
                       .method = HO_ZIP_STORE};

        g_array_append_val(entries, entry);
    }
}

static void
add_fonts(GArray *entries, const HoBook *book)
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
    return strcmp(((const Entry *) a)->name, ((const Entry *) b)->name);
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

static GArray *
collect(HoBook *book)
{
    GArray *entries = g_array_new(FALSE, TRUE, sizeof(Entry));
    char *nav = ho_book_nav(book);

    ho_book_check(book, nav);
    g_array_set_clear_func(entries, clear_entry);
    if (book->fonts->len > 0)
        add_text(entries,
                 g_strdup("META-INF/com.apple.ibooks.display-options.xml"),
                 g_strdup(display_options));
    add_text(entries, g_strdup("EPUB/nav.xhtml"), nav);
    add_text(entries, g_strdup("EPUB/toc.ncx"), ho_book_ncx(book));
    add_text(entries, g_strdup("EPUB/package.opf"), ho_book_package(book));
    add_text(entries, g_strdup("EPUB/styles/book.css"), ho_book_css(book));
    add_chapters(entries, book);
    add_pictures(entries, book);
    add_recordings(entries, book);
    add_fonts(entries, book);
    g_array_sort(entries, compare);
    return entries;
}

static void
add_fixed(HoZip *zip, const char *name, const char *text, HoZipMethod method)
{
    g_autoptr(GBytes) bytes = g_bytes_new_static(text, strlen(text));
    HoZipPart part = ho_zip_pack(bytes, method);

    ho_zip_add(zip, name, &part);
}

/* --- packed ahead, in threads --- */

enum {
    MAX_THREADS = 4,
    AHEAD = 2 * MAX_THREADS /* entries that may be ready before their turn */
};

typedef struct {
    GMutex mutex;
    GCond done;
    GThreadPool *pool; /* NULL: all is done when its turn comes */
} Packer;

static GBytes *
bytes_of(const Entry *entry)
{
    if (entry->picture != NULL)
        return ho_picture_bytes(entry->picture);
    if (entry->path != NULL)
        return ho_file_load(entry->path, NULL);
    return g_bytes_ref(entry->bytes);
}

static void
pack(Entry *entry)
{
    GBytes *bytes = bytes_of(entry);

    if (bytes == NULL) /* gone, or damaged beyond what its head had told */
        bytes = g_bytes_new(NULL, 0);
    entry->part = ho_zip_pack(bytes, entry->method);
    g_bytes_unref(bytes);
    g_clear_pointer(&entry->bytes, g_bytes_unref);
}

static void
pack_in_thread(void *data, void *user)
{
    Packer *packer = user;
    Entry *entry = data;

    pack(entry);
    g_mutex_lock(&packer->mutex);
    entry->is_ready = true;
    g_cond_broadcast(&packer->done);
    g_mutex_unlock(&packer->mutex);
}

static void
begin(Packer *packer)
{
    guint threads = MIN(g_get_num_processors(), MAX_THREADS);

    g_mutex_init(&packer->mutex);
    g_cond_init(&packer->done);
    if (threads > 1)
        packer->pool = g_thread_pool_new(pack_in_thread, packer, (gint) threads,
                                         FALSE, NULL);
}

static void
end(Packer *packer)
{
    if (packer->pool != NULL)
        g_thread_pool_free(packer->pool, FALSE, TRUE);
    g_mutex_clear(&packer->mutex);
    g_cond_clear(&packer->done);
}

/* What takes much memory is not made beside others. */
static bool
goes_ahead(const Packer *packer, const Entry *entry)
{
    return packer->pool != NULL &&
           (entry->picture == NULL || !ho_picture_is_heavy(entry->picture)) &&
           g_thread_pool_push(packer->pool, (void *) entry, NULL);
}

static void
finish_entry(Packer *packer, Entry *entry)
{
    if (!entry->is_ahead) {
        pack(entry);
        return;
    }
    g_mutex_lock(&packer->mutex);
    while (!entry->is_ready)
        g_cond_wait(&packer->done, &packer->mutex);
    g_mutex_unlock(&packer->mutex);
}

static void
add_entries(HoZip *zip, GArray *entries)
{
    Packer packer = {0};
    guint next = 0;

    begin(&packer);
    for (guint i = 0; i < entries->len; i++) {
        Entry *entry = &g_array_index(entries, Entry, i);

        for (; next < MIN(i + AHEAD, entries->len); next++) {
            Entry *later = &g_array_index(entries, Entry, next);

            later->is_ahead = goes_ahead(&packer, later);
        }
        finish_entry(&packer, entry);
        ho_zip_add(zip, entry->name, &entry->part);
        if (entry->picture != NULL && entry->picture->image != NULL)
            ho_image_forget(entry->picture->image);
    }
    end(&packer);
}

bool
ho_book_write(HoBook *book, HoZip *zip, GError **error)
{
    g_autoptr(GArray) entries = collect(book);

    add_fixed(zip, "mimetype", "application/epub+zip", HO_ZIP_STORE);
    add_fixed(zip, "META-INF/container.xml", container, HO_ZIP_DEFLATE);
    add_entries(zip, entries);
    return ho_zip_finish(zip, error);
}
