/*
 * The text of a job and the trees that are made of it.
 */
#include "base/file.h"
#include "job.h"

#include <sys/stat.h>

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

const HoDocument *
ho_job_document(HoJob *job, HoFormat format)
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
    ho_job_document(job, format);
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
    ho_job_document(job, format);
    return ho_job_find_talk(job, NULL);
}
