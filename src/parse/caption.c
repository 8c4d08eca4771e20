/*
 * Captions with their numbers, counters, and ids made known.
 */
#include "parse/internal.h"

#include <stdlib.h>
#include <string.h>

/* The next number, or letters: "z" is followed by "aa". */
static char *
successor(const char *value)
{
    GString *next = g_string_new(value);
    size_t i = next->len;

    if (g_ascii_isdigit(*value)) {
        g_string_printf(next, "%ld", strtol(value, NULL, 10) + 1);
        return g_string_free(next, FALSE);
    }
    while (i-- > 0) {
        char c = next->str[i];

        if (c != 'z' && c != 'Z') {
            next->str[i]++;
            return g_string_free(next, FALSE);
        }
        next->str[i] = c == 'z' ? 'a' : 'A';
    }
    g_string_prepend_c(next, next->len > 0 ? *next->str : '1');
    return g_string_free(next, FALSE);
}

const char *
ho_parser_count(HoParser *parser, const char *name, const char *start)
{
    HoAttributes *attributes = parser->doc->attributes;
    const char *now = ho_attributes_find(attributes, name);
    g_autofree char *next =
        now != NULL && *now != '\0' ? successor(now) : g_strdup(start);

    ho_attributes_set(attributes, name, next);
    return ho_attributes_find(attributes, name);
}

void
ho_parser_assign_caption(HoParser *parser, HoBlock *block, const char *kind)
{
    g_autofree char *prefix = g_strconcat(kind, "-caption", NULL);
    g_autofree char *counter = g_strconcat(kind, "-number", NULL);
    const HoAttributes *attributes = parser->doc->attributes;
    const char *own = ho_attrs_find(block->attrs, "caption"), *number;

    if (block->title == NULL || block->caption != NULL)
        return;
    if (own == NULL)
        own = ho_attributes_find(attributes, "caption");
    if (own != NULL) {
        block->caption = ho_arena_strdup(parser->arena, own);
        ho_attrs_set(block->attrs, "caption", NULL);
        return;
    }
    own = ho_attributes_find(attributes, prefix);
    if (own == NULL)
        return;
    number = ho_parser_count(parser, counter, "1");
    block->number = (int) CLAMP(strtol(number, NULL, 10), 0, INT32_MAX);
    block->caption = ho_arena_printf(parser->arena, "%s %s. ", own, number);
}

bool
ho_parser_register(HoParser *parser, const char *id, HoBlock *block,
                   const HoInline *anchor, const HoInline *reftext)
{
    HoReference *reference;

    if (g_hash_table_contains(parser->doc->references, id)) {
        ho_diag(parser->diags, anchor != NULL ? anchor->loc : block->loc,
                HO_DIAG_ID_DUPLICATE, id);
        return false;
    }
    reference = ho_arena_new0(parser->arena, HoReference);
    reference->id = ho_arena_strdup(parser->arena, id);
    reference->block = block;
    reference->anchor = anchor;
    reference->reftext = reftext;
    g_hash_table_insert(parser->doc->references, (char *) reference->id,
                        reference);
    return true;
}
