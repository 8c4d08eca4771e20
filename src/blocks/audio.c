#include "blocks/blocks.h"
#include "blocks/flows.h"
#include "blocks/media.h"

/* Sound: audio::TARGET[]. */

static bool
audio_starts(HoParser *parser, const char *line)
{
    (void) parser;
    return ho_media_is_macro(line, "audio");
}

static bool
parse_audio(HoBlock *block, HoParser *parser)
{
    return ho_media_read((HoMedia *) block, parser, "audio", NULL);
}

static void
write_audio(const HoMedia *audio, HoHtml *html, const char *src)
{
    const HoBlock *block = &audio->base;
    bool is_book = html->flavour == HO_HTML_EPUB;
    g_autofree char *time = ho_media_time(audio);

    ho_html_open(html, "audio");
    ho_html_attrf(html, "src", "%s%s", src, is_book ? "" : time);
    ho_media_html_flag(html, "autoplay",
                       ho_block_has_option(block, "autoplay"));
    ho_media_html_flag(html, "controls",
                       is_book || !ho_block_has_option(block, "nocontrols"));
    ho_media_html_flag(html, "loop", ho_block_has_option(block, "loop"));
    if (is_book)
        ho_media_html_fallback(audio, html);
    else
        ho_html_text(html, "\nYour browser does not support the audio tag.\n");
    ho_html_close(html);
}

static void
audio_html(const HoBlock *block, HoHtml *html)
{
    const HoMedia *audio = (const HoMedia *) block;
    g_autofree char *src = ho_html_media_src(html, audio->source, false);

    ho_media_html_begin(audio, html, "audioblock", true);
    if (src == NULL)
        ho_media_html_link(audio, html, audio->source);
    else
        write_audio(audio, html, src);
    ho_html_newline(html);
    ho_html_close_line(html);
    ho_html_close_line(html);
}

static void
audio_dump(const HoBlock *block, GString *out)
{
    g_string_append_printf(out, " %s", ((const HoMedia *) block)->source);
}

const HoBlockClass ho_block_audio = {
    .name = "audio",
    .size = sizeof(HoMedia),
    .content = HO_CONTENT_NONE,
    .starts = audio_starts,
    .parse = parse_audio,
    .flow = ho_media_flow,
    .html = audio_html,
    .dump = audio_dump,
};
