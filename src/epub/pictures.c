/*
 * Pictures of the book: one copy each, upright, not larger than a screen needs,
 * in a type that every reader knows.
 */
#include "epub/book.h"

#include "base/number.h"
#include "epub/pixels.h"

#include <math.h>
#include <string.h>

/* Opaque PNG files above this many bytes are photos: they become JPEG. */
#define LARGE_PNG ((gsize) 1536 * 1024)

/* Apple's readers show no picture that has more. */
#define MAX_PIXELS 5600000.0

/* Photos that are heavier are written again, though their size is right. */
#define LARGE_JPEG ((gsize) 1536 * 1024)

/* JPEG as libjpeg counts it; what a pixel of a photo takes in bytes (measured:
 * slides and rooms at 1600 pixels), and what all of them may take before the
 * lower ones are used. */
enum { BEST_QUALITY = 85, MANY_QUALITY = 75, MOST_QUALITY = 70 };
static const double best_bytes = 0.063, many_bytes = 0.050;
static const double max_photo_bytes = 5.5e6;

#define MAX_DRAWING_SIDE   4096
#define MAX_DRAWING_PIXELS ((gint64) 4000 * 1000)
#define MAX_DRAWING_BYTES  ((gsize) 512 * 1024)

/* Byte 25 of a PNG is the colour type of its header. */
static bool
is_large_photo(const HoImage *image)
{
    gsize size = 0;
    const guchar *data = g_bytes_get_data(image->bytes, &size);

    return image->type == HO_IMAGE_PNG && size > LARGE_PNG && data[25] == 2;
}

/* The type it has in the book, NULL when it cannot be in one. */
static const char *
type_in_book(const HoImage *image)
{
    switch (image->type) {
    case HO_IMAGE_JPEG:
        return "image/jpeg";
    case HO_IMAGE_PNG:
        return is_large_photo(image) ? "image/jpeg" : "image/png";
    case HO_IMAGE_GIF:
        return "image/gif";
    case HO_IMAGE_SVG:
        return "image/svg+xml";
    case HO_IMAGE_WEBP:
    case HO_IMAGE_AVIF:
    case HO_IMAGE_BMP:
        return "image/png";
    case HO_IMAGE_TIFF:
        return "image/jpeg";
    case HO_IMAGE_PDF:
    case HO_IMAGE_UNKNOWN:
        return NULL;
    }
    return NULL;
}

static const char *
suffix_of(const char *type)
{
    if (strcmp(type, "image/jpeg") == 0)
        return ".jpg";
    if (strcmp(type, "image/png") == 0)
        return ".png";
    return strcmp(type, "image/gif") == 0 ? ".gif" : ".svg";
}

static bool
is_core(HoImageType type)
{
    return type == HO_IMAGE_JPEG || type == HO_IMAGE_PNG ||
           type == HO_IMAGE_GIF || type == HO_IMAGE_SVG;
}

static bool
is_vector_or_animated(HoImageType type)
{
    return type == HO_IMAGE_SVG || type == HO_IMAGE_GIF;
}

/* Drawings and screenshots: scaled they would blur and, as often as not, grow.
 * They stay as they are up to what every reader can show. */
static bool
is_fine_drawing(const HoPicture *picture)
{
    const HoImage *image = picture->image;

    return image->type == HO_IMAGE_PNG &&
           MAX(picture->width, picture->height) <= MAX_DRAWING_SIDE &&
           (gint64) picture->width * picture->height <= MAX_DRAWING_PIXELS &&
           g_bytes_get_size(image->bytes) <= MAX_DRAWING_BYTES;
}

static void
fit(HoPicture *picture, int max_side)
{
    int longer = MAX(picture->width, picture->height);
    double pixels = (double) picture->width * picture->height;

    if (pixels > MAX_PIXELS)
        max_side = MIN(max_side, (int) (longer * sqrt(MAX_PIXELS / pixels)));
    if (longer <= max_side || is_vector_or_animated(picture->image->type) ||
        is_fine_drawing(picture))
        return;
    picture->width =
        MAX(1, (int) ((gint64) picture->width * max_side / longer));
    picture->height =
        MAX(1, (int) ((gint64) picture->height * max_side / longer));
}

