/*
 * An element that ends: what it must have is known now.
 */
#include "html/strict_tag.h"

#include <string.h>

/* Whether anything shows in an element's content. */
static bool
has_words(const char *content)
{
    bool in_tag = false;

    for (; *content != '\0'; content++) {
        if (g_str_has_prefix(content, "<img"))
            return true;
        if (*content == '<')
            in_tag = true;
        if (!in_tag && !g_ascii_isspace(*content))
            return true;
        if (*content == '>')
            in_tag = false;
    }
    return false;
}

/* The element that began at start becomes another one, of a name not longer. */
static void
rename_open(HoHtml *html, gsize start, const char *tag)
{
    const char *old = html->stack->pdata[html->stack->len - 1];
    gsize more = strlen(old) - strlen(tag);

    memcpy(html->out->str + start + 1, tag, strlen(tag));
    if (more > 0)
        g_string_erase(html->out, (gssize) (start + 1 + strlen(tag)),
                       (gssize) more);
    html->stack->pdata[html->stack->len - 1] = (void *) tag;
}

/* name: with a blank before and =" after it. */
static void
erase_attr(HoHtml *html, gsize start, const char *name)
{
    const char *attr = strstr(html->out->str + start, name);

    if (attr != NULL)
        g_string_erase(html->out, attr - html->out->str,
                       strchr(attr + strlen(name), '"') + 1 - attr);
}

/* A term at the end of a list is described by nothing, but it is described. */
static void
describe_last_term(HoHtml *html)
{
    gsize end = html->out->len;

    while (end > 0 && g_ascii_isspace(html->out->str[end - 1]))
        end--;
    if (end >= 5 && memcmp(html->out->str + end - 5, "</dt>", 5) == 0)
        g_string_append(html->out, "<dd></dd>");
}

void
ho_strict_before_close(HoHtml *html)
{
    HoStrict *strict = html->strict;
    gsize start = g_array_index(strict->starts, gsize, strict->starts->len - 1);
    const char *tag = html->stack->pdata[html->stack->len - 1];
    bool is_cell = strcmp(tag, "th") == 0, is_link = strcmp(tag, "a") == 0;
    const char *content;

    g_array_set_size(strict->starts, strict->starts->len - 1);
    if (strcmp(tag, "dl") == 0)
        describe_last_term(html);
    if (!is_cell && !is_link && !ho_strict_is_heading(tag))
        return;
    content = strchr(html->out->str + start, '>');
    if (content == NULL || has_words(content + 1))
        return;
    if (is_cell)
        erase_attr(html, start, " scope=\"");
    if (is_link)
        erase_attr(html, start, " href=\"");
    else
        rename_open(html, start, is_cell ? "td" : "p");
}
