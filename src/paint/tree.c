#include "paint/tree.h"

#include <string.h>

/* Elements hang together by lists in an arena and are written at the end, in
 * the order they came, so that depth costs nothing. */

typedef enum { KID_ELEMENT, KID_CONTENT, KID_ANNOTATION } KidType;

typedef struct Kid Kid;
struct Kid {
    Kid *next;
    KidType type;
    unsigned number; /* object, or number of marked content */
    unsigned page;   /* object; not of elements */
};

struct HoPdfElement {
    HoPdfElement *next; /* in order of birth */
    HoPdfElement *parent;
    const char *type;
    const HoTag *tag; /* or NULL */
    unsigned object, page;
    Kid *first, *last;
    const char *alt;
    unsigned note; /* number of a Note, from 1 */
    bool has_body; /* LI: an LBody */
    bool has_box;
    double box[4];
};

typedef struct {
    unsigned level, written;
} Heading;

struct HoPdfTree {
    HoPdf *pdf;
    HoArena *arena;
    GHashTable *by_tag; /* const HoTag *: HoPdfElement * */
    HoPdfElement *first, *last;
    GPtrArray *contents; /* of GArray of objects, by page; or NULL */
    GArray *annotations; /* of objects, of their elements */
    GArray *headings;    /* of Heading: around here */
    unsigned n_notes, root;
};

static const char *const type_names[] = {
    [HO_TAG_DOCUMENT] = "Document",
    [HO_TAG_SECT] = "Sect",
    [HO_TAG_DIV] = "Div",
    [HO_TAG_H1] = "H1",
    [HO_TAG_H2] = "H2",
    [HO_TAG_H3] = "H3",
    [HO_TAG_H4] = "H4",
    [HO_TAG_H5] = "H5",
    [HO_TAG_H6] = "H6",
    [HO_TAG_P] = "P",
    [HO_TAG_L] = "L",
    [HO_TAG_LI] = "LI",
    [HO_TAG_LBL] = "Lbl",
    [HO_TAG_LBODY] = "LBody",
    [HO_TAG_TABLE] = "Table",
    [HO_TAG_TR] = "TR",
    [HO_TAG_TH] = "TH",
    [HO_TAG_TD] = "TD",
    [HO_TAG_FIGURE] = "Figure",
    [HO_TAG_CAPTION] = "Caption",
    [HO_TAG_FORMULA] = "Formula",
    [HO_TAG_BLOCKQUOTE] = "BlockQuote",
    [HO_TAG_CODE] = "Code",
    [HO_TAG_NOTE] = "Note",
    [HO_TAG_TOC] = "TOC",
    [HO_TAG_TOCI] = "TOCI",
    [HO_TAG_REFERENCE] = "Reference",
};

static void
free_array(void *data)
{
    if (data != NULL)
        g_array_unref(data);
}

HoPdfTree *
ho_pdf_tree_new(HoPdf *pdf)
{
    HoPdfTree *tree = g_new0(HoPdfTree, 1);

    tree->pdf = pdf;
    tree->arena = ho_arena_new();
    tree->by_tag = g_hash_table_new(NULL, NULL);
    tree->contents = g_ptr_array_new_with_free_func(free_array);
    tree->annotations = g_array_new(FALSE, FALSE, sizeof(unsigned));
    tree->headings = g_array_new(FALSE, FALSE, sizeof(Heading));
    tree->root = ho_pdf_reserve(pdf);
    ho_pdf_tree_add(tree, NULL, type_names[HO_TAG_DOCUMENT]);
    return tree;
}

void
ho_pdf_tree_free(HoPdfTree *tree)
{
    if (tree == NULL)
        return;
    g_hash_table_unref(tree->by_tag);
    g_ptr_array_unref(tree->contents);
    g_array_unref(tree->annotations);
    g_array_unref(tree->headings);
    ho_arena_free(tree->arena);
    g_free(tree);
}

static void
add_kid(HoPdfTree *tree, HoPdfElement *element, Kid kid)
{
    Kid *copy = ho_arena_dup(tree->arena, &kid, 1, sizeof kid);

    if (element->last != NULL)
        element->last->next = copy;
    else
        element->first = copy;
    element->last = copy;
}

HoPdfElement *
ho_pdf_tree_add(HoPdfTree *tree, HoPdfElement *parent, const char *type)
{
    HoPdfElement *element = ho_arena_new0(tree->arena, HoPdfElement);

    element->parent = parent;
    element->type = type;
    element->object = ho_pdf_reserve(tree->pdf);
    if (tree->last != NULL)
        tree->last->next = element;
    else
        tree->first = element;
    tree->last = element;
    if (parent != NULL)
        add_kid(tree, parent,
                (Kid){.type = KID_ELEMENT, .number = element->object});
    return element;
}

/* Levels of headings begin at 1 and leave none out, whatever the levels of the
 * sections. */
