/*
 * Stages that are not built yet: weak stand-ins that give nothing, so that the
 * program links.  Each goes when its stage comes; then this file goes.
 */
#include "epub/epub.h"
#include "html/html.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "parse/parse.h"

#define WEAK __attribute__((weak))

WEAK HoDocument *
ho_parse(const char *name G_GNUC_UNUSED, const char *text G_GNUC_UNUSED,
         size_t length G_GNUC_UNUSED,
         const HoParseOptions *options G_GNUC_UNUSED,
         HoDiags *diags G_GNUC_UNUSED)
{
    return NULL;
}

WEAK char *
ho_html_document(const HoDocument *doc G_GNUC_UNUSED,
                 HoHtmlFlavour flavour G_GNUC_UNUSED,
                 HoImages *images G_GNUC_UNUSED,
                 const HoTheme *theme G_GNUC_UNUSED)
{
    return NULL;
}

WEAK GBytes *
ho_epub(const HoDocument *doc G_GNUC_UNUSED,
        const HoEpubOptions *options G_GNUC_UNUSED,
        HoDiags *diags G_GNUC_UNUSED, GError **error)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSYS,
                "epub is not built yet");
    return NULL;
}

WEAK HoFonts *
ho_fonts_new(const char *list G_GNUC_UNUSED, GError **error)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOSYS,
                "fonts are not built yet");
    return NULL;
}

WEAK void
ho_fonts_free(HoFonts *fonts G_GNUC_UNUSED)
{
}

WEAK void *
ho_font_cairo(const HoFont *font G_GNUC_UNUSED)
{
    return NULL;
}

WEAK double
ho_font_size(const HoFont *font G_GNUC_UNUSED)
{
    return 0;
}

WEAK const char *
ho_font_file(const HoFont *font G_GNUC_UNUSED, int *index G_GNUC_UNUSED)
{
    return NULL;
}

WEAK HoPages *
ho_layout(const HoDocument *doc G_GNUC_UNUSED,
          const HoLayoutOptions *options G_GNUC_UNUSED,
          HoDiags *diags G_GNUC_UNUSED)
{
    return NULL;
}

WEAK void
ho_pages_free(HoPages *pages G_GNUC_UNUSED)
{
}

WEAK char *
ho_pages_dump(const HoPages *pages G_GNUC_UNUSED)
{
    return NULL;
}

WEAK GBytes *
ho_paint_jpeg(const HoPages *pages G_GNUC_UNUSED, unsigned page G_GNUC_UNUSED,
              double ppi G_GNUC_UNUSED, GError **error G_GNUC_UNUSED)
{
    return NULL;
}
