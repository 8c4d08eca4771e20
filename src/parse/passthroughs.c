/* Passthroughs: text that the passes shall not see is taken out before them.
 * +++x+++ ++x++ $$x$$ pass:x[], then +x+ and `+x+`, then stem:[].
 * https://docs.asciidoctor.org/asciidoc/latest/pass/pass-macro/ */
#include "parse/marked.h"

static const HoSubs escaped_only = {{HO_SUB_SPECIALCHARS}};

typedef struct {
    HoMarked *marked;
    HoRewrite rewrite;
    HoSeek brackets;
    const char *text;
    size_t length;
    size_t used;
    size_t none[4];    /* from here on +++, ++, $$ or the mark do not close */
    size_t closing[2]; /* the last closing + and ` found; 0 if not sought */
} Walk;

static void
begin(Walk *walk, HoMarked *marked)
{
    *walk = (Walk){.marked = marked};
    ho_rewrite_begin(&walk->rewrite, marked);
    walk->text = walk->rewrite.text;
    walk->length = walk->rewrite.length;
    walk->brackets = (HoSeek){walk->text, walk->length, "]", 0, false};
    for (size_t i = 0; i < G_N_ELEMENTS(walk->none); i++)
        walk->none[i] = SIZE_MAX;
}

static const char *
arena_copy(Walk *walk, size_t from, size_t to)
{
    return ho_arena_strndup(walk->marked->arena, walk->text + from, to - from);
}

/* Puts a passthrough in the place of start to end. */
static void
take_out(Walk *walk, size_t start, size_t end, HoPass pass)
{
    unsigned number = ho_marked_pass(walk->marked, pass);

    ho_slot_append(ho_rewrite(&walk->rewrite, start, end), 'p', number);
    walk->used = end;
}

/* The list "[…]" that ends before `end`, or end: from the first bracket that
 * none closes before. */
static size_t
list_before(const Walk *walk, size_t end)
{
    size_t at = end - 1, list = end;

    if (end < walk->used + 3 || walk->text[at] != ']')
        return end;
    while (at > walk->used && walk->text[at - 1] != ']')
        if (walk->text[--at] == '[' && at < end - 2)
            list = at;
    return list;
}

static HoInline *
new_around(Walk *walk, HoInlineKind kind, size_t list, size_t length)
{
    HoInline *inl =
        ho_inline_new(walk->marked->arena, kind, walk->marked->place->loc);

    if (length > 0)
        ho_marked_quote_attrs(walk->marked, inl, walk->text + list, length);
    return inl;
}

/* "x-" alone or at the end of a list asks for the old meaning of + and `. */
static bool
is_old(const char *list, size_t length)
{
    return (length == 2 && strncmp(list, "x-", 2) == 0) ||
           (length > 3 && strncmp(list + length - 3, " x-", 3) == 0);
}

static size_t
old_length(size_t length)
{
    return length > 3 ? length - 3 : 0;
}

/* --- +++x+++, ++x++, $$x$$ --- */

static const char *const fences[] = {"+++", "++", "$$"};

static int
fence_at(const char *at)
{
    for (int i = 0; i < 3; i++)
        if (strncmp(at, fences[i], strlen(fences[i])) == 0)
            return i;
    return -1;
}

static size_t
fence_close(Walk *walk, int fence, size_t from)
{
    const char *found;

    if (from > walk->length || from >= walk->none[fence])
        return SIZE_MAX;
    found = strstr(walk->text + from, fences[fence]);
    if (found != NULL)
        return (size_t) (found - walk->text);
    walk->none[fence] = from;
    return SIZE_MAX;
}

static HoPass
fence_pass(Walk *walk, int fence, size_t list, size_t list_length)
{
    HoPass pass = {.subs = fence == 0 ? ho_subs_none : escaped_only};
    const char *attrs = walk->text + list;

    if (list_length == 0)
        return pass;
    if (fence == 1 && is_old(attrs, list_length)) {
        pass.around = new_around(walk, HO_INLINE_MONOSPACE, list,
                                 old_length(list_length));
        pass.subs = ho_subs_normal;
    } else {
        pass.around = new_around(walk, HO_INLINE_SPAN, list, list_length);
    }
    return pass;
}

