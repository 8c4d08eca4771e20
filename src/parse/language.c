/*
 * The language of a document, known or found, and the labels in it.
 *
 * Asciidoctor keeps its labels English whatever `lang` says, and so does the
 * HTML body that is compared with it; what is made to be read (PDF, EPUB, a
 * page whose author names the language) speaks the reader's language.
 */
#include "parse/internal.h"

#include "doc/labels.h"

#include <string.h>

static bool
wants_labels(HoParser *parser, bool named)
{
    const char *backend =
        ho_attributes_find(parser->doc->attributes, "backend");

    if (backend != NULL && g_str_has_prefix(backend, "html"))
        return named && !parser->options->embedded;
    return true;
}

/* Whether the author left the label as it was before the text. */
static bool
is_untouched(HoParser *parser, const char *name)
{
    const HoAttributes *attributes = parser->doc->attributes;

    return !ho_attributes_is_locked(attributes, name) &&
           ho_attributes_find(attributes, name) ==
               ho_attributes_find_at(attributes, name, parser->builtin_moment);
}

static void
set_labels(HoParser *parser, const char *lang)
{
    HoAttributes *attributes = parser->doc->attributes;
    const char *name;

    for (unsigned n = 0; (name = ho_label_name(n)) != NULL; n++) {
        const char *word = ho_label(lang, name);
        bool is_default = ho_attributes_find(attributes, name) != NULL;

        if (word != NULL && is_default && is_untouched(parser, name))
            ho_attributes_set(attributes, name, word);
    }
}

/* So much of a text tells its language. */
enum { SAMPLE_BYTES = 100000 };

/* Lines of the source without what is no prose: directives, entries, macros
 * and attribute lists. */
static const char *
detect(HoParser *parser, const HoSource *source)
{
    g_autoptr(GString) sample = g_string_new(NULL);

    for (unsigned i = 0; i < source->count && sample->len < SAMPLE_BYTES; i++) {
        const char *line = source->lines[i].text;

        if (*line == ':' || *line == '[' || strstr(line, "::") != NULL)
            continue;
        g_string_append(sample, line);
        g_string_append_c(sample, '\n');
    }
    return parser->options->detect_language(sample->str, sample->len);
}

void
ho_parser_find_language(HoParser *parser, const HoSource *source)
{
    HoAttributes *attributes = parser->doc->attributes;
    const char *lang = ho_attributes_find(attributes, "lang");
    bool named = lang != NULL && *lang != '\0';

    if (!named && parser->options->detect_language != NULL) {
        lang = detect(parser, source);
        if (lang != NULL)
            ho_attributes_set(attributes, "handout-detected-lang", lang);
    }
    if (lang != NULL && *lang != '\0' && wants_labels(parser, named))
        set_labels(parser, lang);
    parser->doc->header_end = ho_attributes_now(attributes);
}
