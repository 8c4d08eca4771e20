/* Pictures and icons within a line. */
#include "html/inline.h"

#include <string.h>

static bool
is_set_to(const char *value, const char *wanted)
{
    return value != NULL && strcmp(value, wanted) == 0;
}

static bool
is_svg(const HoHtml *html, const HoInline *inl)
{
    return html->doc->safe < 20 &&
           (is_set_to(ho_attrs_find(inl->attrs, "format"), "svg") ||
            (inl->target != NULL && strstr(inl->target, ".svg") != NULL));
}

static void
write_size(HoHtml *html, const HoInline *inl)
{
    ho_html_attr(html, "width", ho_attrs_find(inl->attrs, "width"));
    ho_html_attr(html, "height", ho_attrs_find(inl->attrs, "height"));
}

static void
write_img(HoHtml *html, const HoInline *inl, const char *source)
{
    g_autofree char *src = ho_html_image_src(html, source);
    bool given = ho_attrs_find(inl->attrs, "alt") != NULL;
    const char *alt = inl->text != NULL ? inl->text : "";
    g_autofree char *words = ho_html_image_alt(html, NULL, alt, given);

    if (src == NULL) {
        ho_html_text(html, alt);
        return;
    }
    ho_html_open_empty(html, "img");
    ho_html_attr(html, "src", src);
    ho_html_attr(html, "alt", words);
    write_size(html, inl);
    ho_html_attr(html, "title", ho_attrs_find(inl->attrs, "title"));
    ho_html_close_empty(html);
}

/* A drawing as a page within the page; false when it cannot be. */
static bool
write_object(HoHtml *html, const HoInline *inl)
{
    const char *fallback = ho_attrs_find(inl->attrs, "fallback");
    g_autofree char *src = ho_html_image_src(html, inl->source);

    if (src == NULL || html->flavour == HO_HTML_EPUB)
        return false;
    ho_html_open(html, "object");
    ho_html_attr(html, "type", "image/svg+xml");
    ho_html_attr(html, "data", src);
    write_size(html, inl);
    if (fallback != NULL) {
        write_img(html, inl, fallback);
    } else {
        ho_html_open(html, "span");
        ho_html_attr(html, "class", "alt");
        ho_html_text(html, inl->text != NULL ? inl->text : "");
        ho_html_close(html);
    }
    ho_html_close(html);
    return true;
}

static void
write_picture(HoHtml *html, const HoInline *inl)
{
    bool svg = is_svg(html, inl);

    if (svg && ho_attrs_has_option(inl->attrs, "inline")) {
        g_autofree char *markup = ho_html_image_svg(
            html, inl->source, ho_attrs_find(inl->attrs, "width"),
            ho_attrs_find(inl->attrs, "height"));

        if (markup != NULL) {
            ho_html_raw(html, markup);
        } else if (html->flavour == HO_HTML_EPUB) {
            write_img(html, inl, inl->source);
        } else {
            ho_html_open(html, "span");
            ho_html_attr(html, "class", "alt");
            ho_html_text(html, inl->text != NULL ? inl->text : "");
            ho_html_close(html);
        }
        return;
    }
    if (svg && ho_attrs_has_option(inl->attrs, "interactive") &&
        write_object(html, inl))
        return;
    write_img(html, inl, inl->source != NULL ? inl->source : "");
}

static void
write_font_icon(HoHtml *html, const HoInline *inl)
{
    const char *set = ho_attrs_find(inl->attrs, "set");
    const char *size = ho_attrs_find(inl->attrs, "size");
    const char *flip = ho_attrs_find(inl->attrs, "flip");
    const char *rotate = ho_attrs_find(inl->attrs, "rotate");
    g_autoptr(GString) class = g_string_new(NULL);

    (void) set;
    g_string_append_printf(class, "fa fa-%s", inl->target);
    if (size != NULL)
        g_string_append_printf(class, " fa-%s", size);
    if (flip != NULL)
        g_string_append_printf(class, " fa-flip-%s", flip);
    else if (rotate != NULL)
        g_string_append_printf(class, " fa-rotate-%s", rotate);
    ho_html_open(html, "i");
    ho_html_attr(html, "class", class->str);
    ho_html_attr(html, "title", ho_attrs_find(inl->attrs, "title"));
    ho_html_close(html);
}

char *
ho_html_icon_source(const HoHtml *html, const char *name)
{
    const char *directory = ho_html_attribute(html, "iconsdir");
    const char *images = ho_html_attribute(html, "imagesdir");
    const char *type = ho_html_attribute(html, "icontype");
    const char *dot = strrchr(name, '.');
    g_autofree char *file =
        dot != NULL ? g_strdup(name)
                    : g_strconcat(name, ".", type ? type : "png", NULL);

    if (directory != NULL)
        return *directory == '\0' ? g_steal_pointer(&file)
                                  : g_strconcat(directory, "/", file, NULL);
    if (images != NULL && *images != '\0')
        return g_strconcat(images, "/icons/", file, NULL);
    return g_strconcat("./images/icons/", file, NULL);
}

static void
write_icon_content(HoHtml *html, const HoInline *inl)
{
    const char *icons = ho_html_attribute(html, "icons");

    if (icons == NULL || html->flavour == HO_HTML_EPUB) {
        ho_html_textf(html, "[%s]", inl->text);
    } else if (strcmp(icons, "font") == 0) {
        write_font_icon(html, inl);
    } else {
        g_autofree char *source = ho_html_icon_source(html, inl->target);

        write_img(html, inl, source);
    }
}

/* Pictures and icons are a span that carries their roles, and may be links. */
void
ho_html_inline_picture(HoHtml *html, const HoInline *inl)
{
    const char *kind = inl->kind == HO_INLINE_ICON ? "icon" : "image";
    const char *link = ho_attrs_find(inl->attrs, "link");
    const char *flow = ho_attrs_find(inl->attrs, "float");
    g_autofree char *class =
        g_strconcat(kind, flow != NULL ? " " : NULL, flow, NULL);
    bool is_link = link != NULL && !html->in_reference;

    if (is_set_to(link, "self") && inl->source != NULL)
        link = inl->source;
    ho_html_open(html, "span");
    ho_html_class(html, class, inl->roles);
    if (is_link) {
        ho_html_open(html, "a");
        ho_html_attr(html, "class", "image");
        ho_html_attr(html, "href", link);
        ho_html_link_constraints(html, inl->attrs);
    }
    if (inl->kind == HO_INLINE_ICON)
        write_icon_content(html, inl);
    else
        write_picture(html, inl);
    if (is_link)
        ho_html_close(html);
    ho_html_close(html);
}
