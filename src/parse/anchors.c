/* Anchors within text: [[id,reftext]] anchor:id[reftext] and, at the start of a
 * bibliography's entry, [[[id,label]]]. */
#include "parse/marked.h"

typedef struct {
    HoRewrite rewrite;
    HoSeek brackets;
    size_t used;
} Anchors;

static const char *
copy(Anchors *anchors, size_t from, size_t to)
{
    return ho_arena_strndup(anchors->rewrite.marked->arena,
                            anchors->rewrite.text + from, to - from);
}

static HoInline *
make_anchor(Anchors *anchors, HoInlineKind kind, const char *id, size_t start,
            size_t end)
{
    HoMarked *marked = anchors->rewrite.marked;
    unsigned number;
    HoInline *inl = ho_marked_node(marked, kind, &number);

    inl->id = id;
    inl->loc = ho_place_find(marked->place, id);
    ho_slot_append(ho_rewrite(&anchors->rewrite, start, end), 'l', number);
    anchors->used = end;
    return inl;
}

/* reftext with slots, may be NULL. */
static void
register_anchor(HoMarked *marked, HoInline *inl, const char *reftext)
{
    HoInline *words = NULL;

    if (reftext != NULL && *reftext != '\0') {
        words = ho_inline_list_new(marked->arena);
        ho_marked_build(marked, reftext, strlen(reftext), words);
        g_autofree char *plain = ho_inline_to_text(words);

        inl->text = ho_arena_strdup(marked->arena, plain);
    }
    ho_parser_register(marked->parser, inl->id, marked->block, inl, words);
}

/* "]]" in the same line at or after `from`; the length when there is none. */
static size_t
find_double(Anchors *anchors, size_t from)
{
    const char *text = anchors->rewrite.text;
    size_t at = ho_seek(&anchors->brackets, from);

    while (at < anchors->rewrite.length && text[at] == ']' &&
           text[at + 1] != ']')
        at = ho_seek(&anchors->brackets, at + 1);
    return at < anchors->rewrite.length && text[at] == ']'
               ? at
               : anchors->rewrite.length;
}

static size_t
skip_blanks(const char *text, size_t at)
{
    while (text[at] == ' ')
        at++;
    return at;
}

/* "[[id]]" or "[[id, text]]" at `at`. */
static size_t
try_double(Anchors *anchors, size_t at)
{
    const char *text = anchors->rewrite.text;
    size_t id = at + 2, end = id + ho_id_length(text + id), close = end;
    size_t reftext = 0;
    HoInline *inl;

    if (end == id)
        return at + 1;
    if (text[end] == ',') {
        reftext = skip_blanks(text, end + 1);
        if (text[reftext] == '\0')
            return at + 1;
        close = find_double(anchors, reftext + ho_char_length(text + reftext));
    }
    if (strncmp(text + MIN(close, anchors->rewrite.length), "]]", 2) != 0)
        return at + 1;
    if (at > anchors->used && text[at - 1] == '\\') {
        ho_rewrite(&anchors->rewrite, at - 1, at);
        anchors->used = close + 2;
        return close + 2;
    }
    inl = make_anchor(anchors, HO_INLINE_ANCHOR, copy(anchors, id, end), at,
                      close + 2);
    register_anchor(anchors->rewrite.marked, inl,
                    reftext > 0 ? copy(anchors, reftext, close) : NULL);
    return close + 2;
}

