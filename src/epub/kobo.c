#include "epub/kobo.h"

#include <stdbool.h>
#include <string.h>

typedef struct {
    GString *out;
    unsigned paragraph, segment;
    unsigned closed; /* open elements whose words are left alone */
    bool in_body;
} Kobo;

typedef struct {
    const char *name;
    size_t length;
    bool is_end, is_empty;
} Tag;

static bool
is_named(const Tag *tag, const char *const *names)
{
    for (; *names != NULL; names++)
        if (strlen(*names) == tag->length &&
            strncmp(*names, tag->name, tag->length) == 0)
            return true;
    return false;
}

/* Numbers begin anew in each of these. */
static const char *const paragraphs[] = {
    "p",  "h1", "h2", "h3",    "h4",  "h5",         "h6",      "li", "dt",
    "dd", "td", "th", "aside", "div", "figcaption", "caption", NULL};

static const char *const left_alone[] = {"pre",   "svg",   "math",
                                         "audio", "video", NULL};

static const char *const body[] = {"body", NULL};
static const char *const picture[] = {"img", NULL};

static void
open_span(Kobo *kobo)
{
    kobo->segment++;
    g_string_append_printf(kobo->out,
                           "<span class=\"koboSpan\" id=\"kobo.%u.%u\">",
                           MAX(kobo->paragraph, 1), kobo->segment);
}

static void
begin_paragraph(Kobo *kobo)
{
    if (kobo->segment == 0 && kobo->paragraph > 0)
        return; /* the one before stayed empty */
    kobo->paragraph++;
    kobo->segment = 0;
}

/* The length of the sentence at text: to the mark that ends it, what closes
 * after that, and the blanks. */
static size_t
sentence_length(const char *text, size_t length)
{
    static const char *const closing[] = {"\"",     "'",      ")",
                                          "\u201d", "\u2019", "\u00bb"};
    size_t at = 0;

    while (at < length) {
        bool ends = strchr(".!?:", text[at]) != NULL ||
                    g_str_has_prefix(text + at, "\u2026");

        at += (size_t) (g_utf8_next_char(text + at) - (text + at));
        for (size_t i = 0; ends && i < G_N_ELEMENTS(closing); i++)
            if (g_str_has_prefix(text + at, closing[i]))
                at += strlen(closing[i]);
        if (!ends || at >= length || !g_ascii_isspace(text[at]))
            continue;
        while (at < length && g_ascii_isspace(text[at]))
            at++;
        return at;
    }
    return length;
}

static void
write_text(Kobo *kobo, const char *text, size_t length)
{
    size_t blanks = 0;

    while (blanks < length && g_ascii_isspace(text[blanks]))
        blanks++;
    if (!kobo->in_body || kobo->closed > 0 || blanks == length) {
        g_string_append_len(kobo->out, text, (gssize) length);
        return;
    }
    while (length > 0) {
        size_t part = sentence_length(text, length);

        open_span(kobo);
        g_string_append_len(kobo->out, text, (gssize) part);
        g_string_append(kobo->out, "</span>");
        text += part;
        length -= part;
    }
}

static Tag
read_tag(const char *text, size_t length)
{
    Tag tag = {.name = text + 1};

    tag.is_end = text[1] == '/';
    tag.name += tag.is_end;
    tag.length = strcspn(tag.name, " \t\n/>");
    tag.is_empty = length > 2 && text[length - 2] == '/';
    return tag;
}

static void
write_body_tag(Kobo *kobo, const Tag *tag, const char *text, size_t length)
{
    if (tag->is_end)
        g_string_append(kobo->out, "</div></div>");
    g_string_append_len(kobo->out, text, (gssize) length);
    if (!tag->is_end)
        g_string_append(kobo->out,
                        "<div id=\"book-columns\"><div id=\"book-inner\">");
    kobo->in_body = !tag->is_end;
}

static void
write_tag(Kobo *kobo, const char *text, size_t length)
{
    Tag tag = read_tag(text, length);
    bool is_picture = is_named(&tag, picture) && kobo->closed == 0;

    if (is_named(&tag, body)) {
        write_body_tag(kobo, &tag, text, length);
        return;
    }
    if (is_named(&tag, left_alone) && !tag.is_empty)
        kobo->closed = tag.is_end ? MAX(kobo->closed, 1) - 1 : kobo->closed + 1;
    if (!tag.is_end && is_named(&tag, paragraphs))
        begin_paragraph(kobo);
    if (is_picture)
        open_span(kobo);
    g_string_append_len(kobo->out, text, (gssize) length);
    if (is_picture)
        g_string_append(kobo->out, "</span>");
}

char *
ho_kobo_spans(const char *xhtml)
{
    size_t size = strlen(xhtml);
    Kobo kobo = {.out = g_string_sized_new(size + size / 2)};

    while (*xhtml != '\0') {
        size_t length = strcspn(xhtml, *xhtml == '<' ? ">" : "<");

        if (*xhtml == '<' && xhtml[length] != '\0')
            length++;
        if (*xhtml == '<')
            write_tag(&kobo, xhtml, length);
        else
            write_text(&kobo, xhtml, length);
        xhtml += length;
    }
    return g_string_free(kobo.out, FALSE);
}
