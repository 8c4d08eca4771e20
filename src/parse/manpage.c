/*
 * The header of a manual page: "name(volume)" as its title and a NAME section
 * that says what the command is for.
 */
#include "parse/internal.h"

#include <string.h>

static void
set(HoParser *parser, const char *name, const char *value)
{
    ho_attributes_set(parser->doc->attributes, name, value);
}

static const char *
find(const HoParser *parser, const char *name)
{
    return ho_attributes_find(parser->doc->attributes, name);
}

static const char *
or_command(const char *name)
{
    return name != NULL ? name : "command";
}

/* "name(7)" */
static void
read_title(HoParser *parser, HoLoc loc)
{
    const char *title = find(parser, "doctitle");
    const char *open = title != NULL ? strchr(title, '(') : NULL;
    size_t length = title != NULL ? strlen(title) : 0;
    g_autofree char *name = NULL, *lower = NULL, *volume = NULL;

    if (open == NULL || open == title || title[length - 1] != ')' ||
        strspn(open + 1, " ") >= strlen(open + 1) - 1) {
        ho_diag(parser->diags, loc, HO_DIAG_MANPAGE_TITLE_MALFORMED, title);
        set(parser, "mantitle",
            title != NULL ? title : or_command(find(parser, "docname")));
        set(parser, "manvolnum", "1");
        return;
    }
    name = g_strstrip(g_strndup(title, (size_t) (open - title)));
    lower = g_utf8_strdown(name, -1);
    volume = g_strndup(open + 1, strlen(open) - 2);
    set(parser, "mantitle", lower);
    set(parser, "manvolnum", g_strstrip(volume));
}

/* The paragraph under the NAME title as one line. */
static char *
read_purpose_line(HoParser *parser)
{
    GString *text = g_string_new(NULL);
    const HoSourceLine *line;

    while ((line = ho_parser_peek(parser)) != NULL && *line->text != '\0') {
        bool comment = g_str_has_prefix(line->text, "//") &&
                       !g_str_has_prefix(line->text, "///");

        if (!comment && text->len > 0)
            g_string_append_c(text, ' ');
        if (!comment)
            g_string_append(text, line->text + strspn(line->text, " \t"));
        ho_parser_next(parser);
    }
    return g_string_free(text, FALSE);
}

/* "a, b - purpose" */
static bool
set_purpose(HoParser *parser, const char *line, HoLoc loc)
{
    const char *dash = strstr(line, " -");
    g_autofree char *names = NULL;
    const char *purpose, *resolved;
    char *comma;

    while (dash != NULL && dash[2 + strspn(dash + 2, "-")] != ' ')
        dash = strstr(dash + 1, " -");
    if (dash == NULL || dash == line)
        return false;
    names = g_strchomp(g_strndup(line, (size_t) (dash - line)));
    purpose = dash + 1 + strspn(dash + 1, "-");
    purpose += strspn(purpose, " ");
    resolved = ho_parser_attributes(parser, names, loc);
    set(parser, "mannames", resolved != NULL ? resolved : names);
    g_free(names);
    names = g_strdup(find(parser, "mannames"));
    comma = strchr(names, ',');
    if (comma != NULL)
        *comma = '\0';
    set(parser, "manname", names);
    resolved = ho_parser_attributes(parser, purpose, loc);
    set(parser, "manpurpose", resolved != NULL ? resolved : "");
    return true;
}

static const char *
read_name_section(HoParser *parser)
{
    HoDocument *doc = parser->doc;
    HoBlock holder = {.document = doc, .class = doc->root->class};
    g_autofree char *purpose = NULL, *words = NULL;
    HoTitleLine title;
    HoLoc loc;

    if (!ho_parser_title(parser, &title))
        return "name section expected";
    if (title.level != 1)
        return "name section must be at level 1";
    ho_parser_take_title(parser, &title, false);
    holder.title = ho_parser_inlines(parser, doc->root, title.text,
                                     ho_subs_title, title.loc);
    words = ho_inline_to_text(holder.title);
    if (title.id == NULL)
        title.id = ho_parser_generate_id(parser, holder.title);
    if (title.id != NULL)
        ho_parser_register(parser, title.id, doc->root, NULL, NULL);
    ho_parser_skip_blank(parser);
    loc = ho_parser_loc(parser);
    purpose = read_purpose_line(parser);
    if (!set_purpose(parser, purpose, loc))
        return "name and purpose are parted by \" - \"";
    if (find(parser, "manname-title") == NULL)
        set(parser, "manname-title", words);
    set(parser, "manname-id", title.id);
    return NULL;
}

void
ho_parser_manpage(HoParser *parser, HoAttrs *attrs)
{
    const char *fault;
    unsigned start;
    HoLoc loc;

    read_title(
        parser,
        (HoLoc){.line = 1, .column = 1, .file = parser->reader->last.file});
    if (find(parser, "manname") != NULL && find(parser, "manpurpose") != NULL) {
        if (find(parser, "manname-title") == NULL)
            set(parser, "manname-title", "Name");
        set(parser, "mannames", find(parser, "manname"));
        return;
    }
    ho_parser_skip_blank(parser);
    ho_parser_metadata(parser, attrs, 0);
    start = parser->reader->at;
    loc = ho_parser_loc(parser);
    fault = read_name_section(parser);
    if (fault == NULL)
        return;
    parser->reader->at = start;
    ho_diag(parser->diags, loc, HO_DIAG_MANPAGE_NAME_MALFORMED, fault);
    set(parser, "manname", or_command(find(parser, "docname")));
    set(parser, "mannames", find(parser, "manname"));
}
