/*
 * What looks forward: section numbers and ids of what is listed, then
 * cross-references, which may show them.
 */
#include "doc/listed.h"
#include "parse/internal.h"

void
ho_parser_resolve(HoParser *parser)
{
    ho_parser_number_sections(parser);
    if (parser->doc->has_lists && parser->doc->outer == NULL)
        ho_listed_name(parser->doc);
    ho_parser_resolve_inlines(parser);
}
