/* Links: https://a.org, https://a.org[text], link:a[text], mailto:a@b.org[] and
 * addresses of mail.
 * https://docs.asciidoctor.org/asciidoc/latest/macros/links/ */
#include "parse/entities.h"
#include "parse/marked.h"

typedef struct {
    HoRewrite rewrite;
    HoMarked *marked;
    HoSeek brackets, stops; /* "]", and what may not stand in a target */
    size_t used;
} Links;

typedef struct {
    const char *target; /* with slots */
    const char *text;   /* with slots; NULL: the target itself */
    HoAttrs *attrs;     /* or NULL */
    bool bare;
} Link;

#define SPACES " \t\n\v\f\r"

static void
begin(Links *links, HoMarked *marked, const char *stops)
{
    HoRewrite *rewrite = &links->rewrite;

    *links = (Links){.marked = marked};
    ho_rewrite_begin(rewrite, marked);
    links->brackets = (HoSeek){rewrite->text, rewrite->length, "]", 0, false};
    links->stops = (HoSeek){rewrite->text, rewrite->length, stops, 0, false};
}

static void
append_link(Links *links, GString *out, const Link *link)
{
    HoMarked *marked = links->marked;
    unsigned number;
    HoInline *inl = ho_marked_node(marked, HO_INLINE_LINK, &number);

    inl->target = ho_marked_plain(marked, link->target, strlen(link->target));
    inl->attrs = link->attrs;
    inl->id = ho_attrs_find(link->attrs, "id");
    inl->roles = ho_attrs_find(link->attrs, "role");
    inl->loc = ho_place_find(marked->place, inl->target);
    if (link->bare)
        inl->roles = inl->roles != NULL
                         ? ho_arena_printf(marked->arena, "bare %s", inl->roles)
                         : "bare";
    ho_slot_append(out, 'o', number);
    g_string_append(out, link->text);
    ho_slot_append(out, 'c', number);
}

/* "https://" and its like go when the reader need not see them. */
static const char *
shown_target(const HoMarked *marked, const char *target)
{
    const char *scheme = target != NULL ? strstr(target, "://") : NULL;

    if (scheme == NULL || scheme[3] == '\0' ||
        ho_marked_attribute(marked, "hide-uri-scheme") == NULL)
        return target;
    return scheme + 3;
}

/* The text between the brackets: a list of attributes if it looks so, and "^"
 * at the end for a window of its own. */
static void
read_text(HoMarked *marked, Link *link, const char *text, bool list)
{
    size_t length;

    if (*text != '\0' && list && !marked->compat)
        text = ho_marked_link_text(marked, text, &link->attrs);
    length = text != NULL ? strlen(text) : 0;
    if (length > 0 && text[length - 1] == '^') {
        text = ho_arena_strndup(marked->arena, text, length - 1);
        if (link->attrs == NULL)
            link->attrs = ho_attrs_new(marked->arena);
        if (ho_attrs_find(link->attrs, "window") == NULL)
            ho_attrs_set(link->attrs, "window", "_blank");
    }
    link->text = text != NULL && *text != '\0' ? text : NULL;
}

/* --- URLs --- */

static size_t
scheme_length(const char *text, size_t colon, size_t from)
{
    static const char *const schemes[] = {"https", "http", "ftp", "irc",
                                          "file"};

    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++) {
        size_t length = strlen(schemes[i]);

        if (colon >= from + length &&
            strncmp(text + colon - length, schemes[i], length) == 0)
            return length;
    }
    return 0;
}

typedef enum { LEAD_NONE, LEAD_PLAIN, LEAD_LINK, LEAD_QUOTE, LEAD_LT } Lead;

