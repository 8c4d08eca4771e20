#include "blocks/blocks.h"
#include "blocks/flows.h"
#include "blocks/media.h"

#include <string.h>

/* Pictures: image::TARGET[ALT,WIDTH,HEIGHT]. */

static bool
image_starts(HoParser *parser, const char *line)
{
    (void) parser;
    return ho_media_is_macro(line, "image");
}

/* "a b c" of "dir/a_b-c.png". */
static const char *
alt_of_target(HoParser *parser, const char *target)
{
    const char *slash = strrchr(target, '/');
    const char *name = slash != NULL && slash[1] != '\0' ? slash + 1 : target;
    const char *dot = strrchr(name, '.');
    size_t length =
        dot != NULL && dot > name ? (size_t) (dot - name) : strlen(name);
    char *alt = ho_arena_strndup(ho_parser_arena(parser), name, length);

    return g_strdelimit(alt, "_-", ' ');
}

/* Alternative text knows replacements (quotes, dashes, dots) and no more. */
static const char *
alt_of_text(HoParser *parser, HoBlock *block, const char *text)
{
    static const HoSubs subs = {{HO_SUB_SPECIALCHARS, HO_SUB_REPLACEMENTS}};
    const HoInline *inlines =
        ho_parser_inlines(parser, block, text, subs, block->loc);
    g_autofree char *words = ho_inline_to_text(inlines);

    return ho_arena_strdup(ho_parser_arena(parser), words);
}

static void
set_alt(HoMedia *image, HoParser *parser, const char *style)
{
    const char *given = ho_attrs_find(image->base.attrs, "alt");

    if (given == NULL && style != NULL && *style != '\0')
        given = style;
    image->alt_given = given != NULL;
    image->alt = given != NULL ? alt_of_text(parser, &image->base, given)
                               : alt_of_target(parser, image->target);
}

/* scaledwidth without a unit is per cent. */
static void
set_scaled_width(const HoMedia *image, HoParser *parser)
{
    HoAttrs *attrs = image->base.attrs;
    const char *width = ho_attrs_find(attrs, "scaledwidth");
    size_t length = width != NULL ? strlen(width) : 0;

    if (length > 0 && g_ascii_isdigit(width[length - 1]))
        ho_attrs_set(attrs, "scaledwidth",
                     ho_arena_printf(ho_parser_arena(parser), "%s%%", width));
}

static bool
is_svg(const HoMedia *image)
{
    const char *format = ho_attrs_find(image->base.attrs, "format");

    if (image->base.document->safe >= HO_SAFE_SECURE)
        return false;
    return (format != NULL && strcmp(format, "svg") == 0) ||
           strstr(image->target, ".svg") != NULL;
}

/* An SVG that becomes part of the page has no file to lead to. */
static bool
is_inline(const HoMedia *image)
{
    return is_svg(image) && ho_block_has_option(&image->base, "inline");
}

static bool
parse_image(HoBlock *block, HoParser *parser)
{
    static const char *const names[] = {"alt", "width", "height", NULL};
    HoMedia *image = (HoMedia *) block;
    const char *fallback;
    const char *style = ho_attrs_find(ho_parser_attrs(parser), "style");

    if (!ho_media_read(image, parser, "image", names))
        return false;
    set_alt(image, parser, style);
    set_scaled_width(image, parser);
    fallback = ho_attrs_find(block->attrs, "fallback");
    if (fallback != NULL)
        image->poster = ho_parser_media_source(parser, fallback, "imagesdir");
    image->link = ho_attrs_find(block->attrs, "link");
    if (image->link != NULL && strcmp(image->link, "self") == 0)
        image->link = is_inline(image) ? NULL : image->source;
    return true;
}

/* --- HTML --- */

static void
write_alt(const HoMedia *image, HoHtml *html)
{
    ho_html_open(html, "span");
    ho_html_class(html, "alt", NULL);
    ho_html_text(html, image->alt);
    ho_html_close(html);
}

static void
write_img(const HoMedia *image, HoHtml *html, const char *source)
{
    g_autofree char *src = ho_html_image_src(html, source);
    g_autofree char *alt =
        ho_html_image_alt(html, &image->base, image->alt, image->alt_given);

    if (src == NULL) {
        write_alt(image, html);
        return;
    }
    ho_html_open_empty(html, "img");
    ho_html_attr(html, "src", src);
    ho_html_attr(html, "alt", alt);
    ho_media_html_size(image, html);
    ho_html_close_empty(html);
}

static void
write_inline_svg(const HoMedia *image, HoHtml *html)
{
    const HoAttrs *attrs = image->base.attrs;
    g_autofree char *markup =
        ho_html_image_svg(html, image->source, ho_attrs_find(attrs, "width"),
                          ho_attrs_find(attrs, "height"));

    if (markup != NULL)
        ho_html_raw(html, markup);
    else
        write_alt(image, html);
}

static void
write_object(const HoMedia *image, HoHtml *html)
{
    g_autofree char *src = ho_html_image_src(html, image->source);

    ho_html_open(html, "object");
    ho_html_attr(html, "type", "image/svg+xml");
    ho_html_attr(html, "data", src);
    ho_media_html_size(image, html);
    if (image->poster != NULL)
        write_img(image, html, image->poster);
    else
        write_alt(image, html);
    ho_html_close(html);
}

static void
write_picture(const HoMedia *image, HoHtml *html)
{
    bool can_embed = html->flavour != HO_HTML_EPUB && is_svg(image);

    if (can_embed && is_inline(image))
        write_inline_svg(image, html);
    else if (can_embed && ho_block_has_option(&image->base, "interactive"))
        write_object(image, html);
    else
        write_img(image, html, image->source);
}

static void
open_link(const HoMedia *image, HoHtml *html)
{
    const char *window = ho_attrs_find(image->base.attrs, "window");
    bool is_new = (window != NULL && strcmp(window, "_blank") == 0) ||
                  ho_block_has_option(&image->base, "noopener");
    bool is_private = ho_block_has_option(&image->base, "nofollow");

    ho_html_open(html, "a");
    ho_html_class(html, "image", NULL);
    ho_html_attr(html, "href", image->link);
    ho_html_attr(html, "target", window);
    if (is_new || is_private)
        ho_html_attrf(html, "rel", "%s%s%s", is_private ? "nofollow" : "",
                      is_private && is_new ? " " : "",
                      is_new ? "noopener" : "");
}

static void
image_html(const HoBlock *block, HoHtml *html)
{
    const HoMedia *image = (const HoMedia *) block;

    ho_media_html_begin(image, html, "imageblock", false);
    if (image->link != NULL)
        open_link(image, html);
    write_picture(image, html);
    if (image->link != NULL)
        ho_html_close(html);
    ho_html_newline(html);
    ho_html_close_line(html);
    ho_html_title(html, block);
    ho_html_close_line(html);
}

static void
image_dump(const HoBlock *block, GString *out)
{
    const HoMedia *image = (const HoMedia *) block;

    g_string_append_printf(out, " %s alt=\"%s\"", image->source, image->alt);
    if (image->link != NULL)
        g_string_append_printf(out, " link=%s", image->link);
}

const HoBlockClass ho_block_image = {
    .name = "image",
    .size = sizeof(HoMedia),
    .content = HO_CONTENT_NONE,
    .caption = "figure",
    .picture = true,
    .starts = image_starts,
    .parse = parse_image,
    .flow = ho_image_flow,
    .html = image_html,
    .dump = image_dump,
};
