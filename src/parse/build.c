/* The last step of substitution: the string with slots becomes a tree. */
#include "parse/entities.h"
#include "parse/marked.h"

#include <stdlib.h>

/* Kinds of marks never nest in themselves, so few can be open at once; macros
 * add some. */
#define OPEN_LIMIT 64

typedef struct {
    HoMarked *marked;
    GString *pending; /* text not yet in the tree */
    HoInline *open[OPEN_LIMIT];
    unsigned depth; /* open[0] is the parent of all */
} Build;

static HoInline *
top(Build *build)
{
    return build->open[build->depth];
}

static void
append_text_node(HoMarked *marked, HoInline *parent, HoInlineKind kind,
                 const char *text, size_t length)
{
    HoInline *inl;

    if (length == 0)
        return;
    inl = ho_inline_new(marked->arena, kind, marked->place->loc);
    inl->text = ho_arena_strndup(marked->arena, text, length);
    ho_inline_append(parent, inl);
}

static void
flush(Build *build)
{
    append_text_node(build->marked, top(build), HO_INLINE_TEXT,
                     build->pending->str, build->pending->len);
    g_string_truncate(build->pending, 0);
}

/* Decodes references and drops what control characters were left over. */
static void
append_decoded(GString *out, const char *text, size_t length)
{
    const char *end = text + length;

    while (text < end) {
        size_t plain = 0, reference;

        while (text + plain < end && text[plain] != '&' &&
               (unsigned char) text[plain] > HO_SLOT_QUOTE)
            plain++;
        g_string_append_len(out, text, (gssize) plain);
        text += plain;
        if (text >= end)
            return;
        reference = *text == '&' ? ho_reference_decode(out, text) : 1;
        if (reference == 0) {
            g_string_append_c(out, '&');
            reference = 1;
        }
        text += reference;
    }
}

/* The bytes of a tag or comment at `at`, which is "<"; 0 when it is none; more
 * than there are when nothing after it ends a tag. */
static size_t
tag_length(const char *at, const char *end)
{
    const char *stop = NULL;

    if (end - at < 3 || !(ho_is_ascii_alpha(at[1]) || at[1] == '/' ||
                          at[1] == '!' || at[1] == '?'))
        return 0;
    if (strncmp(at, "<!--", 4) == 0) {
        stop = g_strstr_len(at, end - at, "-->");
        return stop != NULL ? (size_t) (stop + 3 - at) : (size_t) (end - at);
    }
    stop = memchr(at, '>', (size_t) (end - at));
    return stop != NULL ? (size_t) (stop + 1 - at) : SIZE_MAX;
}

/* Text between slots.  Tags that an attribute brought in stay as they are. */
static void
append_segment(Build *build, const char *text, size_t length)
{
    const char *end = text + length, *tag = text;

    while ((tag = memchr(tag, '<', (size_t) (end - tag))) != NULL) {
        size_t bytes = tag_length(tag, end);

        if (bytes == 0) {
            tag++;
            continue;
        }
        if (bytes > (size_t) (end - tag))
            break;
        append_decoded(build->pending, text, (size_t) (tag - text));
        flush(build);
        append_text_node(build->marked, top(build), HO_INLINE_RAW, tag, bytes);
        text = tag = tag + bytes;
    }
    append_decoded(build->pending, text, (size_t) (end - text));
}

static void
append_raw_segment(Build *build, const char *text, size_t length)
{
    if (memchr(text, '<', length) == NULL) {
        append_decoded(build->pending, text, length);
        return;
    }
    flush(build);
    append_text_node(build->marked, top(build), HO_INLINE_RAW, text, length);
}

/* The node of a slot; a copy when it stands in the tree already. */
static HoInline *
take_node(HoMarked *marked, unsigned number, bool leaf)
{
    HoMarkedNode *node = &g_array_index(marked->nodes, HoMarkedNode, number);
    HoInline *copy;

    if (!node->used) {
        node->used = true;
        return node->inl;
    }
    copy = ho_inline_new(marked->arena, node->inl->kind, node->inl->loc);
    *copy = *node->inl;
    copy->next = NULL;
    if (!leaf)
        copy->first = copy->last = NULL;
    return copy;
}

static void
open_node(Build *build, unsigned number)
{
    HoInline *inl;

    flush(build);
    inl = take_node(build->marked, number, false);
    ho_inline_append(top(build), inl);
    if (build->depth + 1 >= OPEN_LIMIT)
        return;
    build->depth++;
    build->open[build->depth] = inl;
}

/* Closes the innermost node of the kind of node `number`, and what is open
 * within it: what a browser makes of tags that are crossed. */
