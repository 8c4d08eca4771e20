/* Tables of the author's HTML: caption, groups, rows and cells in order. */
#include "html/mend.h"

static bool
is_cell(const xmlNode *node)
{
    return ho_mend_is(node, "td") || ho_mend_is(node, "th");
}

static bool
has_cell(const xmlNode *row)
{
    for (xmlNode *node = row->children; node != NULL; node = node->next)
        if (is_cell(node))
            return true;
    return false;
}

static void
write_row(HoMend *mend, xmlNode *row)
{
    if (!has_cell(row))
        return;
    ho_mend_open(mend, row, "tr");
    for (xmlNode *node = row->children; node != NULL; node = node->next) {
        if (!is_cell(node))
            continue;
        ho_mend_open(mend, node, ho_mend_is(node, "th") ? "th" : "td");
        ho_mend_content(mend, node, false);
        ho_html_close(mend->html);
    }
    ho_html_close(mend->html);
}

static bool
has_rows(const xmlNode *group)
{
    for (xmlNode *node = group->children; node != NULL; node = node->next)
        if (ho_mend_is(node, "tr") && has_cell(node))
            return true;
    return false;
}

static void
write_rows(HoMend *mend, xmlNode *group, const char *tag)
{
    if (!has_rows(group))
        return;
    ho_html_open(mend->html, tag);
    for (xmlNode *node = group->children; node != NULL; node = node->next)
        if (ho_mend_is(node, "tr"))
            write_row(mend, node);
    ho_html_close(mend->html);
}

static void
write_groups(HoMend *mend, xmlNode *table, const char *tag)
{
    for (xmlNode *node = table->children; node != NULL; node = node->next)
        if (ho_mend_is(node, tag))
            write_rows(mend, node, tag);
}

/* The first of a kind alone: a second head would stand after the body. */
static void
write_first(HoMend *mend, xmlNode *table, const char *tag, const char *as)
{
    for (xmlNode *node = table->children; node != NULL; node = node->next) {
        if (ho_mend_is(node, tag) && has_rows(node)) {
            write_rows(mend, node, as);
            return;
        }
    }
}

static void
write_caption(HoMend *mend, xmlNode *table)
{
    for (xmlNode *node = table->children; node != NULL; node = node->next) {
        if (!ho_mend_is(node, "caption"))
            continue;
        ho_mend_open(mend, node, "caption");
        ho_mend_content(mend, node, true);
        ho_html_close(mend->html);
        return;
    }
}

static bool
has_content(const xmlNode *table)
{
    if (has_rows(table))
        return true;
    for (xmlNode *node = table->children; node != NULL; node = node->next)
        if (node->type == XML_ELEMENT_NODE && has_rows(node))
            return true;
    return false;
}

void
ho_mend_table(HoMend *mend, xmlNode *table)
{
    if (!has_content(table)) {
        ho_mend_content(mend, table, false);
        return;
    }
    ho_mend_open(mend, table, "table");
    mend->depth++;
    write_caption(mend, table);
    write_first(mend, table, "thead", "thead");
    write_rows(mend, table, "tbody");
    write_groups(mend, table, "tbody");
    write_first(mend, table, "tfoot", "tfoot");
    mend->depth--;
    ho_html_close(mend->html);
}
