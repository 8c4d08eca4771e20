/*
 * Attributes that are there before the text.
 */
#include "parse/internal.h"

void
ho_parser_set_doctype(HoParser *parser, const char *doctype)
{
    parser->doc->doctype = ho_arena_strdup(parser->arena, doctype);
}

void
ho_parser_set_backend(HoParser *parser, const char *backend)
{
    (void) parser, (void) backend;
}

void
ho_parser_builtins(HoParser *parser, const char *name)
{
    HoAttributes *attributes = parser->doc->attributes;

    (void) name;
    ho_attributes_set(attributes, "sectids", "");
    ho_attributes_set(attributes, "example-caption", "Example");
    ho_attributes_set(attributes, "figure-caption", "Figure");
    ho_attributes_set(attributes, "table-caption", "Table");
    if (parser->options->doctype != NULL)
        ho_parser_set_doctype(parser, parser->options->doctype);
}
