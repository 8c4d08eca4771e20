/* The style sheet that a theme gives. */
#include "html/html.h"

char *
ho_html_css(const HoTheme *theme, HoHtmlFlavour flavour)
{
    (void) theme;
    (void) flavour;
    return g_strdup("");
}