/* What stands before a URL that begins at `at`, and may. */
static Lead
lead_of(const Links *links, size_t at)
{
    const char *text = links->rewrite.text;
    size_t free = at - MIN(at, links->used);

    if (free >= 5 && strncmp(text + at - 5, "link:", 5) == 0)
        return LEAD_LINK;
    if (free >= 4 && strncmp(text + at - 4, "&lt;", 4) == 0)
        return LEAD_LT;
    if (at == 0 || text[at - 1] == '\n')
        return LEAD_PLAIN;
    if (free == 0)
        return LEAD_NONE;
    if (text[at - 1] == '"' || text[at - 1] == '\'')
        return LEAD_QUOTE;
    if (strchr(" \t>()[];\x03", text[at - 1]) != NULL)
        return LEAD_PLAIN;
    return g_unichar_type(g_utf8_get_char(text + ho_char_before(text, at))) ==
                   G_UNICODE_SPACE_SEPARATOR
               ? LEAD_PLAIN
               : LEAD_NONE;
}

/* Where a bare URL ends whose address begins at `from`. */
static size_t
bare_end(Links *links, size_t from)
{
    const char *text = links->rewrite.text;
    size_t end = ho_seek(&links->stops, from);

    /* A quotation mark that closes after it is not part of it. */
    if (end < links->rewrite.length && text[end] == HO_SLOT_QUOTE && end > from)
        end--;
    while (end > from && strchr(",.?!)", text[end - 1]) != NULL)
        end--;
    return end;
}

/* What a sentence adds to a URL: ")" ";" ":" at its end, ">" after "<". */
static size_t
trim_bare(const char *text, size_t start, size_t end, bool angle)
{
    char last = text[end - 1];

    if (last != ';' && last != ':')
        return end;
    if (last == ';' && angle && end >= start + 4 &&
        strncmp(text + end - 4, "&gt;", 4) == 0)
        return end - 4;
    end--;
    if (end > start && text[end - 1] == ')')
        end--;
    return end;
}

/* Whether the ";" that was cut off ends a character reference: it then stays
 * readable there, and stands behind the link all the same. */
static bool
cuts_reference(const char *text, size_t start, size_t end)
{
    size_t at = end;

    if (text[end] != ';')
        return false;
    while (at > start && (g_ascii_isalnum(text[at - 1]) || text[at - 1] == '#'))
        at--;
    return at > start && text[at - 1] == '&' &&
           ho_reference_length(text + at) == end + 1 - at;
}

static size_t
take_bare(Links *links, size_t start, size_t address, Lead lead)
{
    const char *text = links->rewrite.text;
    size_t end = bare_end(links, address), trimmed, after;
    Link link = {.bare = true};
    bool angle;

    if (end <= address)
        return address;
    links->used = end;
    if (lead == LEAD_LINK || lead == LEAD_QUOTE)
        return end;
    trimmed = trim_bare(text, start, end, lead == LEAD_LT);
    if (trimmed <= address)
        return end;
    angle = lead == LEAD_LT && trimmed + 4 == end;
    after = angle ? end : trimmed;
    link.target = ho_arena_printf(
        links->marked->arena, "%.*s%s", (int) (trimmed - start), text + start,
        cuts_reference(text, start, trimmed) ? ";" : "");
    link.text = shown_target(links->marked, link.target);
    append_link(links,
                ho_rewrite(&links->rewrite, start - (angle ? 4 : 0), after),
                &link);
    return end;
}

/* "\https://a.org[text]": address and text stay. */
static size_t
take_escaped(Links *links, size_t start, size_t open, size_t to)
{
    ho_rewrite(&links->rewrite, start - 1, start);
    if (to > open) {
        ho_rewrite(&links->rewrite, open, open + 1);
        ho_rewrite(&links->rewrite, to, to + 1);
    }
    links->used = to + 1;
    return to + 1;
}

static size_t
take_macro(Links *links, size_t start, size_t open, size_t to, Lead lead)
{
    HoMarked *marked = links->marked;
    Link link = {.target = ho_arena_strndup(
                     marked->arena, links->rewrite.text + start, open - start)};
    const char *text = ho_marked_normalize(
        marked, links->rewrite.text + open + 1, to - open - 1, false, true);

    read_text(marked, &link, text, strchr(text, '=') != NULL);
    if (link.text == NULL) {
        link.text = shown_target(marked, link.target);
        link.bare = true;
    }
    append_link(links,
                ho_rewrite(&links->rewrite, start - (lead == LEAD_LINK ? 5 : 0),
                           to + 1),
                &link);
    links->used = to + 1;
    return to + 1;
}

