#pragma once

#include "html/html.h"

typedef struct {
    HoImages *images;
    const HoTheme *theme;
    GBytes *cover_jpeg; /* drawn cover, used when the text gives none; or
                           NULL */
    int cover_width, cover_height;
    /* The file of a face, or NULL when there is none; NULL: the book carries no
     * fonts.  data is its own. */
    const char *(*font_file)(const void *data, const char *family, bool bold,
                             bool italic);
    const void *font_data;
    int64_t modified; /* seconds since 1970 */
    bool is_kobo;     /* for Kobo's own reader, see kobo.h */
} HoEpubOptions;

/*
 * A book is made in two steps: its text is divided into files and its pictures
 * are begun with, on other threads; then it is written.  Between the two there
 * is time to compose the pages that it lists.
 */
typedef struct HoBook HoBook;

/* doc, options and what they refer to, and diags are borrowed. */
HoBook *ho_book_new(const HoDocument *doc, const HoEpubOptions *options,
                    HoDiags *diags);
void ho_book_free(HoBook *book);

/* The printed pages, in order; borrowed. */
void ho_book_set_marks(HoBook *book, const HoPageMark *marks, unsigned n);

/* The whole book as bytes, yours to unref; NULL with error when something
 * outside the text fails.  Once. */
GBytes *ho_book_bytes(HoBook *book, GError **error);

/* The same to a file that is open for writing, never whole in memory; what was
 * written before a failure stays there. */
bool ho_book_write(HoBook *book, int fd, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(HoBook, ho_book_free)
