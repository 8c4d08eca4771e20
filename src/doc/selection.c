#include "doc/selection.h"

#include "doc/table.h"
#include "doc/talk.h"

#include <string.h>

#define CELL_DEPTH 16 /* documents nested deeper are not looked into */

struct HoSelection {
    const HoSection *talk;
    GPtrArray *talks;    /* of const HoSection *, when asked for */
    GHashTable *shown;   /* set of const HoBlock *: what all shown stands in */
    GHashTable *numbers; /* const HoFootnote * → number */
    /* the tree as it was */
    HoBlock *first, *last, *next, *parent;
};

static void
free_selection(void *data)
{
    HoSelection *selection = data;

    if (selection->talks != NULL)
        g_ptr_array_unref(selection->talks);
    g_hash_table_unref(selection->shown);
    g_hash_table_unref(selection->numbers);
    g_free(selection);
}

HoSelection *
ho_selection_new(HoArena *arena)
{
    HoSelection *selection = g_new0(HoSelection, 1);

    selection->shown = g_hash_table_new(NULL, NULL);
    selection->numbers = g_hash_table_new(NULL, NULL);
    ho_arena_own(arena, selection, free_selection);
    return selection;
}

/* --- talks --- */

static bool
has_hour(const HoBlock *section)
{
    g_auto(HoTalk) talk = {0};

    return ho_talk_read(&talk, section) && talk.time != NULL;
}

static bool
is_day(const HoBlock *section)
{
    if (has_hour(section))
        return false;
    for (const HoBlock *b = section->first; b != NULL; b = b->next)
        if (ho_section_of(b) != NULL && has_hour(b))
            return true;
    return false;
}

static void
add_sections(GPtrArray *talks, const HoBlock *first)
{
    for (const HoBlock *b = first; b != NULL; b = b->next) {
        const HoSection *section = ho_section_of(b);

        if (section == NULL)
            continue;
        if (section->level == 0 || (section->level == 1 && is_day(b)))
            add_sections(talks, b->first);
        else
            g_ptr_array_add(talks, (void *) section);
    }
}

const GPtrArray *
ho_document_talks(const HoDocument *doc)
{
    HoSelection *selection = doc->selection;

    if (selection->talks == NULL) {
        selection->talks = g_ptr_array_new();
        add_sections(selection->talks, doc->root->first);
    }
    return selection->talks;
}

/* --- one of them --- */

static void show(HoSelection *selection, const HoBlock *root, unsigned depth);

static void
show_cells(HoSelection *selection, const HoTable *table, unsigned depth)
{
    for (unsigned r = 0; r < table->n_rows; r++)
        for (unsigned c = 0; c < table->rows[r].n_cells; c++) {
            const HoCell *cell = &table->rows[r].cells[c];

            if (cell->document != NULL)
                show(selection, cell->document->root, depth + 1);
        }
}

/* Notes the root, and those of the documents in its tables' cells. */
static void
show(HoSelection *selection, const HoBlock *root, unsigned depth)
{
    if (depth > CELL_DEPTH)
        return;
    g_hash_table_add(selection->shown, (void *) root);
    for (const HoBlock *b = root; b != NULL; b = ho_block_walk(root, b)) {
        const HoTable *table = ho_table_of(b);

        if (table != NULL)
            show_cells(selection, table, depth);
    }
}

static void
show_all(HoDocument *doc)
{
    HoSelection *selection = doc->selection;
    HoBlock *block = (HoBlock *) &selection->talk->base;

    doc->root->first = selection->first;
    doc->root->last = selection->last;
    block->next = selection->next;
    block->parent = selection->parent;
    selection->talk = NULL;
    g_hash_table_remove_all(selection->shown);
    g_hash_table_remove_all(selection->numbers);
}

void
ho_document_select(HoDocument *doc, const HoSection *talk)
{
    HoSelection *selection = doc->selection;
    HoBlock *block = (HoBlock *) talk;

    if (selection->talk != NULL)
        show_all(doc);
    if (talk == NULL)
        return;
    ho_document_talks(doc); /* while all is there */
    selection->talk = talk;
    selection->first = doc->root->first;
    selection->last = doc->root->last;
    selection->next = block->next;
    selection->parent = block->parent;
    doc->root->first = doc->root->last = block;
    block->next = NULL;
    block->parent = doc->root;
    show(selection, block, 0);
}

const HoSection *
ho_document_selected(const HoDocument *doc)
{
    return doc->selection->talk;
}

unsigned
ho_document_selected_number(const HoDocument *doc)
{
    unsigned number = 0;

    if (doc->selection->talk == NULL)
        return 0;
    g_ptr_array_find(doc->selection->talks, doc->selection->talk, &number);
    return number + 1;
}

bool
ho_document_shows(const HoDocument *doc, const char *id)
{
    const HoReference *reference;

    if (doc->selection->talk == NULL)
        return true;
    reference = ho_document_reference(doc, id);
    for (const HoBlock *b = reference != NULL ? reference->block : NULL;
         b != NULL; b = b->parent)
        if (g_hash_table_contains(doc->selection->shown, b))
            return true;
    return false;
}

bool
ho_document_note_is_numbered(const HoDocument *doc, const HoFootnote *note)
{
    return doc->selection->talk == NULL ||
           g_hash_table_contains(doc->selection->numbers, note);
}

int
ho_document_note_number(const HoDocument *doc, const HoFootnote *note)
{
    GHashTable *numbers = doc->selection->numbers;
    int number;

    if (doc->selection->talk == NULL)
        return note->number;
    number = GPOINTER_TO_INT(g_hash_table_lookup(numbers, note));
    if (number == 0) {
        number = (int) g_hash_table_size(numbers) + 1;
        g_hash_table_insert(numbers, (void *) note, GINT_TO_POINTER(number));
    }
    return number;
}

char *
ho_document_series(const HoDocument *doc)
{
    return doc->selection->talk != NULL && doc->title != NULL
               ? ho_inline_to_text(doc->title)
               : NULL;
}