static const char *
heading_name(HoPdfTree *tree, unsigned level)
{
    GArray *headings = tree->headings;
    Heading heading = {level, 1};

    while (headings->len > 0) {
        const Heading *above =
            &g_array_index(headings, Heading, headings->len - 1);

        heading.written = above->written + 1;
        if (above->level < level)
            break;
        g_array_set_size(headings, headings->len - 1);
    }
    if (headings->len == 0)
        heading.written = 1;
    g_array_append_val(headings, heading);
    return type_names[HO_TAG_H1 + MIN(heading.written, 6) - 1];
}

static HoPdfElement *
add_tagged(HoPdfTree *tree, HoPdfElement *parent, const HoTag *tag)
{
    const char *type = type_names[tag->type];
    HoPdfElement *element;

    if (tag->type >= HO_TAG_H1 && tag->type <= HO_TAG_H6)
        type = heading_name(tree, tag->type - HO_TAG_H1 + 1);
    element = ho_pdf_tree_add(tree, parent, type);
    element->tag = tag;
    element->alt = tag->alt;
    if (tag->type == HO_TAG_LBODY)
        parent->has_body = true;
    if (tag->type == HO_TAG_NOTE)
        element->note = ++tree->n_notes;
    g_hash_table_insert(tree->by_tag, (gpointer) tag, element);
    return element;
}

static bool
is_root(const HoTag *tag)
{
    return tag == NULL || (tag->type == HO_TAG_DOCUMENT && tag->parent == NULL);
}

HoPdfElement *
ho_pdf_tree_find(HoPdfTree *tree, const HoTag *tag)
{
    g_autoptr(GPtrArray) missing = NULL;
    HoPdfElement *element = NULL;

    if (is_root(tag))
        return tree->first;
    element = g_hash_table_lookup(tree->by_tag, tag);
    if (element != NULL)
        return element;
    missing = g_ptr_array_new();
    for (; element == NULL; tag = tag->parent) {
        if (is_root(tag)) {
            element = tree->first;
            break;
        }
        element = g_hash_table_lookup(tree->by_tag, tag);
        if (element == NULL)
            g_ptr_array_add(missing, (gpointer) tag);
    }
    for (unsigned i = missing->len; i > 0; i--)
        element = add_tagged(tree, element, g_ptr_array_index(missing, i - 1));
    return element;
}

HoPdfElement *
ho_pdf_tree_wrap(HoPdfTree *tree, const HoTag *tag, const char *type)
{
    HoPdfElement *parent, *between;

    if (is_root(tag))
        return ho_pdf_tree_add(tree, tree->first, type);
    parent = ho_pdf_tree_find(tree, tag->parent);
    if (g_hash_table_contains(tree->by_tag, tag))
        return ho_pdf_tree_add(tree, parent, type);
    between = ho_pdf_tree_add(tree, parent, type);
    add_tagged(tree, between, tag);
    return between;
}

void
ho_pdf_element_set_alt(HoPdfElement *element, const char *alt)
{
    element->alt = alt;
}

void
ho_pdf_element_set_box(HoPdfElement *element, const double box[4])
{
    element->has_box = true;
    memcpy(element->box, box, sizeof element->box);
}

const char *
ho_pdf_element_type(const HoPdfElement *element)
{
    return element->type;
}

unsigned
ho_pdf_tree_mark(HoPdfTree *tree, HoPdfElement *element, unsigned page,
                 unsigned page_object)
{
    GArray *contents;

    while (tree->contents->len <= page)
        g_ptr_array_add(tree->contents, NULL);
    contents = g_ptr_array_index(tree->contents, page);
    if (contents == NULL) {
        contents = g_array_new(FALSE, FALSE, sizeof(unsigned));
        g_ptr_array_index(tree->contents, page) = contents;
    }
    g_array_append_val(contents, element->object);
    if (element->page == 0)
        element->page = page_object;
    add_kid(tree, element,
            (Kid){.type = KID_CONTENT,
                  .number = contents->len - 1,
                  .page = page_object});
    return contents->len - 1;
}

unsigned
ho_pdf_tree_annotate(HoPdfTree *tree, HoPdfElement *element,
                     unsigned page_object, unsigned annotation)
{
    g_array_append_val(tree->annotations, element->object);
    add_kid(tree, element,
            (Kid){.type = KID_ANNOTATION,
                  .number = annotation,
                  .page = page_object});
    return tree->annotations->len - 1;
}

/* --- writing --- */

static void
append_kid(GString *out, const HoPdfElement *element, const Kid *kid)
{
    switch (kid->type) {
    case KID_ELEMENT:
        ho_pdf_ref(out, kid->number);
        break;
    case KID_CONTENT:
        if (kid->page == element->page)
            g_string_append_printf(out, " %u", kid->number);
        else
            g_string_append_printf(out, "<</Type/MCR/Pg %u 0 R/MCID %u>>",
                                   kid->page, kid->number);
        break;
    case KID_ANNOTATION:
        g_string_append_printf(out, "<</Type/OBJR/Pg %u 0 R/Obj %u 0 R>>",
                               kid->page, kid->number);
        break;
    }
}

static void
append_kids(GString *out, const HoPdfElement *element)
{
    if (element->first == NULL)
        return;
    g_string_append(out, "/K");
    if (element->first->next != NULL)
        g_string_append_c(out, '[');
    for (const Kid *kid = element->first; kid != NULL; kid = kid->next)
        append_kid(out, element, kid);
    if (element->first->next != NULL)
        g_string_append_c(out, ']');
}

