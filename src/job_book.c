/*
 * What a book is made of beside its text: a cover, the marks of the printed
 * pages, fonts.
 */
#include "base/file.h"
#include "epub/epub.h"
#include "job.h"
#include "paint/paint.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define COVER_PPI 288 /* 1600 by 2560 pixels */

/* A cover for a book that brings none. */
static GBytes *
draw_cover(HoJob *job, const HoDocument *doc, HoEpubOptions *book)
{
    const char *given = ho_document_attribute(doc, "front-cover-image");
    HoLayoutOptions options = {
        .theme = job->theme, .images = job->images, .created = job->now};
    g_autoptr(HoPages) cover = NULL;

    options.fonts = ho_job_fonts(job, NULL);
    if (options.fonts == NULL || (given != NULL && given[0] != '\0'))
        return NULL;
    cover = ho_layout_cover(doc, &options);
    if (cover == NULL)
        return NULL;
    book->cover_width = (int) (cover->pages[0].width * COVER_PPI / 72);
    book->cover_height = (int) (cover->pages[0].height * COVER_PPI / 72);
    return ho_paint_jpeg(cover, 0, COVER_PPI, NULL);
}

static const char *
font_file(const void *data, const char *family, bool bold, bool italic)
{
    return ho_fonts_file(data, family, bold, italic);
}

/* The pages that a book lists.  What only concerns them is told when they are
 * written too. */
static const HoPages *
pages_for_list(HoJob *job, GError **error)
{
    unsigned before = ho_diags_count(job->diags);

    if (job->pages != NULL || ho_job_pages(job, error) == NULL)
        return job->pages;
    job->aside_from = before;
    job->aside_to = ho_diags_count(job->diags);
    return job->pages;
}

/* What a book is made of, besides its text. */
typedef struct {
    HoJob *job;
    const HoDocument *doc;
    HoEpubOptions options;
    HoBook *book;
    GArray *marks;
    GStringChunk *folios; /* of the marks */
    GBytes *cover;
} BookParts;

static void
clear_parts(BookParts *parts)
{
    g_clear_pointer(&parts->book, ho_book_free);
    g_clear_pointer(&parts->marks, g_array_unref);
    g_clear_pointer(&parts->folios, g_string_chunk_free);
    g_clear_pointer(&parts->cover, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BookParts, clear_parts)

/* Pages are many small pieces: freed, they stay with the process. */
static void
give_memory_back(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

static void
keep_folios(BookParts *parts)
{
    parts->folios = g_string_chunk_new(1024);
    for (unsigned i = 0; i < parts->marks->len; i++) {
        HoPageMark *mark = &g_array_index(parts->marks, HoPageMark, i);

        mark->folio = g_string_chunk_insert(parts->folios, mark->folio);
    }
}

/* A book lists the printed pages unless it is told not to: composing them takes
 * longer than all else that it needs. */
static bool
find_marks(BookParts *parts, GError **error)
{
    HoJob *job = parts->job;
    bool is_aside = job->pages == NULL;
    const HoPages *pages;

    if (ho_document_attribute(parts->doc, "epub-page-list") == NULL)
        return true;
    pages = pages_for_list(job, error);
    if (pages == NULL)
        return false;
    parts->marks = ho_page_marks(pages, job->docs[HO_PDF], parts->doc);
    if (is_aside) {
        keep_folios(parts); /* nobody asked for the pages */
        ho_job_forget_pages(job);
        give_memory_back();
    }
    ho_book_set_marks(parts->book,
                      (const HoPageMark *) (void *) parts->marks->data,
                      parts->marks->len);
    return true;
}

static bool
find_parts(BookParts *parts, HoJob *job, const HoDocument *doc, GError **error)
{
    HoEpubOptions *options = &parts->options;

    parts->job = job;
    parts->doc = doc;
    options->images = job->images;
    options->modified = job->now;
    options->theme = ho_job_theme(job, doc, error);
    if (options->theme == NULL)
        return false;
    /* its pixels are let go before there are pages */
    parts->cover = draw_cover(job, doc, options);
    options->cover_jpeg = parts->cover;
    if (ho_document_attribute(doc, "epub-fonts") != NULL) {
        options->font_data = ho_job_fonts(job, NULL);
        options->font_file = options->font_data != NULL ? font_file : NULL;
    }
    parts->book = ho_book_new(doc, options, job->diags);
    return find_marks(parts, error);
}

GBytes *
ho_job_render_epub(HoJob *job, const HoDocument *doc, GError **error)
{
    g_auto(BookParts) parts = {0};

    if (!find_parts(&parts, job, doc, error))
        return NULL;
    return ho_book_bytes(parts.book, error);
}

static bool
write_parts(int fd, void *data, GError **error)
{
    const BookParts *parts = data;

    return ho_book_write(parts->book, fd, error);
}

bool
ho_job_write_epub(HoJob *job, const char *path, GError **error)
{
    g_auto(BookParts) parts = {0};

    parts.options.is_kobo = g_str_has_suffix(path, ".kepub.epub");
    return find_parts(&parts, job, ho_job_document(job, HO_EPUB), error) &&
           ho_file_write_by(path, write_parts, &parts, error);
}
