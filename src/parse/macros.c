/* Inline macros: which passes are due, in AsciiDoc's order. */
#include "parse/marked.h"

void
ho_pass_macros(HoMarked *marked)
{
    /* What a pass looks for is there from the beginning or never: passes make
     * slots of it. */
    const char *text = marked->text->str;
    bool bracket = strchr(text, '[') != NULL;
    bool colon = strchr(text, ':') != NULL;
    bool macro = bracket && colon;
    bool at = strchr(text, '@') != NULL;
    bool parentheses = strstr(text, "((") != NULL;
    bool url = colon && strstr(text, "://") != NULL;
    bool xref = strstr(text, "&lt;&lt;") != NULL;
    bool quote = strchr(text, '"') != NULL;
    bool experimental = ho_marked_attribute(marked, "experimental") != NULL;

    if (experimental && macro)
        ho_pass_keys(marked);
    if (experimental && (macro || quote))
        ho_pass_menus(marked);
    if (macro)
        ho_pass_images(marked);
    if (parentheses || macro)
        ho_pass_index_terms(marked);
    if (url)
        ho_pass_urls(marked);
    if (macro)
        ho_pass_links(marked);
    if (at)
        ho_pass_emails(marked);
    if (bracket)
        ho_pass_bibrefs(marked);
    if (bracket)
        ho_pass_anchors(marked);
    if (macro || xref)
        ho_pass_xrefs(marked);
    if (macro)
        ho_pass_footnotes(marked);
}
