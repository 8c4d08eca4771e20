/* Ids made from the words of a title, as Asciidoctor makes them.
 * https://docs.asciidoctor.org/asciidoc/latest/sections/auto-ids/ */
#include "parse/chars.h"
#include "parse/inliner.h"

#include <stdlib.h>

/* The word characters of a title, blanks, dots and hyphens. */
typedef struct {
    HoParser *parser;
    GString *out;
    bool within; /* the words of a reference */
} Id;

static void
append_words(Id *id, const char *text)
{
    g_autofree char *lower = text != NULL ? g_utf8_strdown(text, -1) : NULL;

    for (const char *c = lower; c != NULL && *c != '\0';
         c = g_utf8_next_char(c))
        if (ho_is_word(c) || *c == ' ' || *c == '-' || *c == '.')
            g_string_append_len(id->out, c, (gssize) ho_char_length(c));
}

/* HTML that was passed through, without its tags. */
static void
append_raw(Id *id, const char *html)
{
    GString *words = g_string_new(NULL);

    while (*html != '\0') {
        size_t plain = strcspn(html, "<&");

        g_string_append_len(words, html, (gssize) plain);
        html += plain;
        if (*html == '<')
            html += strcspn(html, ">");
        else if (*html == '&')
            html += strcspn(html, "; ");
        if (*html != '\0' && *html != ' ')
            html++;
    }
    append_words(id, words->str);
    g_string_free(words, TRUE);
}

static void append_list(Id *id, const HoInline *list);

/* What a reference shows that has no words, as far as that is known by now. */
static void
append_reference(Id *id, const char *target)
{
    const char *name = target + (*target == '#' ? 1 : 0);
    const HoReference *ref = ho_document_reference(id->parser->doc, name);
    const HoInline *words = ref == NULL            ? NULL
                            : ref->reftext != NULL ? ref->reftext
                            : ref->anchor == NULL  ? ref->block->title
                                                   : NULL;

    if (words == NULL || id->within) {
        append_words(id, name);
        return;
    }
    id->within = true;
    append_list(id, words);
    id->within = false;
}

/* The words of an inline as they stand in its HTML. */
static void
append_inline(Id *id, const HoInline *inl)
{
    char number[16];

    switch (inl->kind) {
    case HO_INLINE_TEXT:
    case HO_INLINE_STEM:
    case HO_INLINE_BUTTON:
    case HO_INLINE_BIBREF:
        append_words(id, inl->text);
        break;
    case HO_INLINE_RAW:
        append_raw(id, inl->text);
        break;
    case HO_INLINE_FOOTNOTE:
        g_snprintf(number, sizeof number, "%d", inl->number);
        append_words(id, inl->footnote != NULL ? number : inl->text);
        break;
    case HO_INLINE_ICON:
        if (ho_attributes_find(id->parser->doc->attributes, "icons") == NULL)
            append_words(id, inl->text);
        break;
    case HO_INLINE_MENU:
        for (const HoInline *item = inl->first; item != NULL;
             item = item->next) {
            append_words(id, item != inl->first ? " " : "");
            append_inline(id, item);
        }
        break;
    case HO_INLINE_XREF:
        if (inl->first == NULL)
            append_reference(id, inl->target);
        append_list(id, inl);
        break;
    case HO_INLINE_ANCHOR:
    case HO_INLINE_BREAK:
    case HO_INLINE_IMAGE:
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
    case HO_INLINE_DOUBLE_QUOTED:
    case HO_INLINE_SINGLE_QUOTED:
    case HO_INLINE_LINK:
    case HO_INLINE_KBD:
    case HO_INLINE_INDEX_TERM:
        append_list(id, inl);
        break;
    }
}

static void
append_list(Id *id, const HoInline *list)
{
    for (const HoInline *inl = list->first; inl != NULL; inl = inl->next)
        append_inline(id, inl);
}

/* base, or base with the first number from 2 that makes it new. */
static const char *
make_unique(HoParser *parser, const char *base, const char *separator)
{
    GHashTable *numbers = ho_parser_inliner(parser)->next_ids;
    unsigned number = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, base));
    const char *id = base;

    number = MAX(number, 2);
    while (ho_document_reference(parser->doc, id) != NULL)
        id =
            ho_arena_printf(parser->arena, "%s%s%u", base, separator, number++);
    if (id != base)
        g_hash_table_insert(numbers, (char *) base, GUINT_TO_POINTER(number));
    return id;
}

/* Runs of blanks, dots, hyphens and separators become one separator; none
 * stays at the end. */
static char *
separate(const char *words, const char *separator)
{
    GString *out = g_string_new(NULL);
    size_t length = strlen(separator);
    bool keeps_underscore = strcmp(separator, "_") != 0;
    bool pending = false;

    for (const char *c = words; *c != '\0'; c = g_utf8_next_char(c)) {
        bool separates = strchr(" .-", *c) != NULL ||
                         (length > 0 && strncmp(c, separator, length) == 0) ||
                         (!keeps_underscore && *c == '_');

        if (length == 0 ? *c == ' ' : separates) {
            pending = length > 0;
            continue;
        }
        if (pending)
            g_string_append(out, separator);
        pending = false;
        g_string_append_len(out, c, (gssize) ho_char_length(c));
    }
    return g_string_free(out, FALSE);
}

const char *
ho_parser_generate_id(HoParser *parser, const HoInline *title)
{
    const HoAttributes *attributes = parser->doc->attributes;
    const char *prefix = ho_attributes_find(attributes, "idprefix");
    const char *separators = ho_attributes_find(attributes, "idseparator");
    g_autofree char *separated = NULL;
    const char *base;
    char separator[8] = "_";
    Id id = {.parser = parser};

    if (ho_attributes_find(attributes, "sectids") == NULL)
        return NULL;
    if (separators != NULL)
        g_utf8_strncpy(separator, separators, 1);
    id.out = g_string_new(prefix != NULL ? prefix : "_");
    append_list(&id, title);
    separated = separate(id.out->str, separator);
    g_string_free(id.out, TRUE);
    base = separated;
    if (prefix != NULL && *prefix == '\0' && *separator != '\0' &&
        g_str_has_prefix(base, separator))
        base += strlen(separator);
    return make_unique(parser, ho_arena_strdup(parser->arena, base), separator);
}
