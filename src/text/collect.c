/*
 * From a tree of inlines to one text with spans: marks become looks, macros
 * become words, pictures or spots.
 */
#include "text/collect.h"

#include "doc/selection.h"
#include "text/typography.h"

#include <string.h>

static void collect_list(HoCollect *collect, const HoInline *inlines);

/* --- words --- */

static char *
capitalize(const char *words)
{
    GString *out = g_string_new(NULL);
    bool inside = false;

    for (const char *c = words; *c != '\0'; c = g_utf8_next_char(c)) {
        gunichar letter = g_utf8_get_char(c);

        g_string_append_unichar(out,
                                inside ? letter : g_unichar_totitle(letter));
        inside =
            g_unichar_isalnum(letter) || letter == '\'' || letter == 0x2019;
    }
    return g_string_free(out, FALSE);
}

static char *
transform_case(HoCase transform, const char *words)
{
    switch (transform) {
    case HO_CASE_UPPER:
        return g_utf8_strup(words, -1);
    case HO_CASE_LOWER:
        return g_utf8_strdown(words, -1);
    case HO_CASE_CAPITALIZE:
        return capitalize(words);
    case HO_CASE_NONE:
    case HO_CASE_SMALL_CAPS:
        break;
    }
    return NULL;
}

void
ho_collect_text(HoCollect *collect, const char *words, const HoInline *source)
{
    g_autofree char *changed = NULL;

    if (words == NULL || collect->mute)
        return;
    changed = transform_case(collect->now.look->style.transform, words);
    if (changed != NULL)
        words = changed;
    ho_paragraph_add(collect->paragraph, &collect->now, words, strlen(words),
                     source);
}

void
ho_collect_words(HoCollect *collect, const char *words)
{
    HoSpan saved = collect->now;

    /* They are punctuated as they stand. */
    collect->now.code = true;
    ho_paragraph_add(collect->paragraph, &collect->now, words, strlen(words),
                     NULL);
    collect->now = saved;
}

/* --- marks --- */

static void
put_anchor(HoCollect *collect, const char *id)
{
    if (id != NULL && *id != '\0')
        ho_paragraph_spot(collect->paragraph,
                          (HoSpot){.type = HO_SPOT_ANCHOR, .id = id});
}

static const HoLook *
mark_look(HoCollect *collect, const char *name, const HoInline *mark)
{
    const char *lang =
        mark->attrs != NULL ? ho_attrs_find(mark->attrs, "lang") : NULL;
    const HoLook *look =
        ho_text_mark(collect->text, collect->now.look, name, mark->roles);

    return ho_look_with_language(collect->text, look, lang);
}

/* A box is drawn around a look with background or border. */
static void
enter_look(HoCollect *collect, const HoLook *look)
{
    const HoTextStyle *style = &look->style;

    collect->now.look = look;
    if (style->background.alpha > 0 ||
        (style->border_width > 0 && style->border_color.alpha > 0))
        collect->now.box = ++collect->boxes;
}

static void
collect_children(HoCollect *collect, const HoInline *mark)
{
    unsigned base = collect->n_raw;

    collect_list(collect, mark->first);
    ho_collect_raw_close(collect, base);
}

static void
collect_mark(HoCollect *collect, const HoInline *mark)
{
    HoSpan saved = collect->now;

    put_anchor(collect, mark->id);
    enter_look(collect,
               mark_look(collect, ho_inline_kind_name(mark->kind), mark));
    if (mark->kind == HO_INLINE_MONOSPACE)
        collect->now.code = true;
    collect_children(collect, mark);
    collect->now = saved;
}

static void
collect_quoted(HoCollect *collect, const HoInline *mark)
{
    HoSpan saved = collect->now;
    bool single = mark->kind == HO_INLINE_SINGLE_QUOTED;
    HoQuotes quotes;

    put_anchor(collect, mark->id);
    if (mark->roles != NULL)
        enter_look(collect, mark_look(collect, "span", mark));
    quotes = ho_quotes_of(collect->now.look->lang,
                          single || collect->quotes % 2 == 1);
    collect->quotes++;
    ho_collect_words(collect, quotes.open);
    collect_children(collect, mark);
    ho_collect_words(collect, quotes.close);
    collect->quotes--;
    collect->now = saved;
}

/* --- links --- */

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

    collect->now.look = mark_look(collect, "superscript", link);
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

static void
collect_link(HoCollect *collect, const HoInline *link)
{
    HoSpan saved = collect->now;
    const char *target = link->target != NULL ? link->target : "";

    put_anchor(collect, link->id);
    enter_look(collect, mark_look(collect, "link", link));
    if (collect->now.link == NULL)
        collect->now.link = *target == '#'
                                ? make_link(collect, link, NULL, target + 1)
                                : make_link(collect, link, target, NULL);
    if (is_address(link))
        collect->now.code = true;
    collect_children(collect, link);
    collect->now = saved;
    collect_beside_link(collect, link);
}

