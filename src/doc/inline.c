#include "doc/inline.h"

#include <string.h>

static const char *const kind_names[] = {
    [HO_INLINE_TEXT] = "text",
    [HO_INLINE_RAW] = "raw",
    [HO_INLINE_BREAK] = "break",
    [HO_INLINE_STRONG] = "strong",
    [HO_INLINE_EMPHASIS] = "emphasis",
    [HO_INLINE_MONOSPACE] = "monospace",
    [HO_INLINE_MARK] = "mark",
    [HO_INLINE_SPAN] = "span",
    [HO_INLINE_SUPERSCRIPT] = "superscript",
    [HO_INLINE_SUBSCRIPT] = "subscript",
    [HO_INLINE_DOUBLE_QUOTED] = "double-quoted",
    [HO_INLINE_SINGLE_QUOTED] = "single-quoted",
    [HO_INLINE_LINK] = "link",
    [HO_INLINE_XREF] = "xref",
    [HO_INLINE_ANCHOR] = "anchor",
    [HO_INLINE_BIBREF] = "bibref",
    [HO_INLINE_FOOTNOTE] = "footnote",
    [HO_INLINE_IMAGE] = "image",
    [HO_INLINE_ICON] = "icon",
    [HO_INLINE_KBD] = "kbd",
    [HO_INLINE_BUTTON] = "button",
    [HO_INLINE_MENU] = "menu",
    [HO_INLINE_INDEX_TERM] = "index-term",
    [HO_INLINE_STEM] = "stem",
    [HO_INLINE_CALLOUT] = "callout",
    [HO_INLINE_CHECKBOX] = "checkbox",
};

const char *
ho_inline_kind_name(HoInlineKind kind)
{
    return kind_names[kind];
}

HoInline *
ho_inline_new(HoArena *arena, HoInlineKind kind, HoLoc loc)
{
    HoInline *inl = ho_arena_new0(arena, HoInline);

    inl->kind = kind;
    inl->loc = loc;
    return inl;
}

HoInline *
ho_inline_list_new(HoArena *arena)
{
    return ho_inline_new(arena, HO_INLINE_SPAN, (HoLoc){0});
}

void
ho_inline_append(HoInline *parent, HoInline *child)
{
    child->next = NULL;
    if (parent->last != NULL)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

/* Words of HTML that was passed through: its text, tags left out. */
static void
append_raw_words(GString *out, const char *html)
{
    bool in_tag = false;

    for (; *html != '\0'; html++) {
        if (*html == '<')
            in_tag = true;
        else if (*html == '>')
            in_tag = false;
        else if (!in_tag)
            g_string_append_c(out, *html);
    }
}

static void append_words(GString *out, const HoInline *list);

static void
append_word(GString *out, const HoInline *inl)
{
    switch (inl->kind) {
    case HO_INLINE_RAW:
        append_raw_words(out, inl->text);
        break;
    case HO_INLINE_BREAK:
        g_string_append_c(out, ' ');
        break;
    case HO_INLINE_DOUBLE_QUOTED:
        g_string_append(out, "\u201c");
        append_words(out, inl);
        g_string_append(out, "\u201d");
        break;
    case HO_INLINE_SINGLE_QUOTED:
        g_string_append(out, "\u2018");
        append_words(out, inl);
        g_string_append(out, "\u2019");
        break;
    case HO_INLINE_XREF:
        if (inl->first == NULL && inl->reference != NULL) {
            g_string_append(out, inl->before ? inl->before : "");
            append_words(out, inl->reference);
            g_string_append(out, inl->after ? inl->after : "");
            break;
        }
        append_words(out, inl);
        break;
    case HO_INLINE_TEXT:
    case HO_INLINE_BIBREF:
    case HO_INLINE_IMAGE:
    case HO_INLINE_BUTTON:
    case HO_INLINE_STEM:
        g_string_append(out, inl->text != NULL ? inl->text : "");
        break;
    case HO_INLINE_FOOTNOTE:
    case HO_INLINE_ANCHOR:
    case HO_INLINE_ICON:
    case HO_INLINE_CALLOUT:
    case HO_INLINE_CHECKBOX:
        break;
    case HO_INLINE_STRONG:
    case HO_INLINE_EMPHASIS:
    case HO_INLINE_MONOSPACE:
    case HO_INLINE_MARK:
    case HO_INLINE_SPAN:
    case HO_INLINE_SUPERSCRIPT:
    case HO_INLINE_SUBSCRIPT:
    case HO_INLINE_LINK:
    case HO_INLINE_KBD:
    case HO_INLINE_MENU:
    case HO_INLINE_INDEX_TERM:
        append_words(out, inl);
        break;
    }
}

static void
append_words(GString *out, const HoInline *list)
{
    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next)
        append_word(out, inl);
}

