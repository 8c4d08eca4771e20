/*
 * The theme of a job, as command and text ask for it, and the fonts; and where
 * both come from.
 */
#include "base/file.h"
#include "job.h"

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
    const char *layout = ho_document_attribute(doc, "handout-layout");

    if (layout != NULL)
        ho_theme_arrange(theme, layout);
    set_from_attribute(theme, doc, "pdf-page-size", "page-size");
    set_from_attribute(theme, doc, "pdf-page-layout", "page-layout");
    set_from_attribute(theme, doc, "pdf-page-margin", "page-margin");
    set_from_attribute(theme, doc, "pdf-page-margin-rotated",
                       "page-margin-rotated");
    set_from_attribute(theme, doc, "page-columns", "page-columns");
    set_from_attribute(theme, doc, "page-column-gap", "page-column-gap");
    set_from_attribute(theme, doc, "pdf-page-mode", "page-mode");
    set_from_attribute(theme, doc, "text-align", "base-text-align");
    set_from_attribute(theme, doc, "footnotes-placement",
                       "footnotes-placement");
    set_from_attribute(theme, doc, "footnotes-numbering",
                       "footnotes-numbering");
    set_from_attribute(theme, doc, "media", "media");
}

/* The theme that the text names; one that cannot be had is a matter of the
 * text, so the default takes its place.  The safe modes keep to base_dir. */
static HoTheme *
theme_of_text(HoJob *job, const HoDocument *doc, const char *styles)
{
    const char *name = ho_document_attribute(doc, "pdf-theme");
    const char *dir = ho_document_attribute(doc, "pdf-themesdir");
    g_autofree char *own = ho_path_resolve(
        doc->base_dir, dir != NULL && dir[0] != '\0' ? dir : ".");
    const char *dirs[] = {own, styles, NULL};
    g_autoptr(GError) error = NULL;
    g_autofree char *path = NULL;
    HoTheme *theme;

    if (name == NULL || name[0] == '\0')
        return NULL;
    path = ho_path_resolve(own, name);
    if (job->safe >= HO_SAFE_SAFE &&
        (!ho_path_is_inside(own, doc->base_dir) ||
         !ho_path_is_inside(path, doc->base_dir))) {
        ho_diagf(job->diags, doc->root->loc, HO_DIAG_THEME_MISSING,
                 "'%s' is outside of the base directory", name);
        return NULL;
    }
    if (g_str_has_suffix(name, ".yml") &&
        g_file_test(path, G_FILE_TEST_IS_REGULAR))
        name = path;
    theme = ho_theme_load(name, dirs, job->diags, &error);
    if (theme == NULL)
        ho_diag(job->diags, doc->root->loc, HO_DIAG_THEME_MISSING,
                error->message);
    return theme;
}

HoTheme *
ho_job_theme(HoJob *job, const HoDocument *doc, GError **error)
{
    g_autofree char *data = data_dir();
    g_autofree char *styles = g_build_filename(data, "styles", NULL);
    const char *dirs[] = {styles, NULL};

    if (job->theme != NULL)
        return job->theme;
    if (job->theme_name == NULL)
        job->theme = theme_of_text(job, doc, styles);
    if (job->theme == NULL)
        job->theme = ho_theme_load(job->theme_name, dirs, job->diags, error);
    if (job->theme != NULL)
        apply_attributes(job->theme, doc);
    if (job->theme != NULL)
        ho_job_prepare_print(job, doc);
    return job->theme;
}

HoFonts *
ho_job_fonts(HoJob *job, GError **error)
{
    g_autofree char *data = data_dir();
    g_autofree char *list = g_build_filename(data, "fonts", "fonts.conf", NULL);

    if (job->fonts == NULL)
        job->fonts = ho_fonts_new(list, error);
    return job->fonts;
}
