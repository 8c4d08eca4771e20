/* Cross-references as they stand in the text: <<id,text>> xref:id[text].  What
 * they point to is settled once the whole text is read (resolve_xrefs.c).
 * https://docs.asciidoctor.org/asciidoc/latest/macros/xref/ */
#include "parse/marked.h"

typedef struct {
    HoRewrite rewrite;
    HoSeek brackets, opens;
    size_t closing; /* the last "&gt;&gt;" found */
    size_t used;
} Xrefs;

/* A reference taken apart. */
typedef struct {
    const char *refid; /* as written, with slots */
    const char *text;  /* with slots, or NULL */
    HoAttrs *attrs;    /* or NULL */
    bool macro;
    const char *path;     /* of another document, or NULL */
    const char *fragment; /* id or words within a document, or NULL */
    bool source;          /* path is one of AsciiDoc, without extension */
    bool given;           /* "#id": no words */
} Target;

static bool
has_extension(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(path, '.');

    return dot != NULL && (slash == NULL || dot > slash) && dot[1] != '\0';
}

static bool
cut_source_suffix(HoMarked *marked, Target *target)
{
    static const char *const suffixes[] = {".adoc", ".asciidoc", ".asc", ".ad",
                                           ".txt"};
    size_t count = target->macro ? 1 : G_N_ELEMENTS(suffixes);
    size_t length = strlen(target->path);

    for (size_t i = 0; i < count; i++)
        if (g_str_has_suffix(target->path, suffixes[i])) {
            target->path = ho_arena_strndup(marked->arena, target->path,
                                            length - strlen(suffixes[i]));
            return true;
        }
    return false;
}

/* "path#fragment", "path#", "#fragment". */
static void
split_at_hash(HoMarked *marked, Target *target, const char *hash)
{
    target->fragment = hash[1] != '\0' ? hash + 1 : NULL;
    if (hash == target->refid) {
        target->given = true;
        target->fragment = hash + 1;
        return;
    }
    target->path = ho_arena_strndup(marked->arena, target->refid,
                                    (size_t) (hash - target->refid));
    target->source = cut_source_suffix(marked, target) || !target->macro ||
                     !has_extension(target->path);
}

static void
split_target(HoMarked *marked, Target *target)
{
    const char *hash = strchr(target->refid, '#');

    if (marked->compat || (hash == NULL && !target->macro)) {
        target->fragment = target->refid;
    } else if (hash != NULL) {
        split_at_hash(marked, target, hash);
    } else if (has_extension(target->refid)) {
        target->path = target->refid;
        target->source = cut_source_suffix(marked, target);
    } else {
        target->fragment = target->refid;
    }
}

static const char *
plain(HoMarked *marked, const char *text)
{
    return text != NULL ? ho_marked_plain(marked, text, strlen(text)) : NULL;
}

static const char *
or_empty(const char *text)
{
    return text != NULL ? text : "";
}

/* Sets what leads to another document. */
static void
set_elsewhere(HoMarked *marked, HoInline *inl, Target *target)
{
    const char *suffix = "";
    const char *path;

    if (target->source) {
        suffix = ho_marked_attribute(marked, "relfilesuffix");
        if (suffix == NULL)
            suffix =
                ho_document_attribute(marked->parser->doc, "outfilesuffix");
        if (suffix == NULL)
            suffix = ".html";
    }
    path =
        ho_arena_printf(marked->arena, "%s%s%s",
                        or_empty(ho_marked_attribute(marked, "relfileprefix")),
                        plain(marked, target->path), suffix);
    inl->target = target->fragment != NULL
                      ? ho_arena_printf(marked->arena, "%s#%s", path,
                                        plain(marked, target->fragment))
                      : path;
    if (target->text == NULL) {
        HoInline *words =
            ho_inline_new(marked->arena, HO_INLINE_TEXT, inl->loc);

        words->text = path;
        ho_inline_append(inl, words);
    }
}

static bool
may_be_words(const char *fragment)
{
    g_autofree char *lower = NULL;

    if (strchr(fragment, ' ') != NULL)
        return true;
    lower = g_utf8_strdown(fragment, -1);
    return strcmp(lower, fragment) != 0;
}

/* Sets what leads to a place in this document, which is found later. */
static void
set_pending(HoMarked *marked, HoInline *inl, Target *target)
{
    HoPendingXref *pending = ho_arena_new0(marked->arena, HoPendingXref);
    const char *fragment = or_empty(target->fragment);
    const char *style = ho_attrs_find(target->attrs, "xrefstyle");

    pending->inl = inl;
    pending->doc = marked->parser->doc;
    pending->fragment = plain(marked, fragment);
    pending->moment = ho_attributes_now(pending->doc->attributes);
    pending->style =
        style != NULL ? style : ho_marked_attribute(marked, "xrefstyle");
    pending->style = ho_arena_strdup(marked->arena, pending->style);
    pending->path = plain(marked, target->path);
    pending->shows_path = target->text == NULL;
    if (!target->given && target->path == NULL && !marked->compat &&
        may_be_words(fragment)) {
        HoInline *words = ho_inline_list_new(marked->arena);

        ho_marked_build(marked, fragment, strlen(fragment), words);
        pending->words = words;
    }
    inl->target = ho_arena_printf(marked->arena, "#%s", pending->fragment);
    g_ptr_array_add(ho_parser_inliner(marked->parser)->xrefs, pending);
}

