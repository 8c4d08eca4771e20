/*
 * Links and cross-references among inlines, and what stands beside them on
 * paper.
 */
#include "text/collect.h"

#include "doc/selection.h"

#include <string.h>

static const HoLink *
make_link(HoCollect *collect, const HoInline *source, const char *uri,
          const char *id)
{
    HoLink *link = ho_arena_new0(collect->text->arena, HoLink);
    g_autofree char *words = NULL;

    if (source->first != NULL)
        words = ho_inline_to_text(source->first);
    link->uri = uri;
    link->id = id;
    link->text = ho_arena_strdup(collect->text->arena,
                                 words != NULL && *words != '\0' ? words
                                 : uri != NULL                   ? uri
                                                                 : id);
    return link;
}

static bool
is_address(const HoInline *link)
{
    return ho_role_is_in("bare", link->roles);
}

void
ho_text_set_links(HoTextContext *text, HoPrintLinks how, HoLinkNumber number,
                  void *data)
{
    text->print_links = how;
    text->link_number = number;
    text->link_data = data;
}

/* Whether a link leads to what could be looked up from paper. */
static bool
is_outward(const char *target)
{
    const char *end = target;

    while (g_ascii_isalnum(*end) || (end > target && strchr("+-.", *end)))
        if (*end++ == '\0')
            return false;
    return end - target > 1 && *end == ':';
}

/* Whether the words of a link are its address. */
static bool
shows_address(const HoInline *link)
{
    const char *address = link->target;
    g_autofree char *words = ho_inline_to_text(link);

    if (g_str_has_prefix(address, "mailto:"))
        address += strlen("mailto:");
    return is_address(link) || strcmp(words, address) == 0;
}

/* " (the address)" after the words of a link. */
static void
collect_address(HoCollect *collect, const HoInline *link)
{
    HoSpan saved = collect->now;
    const char *address = link->target;

    if (shows_address(link))
        return;
    if (g_str_has_prefix(address, "mailto:"))
        address += strlen("mailto:");
    ho_collect_words(collect, " (");
    collect->now.link = make_link(collect, link, link->target, NULL);
    collect->now.code = true;
    ho_collect_words(collect, address);
    collect->now = saved;
    ho_collect_words(collect, ")");
}

static void
collect_link_number(HoCollect *collect, const HoInline *link)
{
    const HoTextContext *text = collect->text;
    HoSpan saved = collect->now;
    g_autofree char *figure =
        g_strdup_printf("[%u]", text->link_number(text->link_data, link));

    collect->now.look = ho_collect_look(collect, "superscript", link);
    collect->now.glued = true;
    collect->now.link = make_link(collect, link, link->target, NULL);
    ho_collect_words(collect, figure);
    collect->now = saved;
}

static void
collect_beside_link(HoCollect *collect, const HoInline *link)
{
    if (link->target == NULL || !is_outward(link->target))
        return;
    switch (collect->text->print_links) {
    case HO_LINKS_PLAIN:
        break;
    case HO_LINKS_INLINE:
        collect_address(collect, link);
        break;
    case HO_LINKS_NOTE:
        if (!shows_address(link))
            collect_link_number(collect, link);
        break;
    case HO_LINKS_QR:
        collect_link_number(collect, link);
        break;
    }
}

void
ho_collect_link(HoCollect *collect, const HoInline *link)
{
    HoSpan saved = collect->now;
    const char *target = link->target != NULL ? link->target : "";

    ho_collect_anchor(collect, link->id);
    ho_collect_enter(collect, ho_collect_look(collect, "link", link));
    if (collect->now.link == NULL)
        collect->now.link = *target == '#'
                                ? make_link(collect, link, NULL, target + 1)
                                : make_link(collect, link, target, NULL);
    if (is_address(link))
        collect->now.code = true;
    ho_collect_children(collect, link);
    collect->now = saved;
    collect_beside_link(collect, link);
}

/* A cross-reference shows its own words, else those it refers to. */
static void
collect_reference(HoCollect *collect, const HoInline *xref)
{
    if (xref->first != NULL) {
        ho_collect_children(collect, xref);
        return;
    }
    if (xref->before != NULL)
        ho_collect_words(collect, xref->before);
    if (xref->reference != NULL && collect->depth < HO_MARK_DEPTH / 2) {
        collect->depth += HO_MARK_DEPTH / 2; /* never two references deep */
        ho_collect_list(collect, xref->reference);
        collect->depth -= HO_MARK_DEPTH / 2;
    } else if (xref->before == NULL) {
        const char *name = xref->refid != NULL ? xref->refid : xref->target;

        ho_collect_words(collect, "[");
        ho_collect_words(collect, name == NULL   ? ""
                                  : *name == '#' ? name + 1
                                                 : name);
        ho_collect_words(collect, "]");
    }
    if (xref->after != NULL)
        ho_collect_words(collect, xref->after);
}

void
ho_collect_xref(HoCollect *collect, const HoInline *xref)
{
    HoSpan saved = collect->now;
    const char *target = xref->target;

    /* What is not shown is named, not led to. */
    if (xref->refid != NULL &&
        !ho_document_shows(collect->text->doc, xref->refid)) {
        collect_reference(collect, xref);
        return;
    }
    ho_collect_enter(collect, ho_collect_look(collect, "link", xref));
    if (collect->now.link == NULL) {
        if (xref->refid != NULL)
            collect->now.link = make_link(collect, xref, NULL, xref->refid);
        else if (target != NULL && *target != '#' && *target != '\0')
            collect->now.link = make_link(collect, xref, target, NULL);
    }
    collect_reference(collect, xref);
    collect->now = saved;
}
