/* Marks of formatting, in AsciiDoc's order: each kind is one walk over the text
 * that the kinds before it left.
 * https://docs.asciidoctor.org/asciidoc/latest/text/ */
#include "parse/marked.h"

typedef struct {
    const char *open, *close;
    HoInlineKind kind;
    bool constrained;      /* stands at the edges of words */
    const char *no_before; /* constrained: what may not stand before it */
    const char *no_after;  /* constrained: nor after it, beside words */
    bool solid;            /* no white space within */
} Mark;

#define BEFORE ";:}"

static const Mark marks[] = {
    {"**", "**", HO_INLINE_STRONG, false, NULL, NULL, false},
    {"*", "*", HO_INLINE_STRONG, true, BEFORE, "", false},
    {"\"`", "`\"", HO_INLINE_DOUBLE_QUOTED, true, BEFORE, "", false},
    {"'`", "`'", HO_INLINE_SINGLE_QUOTED, true, BEFORE "`", "", false},
    {"``", "``", HO_INLINE_MONOSPACE, false, NULL, NULL, false},
    {"`", "`", HO_INLINE_MONOSPACE, true, BEFORE "\"'`", "\"'`", false},
    {"__", "__", HO_INLINE_EMPHASIS, false, NULL, NULL, false},
    {"_", "_", HO_INLINE_EMPHASIS, true, BEFORE, "", false},
    {"##", "##", HO_INLINE_MARK, false, NULL, NULL, false},
    {"#", "#", HO_INLINE_MARK, true, BEFORE "&", "", false},
    {"^", "^", HO_INLINE_SUPERSCRIPT, false, NULL, NULL, true},
    {"~", "~", HO_INLINE_SUBSCRIPT, false, NULL, NULL, true},
};

/* The marks of old, under compat-mode. */
static const Mark compat_marks[] = {
    {"**", "**", HO_INLINE_STRONG, false, NULL, NULL, false},
    {"*", "*", HO_INLINE_STRONG, true, BEFORE, "", false},
    {"``", "''", HO_INLINE_DOUBLE_QUOTED, true, BEFORE, "", false},
    {"'", "'", HO_INLINE_EMPHASIS, true, BEFORE, "", false},
    {"`", "'", HO_INLINE_SINGLE_QUOTED, true, BEFORE, "", false},
    {"++", "++", HO_INLINE_MONOSPACE, false, NULL, NULL, false},
    {"+", "+", HO_INLINE_MONOSPACE, true, BEFORE, "", false},
    {"__", "__", HO_INLINE_EMPHASIS, false, NULL, NULL, false},
    {"_", "_", HO_INLINE_EMPHASIS, true, BEFORE, "", false},
    {"##", "##", HO_INLINE_MARK, false, NULL, NULL, false},
    {"#", "#", HO_INLINE_MARK, true, BEFORE "&", "", false},
    {"^", "^", HO_INLINE_SUPERSCRIPT, false, NULL, NULL, true},
    {"~", "~", HO_INLINE_SUBSCRIPT, false, NULL, NULL, true},
};

/* One walk for one kind of mark. */
typedef struct {
    HoMarked *marked;
    const Mark *mark;
    HoRewrite rewrite;
    HoSeek opens, closes;
    const char *text;
    size_t length;
    size_t open_length, close_length;
    size_t used;    /* text before here belongs to a mark */
    size_t closing; /* the last result of find_close, or 0 */
} Walk;

/* What stands before a mark: an attribute list, an escape. */
typedef struct {
    size_t start; /* of list or mark */
    size_t list, list_length;
    bool escaped;
} Lead;

static bool
is_close(const Walk *walk, size_t at)
{
    const char *text = walk->text + at;

    if (strncmp(text, walk->mark->close, walk->close_length) != 0)
        return false;
    if (!walk->mark->constrained)
        return true;
    text += walk->close_length;
    return !ho_is_space(walk->text[at - 1]) && !ho_is_word(text) &&
           (*text == '\0' || strchr(walk->mark->no_after, *text) == NULL);
}