static size_t
backslashes_before(const Walk *walk, size_t at)
{
    size_t count = 0;

    while (count < 2 && at - count > walk->used &&
           walk->text[at - count - 1] == '\\')
        count++;
    return count;
}

/* compat-mode: ++x++ is a mark; what is in it may hold passthroughs. */
static size_t
fence_compat(Walk *walk, size_t at)
{
    walk->used = at + 2;
    return at + 2;
}

static size_t
try_fence(Walk *walk, size_t at)
{
    int fence = fence_at(walk->text + at);
    size_t size, close, end, escapes, list;
    HoPass pass;

    /* An opening mark that finds no close may be a shorter one. */
    close = fence < 0 ? SIZE_MAX
                      : fence_close(walk, fence, at + strlen(fences[fence]));
    if (close == SIZE_MAX && fence == 0) {
        fence = 1;
        close = fence_close(walk, fence, at + 2);
    }
    if (close == SIZE_MAX)
        return at + 1;
    if (fence == 1 && walk->marked->compat)
        return fence_compat(walk, at);
    size = strlen(fences[fence]);
    end = close + size;
    escapes = backslashes_before(walk, at);
    list = list_before(walk, at - escapes);
    if (escapes > 0) {
        ho_rewrite(&walk->rewrite, at - 1, at);
        walk->used = end;
        return end;
    }
    pass.around = NULL;
    if (list < at && list > walk->used && walk->text[list - 1] == '\\') {
        ho_rewrite(&walk->rewrite, list - 1, list);
        pass = fence_pass(walk, fence, 0, 0);
        list = at;
    } else {
        pass = fence_pass(walk, fence, list + 1, list < at ? at - list - 2 : 0);
    }
    pass.text = arena_copy(walk, at + size, close);
    take_out(walk, list, end, pass);
    return end;
}

/* --- pass:subs[text], stem:subs[text] --- */

typedef struct {
    size_t start;           /* of the name, or of the backslash */
    size_t subs, subs_size; /* the names of substitutions */
    size_t from, to;        /* the text */
    bool escaped;
} Macro;

/* The macro whose colon has been read, at `at`; least: letters of text. */
static bool
read_macro(Walk *walk, size_t name, size_t at, size_t least, Macro *macro)
{
    size_t size = ho_subs_length(walk->text + at);

    if (walk->text[at + size] != '[')
        return false;
    *macro = (Macro){
        .start = name, .subs = at, .subs_size = size, .from = at + size + 1};
    macro->to =
        ho_seek_bracket(&walk->brackets, macro->from, macro->from + least);
    if (macro->to >= walk->length)
        return false;
    if (name > walk->used && walk->text[name - 1] == '\\') {
        macro->escaped = true;
        macro->start--;
    }
    return true;
}

static size_t
skip_escaped(Walk *walk, const Macro *macro)
{
    ho_rewrite(&walk->rewrite, macro->start, macro->start + 1);
    walk->used = macro->to + 1;
    return walk->used;
}

static HoSubs
macro_subs(Walk *walk, const Macro *macro, HoSubs otherwise)
{
    g_autofree char *names = NULL;

    if (macro->subs_size == 0)
        return otherwise;
    names = g_strndup(walk->text + macro->subs, macro->subs_size);
    return ho_subs_resolve_inline(walk->marked->parser, names,
                                  walk->marked->place->loc);
}

static size_t
try_pass(Walk *walk, size_t at)
{
    Macro macro;
    HoPass pass = {0};

    if (strncmp(walk->text + at, "pass:", 5) != 0 ||
        !read_macro(walk, at, at + 5, 0, &macro))
        return at + 1;
    if (macro.escaped)
        return skip_escaped(walk, &macro);
    pass.subs = macro_subs(walk, &macro, ho_subs_none);
    pass.text = ho_marked_normalize(walk->marked, walk->text + macro.from,
                                    macro.to - macro.from, false, true);
    take_out(walk, macro.start, macro.to + 1, pass);
    return macro.to + 1;
}

