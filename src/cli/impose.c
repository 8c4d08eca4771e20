/*
 * The command for PDF files that are there already.
 */
#include "cli/impose.h"

#include "cli/convert.h"
#include "cli/messages.h"
#include "cli/print.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* The most memory that is taken, in bytes: there is no end to what a file made
 * to harm can ask for. */
#define MOST_MEMORY ((rlim_t) 4 << 30)

typedef struct {
    char **outputs, **rest;
    gboolean quiet, help;
} Request;

static bool
parse(Request *request, HoPrint *print, int argc, char **argv, GError **error)
{
    const GOptionEntry entries[] = {
        {"out-file", 'o', 0, G_OPTION_ARG_FILENAME_ARRAY, &request->outputs,
         NULL, NULL},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &request->quiet, NULL, NULL},
        {"help", 'h', 0, G_OPTION_ARG_NONE, &request->help, NULL, NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request->rest,
         NULL, NULL},
        {.long_name = NULL},
    };
    GOptionContext *context = g_option_context_new(NULL);
    bool done;

    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_add_group(context, print_options(print));
    done = g_option_context_parse(context, &argc, &argv, error) &&
           ho_print_check(print, error);
    g_option_context_free(context);
    return done;
}

static bool
check(const Request *request, GError **error)
{
    const char *problem = NULL;

    if (request->rest == NULL || g_strv_length(request->rest) != 1)
        problem = "impose takes one PDF file to read";
    else if (request->outputs == NULL || g_strv_length(request->outputs) != 1)
        problem = "impose needs one -o FILE to write";
    if (problem == NULL)
        return true;
    g_set_error_literal(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                        problem);
    return false;
}

/* Beyond it the file is told to be unreadable.  Sanitizers need more than there
 * is. */
static void
bound_memory(void)
{
#ifndef __SANITIZE_ADDRESS__
    struct rlimit limit;

    if (getrlimit(RLIMIT_DATA, &limit) != 0 || limit.rlim_cur <= MOST_MEMORY)
        return;
    limit.rlim_cur = MOST_MEMORY;
    setrlimit(RLIMIT_DATA, &limit);
#endif
}

static Status
run(const Request *request, const HoPrint *print)
{
    g_autoptr(GError) error = NULL;
    const char *output = request->outputs[0];
    char *report = NULL;

    if (strcmp(output, "-") == 0 && isatty(STDOUT_FILENO) != 0) {
        messages_complain("standard output is a terminal: redirect it or give "
                          "-o FILE");
        return STATUS_WORLD;
    }
    bound_memory();
    if (!ho_impose(print, request->rest[0], output, &report, &error)) {
        messages_complain(error->message);
        return STATUS_WORLD;
    }
    if (request->quiet)
        g_free(report);
    else
        print_report(report);
    return STATUS_FINE;
}

int
impose_main(int argc, char **argv)
{
    g_autoptr(HoPrint) print = ho_print_new();
    g_autoptr(GError) error = NULL;
    Request request = {0};
    Status status = STATUS_FINE;

    if (!parse(&request, print, argc, argv, &error) ||
        (!request.help && !check(&request, &error))) {
        messages_complain(error->message);
        fprintf(stderr, "Try 'handout --help'.\n");
        status = STATUS_USAGE;
    } else if (request.help) {
        fputs(help_text, stdout);
    } else {
        status = run(&request, print);
    }
    g_strfreev(request.outputs);
    g_strfreev(request.rest);
    return (int) status;
}
