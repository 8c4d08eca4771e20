/* Runs a fuzz target over files and folders, without libFuzzer. */
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What golden tests expect lies beside what they read. */
static bool
is_expected(const char *name)
{
    static const char *const endings[] = {".doc", ".html", ".diag", ".pages",
                                          ".lint"};

    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        if (g_str_has_suffix(name, endings[i]))
            return true;
    }
    return false;
}

static void
run_path(const char *path)
{
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    g_autofree char *text = NULL;
    gsize length;
    const char *name;

    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *inner = g_build_filename(path, name, NULL);

        if (!is_expected(name))
            run_path(inner);
    }
    if (dir == NULL && g_file_get_contents(path, &text, &length, NULL))
        LLVMFuzzerTestOneInput((const uint8_t *) text, length);
}

int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        run_path(argv[i]);
    return 0;
}
