/* The contents: an entry a section, with a leader and a page number for which
 * room is left until pages are known. */
#include "blocks/flows.h"

#include "base/number.h"

#include "blocks/blocks.h"
#include "html/html.h"

#include <stdlib.h>
#include <string.h>

static void
write_entry(HoFlow *flow, const HoSection *section)
{
    g_autofree char *name = g_strdup_printf("toc-h%d", section->level + 1);
    const HoStyle *style = ho_flow_style_of(flow, name, NULL);
    g_autofree char *title = ho_inline_to_text(section->base.title);
    g_autofree char *words =
        g_strconcat(section->number ? section->number : "", title, NULL);
    double step = ho_theme_number(ho_flow_theme(flow), "toc-indent", 14);
    double indent = step * MAX(section->level - 1, 0);

    ho_flow_space(flow, style->space_above);
    ho_flow_indent(flow, indent, 0);
    ho_flow_toc_entry(flow, ho_flow_text_inline(flow, words), section->base.id,
                      style, section->level + 1);
    ho_flow_indent(flow, -indent, 0);
    ho_flow_space(flow, style->space_below);
}

static int
levels_of(const HoSection *section, int levels)
{
    const char *own = ho_attrs_find(section->base.attrs, "toclevels");

    return own != NULL ? ho_int_of(own, 0) : levels;
}

/* The entries written so far, or counted. */
typedef struct {
    HoFlow *flow; /* NULL: they are counted */
    unsigned total, written;
    int level; /* of the last one */
} Entries;

/* An only first or last entry on a page looks lost, and so does a chapter
 * without its sections. */
static void
keep_entry(Entries *entries, int level)
{
    unsigned i = entries->written;

    if (i == 1 || (i > 0 && i + 1 == entries->total))
        ho_flow_keep_next(entries->flow, HO_KEEP_LINE);
    else if (i > 0)
        ho_flow_keep_next(entries->flow, level > entries->level
                                             ? HO_KEEP_LOOSE
                                             : 2 * HO_KEEP_SLIGHT);
}

static void
take_entry(Entries *entries, const HoSection *section)
{
    if (entries->flow == NULL) {
        entries->total++;
        return;
    }
    keep_entry(entries, section->level);
    write_entry(entries->flow, section);
    entries->written++;
    entries->level = section->level;
}

static void
take_entries(Entries *entries, const HoBlock *parent, int levels)
{
    for (const HoBlock *b = parent->first; b != NULL; b = b->next) {
        const HoSection *section = ho_section_of(b);

        if (section == NULL || section->level > levels)
            continue;
        take_entry(entries, section);
        if (section->level < levels_of(section, levels))
            take_entries(entries, b, levels_of(section, levels));
    }
}

static void
write_entries(HoFlow *flow, const HoBlock *root, int levels)
{
    Entries entries = {0};

    take_entries(&entries, root, levels);
    entries.flow = flow;
    take_entries(&entries, root, levels);
}

static bool
has_sections(const HoBlock *root)
{
    for (const HoBlock *b = root->first; b != NULL; b = b->next)
        if (ho_section_of(b) != NULL)
            return true;
    return false;
}

/* As deep as the text asks for, no deeper than the theme goes. */
static int
all_levels(const HoFlow *flow, const HoBlock *macro)
{
    const HoDocument *doc = ho_flow_document(flow);
    double most = ho_theme_number(ho_flow_theme(flow), "toc-levels", 5);
    const char *levels =
        macro != NULL ? ho_attrs_find(macro->attrs, "levels") : NULL;
    int asked;

    if (levels == NULL)
        levels = ho_document_attribute(doc, "toclevels");
    asked = levels != NULL ? CLAMP(ho_int_of(levels, 0), 0, 5) : 2;
    return MIN(asked, (int) CLAMP(most, 0, 5));
}

static void
write_title(HoFlow *flow, const HoBlock *macro, const HoStyle *style)
{
    const HoDocument *doc = ho_flow_document(flow);
    const char *title = ho_document_attribute(doc, "toc-title");

    if (title == NULL)
        title = "Table of Contents";
    if (macro != NULL && macro->title != NULL)
        ho_flow_inlines(flow, macro, macro->title, style);
    else if (title[0] != '\0')
        ho_flow_words(flow, NULL, title, style);
    else
        return;
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
    ho_flow_space(flow, style->space_below);
}

static bool
is_prepress(const HoDocument *doc)
{
    return g_strcmp0(ho_document_attribute(doc, "media"), "prepress") == 0;
}

void
ho_contents_flow_at(HoFlow *flow, const char *placement, const HoBlock *macro)
{
    const HoDocument *doc = ho_flow_document(flow);
    bool book = strcmp(doc->doctype, "book") == 0;
    const HoStyle *style = ho_flow_style_of(flow, "toc-title", NULL);
    bool own_page = book && strcmp(placement, "auto") == 0;

    if (!ho_html_toc_is_at(doc, placement) || !has_sections(doc->root))
        return;
    if (own_page)
        ho_flow_page_break(flow, HO_BREAK_FRONT |
                                     (is_prepress(doc) ? HO_BREAK_RECTO : 0));
    ho_flow_space(flow, style->space_above);
    write_title(flow, macro, style);
    ho_flow_tag_begin(flow, HO_TAG_TOC);
    write_entries(flow, doc->root, all_levels(flow, macro));
    ho_flow_tag_end(flow);
    ho_flow_space(flow, 1.5 * style->space_below);
    if (own_page)
        ho_flow_page_break(flow, HO_BREAK_PLAIN);
}
