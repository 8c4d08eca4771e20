/*
 * The command line, read by GOption; scripts written for the asciidoctor
 * command work unchanged, so options that mean nothing here are taken in
 * silence.
 */
#include "cli/options.h"

#include "cli/print.h"

#include <string.h>

typedef struct {
    Options *options;
    char **formats, **rest, **ignored;
    char *failure_level;
    gboolean help, version, test_sheet, embedded, quiet, verbose, lint, timings,
        watch, safe, numbers, unused;
} Raw;

static const struct {
    const char *name;
    HoFormat format;
} format_names[] = {
    {"pdf", HO_PDF},    {"epub", HO_EPUB},   {"html", HO_HTML},
    {"epub3", HO_EPUB}, {"html5", HO_HTML},  {"htm", HO_HTML},
    {"xhtml", HO_HTML}, {"xhtml5", HO_HTML},
};

bool
format_find(const char *name, HoFormat *format)
{
    for (size_t i = 0; i < G_N_ELEMENTS(format_names); i++) {
        if (g_ascii_strcasecmp(format_names[i].name, name) == 0) {
            *format = format_names[i].format;
            return true;
        }
    }
    return false;
}

bool
format_of_path(const char *path, HoFormat *format)
{
    const char *dot = strrchr(path, '.');

    if (g_str_has_suffix(path, "/")) {
        *format = HO_HTML; /* a folder of pages */
        return true;
    }
    return dot != NULL && format_find(dot + 1, format);
}

const char *
format_suffix(HoFormat format)
{
    switch (format) {
    case HO_PDF:
        return ".pdf";
    case HO_EPUB:
        return ".epub";
    case HO_HTML:
        return ".html";
    }
    return "";
}

static bool
fail(GError **error, const char *problem, const char *value)
{
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "%s: '%s'",
                problem, value);
    return false;
}

static bool
set_failure_level(Options *options, const char *name, GError **error)
{
    static const struct {
        const char *name;
        HoLevel level;
    } levels[] = {{"INFO", HO_LEVEL_INFO},    {"LINT", HO_LEVEL_LINT},
                  {"WARN", HO_LEVEL_WARNING}, {"WARNING", HO_LEVEL_WARNING},
                  {"ERROR", HO_LEVEL_ERROR},  {"FATAL", HO_LEVEL_FATAL},
                  {"DEBUG", HO_LEVEL_DEBUG}};

    options->failure_level = HO_LEVEL_FATAL;
    if (name == NULL)
        return true;
    for (size_t i = 0; i < G_N_ELEMENTS(levels); i++) {
        if (g_ascii_strcasecmp(name, levels[i].name) == 0) {
            options->failure_level = levels[i].level;
            return true;
        }
    }
    return fail(
        error, "failure level is none of INFO, LINT, WARN, ERROR, FATAL", name);
}

static bool
set_formats(Options *options, char *const *names, GError **error)
{
    HoFormat format;

    options->formats = g_array_new(FALSE, FALSE, sizeof(HoFormat));
    for (; names != NULL && *names != NULL; names++) {
        if (!format_find(*names, &format))
            return fail(error, "unknown format, give pdf, epub or html",
                        *names);
        g_array_append_val(options->formats, format);
    }
    return true;
}

/* -n is an attribute in disguise; what -a says later in the list wins. */
static void
add_attribute(Options *options, const char *setting)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new();

    g_ptr_array_add(list, g_strdup(setting));
    for (char **a = options->attributes; a != NULL && *a != NULL; a++)
        g_ptr_array_add(list, *a);
    g_ptr_array_add(list, NULL);
    g_free(options->attributes);
    options->attributes =
        (char **) g_ptr_array_free(g_steal_pointer(&list), FALSE);
}

static bool
check_values(const Options *options, GError **error)
{
    static const char *const doctypes[] = {"article", "book", "manpage",
                                           "inline", NULL};
    static const char *const dumps[] = {"doc", "pages", "flow", NULL};
    static const char *const modes[] = {"unsafe", "safe", "server", "secure",
                                        NULL};

    if (options->doctype != NULL &&
        !g_strv_contains(doctypes, options->doctype))
        return fail(error, "doctype is none of article, book, manpage, inline",
                    options->doctype);
    if (options->dump != NULL && !g_strv_contains(dumps, options->dump))
        return fail(error, "nothing to dump by this name, give doc or pages",
                    options->dump);
    if (options->safe_mode != NULL &&
        !g_strv_contains(modes, options->safe_mode))
        return fail(error, "safe mode is none of unsafe, safe, server, secure",
                    options->safe_mode);
    return true;
}

/* An attribute in disguise, too. */
static bool
set_layout(Options *options, GError **error)
{
    static const char *const layouts[] = {"handout",      "slides-notes",
                                          "slides-lines", "margin-notes",
                                          "cards",        NULL};
    g_autofree char *setting = NULL;

    if (options->layout == NULL)
        return true;
    if (!g_strv_contains(layouts, options->layout))
        return fail(error,
                    "layout is none of handout, slides-notes, slides-lines, "
                    "margin-notes, cards",
                    options->layout);
    setting = g_strconcat("handout-layout=", options->layout, NULL);
    add_attribute(options, setting);
    return true;
}

static bool
check_talks(const Options *options, GError **error)
{
    if (options->split == NULL)
        return true;
    if (strcmp(options->split, "talks") != 0)
        return fail(error, "nothing to split by, give talks", options->split);
    if (options->talk != NULL)
        return fail(error, "one talk cannot be split", options->talk);
    if (options->dump != NULL)
        return fail(error, "--split writes files, not a dump", options->dump);
    if ((options->outputs != NULL &&
         g_strv_contains((const char *const *) options->outputs, "-")) ||
        (options->outputs == NULL &&
         g_strv_contains((const char *const *) options->inputs, "-") &&
         options->destination_dir == NULL))
        return fail(error, "standard output cannot hold several files", "-");
    return true;
}