static void
pass_fences(HoMarked *marked)
{
    Walk walk;
    HoSeek seek;

    begin(&walk, marked);
    seek = (HoSeek){walk.text, walk.length, "+$p", 0, false};
    for (size_t at = 0; (at = ho_seek(&seek, at)) < walk.length;)
        at = walk.text[at] == 'p' ? try_pass(&walk, at) : try_fence(&walk, at);
    ho_rewrite_end(&walk.rewrite);
}

/* --- +x+ and `+x+` --- */

static bool
may_follow(const Walk *walk, size_t at)
{
    const char *before;

    if (at == 0 || walk->text[at - 1] == '\n')
        return true;
    if (at <= walk->used)
        return false;
    before = walk->text + ho_char_before(walk->text, at);
    if (walk->marked->compat)
        return !ho_is_word(before) && *before != '`';
    return !ho_is_word(before) && *before != ';' && *before != ':';
}

static bool
is_close(const Walk *walk, size_t at)
{
    const char *after = walk->text + at + 1;

    return !ho_is_space(walk->text[at - 1]) && !ho_is_word(after) &&
           !(walk->marked->compat && *after == '`');
}

static size_t
mark_close(Walk *walk, char mark, size_t from)
{
    size_t *closing = &walk->closing[mark == '`'];
    char set[2] = {mark, '\0'};
    size_t at = from + ho_char_length(walk->text + from);

    if (*closing != 0 && *closing >= at)
        return *closing;
    for (; at < walk->length; at++) {
        at += strcspn(walk->text + at, set);
        if (at < walk->length && is_close(walk, at))
            break;
    }
    *closing = MIN(at, walk->length);
    return *closing;
}

/* `x` is a mark for later, unless + stands within its edges: then what is
 * between them goes out. */
static void
inner_plus(Walk *walk, size_t from, size_t to)
{
    size_t plus = walk->text[from] == '\\' ? from + 1 : from;
    size_t size = to - plus;
    const char *inner = walk->text + plus;

    walk->used = to + 1;
    if (to <= plus || size < 3 || inner[0] != '+' || inner[size - 1] != '+' ||
        ho_is_space(inner[1]) || ho_is_space(inner[size - 2]))
        return;
    if (plus > from)
        ho_rewrite(&walk->rewrite, from, plus);
    else
        take_out(walk, plus, to,
                 (HoPass){.text = arena_copy(walk, plus + 1, to - 1),
                          .subs = escaped_only});
    walk->used = to + 1;
}

static void
take_mark(Walk *walk, size_t start, size_t list, size_t list_length,
          size_t from)
{
    char mark = walk->text[from - 1];
    size_t to = mark_close(walk, mark, from);
    bool old = is_old(walk->text + list, list_length);
    HoPass pass = {.text = arena_copy(walk, from, to), .subs = escaped_only};

    if (walk->marked->compat || old)
        pass.around = new_around(walk, HO_INLINE_MONOSPACE, list,
                                 old ? old_length(list_length) : list_length);
    else if (list_length > 0)
        pass.around = new_around(walk, HO_INLINE_SPAN, list, list_length);
    if (old && mark == '+')
        pass.subs = ho_subs_normal;
    take_out(walk, start, to + 1, pass);
}

