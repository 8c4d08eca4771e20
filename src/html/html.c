/*
 * The core of the XHTML writer: elements on a stack, a start tag that stays
 * open for attributes until content follows, escaping.
 */
#include "html/strict.h"

#include <string.h>

static void
end_start_tag(HoHtml *html)
{
    if (!html->start_tag)
        return;
    if (html->strict != NULL)
        ho_strict_write_start(html);
    g_string_append_c(html->out, '>');
    html->start_tag = false;
}

/* What XML 1.0 allows as a character, of those below U+0020. */
static bool
is_allowed_control(unsigned char c)
{
    return c == '\t' || c == '\n' || c == '\r';
}

/* U+FFFE and U+FFFF, which are no characters in XML. */
static bool
is_noncharacter(const char *s)
{
    return (unsigned char) s[0] == 0xef && (unsigned char) s[1] == 0xbf &&
           ((unsigned char) s[2] | 1) == 0xbf;
}

static const char *
reference_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

static void
append_escaped(GString *out, const char *text, size_t length, bool in_attribute)
{
    const char *end = text + length, *from = text;

    for (const char *s = text; s < end; s++) {
        const char *reference = reference_of(*s);
        bool drop = ((unsigned char) *s < 0x20 &&
                     !is_allowed_control((unsigned char) *s)) ||
                    (end - s >= 3 && is_noncharacter(s));

        if (*s == '"' && !in_attribute)
            reference = NULL;
        if (reference == NULL && !drop)
            continue;
        g_string_append_len(out, from, s - from);
        if (drop && (unsigned char) *s == 0xef)
            s += 2;
        else if (!drop)
            g_string_append(out, reference);
        from = s + 1;
    }
    g_string_append_len(out, from, end - from);
}

void
ho_html_open(HoHtml *html, const char *tag)
{
    end_start_tag(html);
    html->start_tag = true;
    if (html->strict == NULL) {
        g_string_append_printf(html->out, "<%s", tag);
        g_ptr_array_add(html->stack, (void *) g_intern_string(tag));
        return;
    }
    html->strict->tag = g_intern_string(ho_strict_tag(html, tag));
    g_array_set_size(html->strict->attrs, 0);
    g_ptr_array_add(html->stack, (void *) html->strict->tag);
}

void
ho_html_open_empty(HoHtml *html, const char *tag)
{
    ho_html_open(html, tag);
}

void
ho_html_close_empty(HoHtml *html)
{
    bool is_written = true;

    g_assert(html->start_tag);
    if (html->strict != NULL) {
        is_written = ho_strict_write_start(html);
        if (is_written)
            ho_strict_before_close(html);
    }
    g_ptr_array_remove_index(html->stack, html->stack->len - 1);
    if (is_written)
        g_string_append(html->out, "/>");
    html->start_tag = false;
}

void
ho_html_close(HoHtml *html)
{
    guint last;

    g_assert(html->stack->len > 0);
    last = html->stack->len - 1;
    end_start_tag(html);
    if (html->strict != NULL)
        ho_strict_before_close(html);
    g_string_append_printf(html->out, "</%s>",
                           (const char *) html->stack->pdata[last]);
    g_ptr_array_remove_index(html->stack, last);
}

void
ho_html_write_attr(HoHtml *html, const char *name, const char *value)
{
    g_string_append_printf(html->out, " %s=\"", name);
    append_escaped(html->out, value, strlen(value), true);
    g_string_append_c(html->out, '"');
}

/* Ids are told to who keeps them, links lead to the page that has them. */
static const char *
settle(HoHtml *html, const char *name, const char *value)
{
    const char *there = NULL;

    if (html->id != NULL && strcmp(name, "id") == 0)
        html->id(html, value);
    if (html->href != NULL && value[0] == '#' && strcmp(name, "href") == 0)
        there = html->href(html, value + 1);
    return there != NULL ? there : value;
}

void
ho_html_attr(HoHtml *html, const char *name, const char *value)
{
    if (value == NULL)
        return;
    g_assert(html->start_tag);
    if (html->strict != NULL)
        ho_strict_attr(html, name, value);
    else
        ho_html_write_attr(html, name, settle(html, name, value));
}

void
ho_html_attrf(HoHtml *html, const char *name, const char *format, ...)
{
    g_autofree char *value = NULL;
    va_list args;

    va_start(args, format);
    value = g_strdup_vprintf(format, args);
    va_end(args);
    ho_html_attr(html, name, value);
}

void
ho_html_class(HoHtml *html, const char *first, const char *more)
{
    g_autofree char *both = NULL;

    if (first != NULL && *first == '\0')
        first = NULL;
    if (more != NULL && *more == '\0')
        more = NULL;
    if (first != NULL && more != NULL)
        both = g_strconcat(first, " ", more, NULL);
    ho_html_attr(html, "class", both ? both : first ? first : more);
}

void
ho_html_block_attrs(HoHtml *html, const HoBlock *block, const char *kind)
{
    ho_html_attr(html, "id", block->id);
    ho_html_class(html, kind, block->roles);
    if (html->flavour == HO_HTML_EPUB && block->attrs != NULL)
        ho_html_attr(html, "lang", ho_attrs_find(block->attrs, "lang"));
}

void
ho_html_close_line(HoHtml *html)
{
    ho_html_close(html);
    ho_html_newline(html);
}

void
ho_html_newline(HoHtml *html)
{
    end_start_tag(html);
    g_string_append_c(html->out, '\n');
}

void
ho_html_text(HoHtml *html, const char *text)
{
    if (*text == '\0')
        return;
    end_start_tag(html);
    append_escaped(html->out, text, strlen(text), false);
}

void
ho_html_textf(HoHtml *html, const char *format, ...)
{
    g_autofree char *text = NULL;
    va_list args;

    va_start(args, format);
    text = g_strdup_vprintf(format, args);
    va_end(args);
    ho_html_text(html, text);
}

void
ho_html_raw(HoHtml *html, const char *markup)
{
    end_start_tag(html);
    g_string_append(html->out, markup);
}
