/*
 * HTML that the author passed through, drawn as a browser would: marks, links,
 * breaks, pictures.  Unknown tags are dropped, their text is kept.
 */
#include "text/collect.h"

#include "text/html.h"
#include "text/typography.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *tag, *mark, *role;
} RawMark;

static const RawMark marks[] = {
    {"b", "strong", NULL},
    {"strong", "strong", NULL},
    {"i", "emphasis", NULL},
    {"em", "emphasis", NULL},
    {"cite", "emphasis", NULL},
    {"dfn", "emphasis", NULL},
    {"var", "emphasis", NULL},
    {"code", "monospace", NULL},
    {"tt", "monospace", NULL},
    {"samp", "monospace", NULL},
    {"kbd", "kbd", NULL},
    {"mark", "mark", NULL},
    {"sub", "subscript", NULL},
    {"sup", "superscript", NULL},
    {"u", "span", "underline"},
    {"ins", "span", "underline"},
    {"s", "span", "line-through"},
    {"del", "span", "line-through"},
    {"strike", "span", "line-through"},
    {"small", "span", "small"},
    {"big", "span", "big"},
    {"span", "span", NULL},
    {"font", "span", NULL},
    {"a", "span", NULL},
    {"q", "span", NULL},
};

/* Tags that stand on lines of their own. */
static const char *const blocks[] = {"p",  "div", "li", "tr",   "ul", "ol",
                                     "h1", "h2",  "h3", "h4",   "h5", "h6",
                                     "hr", "dt",  "dd", "table"};

static bool
is_block(const char *name)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(blocks); i++)
        if (strcmp(blocks[i], name) == 0)
            return true;
    return false;
}

static const RawMark *
find_mark(const char *name)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(marks); i++)
        if (strcmp(marks[i].tag, name) == 0)
            return &marks[i];
    return NULL;
}

/* --- colours --- */

typedef struct {
    const char *name;
    unsigned rgb;
} NamedColor;

static const NamedColor colors[] = {
    {"black", 0x000000},    {"silver", 0xc0c0c0},    {"gray", 0x808080},
    {"grey", 0x808080},     {"white", 0xffffff},     {"maroon", 0x800000},
    {"red", 0xff0000},      {"purple", 0x800080},    {"fuchsia", 0xff00ff},
    {"green", 0x008000},    {"lime", 0x00ff00},      {"olive", 0x808000},
    {"yellow", 0xffff00},   {"navy", 0x000080},      {"blue", 0x0000ff},
    {"teal", 0x008080},     {"aqua", 0x00ffff},      {"orange", 0xffa500},
    {"brown", 0xa52a2a},    {"crimson", 0xdc143c},   {"darkred", 0x8b0000},
    {"darkblue", 0x00008b}, {"darkgreen", 0x006400},
};

static HoColor
color_of(unsigned rgb)
{
    return (HoColor){(rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                     (rgb & 255) / 255.0, 1};
}

static bool
parse_color(const char *text, HoColor *color)
{
    g_autofree char *word = g_strstrip(g_ascii_strdown(text, -1));
    char *end;
    unsigned long rgb;

    for (unsigned i = 0; i < G_N_ELEMENTS(colors); i++)
        if (strcmp(word, colors[i].name) == 0) {
            *color = color_of(colors[i].rgb);
            return true;
        }
    if (*word != '#')
        return false;
    rgb = strtoul(word + 1, &end, 16);
    if (*end != '\0' || (end - word != 4 && end - word != 7))
        return false;
    if (end - word == 4)
        rgb =
            (rgb & 0xf00) * 0x1100 + (rgb & 0xf0) * 0x110 + (rgb & 0xf) * 0x11;
    *color = color_of((unsigned) rgb);
    return true;
}

/* The value of a property in style="…", yours to free; NULL without. */
static char *
css_value(const char *css, const char *property)
{
    g_auto(GStrv) rules = g_strsplit(css, ";", 20);

    for (unsigned i = 0; rules[i] != NULL; i++) {
        char *colon = strchr(rules[i], ':');

        if (colon == NULL)
            continue;
        *colon = '\0';
        if (g_ascii_strcasecmp(g_strstrip(rules[i]), property) == 0)
            return g_strdup(g_strstrip(colon + 1));
    }
    return NULL;
}

static void
apply_css(HoTextStyle *style, const char *css)
{
    g_autofree char *color = css_value(css, "color");
    g_autofree char *background = css_value(css, "background-color");
    g_autofree char *weight = css_value(css, "font-weight");
    g_autofree char *slope = css_value(css, "font-style");
    g_autofree char *line = css_value(css, "text-decoration");

    if (color != NULL)
        parse_color(color, &style->color);
    if (background != NULL)
        parse_color(background, &style->background);
    if (weight != NULL)
        style->bold =
            g_str_has_prefix(weight, "bold") || strtol(weight, NULL, 10) >= 600;
    if (slope != NULL)
        style->italic = strcmp(slope, "normal") != 0;
    if (line != NULL && strstr(line, "underline") != NULL)
        style->underline = true;
    if (line != NULL && strstr(line, "line-through") != NULL)
        style->line_through = true;
}

/* --- tags --- */

static const HoLook *
tag_look(HoCollect *collect, const HoToken *token, const RawMark *mark)
{
    g_autofree char *css = ho_token_attribute(token, "style");
    g_autofree char *color = ho_token_attribute(token, "color");
    g_autofree char *class = ho_token_attribute(token, "class");
    g_autofree char *lang = ho_token_attribute(token, "lang");
    const char *roles = mark->role != NULL ? mark->role : class;
    const HoLook *look = collect->now.look;

    if (strcmp(mark->mark, "span") != 0 || roles != NULL)
        look = ho_text_mark(collect->text, look, mark->mark, roles);
    if (css != NULL || color != NULL) {
        HoTextStyle style = look->style;

        if (color != NULL)
            parse_color(color, &style.color);
        if (css != NULL)
            apply_css(&style, css);
        look = ho_text_look(collect->text, &style, look->lang);
    }
    return ho_look_with_language(collect->text, look, lang);
}

static void
put_link(HoCollect *collect, const HoToken *token)
{
    g_autofree char *href = ho_token_attribute(token, "href");
    HoArena *arena = collect->text->arena;
    HoLink *link;

    if (href == NULL || *href == '\0' || collect->now.link != NULL)
        return;
    link = ho_arena_new0(arena, HoLink);
    if (*href == '#')
        link->id = ho_arena_strdup(arena, href + 1);
    else
        link->uri = ho_arena_strdup(arena, href);
    link->text = *href == '#' ? link->id : link->uri;
    collect->now.look =
        ho_text_mark(collect->text, collect->now.look, "link", NULL);
    collect->now.link = link;
}

static void
put_anchor(HoCollect *collect, const HoToken *token)
{
    g_autofree char *id = ho_token_attribute(token, "id");
    g_autofree char *name = strcmp(token->name, "a") == 0
                                ? ho_token_attribute(token, "name")
                                : NULL;
    const char *anchor = id != NULL ? id : name;

    if (anchor != NULL && *anchor != '\0')
        ho_paragraph_spot(
            collect->paragraph,
            (HoSpot){.type = HO_SPOT_ANCHOR,
                     .id = ho_arena_strdup(collect->text->arena, anchor)});
}

static void
put_picture(HoCollect *collect, const HoToken *token, const HoInline *raw)
{
    static const char *const names[] = {"width", "height", "alt"};
    g_autofree char *src = ho_token_attribute(token, "src");
    HoAttrs *attrs = ho_attrs_new(collect->text->arena);

    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *value = ho_token_attribute(token, names[i]);

        if (value != NULL)
            ho_attrs_set(attrs, names[i], value);
    }
    if (src != NULL)
        ho_collect_picture(collect, raw,
                           ho_arena_strdup(collect->text->arena, src), attrs);
}

