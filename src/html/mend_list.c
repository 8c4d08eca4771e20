/* Lists of the author's HTML: only items stand in them. */
#include "html/mend.h"

static void
write_item(HoMend *mend, xmlNode *item)
{
    ho_mend_open(mend, item, "li");
    ho_mend_content(mend, item, false);
    ho_html_close(mend->html);
}

/* What is no item is put into one of its own. */
static void
write_stray(HoMend *mend, xmlNode *node)
{
    xmlNode *next = node->next;

    node->next = NULL;
    ho_html_open(mend->html, "li");
    ho_mend_nodes(mend, node);
    ho_html_close(mend->html);
    node->next = next;
}

void
ho_mend_list(HoMend *mend, xmlNode *list, const char *tag)
{
    ho_mend_open(mend, list, tag);
    mend->depth++;
    for (xmlNode *node = list->children; node != NULL; node = node->next) {
        if (ho_mend_is(node, "li"))
            write_item(mend, node);
        else if (!ho_mend_is_blank(node))
            write_stray(mend, node);
    }
    mend->depth--;
    ho_html_close(mend->html);
}

/* Terms, then what describes them, again and again. */
static bool
is_regular(xmlNode *list)
{
    bool has_term = false, described = true;

    for (xmlNode *node = list->children; node != NULL; node = node->next) {
        if (ho_mend_is(node, "dt")) {
            has_term = true;
            described = false;
        } else if (ho_mend_is(node, "dd") && has_term) {
            described = true;
        } else if (!ho_mend_is_blank(node)) {
            return false;
        }
    }
    return has_term && described;
}

void
ho_mend_terms(HoMend *mend, xmlNode *list)
{
    bool regular = is_regular(list);

    ho_mend_open(mend, list, regular ? "dl" : "div");
    mend->depth++;
    if (!regular)
        ho_mend_nodes(mend, list->children);
    for (xmlNode *node = list->children; regular && node != NULL;
         node = node->next) {
        bool is_term = ho_mend_is(node, "dt");

        if (!is_term && !ho_mend_is(node, "dd"))
            continue;
        ho_mend_open(mend, node, is_term ? "dt" : "dd");
        ho_mend_content(mend, node, is_term);
        ho_html_close(mend->html);
    }
    mend->depth--;
    ho_html_close(mend->html);
}