/* The URL whose colon is at `colon`. */
static size_t
try_url(Links *links, size_t colon)
{
    const char *text = links->rewrite.text;
    size_t scheme = scheme_length(text, colon, links->used);
    size_t start = colon - scheme, address = colon + 3, stop, to;
    bool escaped;
    Lead lead;

    if (scheme == 0)
        return colon + 1;
    escaped = start > links->used && text[start - 1] == '\\';
    lead = lead_of(links, start - (escaped ? 1 : 0));
    if (lead == LEAD_NONE)
        return colon + 1;
    stop = ho_seek(&links->stops, address);
    to = stop;
    if (stop < links->rewrite.length && text[stop] == '[' && stop > address)
        to = ho_seek_bracket(&links->brackets, stop + 1, stop + 1);
    if (to > stop && to < links->rewrite.length)
        return escaped ? take_escaped(links, start, stop, to)
                       : take_macro(links, start, stop, to, lead);
    if (escaped) {
        size_t end = bare_end(links, address);

        return end > address ? take_escaped(links, start, end - 1, end - 1)
                             : address;
    }
    return take_bare(links, start, address, lead);
}

void
ho_pass_urls(HoMarked *marked)
{
    Links links;
    const char *found;

    ho_place_rewind(marked->place);
    begin(&links, marked, SPACES "[]<\x02\x04");
    for (size_t at = 0; at < links.rewrite.length;) {
        found = strstr(links.rewrite.text + at, "://");
        if (found == NULL)
            break;
        at = try_url(&links, (size_t) (found - links.rewrite.text));
    }
    ho_rewrite_end(&links.rewrite);
}

/* --- link:a[b], mailto:a[b] --- */

static void
append_encoded(GString *out, const char *text)
{
    g_autofree char *encoded = g_uri_escape_string(text, NULL, false);

    g_string_append(out, encoded);
}

/* mailto:a@b.org[text,subject,body] */
static void
read_mail(HoMarked *marked, Link *link, const char *text)
{
    const char *subject, *body;
    g_autoptr(GString) target = NULL;

    read_text(marked, link, text, strchr(text, ',') != NULL);
    subject = ho_attrs_positional(link->attrs, 2);
    body = ho_attrs_positional(link->attrs, 3);
    if (subject == NULL)
        return;
    target = g_string_new(link->target);
    g_string_append(target, "?subject=");
    append_encoded(target, subject);
    if (body != NULL) {
        g_string_append(target, "&amp;body=");
        append_encoded(target, body);
    }
    link->target = ho_arena_strdup(marked->arena, target->str);
}

static void
take_link(Links *links, size_t start, size_t open, size_t to, bool mail)
{
    HoMarked *marked = links->marked;
    size_t target = start + (mail ? 7 : 5);
    const char *address = ho_arena_strndup(
        marked->arena, links->rewrite.text + target, open - target);
    const char *text = ho_marked_normalize(
        marked, links->rewrite.text + open + 1, to - open - 1, false, true);
    Link link = {.target = address};

    if (mail) {
        link.target = ho_arena_printf(marked->arena, "mailto:%s", address);
        read_mail(marked, &link, text);
        if (link.text == NULL)
            link.text = address;
    } else {
        read_text(marked, &link, text, strchr(text, '=') != NULL);
    }
    if (link.text == NULL) {
        link.text = shown_target(marked, address);
        link.bare = true;
    }
    append_link(links, ho_rewrite(&links->rewrite, start, to + 1), &link);
}

