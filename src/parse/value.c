/* Values of attributes: their text is escaped, or substituted as pass:[] says;
 * what that makes of it is written as HTML, for wherever it is referred to. */
#include "parse/chars.h"
#include "parse/inliner.h"

static void
append_escaped(GString *out, const char *text)
{
    for (; *text != '\0'; text++) {
        size_t plain = strcspn(text, "<>&");

        g_string_append_len(out, text, (gssize) plain);
        text += plain;
        if (*text == '\0')
            return;
        g_string_append(out, *text == '<'   ? "&lt;"
                             : *text == '>' ? "&gt;"
                                            : "&amp;");
    }
}

static void append_list(GString *out, const HoInline *list);

static void
append_attribute(GString *out, const char *name, const char *value)
{
    if (value == NULL)
        return;
    g_string_append_printf(out, " %s=\"", name);
    append_escaped(out, value);
    g_string_append_c(out, '"');
}

static void
append_element(GString *out, const char *tag, const HoInline *inl)
{
    g_string_append_printf(out, "<%s", tag);
    if (inl->kind == HO_INLINE_LINK || inl->kind == HO_INLINE_XREF)
        append_attribute(out, "href", inl->target);
    append_attribute(out, "id", inl->id);
    append_attribute(out, "class", inl->roles);
    g_string_append_c(out, '>');
    append_list(out, inl);
    g_string_append_printf(out, "</%s>", tag);
}

const char *
ho_inline_tag(HoInlineKind kind)
{
    static const char *const tags[HO_INLINE_CHECKBOX + 1] = {
        [HO_INLINE_STRONG] = "strong",  [HO_INLINE_EMPHASIS] = "em",
        [HO_INLINE_MONOSPACE] = "code", [HO_INLINE_MARK] = "mark",
        [HO_INLINE_SPAN] = "span",      [HO_INLINE_SUPERSCRIPT] = "sup",
        [HO_INLINE_SUBSCRIPT] = "sub",  [HO_INLINE_LINK] = "a",
        [HO_INLINE_XREF] = "a",         [HO_INLINE_ANCHOR] = "a",
    };

    return tags[kind];
}

static void
append_image(GString *out, const HoInline *inl)
{
    g_string_append(out, "<span class=\"image\"><img");
    append_attribute(out, "src", inl->source);
    append_attribute(out, "alt", inl->text);
    append_attribute(out, "width", ho_attrs_find(inl->attrs, "width"));
    append_attribute(out, "height", ho_attrs_find(inl->attrs, "height"));
    g_string_append(out, "></span>");
}

static void
append_one(GString *out, const HoInline *inl)
{
    const char *tag = ho_inline_tag(inl->kind);

    if (inl->kind == HO_INLINE_RAW)
        g_string_append(out, inl->text);
    else if (inl->kind == HO_INLINE_TEXT)
        append_escaped(out, inl->text);
    else if (inl->kind == HO_INLINE_BREAK)
        g_string_append(out, "<br>");
    else if (inl->kind == HO_INLINE_IMAGE)
        append_image(out, inl);
    else if (inl->kind == HO_INLINE_DOUBLE_QUOTED) {
        g_string_append(out, "&#8220;");
        append_list(out, inl);
        g_string_append(out, "&#8221;");
    } else if (inl->kind == HO_INLINE_SINGLE_QUOTED) {
        g_string_append(out, "&#8216;");
        append_list(out, inl);
        g_string_append(out, "&#8217;");
    } else if (tag != NULL)
        append_element(out, tag, inl);
    else if (inl->first != NULL)
        append_list(out, inl);
    else if (inl->text != NULL)
        append_escaped(out, inl->text);
}

static void
append_list(GString *out, const HoInline *list)
{
    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next)
        append_one(out, inl);
}

/* The text of "pass:subs[text]" that is the whole value, or NULL. */
static const char *
match_pass(HoParser *parser, const char *text, HoSubs *subs, HoLoc loc)
{
    size_t length = strlen(text), names;
    g_autofree char *list = NULL;

    if (strncmp(text, "pass:", 5) != 0 || text[length - 1] != ']')
        return NULL;
    text += 5;
    length -= 5;
    names = ho_subs_length(text);
    if (text[names] != '[')
        return NULL;
    list = g_strndup(text, names);
    *subs =
        names > 0 ? ho_subs_resolve_inline(parser, list, loc) : ho_subs_none;
    return ho_arena_strndup(parser->arena, text + names + 1,
                            length - names - 2);
}

/* Special characters and attribute references alone: no tree is needed. */
static const char *
header_value(HoParser *parser, const char *text, HoLoc loc)
{
    const char *value = text;
    GString *out;

    if (strpbrk(text, "<>&") != NULL) {
        out = g_string_new(NULL);
        append_escaped(out, text);
        value = ho_arena_strndup(parser->arena, out->str, out->len);
        g_string_free(out, TRUE);
    }
    value = ho_parser_attributes(parser, value, loc);
    return value != NULL ? value : "";
}

const char *
ho_parser_attribute_value(HoParser *parser, const char *text, HoLoc loc)
{
    HoSubs subs;
    const char *inner = match_pass(parser, text, &subs, loc), *value;
    GString *out;

    if (inner == NULL)
        return header_value(parser, text, loc);
    if (subs.steps[0] == 0)
        return inner;
    if (subs.steps[0] == HO_SUB_ATTRIBUTES && subs.steps[1] == 0) {
        value = ho_parser_attributes(parser, inner, loc);
        return value != NULL ? value : "";
    }
    out = g_string_new(NULL);
    append_list(out, ho_parser_inlines(parser, NULL, inner, subs, loc));
    value = ho_arena_strndup(parser->arena, out->str, out->len);
    g_string_free(out, TRUE);
    return value;
}
