/*
 * Values of document attributes are HTML: "R&amp;D", with tags when a macro
 * made them.  Here is what they say.
 */
#include "html/html.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *text;
} references[] = {
    {"amp;", "&"},        {"lt;", "<"},         {"gt;", ">"},
    {"quot;", "\""},      {"apos;", "'"},       {"nbsp;", "\u00a0"},
    {"mdash;", "\u2014"}, {"ndash;", "\u2013"}, {"hellip;", "\u2026"},
    {"copy;", "\u00a9"},  {"reg;", "\u00ae"},   {"rsquo;", "\u2019"},
};

/* A character reference after its "&"; its length, or 0 when it is none. */
static size_t
append_reference(GString *out, const char *text)
{
    bool is_hex = text[0] == '#' && (text[1] == 'x' || text[1] == 'X');
    const char *digits = text + (is_hex ? 2 : 1);
    char *end;
    unsigned long value;

    for (size_t i = 0; i < G_N_ELEMENTS(references); i++) {
        if (g_str_has_prefix(text, references[i].name)) {
            g_string_append(out, references[i].text);
            return strlen(references[i].name);
        }
    }
    if (text[0] != '#' || !g_ascii_isxdigit(*digits))
        return 0;
    value = strtoul(digits, &end, is_hex ? 16 : 10);
    if (*end != ';' || value > 0x10ffff || value == 0 ||
        !g_unichar_validate((gunichar) value))
        return 0;
    g_string_append_unichar(out, (gunichar) value);
    return (size_t) (end + 1 - text);
}

static const char *
end_of_tag(const char *text)
{
    if (*text != '<' || !(g_ascii_isalpha(text[1]) || text[1] == '/'))
        return NULL;
    return strchr(text, '>');
}

/* In fewer bytes a few foreign terms look like a language. */
#define TELLING_LENGTH ((size_t) 1200)

static bool
is_telling(const HoDocument *doc)
{
    size_t length = 0;

    for (const HoBlock *block = doc->root;
         block != NULL && length < TELLING_LENGTH;
         block = ho_block_walk(doc->root, block)) {
        g_autofree char *text = NULL;

        if (block->inlines == NULL || block->content == HO_CONTENT_VERBATIM)
            continue;
        text = ho_inline_to_text(block->inlines);
        length += strlen(text);
    }
    return length >= TELLING_LENGTH;
}

const char *
ho_html_language(const HoDocument *doc)
{
    const char *lang = ho_document_attribute(doc, "lang");

    if (lang != NULL && *lang != '\0')
        return lang;
    return is_telling(doc) ? ho_document_language(doc) : "en";
}

const char *
ho_html_direction(const HoDocument *doc)
{
    return ho_document_is_right_to_left(doc) ? "rtl" : NULL;
}

char *
ho_html_words(const char *markup)
{
    GString *out = g_string_new(NULL);
    const char *s = markup;

    while (*s != '\0') {
        const char *end = end_of_tag(s);
        size_t length = *s == '&' ? append_reference(out, s + 1) : 0;

        if (end != NULL)
            s = end + 1;
        else if (length > 0)
            s += 1 + length;
        else
            g_string_append_c(out, *s++);
    }
    return g_string_free(out, FALSE);
}

/* BCP 47, its shape alone. */
bool
ho_html_is_language(const char *tag)
{
    size_t part = 0;
    bool first = true;

    for (;; tag++) {
        if (g_ascii_isalpha(*tag) || (!first && g_ascii_isdigit(*tag))) {
            part++;
            continue;
        }
        if (part == 0 || part > 8 || (first && part < 2))
            return false;
        if (*tag == '\0')
            return true;
        if (*tag != '-')
            return false;
        part = 0;
        first = false;
    }
}
