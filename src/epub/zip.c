/*
 * The archive: mimetype first and stored, container next, the rest sorted, all
 * of one time.  Pictures are made when their turn comes and let go after, so
 * that one at a time is in memory; the archive itself is a file that is mapped.
 */
#include "epub/book.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

typedef struct Archive Archive;

typedef struct {
    const char *name;
    GBytes *bytes;            /* made on demand */
    const HoPicture *picture; /* of this, or NULL */
    gsize at;                 /* read so far */
    bool is_stored;
    Archive *archive;
} Entry;

struct Archive {
    GArray *entries; /* of Entry */
    GPtrArray *names;
    Entry *current; /* whose picture is in memory, or NULL */
};

static void
forget(Entry *entry)
{
    if (entry == NULL || entry->picture == NULL)
        return;
    g_clear_pointer(&entry->bytes, g_bytes_unref);
    if (entry->picture->image != NULL)
        ho_image_forget(entry->picture->image);
}

/* libzip asks for the size more than once, before and after it reads. */
static GBytes *
entry_bytes(Entry *entry)
{
    Archive *archive = entry->archive;

    if (entry->bytes != NULL)
        return entry->bytes;
    forget(archive->current);
    archive->current = entry;
    entry->bytes = ho_picture_bytes(entry->picture);
    if (entry->bytes == NULL)
        entry->bytes = g_bytes_new(NULL, 0);
    return entry->bytes;
}

static zip_int64_t
read_entry(Entry *entry, void *data, zip_uint64_t room)
{
    gsize size = 0;
    const char *bytes = g_bytes_get_data(entry_bytes(entry), &size);
    gsize count = MIN((gsize) room, size - entry->at);

    if (count > 0)
        memcpy(data, bytes + entry->at, count);
    entry->at += count;
    return (zip_int64_t) count;
}

static zip_int64_t
stat_entry(Entry *entry, void *data)
{
    zip_stat_t *info = data;

    zip_stat_init(info);
    info->size = g_bytes_get_size(entry_bytes(entry));
    info->valid = ZIP_STAT_SIZE;
    return sizeof *info;
}

