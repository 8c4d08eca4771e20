#include "paint/stream.h"

#include <math.h>
#include <string.h>

/* Text showing: glyphs as two-byte codes in one array as long as font and line
 * are the same, with numbers in between where a glyph is not where the last
 * one's width left the pen. */

static void
end_string(HoStream *stream)
{
    if (stream->in_string)
        g_string_append_c(stream->out, ')');
    stream->in_string = false;
}

static void
end_show(HoStream *stream)
{
    end_string(stream);
    if (stream->in_show)
        g_string_append(stream->out, "]TJ\n");
    stream->in_show = false;
}

void
ho_stream_end_text(HoStream *stream)
{
    end_show(stream);
    if (stream->in_text)
        g_string_append(stream->out, "ET\n");
    stream->in_text = false;
}

static void
begin_text(HoStream *stream)
{
    if (stream->in_text)
        return;
    g_string_append(stream->out, "BT\n");
    stream->in_text = true;
    stream->line_x = stream->line_y = 0;
}

static void
set_font(HoStream *stream, const HoPdfSetting *setting)
{
    HoPdfSetting *now = &stream->setting;

    if (setting->font != now->font || setting->size != now->size) {
        end_show(stream);
        g_string_append_printf(stream->out, "/F%u ",
                               ho_pdf_font_number(setting->font));
        ho_pdf_number(stream->out, setting->size, 3);
        g_string_append(stream->out, " Tf\n");
    }
    if (fabs(setting->expand - now->expand) > .0001) {
        end_show(stream);
        ho_pdf_number(stream->out, setting->expand * 100, 2);
        g_string_append(stream->out, " Tz\n");
    }
    if (setting->slant != now->slant) /* it is part of the text's matrix */
        ho_stream_end_text(stream);
    *now = *setting;
}

/* Begins a line of text at a place in the page's own coordinates. */
static void
move_to(HoStream *stream, double x, double y)
{
    gint64 new_x = llround(x * 100), new_y = llround(y * 100);
    GString *out = stream->out;

    end_show(stream);
    begin_text(stream);
    if (stream->setting.slant != 0) {
        g_string_append(out, "1 0 ");
        ho_pdf_number(out, stream->setting.slant, 3);
        g_string_append(out, " 1 ");
        ho_pdf_number(out, (double) new_x / 100, 2);
        g_string_append_c(out, ' ');
        ho_pdf_number(out, (double) new_y / 100, 2);
        g_string_append(out, " Tm\n");
    } else {
        ho_pdf_number(out, (double) (new_x - stream->line_x) / 100, 2);
        g_string_append_c(out, ' ');
        ho_pdf_number(out, (double) (new_y - stream->line_y) / 100, 2);
        g_string_append(out, " Td\n");
    }
    stream->line_x = new_x;
    stream->line_y = new_y;
    stream->pen_x = (double) new_x / 100;
}

static void
put_code_byte(GString *out, unsigned byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        g_string_append_c(out, '\\');
    if (byte == '\r')
        g_string_append_len(out, "\\r", 2);
    else
        g_string_append_c(out, (char) byte);
}

/* A glyph at the pen, or so much beside it as can be told. */
static void
show_glyph(HoStream *stream, const HoPdfGlyph *glyph, double x)
{
    double em = stream->setting.size * stream->setting.expand / 1000;
    long adjust = lround((stream->pen_x - x) / em);
    GString *out = stream->out;

    if (!stream->in_show) {
        g_string_append_c(out, '[');
        stream->in_show = true;
    }
    if (adjust < -1 || adjust > 1) { /* finer is not seen */
        end_string(stream);
        ho_pdf_number(out, (double) adjust, 0);
        stream->pen_x -= (double) adjust * em;
    }
    if (!stream->in_string) {
        g_string_append_c(out, '(');
        stream->in_string = true;
    }
    put_code_byte(out, glyph->code >> 8);
    put_code_byte(out, glyph->code & 0xff);
    stream->pen_x += glyph->width * em;
}

/* A glyph at its own height, too: an accent over its letter. */
static void
show_raised(HoStream *stream, const HoPdfGlyph *glyph, double x, double rise)
{
    end_show(stream);
    g_string_append_c(stream->out, '\n');
    ho_pdf_number(stream->out, rise, 2);
    g_string_append(stream->out, " Ts\n");
    show_glyph(stream, glyph, x);
    end_show(stream);
    g_string_append(stream->out, "0 Ts\n");
}

static void
show_glyphs(HoStream *stream, const HoGlyphRun *run, unsigned first, unsigned n,
            double x)
{
    for (unsigned i = 0; i < n; i++) {
        unsigned k = run->backward ? n - 1 - i : i;
        const HoGlyph *placed = &run->glyphs[first + k];
        const HoPdfGlyph *glyph =
            ho_pdf_font_glyph(stream->setting.font, placed->glyph);

        if (placed->glyph == 0)
            continue; /* an accent that the font has not */
        if (fabsf(placed->y) < .01f)
            show_glyph(stream, glyph, x + (double) placed->x);
        else /* layout's y grows downwards */
            show_raised(stream, glyph, x + (double) placed->x,
                        -(double) placed->y);
    }
}