/* One name cannot hold what becomes of several files. */
static bool
check_files(const Options *options, GError **error)
{
    HoFormat format;

    if (options->inputs == NULL) {
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "no FILE to read was given");
        return false;
    }
    if (options->watch &&
        g_strv_contains((const char *const *) options->inputs, "-"))
        return fail(error, "standard input cannot be watched", "-");
    if (options->outputs == NULL)
        return true;
    if (g_strv_length(options->inputs) > 1)
        return fail(error, "one output cannot hold several files, use -D",
                    options->outputs[0]);
    for (char **out = options->outputs; *out != NULL; out++)
        if (options->formats->len == 0 && strcmp(*out, "-") != 0 &&
            !format_of_path(*out, &format) && options->dump == NULL)
            return fail(error,
                        "format not known by the ending, give --to as well",
                        *out);
    return true;
}

static bool
finish(Raw *raw, GError **error)
{
    Options *options = raw->options;

    options->inputs = g_steal_pointer(&raw->rest);
    options->embedded = raw->embedded;
    options->quiet = raw->quiet;
    options->verbose = raw->verbose;
    options->lint = raw->lint;
    options->timings = raw->timings;
    options->watch = raw->watch;
    if (raw->help)
        options->run = RUN_HELP;
    else if (raw->version || (raw->verbose && options->inputs == NULL))
        options->run = RUN_VERSION;
    else if (raw->test_sheet)
        options->run = RUN_TEST_SHEET;
    if (options->run != RUN_CONVERT)
        return true;
    if (raw->safe && options->safe_mode == NULL)
        options->safe_mode = g_strdup("safe");
    if (raw->numbers)
        add_attribute(options, "sectnums");
    return set_failure_level(options, raw->failure_level, error) &&
           set_formats(options, raw->formats, error) &&
           check_values(options, error) &&
           ho_print_check(options->print, error) &&
           check_files(options, error) && check_talks(options, error) &&
           set_layout(options, error);
}

#define FLAG(long, short, field)                                  \
    {                                                             \
        long, short, 0, G_OPTION_ARG_NONE, &raw.field, NULL, NULL \
    }
#define WORD(long, short, field)                                      \
    {                                                                 \
        long, short, 0, G_OPTION_ARG_FILENAME, &raw.field, NULL, NULL \
    }
#define FIELD(long, short, field)                                          \
    {                                                                      \
        long, short, 0, G_OPTION_ARG_FILENAME, &options->field, NULL, NULL \
    }
#define LIST(long, short, pointer)                                       \
    {                                                                    \
        long, short, 0, G_OPTION_ARG_FILENAME_ARRAY, pointer, NULL, NULL \
    }

bool
options_parse(Options *options, int argc, char **argv, GError **error)
{
    Raw raw = {.options = options};
    const GOptionEntry entries[] = {
        LIST("out-file", 'o', &options->outputs),
        LIST("attribute", 'a', &options->attributes),
        LIST("to", 0, &raw.formats),
        LIST("backend", 'b', &raw.formats),
        FIELD("doctype", 'd', doctype),
        FIELD("base-dir", 'B', base_dir),
        FIELD("source-dir", 'R', source_dir),
        FIELD("destination-dir", 'D', destination_dir),
        FIELD("safe-mode", 'S', safe_mode),
        FIELD("theme", 'T', theme),
        FIELD("dump", 0, dump),
        FIELD("talk", 0, talk),
        FIELD("split", 0, split),
        FIELD("layout", 0, layout),
        WORD("failure-level", 0, failure_level),
        FLAG("embedded", 'e', embedded),
        FLAG("no-header-footer", 's', embedded),
        FLAG("section-numbers", 'n', numbers),
        FLAG("safe", 0, safe),
        FLAG("quiet", 'q', quiet),
        FLAG("verbose", 'v', verbose),
        FLAG("lint", 0, lint),
        FLAG("timings", 't', timings),
        FLAG("watch", 0, watch),
        FLAG("warnings", 'w', unused),
        FLAG("trace", 0, unused),
        LIST("require", 'r', &raw.ignored),
        LIST("load-path", 'I', &raw.ignored),
        FLAG("test-sheet", 0, test_sheet),
        FLAG("help", 'h', help),
        FLAG("version", 'V', version),
        LIST(G_OPTION_REMAINING, 0, &raw.rest),
        {.long_name = NULL},
    };
    GOptionContext *context = g_option_context_new(NULL);
    bool done;

    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    options->print = ho_print_new();
    g_option_context_add_group(context, print_options(options->print));
    done = g_option_context_parse(context, &argc, &argv, error) &&
           finish(&raw, error);
    g_option_context_free(context);
    g_strfreev(raw.formats);
    g_strfreev(raw.ignored);
    g_strfreev(raw.rest);
    g_free(raw.failure_level);
    return done;
}

void
options_clear(Options *options)
{
    g_strfreev(options->inputs);
    g_strfreev(options->outputs);
    g_strfreev(options->attributes);
    g_clear_pointer(&options->formats, g_array_unref);
    g_free(options->doctype);
    g_free(options->base_dir);
    g_free(options->source_dir);
    g_free(options->destination_dir);
    g_free(options->safe_mode);
    g_free(options->theme);
    g_free(options->dump);
    g_free(options->talk);
    g_free(options->split);
    g_clear_pointer(&options->print, ho_print_free);
    g_free(options->layout);
}