static zip_int64_t
serve(void *user, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    Entry *entry = user;

    if (command == ZIP_SOURCE_READ)
        return read_entry(entry, data, length);
    if (command == ZIP_SOURCE_STAT)
        return stat_entry(entry, data);
    if (command == ZIP_SOURCE_OPEN)
        entry->at = 0;
    if (command == ZIP_SOURCE_ERROR)
        return zip_error_to_data(&(zip_error_t){0}, data, length);
    if (command == ZIP_SOURCE_SUPPORTS)
        return zip_source_make_command_bitmap(
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    return 0;
}

/* --- what is in it --- */

static void
add_text(Archive *archive, const char *name, char *text)
{
    Entry entry = {.name = name, .bytes = g_bytes_new_take(text, strlen(text))};

    g_array_append_val(archive->entries, entry);
}

static char *
keep_name(Archive *archive, char *name)
{
    g_ptr_array_add(archive->names, name);
    return name;
}

static void
add_chapters(Archive *archive, const HoBook *book)
{
    for (guint i = 0; i < book->chapters->len; i++) {
        const HoChapter *chapter = book->chapters->pdata[i];

        if (chapter->kind != HO_CHAPTER_NAV)
            add_text(archive,
                     keep_name(archive, g_strconcat("EPUB/text/", chapter->name,
                                                    ".xhtml", NULL)),
                     g_strdup(chapter->text->str));
    }
}

static void
add_pictures(Archive *archive, const HoBook *book)
{
    for (guint i = 0; i < book->picture_list->len; i++) {
        const HoPicture *picture = book->picture_list->pdata[i];
        Entry entry = {.picture = picture,
                       .is_stored =
                           strcmp(picture->type, "image/svg+xml") != 0};

        entry.name =
            keep_name(archive, g_strconcat("EPUB/", picture->name, NULL));
        g_array_append_val(archive->entries, entry);
    }
}

static void
add_fonts(Archive *archive, const HoBook *book)
{
    for (guint i = 0; i < book->fonts->len; i++) {
        const HoBookFont *font = book->fonts->pdata[i];
        Entry entry = {.bytes = g_bytes_ref(font->bytes)};

        entry.name = keep_name(archive, g_strconcat("EPUB/", font->name, NULL));
        g_array_append_val(archive->entries, entry);
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

static void
collect(Archive *archive, HoBook *book)
{
    Entry mimetype = {.name = "mimetype", .is_stored = true};
    Entry first = {.name = "META-INF/container.xml"};

    if (book->fonts->len > 0)
        add_text(archive, "META-INF/com.apple.ibooks.display-options.xml",
                 g_strdup(display_options));
    add_text(archive, "EPUB/nav.xhtml", ho_book_nav(book));
    add_text(archive, "EPUB/toc.ncx", ho_book_ncx(book));
    add_text(archive, "EPUB/package.opf", ho_book_package(book));
    add_text(archive, "EPUB/styles/book.css", ho_book_css(book));
    add_chapters(archive, book);
    add_pictures(archive, book);
    add_fonts(archive, book);
    g_array_sort(archive->entries, compare);
    mimetype.bytes = g_bytes_new_static("application/epub+zip", 20);
    first.bytes = g_bytes_new_static(container, strlen(container));
    g_array_prepend_val(archive->entries, first);
    g_array_prepend_val(archive->entries, mimetype);
}

/* --- writing --- */

static bool
fail(zip_t *zip, GError **error)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "zip: %s",
                zip_strerror(zip));
    return false;
}

static void
dos_time(int64_t seconds, zip_uint16_t *time, zip_uint16_t *date)
{
    g_autoptr(GDateTime) t = g_date_time_new_from_unix_utc(seconds);
    int year = t != NULL ? g_date_time_get_year(t) : 1980;

    *time = 0;
    *date = 1 << 5 | 1;
    if (t == NULL || year < 1980 || year > 2107)
        return;
    *time = (zip_uint16_t) (g_date_time_get_hour(t) << 11 |
                            g_date_time_get_minute(t) << 5 |
                            g_date_time_get_second(t) / 2);
    *date = (zip_uint16_t) ((year - 1980) << 9 | g_date_time_get_month(t) << 5 |
                            g_date_time_get_day_of_month(t));
}

static bool
add_entry(zip_t *zip, Entry *entry, int64_t seconds, GError **error)
{
    zip_source_t *source = zip_source_function(zip, serve, entry);
    zip_int64_t index;
    zip_uint16_t time, date;

    if (source == NULL)
        return fail(zip, error);
    index = zip_file_add(zip, entry->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return fail(zip, error);
    }
    dos_time(seconds, &time, &date);
    zip_file_set_dostime(zip, (zip_uint64_t) index, time, date, 0);
    zip_set_file_compression(zip, (zip_uint64_t) index,
                             entry->is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                             0);
    return true;
}

static bool
write_archive(Archive *archive, const char *path, int64_t seconds,
              GError **error)
{
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

    if (zip == NULL) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                    "zip: cannot create %s", path);
        return false;
    }
    for (guint i = 0; i < archive->entries->len; i++) {
        Entry *entry = &g_array_index(archive->entries, Entry, i);

        entry->archive = archive;
        if (!add_entry(zip, entry, seconds, error)) {
            zip_discard(zip);
            return false;
        }
    }
    if (zip_close(zip) == 0)
        return true;
    fail(zip, error);
    zip_discard(zip);
    return false;
}

static void
clear_entry(void *data)
{
    Entry *entry = data;

    g_clear_pointer(&entry->bytes, g_bytes_unref);
}

GBytes *
ho_book_zip(HoBook *book, GError **error)
{
    Archive archive = {.entries = g_array_new(FALSE, TRUE, sizeof(Entry)),
                       .names = g_ptr_array_new_with_free_func(g_free)};
    g_autofree char *path = NULL;
    GMappedFile *file;
    GBytes *bytes = NULL;
    int fd = g_file_open_tmp("handout-XXXXXX.epub", &path, error);

    collect(&archive, book);
    if (fd >= 0) {
        close(fd);
        if (write_archive(&archive, path, book->options->modified, error)) {
            file = g_mapped_file_new(path, FALSE, error);
            bytes = file != NULL ? g_mapped_file_get_bytes(file) : NULL;
            g_clear_pointer(&file, g_mapped_file_unref);
        }
        g_unlink(path);
    }
    g_array_set_clear_func(archive.entries, clear_entry);
    g_array_unref(archive.entries);
    g_ptr_array_unref(archive.names);
    return bytes;
}