static size_t
try_link(Links *links, size_t at)
{
    const char *text = links->rewrite.text + at;
    bool mail = strncmp(text, "mailto:", 7) == 0;
    size_t target = at + (mail ? 7 : 5), open, to;

    if (!mail && strncmp(text, "link:", 5) != 0)
        return at + 1;
    open = ho_seek(&links->stops, target);
    if (open >= links->rewrite.length || links->rewrite.text[open] != '[' ||
        links->rewrite.text[target] == ':')
        return at + 1;
    to = ho_seek_bracket(&links->brackets, open + 1, open + 1);
    if (to >= links->rewrite.length)
        return at + 1;
    if (at > links->used && text[-1] == '\\')
        ho_rewrite(&links->rewrite, at - 1, at);
    else
        take_link(links, at, open, to, mail);
    links->used = to + 1;
    return to + 1;
}

void
ho_pass_links(HoMarked *marked)
{
    Links links;
    HoSeek names;

    if (strstr(marked->text->str, "link:") == NULL &&
        strstr(marked->text->str, "mailto:") == NULL)
        return;
    ho_place_rewind(marked->place);
    begin(&links, marked, SPACES "[");
    names = (HoSeek){links.rewrite.text, links.rewrite.length, "lm", 0, false};
    for (size_t at = 0; (at = ho_seek(&names, at)) < links.rewrite.length;)
        at = try_link(&links, at);
    ho_rewrite_end(&links.rewrite);
}

/* --- addresses of mail --- */

/* Where the part before the "@" begins; at when there is none. */
static size_t
local_start(const Links *links, size_t at)
{
    const char *text = links->rewrite.text;
    size_t start = at, best = at;

    while (start > links->used) {
        size_t before = ho_char_before(text, start);

        if (ho_is_word(text + before))
            best = before;
        else if (before >= links->used + 4 && text[before] == ';' &&
                 strncmp(text + before - 4, "&amp;", 5) == 0)
            before -= 4;
        else if (strchr("-.%+", text[before]) == NULL)
            break;
        start = before;
    }
    return best;
}

/* Where the host ends that begins at `from`; from when it is none: letters of
 * a top domain after the last dot that has them. */
static size_t
host_end(const char *text, size_t from)
{
    size_t end = from, dot;

    if (!ho_is_alnum(text + from))
        return from;
    while (text[end] != '\0' &&
           (ho_is_alnum(text + end) || strchr("_-.", text[end]) != NULL))
        end += ho_char_length(text + end);
    for (dot = end - 1; dot > from; dot--) {
        size_t letters = 0;

        if (text[dot] != '.')
            continue;
        while (letters < 6 && ho_is_ascii_alpha(text[dot + 1 + letters]))
            letters++;
        if (letters >= 2 && letters <= 5 &&
            !ho_is_word(text + dot + 1 + letters))
            return dot + 1 + letters;
    }
    return from;
}

static size_t
try_email(Links *links, size_t at)
{
    const char *text = links->rewrite.text;
    size_t start = local_start(links, at);
    size_t end = host_end(text, at + 1);
    Link link = {0};
    char before;

    if (start == at || end == at + 1)
        return at + 1;
    before = start > links->used ? text[start - 1] : ' ';
    links->used = end;
    if (before == '\\') {
        ho_rewrite(&links->rewrite, start - 1, start);
        return end;
    }
    if (before == '>' || before == HO_SLOT_END || before == ':' ||
        before == '/')
        return end;
    link.text =
        ho_arena_strndup(links->marked->arena, text + start, end - start);
    link.target = ho_arena_printf(links->marked->arena, "mailto:%s", link.text);
    append_link(links, ho_rewrite(&links->rewrite, start, end), &link);
    return end;
}

void
ho_pass_emails(HoMarked *marked)
{
    Links links;
    HoSeek marks;

    ho_place_rewind(marked->place);
    begin(&links, marked, "");
    marks = (HoSeek){links.rewrite.text, links.rewrite.length, "@", 0, false};
    for (size_t at = 0; (at = ho_seek(&marks, at)) < links.rewrite.length;)
        at = try_email(&links, at);
    ho_rewrite_end(&links.rewrite);
}
