#include "paint/picture.h"

#include "base/ahead.h"
#include "paint/samples.h"

#include <string.h>

struct HoPdfPictures {
    HoPdf *pdf;
    GHashTable *known; /* HoImage or other key: HoPdfPicture *, owned */
    HoAhead *ahead;    /* NULL: there is nothing to make ahead */
};

HoPdfPictures *
ho_pdf_pictures_new(HoPdf *pdf)
{
    HoPdfPictures *pictures = g_new0(HoPdfPictures, 1);

    pictures->pdf = pdf;
    pictures->known = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    return pictures;
}

void
ho_pdf_pictures_free(HoPdfPictures *pictures)
{
    if (pictures == NULL)
        return;
    ho_ahead_free(pictures->ahead);
    g_hash_table_unref(pictures->known);
    g_free(pictures);
}

static HoPdfPicture *
add(HoPdfPictures *pictures, const void *key)
{
    HoPdfPicture *picture = g_new0(HoPdfPicture, 1);

    picture->number = g_hash_table_size(pictures->known);
    picture->units[0] = picture->units[1] = 1;
    g_hash_table_insert(pictures->known, (gpointer) key, picture);
    return picture;
}

static gpointer
make_samples(gconstpointer image, gconstpointer data)
{
    HoSamples samples = ho_samples_make(image);

    (void) data;
    return g_memdup2(&samples, sizeof samples);
}

static gsize
size_of_samples(gconstpointer result)
{
    const HoSamples *samples = result;

    return (samples->color != NULL ? g_bytes_get_size(samples->color) : 0) +
           (samples->alpha != NULL ? g_bytes_get_size(samples->alpha) : 0);
}

static void
free_samples(gpointer result)
{
    ho_samples_clear(result);
    g_free(result);
}

static const HoAheadClass samples_class = {make_samples, size_of_samples,
                                           free_samples};

static unsigned
put_samples(HoPdfPictures *pictures, const HoImage *image)
{
    HoSamples *samples = pictures->ahead != NULL
                             ? ho_ahead_take(pictures->ahead, image)
                             : make_samples(image, NULL);
    unsigned object = ho_samples_put(samples, pictures->pdf);

    free_samples(samples);
    return object;
}

static void
put_image(HoPdfPictures *pictures, const HoImage *image, HoPdfPicture *picture)
{
    HoPdf *pdf = pictures->pdf;

    switch (image->type) {
    case HO_IMAGE_JPEG:
        picture->object = ho_pdf_put_jpeg(pdf, image);
        break;
    case HO_IMAGE_PNG:
        picture->object = ho_pdf_put_png(pdf, image->bytes);
        if (picture->object == 0)
            picture->object = put_samples(pictures, image);
        break;
    case HO_IMAGE_SVG:
        picture->object = ho_pdf_put_svg(pdf, image, picture->units);
        break;
    case HO_IMAGE_PDF:
        picture->object = ho_pdf_put_page(pdf, image->bytes, picture->units);
        break;
    case HO_IMAGE_GIF:
    case HO_IMAGE_WEBP:
    case HO_IMAGE_BMP:
    case HO_IMAGE_TIFF:
    case HO_IMAGE_AVIF:
        picture->object = put_samples(pictures, image);
        break;
    case HO_IMAGE_UNKNOWN:
        break;
    }
}

static bool
can_be_shown(const HoImage *image)
{
    return image->status == HO_IMAGE_OK && image->bytes != NULL;
}

void
ho_pdf_pictures_expect(HoPdfPictures *pictures, const HoImage *image)
{
    if (image == NULL || !can_be_shown(image) || !ho_samples_are_needed(image))
        return;
    if (pictures->ahead == NULL)
        pictures->ahead = ho_ahead_new(&samples_class, NULL);
    ho_ahead_ask(pictures->ahead, image, ho_samples_cost(image));
}

const HoPdfPicture *
ho_pdf_pictures_find(HoPdfPictures *pictures, const HoImage *image)
{
    HoPdfPicture *picture = g_hash_table_lookup(pictures->known, image);

    if (!can_be_shown(image))
        return NULL;
    if (picture == NULL) {
        picture = add(pictures, image);
        put_image(pictures, image, picture);
        ho_image_forget(image);
    }
    return picture->object != 0 ? picture : NULL;
}

/* One whose rows a PDF cannot hold. */
static unsigned
put_glyph(HoPdf *pdf, GBytes *png)
{
    gsize length;
    const guint8 *data = g_bytes_get_data(png, &length);
    HoImage image = {.path = "", .type = HO_IMAGE_PNG, .bytes = png};
    HoSamples samples;
    unsigned object;

    if (length < 24)
        return 0;
    image.width = data[18] << 8 | data[19];
    image.height = data[22] << 8 | data[23];
    samples = ho_samples_make(&image);
    object = ho_samples_put(&samples, pdf);
    ho_samples_clear(&samples);
    return object;
}

const HoPdfPicture *
ho_pdf_pictures_find_png(HoPdfPictures *pictures, const void *key, GBytes *png)
{
    HoPdfPicture *picture = g_hash_table_lookup(pictures->known, key);

    if (picture == NULL) {
        picture = add(pictures, key);
        picture->object = ho_pdf_put_png(pictures->pdf, png);
        if (picture->object == 0)
            picture->object = put_glyph(pictures->pdf, png);
    }
    return picture->object != 0 ? picture : NULL;
}

/* --- JPEG --- */

/* Whether the file has Adobe's segment: then its CMYK is inverted (Adobe
 * Technical Note 5116, 18). */
static bool
is_from_adobe(const guint8 *data, gsize length)
{
    gsize at = 2;

    while (length - at >= 16 && at < length && data[at] == 0xff &&
           data[at + 1] != 0xda) {
        if (data[at + 1] == 0xee && memcmp(data + at + 4, "Adobe", 5) == 0)
            return true;
        if (data[at + 1] == 0xff)
            at++;
        else
            at += 2 + (gsize) (data[at + 2] << 8 | data[at + 3]);
        if (at >= length)
            break;
    }
    return false;
}

unsigned
ho_pdf_put_jpeg(HoPdf *pdf, const HoImage *image)
{
    static const char *const spaces[] = {"", "Gray", "", "RGB", "CMYK"};
    unsigned object = ho_pdf_reserve(pdf);
    gsize length;
    const guint8 *data = g_bytes_get_data(image->bytes, &length);
    bool inverted = image->components == 4 && is_from_adobe(data, length);
    g_autofree char *dict = g_strdup_printf(
        "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/Device%s"
        "/BitsPerComponent 8/Filter/DCTDecode%s",
        image->width, image->height, spaces[image->components],
        inverted ? "/Decode[1 0 1 0 1 0 1 0]" : "");

    ho_pdf_begin_stream(pdf, object, dict, length);
    ho_pdf_write_stream(pdf, data, length);
    ho_pdf_end_stream(pdf);
    return object;
}