/* The closing mark for content that begins at `from`; length if none.  Whether
 * a place closes does not depend on what it would close, so the next such place
 * serves all marks before it. */
static size_t
find_close(Walk *walk, size_t from)
{
    size_t at = from + ho_char_length(walk->text + from);

    if (walk->closing < at || walk->closing == 0) {
        at = ho_seek(&walk->closes, at);
        while (at < walk->length && !ho_is_space(walk->text[at]) &&
               !is_close(walk, at))
            at = ho_seek(&walk->closes, at + 1);
        walk->closing = at;
    }
    at = walk->closing;
    /* White space ends what must be solid. */
    return at < walk->length && ho_is_space(walk->text[at]) ? walk->length : at;
}

/* The list "[…]" that ends before `end`; its start, or end when none. */
static size_t
list_before(const Walk *walk, size_t end)
{
    size_t at = end;

    if (end < walk->used + 3 || walk->text[end - 1] != ']')
        return end;
    for (at = end - 1; at > walk->used && walk->text[at - 1] != '[';) {
        at--;
        if (walk->text[at] == ']')
            return end;
    }
    if (at <= walk->used || at == end - 1)
        return end;
    return at - 1;
}

static bool
may_follow(const Walk *walk, size_t at)
{
    const char *before;

    if (at == 0 || walk->text[at - 1] == '\n')
        return true;
    if (at <= walk->used)
        return false;
    before = walk->text + ho_char_before(walk->text, at);
    return !ho_is_word(before) &&
           strchr(walk->mark->no_before, *before) == NULL;
}

/* Whether a constrained mark may open at `at`, and with what before it. */
static bool
lead_constrained(const Walk *walk, size_t at, Lead *lead)
{
    size_t list = list_before(walk, at);

    *lead = (Lead){.start = at};
    if (list < at && may_follow(walk, list)) {
        lead->start = list;
        lead->list = list + 1;
        lead->list_length = at - list - 2;
    } else if (!may_follow(walk, at)) {
        return false;
    }
    lead->escaped =
        lead->start > walk->used && walk->text[lead->start - 1] == '\\';
    return true;
}

static void
lead_unconstrained(const Walk *walk, size_t at, Lead *lead)
{
    size_t list = list_before(walk, at);

    *lead = (Lead){.start = list};
    if (list < at) {
        lead->list = list + 1;
        lead->list_length = at - list - 2;
    }
    lead->escaped =
        lead->start > walk->used && walk->text[lead->start - 1] == '\\';
}

static void
set_roles(HoMarked *marked, HoInline *inl, GString *roles)
{
    for (char *c = roles->str; *c != '\0'; c++)
        if (*c == '.')
            *c = ' ';
    g_strchug(roles->str);
    inl->roles = ho_marked_plain(marked, roles->str, strlen(roles->str));
    if (*inl->roles == '\0')
        inl->roles = NULL;
}

/* ".role.role#id.role", or the roles alone. */
void
ho_marked_quote_attrs(HoMarked *marked, HoInline *inl, const char *list,
                      size_t length)
{
    g_autofree char *copy = g_strndup(list, length);
    const char *text = copy;
    g_autoptr(GString) roles = NULL;
    g_autofree char *first = NULL;
    const char *hash;
    size_t id_length;

    if (strchr(text, '{') != NULL)
        text = ho_parser_attributes(marked->parser, text, marked->place->loc);
    if (text == NULL)
        return;
    first = g_strndup(text, strcspn(text, ","));
    g_strstrip(first);
    if (*first != '.' && *first != '#') {
        inl->roles = *first == '\0'
                         ? NULL
                         : ho_marked_plain(marked, first, strlen(first));
        return;
    }
    hash = strchr(first, '#');
    roles = g_string_new_len(first, hash != NULL ? hash - first : -1);
    if (hash != NULL) {
        id_length = strcspn(hash + 1, ".");
        if (id_length > 0)
            inl->id = ho_arena_strndup(marked->arena, hash + 1, id_length);
        g_string_append(roles, hash + 1 + id_length);
    }
    set_roles(marked, inl, roles);
}

