/*
 * What looks forward: section numbers, then cross-references, which may show
 * them.
 */
#include "parse/internal.h"

void
ho_parser_resolve(HoParser *parser)
{
    ho_parser_number_sections(parser);
    ho_parser_resolve_inlines(parser);
}
