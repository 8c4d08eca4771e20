/*
 * The options for printing.  What they mean and which values they take is the
 * library's: they go to it by name.
 */
#include "cli/print.h"

#include "cli/messages.h"

static gboolean
set(const char *name, const char *value, void *print, GError **error)
{
    g_autoptr(GError) problem = NULL;

    while (*name == '-')
        name++;
    if (ho_print_set(print, name, value, &problem))
        return TRUE;
    g_set_error(error, problem->domain, problem->code, "--%s",
                problem->message);
    return FALSE;
}

#define VALUE(name)                                                         \
    {                                                                       \
        name, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_CALLBACK, callback, NULL, \
            NULL                                                            \
    }
#define FLAG(name)                                                            \
    {                                                                         \
        name, 0, G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK, callback, NULL, \
            NULL                                                              \
    }

GOptionGroup *
print_options(HoPrint *print)
{
    union {
        GOptionArgFunc function;
        void *pointer;
    } arg = {.function = set};
    void *callback = arg.pointer;
    const GOptionEntry entries[] = {
        FLAG("booklet"),
        VALUE("sheet"),
        VALUE("page-size"),
        VALUE("signature"),
        VALUE("paper-thickness"),
        VALUE("creep"),
        VALUE("gutter"),
        VALUE("bleed"),
        VALUE("marks"),
        VALUE("nup"),
        FLAG("frame"),
        VALUE("flip"),
        VALUE("sides"),
        VALUE("bind"),
        FLAG("back-cover"),
        FLAG("note-lines"),
        FLAG("proof"),
        FLAG("fit"),
        {.long_name = NULL},
    };
    GOptionGroup *group = g_option_group_new("print", "", "", print, NULL);

    g_option_group_add_entries(group, entries);
    return group;
}

void
print_report(char *report)
{
    g_auto(GStrv) lines = NULL;

    if (report == NULL)
        return;
    lines = g_strsplit(report, "\n", -1);
    for (char **line = lines; *line != NULL; line++)
        if (**line != '\0')
            messages_complain(*line);
    g_free(report);
}
