/*
 * The document header: title, authors, revision, attribute entries.
 */
#include "parse/internal.h"

HoAttrs *
ho_parser_header(HoParser *parser)
{
    HoAttrs *attrs = ho_attrs_new(parser->arena);
    HoTitleLine title;

    parser->in_header = true;
    ho_parser_skip_blank(parser);
    ho_parser_metadata(parser, attrs, 0);
    if (ho_parser_title(parser, &title) && title.level == 0) {
        ho_parser_take_title(parser, &title);
        parser->doc->has_header = true;
        parser->doc->title = ho_parser_inlines(
            parser, parser->doc->root, title.text, ho_subs_title, title.loc);
        while (ho_parser_entry(parser) || ho_parser_skip_comment(parser))
            continue;
    }
    parser->in_header = false;
    parser->doc->header_end = ho_attributes_now(parser->doc->attributes);
    return attrs;
}
