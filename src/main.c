#include "cli/impose.h"
#include "cli/messages.h"
#include "cli/test_sheet.h"
#include "cli/watch.h"

#include <stdio.h>
#include <string.h>

static Status
complain_usage(const GError *error)
{
    messages_complain(error->message);
    fprintf(stderr, "Try 'handout --help'.\n");
    return STATUS_USAGE;
}

/* A failure of the world weighs more than one of the text. */
int
main(int argc, char **argv)
{
    g_auto(Options) options = {.run = RUN_CONVERT};
    g_autoptr(GError) error = NULL;
    Status status = STATUS_FINE;

    if (argc > 1 && strcmp(argv[1], "impose") == 0)
        return impose_main(argc - 1, argv + 1);
    if (!options_parse(&options, argc, argv, &error))
        return (int) complain_usage(error);
    if (options.run == RUN_HELP) {
        fputs(help_text, stdout);
        return STATUS_FINE;
    }
    if (options.run == RUN_VERSION) {
        printf("handout %s\n", ho_version());
        return STATUS_FINE;
    }
    if (options.run == RUN_TEST_SHEET)
        return (int) write_test_sheet(&options);
    if (options.watch)
        watch_inputs(&options);
    for (char **input = options.inputs; *input != NULL; input++) {
        Status one = convert_file(&options, *input, NULL);

        status = MAX(status, one);
    }
    return (int) status;
}
