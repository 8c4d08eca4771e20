/*
 * From a tree of inlines to one text with spans: marks become looks, macros
 * become words, pictures or spots.
 */
#include "text/collect.h"

#include "text/typography.h"

#include <string.h>

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

void
ho_collect_anchor(HoCollect *collect, const char *id)
{
    if (id != NULL && *id != '\0')
        ho_paragraph_spot(collect->paragraph,
                          (HoSpot){.type = HO_SPOT_ANCHOR, .id = id});
}

const HoLook *
ho_collect_look(HoCollect *collect, const char *name, const HoInline *mark)
{
    const char *lang =
        mark->attrs != NULL ? ho_attrs_find(mark->attrs, "lang") : NULL;
    const HoLook *look =
        ho_text_mark(collect->text, collect->now.look, name, mark->roles);

    return ho_look_with_language(collect->text, look, lang);
}

/* A box is drawn around a look with background or border. */
void
ho_collect_enter(HoCollect *collect, const HoLook *look)
{
    const HoTextStyle *style = &look->style;

    collect->now.look = look;
    if (style->background.alpha > 0 ||
        (style->border_width > 0 && style->border_color.alpha > 0))
        collect->now.box = ++collect->boxes;
}

void
ho_collect_children(HoCollect *collect, const HoInline *mark)
{
    unsigned base = collect->n_raw;

    ho_collect_list(collect, mark->first);
    ho_collect_raw_close(collect, base);
}

static void
collect_mark(HoCollect *collect, const HoInline *mark)
{
    HoSpan saved = collect->now;

    ho_collect_anchor(collect, mark->id);
    ho_collect_enter(
        collect,
        ho_collect_look(collect, ho_inline_kind_name(mark->kind), mark));
    if (mark->kind == HO_INLINE_MONOSPACE)
        collect->now.code = true;
    ho_collect_children(collect, mark);
    collect->now = saved;
}

static void
collect_quoted(HoCollect *collect, const HoInline *mark)
{
    HoSpan saved = collect->now;
    bool single = mark->kind == HO_INLINE_SINGLE_QUOTED;
    HoQuotes quotes;

    ho_collect_anchor(collect, mark->id);
    if (mark->roles != NULL)
        ho_collect_enter(collect, ho_collect_look(collect, "span", mark));
    quotes = ho_quotes_of(collect->now.look->lang,
                          single || collect->quotes % 2 == 1);
    collect->quotes++;
    ho_collect_words(collect, quotes.open);
    ho_collect_children(collect, mark);
    ho_collect_words(collect, quotes.close);
    collect->quotes--;
    collect->now = saved;
}

/* --- macros --- */

static void
collect_term(HoCollect *collect, const HoInline *term)
{
    ho_paragraph_spot(collect->paragraph,
                      (HoSpot){.type = HO_SPOT_TERM, .term = term});
    ho_collect_list(collect, term->first);
}

static void
collect_stem(HoCollect *collect, const HoInline *stem)
{
    HoSpan saved = collect->now;

    ho_collect_enter(collect, ho_collect_look(collect, "monospace", stem));
    collect->now.code = true;
    ho_collect_text(collect, stem->text, stem);
    collect->now = saved;
}

static void
collect_bibref(HoCollect *collect, const HoInline *ref)
{
    ho_collect_anchor(collect, ref->id);
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
    if (collect->display_end == 0 ||
        collect->display_end != collect->paragraph->text->len)
        ho_paragraph_break(collect->paragraph);
}

/* A span that says nothing only holds its children. */
static void
collect_span(HoCollect *collect, const HoInline *span)
{
    if (span->roles == NULL && span->id == NULL && span->attrs == NULL)
        ho_collect_children(collect, span);
    else
        collect_mark(collect, span);
}

static void
collect_anchor(HoCollect *collect, const HoInline *anchor)
{
    ho_collect_anchor(collect, anchor->id);
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
    [HO_INLINE_LINK] = ho_collect_link,
    [HO_INLINE_XREF] = ho_collect_xref,
    [HO_INLINE_ANCHOR] = collect_anchor,
    [HO_INLINE_BIBREF] = collect_bibref,
    [HO_INLINE_FOOTNOTE] = ho_collect_footnote,
    [HO_INLINE_IMAGE] = ho_collect_image,
    [HO_INLINE_ICON] = ho_collect_image,
    [HO_INLINE_KBD] = ho_collect_keys,
    [HO_INLINE_BUTTON] = ho_collect_button,
    [HO_INLINE_MENU] = ho_collect_menu,
    [HO_INLINE_INDEX_TERM] = collect_term,
    [HO_INLINE_STEM] = collect_stem,
    [HO_INLINE_CALLOUT] = ho_collect_callout,
    [HO_INLINE_CHECKBOX] = collect_checkbox,
};

void
ho_collect_list(HoCollect *collect, const HoInline *inlines)
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
    ho_collect_list(&collect, inlines);
}
