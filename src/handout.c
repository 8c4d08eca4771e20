/*
 * A job: options, the text, and what each stage made of it.  The only file
 * that knows all stages; it decides their order and keeps their results, so
 * that a PDF and an EPUB of one run share what they can.
 */
#include "handout.h"

#include "base/file.h"
#include "epub/epub.h"
#include "html/html.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "parse/parse.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/stat.h>

#define N_FORMATS (HO_HTML + 1)

typedef struct {
    char *name, *value;
    bool soft;
} Setting;

struct HoJob {
    /* options */
    GArray *settings; /* of Setting */
    HoSafe safe;
    char *doctype, *base_dir, *theme_name;
    bool embedded;

    /* the text */
    char *name; /* NULL: from nowhere */
    GBytes *text;
    int64_t now, file_time;
    HoFormat format; /* that it was loaded for */

    /* what became of it */
    HoDiags *diags;
    HoDocument *docs[N_FORMATS]; /* parsed for each format, or NULL */
    HoImages *images;
    HoTheme *theme;
    HoFonts *fonts;
    HoPages *pages;
    GArray *messages; /* of unsigned: diagnostics without repeats */
    unsigned n_seen;  /* diagnostics already looked at */
    GHashTable *said; /* their texts */
};

const char *
ho_version(void)
{
    return HO_VERSION;
}

static void
clear_setting(void *data)
{
    Setting *setting = data;

    g_free(setting->name);
    g_free(setting->value);
}

HoJob *
ho_job_new(void)
{
    HoJob *job = g_new0(HoJob, 1);

    job->settings = g_array_new(FALSE, TRUE, sizeof(Setting));
    g_array_set_clear_func(job->settings, clear_setting);
    job->diags = ho_diags_new();
    job->messages = g_array_new(FALSE, TRUE, sizeof(unsigned));
    job->said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return job;
}

/* Pages hold fonts and pictures, documents hold places in the diagnostics:
 * what uses goes before what is used. */
static void
forget_text(HoJob *job)
{
    g_clear_pointer(&job->pages, ho_pages_free);
    g_clear_pointer(&job->theme, ho_theme_free);
    for (int i = 0; i < N_FORMATS; i++)
        g_clear_pointer(&job->docs[i], ho_document_free);
    g_clear_pointer(&job->images, ho_images_free);
    g_clear_pointer(&job->text, g_bytes_unref);
    g_clear_pointer(&job->name, g_free);
}

void
ho_job_free(HoJob *job)
{
    if (job == NULL)
        return;
    forget_text(job);
    g_clear_pointer(&job->fonts, ho_fonts_free);
    g_array_unref(job->settings);
    g_array_unref(job->messages);
    g_hash_table_unref(job->said);
    ho_diags_free(job->diags);
    g_free(job->doctype);
    g_free(job->base_dir);
    g_free(job->theme_name);
    g_free(job);
}

/* --- options --- */

void
ho_job_set_attribute(HoJob *job, const char *text)
{
    g_autofree char *trimmed = g_strchomp(g_strdup(text));
    char *equals = strchr(trimmed, '='), *name = trimmed;
    const char *value = equals != NULL ? equals + 1 : "";
    size_t length =
        equals != NULL ? (size_t) (equals - trimmed) : strlen(trimmed);
    Setting setting = {.soft = g_str_has_suffix(value, "@")};
    bool unset = false;

    if (length > 0 && name[length - 1] == '@') {
        setting.soft = true;
        length--;
    } else if (setting.soft) {
        trimmed[strlen(trimmed) - 1] = '\0';
    }
    if (length > 0 && name[0] == '!') {
        unset = true;
        name++;
        length--;
    } else if (length > 0 && name[length - 1] == '!') {
        unset = true;
        length--;
    }
    if (length == 0)
        return;
    setting.name = g_ascii_strdown(name, (gssize) length);
    setting.value = unset ? NULL : g_utf8_make_valid(value, -1);
    g_array_append_val(job->settings, setting);
}

