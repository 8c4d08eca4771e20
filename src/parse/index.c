/* Index terms: ((shown)) (((hidden, below, lowest))) indexterm:[]
 * indexterm2:[].
 * https://docs.asciidoctor.org/asciidoc/latest/sections/user-index/ */
#include "parse/marked.h"

typedef struct {
    HoRewrite rewrite;
    HoSeek brackets, closes;
    size_t used;
} Terms;

static void
set_term(HoMarked *marked, HoAttrs *attrs, unsigned index, const char *text,
         size_t length)
{
    char name[16];

    g_snprintf(name, sizeof name, "%u", index);
    ho_attrs_set(attrs, name, ho_marked_plain(marked, text, length));
}

static void
trim(const char **text, size_t *length)
{
    while (*length > 0 && ho_is_space((*text)[*length - 1]))
        --*length;
    for (; *length > 0 && ho_is_space(**text); --*length)
        ++*text;
}

/* "a, "b, c", d": at most three terms. */
static void
split_terms(HoMarked *marked, HoAttrs *attrs, const char *text)
{
    for (unsigned index = 1; index <= 3; index++) {
        const char *start = text;
        bool quoted = false;
        size_t length;

        for (; *text != '\0' && (quoted || *text != ','); text++)
            if (*text == '"')
                quoted = !quoted;
        length = (size_t) (text - start);
        trim(&start, &length);
        if (length >= 2 && *start == '"' && start[length - 1] == '"') {
            start++;
            length -= 2;
        }
        if (length > 0)
            set_term(marked, attrs, index, start, length);
        if (*text == '\0')
            return;
        text++;
    }
}

/* Cuts " >> see" or " &> also &> also" off a term. */
static char *
take_see(HoMarked *marked, HoAttrs *attrs, const char *term)
{
    const char *see = strstr(term, " &gt;&gt; ");
    const char *also = see == NULL ? strstr(term, " &amp;&gt; ") : NULL;
    g_autoptr(GString) list = NULL;

    if (see != NULL) {
        ho_attrs_set(attrs, "see",
                     ho_marked_plain(marked, see + 10, strlen(see + 10)));
        return g_strndup(term, (size_t) (see - term));
    }
    if (also == NULL)
        return g_strdup(term);
    list = g_string_new(also + 11);
    g_string_replace(list, " &amp;&gt; ", ",", 0);
    ho_attrs_set(attrs, "see-also",
                 ho_marked_plain(marked, list->str, list->len));
    return g_strndup(term, (size_t) (also - term));
}

/* Names and positional values of indexterm:[…]; returns the first value. */
static const char *
take_list(HoMarked *marked, HoAttrs *attrs, const char *text)
{
    static const char *const names[] = {"see", "see-also"};
    const HoAttrs *list = ho_marked_attrs(marked, text, NULL);

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *value = ho_attrs_find(list, names[i]);

        if (value != NULL)
            ho_attrs_set(attrs, names[i],
                         ho_marked_plain(marked, value, strlen(value)));
    }
    for (unsigned i = 1; i <= 3; i++) {
        const char *value = ho_attrs_positional(list, i);

        if (value != NULL)
            set_term(marked, attrs, i, value, strlen(value));
    }
    return ho_attrs_positional(list, 1);
}

static void
append_term(Terms *terms, GString *out, HoAttrs *attrs, const char *visible)
{
    HoMarked *marked = terms->rewrite.marked;
    GPtrArray *all = marked->parser->doc->index_terms;
    unsigned number;
    HoInline *inl = ho_marked_node(marked, HO_INLINE_INDEX_TERM, &number);

    inl->attrs = attrs;
    g_ptr_array_add(all, inl);
    if (visible == NULL) {
        ho_slot_append(out, 'l', number);
        return;
    }
    ho_slot_append(out, 'o', number);
    g_string_append(out, visible);
    ho_slot_append(out, 'c', number);
}

static void
append_visible(Terms *terms, GString *out, const char *text)
{
    HoMarked *marked = terms->rewrite.marked;
    HoAttrs *attrs = ho_attrs_new(marked->arena);
    g_autofree char *term = take_see(marked, attrs, text);

    set_term(marked, attrs, 1, term, strlen(term));
    append_term(terms, out, attrs, term);
}

static void
append_hidden(Terms *terms, GString *out, const char *text)
{
    HoMarked *marked = terms->rewrite.marked;
    HoAttrs *attrs = ho_attrs_new(marked->arena);
    g_autofree char *term = take_see(marked, attrs, text);

    split_terms(marked, attrs, term);
    append_term(terms, out, attrs, NULL);
}

