/* Text to inlines: the passes in their order, and the short ways around them.
 */
#include "parse/marked.h"

#include <stdlib.h>

static void
unref_table(void *table)
{
    g_hash_table_unref(table);
}

static GHashTable *
new_table(HoArena *arena)
{
    GHashTable *table = g_hash_table_new(g_str_hash, g_str_equal);

    ho_arena_own(arena, table, unref_table);
    return table;
}

static void
unref_array(void *array)
{
    g_ptr_array_unref(array);
}

HoInliner *
ho_parser_inliner(HoParser *parser)
{
    HoInliner *inliner = parser->inliner;

    if (inliner != NULL)
        return inliner;
    inliner = ho_arena_new0(parser->arena, HoInliner);
    inliner->counters = new_table(parser->arena);
    inliner->footnotes = new_table(parser->arena);
    inliner->next_ids = new_table(parser->arena);
    inliner->xrefs = g_ptr_array_new();
    ho_arena_own(parser->arena, inliner->xrefs, unref_array);
    parser->inliner = inliner;
    return inliner;
}

/* Whether text may hold anything that a pass looks at. */
static bool
is_plain(const char *text)
{
    return strpbrk(text, "*_`#^~\"'+$<>&{:[@\\(-.=\x01\x02\x03\x04\x05\x06") ==
           NULL;
}

static bool
has_step(const HoSubs *subs, HoSub step)
{
    return memchr(subs->steps, (int) step, sizeof subs->steps) != NULL;
}

static bool
has_hardbreaks(const HoMarked *marked)
{
    const HoBlock *block = marked->block;

    if (ho_marked_attribute(marked, "hardbreaks-option") != NULL ||
        ho_marked_attribute(marked, "hardbreaks") != NULL)
        return true;
    if (block == NULL)
        return false;
    return ho_attrs_has_option(block->attrs, "hardbreaks") ||
           ho_attrs_has_option(ho_parser_attrs(marked->parser), "hardbreaks");
}

/* Marks made before special characters are replaced show as tags. */
static void
append_tag(HoMarked *marked, GString *out, const char *slot)
{
    unsigned number = (unsigned) strtoul(slot + 2, NULL, 10);
    const HoInline *inl;
    const char *tag;

    if (number >= marked->nodes->len || slot[1] == 'l')
        return;
    inl = g_array_index(marked->nodes, HoMarkedNode, number).inl;
    tag = ho_inline_tag(inl->kind);
    if (tag == NULL)
        return;
    if (slot[1] == 'c') {
        g_string_append_printf(out, "&lt;/%s&gt;", tag);
        return;
    }
    g_string_append_printf(out, "&lt;%s", tag);
    if (inl->id != NULL)
        g_string_append_printf(out, " id=\"%s\"", inl->id);
    if (inl->roles != NULL)
        g_string_append_printf(out, " class=\"%s\"", inl->roles);
    g_string_append(out, "&gt;");
}

static size_t
replace_special(HoRewrite *rewrite, size_t at)
{
    const char *text = rewrite->text + at;
    size_t slot = ho_slot_length(text);
    GString *out;

    if (*text == '&' && slot > 0)
        return at + slot;
    out = ho_rewrite(rewrite, at, at + MAX(slot, 1));
    if (slot > 0)
        append_tag(rewrite->marked, out, text);
    else
        g_string_append(out, *text == '<'   ? "&lt;"
                             : *text == '>' ? "&gt;"
                                            : "&amp;");
    return at + MAX(slot, 1);
}

static void
pass_specialchars(HoMarked *marked)
{
    HoRewrite rewrite;
    HoSeek seek;

    ho_rewrite_begin(&rewrite, marked);
    seek = (HoSeek){
        .text = rewrite.text, .length = rewrite.length, .set = "<>&\x02"};
    for (size_t at = 0; (at = ho_seek(&seek, at)) < rewrite.length;)
        at = replace_special(&rewrite, at);
    ho_rewrite_end(&rewrite);
}

static bool
pass_attributes(HoMarked *marked)
{
    GString *out;

    if (memchr(marked->text->str, '{', marked->text->len) == NULL)
        return true;
    out = g_string_sized_new(marked->text->len);
    ho_place_rewind(marked->place);
    switch (ho_replace_references(marked->parser, marked->text->str,
                                  marked->place, out)) {
    case HO_REPLACED_NONE:
        g_string_free(out, TRUE);
        return true;
    case HO_REPLACED_ALL_GONE:
    case HO_REPLACED_SOME:
        g_string_free(marked->text, TRUE);
        marked->text = out;
        return true;
    }
    return true;
}

/* " +" at the end of a line, or every line end under the option. */
static void
pass_post_replacements(HoMarked *marked)
{
    bool every = has_hardbreaks(marked);
    HoRewrite rewrite;
    HoSeek seek;

    if (!every && strstr(marked->text->str, " +") == NULL)
        return;
    ho_rewrite_begin(&rewrite, marked);
    seek =
        (HoSeek){.text = rewrite.text, .length = rewrite.length, .set = "\n"};
    for (size_t line = 0; line <= rewrite.length;) {
        size_t end = ho_seek(&seek, line), number_at = end;
        bool marks = end >= line + 2 && rewrite.text[end - 1] == '+' &&
                     rewrite.text[end - 2] == ' ';
        unsigned number;

        if (marks && (!every || end < rewrite.length))
            number_at = end - 2;
        if (number_at < end || (every && end < rewrite.length)) {
            ho_marked_node(marked, HO_INLINE_BREAK, &number);
            ho_slot_append(ho_rewrite(&rewrite, number_at, end), 'l', number);
        }
        line = end + 1;
    }
    ho_rewrite_end(&rewrite);
}

