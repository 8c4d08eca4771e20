#include "epub/encode.h"

#include <stdio.h> /* jpeglib.h wants it first */

#include <jpeglib.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jmp_buf failed;
    unsigned char *out; /* malloc()ed by libjpeg */
    unsigned long size;
} Encoder;

static void
fail(j_common_ptr jpeg)
{
    Encoder *encoder = jpeg->client_data;

    longjmp(encoder->failed, 1);
}

static void
say_nothing(j_common_ptr jpeg)
{
    (void) jpeg;
}

static void
set_up(Encoder *encoder, const HoPixels *pixels, int quality)
{
    struct jpeg_compress_struct *jpeg = &encoder->jpeg;

    jpeg_create_compress(jpeg);
    jpeg_mem_dest(jpeg, &encoder->out, &encoder->size);
    jpeg->image_width = (JDIMENSION) pixels->width;
    jpeg->image_height = (JDIMENSION) pixels->height;
    jpeg->input_components = (int) pixels->channels;
    jpeg->in_color_space = pixels->channels == 4 ? JCS_EXT_RGBX : JCS_RGB;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, quality, TRUE);
    jpeg->optimize_coding = TRUE;
}

static void
write_profile(struct jpeg_compress_struct *jpeg, GBytes *profile)
{
    gsize size;
    const guchar *data = g_bytes_get_data(profile, &size);

    if (size > 0 && size < G_MAXUINT)
        jpeg_write_icc_profile(jpeg, data, (unsigned) size);
}

/* libjpeg does not write to the rows that it is given. */
static void
write_rows(struct jpeg_compress_struct *jpeg, const HoPixels *pixels)
{
    while (jpeg->next_scanline < jpeg->image_height) {
        JSAMPROW row =
            (JSAMPROW) (pixels->bytes + jpeg->next_scanline * pixels->stride);

        jpeg_write_scanlines(jpeg, &row, 1);
    }
}

static bool
run(Encoder *encoder, const HoPixels *pixels, int quality, GBytes *profile)
{
    if (setjmp(encoder->failed) != 0)
        return false;
    set_up(encoder, pixels, quality);
    jpeg_start_compress(&encoder->jpeg, TRUE);
    if (profile != NULL)
        write_profile(&encoder->jpeg, profile);
    write_rows(&encoder->jpeg, pixels);
    jpeg_finish_compress(&encoder->jpeg);
    return true;
}

GBytes *
ho_jpeg_encode(const HoPixels *pixels, int quality, GBytes *profile)
{
    Encoder encoder = {.out = NULL};
    GBytes *bytes = NULL;

    if (MAX(pixels->width, pixels->height) > JPEG_MAX_DIMENSION)
        return NULL;
    encoder.jpeg.err = jpeg_std_error(&encoder.errors);
    encoder.errors.error_exit = fail;
    encoder.errors.output_message = say_nothing;
    encoder.jpeg.client_data = &encoder;
    if (run(&encoder, pixels, quality, profile))
        bytes = g_bytes_new(encoder.out, encoder.size);
    jpeg_destroy_compress(&encoder.jpeg);
    free(encoder.out);
    return bytes;
}
