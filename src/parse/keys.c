/* Keys, buttons and menus: kbd:[Ctrl+T] btn:[OK] menu:File[Save] "File > Save".
 * https://docs.asciidoctor.org/asciidoc/latest/macros/keyboard-macro/ */
#include "parse/marked.h"

static void
append_text_child(HoMarked *marked, HoInline *parent, const char *text,
                  size_t length)
{
    HoInline *child = ho_inline_new(marked->arena, HO_INLINE_TEXT, parent->loc);

    while (length > 0 && ho_is_space(text[length - 1]))
        length--;
    for (; length > 0 && ho_is_space(*text); length--)
        text++;
    child->text = ho_marked_plain(marked, text, length);
    ho_inline_append(parent, child);
}

/* The first of "," and "+" after the first character separates the keys. */
static void
append_keys(HoMarked *marked, HoInline *keys, const char *text)
{
    size_t length = strlen(text);
    const char *separator = length > 1 ? strpbrk(text + 1, ",+") : NULL;
    bool doubled;

    if (separator == NULL) {
        append_text_child(marked, keys, text, length);
        return;
    }
    /* At the end it is a key itself: "Ctrl++". */
    doubled = text[length - 1] == *separator;
    for (const char *key = text; key <= text + length;) {
        const char *end = strchr(key, *separator);

        if (end == NULL || (doubled && end + 1 >= text + length))
            end = text + length;
        append_text_child(marked, keys, key, (size_t) (end - key));
        key = end + 1;
    }
}

static size_t
try_keys(HoRewrite *rewrite, HoSeek *brackets, size_t at)
{
    const char *text = rewrite->text + at;
    bool button = strncmp(text, "btn:[", 5) == 0;
    HoMarked *marked = rewrite->marked;
    size_t from = at + 5, to;
    unsigned number;
    HoInline *inl;
    const char *content;

    if (!button && strncmp(text, "kbd:[", 5) != 0)
        return at + 1;
    to = ho_seek_bracket(brackets, from, from + 1);
    if (to >= rewrite->length)
        return at + 1;
    if (at > rewrite->done && text[-1] == '\\') {
        ho_rewrite(rewrite, at - 1, at);
        return to + 1;
    }
    inl = ho_marked_node(marked, button ? HO_INLINE_BUTTON : HO_INLINE_KBD,
                         &number);
    content = ho_marked_normalize(marked, rewrite->text + from, to - from, true,
                                  true);
    if (button) {
        inl->text = ho_marked_plain(marked, content, strlen(content));
        if (strchr(content, HO_SLOT) != NULL)
            ho_marked_build(marked, content, strlen(content), inl);
    } else
        append_keys(marked, inl, content);
    ho_slot_append(ho_rewrite(rewrite, at, to + 1), 'l', number);
    return to + 1;
}

void
ho_pass_keys(HoMarked *marked)
{
    HoRewrite rewrite;
    HoSeek names, brackets;

    if (strstr(marked->text->str, "kbd:[") == NULL &&
        strstr(marked->text->str, "btn:[") == NULL)
        return;
    ho_rewrite_begin(&rewrite, marked);
    names = (HoSeek){rewrite.text, rewrite.length, "kb", 0, false};
    brackets = (HoSeek){rewrite.text, rewrite.length, "]", 0, false};
    for (size_t at = 0; (at = ho_seek(&names, at)) < rewrite.length;)
        at = try_keys(&rewrite, &brackets, at);
    ho_rewrite_end(&rewrite);
}

/* The parts of a menu item, which separator parts. */
static void
append_items(HoMarked *marked, HoInline *menu, const char *text,
             const char *separator)
{
    size_t length = strlen(separator);

    for (;;) {
        const char *end = length > 0 ? strstr(text, separator) : NULL;

        append_text_child(marked, menu, text,
                          end != NULL ? (size_t) (end - text) : strlen(text));
        if (end == NULL)
            return;
        text = end + length;
    }
}

static const char *
item_separator(const char *items)
{
    if (strstr(items, "&gt;") != NULL)
        return "&gt;";
    return strchr(items, ',') != NULL ? "," : "";
}

