/* The string that substitution works on: its nodes, its slots, rewriting. */
#include "parse/marked.h"

#include <stdlib.h>

const char *
ho_marked_attribute(const HoMarked *marked, const char *name)
{
    return ho_attributes_find(marked->parser->doc->attributes, name);
}

HoInline *
ho_marked_node(HoMarked *marked, HoInlineKind kind, unsigned *number)
{
    HoMarkedNode node = {
        .inl = ho_inline_new(marked->arena, kind, marked->place->loc)};

    *number = marked->nodes->len;
    g_array_append_val(marked->nodes, node);
    return node.inl;
}

unsigned
ho_marked_pass(HoMarked *marked, HoPass pass)
{
    g_array_append_val(marked->passes, pass);
    return marked->passes->len - 1;
}

void
ho_slot_append(GString *out, char kind, unsigned number)
{
    bool pass = kind == 'p';

    g_string_append_printf(out, "%c%c%u%c", pass ? HO_SLOT_PASS : HO_SLOT, kind,
                           number, pass ? HO_SLOT_PASS : HO_SLOT_END);
}

void
ho_slot_append_quote(GString *out, char kind, unsigned number)
{
    g_string_append_printf(out, "&%c%c%u;", HO_SLOT_QUOTE, kind, number);
}

size_t
ho_slot_length(const char *at)
{
    bool quote = at[0] == '&' && at[1] == HO_SLOT_QUOTE;
    size_t length = quote ? 3 : 2;
    char end = quote                 ? ';'
               : *at == HO_SLOT      ? HO_SLOT_END
               : *at == HO_SLOT_PASS ? HO_SLOT_PASS
                                     : '\0';

    if (end == '\0' || at[length - 1] == '\0')
        return 0;
    while (ho_is_digit(at[length]))
        length++;
    return at[length] == end ? length + 1 : 0;
}

void
ho_rewrite_begin(HoRewrite *rewrite, HoMarked *marked)
{
    *rewrite = (HoRewrite){.marked = marked,
                           .text = marked->text->str,
                           .length = marked->text->len};
}

GString *
ho_rewrite(HoRewrite *rewrite, size_t start, size_t end)
{
    if (rewrite->out == NULL)
        rewrite->out = g_string_sized_new(rewrite->length + 64);
    g_string_append_len(rewrite->out, rewrite->text + rewrite->done,
                        (gssize) (start - rewrite->done));
    rewrite->done = end;
    return rewrite->out;
}

void
ho_rewrite_end(HoRewrite *rewrite)
{
    if (rewrite->out == NULL)
        return;
    ho_rewrite(rewrite, rewrite->length, rewrite->length);
    g_string_free(rewrite->marked->text, TRUE);
    rewrite->marked->text = rewrite->out;
}

size_t
ho_seek(HoSeek *seek, size_t from)
{
    if (from >= seek->length)
        return seek->length;
    if (!seek->valid || seek->found < from) {
        seek->found = from + strcspn(seek->text + from, seek->set);
        seek->valid = true;
    }
    return seek->found;
}

size_t
ho_seek_bracket(HoSeek *seek, size_t from, size_t least)
{
    size_t at = ho_seek(seek, MAX(from, least));

    while (at < seek->length && at > from && seek->text[at - 1] == '\\')
        at = ho_seek(seek, at + 1);
    return at;
}

static bool
needs_work(const char *text, size_t length, bool fold, bool unescape)
{
    if (fold && memchr(text, '\n', length) != NULL)
        return true;
    return unescape && memchr(text, '\\', length) != NULL;
}

const char *
ho_marked_normalize(HoMarked *marked, const char *text, size_t length,
                    bool fold, bool unescape)
{
    char *copy;
    size_t to = 0;

    while (fold && length > 0 && ho_is_space(text[length - 1]))
        length--;
    for (; fold && length > 0 && ho_is_space(*text); length--)
        text++;
    copy = ho_arena_strndup(marked->arena, text, length);
    if (!needs_work(text, length, fold, unescape))
        return copy;
    for (size_t i = 0; i < length; i++) {
        if (unescape && copy[i] == '\\' && copy[i + 1] == ']')
            continue;
        copy[to++] = fold && copy[i] == '\n' ? ' ' : copy[i];
    }
    copy[to] = '\0';
    return copy;
}

HoAttrs *
ho_marked_attrs(HoMarked *marked, const char *text,
                const char *const *positional)
{
    HoAttrs *attrs = ho_attrs_new(marked->arena);

    ho_attrs_parse_into(
        marked->parser, attrs, text,
        &(HoAttrsSyntax){.positional = positional, .keep = true},
        marked->place->loc);
    return attrs;
}

void
ho_marked_plain_attrs(HoMarked *marked, HoAttrs *attrs)
{
    for (unsigned i = 0; i < attrs->count; i++)
        attrs->list[i].value = ho_marked_plain(marked, attrs->list[i].value,
                                               strlen(attrs->list[i].value));
}

const char *
ho_marked_link_text(HoMarked *marked, const char *text, HoAttrs **attrs)
{
    const char *folded =
        ho_marked_normalize(marked, text, strlen(text), true, false);
    HoAttrs *list = ho_marked_attrs(marked, folded, NULL);
    const char *first = ho_attrs_positional(list, 1);

    *attrs = NULL;
    if (first != NULL && strcmp(first, folded) == 0)
        return text;
    ho_attrs_set(list, "1", NULL);
    ho_marked_plain_attrs(marked, list);
    *attrs = list;
    return first;
}
