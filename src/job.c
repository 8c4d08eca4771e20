/* A job's options, life and messages. */
#include "job.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

const char *
ho_version(void)
{
    return HO_VERSION;
}

static void
clear_setting(void *data)
{
    HoSetting *setting = data;

    g_free(setting->name);
    g_free(setting->value);
}

HoJob *
ho_job_new(void)
{
    HoJob *job = g_new0(HoJob, 1);

    job->settings = g_array_new(FALSE, TRUE, sizeof(HoSetting));
    g_array_set_clear_func(job->settings, clear_setting);
    job->diags = ho_diags_new();
    job->messages = g_array_new(FALSE, TRUE, sizeof(unsigned));
    job->said = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return job;
}

void
ho_job_forget_pages(HoJob *job)
{
    g_clear_pointer(&job->sheets, ho_sheets_free);
    g_clear_pointer(&job->fit_report, g_free);
    g_clear_pointer(&job->pages, ho_pages_free);
}

/* Pages hold fonts and pictures, documents hold places in the diagnostics:
 * what uses goes before what is used. */
void
ho_job_forget_text(HoJob *job)
{
    ho_job_message_count(job);
    job->aside_from = job->aside_to = 0;
    job->talk = 0;
    ho_job_forget_pages(job);
    g_clear_pointer(&job->printing, ho_print_free);
    g_clear_pointer(&job->theme, ho_theme_free);
    for (int i = 0; i < HO_N_FORMATS; i++)
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
    ho_job_forget_text(job);
    g_clear_pointer(&job->fonts, ho_fonts_free);
    g_clear_pointer(&job->print, ho_print_free);
    g_array_unref(job->settings);
    g_array_unref(job->messages);
    g_hash_table_unref(job->said);
    ho_diags_free(job->diags);
    g_free(job->doctype);
    g_free(job->base_dir);
    g_free(job->theme_name);
    g_free(job->talk_name);
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
    HoSetting setting = {.soft = g_str_has_suffix(value, "@")};
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
ho_job_set_talk(HoJob *job, const char *talk)
{
    set_string(&job->talk_name, talk);
}

void
ho_job_set_embedded(HoJob *job, bool embedded)
{
    job->embedded = embedded;
}

/* --- messages --- */

/* A text read for two formats is reported on twice: a message is said once. */
static void
collect_messages(HoJob *job)
{
    for (; job->n_seen < ho_diags_count(job->diags); job->n_seen++) {
        const HoDiag *diag = ho_diags_at(job->diags, job->n_seen);

        if (job->n_seen >= job->aside_from && job->n_seen < job->aside_to)
            continue;
        if (g_hash_table_add(job->said, ho_diag_to_string(job->diags, diag)))
            g_array_append_val(job->messages, job->n_seen);
    }
}

void
ho_job_tell_aside(HoJob *job)
{
    if (job->aside_from < job->aside_to)
        job->n_seen = MIN(job->n_seen, job->aside_from);
    job->aside_from = job->aside_to = 0;
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
    case HO_LINT:
        return HO_LEVEL_LINT;
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
    unsigned count = ho_job_message_count(job);
    HoLevel worst = HO_LEVEL_NONE;

    for (unsigned i = 0; i < count; i++)
        worst = MAX(worst, ho_job_message(job, i, NULL, NULL, NULL));
    return worst;
}

static int
compare_paths(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

/* Names in messages are as the text gave them: paths from here, from the
 * document's folder, or no files at all. */
static void
add_source(GHashTable *files, const HoJob *job, const char *name)
{
    const HoDocument *doc = job->docs[job->format];
    g_autofree char *cwd = g_get_current_dir();
    const char *dirs[] = {cwd, doc != NULL ? doc->dir : cwd};

    for (size_t i = 0; i < G_N_ELEMENTS(dirs); i++) {
        g_autofree char *path = ho_path_resolve(dirs[i], name);

        if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
            continue;
        if (!g_hash_table_contains(files, path))
            g_hash_table_add(files, g_steal_pointer(&path));
        return;
    }
}

static void
add_image(const HoImage *image, void *files)
{
    if (g_path_is_absolute(image->path) &&
        !g_hash_table_contains(files, image->path))
        g_hash_table_add(files, g_strdup(image->path));
}

char **
ho_job_files(const HoJob *job)
{
    g_autoptr(GHashTable) files = g_hash_table_new(g_str_hash, g_str_equal);
    unsigned count = ho_diags_source_count(job->diags);
    char **list;

    for (unsigned i = 0; i < count; i++)
        add_source(files, job, ho_diags_source_name(job->diags, (uint16_t) i));
    if (job->images != NULL)
        ho_images_each(job->images, add_image, files);
    list = (char **) g_hash_table_get_keys_as_array(files, &count);
    qsort(list, count, sizeof *list, compare_paths);
    return list;
}