/* Whether the file's own bytes will do. */
static bool
is_plain(const HoPicture *picture)
{
    const HoImage *image = picture->image;
    int width, height;

    if (is_vector_or_animated(image->type))
        return true;
    if (image->type == HO_IMAGE_JPEG &&
        g_bytes_get_size(image->bytes) > LARGE_JPEG)
        return false;
    ho_image_size(image, &width, &height);
    return is_core(image->type) && image->orientation <= 1 &&
           image->components != 4 && width == picture->width &&
           !is_large_photo(image);
}

static HoPicture *
new_picture(HoBook *book, const HoImage *image, const char *type)
{
    HoPicture *picture = g_new0(HoPicture, 1);

    picture->image = image;
    picture->type = type;
    picture->quality = BEST_QUALITY;
    picture->name = g_strdup_printf("images/%u%s", book->picture_list->len + 1,
                                    suffix_of(type));
    ho_image_size(image, &picture->width, &picture->height);
    fit(picture, book->max_side);
    picture->is_plain = is_plain(picture);
    return picture;
}

HoPicture *
ho_book_picture(HoBook *book, const HoImage *image)
{
    HoPicture *picture = g_hash_table_lookup(book->pictures, image);
    const char *type;

    if (picture != NULL || g_hash_table_contains(book->pictures, image))
        return picture;
    type = image->status == HO_IMAGE_OK && image->bytes != NULL
               ? type_in_book(image)
               : NULL;
    if (type != NULL)
        picture = new_picture(book, image, type);
    /* A type that no reader knows has no bytes of its own to fall back on; a
     * drawing may turn out to be none. */
    if (picture != NULL &&
        (!is_core(image->type) || image->type == HO_IMAGE_SVG)) {
        g_autoptr(GBytes) bytes = ho_picture_bytes(picture);

        if (bytes == NULL) {
            g_free(picture->name);
            g_clear_pointer(&picture, g_free);
        }
    }
    g_hash_table_insert(book->pictures, (void *) image, picture);
    if (picture != NULL) {
        g_ptr_array_add(book->picture_list, picture);
        g_hash_table_insert(book->by_name, picture->name, picture);
    }
    return picture;
}

static void
report(HoHtml *html, const HoImage *image)
{
    static const HoDiagCode codes[] = {
        [HO_IMAGE_OK] = HO_DIAG_IMAGE_UNREADABLE,
        [HO_IMAGE_IS_MISSING] = HO_DIAG_IMAGE_MISSING,
        [HO_IMAGE_IS_REMOTE] = HO_DIAG_IMAGE_REMOTE,
        [HO_IMAGE_IS_OUTSIDE] = HO_DIAG_IMAGE_OUTSIDE,
        [HO_IMAGE_IS_UNREADABLE] = HO_DIAG_IMAGE_UNREADABLE,
    };
    const HoBook *book = html->book;

    if (!book->trial)
        ho_diag(book->diags, html->block->loc, codes[image->status],
                image->path);
}

const char *
ho_book_src(HoHtml *html, const HoImage *image)
{
    HoBook *book = html->book;
    const HoPicture *picture = ho_book_picture(book, image);
    g_autofree char *src = NULL;

    if (picture == NULL) {
        report(html, image);
        return NULL;
    }
    src = g_strconcat("../", picture->name, NULL);
    return g_string_chunk_insert_const(book->strings, src);
}

/* Drawings say their size in their own way. */
bool
ho_book_size(HoHtml *html, const char *src, int *width, int *height)
{
    const HoBook *book = html->book;
    const HoPicture *picture =
        g_hash_table_lookup(book->by_name, src + strlen("../"));

    if (picture == NULL || picture->width <= 0 || picture->height <= 0 ||
        (picture->image != NULL && picture->image->type == HO_IMAGE_SVG))
        return false;
    *width = picture->width;
    *height = picture->height;
    return true;
}

static int
asked_quality(const HoBook *book)
{
    const char *text = ho_book_attribute(book, "epub-image-quality");
    int quality = text != NULL ? ho_int_of(text, 0) : 0;

    return quality > 0 ? MIN(quality, 100) : 0;
}

