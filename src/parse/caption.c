/*
 * Captions with their numbers, and ids made known.
 */
#include "parse/internal.h"

#include <stdlib.h>
#include <string.h>

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
    number = ho_parser_count(parser, counter, NULL);
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