/* What stands between "((" and "))". */
static void
append_parentheses(Terms *terms, size_t start, size_t end, bool escaped)
{
    HoMarked *marked = terms->rewrite.marked;
    const char *text = terms->rewrite.text + start + 2;
    size_t length = end - start - 4;
    bool opens = text[0] == '(', closes = text[length - 1] == ')';
    GString *out;

    if (escaped && !(opens && closes && length > 1)) {
        ho_rewrite(&terms->rewrite, start - 1, start);
        return;
    }
    out = ho_rewrite(&terms->rewrite, start - (escaped ? 1 : 0), end);
    text += opens ? 1 : 0;
    length -= (size_t) (opens ? 1 : 0);
    length -= (size_t) (closes && length > 0 ? 1 : 0);
    text = ho_marked_normalize(marked, text, length, true, false);
    if (opens && closes && !escaped) {
        append_hidden(terms, out, text);
        return;
    }
    g_string_append(out, opens ? "(" : "");
    append_visible(terms, out, text);
    g_string_append(out, closes ? ")" : "");
}

/* The "))" that ends a term: no further ")" after it. */
static size_t
find_close(Terms *terms, size_t from)
{
    const char *text = terms->rewrite.text;
    size_t at = ho_seek(&terms->closes, from);

    while (at < terms->rewrite.length &&
           !(text[at + 1] == ')' && text[at + 2] != ')'))
        at = ho_seek(&terms->closes, at + 1);
    return at;
}

static size_t
try_parentheses(Terms *terms, size_t at)
{
    bool escaped = at > terms->used && terms->rewrite.text[at - 1] == '\\';
    size_t close;

    if (terms->rewrite.text[at + 1] != '(' ||
        terms->rewrite.text[at + 2] == '\0')
        return at + 1;
    close = find_close(terms, at + 3);
    if (close >= terms->rewrite.length)
        return at + 1;
    append_parentheses(terms, at, close + 2, escaped);
    terms->used = close + 2;
    return terms->used;
}

static void
append_macro(Terms *terms, GString *out, const char *text, bool visible)
{
    HoMarked *marked = terms->rewrite.marked;
    HoAttrs *attrs = ho_attrs_new(marked->arena);
    const char *first = NULL;

    if (strchr(text, '=') != NULL)
        first = take_list(marked, attrs, text);
    if (first == NULL && visible)
        set_term(marked, attrs, 1, text, strlen(text));
    else if (first == NULL)
        split_terms(marked, attrs, text);
    append_term(terms, out, attrs, !visible ? NULL : first ? first : text);
}

static size_t
try_macro(Terms *terms, size_t at)
{
    HoRewrite *rewrite = &terms->rewrite;
    const char *text = rewrite->text + at;
    bool visible = strncmp(text, "indexterm2:[", 12) == 0;
    size_t from = at + (visible ? 12 : 11), to;
    GString *out;

    if (!visible && strncmp(text, "indexterm:[", 11) != 0)
        return at + 1;
    to = ho_seek_bracket(&terms->brackets, from, from + 1);
    if (to >= rewrite->length)
        return at + 1;
    if (at > terms->used && text[-1] == '\\') {
        ho_rewrite(rewrite, at - 1, at);
    } else {
        out = ho_rewrite(rewrite, at, to + 1);
        append_macro(terms, out,
                     ho_marked_normalize(rewrite->marked, rewrite->text + from,
                                         to - from, true, true),
                     visible);
    }
    terms->used = to + 1;
    return terms->used;
}

void
ho_pass_index_terms(HoMarked *marked)
{
    Terms terms = {0};
    HoRewrite *rewrite = &terms.rewrite;
    bool macro = strstr(marked->text->str, "indexterm") != NULL;
    HoSeek starts;

    if (!macro && strstr(marked->text->str, "((") == NULL)
        return;
    ho_rewrite_begin(rewrite, marked);
    terms.brackets = (HoSeek){rewrite->text, rewrite->length, "]", 0, false};
    terms.closes = (HoSeek){rewrite->text, rewrite->length, ")", 0, false};
    starts =
        (HoSeek){rewrite->text, rewrite->length, macro ? "(i" : "(", 0, false};
    for (size_t at = 0; (at = ho_seek(&starts, at)) < rewrite->length;)
        at = rewrite->text[at] == '(' ? try_parentheses(&terms, at)
                                      : try_macro(&terms, at);
    ho_rewrite_end(rewrite);
}
