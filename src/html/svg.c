/*
 * Drawings as a book may hold them: no scripts, nothing from elsewhere, no
 * entities, none of what drawing programs keep for themselves.
 */
#include "html/html.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#define SVG   "http://www.w3.org/2000/svg"
#define XLINK "http://www.w3.org/1999/xlink"
#define XML   "http://www.w3.org/XML/1998/namespace"

#define MAX_DEPTH 200

static bool
is_in_svg(const xmlNs *ns)
{
    return ns == NULL || strcmp((const char *) ns->href, SVG) == 0;
}

static bool
is_dropped(const xmlNode *node)
{
    static const char *const names[] = {"script", "foreignObject", "handler",
                                        "metadata", NULL};

    return !is_in_svg(node->ns) ||
           g_strv_contains(names, (const char *) node->name);
}

/* A style sheet that asks for something from elsewhere. */
static bool
is_foreign_css(const char *css)
{
    return strstr(css, "@import") != NULL || strstr(css, "://") != NULL;
}

static bool
is_kept_value(const char *name, const char *value)
{
    if (strcmp(name, "href") == 0 || strcmp(name, "src") == 0)
        return value[0] == '#' || g_str_has_prefix(value, "data:image/");
    return strstr(value, "url(") == NULL || strstr(value, "url(#") != NULL;
}

static bool
is_kept_attribute(const xmlAttr *attr)
{
    const char *name = (const char *) attr->name;
    const char *ns = attr->ns != NULL ? (const char *) attr->ns->href : NULL;
    xmlChar *value;
    bool kept;

    if (g_str_has_prefix(name, "on") || strcmp(name, "content") == 0)
        return false;
    if (ns != NULL && strcmp(ns, XLINK) != 0 && strcmp(ns, XML) != 0)
        return false;
    if (ns != NULL && strcmp(ns, XML) == 0 && strcmp(name, "base") == 0)
        return false;
    value = xmlNodeListGetString(attr->doc, attr->children, 1);
    kept = value == NULL || is_kept_value(name, (const char *) value);
    xmlFree(value);
    return kept;
}

static void
clean_attributes(xmlNode *node)
{
    xmlAttr *next;

    for (xmlAttr *attr = node->properties; attr != NULL; attr = next) {
        next = attr->next;
        if (!is_kept_attribute(attr))
            xmlRemoveProp(attr);
    }
}

static bool
is_bad_style(xmlNode *node)
{
    xmlChar *css;
    bool bad;

    if (strcmp((const char *) node->name, "style") != 0)
        return false;
    css = xmlNodeGetContent(node);
    bad = css != NULL && is_foreign_css((const char *) css);
    xmlFree(css);
    return bad;
}

static void
clean(xmlNode *node, unsigned depth)
{
    xmlNode *next;

    clean_attributes(node);
    for (xmlNode *child = node->children; child != NULL; child = next) {
        bool is_element = child->type == XML_ELEMENT_NODE;

        next = child->next;
        if (is_element && depth < MAX_DEPTH && !is_dropped(child) &&
            !is_bad_style(child)) {
            clean(child, depth + 1);
            continue;
        }
        if (child->type == XML_TEXT_NODE ||
            child->type == XML_CDATA_SECTION_NODE)
            continue;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
}

GBytes *
ho_html_clean_svg(GBytes *bytes)
{
    gsize size = 0;
    const char *data = g_bytes_get_data(bytes, &size);
    xmlDoc *doc = NULL;
    xmlNode *root;
    xmlChar *text = NULL;
    int length = 0;
    GBytes *result = NULL;

    if (size < G_MAXINT)
        doc = xmlReadMemory(data, (int) size, NULL, NULL,
                            XML_PARSE_NONET | XML_PARSE_NOERROR |
                                XML_PARSE_NOWARNING);
    root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
    if (root != NULL && strcmp((const char *) root->name, "svg") == 0 &&
        is_in_svg(root->ns)) {
        if (root->ns == NULL)
            xmlSetNs(root, xmlNewNs(root, (const xmlChar *) SVG, NULL));
        clean(root, 0);
        if (doc->intSubset != NULL) {
            xmlNode *subset = (xmlNode *) doc->intSubset;

            xmlUnlinkNode(subset);
            xmlFreeNode(subset);
        }
        xmlDocDumpMemoryEnc(doc, &text, &length, "UTF-8");
    }
    if (text != NULL)
        result = g_bytes_new(text, (gsize) length);
    xmlFree(text);
    xmlFreeDoc(doc);
    return result;
}