char *
ho_inline_language(const HoInline *inl)
{
    static const char key[] = "lang=";
    const char *at = inl->roles != NULL ? strstr(inl->roles, key) : NULL;

    if (at == NULL || (at > inl->roles && at[-1] != ' '))
        return NULL;
    at += strlen(key);
    return g_strndup(at, strcspn(at, " "));
}

char *
ho_inline_to_text(const HoInline *list)
{
    GString *out = g_string_new(NULL);

    if (list != NULL)
        append_words(out, list);
    for (char *c = out->str; *c != '\0'; c++)
        if (*c == '\n')
            *c = ' ';
    return g_string_free(out, FALSE);
}

static void
dump_string(GString *out, const char *name, const char *value)
{
    g_autofree char *escaped = NULL;

    if (value == NULL)
        return;
    escaped = g_strescape(value, "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a"
                                 "\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95"
                                 "\x96\x97\x98\x99\x9a\x9b\x9c\x9d\x9e\x9f\xa0"
                                 "\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab"
                                 "\xac\xad\xae\xaf\xb0\xb1\xb2\xb3\xb4\xb5\xb6"
                                 "\xb7\xb8\xb9\xba\xbb\xbc\xbd\xbe\xbf\xc0\xc1"
                                 "\xc2\xc3\xc4\xc5\xc6\xc7\xc8\xc9\xca\xcb\xcc"
                                 "\xcd\xce\xcf\xd0\xd1\xd2\xd3\xd4\xd5\xd6\xd7"
                                 "\xd8\xd9\xda\xdb\xdc\xdd\xde\xdf\xe0\xe1\xe2"
                                 "\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xec\xed"
                                 "\xee\xef\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8"
                                 "\xf9\xfa\xfb\xfc\xfd\xfe\xff");
    g_string_append_printf(out, "%s\"%s\"", name, escaped);
}

static void
dump_one(GString *out, const HoInline *inl)
{
    if (inl->kind == HO_INLINE_TEXT) {
        dump_string(out, "", inl->text);
        return;
    }
    g_string_append(out, ho_inline_kind_name(inl->kind));
    dump_string(out, " id=", inl->id);
    dump_string(out, " role=", inl->roles);
    dump_string(out, " target=", inl->target);
    dump_string(out, " text=", inl->text);
    if (inl->number != 0)
        g_string_append_printf(out, " number=%d", inl->number);
    if (inl->first != NULL) {
        g_string_append_c(out, '(');
        ho_inline_dump(out, inl);
        g_string_append_c(out, ')');
    }
}

void
ho_inline_dump(GString *out, const HoInline *list)
{
    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next) {
        if (inl != list->first)
            g_string_append_c(out, ' ');
        dump_one(out, inl);
    }
}

unsigned
ho_inline_count_pictures(const HoInline *list)
{
    unsigned count = 0;

    for (const HoInline *inl = list != NULL ? list->first : NULL; inl != NULL;
         inl = inl->next) {
        bool is_blank = inl->kind == HO_INLINE_BREAK ||
                        (inl->kind == HO_INLINE_TEXT &&
                         inl->text[strspn(inl->text, " \t\n")] == '\0');

        if (inl->kind != HO_INLINE_IMAGE && !is_blank)
            return 0;
        count += inl->kind == HO_INLINE_IMAGE;
    }
    return count;
}