bool
ho_job_set_safe_mode(HoJob *job, const char *name)
{
    static const struct {
        const char *name;
        HoSafe safe;
    } modes[] = {{"unsafe", HO_SAFE_UNSAFE},
                 {"safe", HO_SAFE_SAFE},
                 {"server", HO_SAFE_SERVER},
                 {"secure", HO_SAFE_SECURE}};

    for (size_t i = 0; i < G_N_ELEMENTS(modes); i++) {
        if (g_ascii_strcasecmp(name, modes[i].name) == 0) {
            job->safe = modes[i].safe;
            return true;
        }
    }
    return false;
}

static void
set_string(char **field, const char *value)
{
    g_free(*field);
    *field = g_strdup(value);
}

void
ho_job_set_doctype(HoJob *job, const char *doctype)
{
    set_string(&job->doctype, doctype);
}

void
ho_job_set_base_dir(HoJob *job, const char *dir)
{
    set_string(&job->base_dir, dir);
}

void
ho_job_set_theme(HoJob *job, const char *theme)
{
    set_string(&job->theme_name, theme);
}

void
ho_job_set_embedded(HoJob *job, bool embedded)
{
    job->embedded = embedded;
}

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
    g_autoptr(GArray) settings =
        g_array_new(FALSE, TRUE, sizeof(HoAttributeSetting));
    HoParseOptions options = {.safe = job->safe,
                              .doctype = job->doctype,
                              .base_dir = job->base_dir,
                              .embedded = job->embedded && format == HO_HTML,
                              .backend = backends[format],
                              .now = job->now,
                              .file_time = job->file_time};
    const char *text;
    gsize length;

    for (unsigned i = 0; i < job->settings->len; i++) {
        const Setting *setting = &g_array_index(job->settings, Setting, i);
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

    if (job->docs[format] == NULL)
        job->docs[format] = parse_for(job, format);
    doc = job->docs[format];
    if (job->images == NULL && doc != NULL)
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
    forget_text(job);
    job->text = text;
    job->name = from_stdin ? NULL : g_strdup(path);
    job->format = format;
    set_times(job, job->name);
    document_for(job, format);
    return true;
}

bool
ho_job_load_text(HoJob *job, const char *name, const char *text, size_t length,
                 HoFormat format)
{
    forget_text(job);
    job->text = g_bytes_new(text, length);
    job->name = g_strdup(name);
    job->format = format;
    set_times(job, name);
    document_for(job, format);
    return true;
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
    set_from_attribute(theme, doc, "pdf-page-size", "page-size");
    set_from_attribute(theme, doc, "pdf-page-layout", "page-layout");
    set_from_attribute(theme, doc, "pdf-page-margin", "page-margin");
    set_from_attribute(theme, doc, "pdf-page-mode", "page-mode");
    set_from_attribute(theme, doc, "text-align", "base-text-align");
    set_from_attribute(theme, doc, "media", "media");
}

static HoTheme *
theme_for(HoJob *job, const HoDocument *doc, GError **error)
{
    g_autofree char *data = data_dir();
    g_autofree char *styles = g_build_filename(data, "styles", NULL);
    g_autofree char *own = NULL;
    const char *name = job->theme_name, *dir;
    const char *dirs[3] = {styles, NULL, NULL};

    if (job->theme != NULL)
        return job->theme;
    dir = ho_document_attribute(doc, "pdf-themesdir");
    if (name == NULL) {
        name = ho_document_attribute(doc, "pdf-theme");
        if (dir != NULL && dir[0] != '\0') {
            own = ho_path_resolve(doc->base_dir, dir);
            dirs[0] = own;
            dirs[1] = styles;
        }
    }
    if (name != NULL && name[0] == '\0')
        name = NULL;
    job->theme = ho_theme_load(name, dirs, job->diags, error);
    if (job->theme != NULL)
        apply_attributes(job->theme, doc);
    return job->theme;
}

