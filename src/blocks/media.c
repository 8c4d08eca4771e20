#include "blocks/media.h"

#include <string.h>

bool
ho_media_is_macro(const char *line, const char *name)
{
    size_t length = strlen(line), start = strlen(name);
    const char *target = line + start + 2;
    const char *bracket;

    if (strncmp(line, name, start) != 0 || strncmp(line + start, "::", 2) != 0)
        return false;
    if (line[length - 1] != ']')
        return false;
    bracket = strchr(target, '[');
    return bracket != NULL && bracket > target && !g_ascii_isspace(*target) &&
           !g_ascii_isspace(bracket[-1]);
}

static void
merge_attributes(HoMedia *media, HoParser *parser, const char *text,
                 const char *const *positional, HoLoc loc)
{
    HoAttrs *attrs = ho_parser_attrs(parser);

    /* What stands first in the line above the macro is no style. */
    ho_attrs_set(attrs, "style", NULL);
    if (*text != '\0')
        ho_attrs_merge(
            attrs, ho_attrs_parse(parser, text, positional, false, true, loc));
    media->base.attrs = attrs;
    media->base.style = NULL;
    media->base.id = ho_attrs_find(attrs, "id");
    media->base.roles = ho_attrs_find(attrs, "role");
}

bool
ho_media_read(HoMedia *media, HoParser *parser, const char *name,
              const char *const *positional)
{
    HoArena *arena = ho_parser_arena(parser);
    HoSourceLine line = *ho_parser_next(parser);
    const char *target = line.text + strlen(name) + 2;
    const char *bracket = strchr(target, '[');
    const char *text =
        ho_arena_strndup(arena, bracket + 1, strlen(bracket) - 2);

    merge_attributes(media, parser, text, positional, line.loc);
    media->target = ho_parser_attributes(
        parser, ho_arena_strndup(arena, target, (size_t) (bracket - target)),
        line.loc);
    if (media->target == NULL)
        return false;
    media->source = ho_parser_media_source(parser, media->target, "imagesdir");
    return true;
}

char *
ho_media_time(const HoMedia *media)
{
    const char *start = ho_attrs_find(media->base.attrs, "start");
    const char *end = ho_attrs_find(media->base.attrs, "end");

    if (start == NULL && end == NULL)
        return g_strdup("");
    return g_strconcat("#t=", start != NULL ? start : "",
                       end != NULL ? "," : "", end, NULL);
}

void
ho_media_html_begin(const HoMedia *media, HoHtml *html, const char *kind,
                    bool title_first)
{
    const HoAttrs *attrs = media->base.attrs;
    const char *side = ho_attrs_find(attrs, "float");
    const char *align = ho_attrs_find(attrs, "align");
    bool is_audio = ho_block_is(&media->base, "audio");
    g_autoptr(GString) class = g_string_new(kind);

    if (side != NULL && !is_audio)
        g_string_append_printf(class, " %s", side);
    if (align != NULL && !is_audio)
        g_string_append_printf(class, " text-%s", align);
    ho_html_open(html, "div");
    ho_html_block_attrs(html, &media->base, class->str);
    ho_html_newline(html);
    if (title_first)
        ho_html_title(html, &media->base);
    ho_html_open(html, "div");
    ho_html_class(html, "content", NULL);
    ho_html_newline(html);
}

void
ho_media_html_size(const HoMedia *media, HoHtml *html)
{
    ho_html_attr(html, "width", ho_attrs_find(media->base.attrs, "width"));
    ho_html_attr(html, "height", ho_attrs_find(media->base.attrs, "height"));
}

void
ho_media_html_flag(HoHtml *html, const char *name, bool set)
{
    if (set)
        ho_html_attr(html, name, "");
}

void
ho_media_html_link(const HoMedia *media, HoHtml *html, const char *uri)
{
    ho_html_open(html, "p");
    if (strstr(uri, "://") != NULL) {
        ho_html_open(html, "a");
        ho_html_attr(html, "href", uri);
        ho_html_text(html, uri);
        ho_html_close(html);
    } else {
        ho_html_text(html, media->target);
    }
    ho_html_close(html);
}

void
ho_media_html_fallback(const HoMedia *media, HoHtml *html)
{
    g_autofree char *name = g_path_get_basename(media->target);

    ho_html_open(html, "span");
    ho_html_attr(html, "class", "missing");
    ho_html_text(html, name);
    ho_html_close(html);
}