static void
run(HoMarked *marked, HoSub step)
{
    switch (step) {
    case HO_SUB_SPECIALCHARS:
        pass_specialchars(marked);
        break;
    case HO_SUB_QUOTES:
        ho_pass_quotes(marked);
        break;
    case HO_SUB_ATTRIBUTES:
        pass_attributes(marked);
        break;
    case HO_SUB_REPLACEMENTS:
        ho_pass_replacements(marked);
        break;
    case HO_SUB_MACROS:
        ho_pass_macros(marked);
        break;
    case HO_SUB_POST_REPLACEMENTS:
        pass_post_replacements(marked);
        break;
    case HO_SUB_CALLOUTS:
        ho_pass_callouts(marked);
        break;
    }
}

/* Runs the passes of subs over marked->text. */
static void
substitute(HoMarked *marked, const HoSubs *subs)
{
    marked->raw = !has_step(subs, HO_SUB_SPECIALCHARS);
    if (has_step(subs, HO_SUB_MACROS))
        ho_pass_passthroughs(marked);
    for (unsigned i = 0; subs->steps[i] != 0; i++)
        run(marked, (HoSub) subs->steps[i]);
}

static void
append_whole(HoMarked *marked, const char *text, bool raw, HoInline *parent)
{
    HoInline *inl;

    if (*text == '\0')
        return;
    raw = raw && strpbrk(text, "<&") != NULL;
    inl = ho_inline_new(marked->arena, raw ? HO_INLINE_RAW : HO_INLINE_TEXT,
                        marked->place->loc);
    inl->text = ho_arena_strdup(marked->arena, text);
    ho_inline_append(parent, inl);
}

void
ho_marked_nested(HoMarked *marked, const char *text, const HoSubs *subs,
                 HoInline *parent)
{
    HoInliner *inliner = ho_parser_inliner(marked->parser);
    HoMarked nested = *marked;

    if (inliner->depth >= HO_INLINE_DEPTH_LIMIT) {
        ho_diag(marked->parser->diags, marked->place->loc,
                HO_DIAG_INLINE_TOO_DEEP, NULL);
        append_whole(marked, text, false, parent);
        return;
    }
    if (subs->steps[0] == 0 && strchr(text, HO_SLOT_PASS) == NULL) {
        append_whole(marked, text, true, parent);
        return;
    }
    inliner->depth++;
    nested.text = g_string_new(text);
    substitute(&nested, subs);
    ho_marked_build(&nested, nested.text->str, nested.text->len, parent);
    g_string_free(nested.text, TRUE);
    inliner->depth--;
}

/* Control characters are no text, and mean something here. */
static GString *
clean_copy(const char *text)
{
    GString *copy = g_string_new(text);

    for (char *c = copy->str; *c != '\0'; c++)
        if ((unsigned char) *c < '\t')
            *c = '?';
    return copy;
}

static HoInline *
inlines(HoParser *parser, HoBlock *block, HoPlace *place, const HoSubs *subs)
{
    HoInliner *inliner = ho_parser_inliner(parser);
    HoInline *list = ho_inline_list_new(parser->arena);
    HoMarked marked = {.parser = parser,
                       .arena = parser->arena,
                       .block = block,
                       .place = place};

    if (subs->steps[0] == 0) {
        append_whole(&marked, place->text, true, list);
        return list;
    }
    if (inliner->depth >= HO_INLINE_DEPTH_LIMIT ||
        (is_plain(place->text) && !has_hardbreaks(&marked))) {
        append_whole(&marked, place->text, false, list);
        return list;
    }
    inliner->depth++;
    marked.text = clean_copy(place->text);
    marked.nodes = g_array_new(FALSE, FALSE, sizeof(HoMarkedNode));
    marked.passes = g_array_new(FALSE, FALSE, sizeof(HoPass));
    marked.compat = ho_marked_attribute(&marked, "compat-mode") != NULL;
    substitute(&marked, subs);
    ho_marked_build(&marked, marked.text->str, marked.text->len, list);
    if (marked.passes->len > 0)
        ho_marked_join(&marked, list);
    g_string_free(marked.text, TRUE);
    g_array_unref(marked.nodes);
    g_array_unref(marked.passes);
    inliner->depth--;
    return list;
}

HoInline *
ho_parser_inlines(HoParser *parser, HoBlock *block, const char *text,
                  HoSubs subs, HoLoc loc)
{
    HoPlace place = {.text = text, .loc = loc};

    return inlines(parser, block, &place, &subs);
}

HoInline *
ho_parser_inlines_of_lines(HoParser *parser, HoBlock *block,
                           const HoSourceLines *lines, HoSubs subs)
{
    HoPlace place = {.text = ho_source_lines_join(parser->arena, lines),
                     .lines = lines};

    if (lines->len > 0)
        place.loc = g_array_index(lines, HoSourceLine, 0).loc;
    return inlines(parser, block, &place, &subs);
}