static void
append_xref(HoMarked *marked, GString *out, Target *target, const char *needle)
{
    unsigned number;
    HoInline *inl = ho_marked_node(marked, HO_INLINE_XREF, &number);

    inl->attrs = target->attrs;
    inl->roles = ho_attrs_find(target->attrs, "role");
    inl->loc = ho_place_find(marked->place, needle);
    split_target(marked, target);
    if (target->path == NULL || target->source)
        set_pending(marked, inl, target);
    if (target->path != NULL)
        set_elsewhere(marked, inl, target);
    if (target->text == NULL) {
        ho_slot_append(out, 'l', number);
        return;
    }
    ho_slot_append(out, 'o', number);
    g_string_append(out, target->text);
    ho_slot_append(out, 'c', number);
}

/* What a target begins with. */
static bool
may_begin(const char *at)
{
    return ho_is_word(at) || (*at != '\0' && strchr("#/.:{", *at) != NULL);
}

static size_t
find_angles(Xrefs *xrefs, size_t from)
{
    const char *found;

    if (xrefs->closing != 0 && xrefs->closing >= from)
        return xrefs->closing;
    found = strstr(xrefs->rewrite.text + from, "&gt;&gt;");
    xrefs->closing = found != NULL ? (size_t) (found - xrefs->rewrite.text)
                                   : xrefs->rewrite.length;
    return xrefs->closing;
}

static const char *
needle_of(HoMarked *marked, const char *before, const char *refid)
{
    return ho_arena_printf(marked->arena, "%s%s", before, refid);
}

/* "<<id,text>>" at `at`. */
static size_t
try_angles(Xrefs *xrefs, size_t at)
{
    const char *text = xrefs->rewrite.text;
    HoMarked *marked = xrefs->rewrite.marked;
    Target target = {0};
    size_t from = at + 8, close;
    const char *comma;
    char *inner;

    if (strncmp(text + at, "&lt;&lt;", 8) != 0 || !may_begin(text + from))
        return at + 1;
    close = find_angles(xrefs, from + ho_char_length(text + from));
    if (close >= xrefs->rewrite.length)
        return at + 1;
    if (at > xrefs->used && text[at - 1] == '\\') {
        ho_rewrite(&xrefs->rewrite, at - 1, at);
        xrefs->used = close + 8;
        return xrefs->used;
    }
    inner = ho_arena_strndup(marked->arena, text + from, close - from);
    comma = strchr(inner, ',');
    if (comma != NULL) {
        inner[comma - inner] = '\0';
        for (comma++; ho_is_space(*comma); comma++)
            ;
        target.text = *comma != '\0' ? comma : NULL;
    }
    target.refid = inner;
    append_xref(marked, ho_rewrite(&xrefs->rewrite, at, close + 8), &target,
                needle_of(marked, "<<", inner));
    xrefs->used = close + 8;
    return xrefs->used;
}

/* "xref:id[text]" at `at`. */
static size_t
try_macro(Xrefs *xrefs, size_t at)
{
    const char *text = xrefs->rewrite.text, *inner;
    HoMarked *marked = xrefs->rewrite.marked;
    Target target = {.macro = true};
    size_t from = at + 5, open, close;

    if (strncmp(text + at, "xref:", 5) != 0 || !may_begin(text + from))
        return at + 1;
    open = ho_seek(&xrefs->opens, from);
    if (open >= xrefs->rewrite.length)
        return at + 1;
    close = ho_seek_bracket(&xrefs->brackets, open + 1, open + 1);
    if (close >= xrefs->rewrite.length)
        return at + 1;
    if (at > xrefs->used && text[at - 1] == '\\') {
        ho_rewrite(&xrefs->rewrite, at - 1, at);
        xrefs->used = close + 1;
        return xrefs->used;
    }
    target.refid = ho_arena_strndup(marked->arena, text + from, open - from);
    inner = ho_marked_normalize(marked, text + open + 1, close - open - 1,
                                false, true);
    if (*inner != '\0' && strchr(inner, '=') != NULL && !marked->compat)
        inner = ho_marked_link_text(marked, inner, &target.attrs);
    target.text = inner != NULL && *inner != '\0' ? inner : NULL;
    append_xref(marked, ho_rewrite(&xrefs->rewrite, at, close + 1), &target,
                needle_of(marked, "xref:", target.refid));
    xrefs->used = close + 1;
    return xrefs->used;
}

void
ho_pass_xrefs(HoMarked *marked)
{
    bool macro = strstr(marked->text->str, "xref:") != NULL;
    Xrefs xrefs = {0};
    HoRewrite *rewrite = &xrefs.rewrite;
    HoSeek starts;

    if (!macro && strstr(marked->text->str, "&lt;&lt;") == NULL)
        return;
    ho_place_rewind(marked->place);
    ho_rewrite_begin(rewrite, marked);
    xrefs.brackets = (HoSeek){rewrite->text, rewrite->length, "]", 0, false};
    xrefs.opens = (HoSeek){rewrite->text, rewrite->length, "[", 0, false};
    starts =
        (HoSeek){rewrite->text, rewrite->length, macro ? "&x" : "&", 0, false};
    for (size_t at = 0; (at = ho_seek(&starts, at)) < rewrite->length;)
        at = rewrite->text[at] == '&' ? try_angles(&xrefs, at)
                                      : try_macro(&xrefs, at);
    ho_rewrite_end(rewrite);
}