static const HoPages *
pages_of(HoJob *job, GError **error)
{
    const HoDocument *doc = document_for(job, HO_PDF);
    HoLayoutOptions options = {.created = job->now};

    if (job->pages != NULL)
        return job->pages;
    if (job->fonts == NULL) {
        g_autofree char *data = data_dir();
        g_autofree char *list =
            g_build_filename(data, "fonts", "fonts.conf", NULL);

        job->fonts = ho_fonts_new(list, error);
    }
    if (job->fonts == NULL || theme_for(job, doc, error) == NULL)
        return NULL;
    options.fonts = job->fonts;
    options.theme = job->theme;
    options.images = job->images;
    job->pages = ho_layout(doc, &options, job->diags);
    if (job->pages == NULL)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                    "layout is not built yet");
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
    if (text == NULL) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                    "html is not built yet");
        return NULL;
    }
    return bytes_of_string(text);
}

static GBytes *
render_epub(HoJob *job, const HoDocument *doc, GError **error)
{
    HoEpubOptions options = {.images = job->images, .modified = job->now};

    options.theme = theme_for(job, doc, error);
    if (options.theme == NULL)
        return NULL;
    return ho_epub(doc, &options, job->diags, error);
}

static GBytes *
render_pdf(HoJob *job, GError **error)
{
    const HoPages *pages = pages_of(job, error);

    return pages != NULL ? ho_paint_pdf(pages, error) : NULL;
}

GBytes *
ho_job_render(HoJob *job, HoFormat format, GError **error)
{
    const HoDocument *doc = document_for(job, format);

    if (doc == NULL) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                    "parse is not built yet");
        return NULL;
    }
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
    g_autoptr(GBytes) bytes = ho_job_render(job, format, error);
    const void *data;
    gsize length;

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
        if (document_for(job, job->format) != NULL)
            return ho_document_dump(document_for(job, job->format));
        break;
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

/* --- messages --- */

/* A text read for two formats is reported on twice: a message is said once. */
static void
collect_messages(HoJob *job)
{
    for (; job->n_seen < ho_diags_count(job->diags); job->n_seen++) {
        const HoDiag *diag = ho_diags_at(job->diags, job->n_seen);

        if (g_hash_table_add(job->said, ho_diag_to_string(job->diags, diag)))
            g_array_append_val(job->messages, job->n_seen);
    }
}

unsigned
ho_job_message_count(const HoJob *job)
{
    collect_messages((HoJob *) job);
    return job->messages->len;
}

static HoLevel
level_of(HoSeverity severity)
{
    switch (severity) {
    case HO_DEBUG:
        return HO_LEVEL_DEBUG;
    case HO_NOTE:
        return HO_LEVEL_INFO;
    case HO_WARNING:
        return HO_LEVEL_WARNING;
    case HO_ERROR:
        return HO_LEVEL_ERROR;
    case HO_FATAL:
        return HO_LEVEL_FATAL;
    }
    return HO_LEVEL_NONE;
}

HoLevel
ho_job_message(const HoJob *job, unsigned index, char **text, char **source,
               unsigned *column)
{
    const HoDiag *diag;

    g_return_val_if_fail(index < ho_job_message_count(job), HO_LEVEL_NONE);
    diag =
        ho_diags_at(job->diags, g_array_index(job->messages, unsigned, index));
    if (text != NULL)
        *text = g_strchomp(ho_diag_to_string(job->diags, diag));
    if (source != NULL)
        *source = ho_diag_source_line(job->diags, diag);
    if (column != NULL)
        *column = diag->loc.column;
    return level_of(diag->severity);
}

HoLevel
ho_job_worst(const HoJob *job)
{
    if (ho_diags_count(job->diags) == 0)
        return HO_LEVEL_NONE;
    return level_of(ho_diags_worst(job->diags));
}

char **
ho_job_files(const HoJob *job)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new();

    if (job->name != NULL)
        g_ptr_array_add(files, g_strdup(job->name));
    g_ptr_array_add(files, NULL);
    return (char **) g_ptr_array_free(g_steal_pointer(&files), FALSE);
}
