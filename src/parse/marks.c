/*
 * Which callout marks stand in the verbatim text since the last callout list.
 */
#include "parse/internal.h"

static void
note(GHashTable *marks, const HoInline *list)
{
    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next) {
        if (inl->kind == HO_INLINE_CALLOUT)
            g_hash_table_add(marks, GINT_TO_POINTER(inl->number));
        note(marks, inl);
    }
}

void
ho_parser_note_callouts(HoParser *parser, const HoInline *text)
{
    if (parser->callouts == NULL) {
        parser->callouts = g_hash_table_new(NULL, NULL);
        ho_arena_own(parser->arena, parser->callouts,
                     (GDestroyNotify) g_hash_table_unref);
    }
    note(parser->callouts, text);
}

bool
ho_parser_has_callout(const HoParser *parser, int number)
{
    return parser->callouts != NULL &&
           g_hash_table_contains(parser->callouts, GINT_TO_POINTER(number));
}

void
ho_parser_end_callouts(HoParser *parser)
{
    if (parser->callouts != NULL)
        g_hash_table_remove_all(parser->callouts);
}
