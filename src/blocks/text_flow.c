/* What several blocks of text share in the flow. */
#include "blocks/flows.h"

#include "doc/labels.h"
#include "doc/quote.h"

#include <string.h>

/* Marks nested deeper than this are left as they are. */
#define DEPTH_LIMIT 64

void
ho_verbatim_flow(const HoBlock *block, HoFlow *flow)
{
    const HoStyle *style = ho_flow_style(flow);

    ho_flow_title(flow, block);
    ho_flow_box_begin(flow, block, style);
    ho_flow_verbatim(flow, block, block->inlines, style);
    ho_flow_box_end(flow);
    ho_flow_caption_below(flow, block);
}

/* Who said it. */
static void
write_credit(const HoBlock *block, HoFlow *flow)
{
    const HoQuote *quote = ho_quote_of(block);
    HoInline *list, *part;

    if (quote == NULL ||
        (quote->attribution == NULL && quote->citetitle == NULL))
        return;
    list = (HoInline *) ho_flow_text_inline(flow, "\u2014\u00a0");
    for (int i = 0; i < 2; i++) {
        const HoInline *from = i == 0 ? quote->attribution : quote->citetitle;

        if (from == NULL)
            continue;
        if (i == 1 && quote->attribution != NULL) {
            HoInline *comma =
                ho_inline_new(ho_flow_arena(flow), HO_INLINE_TEXT, block->loc);

            comma->text =
                ho_language_comma(ho_document_language(block->document));
            ho_inline_append(list, comma);
        }
        part = ho_inline_new(ho_flow_arena(flow),
                             i == 0 ? HO_INLINE_SPAN : HO_INLINE_EMPHASIS,
                             block->loc);
        part->first = from->first;
        part->last = from->last;
        ho_inline_append(list, part);
    }
    ho_flow_keep_next(flow, HO_KEEP_ALWAYS);
    ho_flow_inlines(flow, block, list,
                    ho_flow_style_of(flow, "quote-cite", NULL));
}

void
ho_quote_flow(const HoBlock *block, HoFlow *flow, const HoInline *words)
{
    const HoStyle *style = ho_flow_style(flow);

    ho_flow_title(flow, block);
    ho_flow_tag_begin(flow, HO_TAG_BLOCKQUOTE);
    ho_flow_box_begin(flow, block, style);
    ho_flow_inlines(flow, block, words, style);
    ho_flow_children(flow, block);
    write_credit(block, flow);
    ho_flow_box_end(flow);
    ho_flow_tag_end(flow);
}

/* Text with breaks for newlines and its indentation kept. */
static void
append_lines(HoFlow *flow, HoInline *parent, const HoInline *from)
{
    HoArena *arena = ho_flow_arena(flow);
    g_auto(GStrv) lines = g_strsplit(from->text, "\n", -1);

    for (unsigned i = 0; lines[i] != NULL; i++) {
        size_t blanks = strspn(lines[i], " ");
        g_autoptr(GString) words = g_string_new(NULL);
        HoInline *text;

        if (i > 0)
            ho_inline_append(parent,
                             ho_inline_new(arena, HO_INLINE_BREAK, from->loc));
        for (size_t k = 0; i > 0 && k < blanks; k++)
            g_string_append(words, "\u00a0");
        g_string_append(words, lines[i] + (i > 0 ? blanks : 0));
        /* An empty line stands for itself. */
        if (words->len == 0)
            g_string_append(words, i > 0 && lines[i + 1] ? "\u00a0" : "");
        text = ho_inline_new(arena, HO_INLINE_TEXT, from->loc);
        *text = *from;
        text->next = NULL;
        text->text = ho_arena_strdup(arena, words->str);
        ho_inline_append(parent, text);
    }
}

static void
copy_children(HoFlow *flow, HoInline *to, const HoInline *from, unsigned depth)
{
    for (const HoInline *it = from->first; it != NULL; it = it->next) {
        HoInline *copy;

        if (it->kind == HO_INLINE_TEXT && strchr(it->text, '\n') != NULL) {
            append_lines(flow, to, it);
            continue;
        }
        copy = ho_arena_dup(ho_flow_arena(flow), it, 1, sizeof *it);
        copy->next = NULL;
        if (it->first != NULL && depth < DEPTH_LIMIT) {
            copy->first = copy->last = NULL;
            copy_children(flow, copy, it, depth + 1);
        }
        ho_inline_append(to, copy);
    }
}

const HoInline *
ho_inlines_with_breaks(HoFlow *flow, const HoInline *inlines)
{
    HoInline *list;

    if (inlines == NULL)
        return NULL;
    list = ho_inline_list_new(ho_flow_arena(flow));
    copy_children(flow, list, inlines, 0);
    return list;
}