/* A cross-reference shows its own words, else those it refers to. */
static void
collect_reference(HoCollect *collect, const HoInline *xref)
{
    if (xref->first != NULL) {
        collect_children(collect, xref);
        return;
    }
    if (xref->before != NULL)
        ho_collect_words(collect, xref->before);
    if (xref->reference != NULL && collect->depth < HO_MARK_DEPTH / 2) {
        collect->depth += HO_MARK_DEPTH / 2; /* never two references deep */
        collect_list(collect, xref->reference);
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

static void
collect_xref(HoCollect *collect, const HoInline *xref)
{
    HoSpan saved = collect->now;
    const char *target = xref->target;

    /* What is not shown is named, not led to. */
    if (xref->refid != NULL &&
        !ho_document_shows(collect->text->doc, xref->refid)) {
        collect_reference(collect, xref);
        return;
    }
    enter_look(collect, mark_look(collect, "link", xref));
    if (collect->now.link == NULL) {
        if (xref->refid != NULL)
            collect->now.link = make_link(collect, xref, NULL, xref->refid);
        else if (target != NULL && *target != '#' && *target != '\0')
            collect->now.link = make_link(collect, xref, target, NULL);
    }
    collect_reference(collect, xref);
    collect->now = saved;
}

/* --- macros --- */

static void
collect_footnote(HoCollect *collect, const HoInline *mark)
{
    HoSpan saved = collect->now;
    g_autofree char *figure = NULL;

    collect->now.look = mark_look(collect, "superscript", mark);
    collect->now.glued = true;
    if (mark->footnote == NULL) {
        ho_collect_words(collect, "[");
        ho_collect_words(collect, mark->text != NULL ? mark->text : "?");
        ho_collect_words(collect, "]");
        collect->now = saved;
        return;
    }
    figure = g_strdup_printf(
        "%d", ho_text_note_number(collect->text, mark->footnote));
    if (collect->now.link == NULL) {
        HoLink *link = ho_arena_new0(collect->text->arena, HoLink);

        link->id = ho_arena_printf(
            collect->text->arena, "_footnotedef_%d",
            ho_document_note_number(collect->text->doc, mark->footnote));
        link->text = ho_arena_strdup(collect->text->arena, figure);
        collect->now.link = link;
    }
    ho_paragraph_spot(collect->paragraph,
                      (HoSpot){.type = HO_SPOT_NOTE, .note = mark->footnote});
    ho_collect_words(collect, figure);
    collect->now = saved;
}

/* Words that a theme puts between or around others; themes of Asciidoctor PDF
 * may colour them by tags, which are left out.  Yours to free. */
static char *
theme_words(const HoCollect *collect, const char *key, const char *fallback)
{
    GString *out = g_string_new(NULL);
    const char *words = fallback;

    if (collect->text->theme != NULL)
        words = ho_theme_string(collect->text->theme, key, fallback);
    for (const char *c = words; *c != '\0'; c++) {
        const char *end = *c == '<' ? strchr(c, '>') : NULL;

        if (end != NULL)
            c = end;
        else
            g_string_append_c(out, *c);
    }
    return g_string_free(out, FALSE);
}

static void
collect_keys(HoCollect *collect, const HoInline *keys)
{
    HoSpan saved = collect->now;
    g_autofree char *separator = theme_words(collect, "kbd-separator-content",
                                             "\xe2\x80\xaf+\xe2\x80\xaf");

    for (const HoInline *key = keys->first; key != NULL; key = key->next) {
        if (key != keys->first)
            ho_collect_words(collect, separator);
        enter_look(collect, mark_look(collect, "kbd", keys));
        collect->now.code = collect->now.glued = true;
        ho_collect_text(collect, key->text, key);
        collect->now = saved;
    }
}

static void
collect_button(HoCollect *collect, const HoInline *button)
{
    HoSpan saved = collect->now;
    g_autofree char *around = theme_words(collect, "button-content", "%s");
    char *name = strstr(around, "%s");

    enter_look(collect, mark_look(collect, "button", button));
    collect->now.glued = true;
    if (name != NULL) {
        *name = '\0';
        ho_collect_words(collect, around);
    }
    ho_collect_text(collect, button->text, button);
    if (name != NULL)
        ho_collect_words(collect, name + 2);
    collect->now = saved;
}

static void
collect_menu(HoCollect *collect, const HoInline *menu)
{
    HoSpan saved = collect->now;
    g_autofree char *caret =
        theme_words(collect, "menu-caret-content", "\xc2\xa0\xe2\x80\xba ");

    enter_look(collect, mark_look(collect, "menu", menu));
    for (const HoInline *item = menu->first; item != NULL; item = item->next) {
        if (item != menu->first)
            ho_collect_words(collect, caret);
        ho_collect_text(collect, item->text, item);
    }
    collect->now = saved;
}

static void
collect_term(HoCollect *collect, const HoInline *term)
{
    ho_paragraph_spot(collect->paragraph,
                      (HoSpot){.type = HO_SPOT_TERM, .term = term});
    collect_list(collect, term->first);
}

static void
collect_stem(HoCollect *collect, const HoInline *stem)
{
    HoSpan saved = collect->now;

    enter_look(collect, mark_look(collect, "monospace", stem));
    collect->now.code = true;
    ho_collect_text(collect, stem->text, stem);
    collect->now = saved;
}

/* They are of the text's family, where they are drawn larger than in code. */
static const HoLook *
callout_look(HoCollect *collect, const HoInline *callout)
{
    const HoLook *look = mark_look(collect, "callout", callout);
    const HoFamily *family = ho_fonts_role(collect->text->fonts, "body");
    HoTextStyle style = look->style;

    if (!style.monospace || family == NULL)
        return look;
    style.family = family->name;
    style.monospace = style.bold = style.italic = false;
    style.features = NULL;
    style.size *= 1.4;
    return ho_text_look(collect->text, &style, look->lang);
}

/* Figures in circles: white for 0, black up to 20 (U+2776, U+24EB). */
static void
collect_callout(HoCollect *collect, const HoInline *callout)
{
    HoSpan saved = collect->now;
    g_autofree char *figure = NULL;
    int n = callout->number;

    if (n >= 1 && n <= 10)
        figure = g_strdup_printf("\xe2\x9d%c", 0xb6 + n - 1);
    else if (n >= 11 && n <= 20)
        figure = g_strdup_printf("\xe2\x93%c", 0xab + n - 11);
    else
        figure = g_strdup_printf("(%d)", n);
    collect->now.look = callout_look(collect, callout);
    collect->now.glued = true;
    ho_collect_words(collect, figure);
    collect->now = saved;
}

static void
collect_bibref(HoCollect *collect, const HoInline *ref)
{
    put_anchor(collect, ref->id);
    ho_collect_text(collect, ref->text, ref);
}

static void
collect_text(HoCollect *collect, const HoInline *text)
{
    ho_collect_text(collect, text->text, text);
}

static void
collect_break(HoCollect *collect, const HoInline *inl)
{
    (void) inl;
    ho_paragraph_break(collect->paragraph);
}

/* A span that says nothing only holds its children. */
static void
collect_span(HoCollect *collect, const HoInline *span)
{
    if (span->roles == NULL && span->id == NULL && span->attrs == NULL)
        collect_children(collect, span);
    else
        collect_mark(collect, span);
}

static void
collect_anchor(HoCollect *collect, const HoInline *anchor)
{
    put_anchor(collect, anchor->id);
}

static void
collect_checkbox(HoCollect *collect, const HoInline *box)
{
    ho_collect_words(collect, box->number != 0 ? "\xe2\x98\x91\xc2\xa0"
                                               : "\xe2\x98\x90\xc2\xa0");
}

static void (*const collectors[])(HoCollect *, const HoInline *) = {
    [HO_INLINE_TEXT] = collect_text,
    [HO_INLINE_RAW] = ho_collect_raw,
    [HO_INLINE_BREAK] = collect_break,
    [HO_INLINE_STRONG] = collect_mark,
    [HO_INLINE_EMPHASIS] = collect_mark,
    [HO_INLINE_MONOSPACE] = collect_mark,
    [HO_INLINE_MARK] = collect_mark,
    [HO_INLINE_SPAN] = collect_span,
    [HO_INLINE_SUPERSCRIPT] = collect_mark,
    [HO_INLINE_SUBSCRIPT] = collect_mark,
    [HO_INLINE_DOUBLE_QUOTED] = collect_quoted,
    [HO_INLINE_SINGLE_QUOTED] = collect_quoted,
    [HO_INLINE_LINK] = collect_link,
    [HO_INLINE_XREF] = collect_xref,
    [HO_INLINE_ANCHOR] = collect_anchor,
    [HO_INLINE_BIBREF] = collect_bibref,
    [HO_INLINE_FOOTNOTE] = collect_footnote,
    [HO_INLINE_IMAGE] = ho_collect_image,
    [HO_INLINE_ICON] = ho_collect_image,
    [HO_INLINE_KBD] = collect_keys,
    [HO_INLINE_BUTTON] = collect_button,
    [HO_INLINE_MENU] = collect_menu,
    [HO_INLINE_INDEX_TERM] = collect_term,
    [HO_INLINE_STEM] = collect_stem,
    [HO_INLINE_CALLOUT] = collect_callout,
    [HO_INLINE_CHECKBOX] = collect_checkbox,
};

static void
collect_list(HoCollect *collect, const HoInline *inlines)
{
    if (collect->depth >= HO_MARK_DEPTH)
        return;
    collect->depth++;
    for (const HoInline *inl = inlines; inl != NULL; inl = inl->next) {
        if (collect->paragraph->loc.line == 0)
            collect->paragraph->loc = inl->loc;
        collectors[inl->kind](collect, inl);
    }
    collect->depth--;
}

void
ho_text_collect(HoTextContext *text, const HoInline *inlines,
                const HoStyle *style, double measure, bool verbatim)
{
    HoCollect collect = {.text = text, .paragraph = &text->paragraph};

    text->cut.inlines = NULL;
    ho_paragraph_reset(collect.paragraph);
    collect.paragraph->verbatim = verbatim;
    collect.measure = measure;
    collect.now.look = ho_text_look(text, &style->text, NULL);
    collect.now.code = verbatim;
    collect_list(&collect, inlines);
}