void
ho_stream_begin_actual(HoStream *stream, const char *text, unsigned length)
{
    end_show(stream);
    g_string_append(stream->out, "/Span<</ActualText");
    ho_pdf_text_n(stream->out, text, length);
    g_string_append(stream->out, ">>BDC\n");
}

void
ho_stream_begin_language(HoStream *stream, const char *lang)
{
    ho_stream_end_text(stream);
    g_string_append(stream->out, "/Span<</Lang");
    ho_pdf_text(stream->out, lang);
    g_string_append(stream->out, ">>BDC\n");
}

void
ho_stream_end_actual(HoStream *stream)
{
    end_show(stream);
    g_string_append(stream->out, "EMC\n");
}

/* Whether a cluster's glyphs say by themselves what it stands for; accents in
 * any order, as they are equivalent. */
static bool
reads_right(const HoStream *stream, const HoClusterWalk *walk)
{
    const HoGlyph *glyphs = walk->run->glyphs + walk->first;
    const char *at = walk->text, *end = walk->text + walk->length;
    unsigned n = 0;

    if (walk->n == 1)
        return ho_pdf_font_reads(stream->setting.font, glyphs[0].glyph, at,
                                 walk->length);
    for (; at < end; at = g_utf8_next_char(at), n++) {
        unsigned length = (unsigned) (g_utf8_next_char(at) - at), i = 0;

        while (i < walk->n && !ho_pdf_font_reads(stream->setting.font,
                                                 glyphs[i].glyph, at, length))
            i++;
        if (i == walk->n)
            return false;
    }
    return n == walk->n;
}

static bool
same_color(HoColor a, HoColor b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue &&
           a.alpha == b.alpha;
}

static void
begin_run(HoStream *stream, const HoGlyphRun *run, double x, double y)
{
    const HoPdfSetting *setting = ho_pdf_fonts_find(stream->fonts, run->font);
    double baseline = stream->height - y + run->rise;
    bool same_line;

    set_font(stream, setting);
    same_line = stream->in_text && llround(baseline * 100) == stream->line_y;
    if (!same_color(run->color, stream->color) ||
        lround(run->color.alpha * 100) != stream->alpha) {
        end_show(stream);
        ho_stream_set_fill(stream, run->color);
    }
    if (!same_line)
        move_to(stream, x, baseline);
}

static bool
has_blank(const HoStream *stream)
{
    const HoPdfFont *font = stream->setting.font;

    return font != NULL && ho_pdf_font_space(font) != 0;
}

static void
show_blank(HoStream *stream)
{
    const HoPdfFont *font = stream->setting.font;

    show_glyph(stream, ho_pdf_font_glyph(font, ho_pdf_font_space(font)),
               stream->pen_x);
}

void
ho_stream_join(HoStream *stream)
{
    if (stream->in_text && has_blank(stream))
        show_blank(stream);
}

void
ho_stream_blank(HoStream *stream, double x, double y)
{
    if (!has_blank(stream))
        return;
    move_to(stream, x, stream->height - y);
    show_blank(stream);
}

/* An empty frame for a character that no font has (ISO 14289-1, 7.21.8 forbids
 * the glyph that fonts have for it). */
static void
show_missing(HoStream *stream, const HoClusterWalk *walk, double x, double y)
{
    const HoGlyph *glyph = &walk->run->glyphs[walk->first];
    double em = stream->setting.size, left = x + (double) glyph->x;

    ho_stream_end_text(stream);
    ho_stream_begin_actual(stream, walk->text, walk->length);
    ho_stream_frame(stream,
                    (HoArea){left + .05 * em, y - walk->run->rise - .65 * em,
                             .4 * em, .65 * em},
                    .04 * em, 0, walk->run->color);
    ho_stream_blank(stream, left, y - walk->run->rise);
    ho_stream_end_text(stream);
    ho_stream_end_actual(stream);
}

static void
show_cluster(HoStream *stream, const HoClusterWalk *walk, double x)
{
    bool right = walk->n == 0 || reads_right(stream, walk);

    if (!right)
        ho_stream_begin_actual(stream, walk->text, walk->length);
    show_glyphs(stream, walk->run, walk->first, walk->n, x);
    if (!right)
        ho_stream_end_actual(stream);
}

void
ho_stream_run(HoStream *stream, const HoGlyphRun *run, double x, double y)
{
    HoClusterWalk walk = ho_cluster_walk(run);

    if (run->n_glyphs == 0)
        return;
    begin_run(stream, run, x, y);
    while (ho_cluster_walk_next(&walk)) {
        if (walk.n == 1 && run->glyphs[walk.first].glyph == 0) {
            show_missing(stream, &walk, x, y);
            begin_run(stream, run, x, y);
        } else {
            show_cluster(stream, &walk, x);
        }
    }
}

void
ho_stream_run_as(HoStream *stream, const HoGlyphRun *run, double x, double y,
                 const char *text)
{
    if (run->n_glyphs == 0)
        return;
    begin_run(stream, run, x, y);
    ho_stream_begin_actual(stream, text, (unsigned) strlen(text));
    show_glyphs(stream, run, 0, run->n_glyphs, x);
    ho_stream_end_actual(stream);
}
