#pragma once

#include "html/html.h"

typedef struct {
    HoImages *images;
    const HoTheme *theme;
    const HoPageMark *marks; /* of the printed pages; or NULL */
    unsigned n_marks;
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

/* The whole book as bytes, yours to unref; NULL with error when something
 * outside the text fails. */
GBytes *ho_epub(const HoDocument *doc, const HoEpubOptions *options,
                HoDiags *diags, GError **error);

/* The same to a file that is open for writing, never whole in memory; what was
 * written before a failure stays there. */
bool ho_epub_write(const HoDocument *doc, const HoEpubOptions *options,
                   HoDiags *diags, int fd, GError **error);
