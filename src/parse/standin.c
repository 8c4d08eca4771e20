/* Stands for parts that are not there yet; each function goes when its real
 * one comes. */
#include "parse/internal.h"

#include <string.h>

#define WEAK __attribute__((weak))

WEAK const HoSubs ho_subs_none, ho_subs_normal, ho_subs_header, ho_subs_title,
    ho_subs_verbatim, ho_subs_reftext, ho_subs_raw;

WEAK HoSubs
ho_subs_resolve(HoParser *parser, const char *text, HoSubs defaults, HoLoc loc)
{
    (void) parser, (void) text, (void) loc;
    return defaults;
}

WEAK HoInline *
ho_parser_inlines(HoParser *parser, HoBlock *block, const char *text,
                  HoSubs subs, HoLoc loc)
{
    HoInline *list = ho_inline_list_new(parser->arena);
    HoInline *inl = ho_inline_new(parser->arena, HO_INLINE_TEXT, loc);

    (void) block, (void) subs;
    inl->text = text;
    ho_inline_append(list, inl);
    return list;
}

WEAK HoInline *
ho_parser_inlines_of_lines(HoParser *parser, HoBlock *block,
                           const HoSourceLines *lines, HoSubs subs)
{
    return ho_parser_inlines(parser, block,
                             ho_source_lines_join(parser->arena, lines), subs,
                             (HoLoc){.line = 1});
}

WEAK const char *
ho_parser_attributes(HoParser *parser, const char *text, HoLoc loc)
{
    (void) parser, (void) loc;
    return text;
}

WEAK const char *
ho_parser_attribute_value(HoParser *parser, const char *text, HoLoc loc)
{
    return ho_parser_attributes(parser, text, loc);
}

WEAK const char *
ho_parser_generate_id(HoParser *parser, const HoInline *title)
{
    g_autofree char *text = ho_inline_to_text(title);
    GString *id = g_string_new("_");
    const char *result;

    for (const char *c = text; *c != '\0'; c++)
        if (g_ascii_isalnum(*c))
            g_string_append_c(id, g_ascii_tolower(*c));
        else if (*c == ' ' || *c == '-')
            g_string_append_c(id, '_');
    result = ho_arena_strdup(parser->arena, id->str);
    g_string_free(id, TRUE);
    return result;
}

WEAK HoAttrs *
ho_attrs_parse(HoParser *parser, const char *text,
               const char *const *positional, bool block, bool substitute,
               HoLoc loc)
{
    HoAttrs *attrs = ho_attrs_new(parser->arena);
    g_auto(GStrv) parts = g_strsplit(text, ",", -1);

    (void) positional, (void) block, (void) substitute, (void) loc;
    for (unsigned i = 0; parts[i] != NULL; i++) {
        char *equals = strchr(parts[i], '=');
        g_autofree char *number = g_strdup_printf("%u", i + 1);

        g_strstrip(parts[i]);
        if (equals != NULL)
            *equals = '\0';
        ho_attrs_set(attrs, equals ? parts[i] : number,
                     equals ? equals + 1 : parts[i]);
    }
    return attrs;
}

WEAK void
ho_parser_resolve_inlines(HoParser *parser)
{
    (void) parser;
}

WEAK const char *
ho_parser_media_source(HoParser *parser, const char *target,
                       const char *directory_attribute)
{
    (void) parser, (void) directory_attribute;
    return target;
}
