/*
 * One input: read once, then written in each format asked for.  An output that
 * fails does not keep the others from being written.
 */
#include "cli/convert.h"

#include "cli/messages.h"
#include "cli/print.h"
#include "cli/split.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
    char *path;
    HoFormat format;
} Output;

static void
clear_output(void *data)
{
    g_free(((Output *) data)->path);
}

static void
add_output(GArray *outputs, char *path, HoFormat format)
{
    Output output = {path, format};

    g_array_append_val(outputs, output);
}

/* Below -D; with -R the path from there on is kept. */
static char *
destination(const Options *options, const char *input, const char *name)
{
    g_autofree char *folder = g_path_get_dirname(input);
    g_autofree char *full = NULL, *root = NULL;

    if (options->destination_dir == NULL)
        return g_build_filename(folder, name, NULL);
    if (options->source_dir != NULL) {
        full = g_canonicalize_filename(folder, NULL);
        root = g_canonicalize_filename(options->source_dir, NULL);
        if (g_str_has_prefix(full, root) &&
            (full[strlen(root)] == '/' || full[strlen(root)] == '\0'))
            return g_build_filename(options->destination_dir,
                                    full + strlen(root), name, NULL);
    }
    return g_build_filename(options->destination_dir, name, NULL);
}

static char *
default_output(const Options *options, const char *input, HoFormat format)
{
    g_autofree char *base = g_path_get_basename(input);
    g_autofree char *name = NULL;
    char *dot = strrchr(base, '.');

    if (strcmp(input, "-") == 0)
        return g_strdup("-");
    if (dot != NULL && dot != base)
        *dot = '\0';
    name = g_strconcat(base, format_suffix(format), NULL);
    return destination(options, input, name);
}

static HoFormat
format_of_output(const Options *options, const char *path)
{
    HoFormat format = HO_PDF;
    bool known = format_of_path(path, &format);

    if (options->formats->len == 1 || (options->formats->len > 1 && !known))
        return g_array_index(options->formats, HoFormat, 0);
    return format;
}

/* PDF first: an EPUB of the same run lists its pages. */
static int
compare_outputs(const void *a, const void *b)
{
    const Output *x = a, *y = b;

    return (x->format > y->format) - (x->format < y->format);
}

static GArray *
outputs_of(const Options *options, const char *input)
{
    GArray *outputs = g_array_new(FALSE, FALSE, sizeof(Output));

    g_array_set_clear_func(outputs, clear_output);
    for (char **o = options->outputs; o != NULL && *o != NULL; o++) {
        bool in_dir = options->destination_dir != NULL &&
                      strcmp(*o, "-") != 0 && !g_path_is_absolute(*o);

        add_output(outputs,
                   in_dir ? g_build_filename(options->destination_dir, *o, NULL)
                          : g_strdup(*o),
                   format_of_output(options, *o));
    }
    g_array_sort(outputs, compare_outputs); /* stable */
    if (outputs->len > 0)
        return outputs;
    for (unsigned i = 0; i < options->formats->len; i++) {
        HoFormat format = g_array_index(options->formats, HoFormat, i);

        add_output(outputs, default_output(options, input, format), format);
    }
    if (outputs->len == 0)
        add_output(outputs, default_output(options, input, HO_PDF), HO_PDF);
    return outputs;
}

static HoJob *
job_for(const Options *options)
{
    HoJob *job = ho_job_new();

    for (char **a = options->attributes; a != NULL && *a != NULL; a++)
        ho_job_set_attribute(job, *a);
    ho_job_set_safe_mode(job, options->safe_mode != NULL ? options->safe_mode
                                                         : "unsafe");
    ho_job_set_doctype(job, options->doctype);
    ho_job_set_base_dir(job, options->base_dir);
    ho_job_set_theme(job, options->theme);
    ho_job_set_embedded(job, options->embedded);
    ho_job_set_talk(job, options->talk);
    ho_job_set_print(job, options->print);
    return job;
}

/* Makes the folder an output is to lie in, which -D promises. */
static bool
make_folder(const Options *options, const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);

    if (options->destination_dir == NULL || strcmp(path, "-") == 0 ||
        g_mkdir_with_parents(folder, 0777) == 0)
        return true;
    g_set_error(error, G_FILE_ERROR, (gint) g_file_error_from_errno(errno),
                "cannot make folder '%s': %s", folder, g_strerror(errno));
    return false;
}

