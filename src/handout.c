/*
 * The stages wired together: a text is read, composed, painted, written.  This
 * decides their order and keeps their results, so that a PDF and an EPUB of
 * one run share what they can.
 */
#include "base/file.h"
#include "epub/epub.h"
#include "html/site.h"
#include "job.h"
#include "paint/paint.h"

#include <errno.h>
#include <gio/gio.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>
#include <sys/stat.h>

#define COVER_PPI 288 /* 1600 by 2560 pixels */

/* --- reading --- */

/* https://reproducible-builds.org/specs/source-date-epoch/ */
static bool
source_date_epoch(int64_t *seconds)
{
    const char *text = g_getenv("SOURCE_DATE_EPOCH");
    char *end;

    if (text == NULL || !g_ascii_isdigit(text[0]))
        return false;
    *seconds = g_ascii_strtoll(text, &end, 10);
    return *end == '\0' && *seconds < (int64_t) 253402300800; /* year 10000 */
}

static void
set_times(HoJob *job, const char *path)
{
    struct stat info;

    if (source_date_epoch(&job->now)) {
        job->file_time = job->now;
        return;
    }
    job->now = g_get_real_time() / G_USEC_PER_SEC;
    job->file_time = job->now;
    if (path != NULL && stat(path, &info) == 0)
        job->file_time = info.st_mtime;
}

static HoDocument *
parse_for(const HoJob *job, HoFormat format)
{
    static const char *const backends[] = {
        [HO_PDF] = "pdf", [HO_EPUB] = "epub3", [HO_HTML] = "html5"};
    static const HoAttributeSetting defaults[HO_N_FORMATS][2] = {
        [HO_EPUB] = {{"epub-fonts", "", true}, {"epub-page-list", "", true}},
        [HO_HTML] = {{"stylesheet", "", true}}};
    g_autoptr(GArray) settings =
        g_array_new(FALSE, TRUE, sizeof(HoAttributeSetting));
    HoParseOptions options = {.safe = job->safe,
                              .doctype = job->doctype,
                              .base_dir = job->base_dir,
                              .embedded = job->embedded && format == HO_HTML,
                              .backend = backends[format],
                              .detect_language = ho_language_detect,
                              .now = job->now,
                              .file_time = job->file_time};
    const char *text;
    gsize length;

    for (unsigned i = 0; i < 2 && !options.embedded; i++)
        if (defaults[format][i].name != NULL)
            g_array_append_val(settings, defaults[format][i]);
    for (unsigned i = 0; i < job->settings->len; i++) {
        const HoSetting *setting = &g_array_index(job->settings, HoSetting, i);
        HoAttributeSetting copy = {setting->name, setting->value,
                                   setting->soft};

        g_array_append_val(settings, copy);
    }
    options.attributes = (const HoAttributeSetting *) (void *) settings->data;
    options.n_attributes = settings->len;
    text = g_bytes_get_data(job->text, &length);
    return ho_parse(job->name, text != NULL ? text : "", length, &options,
                    job->diags);
}

/* What the text is depends on the format it is read for (ifdef::backend-pdf[]),
 * so each format has its own tree; made when first asked for. */
static const HoDocument *
document_for(HoJob *job, HoFormat format)
{
    const HoDocument *doc;

    if (job->docs[format] == NULL) {
        job->docs[format] = parse_for(job, format);
        ho_job_select(job, format);
    }
    doc = job->docs[format];
    if (job->images == NULL)
        job->images =
            ho_images_new(job->safe >= HO_SAFE_SAFE ? doc->base_dir : NULL);
    return doc;
}

bool
ho_job_load(HoJob *job, const char *path, HoFormat format, GError **error)
{
    bool from_stdin = strcmp(path, "-") == 0;
    GBytes *text = ho_file_load(path, error);

    if (text == NULL)
        return false;
    ho_job_forget_text(job);
    job->text = text;
    job->name = from_stdin ? NULL : g_strdup(path);
    job->format = format;
    set_times(job, job->name);
    document_for(job, format);
    return ho_job_find_talk(job, error);
}

bool
ho_job_load_text(HoJob *job, const char *name, const char *text, size_t length,
                 HoFormat format)
{
    ho_job_forget_text(job);
    job->text = g_bytes_new(text, length);
    job->name = g_strdup(name);
    job->format = format;
    set_times(job, name);
    document_for(job, format);
    return ho_job_find_talk(job, NULL);
}

/* --- theme and pages --- */

/* Where styles/ and fonts/ are: where the environment says, beside the program
 * (PREFIX/bin and PREFIX/share/handout, wherever PREFIX was moved), in the
 * source when the program runs from its build, where it was installed. */
