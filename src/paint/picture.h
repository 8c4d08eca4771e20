#pragma once

#include "base/image.h"
#include "paint/pdf.h"

/*
 * Pictures as external objects of a PDF (ISO 32000-1, 8.9 and 8.10), each
 * written once, on first use.  What a PDF can hold goes in as it is.
 */
typedef struct HoPdfPictures HoPdfPictures;

typedef struct {
    unsigned object; /* 0: it cannot be shown */
    unsigned number; /* N in /IN */
    double units[2]; /* width and height in its own space */
} HoPdfPicture;

HoPdfPictures *ho_pdf_pictures_new(HoPdf *pdf);
void ho_pdf_pictures_free(HoPdfPictures *pictures);

/* Says, before any is asked for, that a picture will be, and in what order;
 * then that all has been said: those that take time are begun. */
void ho_pdf_pictures_expect(HoPdfPictures *pictures, const HoImage *image);
void ho_pdf_pictures_begin(HoPdfPictures *pictures);

/* NULL when it cannot be shown. */
const HoPdfPicture *ho_pdf_pictures_find(HoPdfPictures *pictures,
                                         const HoImage *image);
/* A PNG that stands in no file; key tells it from others, by address. */
const HoPdfPicture *ho_pdf_pictures_find_png(HoPdfPictures *pictures,
                                             const void *key, GBytes *png);

/* By format; 0, or the object that was written. */
unsigned ho_pdf_put_jpeg(HoPdf *pdf, const HoImage *image);
unsigned ho_pdf_put_png(HoPdf *pdf, GBytes *bytes);
/* Likewise; sets the size of its space. */
unsigned ho_pdf_put_svg(HoPdf *pdf, const HoImage *image, double units[2]);
unsigned ho_pdf_put_page(HoPdf *pdf, GBytes *file, double units[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoPdfPictures, ho_pdf_pictures_free)