typedef struct {
    HoRewrite rewrite;
    HoSeek brackets, opens, quotes;
} Menus;

/* "menu:NAME[ITEMS]" at `at`. */
static size_t
try_macro(Menus *menus, size_t at)
{
    HoRewrite *rewrite = &menus->rewrite;
    HoMarked *marked = rewrite->marked;
    const char *name = rewrite->text + at + 5, *items;
    size_t from = ho_seek(&menus->opens, at + 5), to;
    size_t length = from - (at + 5);
    unsigned number;
    HoInline *inl;

    if (from >= rewrite->length || rewrite->text[from] != '[' || length == 0 ||
        (!ho_is_word(name) && *name != '&') || ho_is_space(name[length - 1]))
        return at + 1;
    to = ho_seek_bracket(&menus->brackets, from + 1, from + 1);
    if (to >= rewrite->length)
        return at + 1;
    if (at > rewrite->done && name[-6] == '\\') {
        ho_rewrite(rewrite, at - 1, at);
        return to + 1;
    }
    inl = ho_marked_node(marked, HO_INLINE_MENU, &number);
    items = ho_marked_normalize(marked, rewrite->text + from + 1, to - from - 1,
                                true, true);
    append_text_child(marked, inl, name, length);
    if (*items != '\0')
        append_items(marked, inl, items, item_separator(items));
    ho_slot_append(ho_rewrite(rewrite, at, to + 1), 'l', number);
    return to + 1;
}

static bool
is_parted(const char *text, const char *gt, const char *end)
{
    return gt > text && (gt[-1] == ' ' || gt[-1] == '\n') && gt + 4 < end &&
           (gt[4] == ' ' || gt[4] == '\n');
}

/* '"NAME > ITEM"' at `at`. */
static size_t
try_quoted(Menus *menus, size_t at)
{
    HoRewrite *rewrite = &menus->rewrite;
    HoMarked *marked = rewrite->marked;
    const char *text = rewrite->text + at + 1;
    size_t to = ho_seek(&menus->quotes, at + 1);
    const char *end = rewrite->text + to, *gt;
    unsigned number;
    HoInline *inl;

    if (to >= rewrite->length || (!ho_is_word(text) && *text != '&'))
        return at + 1;
    for (gt = g_strstr_len(text, end - text, "&gt;");
         gt != NULL && !is_parted(text, gt, end);
         gt = g_strstr_len(gt + 1, end - gt - 1, "&gt;"))
        ;
    if (gt == NULL)
        return at + 1;
    if (at > rewrite->done && text[-2] == '\\') {
        ho_rewrite(rewrite, at - 1, at);
        return to + 1;
    }
    inl = ho_marked_node(marked, HO_INLINE_MENU, &number);
    append_items(marked, inl,
                 ho_arena_strndup(marked->arena, text, (size_t) (end - text)),
                 "&gt;");
    ho_slot_append(ho_rewrite(rewrite, at, to + 1), 'l', number);
    return to + 1;
}

void
ho_pass_menus(HoMarked *marked)
{
    Menus menus = {0};
    HoSeek starts;
    HoRewrite *rewrite = &menus.rewrite;

    ho_rewrite_begin(rewrite, marked);
    menus.brackets = (HoSeek){rewrite->text, rewrite->length, "]", 0, false};
    menus.opens = (HoSeek){rewrite->text, rewrite->length, "[\n", 0, false};
    menus.quotes = (HoSeek){rewrite->text, rewrite->length, "\"", 0, false};
    starts = (HoSeek){rewrite->text, rewrite->length, "m", 0, false};
    for (size_t at = 0; (at = ho_seek(&starts, at)) < rewrite->length;)
        at = strncmp(rewrite->text + at, "menu:", 5) == 0
                 ? try_macro(&menus, at)
                 : at + 1;
    ho_rewrite_end(rewrite);
    ho_rewrite_begin(rewrite, marked);
    menus.quotes = (HoSeek){rewrite->text, rewrite->length, "\"", 0, false};
    starts = menus.quotes;
    for (size_t at = 0; (at = ho_seek(&starts, at)) < rewrite->length;)
        at = try_quoted(&menus, at);
    ho_rewrite_end(rewrite);
}
