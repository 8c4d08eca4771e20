/* Any bytes: read as a theme, its page and its looks computed. */
#include "style/theme.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const dirs[] = {HO_SOURCE_DIR "/styles", NULL};
    static const char *const names[] = {"paragraph", "heading-h2", "table",
                                        "image-caption", "list_item"};
    g_autoptr(HoDiags) diags = ho_diags_new();
    g_autoptr(HoTheme) theme = ho_theme_new(dirs, diags);
    const HoStyle *style = NULL;

    ho_theme_read_text(theme, "/nowhere/fuzz-theme.yml", (const char *) data,
                       size, 0);
    ho_theme_page(theme);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        style = ho_theme_style(theme, style, names[i], "lead x");
        g_assert(style->text.size >= 1 && style->leading > 0);
        ho_theme_text_style(theme, &style->text, "monospace", "small");
    }
    return 0;
}
