/* The boxes of checklists: an input, an icon or a sign. */
#include "html/html.h"

#include <string.h>

static void
write_input(HoHtml *html, bool is_checked)
{
    ho_html_open_empty(html, "input");
    ho_html_attr(html, "type", "checkbox");
    ho_html_attr(html, "data-item-complete", is_checked ? "1" : "0");
    if (is_checked)
        ho_html_attr(html, "checked", "");
    ho_html_close_empty(html);
}

void
ho_html_checkbox(HoHtml *html, const HoInline *box)
{
    const char *icons =
        html->block != NULL ? ho_block_attribute(html->block, "icons") : NULL;
    bool is_checked = box->number != 0;
    bool is_book = html->flavour == HO_HTML_EPUB;

    if (!is_book && ho_attrs_has_option(box->attrs, "interactive")) {
        write_input(html, is_checked);
    } else if (!is_book && icons != NULL && strcmp(icons, "font") == 0) {
        ho_html_open(html, "i");
        ho_html_class(
            html, is_checked ? "fa fa-check-square-o" : "fa fa-square-o", NULL);
        ho_html_close(html);
    } else {
        ho_html_text(html, is_checked ? "\u2713" : "\u274f");
    }
    ho_html_text(html, " ");
}
