#include "doc/document.h"

/* One line a block: class, place, what makes it special, its words. */
static void
dump_block(GString *out, const HoBlock *block, int depth)
{
    g_string_append_printf(out, "%*s%s @%u", depth * 2, "", block->class->name,
                           block->loc.line);
    if (block->style != NULL)
        g_string_append_printf(out, " style=%s", block->style);
    if (block->id != NULL)
        g_string_append_printf(out, " id=%s", block->id);
    if (block->roles != NULL)
        g_string_append_printf(out, " role=\"%s\"", block->roles);
    if (block->caption != NULL)
        g_string_append_printf(out, " caption=\"%s\"", block->caption);
    if (block->title != NULL) {
        g_string_append(out, " title=[");
        ho_inline_dump(out, block->title);
        g_string_append_c(out, ']');
    }
    if (block->class->dump != NULL)
        block->class->dump(block, out);
    if (block->inlines != NULL) {
        g_string_append_c(out, ' ');
        ho_inline_dump(out, block->inlines);
    }
    g_string_append_c(out, '\n');
    for (const HoBlock *child = block->first; child; child = child->next)
        dump_block(out, child, depth + 1);
}

char *
ho_document_dump(const HoDocument *doc)
{
    GString *out = g_string_new(NULL);

    dump_block(out, doc->root, 0);
    return g_string_free(out, FALSE);
}
