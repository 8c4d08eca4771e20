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
    HoSeek opens, closes, lists; /* lists: the end of an attribute list */
    const char *text;
    size_t length;
    size_t open_length, close_length;
    size_t used;    /* text before here belongs to a mark */
    size_t closing; /* the last result of find_close, or 0 */
} Walk;

/* A mark that may open: an attribute list and an escape may stand before. */
typedef struct {
    size_t start; /* of the list or the mark */
    size_t list, list_length;
    size_t from; /* of what the mark would hold */
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

/* What has an id can be referred to, though by nothing but its id. */
static void
set_id(HoMarked *marked, HoInline *inl, const char *id, size_t length)
{
    inl->id = ho_arena_strndup(marked->arena, id, length);
    if (ho_document_reference(marked->parser->doc, inl->id) == NULL)
        ho_parser_register(marked->parser, inl->id, marked->block, inl, NULL);
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
            set_id(marked, inl, hash + 1, id_length);
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

/* Takes the mark that ends at `to`, or the backslash before it. */
static void
take_mark(Walk *walk, Lead lead, size_t to)
{
    size_t mark = lead.from - walk->open_length;

    walk->used = to + walk->close_length;
    if (lead.escaped)
        ho_rewrite(&walk->rewrite, lead.start - 1, lead.start);
    if (lead.escaped && (!walk->mark->constrained || lead.list_length == 0))
        return;
    if (lead.escaped) {
        /* The list alone is escaped. */
        lead.start = mark;
        lead.list_length = 0;
    }
    append_marked(walk, &lead, lead.from, to);
}

/* Tries to read a mark whose list or opening is at lead->start; false: the
 * walk goes on behind that. */
static bool
try_lead(Walk *walk, Lead *lead)
{
    const char *content = walk->text + lead->from;
    size_t to;

    if (walk->mark->constrained && !may_follow(walk, lead->start))
        return false;
    if (*content == '\0' || ((walk->mark->constrained || walk->mark->solid) &&
                             ho_is_space(*content)))
        return false;
    to = find_close(walk, lead->from);
    if (to >= walk->length)
        return false;
    lead->escaped =
        lead->start > walk->used && walk->text[lead->start - 1] == '\\';
    take_mark(walk, *lead, to);
    return true;
}

/* "[list]" at `at` with a mark behind it. */
static bool
try_list(Walk *walk, size_t at)
{
    size_t end = ho_seek(&walk->lists, at + 1);
    Lead lead = {.start = at, .list = at + 1, .list_length = end - at - 1};

    if (end >= walk->length || lead.list_length == 0 ||
        strncmp(walk->text + end + 1, walk->mark->open, walk->open_length) != 0)
        return false;
    lead.from = end + 1 + walk->open_length;
    return try_lead(walk, &lead);
}

static bool
try_mark(Walk *walk, size_t at)
{
    Lead lead = {.start = at, .from = at + walk->open_length};

    return strncmp(walk->text + at, walk->mark->open, walk->open_length) == 0 &&
           try_lead(walk, &lead);
}

static void
walk_mark(HoMarked *marked, const Mark *mark)
{
    char first[3] = {mark->open[0], '[', '\0'};
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
    walk.lists = (HoSeek){walk.text, walk.length, "]", 0, false};
    for (size_t at = 0; (at = ho_seek(&walk.opens, at)) < walk.length;) {
        bool taken =
            walk.text[at] == '[' ? try_list(&walk, at) : try_mark(&walk, at);

        at = taken ? walk.used : at + 1;
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
