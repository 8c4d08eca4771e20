#include "base/image.h"

#include "base/file.h"
#include "base/probe.h"

#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Every picture is opened once, by its path; a picture in the text itself, by
 * the checksum of its URI. */

struct HoImages {
    char *jail;         /* or NULL */
    GHashTable *loaded; /* key: HoImage *, which it owns */
};

static const struct {
    const char *media_type, *suffix;
} formats[] = {
    [HO_IMAGE_UNKNOWN] = {"application/octet-stream", ""},
    [HO_IMAGE_JPEG] = {"image/jpeg", ".jpg"},
    [HO_IMAGE_PNG] = {"image/png", ".png"},
    [HO_IMAGE_SVG] = {"image/svg+xml", ".svg"},
    [HO_IMAGE_GIF] = {"image/gif", ".gif"},
    [HO_IMAGE_WEBP] = {"image/webp", ".webp"},
    [HO_IMAGE_BMP] = {"image/bmp", ".bmp"},
    [HO_IMAGE_TIFF] = {"image/tiff", ".tif"},
    [HO_IMAGE_AVIF] = {"image/avif", ".avif"},
    [HO_IMAGE_PDF] = {"application/pdf", ".pdf"},
};

static void
free_image(void *data)
{
    HoImage *image = data;

    g_free((char *) image->path);
    if (image->bytes != NULL)
        g_bytes_unref(image->bytes);
    g_free(image);
}

HoImages *
ho_images_new(const char *jail)
{
    HoImages *images = g_new0(HoImages, 1);

    images->jail = g_strdup(jail);
    images->loaded =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_image);
    return images;
}

void
ho_images_free(HoImages *images)
{
    if (images == NULL)
        return;
    g_hash_table_unref(images->loaded);
    g_free(images->jail);
    g_free(images);
}

void
ho_images_each(const HoImages *images,
               void (*visit)(const HoImage *image, void *data), void *data)
{
    GHashTableIter iter;
    gpointer image;

    g_hash_table_iter_init(&iter, images->loaded);
    while (g_hash_table_iter_next(&iter, NULL, &image))
        visit(image, data);
}

static bool
is_data_uri(const char *path)
{
    return g_ascii_strncasecmp(path, "data:", 5) == 0;
}

/* Scheme, colon and two slashes. */
static bool
is_uri(const char *path)
{
    const char *at = path;

    while (g_ascii_isalnum(*at) || *at == '+' || *at == '-' || *at == '.')
        at++;
    return at - path > 1 && strncmp(at, "://", 3) == 0;
}

static GBytes *
decode_data_uri(const char *uri)
{
    const char *comma = strchr(uri, ',');
    size_t length = 0;

    if (comma == NULL)
        return NULL;
    if (comma - uri >= 7 && g_ascii_strncasecmp(comma - 7, ";base64", 7) == 0) {
        guchar *data = g_base64_decode(comma + 1, &length);

        return g_bytes_new_take(data, length);
    }
    return g_uri_unescape_bytes(comma + 1, -1, NULL, NULL);
}

/* Maps a regular file: nothing else can be a picture, and a device or a pipe
 * might never end. */
static GBytes *
map_file(const char *path, HoImageStatus *status)
{
    GMappedFile *map = NULL;
    GBytes *bytes = NULL;
    struct stat info;

    if (stat(path, &info) != 0) {
        *status = HO_IMAGE_IS_MISSING;
        return NULL;
    }
    if (S_ISREG(info.st_mode) && (size_t) info.st_size <= HO_FILE_LIMIT)
        map = g_mapped_file_new(path, FALSE, NULL);
    if (map == NULL) {
        *status = HO_IMAGE_IS_UNREADABLE;
        return NULL;
    }
    bytes = g_mapped_file_get_bytes(map);
    g_mapped_file_unref(map);
    return bytes;
}

/* Takes bytes; keeps them if they are a picture. */
static void
probe(HoImage *image, GBytes *bytes)
{
    HoBytes view;

    view.data = g_bytes_get_data(bytes, &view.length);
    image->type = ho_probe_type(view);
    if (image->type != HO_IMAGE_UNKNOWN && ho_probe_size(image, view)) {
        image->bytes = bytes;
        return;
    }
    image->status = HO_IMAGE_IS_UNREADABLE;
    g_bytes_unref(bytes);
}

static void
load_data_uri(HoImage *image, const char *uri)
{
    GBytes *bytes = decode_data_uri(uri);

    image->path = g_strdup("data:");
    if (bytes != NULL)
        probe(image, bytes);
    else
        image->status = HO_IMAGE_IS_UNREADABLE;
}

static void
load_file(HoImage *image, const char *jail)
{
    GBytes *bytes;

    if (jail != NULL && !ho_path_is_inside(image->path, jail)) {
        image->status = HO_IMAGE_IS_OUTSIDE;
        return;
    }
    bytes = map_file(image->path, &image->status);
    image->mapped = bytes != NULL;
    if (bytes == NULL)
        return;
    probe(image, bytes);
    /* A look at the head brings in much of a file that the system has at hand;
     * of a thousand photographs that is more than all else. */
    ho_image_forget(image);
}

/* Key of a picture in the table; absolute path for files. */
static char *
key_of(const char *dir, const char *path)
{
    g_autofree char *local = NULL, *plain = NULL, *resolved = NULL;

    if (is_data_uri(path))
        return g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);
    if (g_str_has_prefix(path, "file://"))
        local = g_filename_from_uri(path, NULL, NULL);
    if (local == NULL && is_uri(path))
        return g_strdup(path);
    resolved = ho_path_resolve(dir, local != NULL ? local : path);
    /* Blanks are often written as %20, as a browser wants them. */
    if (strchr(resolved, '%') != NULL && access(resolved, F_OK) != 0)
        plain = ho_path_decode(resolved);
    if (plain != NULL && access(plain, F_OK) == 0)
        return ho_path_resolve("/", plain);
    return g_steal_pointer(&resolved);
}

const HoImage *
ho_images_load(HoImages *images, const char *dir, const char *path)
{
    g_autofree char *key = key_of(dir, path);
    HoImage *image = g_hash_table_lookup(images->loaded, key);

    if (image != NULL)
        return image;
    image = g_new0(HoImage, 1);
    image->orientation = 1;
    image->number = g_hash_table_size(images->loaded);
    if (is_data_uri(path)) {
        load_data_uri(image, path);
    } else {
        image->path = g_strdup(key);
        if (is_uri(key))
            image->status = HO_IMAGE_IS_REMOTE;
        else
            load_file(image, images->jail);
    }
    g_hash_table_insert(images->loaded, g_steal_pointer(&key), image);
    return image;
}

void
ho_image_forget(const HoImage *image)
{
    size_t length;
    const void *data;

    if (!image->mapped || image->bytes == NULL)
        return;
    data = g_bytes_get_data(image->bytes, &length);
    if (length > 0)
        madvise((void *) data, length, MADV_DONTNEED);
}

void
ho_image_size(const HoImage *image, int *width, int *height)
{
    bool turned = image->orientation >= 5;

    *width = turned ? image->height : image->width;
    *height = turned ? image->width : image->height;
}

const char *
ho_image_media_type(const HoImage *image)
{
    return formats[image->type].media_type;
}

const char *
ho_image_suffix(const HoImage *image)
{
    return formats[image->type].suffix;
}