static char *
data_dir(void)
{
    const char *told = g_getenv("HANDOUT_DATA");
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *dir = NULL, *share = NULL;

    if (told != NULL && told[0] != '\0')
        return g_strdup(told);
    if (program == NULL)
        return g_strdup(HO_DATA_DIR);
    if (ho_path_is_inside(program, HO_BUILD_DIR))
        return g_strdup(HO_SOURCE_DIR);
    dir = g_path_get_dirname(program);
    share = g_build_filename(dir, "..", "share", "handout", NULL);
    if (g_file_test(share, G_FILE_TEST_IS_DIR))
        return g_steal_pointer(&share);
    return g_strdup(HO_DATA_DIR);
}

static void
set_from_attribute(HoTheme *theme, const HoDocument *doc, const char *name,
                   const char *key)
{
    const char *value = ho_document_attribute(doc, name);

    if (value != NULL && value[0] != '\0')
        ho_theme_set(theme, key, value);
}

/* The page and its text as the document asks for them:
 * https://docs.asciidoctor.org/pdf-converter/latest/asciidoc-attributes/ */
static void
apply_attributes(HoTheme *theme, const HoDocument *doc)
{
    const char *layout = ho_document_attribute(doc, "handout-layout");

    if (layout != NULL)
        ho_theme_arrange(theme, layout);
    set_from_attribute(theme, doc, "pdf-page-size", "page-size");
    set_from_attribute(theme, doc, "pdf-page-layout", "page-layout");
    set_from_attribute(theme, doc, "pdf-page-margin", "page-margin");
    set_from_attribute(theme, doc, "pdf-page-margin-rotated",
                       "page-margin-rotated");
    set_from_attribute(theme, doc, "page-columns", "page-columns");
    set_from_attribute(theme, doc, "page-column-gap", "page-column-gap");
    set_from_attribute(theme, doc, "pdf-page-mode", "page-mode");
    set_from_attribute(theme, doc, "text-align", "base-text-align");
    set_from_attribute(theme, doc, "footnotes-placement",
                       "footnotes-placement");
    set_from_attribute(theme, doc, "footnotes-numbering",
                       "footnotes-numbering");
    set_from_attribute(theme, doc, "media", "media");
}

/* The theme that the text names; one that cannot be had is a matter of the
 * text, so the default takes its place.  The safe modes keep to base_dir. */
static HoTheme *
theme_of_text(HoJob *job, const HoDocument *doc, const char *styles)
{
    const char *name = ho_document_attribute(doc, "pdf-theme");
    const char *dir = ho_document_attribute(doc, "pdf-themesdir");
    g_autofree char *own = ho_path_resolve(
        doc->base_dir, dir != NULL && dir[0] != '\0' ? dir : ".");
    const char *dirs[] = {own, styles, NULL};
    g_autoptr(GError) error = NULL;
    g_autofree char *path = NULL;
    HoTheme *theme;

    if (name == NULL || name[0] == '\0')
        return NULL;
    path = ho_path_resolve(own, name);
    if (job->safe >= HO_SAFE_SAFE &&
        (!ho_path_is_inside(own, doc->base_dir) ||
         !ho_path_is_inside(path, doc->base_dir))) {
        ho_diagf(job->diags, doc->root->loc, HO_DIAG_THEME_MISSING,
                 "'%s' is outside of the base directory", name);
        return NULL;
    }
    if (g_str_has_suffix(name, ".yml") &&
        g_file_test(path, G_FILE_TEST_IS_REGULAR))
        name = path;
    theme = ho_theme_load(name, dirs, job->diags, &error);
    if (theme == NULL)
        ho_diag(job->diags, doc->root->loc, HO_DIAG_THEME_MISSING,
                error->message);
    return theme;
}

static HoTheme *
theme_for(HoJob *job, const HoDocument *doc, GError **error)
{
    g_autofree char *data = data_dir();
    g_autofree char *styles = g_build_filename(data, "styles", NULL);
    const char *dirs[] = {styles, NULL};

    if (job->theme != NULL)
        return job->theme;
    if (job->theme_name == NULL)
        job->theme = theme_of_text(job, doc, styles);
    if (job->theme == NULL)
        job->theme = ho_theme_load(job->theme_name, dirs, job->diags, error);
    if (job->theme != NULL)
        apply_attributes(job->theme, doc);
    if (job->theme != NULL)
        ho_job_prepare_print(job, doc);
    return job->theme;
}

static HoFonts *
fonts_of(HoJob *job, GError **error)
{
    g_autofree char *data = data_dir();
    g_autofree char *list = g_build_filename(data, "fonts", "fonts.conf", NULL);

    if (job->fonts == NULL)
        job->fonts = ho_fonts_new(list, error);
    return job->fonts;
}

