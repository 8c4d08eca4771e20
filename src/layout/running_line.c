/* A template's words with their few marks as inlines, and those as lines. */
#include "layout/running_line.h"

#include <string.h>

#define ENDLESS 1e5

/* What is read of a line. */
typedef struct {
    const HoFlow *flow;
    HoInline *list;
    GString *plain;   /* all of it, without marks */
    GString *pending; /* not in the list yet */
    bool strong, emphasis, code;
    bool marked; /* some mark was seen */
} Reader;

static HoInline *
wrap(const Reader *reader, HoInlineKind kind, HoInline *child)
{
    HoInline *outer = ho_inline_new(reader->flow->arena, kind, (HoLoc){0});

    ho_inline_append(outer, child);
    return outer;
}

static void
flush(Reader *reader)
{
    HoInline *text;

    if (reader->pending->len == 0)
        return;
    text = ho_inline_new(reader->flow->arena, HO_INLINE_TEXT, (HoLoc){0});
    text->text = ho_arena_strdup(reader->flow->arena, reader->pending->str);
    if (reader->code)
        text = wrap(reader, HO_INLINE_MONOSPACE, text);
    if (reader->emphasis)
        text = wrap(reader, HO_INLINE_EMPHASIS, text);
    if (reader->strong)
        text = wrap(reader, HO_INLINE_STRONG, text);
    ho_inline_append(reader->list, text);
    g_string_truncate(reader->pending, 0);
}

static void
add(Reader *reader, const char *words, gssize length)
{
    g_string_append_len(reader->plain, words, length);
    g_string_append_len(reader->pending, words, length);
}

/* Whether a mark at c opens or closes what it marks. */
static bool
is_mark(const Reader *reader, const char *start, const char *c)
{
    bool open = *c == '*'   ? reader->strong
                : *c == '_' ? reader->emphasis
                            : reader->code;
    bool before = c > start && (g_ascii_isalnum(c[-1]) || c[-1] == '}');

    if (open)
        return !g_ascii_isalnum(c[1]);
    return !before && c[1] != '\0' && c[1] != ' ' && strchr(c + 1, *c) != NULL;
}

static void
turn(Reader *reader, char mark)
{
    bool *flag = mark == '*'   ? &reader->strong
                 : mark == '_' ? &reader->emphasis
                               : &reader->code;

    flush(reader);
    *flag = !*flag;
    reader->marked = true;
}

/* What a caller gave, in one. */
typedef struct {
    const HoRunningScene *scene;
    HoRunningValue value;
    const void *with;
} Source;

/* false: a name has no value. */
static bool
read_words(Reader *reader, const Source *source, const char *template)
{
    for (const char *c = template; *c != '\0'; c++) {
        const char *end = *c == '{' ? strchr(c, '}') : NULL;

        if (end != NULL) {
            g_autofree char *name = g_strndup(c + 1, (gsize) (end - c - 1));
            const char *value =
                source->value(source->scene, source->with, name);

            if (value == NULL)
                return false;
            add(reader, value, -1);
            c = end;
        } else if (strchr("*_`", *c) != NULL && is_mark(reader, template, c)) {
            turn(reader, *c);
        } else {
            add(reader, c, 1);
        }
    }
    flush(reader);
    g_strstrip(reader->plain->str);
    return reader->plain->str[0] != '\0';
}

static const HoLine *
set_line(const Reader *reader, const HoStyle *style)
{
    HoTextContext *text = reader->flow->text;
    HoStyle plain = *style;
    HoLines lines;

    if (!reader->marked)
        return ho_text_line(text, reader->plain->str, style);
    plain.align = HO_ALIGN_LEFT;
    plain.text.hyphenate = false;
    lines = ho_text_break(text, reader->list, &plain, ENDLESS);
    return lines.n_lines > 0 ? &lines.lines[0] : NULL;
}

static bool
is_picture(const char *words)
{
    return g_str_has_prefix(words, "image:") && g_str_has_suffix(words, "]");
}

double
ho_running_width(const HoRunningLine *line)
{
    return line->line != NULL ? line->line->width : line->picture.width;
}

/* The first alternative of a line that has all its values. */
static void
read_line(const HoFlow *flow, const Source *source, const char *template,
          const HoStyle *style, GArray *out)
{
    g_auto(GStrv) parts = g_strsplit(template, " || ", -1);

    for (unsigned i = 0; parts[i] != NULL; i++) {
        Reader reader = {.flow = flow, .list = ho_inline_list_new(flow->arena)};
        HoRunningLine line = {0};

        reader.plain = g_string_new(NULL);
        reader.pending = g_string_new(NULL);
        if (!read_words(&reader, source, g_strstrip(parts[i])))
            line.line = NULL;
        else if (is_picture(reader.plain->str))
            ho_flow_named_picture(
                (HoFlow *) flow, ho_flow_theme_picture(flow, reader.plain->str),
                &line.picture);
        else
            line.line = set_line(&reader, style);
        line.words = ho_arena_strdup(flow->arena, reader.plain->str);
        g_string_free(reader.plain, TRUE);
        g_string_free(reader.pending, TRUE);
        if (line.line != NULL || line.picture.image != NULL) {
            g_array_append_val(out, line);
            return;
        }
    }
}

/* A hard break of AsciiDoc at a line's end says nothing new. */
static void
drop_break(char *line)
{
    g_strchomp(line);
    if (g_str_has_suffix(line, " +"))
        line[strlen(line) - 2] = '\0';
}

GArray *
ho_running_lines(const HoFlow *flow, const HoRunningScene *scene,
                 HoRunningValue value, const void *with, const char *template,
                 const HoStyle *style)
{
    GArray *out = g_array_new(FALSE, FALSE, sizeof(HoRunningLine));
    g_auto(GStrv) lines = template ? g_strsplit(template, "\n", -1) : NULL;
    Source source = {scene, value, with};

    for (unsigned i = 0; lines != NULL && lines[i] != NULL; i++) {
        drop_break(lines[i]);
        read_line(flow, &source, lines[i], style, out);
    }
    return out;
}

/* Shortens words until they fit. */
const HoLine *
ho_running_shortened(HoTextContext *text, const char *words,
                     const HoStyle *style, double width)
{
    g_autoptr(GString) cut = g_string_new(words);
    const HoLine *line = ho_text_line(text, words, style);

    while (line->width > width && g_utf8_strlen(cut->str, -1) > 8) {
        glong length = g_utf8_strlen(cut->str, -1);
        glong keep =
            MIN(length - 2, (glong) ((double) length * width / line->width));
        g_autofree char *part = NULL;

        g_string_assign(cut, words);
        part = g_utf8_substring(cut->str, 0, MAX(keep, 1));
        g_strchomp(part);
        g_string_assign(cut, part);
        g_string_append(cut, "…");
        line = ho_text_line(text, cut->str, style);
    }
    return line;
}

void
ho_running_fit(const HoFlow *flow, GArray *lines, const HoStyle *style,
               double width)
{
    for (unsigned i = 0; i < lines->len; i++) {
        HoRunningLine *line = &g_array_index(lines, HoRunningLine, i);

        if (ho_running_width(line) <= width + 0.01)
            continue;
        if (line->line != NULL) {
            line->line =
                ho_running_shortened(flow->text, line->words, style, width);
        } else {
            line->picture.height *= width / line->picture.width;
            line->picture.width = width;
        }
    }
}
