#pragma once

#include <glib.h>
#include <stdbool.h>

/*
 * Pictures as files: what kind they are and how large, read from their first
 * bytes without decoding.  Layout needs the size, paint and epub the bytes.
 */
typedef enum {
    HO_IMAGE_UNKNOWN,
    HO_IMAGE_JPEG,
    HO_IMAGE_PNG,
    HO_IMAGE_SVG,
    HO_IMAGE_GIF,
    HO_IMAGE_WEBP,
    HO_IMAGE_BMP,
    HO_IMAGE_TIFF,
    HO_IMAGE_AVIF,
    HO_IMAGE_PDF,
} HoImageType;

typedef enum {
    HO_IMAGE_OK,
    HO_IMAGE_IS_MISSING,   /* no such file */
    HO_IMAGE_IS_REMOTE,    /* a URI that is not fetched */
    HO_IMAGE_IS_OUTSIDE,   /* beyond what the safe mode allows */
    HO_IMAGE_IS_UNREADABLE /* no known format, or damaged */
} HoImageStatus;

typedef struct {
    const char *path; /* absolute, or "data:" for one that stood in the text */
    HoImageStatus status;
    HoImageType type;
    GBytes *bytes;     /* the file, mapped; NULL unless HO_IMAGE_OK */
    int width, height; /* pixels as stored, before orientation is applied */
    int orientation;   /* EXIF 1 to 8; 1 when the file says nothing */
    double dpi;        /* as the file says; 0 when it does not */
    int components;    /* JPEG: 1 grey, 3 RGB or YCbCr, 4 CMYK; else 0 */
    unsigned number;   /* in order of first use, from 0: names it in outputs */
    bool mapped;       /* bytes are a file's pages, see ho_image_forget */
} HoImage;

/* Pictures loaded so far, each once; where the safe mode lets them be. */
typedef struct HoImages HoImages;

/* jail: absolute directory that pictures must lie in, or NULL for anywhere. */
HoImages *ho_images_new(const char *jail);
void ho_images_free(HoImages *images);

/* The picture at path, which is absolute, or relative to dir (absolute), or a
 * data: URI.  Never NULL: its status says what is wrong.  Owned by images. */
const HoImage *ho_images_load(HoImages *images, const char *dir,
                              const char *path);

/* Calls visit for each picture that was asked for, found or not. */
void ho_images_each(const HoImages *images,
                    void (*visit)(const HoImage *image, void *data),
                    void *data);

/* Gives the memory that reading bytes took back to the system, where they are
 * a mapped file; they stay readable. */
void ho_image_forget(const HoImage *image);

/* Width and height as the reader sees them, in pixels, orientation applied. */
void ho_image_size(const HoImage *image, int *width, int *height);

/* "image/jpeg"…; "application/octet-stream" when unknown. */
const char *ho_image_media_type(const HoImage *image);
/* ".jpg"…; "" when unknown. */
const char *ho_image_suffix(const HoImage *image);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoImages, ho_images_free)
