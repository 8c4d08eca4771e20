/* Sounds and films: which can be in a book, and what they are called there. */
#include "epub/book.h"

#include "base/file.h"

#include <string.h>

typedef struct {
    const guchar *data;
    gsize size;
} Head;

static bool
has(const Head *head, gsize at, const char *bytes)
{
    gsize length = strlen(bytes);

    return head->size >= at + length &&
           memcmp(head->data + at, bytes, length) == 0;
}

/* Of MPEG audio: eleven bits set. */
static bool
is_mpeg_frame(const Head *head)
{
    return head->size >= 2 && head->data[0] == 0xff &&
           (head->data[1] & 0xe0) == 0xe0;
}

/*
 * Sounds have to be of EPUB's core types, films may be of any; these are the
 * ones that readers play.  https://www.w3.org/TR/epub-33/#sec-core-media-types
 */
static const char *
type_of(const Head *head, bool is_film, const char **suffix)
{
    if (has(head, 4, "ftyp") && !has(head, 8, "qt  ")) {
        *suffix = is_film ? ".mp4" : ".m4a";
        return is_film ? "video/mp4" : "audio/mp4";
    }
    if (is_film && has(head, 0, "\x1a\x45\xdf\xa3")) {
        *suffix = ".webm";
        return "video/webm";
    }
    if (!is_film && (has(head, 0, "ID3") || is_mpeg_frame(head))) {
        *suffix = ".mp3";
        return "audio/mpeg";
    }
    if (!is_film && has(head, 0, "OggS") && has(head, 28, "OpusHead")) {
        *suffix = ".opus";
        return "audio/ogg; codecs=opus";
    }
    return NULL;
}

static HoRecording *
new_recording(HoBook *book, const char *path, bool is_film, HoDiagCode *code)
{
    HoRecording *recording = g_new0(HoRecording, 1);
    g_autoptr(GBytes) bytes = ho_file_load(path, NULL);
    const char *suffix = "";
    Head head = {0};

    if (bytes != NULL)
        head.data = g_bytes_get_data(bytes, &head.size);
    recording->path = g_strdup(path);
    recording->is_film = is_film;
    recording->type = type_of(&head, is_film, &suffix);
    *code = bytes != NULL ? HO_DIAG_MEDIA_FOREIGN : HO_DIAG_MEDIA_MISSING;
    if (recording->type == NULL)
        return recording;
    g_ptr_array_add(book->recording_list, recording);
    recording->name =
        g_strdup_printf("media/%u%s", book->recording_list->len, suffix);
    return recording;
}

const char *
ho_book_media(HoHtml *html, const char *path, bool is_film)
{
    HoBook *book = html->book;
    HoRecording *recording = g_hash_table_lookup(book->recordings, path);
    HoDiagCode code;
    g_autofree char *src = NULL;

    if (recording == NULL) {
        recording = new_recording(book, path, is_film, &code);
        g_hash_table_insert(book->recordings, recording->path, recording);
        if (recording->type == NULL)
            ho_diag(book->diags, html->block->loc, code, path);
    }
    if (recording->type == NULL)
        return NULL;
    src = g_strconcat("../", recording->name, NULL);
    return g_string_chunk_insert_const(book->strings, src);
}

static bool
has_recording(const HoBook *book, bool is_film)
{
    for (guint i = 0; i < book->recording_list->len; i++) {
        const HoRecording *recording = book->recording_list->pdata[i];

        if (recording->is_film == is_film)
            return true;
    }
    return false;
}

bool
ho_book_has_film(const HoBook *book)
{
    return has_recording(book, true);
}

bool
ho_book_has_sound(const HoBook *book)
{
    return has_recording(book, false);
}
