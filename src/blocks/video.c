#include "blocks/blocks.h"
#include "blocks/flows.h"
#include "blocks/media.h"

#include <string.h>

/*
 * Films: video::TARGET[].  The first positional value is the poster, or the
 * name of the host that plays the film: youtube, vimeo, wistia.
 */

static bool
video_starts(HoParser *parser, const char *line)
{
    (void) parser;
    return ho_media_is_macro(line, "video");
}

static bool
is_hosted(const HoMedia *video)
{
    const char *poster = ho_attrs_find(video->base.attrs, "poster");

    return poster != NULL &&
           (strcmp(poster, "youtube") == 0 || strcmp(poster, "vimeo") == 0 ||
            strcmp(poster, "wistia") == 0);
}

static bool
parse_video(HoBlock *block, HoParser *parser)
{
    static const char *const names[] = {"poster", "width", "height", NULL};
    HoMedia *video = (HoMedia *) block;
    const char *poster;

    if (!ho_media_read(video, parser, "video", names))
        return false;
    poster = ho_attrs_find(block->attrs, "poster");
    if (poster != NULL && *poster != '\0' && !is_hosted(video))
        video->poster = ho_parser_media_source(parser, poster, "imagesdir");
    return true;
}

/* --- addresses of hosted films --- */

static const char *
attribute(const HoMedia *video, const char *name)
{
    return ho_attrs_find(video->base.attrs, name);
}

static bool
option(const HoMedia *video, const char *name)
{
    return ho_block_has_option(&video->base, name);
}

/* Appends "?name=value" or, after the first, "&name=value"; nothing when value
 * is NULL. */
static void
add_parameter(GString *uri, const char *name, const char *value)
{
    if (value == NULL)
        return;
    g_string_append_printf(
        uri, "%c%s=%s", strchr(uri->str, '?') != NULL ? '&' : '?', name, value);
}

/* Splits "head" off "head<mark>rest"; rest is NULL without the mark. */
static const char *
split(char *text, char mark)
{
    char *at = strchr(text, mark);

    if (at == NULL)
        return NULL;
    *at = '\0';
    return at + 1;
}

static void
append_vimeo(GString *uri, const HoMedia *video)
{
    g_autofree char *target = g_strdup(video->target);
    const char *hash = split(target, '/');
    const char *start = attribute(video, "start");

    g_string_append_printf(uri, "//player.vimeo.com/video/%s", target);
    add_parameter(uri, "h", hash != NULL ? hash : attribute(video, "hash"));
    add_parameter(uri, "autoplay", option(video, "autoplay") ? "1" : NULL);
    add_parameter(uri, "loop", option(video, "loop") ? "1" : NULL);
    add_parameter(uri, "muted", option(video, "muted") ? "1" : NULL);
    if (start != NULL)
        g_string_append_printf(uri, "#at=%s", start);
}

/* A list by its id, or films to play after this one; a film that loops must be
 * in a list, if only with itself. */
static void
add_playlist(GString *uri, const HoMedia *video, char *target)
{
    const char *list = strchr(video->target, '/');
    const char *films = split(target, ',');
    g_autofree char *all = NULL;

    list = list != NULL ? list + 1 : attribute(video, "list");
    if (list != NULL) {
        add_parameter(uri, "list", list);
        return;
    }
    if (films == NULL)
        films = attribute(video, "playlist");
    if (films != NULL)
        all = g_strconcat(target, ",", films, NULL);
    else if (option(video, "loop"))
        all = g_strdup(target);
    add_parameter(uri, "playlist", all);
}

static void
append_youtube(GString *uri, const HoMedia *video)
{
    g_autofree char *target = g_strdup(video->target);
    size_t id = strcspn(target, "/");

    if (target[id] != '/' && attribute(video, "list") == NULL)
        id = strcspn(target, ",");
    target[strcspn(target, "/")] = '\0';
    g_string_append_printf(uri, "//www.youtube.com/embed/%.*s", (int) id,
                           target);
    add_parameter(uri, "rel", option(video, "related") ? "1" : "0");
    add_parameter(uri, "start", attribute(video, "start"));
    add_parameter(uri, "end", attribute(video, "end"));
    add_parameter(uri, "autoplay", option(video, "autoplay") ? "1" : NULL);
    add_parameter(uri, "loop", option(video, "loop") ? "1" : NULL);
    add_parameter(uri, "mute", option(video, "muted") ? "1" : NULL);
    add_parameter(uri, "controls", option(video, "nocontrols") ? "0" : NULL);
    add_playlist(uri, video, target);
    add_parameter(uri, "fs", option(video, "nofullscreen") ? "0" : NULL);
    add_parameter(uri, "modestbranding", option(video, "modest") ? "1" : NULL);
    add_parameter(uri, "theme", attribute(video, "theme"));
    add_parameter(uri, "hl", attribute(video, "lang"));
}