static bool
write_output(const Options *options, HoJob *job, const Output *output,
             GError **error)
{
    gint64 start = g_get_monotonic_time();
    bool done;

    if (strcmp(output->path, "-") == 0 && output->format != HO_HTML &&
        isatty(STDOUT_FILENO) != 0) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "standard output is a terminal: redirect it or give -o "
                    "FILE");
        return false;
    }
    done = make_folder(options, output->path, error) &&
           ho_job_write(job, output->format, output->path, error);
    if (done && output->format == HO_PDF && !options->quiet)
        print_report(ho_job_print_report(job));
    if (done && options->timings)
        fprintf(stderr, "  time to compose and write %s: %.5f\n", output->path,
                (double) (g_get_monotonic_time() - start) / 1e6);
    return done;
}

static bool
write_dump(const Options *options, HoJob *job, GError **error)
{
    HoDump what = strcmp(options->dump, "doc") == 0     ? HO_DUMP_DOC
                  : strcmp(options->dump, "pages") == 0 ? HO_DUMP_PAGES
                                                        : HO_DUMP_FLOW;
    g_autofree char *text = ho_job_dump(job, what, error);

    if (text == NULL)
        return false;
    if (fputs(text, stdout) >= 0 && fflush(stdout) == 0)
        return true;
    g_set_error(error, G_FILE_ERROR, (gint) g_file_error_from_errno(errno),
                "cannot write 'standard output': %s", g_strerror(errno));
    return false;
}

static Status
complain(GError *error)
{
    messages_complain(error->message);
    g_error_free(error);
    return STATUS_WORLD;
}

static Status
write_all(const Options *options, HoJob *job, const GArray *outputs)
{
    Status status = STATUS_FINE;
    GError *error = NULL;

    if (options->dump != NULL)
        return write_dump(options, job, &error) ? STATUS_FINE : complain(error);
    for (unsigned i = 0; i < outputs->len; i++) {
        const Output *output = &g_array_index(outputs, Output, i);

        if (!write_output(options, job, output, &error))
            status = complain(g_steal_pointer(&error));
    }
    return status;
}

/* Each talk in each format. */
static Status
write_talks(const Options *options, HoJob *job, const GArray *outputs)
{
    unsigned count = ho_job_talk_count(job);
    Status status = STATUS_FINE;
    g_autoptr(GHashTable) taken =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GError *error = NULL;

    if (count == 0) {
        messages_complain("there are no sections to split by");
        return STATUS_WORLD;
    }
    for (unsigned talk = 1; talk <= count; talk++) {
        g_autofree char *title = ho_job_talk_title(job, talk);

        ho_job_show_talk(job, talk);
        for (unsigned i = 0; i < outputs->len; i++) {
            Output output = g_array_index(outputs, Output, i);
            g_autofree char *plain =
                split_path(output.path, talk, count, title);
            g_autofree char *path = split_unique(plain, talk, taken);

            output.path = path;
            if (!write_output(options, job, &output, &error))
                status = complain(g_steal_pointer(&error));
        }
    }
    return status;
}

static void
collect_files(const HoJob *job, GHashTable *files)
{
    g_autofree char **list = ho_job_files(job);

    for (char **file = list; *file != NULL; file++)
        g_hash_table_add(files, *file);
}

Status
convert_file(const Options *options, const char *input, GHashTable *files)
{
    g_autoptr(HoJob) job = job_for(options);
    g_autoptr(GArray) outputs = outputs_of(options, input);
    gint64 start = g_get_monotonic_time();
    GError *error = NULL;
    Status status;

    if (!ho_job_load(job, input, g_array_index(outputs, Output, 0).format,
                     &error))
        return complain(error);
    if (options->timings)
        fprintf(stderr, "%s\n  time to read and parse: %.5f\n", input,
                (double) (g_get_monotonic_time() - start) / 1e6);
    status = options->split != NULL ? write_talks(options, job, outputs)
                                    : write_all(options, job, outputs);
    if (files != NULL)
        collect_files(job, files);
    if (!options->quiet)
        messages_print(job, 0,
                       options->verbose ? HO_LEVEL_DEBUG
                       : options->lint  ? HO_LEVEL_LINT
                                        : HO_LEVEL_WARNING);
    if (status == STATUS_FINE && ho_job_worst(job) >= options->failure_level)
        status = STATUS_TEXT;
    return status;
}
