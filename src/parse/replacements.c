/* Replacements: (C) (R) (TM), dashes, dots, apostrophes, arrows, references.
 * One walk does what AsciiDoc defines as thirteen passes; where two of them
 * could want the same characters, the earlier pass wins here, too. */
#include "parse/entities.h"
#include "parse/marked.h"

typedef struct {
    HoRewrite rewrite;
    const char *text;
    size_t used; /* characters before here belong to a replacement */
} Replacer;

static bool
starts(const char *at, const char *what)
{
    return strncmp(at, what, strlen(what)) == 0;
}

/* Replaces length bytes at `at`; or takes away the backslash before them. */
static size_t
replace(Replacer *r, size_t at, size_t length, const char *by)
{
    if (at > r->used && r->text[at - 1] == '\\')
        g_string_append_len(ho_rewrite(&r->rewrite, at - 1, at + length),
                            r->text + at, (gssize) length);
    else
        g_string_append(ho_rewrite(&r->rewrite, at, at + length), by);
    r->used = at + length;
    return at + length;
}

static size_t
parenthesis(Replacer *r, size_t at)
{
    const char *text = r->text + at;

    if (starts(text, "(C)"))
        return replace(r, at, 3, "&#169;");
    if (starts(text, "(R)"))
        return replace(r, at, 3, "&#174;");
    if (starts(text, "(TM)"))
        return replace(r, at, 4, "&#8482;");
    return at + 1;
}

static size_t
dots(Replacer *r, size_t at)
{
    if (starts(r->text + at, "..."))
        return replace(r, at, 3, "&#8230;&#8203;");
    return at + 1;
}

static bool
is_line_end(const Replacer *r, size_t at)
{
    return r->text[at] == '\n' || r->text[at] == '\0';
}

/* "--" with blanks or line ends around it. */
static size_t
spaced_dash(Replacer *r, size_t at)
{
    bool unused = at > r->used;
    char before = at > 0 ? r->text[at - 1] : '\n';
    size_t start = at, end = at + 2;

    if (r->text[end] != ' ' && !is_line_end(r, end))
        return 0;
    if (r->text[end] != '\0')
        end++;
    if (unused && before == '\\') {
        ho_rewrite(&r->rewrite, at - 1, at);
        r->used = end;
        return end;
    }
    if (unused && (before == ' ' || before == '\n'))
        start = at - 1;
    else if (before != '\n')
        return 0;
    g_string_append(ho_rewrite(&r->rewrite, start, end),
                    "&#8201;&#8212;&#8201;");
    r->used = end;
    return end;
}

/* "--" between words. */
static size_t
close_dash(Replacer *r, size_t at)
{
    size_t before = at;

    if (before > r->used && r->text[before - 1] == '\\')
        before--;
    if (before == 0 || before <= r->used ||
        !ho_is_word(r->text + ho_char_before(r->text, before)) ||
        !ho_is_word(r->text + at + 2))
        return at + 1;
    return replace(r, at, 2, "&#8212;&#8203;");
}

static size_t
hyphen(Replacer *r, size_t at)
{
    const char *text = r->text + at;
    size_t end;

    if (text[1] == '-') {
        end = spaced_dash(r, at);
        return end > 0 ? end : close_dash(r, at);
    }
    if (starts(text, "-&gt;"))
        return replace(r, at, 5, "&#8594;");
    return at + 1;
}

static size_t
apostrophe(Replacer *r, size_t at)
{
    size_t before = at;

    if (before > r->used && r->text[before - 1] == '\\')
        before--;
    if (before == 0 || before <= r->used ||
        !ho_is_alnum(r->text + ho_char_before(r->text, before)) ||
        !ho_is_alpha(r->text + at + 1))
        return at + 1;
    replace(r, at, 1, "&#8217;");
    return at + 1;
}

static size_t
ampersand(Replacer *r, size_t at)
{
    const char *text = r->text + at;
    size_t length;

    if (starts(text, "&lt;-") && !starts(text + 5, "&gt;"))
        return replace(r, at, 5, "&#8592;");
    if (starts(text, "&lt;=") && !starts(text + 5, "&gt;"))
        return replace(r, at, 5, "&#8656;");
    if (!starts(text, "&amp;"))
        return at + 1;
    length = ho_reference_length(text + 5);
    if (length == 0)
        return at + 1;
    if (at > r->used && text[-1] == '\\') {
        ho_rewrite(&r->rewrite, at - 1, at);
        r->used = at + 5 + length;
        return r->used;
    }
    g_string_append_c(ho_rewrite(&r->rewrite, at, at + 5), '&');
    r->used = at + 5 + length;
    return r->used;
}

static size_t
one(Replacer *r, size_t at)
{
    const char *text = r->text + at;

    switch (*text) {
    case '(':
        return parenthesis(r, at);
    case '.':
        return dots(r, at);
    case '-':
        return hyphen(r, at);
    case '\'':
        return apostrophe(r, at);
    case '`':
        return text[1] == '\'' ? replace(r, at, 2, "&#8217;") : at + 1;
    case '=':
        return starts(text, "=&gt;") ? replace(r, at, 5, "&#8658;") : at + 1;
    case '&':
        return ampersand(r, at);
    default: /* a slot: nothing in it is text */
        return at + MAX(ho_slot_length(text), 1);
    }
}

void
ho_pass_replacements(HoMarked *marked)
{
    Replacer r = {0};
    HoSeek seek;

    ho_rewrite_begin(&r.rewrite, marked);
    r.text = r.rewrite.text;
    seek = (HoSeek){
        .text = r.text, .length = r.rewrite.length, .set = "(.-'`=&\x02"};
    for (size_t at = 0; (at = ho_seek(&seek, at)) < r.rewrite.length;)
        at = one(&r, at);
    ho_rewrite_end(&r.rewrite);
}