static void
append_wistia(GString *uri, const HoMedia *video)
{
    const char *end = option(video, "loop")    ? "loop"
                      : option(video, "reset") ? "reset"
                                               : NULL;

    g_string_append_printf(uri, "//fast.wistia.com/embed/iframe/%s",
                           video->target);
    add_parameter(uri, "time", attribute(video, "start"));
    add_parameter(uri, "autoPlay", option(video, "autoplay") ? "true" : NULL);
    add_parameter(uri, "endVideoBehavior", end);
    add_parameter(uri, "muted", option(video, "muted") ? "true" : NULL);
}

/* Yours to free. */
static char *
hosted_uri(const HoMedia *video)
{
    const char *host = attribute(video, "poster");
    const char *scheme = ho_block_attribute(&video->base, "asset-uri-scheme");
    GString *uri = g_string_new(scheme != NULL ? scheme : "https");

    if (uri->len > 0)
        g_string_append_c(uri, ':');
    if (strcmp(host, "vimeo") == 0)
        append_vimeo(uri, video);
    else if (strcmp(host, "youtube") == 0)
        append_youtube(uri, video);
    else
        append_wistia(uri, video);
    return g_string_free(uri, FALSE);
}

/* --- HTML --- */

static void
write_frame(const HoMedia *video, HoHtml *html, const char *uri)
{
    const char *host = attribute(video, "poster");
    bool is_wistia = strcmp(host, "wistia") == 0;

    ho_html_open(html, "iframe");
    ho_media_html_size(video, html);
    ho_html_attr(html, "src", uri);
    ho_html_attr(html, "frameborder", "0");
    ho_media_html_flag(html, "allowfullscreen", !option(video, "nofullscreen"));
    if (is_wistia) {
        ho_html_class(html, "wistia_embed", NULL);
        ho_html_attr(html, "name", "wistia_embed");
    }
    ho_html_close(html);
}

/* Books start nothing by themselves and can always be stopped. */
static void
write_options(const HoMedia *video, HoHtml *html)
{
    bool is_book = html->flavour == HO_HTML_EPUB;
    const char *preload = attribute(video, "preload");

    ho_media_html_flag(html, "autoplay", option(video, "autoplay"));
    ho_media_html_flag(html, "muted", option(video, "muted"));
    ho_media_html_flag(html, "controls",
                       is_book || !option(video, "nocontrols"));
    ho_media_html_flag(html, "loop", option(video, "loop"));
    if (preload != NULL && *preload != '\0')
        ho_html_attr(html, "preload", preload);
}

static void
write_player(const HoMedia *video, HoHtml *html, const char *src)
{
    bool is_book = html->flavour == HO_HTML_EPUB;
    g_autofree char *time = ho_media_time(video);
    g_autofree char *still = html->src != NULL && video->poster != NULL
                                 ? ho_html_image_src(html, video->poster)
                                 : g_strdup(video->poster);

    ho_html_open(html, "video");
    ho_html_attrf(html, "src", "%s%s", src, is_book ? "" : time);
    ho_media_html_size(video, html);
    ho_html_attr(html, "poster", still);
    write_options(video, html);
    if (is_book)
        ho_media_html_fallback(video, html);
    else
        ho_html_text(html, "\nYour browser does not support the video tag.\n");
    ho_html_close(html);
}

static void
video_html(const HoBlock *block, HoHtml *html)
{
    const HoMedia *video = (const HoMedia *) block;
    bool hosted = is_hosted(video);
    g_autofree char *uri = hosted ? hosted_uri(video) : g_strdup(video->source);
    g_autofree char *src =
        hosted ? NULL : ho_html_media_src(html, video->source, true);

    ho_media_html_begin(video, html, "videoblock", true);
    if (src != NULL)
        write_player(video, html, src);
    else if (html->flavour == HO_HTML_EPUB)
        ho_media_html_link(video, html, uri);
    else
        write_frame(video, html, uri);
    ho_html_newline(html);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

static void
video_dump(const HoBlock *block, GString *out)
{
    const HoMedia *video = (const HoMedia *) block;
    g_autofree char *uri =
        is_hosted(video) ? hosted_uri(video) : g_strdup(video->source);

    g_string_append_printf(out, " %s", uri);
}

const HoBlockClass ho_block_video = {
    .name = "video",
    .size = sizeof(HoMedia),
    .content = HO_CONTENT_NONE,
    .starts = video_starts,
    .parse = parse_video,
    .flow = ho_media_flow,
    .html = video_html,
    .dump = video_dump,
};