static bool
is_quotation(const HoInline *inl)
{
    return inl->kind == HO_INLINE_DOUBLE_QUOTED ||
           inl->kind == HO_INLINE_SINGLE_QUOTED;
}

static void
append_marked(Walk *walk, const Lead *lead, size_t from, size_t to)
{
    HoMarked *marked = walk->marked;
    GString *out =
        ho_rewrite(&walk->rewrite, lead->start, to + walk->close_length);
    bool bare = false, quotation;
    unsigned number;
    HoInline *inl = ho_marked_node(marked, walk->mark->kind, &number);

    if (lead->list_length > 0) {
        ho_marked_quote_attrs(marked, inl, walk->text + lead->list,
                              lead->list_length);
        if (inl->kind == HO_INLINE_MARK) {
            inl->kind = HO_INLINE_SPAN;
            bare = inl->id == NULL && inl->roles == NULL;
        }
    }
    quotation = is_quotation(inl) && inl->id == NULL && inl->roles == NULL;
    if (!bare && quotation)
        ho_slot_append_quote(out, 'o', number);
    else if (!bare)
        ho_slot_append(out, 'o', number);
    g_string_append_len(out, walk->text + from, (gssize) (to - from));
    if (!bare && quotation)
        ho_slot_append_quote(out, 'c', number);
    else if (!bare)
        ho_slot_append(out, 'c', number);
}

/* The mark at `at`; where the walk goes on. */
static size_t
try_mark(Walk *walk, size_t at)
{
    size_t from = at + walk->open_length, to, end;
    Lead lead;

    if (walk->mark->constrained && !lead_constrained(walk, at, &lead))
        return at + 1;
    if (!walk->mark->constrained)
        lead_unconstrained(walk, at, &lead);
    if (walk->text[from] == '\0' ||
        ((walk->mark->constrained || walk->mark->solid) &&
         ho_is_space(walk->text[from])))
        return at + 1;
    to = find_close(walk, from);
    if (to >= walk->length)
        return at + 1;
    end = to + walk->close_length;
    if (lead.escaped && walk->mark->constrained && lead.list_length > 0) {
        ho_rewrite(&walk->rewrite, lead.start - 1, lead.start);
        lead.start = at;
        lead.list_length = 0;
        append_marked(walk, &lead, from, to);
    } else if (lead.escaped) {
        ho_rewrite(&walk->rewrite, lead.start - 1, lead.start);
    } else {
        append_marked(walk, &lead, from, to);
    }
    walk->used = end;
    return end;
}

static void
walk_mark(HoMarked *marked, const Mark *mark)
{
    char first[2] = {mark->open[0], '\0'};
    char last[2] = {mark->close[0], '\0'};
    char solid[] = {mark->close[0], ' ', '\t', '\n', '\v', '\f', '\r', '\0'};
    Walk walk = {.marked = marked,
                 .mark = mark,
                 .open_length = strlen(mark->open),
                 .close_length = strlen(mark->close)};

    if (strstr(marked->text->str, mark->open) == NULL)
        return;
    ho_rewrite_begin(&walk.rewrite, marked);
    walk.text = walk.rewrite.text;
    walk.length = walk.rewrite.length;
    walk.opens = (HoSeek){walk.text, walk.length, first, 0, false};
    walk.closes =
        (HoSeek){walk.text, walk.length, mark->solid ? solid : last, 0, false};
    for (size_t at = 0; (at = ho_seek(&walk.opens, at)) < walk.length;) {
        if (strncmp(walk.text + at, mark->open, walk.open_length) != 0)
            at++;
        else
            at = try_mark(&walk, at);
    }
    ho_rewrite_end(&walk.rewrite);
}

void
ho_pass_quotes(HoMarked *marked)
{
    const Mark *set = marked->compat ? compat_marks : marks;
    size_t count =
        marked->compat ? G_N_ELEMENTS(compat_marks) : G_N_ELEMENTS(marks);

    if (strpbrk(marked->text->str, "*_`#^~\"'+") == NULL)
        return;
    for (size_t i = 0; i < count; i++)
        walk_mark(marked, &set[i]);
}