static void
close_node(Build *build, unsigned number)
{
    unsigned level = build->depth;
    HoInlineKind kind =
        g_array_index(build->marked->nodes, HoMarkedNode, number).inl->kind;

    while (level > 0 && build->open[level]->kind != kind)
        level--;
    if (level == 0)
        return;
    flush(build);
    build->depth = level - 1;
}

static void
append_pass(Build *build, unsigned number)
{
    HoMarked *marked = build->marked;
    const HoPass pass = g_array_index(marked->passes, HoPass, number);
    HoInline *parent = top(build);

    if (pass.around == NULL && pass.subs.steps[0] == HO_SUB_SPECIALCHARS &&
        pass.subs.steps[1] == 0 && strchr(pass.text, HO_SLOT_PASS) == NULL) {
        g_string_append(build->pending, pass.text);
        return;
    }
    flush(build);
    if (pass.around != NULL) {
        parent =
            ho_inline_new(marked->arena, pass.around->kind, pass.around->loc);
        *parent = *pass.around;
        ho_inline_append(top(build), parent);
    }
    ho_marked_nested(marked, pass.text, &pass.subs, parent);
    if (parent->kind == HO_INLINE_STEM && parent->first != NULL) {
        g_autofree char *formula = ho_inline_to_text(parent);

        parent->text = ho_arena_strdup(marked->arena, formula);
        parent->first = parent->last = NULL;
    }
}

static void
append_slot(Build *build, const char *at)
{
    const char *kind = at + (*at == '&' ? 2 : 1);
    unsigned number = (unsigned) strtoul(kind + 1, NULL, 10);
    HoMarked *marked = build->marked;

    if (number >= (*kind == 'p' ? marked->passes->len : marked->nodes->len))
        return;
    switch (*kind) {
    case 'o':
        open_node(build, number);
        break;
    case 'c':
        close_node(build, number);
        break;
    case 'l':
        flush(build);
        ho_inline_append(top(build), take_node(marked, number, true));
        break;
    case 'p':
        append_pass(build, number);
        break;
    default:
        break;
    }
}

/* The next slot at or after text, or end. */
static const char *
next_slot(const char *text, const char *end)
{
    for (; text < end; text++)
        if (*text == HO_SLOT || *text == HO_SLOT_PASS ||
            (*text == '&' && text + 1 < end && text[1] == HO_SLOT_QUOTE))
            return text;
    return end;
}

void
ho_marked_build(HoMarked *marked, const char *text, size_t length,
                HoInline *parent)
{
    Build build = {.marked = marked,
                   .pending = g_string_sized_new(length),
                   .open = {parent}};
    const char *end = text + length;

    while (text < end) {
        const char *slot = next_slot(text, end);
        size_t bytes = slot < end ? ho_slot_length(slot) : 0;

        if (marked->raw)
            append_raw_segment(&build, text, (size_t) (slot - text));
        else
            append_segment(&build, text, (size_t) (slot - text));
        if (bytes > 0 && slot + bytes <= end)
            append_slot(&build, slot);
        text = slot + MAX(bytes, 1);
    }
    flush(&build);
    g_string_free(build.pending, TRUE);
}

const char *
ho_marked_plain(HoMarked *marked, const char *text, size_t length)
{
    HoInline *list;

    for (size_t i = 0;; i++) {
        if (i == length)
            return ho_arena_strndup(marked->arena, text, length);
        if (text[i] == '&' || text[i] == '<' ||
            (unsigned char) text[i] <= HO_SLOT_QUOTE)
            break;
    }
    list = ho_inline_list_new(marked->arena);
    ho_marked_build(marked, text, length, list);
    g_autofree char *words = ho_inline_to_text(list);

    return ho_arena_strdup(marked->arena, words);
}

/* One node of the texts from first up to, but without, end. */
static void
join_texts(HoMarked *marked, HoInline *first, const HoInline *end)
{
    g_autoptr(GString) text = g_string_new(NULL);
    HoInline *inl = first;

    for (; inl != end; inl = inl->next)
        g_string_append(text, inl->text);
    first->text = ho_arena_strndup(marked->arena, text->str, text->len);
    first->next = inl;
}

void
ho_marked_join(HoMarked *marked, HoInline *list)
{
    for (HoInline *inl = list->first; inl != NULL; inl = inl->next) {
        const HoInline *end = inl->next;

        /* Their texts are keys and items, each on its own. */
        if (inl->kind != HO_INLINE_KBD && inl->kind != HO_INLINE_MENU)
            ho_marked_join(marked, inl);
        if (inl->kind != HO_INLINE_TEXT || end == NULL ||
            end->kind != HO_INLINE_TEXT)
            continue;
        while (end != NULL && end->kind == HO_INLINE_TEXT)
            end = end->next;
        join_texts(marked, inl, end);
        if (end == NULL)
            list->last = inl;
    }
}
