#include "doc/block.h"

#include "doc/document.h"
#include "doc/quote.h"
#include "doc/section.h"

#include <string.h>

HoBlock *
ho_block_new(HoDocument *doc, const HoBlockClass *class, HoLoc loc)
{
    HoBlock *block = ho_arena_alloc(doc->arena, class->size);

    block->class = class;
    block->document = doc;
    block->loc = loc;
    block->content = class->content;
    block->moment = ho_attributes_now(doc->attributes);
    return block;
}

void
ho_block_append(HoBlock *parent, HoBlock *child)
{
    child->parent = parent;
    child->next = NULL;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

const HoBlockClass *
ho_block_class_find(const char *name)
{
    for (size_t i = 0; ho_block_classes[i] != NULL; i++)
        if (strcmp(ho_block_classes[i]->name, name) == 0)
            return ho_block_classes[i];
    return NULL;
}

bool
ho_block_is(const HoBlock *block, const char *name)
{
    return strcmp(block->class->name, name) == 0;
}

const char *
ho_block_attribute(const HoBlock *block, const char *name)
{
    return ho_attributes_find_at(block->document->attributes, name,
                                 block->moment);
}

bool
ho_block_has_option(const HoBlock *block, const char *option)
{
    return ho_attrs_has_option(block->attrs, option);
}

bool
ho_block_has_role(const HoBlock *block, const char *role)
{
    return ho_role_is_in(role, block->roles);
}

const HoBlock *
ho_block_walk(const HoBlock *root, const HoBlock *block)
{
    if (block->first != NULL)
        return block->first;
    while (block != root && block->next == NULL)
        block = block->parent;
    return block != root ? block->next : NULL;
}

const HoSection *
ho_section_of(const HoBlock *block)
{
    return ho_block_is(block, "section") ? (const HoSection *) block : NULL;
}

const HoSection *
ho_section_around(const HoBlock *block)
{
    while ((block = block->parent) != NULL)
        if (ho_block_is(block, "section"))
            return (const HoSection *) block;
    return NULL;
}

const HoQuote *
ho_quote_of(const HoBlock *block)
{
    return ho_block_is(block, "quote") || ho_block_is(block, "verse")
               ? (const HoQuote *) block
               : NULL;
}
