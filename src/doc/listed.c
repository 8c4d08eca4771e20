/* The captioned blocks of a document, for lists of them. */
#include "doc/listed.h"

#include "doc/table.h"

#include <string.h>

/* Cells within cells… */
#define DEPTH_LIMIT 16

static const struct {
    const char *kind, *class;
} kinds[] = {
    {"figure", "image"},          {"image", "image"},
    {"table", "table"},           {"example", "example"},
    {"listing", "listing"},       {"source", "listing"},
    {"code", "listing"},          {"video", "video"},
    {"audio", "audio"},           {"stem", "stem"},
    {"sidebar", "sidebar"},       {"literal", "literal"},
    {"quote", "quote"},           {"verse", "verse"},
    {"admonition", "admonition"},
};

const char *
ho_listed_class(const char *kind)
{
    for (unsigned i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(kinds[i].kind, kind) == 0)
            return kinds[i].class;
    return NULL;
}

/* Its number among the kinds; their count when it is none. */
static unsigned
kind_of(const HoBlock *block)
{
    unsigned kind = 0;

    while (kind < G_N_ELEMENTS(kinds) && !ho_block_is(block, kinds[kind].class))
        kind++;
    return kind;
}

static void
find_blocks(const HoBlock *root, const char *class, unsigned depth,
            GPtrArray *found)
{
    for (const HoBlock *b = root; b != NULL; b = ho_block_walk(root, b)) {
        const HoTable *table = ho_table_of(b);

        if (b->title != NULL &&
            (class != NULL ? ho_block_is(b, class)
                           : kind_of(b) < G_N_ELEMENTS(kinds)))
            g_ptr_array_add(found, (gpointer) b);
        if (table == NULL || depth == 0)
            continue;
        for (unsigned r = 0; r < table->n_rows; r++)
            for (unsigned c = 0; c < table->rows[r].n_cells; c++)
                if (table->rows[r].cells[c].document != NULL)
                    find_blocks(table->rows[r].cells[c].document->root, class,
                                depth - 1, found);
    }
}

GPtrArray *
ho_listed_blocks(const HoDocument *doc, const char *class)
{
    GPtrArray *found = g_ptr_array_new();

    find_blocks(doc->root, class, DEPTH_LIMIT, found);
    return found;
}

char *
ho_listed_words(const HoBlock *block)
{
    g_autofree char *title = ho_inline_to_text(block->title);

    return g_strconcat(block->caption != NULL ? block->caption : "", title,
                       NULL);
}

static void
give_id(HoDocument *doc, HoBlock *block, unsigned *number)
{
    HoReference *reference = ho_arena_new0(doc->arena, HoReference);
    const char *kind = kinds[kind_of(block)].kind;
    char *id;

    do
        id = ho_arena_printf(doc->arena, "_%s_%u", kind, ++*number);
    while (g_hash_table_contains(doc->references, id));
    block->id = id;
    reference->id = id;
    reference->block = block;
    g_hash_table_insert(doc->references, id, reference);
}

void
ho_listed_name(HoDocument *doc)
{
    g_autoptr(GPtrArray) all = ho_listed_blocks(doc, NULL);
    unsigned numbers[G_N_ELEMENTS(kinds)] = {0};

    for (unsigned i = 0; i < all->len; i++) {
        HoBlock *block = g_ptr_array_index(all, i);

        if (block->id == NULL)
            give_id(doc, block, &numbers[kind_of(block)]);
    }
}
