/* What cross-references point to and show, once the whole text is read. */
#include "doc/section.h"
#include "parse/chars.h"
#include "parse/inliner.h"

/* Inlines of a title that are looked at for a reference to the title itself. */
#define SELF_BUDGET 64

typedef struct {
    HoParser *parser;
    GHashTable *words; /* what a reference shows, as a dump → its HoReference;
                          NULL until one is looked up by its words */
} Resolver;

static char *
key_of(const HoInline *list)
{
    GString *key = g_string_new(NULL);

    ho_inline_dump(key, list);
    return g_string_free(key, FALSE);
}

/* What a reference is called when nothing is added: its reftext, else its
 * title; NULL when it has neither. */
static const HoInline *
plain_name(const HoReference *ref)
{
    if (ref->reftext != NULL)
        return ref->reftext;
    return ref->anchor == NULL && ref->block != NULL ? ref->block->title : NULL;
}

static HoLoc
loc_of(const HoReference *ref)
{
    return ref->anchor != NULL ? ref->anchor->loc : ref->block->loc;
}

static bool
is_before(const HoReference *a, const HoReference *b)
{
    HoLoc la = loc_of(a), lb = loc_of(b);

    if (la.line != lb.line)
        return la.line < lb.line;
    if (la.column != lb.column)
        return la.column < lb.column;
    return strcmp(a->id, b->id) < 0;
}

static void
index_words(Resolver *resolver)
{
    GHashTableIter iter;
    void *value;

    resolver->words =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_iter_init(&iter, resolver->parser->doc->references);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        HoReference *ref = value, *other;
        const HoInline *name = plain_name(ref);
        char *key = name != NULL ? key_of(name) : NULL;

        if (key == NULL)
            continue;
        other = g_hash_table_lookup(resolver->words, key);
        if (other == NULL || is_before(ref, other))
            g_hash_table_insert(resolver->words, key, ref);
        else
            g_free(key);
    }
}

static const HoReference *
find_reference(Resolver *resolver, const HoPendingXref *pending)
{
    const HoReference *ref =
        ho_document_reference(pending->doc, pending->fragment);
    g_autofree char *key = NULL;

    if (ref != NULL || pending->words == NULL)
        return ref;
    if (resolver->words == NULL)
        index_words(resolver);
    key = key_of(pending->words);
    return g_hash_table_lookup(resolver->words, key);
}

/* --- what it shows --- */

static HoInline *
text_node(HoArena *arena, const char *text)
{
    HoInline *inl = ho_inline_new(arena, HO_INLINE_TEXT, (HoLoc){0});

    inl->text = text;
    return inl;
}

/* A node around the words of a title, which stay where they are, too. */
static HoInline *
around(HoArena *arena, HoInlineKind kind, const HoInline *title)
{
    HoInline *inl = ho_inline_new(arena, kind, (HoLoc){0});

    inl->first = title->first;
    inl->last = title->last;
    return inl;
}

static const HoInline *
list_of(HoArena *arena, HoInline *first, HoInline *second)
{
    HoInline *list = ho_inline_list_new(arena);

    if (first != NULL)
        ho_inline_append(list, first);
    if (second != NULL)
        ho_inline_append(list, second);
    return list;
}

static bool
is_chapter(const HoSection *section)
{
    return strcmp(section->name, "chapter") == 0 ||
           strcmp(section->name, "appendix") == 0;
}

/* "2.1.3", as far up as sections are numbered below the first level. */
static char *
section_number(const HoSection *section)
{
    GString *number = g_string_new(section->numeral);

    while (section->level > 1) {
        section = ho_section_around(&section->base);
        if (section == NULL || section->numeral == NULL)
            break;
        g_string_prepend_c(number, '.');
        g_string_prepend(number, section->numeral);
    }
    return g_string_free(number, FALSE);
}

static const char *
attribute(const HoPendingXref *pending, const char *name)
{
    return ho_attributes_find_at(pending->doc->attributes, name,
                                 pending->moment);
}

static const HoInline *
section_words(HoArena *arena, const HoSection *section,
              const HoPendingXref *pending)
{
    const HoInline *title = section->base.title;
    g_autofree char *number = NULL, *name = NULL;
    const char *signifier, *lead;
    bool chapter = is_chapter(section), full;

    full = strcmp(pending->style, "full") == 0;
    if (section->numeral == NULL ||
        (!full && strcmp(pending->style, "short") != 0))
        return chapter ? list_of(arena,
                                 around(arena, HO_INLINE_EMPHASIS, title), NULL)
                       : title;
    number = section_number(section);
    name = g_strdup_printf("%s-refsig", section->name);
    signifier = attribute(pending, name);
    lead = ho_arena_printf(arena, "%s%s%s%s", signifier ? signifier : "",
                           signifier ? " " : "", number, full ? ", " : "");
    return list_of(
        arena, text_node(arena, lead),
        full ? around(arena,
                      chapter ? HO_INLINE_EMPHASIS : HO_INLINE_DOUBLE_QUOTED,
                      title)
             : NULL);
}

