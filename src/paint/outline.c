#include "paint/outline.h"

/* Entries are tied to their neighbours by their levels (ISO 32000-1, 12.3.3).
 */

typedef struct {
    unsigned object, parent, first, last, previous, next;
    unsigned children; /* its own */
    unsigned shown;    /* entries below it that are seen when it is open */
} Node;

/* Ties the entries by their levels, which may jump.  nodes[0] is the root. */
static void
tie_nodes(const HoPdfOutlineEntry *entries, unsigned n, Node *nodes)
{
    g_autofree unsigned *open = g_new0(unsigned, n + 1); /* by depth */
    unsigned depth = 0;

    for (unsigned i = 1; i <= n; i++) {
        unsigned parent;

        while (depth > 0 &&
               entries[open[depth] - 1].level >= entries[i - 1].level)
            depth--;
        parent = open[depth];
        nodes[i].parent = parent;
        nodes[i].previous = nodes[parent].last;
        if (nodes[parent].last != 0)
            nodes[nodes[parent].last].next = i;
        else
            nodes[parent].first = i;
        nodes[parent].last = i;
        nodes[parent].children++;
        open[++depth] = i;
    }
    for (unsigned i = n; i > 0; i--)
        nodes[nodes[i].parent].shown +=
            1 + (entries[i - 1].open ? nodes[i].shown : 0);
}

static void
append_tie(GString *out, const char *key, const Node *nodes, unsigned index)
{
    if (index != 0)
        g_string_append_printf(out, "/%s %u 0 R", key, nodes[index].object);
}

static void
put_entry(HoPdf *pdf, const HoPdfOutlineEntry *entry, const Node *nodes,
          unsigned index)
{
    const Node *node = &nodes[index];
    g_autoptr(GString) out = g_string_new("<</Title");

    ho_pdf_text(out, entry->title != NULL && *entry->title != '\0'
                         ? entry->title
                         : " ");
    g_string_append_printf(out, "/Parent %u 0 R", nodes[node->parent].object);
    append_tie(out, "Prev", nodes, node->previous);
    append_tie(out, "Next", nodes, node->next);
    append_tie(out, "First", nodes, node->first);
    append_tie(out, "Last", nodes, node->last);
    if (node->children > 0)
        g_string_append_printf(out, "/Count %d",
                               entry->open ? (int) node->shown
                                           : -(int) node->shown);
    if (entry->dest != NULL)
        g_string_append_printf(out, "/Dest%s", entry->dest);
    g_string_append(out, ">>");
    ho_pdf_put(pdf, node->object, out);
}

unsigned
ho_pdf_put_outline(HoPdf *pdf, const HoPdfOutlineEntry *entries, unsigned n)
{
    g_autofree Node *nodes = NULL;
    g_autoptr(GString) out = NULL;

    if (n == 0)
        return 0;
    nodes = g_new0(Node, n + 1);
    for (unsigned i = 0; i <= n; i++)
        nodes[i].object = ho_pdf_reserve(pdf);
    tie_nodes(entries, n, nodes);
    out = g_string_new("<</Type/Outlines");
    append_tie(out, "First", nodes, nodes[0].first);
    append_tie(out, "Last", nodes, nodes[0].last);
    g_string_append_printf(out, "/Count %u>>", nodes[0].shown);
    ho_pdf_put(pdf, nodes[0].object, out);
    for (unsigned i = 1; i <= n; i++)
        put_entry(pdf, &entries[i - 1], nodes, i);
    return nodes[0].object;
}