static void
break_block(HoCollect *collect)
{
    const GString *text = collect->paragraph->text;

    if (text->len > 0 && text->str[text->len - 1] != '\n')
        ho_paragraph_break(collect->paragraph);
}

static void
open_mark(HoCollect *collect, const HoToken *token, const RawMark *mark)
{
    HoRawTag *tag;

    put_anchor(collect, token);
    if (collect->n_raw >= HO_RAW_DEPTH)
        return;
    tag = &collect->raw[collect->n_raw++];
    memcpy(tag->name, token->name, sizeof tag->name);
    tag->outside = collect->now;
    collect->now.look = tag_look(collect, token, mark);
    if (collect->now.look->style.background.alpha > 0 &&
        collect->now.look != tag->outside.look)
        collect->now.box = ++collect->boxes;
    if (strcmp(mark->mark, "monospace") == 0)
        collect->now.code = true;
    if (strcmp(token->name, "a") == 0)
        put_link(collect, token);
    if (strcmp(token->name, "q") == 0)
        ho_collect_words(collect, ho_quotes_of(collect->now.look->lang,
                                               collect->quotes++ % 2 == 1)
                                      .open);
}

static void
open_tag(HoCollect *collect, const HoToken *token, const HoInline *raw)
{
    const RawMark *mark = find_mark(token->name);

    if (mark != NULL)
        open_mark(collect, token, mark);
    else if (strcmp(token->name, "br") == 0)
        ho_paragraph_break(collect->paragraph);
    else if (strcmp(token->name, "wbr") == 0)
        ho_paragraph_spot(collect->paragraph, (HoSpot){.type = HO_SPOT_BREAK});
    else if (strcmp(token->name, "img") == 0)
        put_picture(collect, token, raw);
    else if (strcmp(token->name, "td") == 0 || strcmp(token->name, "th") == 0)
        ho_collect_words(collect, " ");
    else if (is_block(token->name))
        break_block(collect);
    else if (strcmp(token->name, "script") == 0 ||
             strcmp(token->name, "style") == 0)
        collect->mute = true;
}

static void
close_top(HoCollect *collect)
{
    HoRawTag *tag = &collect->raw[--collect->n_raw];

    if (strcmp(tag->name, "q") == 0 && collect->quotes > 0)
        ho_collect_words(collect, ho_quotes_of(collect->now.look->lang,
                                               --collect->quotes % 2 == 1)
                                      .close);
    collect->now = tag->outside;
}

void
ho_collect_raw_close(HoCollect *collect, unsigned base)
{
    while (collect->n_raw > base)
        close_top(collect);
}

static void
close_tag(HoCollect *collect, const HoToken *token)
{
    if (strcmp(token->name, "script") == 0 || strcmp(token->name, "style") == 0)
        collect->mute = false;
    for (unsigned i = collect->n_raw; i-- > 0;)
        if (strcmp(collect->raw[i].name, token->name) == 0) {
            ho_collect_raw_close(collect, i);
            return;
        }
}

void
ho_collect_raw(HoCollect *collect, const HoInline *raw)
{
    const char *text = raw->text != NULL ? raw->text : "";

    for (HoToken token = ho_token_next(&text); token.type != HO_TOKEN_END;
         token = ho_token_next(&text)) {
        g_autofree char *words = NULL;

        if (token.type == HO_TOKEN_OPEN) {
            open_tag(collect, &token, raw);
        } else if (token.type == HO_TOKEN_CLOSE) {
            close_tag(collect, &token);
        } else {
            words = ho_entities_decode(token.start, token.length);
            ho_collect_text(collect, words, raw);
        }
    }
}