/* "Figure 1" of "Figure 1. " */
static const char *
caption_words(HoArena *arena, const char *caption)
{
    size_t length = strlen(caption);

    if (g_str_has_suffix(caption, ". "))
        length -= 2;
    return ho_arena_strndup(arena, caption, length);
}

static const HoInline *
block_words(HoArena *arena, const HoBlock *block, const HoPendingXref *pending)
{
    const char *lead;

    if (block->caption == NULL || (strcmp(pending->style, "full") != 0 &&
                                   strcmp(pending->style, "short") != 0))
        return block->title;
    lead = caption_words(arena, block->caption);
    if (strcmp(pending->style, "short") == 0)
        return list_of(arena, text_node(arena, lead), NULL);
    return list_of(arena,
                   text_node(arena, ho_arena_printf(arena, "%s, ", lead)),
                   around(arena, HO_INLINE_DOUBLE_QUOTED, block->title));
}

static const HoInline *
shown_words(HoArena *arena, const HoReference *ref,
            const HoPendingXref *pending)
{
    const HoInline *name = plain_name(ref);

    if (name == NULL || name == ref->reftext || pending->style == NULL)
        return name;
    if (ho_section_of(ref->block) != NULL)
        return section_words(arena, ho_section_of(ref->block), pending);
    return block_words(arena, ref->block, pending);
}

/* "[id]", when there is nothing better. */
static void
show_id(HoArena *arena, HoInline *inl, const char *id)
{
    ho_inline_append(inl, text_node(arena, ho_arena_printf(arena, "[%s]", id)));
}

static const HoInline *
first_title(const HoBlock *root)
{
    for (const HoBlock *block = root->first; block != NULL; block = block->next)
        if (ho_section_of(block) != NULL)
            return block->title;
    return NULL;
}

static void
resolve_top(HoParser *parser, const HoPendingXref *pending)
{
    HoDocument *doc = pending->doc;

    while (doc->outer != NULL)
        doc = doc->outer;
    pending->inl->target = "#";
    if (pending->inl->first != NULL)
        return;
    pending->inl->reference =
        doc->title != NULL ? doc->title : first_title(doc->root);
    if (pending->inl->reference == NULL)
        show_id(parser->arena, pending->inl, "^top");
}

/* Whether the file of that name, relative to the document and without its
 * extension, has become part of the text. */
static bool
is_included(HoParser *parser, const char *path)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(parser->included, path)) != 0;
}

/* Whether the path of another document turned out to be this one, or a part of
 * it. */
static bool
is_here(HoParser *parser, const HoPendingXref *pending)
{
    const char *name = ho_attributes_find(parser->doc->attributes, "docname");

    return (name != NULL && strcmp(name, pending->path) == 0) ||
           is_included(parser, pending->path);
}

/* A title that refers to itself: bounded, for titles are short. */
static bool
is_within(const HoInline *list, const HoInline *wanted, unsigned *budget)
{
    for (const HoInline *inl = list->first; inl != NULL && *budget > 0;
         inl = inl->next) {
        --*budget;
        if (inl == wanted || is_within(inl, wanted, budget))
            return true;
    }
    return false;
}

static void
resolve_one(Resolver *resolver, const HoPendingXref *pending)
{
    HoParser *parser = resolver->parser;
    HoInline *inl = pending->inl;
    const HoReference *ref;
    unsigned budget = SELF_BUDGET;

    if (pending->path != NULL && !is_here(parser, pending))
        return;
    if (pending->path != NULL && pending->shows_path)
        inl->first = inl->last = NULL;
    inl->target = ho_arena_printf(parser->arena, "#%s", pending->fragment);
    if (*pending->fragment == '\0') {
        resolve_top(parser, pending);
        return;
    }
    ref = find_reference(resolver, pending);
    if (ref == NULL) {
        ho_diag(parser->diags, inl->loc, HO_DIAG_XREF_MISSING,
                pending->fragment);
        if (inl->first == NULL)
            show_id(parser->arena, inl, pending->fragment);
        return;
    }
    inl->refid = ref->id;
    inl->target = ho_arena_printf(parser->arena, "#%s", ref->id);
    if (inl->first != NULL)
        return;
    inl->reference = shown_words(parser->arena, ref, pending);
    if (inl->reference != NULL && plain_name(ref) != NULL &&
        is_within(plain_name(ref), inl, &budget))
        inl->reference = NULL;
    if (inl->reference == NULL)
        show_id(parser->arena, inl, ref->id);
}

void
ho_parser_resolve_inlines(HoParser *parser)
{
    GPtrArray *xrefs = ho_parser_inliner(parser)->xrefs;
    Resolver resolver = {.parser = parser};

    for (unsigned i = 0; i < xrefs->len; i++)
        resolve_one(&resolver, g_ptr_array_index(xrefs, i));
    g_ptr_array_set_size(xrefs, 0);
    if (resolver.words != NULL)
        g_hash_table_unref(resolver.words);
}
