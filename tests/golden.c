/*
 * Runs every tests/cases/TOPIC/NAME.adoc through the stages that have an
 * expected file beside it: NAME.doc (the tree), NAME.diag (what is wrong with
 * it), NAME.html (the body), NAME.pages (the layout) and NAME.lint (what is
 * said of it).  With HO_UPDATE=1 in the environment it writes those files
 * instead.  NAME.args may hold
 * attributes, one a line, as on the command line; "doctype=book" and
 * "safe-mode=secure" are understood too.
 */
#include "handout.h"

#include <glib/gstdio.h>
#include <string.h>

typedef char *(*Render)(HoJob *job);

static char *
render_doc(HoJob *job)
{
    return ho_job_dump(job, HO_DUMP_DOC, NULL);
}

static char *
render_pages(HoJob *job)
{
    return ho_job_dump(job, HO_DUMP_PAGES, NULL);
}

static char *
render_html(HoJob *job)
{
    g_autoptr(GBytes) bytes = ho_job_render(job, HO_HTML, NULL);

    return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static char *
render_diag(HoJob *job)
{
    GString *out = g_string_new(NULL);

    for (unsigned i = 0; i < ho_job_message_count(job); i++) {
        g_autofree char *text = NULL;
        g_autofree char *source = NULL;
        unsigned column;

        ho_job_message(job, i, &text, &source, &column);
        g_string_append(out, text);
        g_string_append_c(out, '\n');
    }
    return g_string_free(out, FALSE);
}

/* What is said of the pages and of the text read for them. */
static char *
render_lint(HoJob *job)
{
    g_free(ho_job_dump(job, HO_DUMP_PAGES, NULL));
    return render_diag(job);
}

static const struct {
    const char *suffix;
    Render render;
    HoFormat format;
} stages[] = {
    {".doc", render_doc, HO_HTML},   {".html", render_html, HO_HTML},
    {".diag", render_diag, HO_HTML}, {".pages", render_pages, HO_PDF},
    {".lint", render_lint, HO_PDF},
};

/* What the settings file beside the case asks for. */
static void
apply_settings(HoJob *job, const char *stem)
{
    g_autofree char *path = g_strconcat(stem, ".args", NULL);
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;

    ho_job_set_embedded(job, true);
    ho_job_set_safe_mode(job, "safe");
    if (!g_file_get_contents(path, &text, NULL, NULL))
        return;
    lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line != NULL; line++) {
        if (g_str_has_prefix(*line, "doctype="))
            ho_job_set_doctype(job, *line + strlen("doctype="));
        else if (g_str_has_prefix(*line, "safe-mode="))
            ho_job_set_safe_mode(job, *line + strlen("safe-mode="));
        else if (**line != '\0')
            ho_job_set_attribute(job, *line);
    }
}

static char *
result_of(const char *stem, size_t stage)
{
    g_autoptr(HoJob) job = ho_job_new();
    g_autofree char *name = g_path_get_basename(stem);
    g_autofree char *file = g_strconcat(name, ".adoc", NULL);

    apply_settings(job, stem);
    g_assert_true(ho_job_load(job, file, stages[stage].format, NULL));
    return stages[stage].render(job);
}

static void
show_difference(const char *path, const char *got)
{
    g_autofree char *copy = NULL;
    const char *argv[] = {"diff", "-u", path, NULL, NULL};
    int fd = g_file_open_tmp("golden-XXXXXX", &copy, NULL);

    g_close(fd, NULL);
    g_file_set_contents(copy, got, -1, NULL);
    argv[3] = copy;
    g_spawn_sync(NULL, (char **) argv, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL,
                 NULL, NULL, NULL, NULL);
    g_unlink(copy);
}

static void
check_stage(const char *stem, size_t stage)
{
    g_autofree char *path = g_strconcat(stem, stages[stage].suffix, NULL);
    g_autofree char *expected = NULL;
    g_autofree char *got = NULL;

    if (!g_file_get_contents(path, &expected, NULL, NULL))
        return;
    got = result_of(stem, stage);
    if (g_getenv("HO_UPDATE") != NULL) {
        g_assert_true(g_file_set_contents(path, got, -1, NULL));
    } else if (strcmp(got, expected) != 0) {
        show_difference(path, got);
        g_test_fail();
    }
}

static void
run_case(const void *data)
{
    const char *path = data;
    g_autofree char *stem = g_strndup(path, strlen(path) - strlen(".adoc"));
    g_autofree char *dir = g_path_get_dirname(path);

    g_assert_cmpint(g_chdir(dir), ==, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(stages); i++)
        check_stage(stem, i);
}

static void
add_cases(const char *topic)
{
    g_autofree char *path = g_build_filename(HO_CASES, topic, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *test = NULL;

        if (!g_str_has_suffix(name, ".adoc"))
            continue;
        test = g_strdup_printf("/%s/%.*s", topic, (int) strlen(name) - 5, name);
        g_test_add_data_func_full(test, g_build_filename(path, name, NULL),
                                  run_case, g_free);
    }
}

int
main(int argc, char **argv)
{
    g_autoptr(GDir) dir = g_dir_open(HO_CASES, 0, NULL);
    const char *topic;

    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions(); /* all cases, whatever one says */
    while (dir != NULL && (topic = g_dir_read_name(dir)) != NULL)
        add_cases(topic);
    return g_test_run();
}