void
ho_book_settle_quality(HoBook *book)
{
    int quality = asked_quality(book);
    double pixels = 0;

    for (guint i = 0; i < book->picture_list->len; i++) {
        const HoPicture *picture = book->picture_list->pdata[i];

        if (!picture->is_plain && picture->image != NULL &&
            strcmp(picture->type, "image/jpeg") == 0)
            pixels += (double) picture->width * picture->height;
    }
    if (quality == 0)
        quality = pixels * best_bytes <= max_photo_bytes   ? BEST_QUALITY
                  : pixels * many_bytes <= max_photo_bytes ? MANY_QUALITY
                                                           : MOST_QUALITY;
    for (guint i = 0; i < book->picture_list->len; i++)
        ((HoPicture *) book->picture_list->pdata[i])->quality = quality;
}

/* --- the cover --- */

/* "image:cover.jpg[…]" is below imagesdir, a plain path below the document. */
static char *
cover_source(const HoBook *book)
{
    const char *value = ho_book_attribute(book, "front-cover-image");
    const char *dir = ho_book_attribute(book, "imagesdir");
    const char *bracket;
    g_autofree char *target = NULL;

    if (value == NULL || *value == '\0')
        return NULL;
    if (!g_str_has_prefix(value, "image:"))
        return g_strdup(value);
    value += strlen("image:");
    value += *value == ':';
    bracket = strchr(value, '[');
    target = bracket != NULL ? g_strndup(value, (gsize) (bracket - value))
                             : g_strdup(value);
    if (dir == NULL || *dir == '\0' || *target == '/')
        return g_steal_pointer(&target);
    return g_build_filename(dir, target, NULL);
}

static HoPicture *
given_cover(HoBook *book)
{
    g_autofree char *source = cover_source(book);
    HoHtml html = {.doc = book->doc,
                   .flavour = HO_HTML_EPUB,
                   .block = book->doc->root,
                   .images = book->options->images,
                   .book = book};
    const HoImage *image = ho_html_image(&html, source);

    if (image == NULL)
        return NULL;
    if (ho_book_picture(book, image) == NULL)
        report(&html, image);
    return ho_book_picture(book, image);
}

static HoPicture *
drawn_cover(HoBook *book)
{
    HoPicture *picture;

    if (book->options->cover_jpeg == NULL)
        return NULL;
    picture = g_new0(HoPicture, 1);
    picture->name = g_strdup("images/cover.jpg");
    picture->type = "image/jpeg";
    picture->width = book->options->cover_width;
    picture->height = book->options->cover_height;
    picture->drawn = book->options->cover_jpeg;
    g_ptr_array_add(book->picture_list, picture);
    return picture;
}

void
ho_book_find_cover(HoBook *book)
{
    book->cover = given_cover(book);
    if (book->cover == NULL)
        book->cover = drawn_cover(book);
    if (book->cover != NULL)
        book->cover->is_cover = true;
}

/* --- bytes --- */

/* JPEG is decoded at about the size that is wanted, others are whole. */
gsize
ho_picture_cost(const HoPicture *picture)
{
    const HoImage *image = picture->image;
    gsize wanted = 4 * (gsize) picture->width * (gsize) picture->height;
    gsize stored = 0;

    if (image == NULL)
        return 0;
    if (picture->is_plain)
        return g_bytes_get_size(image->bytes);
    stored = 4 * (gsize) image->width * (gsize) image->height;
    if (image->type == HO_IMAGE_JPEG)
        stored = MIN(stored, 4 * wanted);
    return stored + wanted;
}

GBytes *
ho_picture_bytes(const HoPicture *picture)
{
    const HoImage *image = picture->image;
    GBytes *bytes = NULL;

    if (picture->drawn != NULL)
        return g_bytes_ref(picture->drawn);
    if (!picture->is_plain)
        bytes = ho_pixels_convert(image, picture->width, picture->height,
                                  picture->type, picture->quality);
    if (bytes != NULL)
        return bytes;
    if (image->type == HO_IMAGE_JPEG)
        return ho_pixels_strip_jpeg(image->bytes);
    if (image->type == HO_IMAGE_PNG && strcmp(picture->type, "image/png") == 0)
        return ho_pixels_strip_png(image->bytes);
    if (image->type == HO_IMAGE_SVG)
        return ho_html_clean_svg(image->bytes);
    return image->type == HO_IMAGE_GIF ? g_bytes_ref(image->bytes) : NULL;
}