/* "anchor:id[text]" at `at`. */
static size_t
try_macro(Anchors *anchors, size_t at)
{
    const char *text = anchors->rewrite.text;
    size_t id = at + 7, end = id + ho_id_length(text + id), close;
    HoInline *inl;

    if (strncmp(text + at, "anchor:", 7) != 0 || end == id || text[end] != '[')
        return at + 1;
    for (close = ho_seek(&anchors->brackets, end + 1);
         close < anchors->rewrite.length && text[close] == ']' &&
         close > end + 1 && text[close - 1] == '\\';)
        close = ho_seek(&anchors->brackets, close + 1);
    if (close >= anchors->rewrite.length || text[close] != ']')
        return at + 1;
    if (at > anchors->used && text[at - 1] == '\\') {
        ho_rewrite(&anchors->rewrite, at - 1, at);
        anchors->used = close + 1;
        return close + 1;
    }
    inl = make_anchor(anchors, HO_INLINE_ANCHOR, copy(anchors, id, end), at,
                      close + 1);
    register_anchor(anchors->rewrite.marked, inl,
                    ho_marked_normalize(anchors->rewrite.marked, text + end + 1,
                                        close - end - 1, false, true));
    return close + 1;
}

static void
begin(Anchors *anchors, HoMarked *marked)
{
    *anchors = (Anchors){.used = 0};
    ho_place_rewind(marked->place);
    ho_rewrite_begin(&anchors->rewrite, marked);
    anchors->brackets = (HoSeek){anchors->rewrite.text, anchors->rewrite.length,
                                 "]\n", 0, false};
}

void
ho_pass_anchors(HoMarked *marked)
{
    Anchors anchors;
    HoSeek starts;
    bool macro = strstr(marked->text->str, "anchor:") != NULL;

    if (!macro && strstr(marked->text->str, "[[") == NULL)
        return;
    begin(&anchors, marked);
    starts = (HoSeek){anchors.rewrite.text, anchors.rewrite.length,
                      macro ? "[a" : "[", 0, false};
    for (size_t at = 0; (at = ho_seek(&starts, at)) < anchors.rewrite.length;)
        if (anchors.rewrite.text[at] == 'a')
            at = try_macro(&anchors, at);
        else
            at = anchors.rewrite.text[at + 1] == '[' ? try_double(&anchors, at)
                                                     : at + 1;
    ho_rewrite_end(&anchors.rewrite);
}

/* --- bibliography --- */

static bool
is_entry(const HoBlock *block)
{
    return block != NULL && ho_block_is(block, "list_item") &&
           block->parent != NULL &&
           g_strcmp0(block->parent->style, "bibliography") == 0;
}

static bool
try_entry(Anchors *anchors, size_t at)
{
    HoMarked *marked = anchors->rewrite.marked;
    const char *text = anchors->rewrite.text;
    size_t id = at + 3, end = id + ho_id_length(text + id), close = end;
    size_t label = id, label_end = end;
    HoInline *inl, *words;

    if (strncmp(text + at, "[[[", 3) != 0 || end == id)
        return false;
    if (text[end] == ',') {
        label = skip_blanks(text, end + 1);
        if (text[label] == '\0' || text[label] == '\n')
            return false;
        for (close = find_double(anchors, label + 1);
             close < anchors->rewrite.length && text[close + 2] != ']';)
            close = find_double(anchors, close + 1);
        label_end = close;
    }
    if (strncmp(text + MIN(close, anchors->rewrite.length), "]]]", 3) != 0)
        return false;
    inl = make_anchor(anchors, HO_INLINE_BIBREF, copy(anchors, id, end), at,
                      close + 3);
    inl->text = ho_arena_printf(
        marked->arena, "[%s]",
        ho_marked_plain(marked, text + label, label_end - label));
    words = ho_inline_list_new(marked->arena);
    ho_inline_append(words,
                     ho_inline_new(marked->arena, HO_INLINE_TEXT, inl->loc));
    words->first->text = inl->text;
    ho_parser_register(marked->parser, inl->id, marked->block, inl, words);
    return true;
}

void
ho_pass_bibrefs(HoMarked *marked)
{
    Anchors anchors;

    if (!is_entry(marked->block) || strstr(marked->text->str, "[[[") == NULL)
        return;
    begin(&anchors, marked);
    for (size_t line = 0; line < anchors.rewrite.length;) {
        if (try_entry(&anchors, line))
            break;
        line += strcspn(anchors.rewrite.text + line, "\n") + 1;
    }
    ho_rewrite_end(&anchors.rewrite);
}
