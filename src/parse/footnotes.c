/* Footnotes: footnote:[text] footnote:name[text] footnote:name[] and, of old,
 * footnoteref:[name,text].
 * https://docs.asciidoctor.org/asciidoc/latest/macros/footnote/ */
#include "parse/marked.h"

#include "base/number.h"

#include <stdlib.h>

typedef struct {
    HoRewrite rewrite;
    HoSeek brackets;
    size_t used;
} Notes;

static const char *
key_of(HoMarked *marked, const char *name)
{
    return ho_arena_printf(marked->arena, "%p %s", (void *) marked->parser->doc,
                           name);
}

static HoFootnote *
define(HoMarked *marked, const char *name, const char *text, HoLoc loc)
{
    HoFootnote *note = ho_arena_new0(marked->arena, HoFootnote);
    HoInline *words = ho_inline_list_new(marked->arena);

    text = ho_marked_normalize(marked, text, strlen(text), true, true);
    ho_marked_build(marked, text, strlen(text), words);
    note->number =
        ho_int_of(ho_parser_count(marked->parser, "footnote-number", NULL), 0);
    note->name = name;
    note->inlines = words;
    note->loc = loc;
    g_ptr_array_add(marked->parser->doc->footnotes, note);
    if (name != NULL)
        g_hash_table_insert(ho_parser_inliner(marked->parser)->footnotes,
                            (char *) key_of(marked, name), note);
    return note;
}

static HoFootnote *
find(HoMarked *marked, const char *name)
{
    return g_hash_table_lookup(ho_parser_inliner(marked->parser)->footnotes,
                               key_of(marked, name));
}

/* Fills the inline of a note: its definition, or a reference to one. */
static void
fill(HoMarked *marked, HoInline *inl, const char *name, const char *text)
{
    HoFootnote *note = name != NULL ? find(marked, name) : NULL;

    if (note != NULL) {
        inl->target = name;
    } else if (text != NULL) {
        note = define(marked, name, text, inl->loc);
        inl->id = name;
    } else {
        inl->target = name;
        inl->text = name;
        ho_diag(marked->parser->diags, inl->loc, HO_DIAG_FOOTNOTE_MISSING,
                name);
    }
    inl->footnote = note;
    inl->number = note != NULL ? note->number : 0;
}

static const char *
plain_name(HoMarked *marked, const char *text, size_t length)
{
    return ho_marked_plain(marked, text, length);
}

/* The note from start whose brackets are at open and close. */
static void
take(Notes *notes, size_t start, size_t name_at, size_t open, size_t close)
{
    HoMarked *marked = notes->rewrite.marked;
    const char *all = notes->rewrite.text, *name = NULL;
    const char *text =
        ho_arena_strndup(marked->arena, all + open + 1, close - open - 1);
    bool old = name_at == 0; /* footnoteref */
    unsigned number;
    HoInline *inl;

    if (old) {
        const char *comma = strchr(text, ',');
        size_t length = comma != NULL ? (size_t) (comma - text) : strlen(text);

        name = plain_name(marked, text, length);
        text = comma != NULL ? comma + 1 : "";
    } else if (name_at < open) {
        name = plain_name(marked, all + name_at, open - name_at);
    }
    inl = ho_marked_node(marked, HO_INLINE_FOOTNOTE, &number);
    inl->loc = ho_place_find(
        marked->place, old ? "footnoteref:["
                           : ho_arena_printf(marked->arena, "footnote:%s[",
                                             name != NULL ? name : ""));
    fill(marked, inl, name, *text != '\0' ? text : NULL);
    ho_slot_append(ho_rewrite(&notes->rewrite, start, close + 1), 'l', number);
}

static size_t
try_note(Notes *notes, size_t at)
{
    const char *text = notes->rewrite.text;
    bool old = strncmp(text + at, "footnoteref:[", 13) == 0;
    size_t name = at + 9, open = name, close;

    if (old)
        open = at + 12;
    else if (strncmp(text + at, "footnote:", 9) != 0)
        return at + 1;
    while (!old && (ho_is_word(text + open) || text[open] == '-'))
        open += ho_char_length(text + open);
    if (text[open] != '[')
        return at + 1;
    close = ho_seek_bracket(&notes->brackets, open + 1, open + 1);
    if (close >= notes->rewrite.length)
        return at + 1;
    if (at > notes->used && text[at - 1] == '\\')
        ho_rewrite(&notes->rewrite, at - 1, at);
    else if (close > open + 1 || (!old && open > name))
        take(notes, at, old ? 0 : name, open, close);
    notes->used = close + 1;
    return close + 1;
}

void
ho_pass_footnotes(HoMarked *marked)
{
    Notes notes = {0};
    HoRewrite *rewrite = &notes.rewrite;
    HoSeek starts;

    if (strstr(marked->text->str, "footnote") == NULL)
        return;
    ho_place_rewind(marked->place);
    ho_rewrite_begin(rewrite, marked);
    notes.brackets = (HoSeek){rewrite->text, rewrite->length, "]", 0, false};
    starts = (HoSeek){rewrite->text, rewrite->length, "f", 0, false};
    for (size_t at = 0; (at = ho_seek(&starts, at)) < rewrite->length;)
        at = try_note(&notes, at);
    ho_rewrite_end(rewrite);
}