static const HoPages *
pages_of(HoJob *job, GError **error)
{
    const HoDocument *doc = document_for(job, HO_PDF);
    HoLayoutOptions options = {.created = job->now};

    ho_job_tell_aside(job);
    if (job->pages != NULL)
        return job->pages;
    if (fonts_of(job, error) == NULL || theme_for(job, doc, error) == NULL)
        return NULL;
    options.fonts = job->fonts;
    options.theme = job->theme;
    options.images = job->images;
    job->pages =
        ho_job_fit(job, doc, &options, ho_layout(doc, &options, job->diags));
    return job->pages;
}

/* --- writing --- */

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

    if (!job->embedded && theme_for(job, doc, error) == NULL)
        return NULL;
    text = ho_html_document(doc, flavour, job->images,
                            job->embedded ? NULL : job->theme);
    return bytes_of_string(text);
}

/* A cover for a book that brings none. */
static GBytes *
draw_cover(HoJob *job, const HoDocument *doc, HoEpubOptions *book)
{
    const char *given = ho_document_attribute(doc, "front-cover-image");
    HoLayoutOptions options = {
        .theme = job->theme, .images = job->images, .created = job->now};
    g_autoptr(HoPages) cover = NULL;

    options.fonts = fonts_of(job, NULL);
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

    if (job->pages != NULL || pages_of(job, error) == NULL)
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
    GArray *marks;
    GStringChunk *folios; /* of the marks */
    GBytes *cover;
} BookParts;

static void
clear_parts(BookParts *parts)
{
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
    parts->options.marks = (const HoPageMark *) (void *) parts->marks->data;
    parts->options.n_marks = parts->marks->len;
    if (!is_aside)
        return true;
    keep_folios(parts); /* nobody asked for the pages: their memory is free */
    ho_job_forget_pages(job);
    give_memory_back();
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
    options->theme = theme_for(job, doc, error);
    if (options->theme == NULL)
        return false;
    /* its pixels are let go before there are pages */
    parts->cover = draw_cover(job, doc, options);
    options->cover_jpeg = parts->cover;
    if (!find_marks(parts, error))
        return false;
    if (ho_document_attribute(doc, "epub-fonts") != NULL) {
        options->font_data = fonts_of(job, NULL);
        options->font_file = options->font_data != NULL ? font_file : NULL;
    }
    return true;
}

static GBytes *
render_epub(HoJob *job, const HoDocument *doc, GError **error)
{
    g_auto(BookParts) parts = {0};

    if (!find_parts(&parts, job, doc, error))
        return NULL;
    return ho_epub(doc, &parts.options, job->diags, error);
}

static bool
write_parts(int fd, void *data, GError **error)
{
    const BookParts *parts = data;

    return ho_epub_write(parts->doc, &parts->options, parts->job->diags, fd,
                         error);
}

static bool
write_epub(HoJob *job, const char *path, GError **error)
{
    g_auto(BookParts) parts = {0};

    parts.options.is_kobo = g_str_has_suffix(path, ".kepub.epub");
    return find_parts(&parts, job, document_for(job, HO_EPUB), error) &&
           ho_file_write_by(path, write_parts, &parts, error);
}

/* --- a folder of pages --- */

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
    const HoDocument *doc = document_for(job, HO_HTML);
    const HoTheme *theme = theme_for(job, doc, error);

    return theme != NULL && ho_html_site(doc, job->images, theme,
                                         write_site_file, (void *) path, error);
}

static GBytes *
render_pdf(HoJob *job, GError **error)
{
    const HoPages *pages = pages_of(job, error);

    return pages != NULL
               ? ho_paint_sheets(pages, ho_job_sheets(job, pages), error)
               : NULL;
}

GBytes *
ho_job_render(HoJob *job, HoFormat format, GError **error)
{
    const HoDocument *doc = document_for(job, format);

    switch (format) {
    case HO_PDF:
        return render_pdf(job, error);
    case HO_EPUB:
        return render_epub(job, doc, error);
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
        const HoPages *pages = pages_of(job, error);

        return pages != NULL &&
               ho_paint_sheets_file(pages, ho_job_sheets(job, pages), path,
                                    error);
    }
    if (format == HO_HTML && g_str_has_suffix(path, "/"))
        return write_site(job, path, error);
    if (format == HO_EPUB)
        return write_epub(job, path, error);
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
        return ho_document_dump(document_for(job, job->format));
    case HO_DUMP_PAGES:
        pages = pages_of(job, error);
        return pages != NULL ? ho_pages_dump(pages) : NULL;
    case HO_DUMP_FLOW:
        break;
    }
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                "this stage cannot be shown as text");
    return NULL;
}