/* A mark with what stands before it; where the walk goes on. */
static size_t
try_mark(Walk *walk, size_t at)
{
    bool compat = walk->marked->compat;
    char mark = walk->text[at];
    bool escaped = at > walk->used && walk->text[at - 1] == '\\', old;
    size_t lead = at - (escaped ? 1 : 0);
    size_t list = list_before(walk, lead), list_length, from = at + 1, to;

    if (list < lead && !may_follow(walk, list))
        list = lead;
    if (list == lead && !may_follow(walk, lead)) {
        /* The backslash itself may be what stands before. */
        if (!escaped || !may_follow(walk, at))
            return at + 1;
        escaped = false;
        list = lead = at;
    }
    if (walk->text[from] == '\0' || ho_is_space(walk->text[from]) ||
        (compat && walk->text[from] == '`'))
        return at + 1;
    to = mark_close(walk, mark, from);
    if (to >= walk->length)
        return at + 1;
    list_length = list < lead ? lead - list - 2 : 0;
    old = is_old(walk->text + list + 1, list_length);
    if (mark == '`' && !compat && !old) {
        inner_plus(walk, from, to);
    } else if (escaped) {
        if (old)
            ho_rewrite(&walk->rewrite, lead - 3, lead - 1);
        ho_rewrite(&walk->rewrite, lead, at);
        walk->used = to + 1;
    } else if (list_length > 0 && list > walk->used &&
               walk->text[list - 1] == '\\') {
        ho_rewrite(&walk->rewrite, list - 1, list);
        if (old)
            ho_rewrite(&walk->rewrite, lead - 3, lead - 1);
        take_mark(walk, at, 0, 0, from);
    } else {
        take_mark(walk, list, list + 1, list_length, from);
    }
    return to + 1;
}

static void
pass_marks(HoMarked *marked)
{
    const char *set = marked->compat ? "`" : "+`";
    Walk walk;
    HoSeek seek;

    if (strpbrk(marked->text->str, set) == NULL)
        return;
    begin(&walk, marked);
    seek = (HoSeek){walk.text, walk.length, set, 0, false};
    for (size_t at = 0; (at = ho_seek(&seek, at)) < walk.length;)
        at = try_mark(&walk, at);
    ho_rewrite_end(&walk.rewrite);
}

/* --- stem:[x], latexmath:[x], asciimath:[x] --- */

static const char *
stem_type(const HoMarked *marked)
{
    const char *value = ho_marked_attribute(marked, "stem");

    if (value != NULL &&
        (strcmp(value, "latexmath") == 0 || strcmp(value, "latex") == 0 ||
         strcmp(value, "tex") == 0))
        return "latexmath";
    return "asciimath";
}

static size_t
take_stem(Walk *walk, const Macro *macro, const char *type)
{
    const char *text =
        ho_marked_normalize(walk->marked, walk->text + macro->from,
                            macro->to - macro->from, false, true);
    size_t length = strlen(text);
    HoPass pass = {.subs = macro_subs(walk, macro, escaped_only)};

    if (strcmp(type, "latexmath") == 0 && length > 1 && text[0] == '$' &&
        text[length - 1] == '$')
        text = ho_arena_strndup(walk->marked->arena, text + 1, length - 2);
    pass.text = text;
    pass.around = new_around(walk, HO_INLINE_STEM, 0, 0);
    pass.around->target = type;
    take_out(walk, macro->start, macro->to + 1, pass);
    return macro->to + 1;
}

static size_t
try_stem(Walk *walk, size_t at)
{
    static const char *const names[] = {"stem:", "latexmath:", "asciimath:"};
    Macro macro;

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        size_t size = strlen(names[i]);

        if (strncmp(walk->text + at, names[i], size) != 0 ||
            !read_macro(walk, at, at + size, 1, &macro))
            continue;
        if (macro.escaped)
            return skip_escaped(walk, &macro);
        return take_stem(walk, &macro,
                         i == 0   ? stem_type(walk->marked)
                         : i == 1 ? "latexmath"
                                  : "asciimath");
    }
    return at + 1;
}

static void
pass_stems(HoMarked *marked)
{
    Walk walk;
    HoSeek seek;

    begin(&walk, marked);
    seek = (HoSeek){walk.text, walk.length, "sla", 0, false};
    for (size_t at = 0; (at = ho_seek(&seek, at)) < walk.length;)
        at = try_stem(&walk, at);
    ho_rewrite_end(&walk.rewrite);
}

void
ho_pass_passthroughs(HoMarked *marked)
{
    const char *text = marked->text->str;

    if (strstr(text, "++") != NULL || strstr(text, "$$") != NULL ||
        strstr(text, "ss:") != NULL)
        pass_fences(marked);
    pass_marks(marked);
    text = marked->text->str;
    if (strchr(text, ':') != NULL &&
        (strstr(text, "stem:") != NULL || strstr(text, "math:") != NULL))
        pass_stems(marked);
}
