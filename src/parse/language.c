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

void
ho_parser_find_language(HoParser *parser, const char *text, size_t length)
{
    HoAttributes *attributes = parser->doc->attributes;
    const char *lang = ho_attributes_find(attributes, "lang");
    bool named = lang != NULL && *lang != '\0';

    if (!named && parser->options->detect_language != NULL) {
        lang = parser->options->detect_language(text, length);
        if (lang != NULL)
            ho_attributes_set(attributes, "handout-detected-lang", lang);
    }
    if (lang != NULL && *lang != '\0' && wants_labels(parser, named))
        set_labels(parser, lang);
}
