#include "doc/selection.h"

#include "doc/labels.h"

#include <string.h>

static void
unref_array(void *array)
{
    g_ptr_array_unref(array);
}

static void
unref_table(void *table)
{
    g_hash_table_unref(table);
}

static GPtrArray *
new_array(HoArena *arena)
{
    GPtrArray *array = g_ptr_array_new();

    ho_arena_own(arena, array, unref_array);
    return array;
}

HoDocument *
ho_document_new(HoDiags *diags)
{
    HoArena *arena = ho_arena_new();
    HoDocument *doc = ho_arena_new0(arena, HoDocument);

    doc->arena = arena;
    doc->diags = diags;
    doc->attributes = ho_attributes_new(arena, NULL, 0);
    doc->footnotes = new_array(arena);
    doc->index_terms = new_array(arena);
    doc->references = g_hash_table_new(g_str_hash, g_str_equal);
    ho_arena_own(arena, doc->references, unref_table);
    doc->selection = ho_selection_new(arena);
    doc->doctype = "article";
    doc->root =
        ho_block_new(doc, ho_block_class_find("document"), (HoLoc){.line = 1});
    return doc;
}

HoDocument *
ho_document_new_nested(HoDocument *outer)
{
    HoDocument *doc = ho_arena_new0(outer->arena, HoDocument);

    *doc = *outer;
    doc->outer = outer;
    doc->attributes = ho_attributes_new(outer->arena, outer->attributes,
                                        ho_attributes_now(outer->attributes));
    doc->footnotes = new_array(outer->arena);
    doc->title = NULL;
    doc->has_header = false;
    doc->header_end = 0;
    doc->authors = NULL;
    doc->n_authors = 0;
    doc->root =
        ho_block_new(doc, ho_block_class_find("document"), (HoLoc){.line = 1});
    return doc;
}

void
ho_document_free(HoDocument *doc)
{
    if (doc != NULL)
        ho_arena_free(doc->arena);
}

const char *
ho_document_attribute(const HoDocument *doc, const char *name)
{
    return ho_attributes_find_at(doc->attributes, name, doc->header_end);
}

const HoReference *
ho_document_reference(const HoDocument *doc, const char *id)
{
    return g_hash_table_lookup(doc->references, id);
}

const char *
ho_document_language(const HoDocument *doc)
{
    const char *lang = ho_document_attribute(doc, "lang");

    if (lang == NULL || *lang == '\0')
        lang = ho_attributes_find(doc->attributes, "handout-detected-lang");
    return lang != NULL && *lang != '\0' ? lang : "en";
}

const char *
ho_document_label(const HoDocument *doc, const char *name)
{
    const char *words = ho_document_attribute(doc, name);

    if (words == NULL || *words == '\0')
        words = ho_label(ho_document_language(doc), name);
    if (words == NULL)
        words = ho_label("en", name);
    return words != NULL ? words : "";
}

bool
ho_document_is_right_to_left(const HoDocument *doc)
{
    const char *dir = ho_document_attribute(doc, "dir");

    if (dir != NULL && g_ascii_strcasecmp(dir, "rtl") == 0)
        return true;
    if (dir != NULL && g_ascii_strcasecmp(dir, "ltr") == 0)
        return false;
    return ho_language_is_rtl(ho_document_language(doc));
}

char *
ho_document_title_text(const HoDocument *doc)
{
    const HoSection *talk = ho_document_selected(doc);
    const HoInline *title = talk != NULL ? talk->base.title : doc->title;

    return title != NULL ? ho_inline_to_text(title) : NULL;
}
