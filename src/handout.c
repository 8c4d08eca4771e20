/*
 * The stages wired together: a text is read, composed, painted, written.  This
 * decides their order and keeps their results, so that a PDF and an EPUB of
 * one run share what they can.
 */
#include "base/file.h"
#include "html/site.h"
#include "job.h"
#include "paint/paint.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>

const HoPages *
ho_job_pages(HoJob *job, GError **error)
{
    const HoDocument *doc = ho_job_document(job, HO_PDF);
    HoLayoutOptions options = {.created = job->now};

    ho_job_tell_aside(job);
    if (job->pages != NULL)
        return job->pages;
    if (ho_job_fonts(job, error) == NULL ||
        ho_job_theme(job, doc, error) == NULL)
        return NULL;
    options.fonts = job->fonts;
    options.theme = job->theme;
    options.images = job->images;
    options.note_lines = job->printing->sheet.note_lines;
    job->pages =
        ho_job_fit(job, doc, &options, ho_layout(doc, &options, job->diags));
    return job->pages;
}

static GBytes *
bytes_of_string(char *text)
{
    return g_bytes_new_take(text, strlen(text));
}

static GBytes *
render_html(HoJob *job, const HoDocument *doc, GError **error)
{
    HoHtmlFlavour flavour = job->embedded ? HO_HTML_FRAGMENT : HO_HTML_PAGE;
    char *text;

    if (!job->embedded && ho_job_theme(job, doc, error) == NULL)
        return NULL;
    text = ho_html_document(doc, flavour, job->images,
                            job->embedded ? NULL : job->theme);
    return bytes_of_string(text);
}

static bool
write_site_file(const char *name, GBytes *bytes, void *data, GError **error)
{
    g_autofree char *path = g_build_filename(data, name, NULL);
    g_autofree char *folder = g_path_get_dirname(path);
    gsize size = 0;
    const void *content = g_bytes_get_data(bytes, &size);

    if (g_mkdir_with_parents(folder, 0777) != 0) {
        g_set_error(error, G_FILE_ERROR, (gint) g_file_error_from_errno(errno),
                    "cannot make folder '%s': %s", folder, g_strerror(errno));
        return false;
    }
    return ho_file_write(path, content, size, error);
}

static bool
write_site(HoJob *job, const char *path, GError **error)
{
    const HoDocument *doc = ho_job_document(job, HO_HTML);
    const HoTheme *theme = ho_job_theme(job, doc, error);

    return theme != NULL && ho_html_site(doc, job->images, theme,
                                         write_site_file, (void *) path, error);
}

static GBytes *
render_pdf(HoJob *job, GError **error)
{
    const HoPages *pages = ho_job_pages(job, error);

    return pages != NULL
               ? ho_paint_sheets(pages, ho_job_sheets(job, pages), error)
               : NULL;
}

GBytes *
ho_job_render(HoJob *job, HoFormat format, GError **error)
{
    const HoDocument *doc = ho_job_document(job, format);

    switch (format) {
    case HO_PDF:
        return render_pdf(job, error);
    case HO_EPUB:
        return ho_job_render_epub(job, doc, error);
    case HO_HTML:
        return render_html(job, doc, error);
    }
    return NULL;
}

bool
ho_job_write(HoJob *job, HoFormat format, const char *path, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    const void *data;
    gsize length;

    if (format == HO_PDF) {
        const HoPages *pages = ho_job_pages(job, error);

        return pages != NULL &&
               ho_paint_sheets_file(pages, ho_job_sheets(job, pages), path,
                                    error);
    }
    if (format == HO_HTML && g_str_has_suffix(path, "/"))
        return write_site(job, path, error);
    if (format == HO_EPUB)
        return ho_job_write_epub(job, path, error);
    bytes = ho_job_render(job, format, error);
    if (bytes == NULL)
        return false;
    data = g_bytes_get_data(bytes, &length);
    return ho_file_write(path, data, length, error);
}

char *
ho_job_dump(HoJob *job, HoDump what, GError **error)
{
    const HoPages *pages;

    switch (what) {
    case HO_DUMP_DOC:
        return ho_document_dump(ho_job_document(job, job->format));
    case HO_DUMP_PAGES:
        pages = ho_job_pages(job, error);
        return pages != NULL ? ho_pages_dump(pages) : NULL;
    case HO_DUMP_FLOW:
        break;
    }
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                "this stage cannot be shown as text");
    return NULL;
}