static void
append_table_attributes(GString *out, const HoTag *tag)
{
    bool head = tag->type == HO_TAG_TH;

    if (!head && tag->colspan <= 1 && tag->rowspan <= 1)
        return;
    g_string_append(out, "/A<</O/Table");
    if (head)
        g_string_append(out, tag->row_header ? "/Scope/Row" : "/Scope/Column");
    if (tag->colspan > 1)
        g_string_append_printf(out, "/ColSpan %d", tag->colspan);
    if (tag->rowspan > 1)
        g_string_append_printf(out, "/RowSpan %d", tag->rowspan);
    g_string_append(out, ">>");
}

static void
append_attributes(GString *out, const HoPdfElement *element)
{
    const HoTag *tag = element->tag;

    if (element->has_box) {
        g_string_append(out, "/A<</O/Layout/BBox[");
        for (int i = 0; i < 4; i++) {
            ho_pdf_number(out, element->box[i], 2);
            g_string_append_c(out, ' ');
        }
        g_string_append(out, "]>>");
    }
    if (tag == NULL)
        return;
    if (tag->type == HO_TAG_L)
        g_string_append_printf(out, "/A<</O/List/ListNumbering/%s>>",
                               tag->numbering != NULL ? tag->numbering
                                                      : "None");
    if (tag->type == HO_TAG_TH || tag->type == HO_TAG_TD)
        append_table_attributes(out, tag);
    if (tag->title != NULL) {
        g_string_append(out, "/T");
        ho_pdf_text(out, tag->title);
    }
    if (tag->lang != NULL && *tag->lang != '\0') {
        g_string_append(out, "/Lang");
        ho_pdf_text(out, tag->lang);
    }
}

static void
put_element(HoPdfTree *tree, const HoPdfElement *element, GString *out)
{
    g_string_printf(out, "<</Type/StructElem/S/%s/P %u 0 R", element->type,
                    element->parent != NULL ? element->parent->object
                                            : tree->root);
    if (element->page != 0)
        g_string_append_printf(out, "/Pg %u 0 R", element->page);
    append_kids(out, element);
    if (element->note != 0)
        g_string_append_printf(out, "/ID(note%08u)", element->note);
    if (element->alt != NULL && *element->alt != '\0') {
        g_string_append(out, "/Alt");
        ho_pdf_text(out, element->alt);
    }
    append_attributes(out, element);
    g_string_append(out, ">>");
    ho_pdf_put(tree->pdf, element->object, out);
}

static unsigned
put_parent_tree(HoPdfTree *tree, unsigned n_pages)
{
    g_autoptr(GString) out = g_string_new("<</Nums[");

    for (unsigned i = 0; i < tree->contents->len; i++) {
        GArray *contents = g_ptr_array_index(tree->contents, i);

        if (contents == NULL)
            continue;
        g_string_append_printf(out, "%u[", i);
        for (unsigned j = 0; j < contents->len; j++)
            ho_pdf_ref(out, g_array_index(contents, unsigned, j));
        g_string_append_c(out, ']');
    }
    for (unsigned i = 0; i < tree->annotations->len; i++) {
        g_string_append_printf(out, " %u", n_pages + i);
        ho_pdf_ref(out, g_array_index(tree->annotations, unsigned, i));
    }
    g_string_append(out, "]>>");
    return ho_pdf_add(tree->pdf, out);
}

/* Notes have identifiers (ISO 14289-1, 7.9); what has them must be found. */
static void
append_id_tree(HoPdfTree *tree, GString *out)
{
    if (tree->n_notes == 0)
        return;
    g_string_append_printf(
        out, "/IDTree<</Kids[<</Limits[(note%08u)(note%08u)]/Names[", 1U,
        tree->n_notes);
    for (const HoPdfElement *element = tree->first; element != NULL;
         element = element->next) {
        if (element->note != 0)
            g_string_append_printf(out, "(note%08u)%u 0 R", element->note,
                                   element->object);
    }
    g_string_append(out, "]>>]>>");
}

unsigned
ho_pdf_tree_write(HoPdfTree *tree, unsigned n_pages)
{
    g_autoptr(GString) out = g_string_new(NULL);
    unsigned parents;

    for (HoPdfElement *element = tree->first; element != NULL;
         element = element->next) {
        /* A list item without words has a body all the same. */
        if (element->tag != NULL && element->tag->type == HO_TAG_LI &&
            !element->has_body)
            ho_pdf_tree_add(tree, element, type_names[HO_TAG_LBODY]);
        put_element(tree, element, out);
    }
    g_assert(tree->first != NULL); /* the document's own */
    parents = put_parent_tree(tree, n_pages);
    g_string_printf(out,
                    "<</Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R"
                    "/ParentTreeNextKey %u",
                    tree->first->object, parents,
                    n_pages + tree->annotations->len);
    append_id_tree(tree, out);
    g_string_append(out, ">>");
    ho_pdf_put(tree->pdf, tree->root, out);
    return tree->root;
}
