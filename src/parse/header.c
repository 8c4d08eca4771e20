/*
 * The document header: title, author line, revision line, attribute entries;
 * it ends at the first blank line or line that fits none of these.
 */
#include "parse/internal.h"

#include <string.h>

static const char *
attribute(const HoParser *parser, const char *name)
{
    return ho_attributes_find(parser->doc->attributes, name);
}

static bool
is_given(const char *value)
{
    return value != NULL && *value != '\0';
}

/* Comments and attribute entries, which may stand between any two lines. */
static void
take_entries(HoParser *parser)
{
    while (ho_parser_entry(parser) || ho_parser_skip_comment(parser))
        continue;
}

static const HoSourceLine *
line_of_header(HoParser *parser)
{
    const HoSourceLine *line = ho_parser_peek(parser);

    return line != NULL && *line->text != '\0' ? line : NULL;
}

/* Sets what the text says only where nothing was said before. */
static void
set_if_new(HoParser *parser, const char *name, const char *text, HoLoc loc)
{
    if (attribute(parser, name) == NULL)
        ho_attributes_set(
            parser->doc->attributes, name,
            *text != '\0' ? ho_parser_attribute_value(parser, text, loc) : "");
}

/* --- revision line: "v1.0, 2020-01-01: remark" --- */

/* The comma that ends the version, when there is one: the first after the
 * characters that are no digit, else the last among them.  *version is where
 * the number begins. */
static const char *
find_version(const char *line, const char **version)
{
    size_t prefix = strcspn(line, "0123456789{");
    const char *comma = strchr(line + prefix, ',');

    *version = line + prefix;
    if (comma != NULL)
        return comma;
    for (comma = line + prefix; comma > line; comma--)
        if (comma[-1] == ',') {
            *version = comma - 1;
            return comma - 1;
        }
    return NULL;
}

static void
set_part(HoParser *parser, const char *name, const char *from, const char *to,
         HoLoc loc)
{
    g_autofree char *text = g_strstrip(g_strndup(from, (size_t) (to - from)));

    set_if_new(parser, name, text, loc);
}

static bool
is_blank_text(const char *from, const char *to)
{
    return strspn(from, " \t") >= (size_t) (to - from);
}

static bool
take_revision(HoParser *parser, const HoSourceLine *line)
{
    const char *text = line->text, *version, *colon, *end;
    const char *comma = find_version(text, &version);
    const char *date = comma != NULL ? comma + 1 : text;

    if (*date == ':') {
        comma = NULL;
        date = text;
    }
    if (*date == ':')
        return false;
    date += strspn(date, " \t");
    colon = strchr(date, ':');
    end = colon != NULL ? colon : date + strlen(date);
    if (comma != NULL)
        set_part(parser, "revnumber", version, comma, line->loc);
    if (end > date && end[-1] == ',')
        end--;
    if (comma == NULL && *date == 'v')
        set_part(parser, "revnumber", date + 1, end, line->loc);
    else if (end > date && !is_blank_text(date, end))
        set_part(parser, "revdate", date, end, line->loc);
    if (colon != NULL)
        set_part(parser, "revremark", colon + 1, colon + strlen(colon),
                 line->loc);
    return true;
}

/* What stands under the title. */
static void
take_metadata(HoParser *parser)
{
    const HoSourceLine *line;

    take_entries(parser);
    line = line_of_header(parser);
    if (line != NULL) {
        ho_parser_next(parser);
        ho_parser_author_line(parser, line);
        take_entries(parser);
        line = line_of_header(parser);
        if (line != NULL && take_revision(parser, line))
            ho_parser_next(parser);
        take_entries(parser);
    }
    ho_parser_author_entries(parser);
}

/* --- title --- */

static void
take_title(HoParser *parser, HoAttrs *attrs, HoTitleLine *title)
{
    HoDocument *doc = parser->doc;
    HoAttributes *attributes = doc->attributes;
    const char *separator = ho_attrs_find(attrs, "separator");
    const char *id = ho_attrs_find(attrs, "id");

    ho_parser_take_title(parser, title, false);
    if (title->setext && !ho_attributes_is_locked(attributes, "compat-mode"))
        ho_attributes_set(attributes, "compat-mode", "");
    if (separator != NULL &&
        !ho_attributes_is_locked(attributes, "title-separator"))
        ho_attributes_set(attributes, "title-separator", separator);
    doc->root->id = id != NULL ? id : title->id;
    doc->root->roles = ho_attrs_find(attrs, "role");
    doc->root->reftext = ho_attrs_find(attrs, "reftext");
    if (doc->root->roles != NULL)
        ho_attributes_set(attributes, "docrole", doc->root->roles);
    if (doc->root->reftext != NULL)
        ho_attributes_set(attributes, "reftext", doc->root->reftext);
    if (doc->root->id != NULL)
        ho_parser_register(parser, doc->root->id, doc->root, NULL, NULL);
}

static void
parse_title(HoParser *parser, const char *text, HoLoc loc)
{
    HoDocument *doc = parser->doc;

    doc->has_header = true;
    doc->title = ho_parser_inlines(parser, doc->root, text, ho_subs_title, loc);
    doc->root->title = doc->title;
}

/* The title line and what belongs to it; the attribute doctitle may take the
 * line's place, before or after it. */
static void
take_header(HoParser *parser, HoAttrs *attrs, HoTitleLine *title)
{
    const char *before = attribute(parser, "doctitle");
    const char *own = NULL, *after;

    take_title(parser, attrs, title);
    if (!is_given(before)) {
        own = ho_parser_attribute_value(parser, title->text, title->loc);
        ho_attributes_set(parser->doc->attributes, "doctitle", own);
    }
    take_metadata(parser);
    after = attribute(parser, "doctitle");
    if (is_given(after) && (own == NULL || strcmp(after, own) != 0)) {
        parse_title(parser, after, title->loc);
        return;
    }
    parse_title(parser, own != NULL ? title->text : before, title->loc);
    ho_attributes_set(parser->doc->attributes, "doctitle",
                      own != NULL ? own : before);
}

/* --- what attributes mean together, settled when the header ends --- */

static void
settle_toc_position(HoParser *parser, const char *position)
{
    static const struct {
        const char *value, *position;
    } positions[] = {{"left", "left"},   {"<", "left"},  {"&lt;", "left"},
                     {"right", "right"}, {">", "right"}, {"&gt;", "right"},
                     {"top", "top"},     {"^", "top"},   {"bottom", "bottom"},
                     {"v", "bottom"}};
    HoAttributes *attributes = parser->doc->attributes;
    const char *found = NULL;
    bool content =
        strcmp(position, "preamble") == 0 || strcmp(position, "macro") == 0;

    ho_attributes_set(attributes, "toc", "");
    ho_attributes_set(attributes, "toc-placement", content ? position : "auto");
    for (size_t i = 0; i < G_N_ELEMENTS(positions); i++)
        if (strcmp(positions[i].value, position) == 0)
            found = positions[i].position;
    ho_attributes_set(attributes, "toc-position", content ? "content" : found);
    if (found != NULL && attribute(parser, "toc-class") == NULL)
        ho_attributes_set(attributes, "toc-class", "toc2");
}

static void
settle_toc(HoParser *parser)
{
    const char *toc = attribute(parser, "toc");
    const char *placement = attribute(parser, "toc-placement"), *position;

    if (attribute(parser, "toc2") != NULL) {
        ho_attributes_set(parser->doc->attributes, "toc2", NULL);
        toc = "left";
    }
    if (toc == NULL)
        return;
    /* Without a placement the contents stand where the macro is. */
    position = placement == NULL ? "macro"
               : strcmp(placement, "auto") != 0
                   ? placement
                   : attribute(parser, "toc-position");
    if (*toc == '\0' && !is_given(position))
        return;
    if (!is_given(position))
        position = *toc != '\0' ? toc : "left";
    settle_toc_position(parser, position);
}

static void
settle_icons(HoParser *parser)
{
    HoAttributes *attributes = parser->doc->attributes;
    const char *icons = attribute(parser, "icons");

    if (!is_given(icons) || strcmp(icons, "font") == 0 ||
        attribute(parser, "icontype") != NULL)
        return;
    if (strcmp(icons, "image") != 0)
        ho_attributes_set(attributes, "icontype", icons);
    ho_attributes_set(attributes, "icons", "");
}

static void
settle(HoParser *parser)
{
    HoDocument *doc = parser->doc;
    const char *language = attribute(parser, "language");

    settle_toc(parser);
    settle_icons(parser);
    if (doc->root->id == NULL)
        doc->root->id = attribute(parser, "css-signature");
    if (attribute(parser, "compat-mode") != NULL && language != NULL) {
        ho_attributes_set(doc->attributes, "source-language", language);
        ho_attributes_set(doc->attributes, "language", NULL);
    }
    /* Whoever asks for numbers may still turn them off in places. */
    if (attribute(parser, "sectnums") != NULL)
        ho_attributes_unlock(doc->attributes, "sectnums");
}

HoAttrs *
ho_parser_header(HoParser *parser)
{
    HoAttrs *attrs = ho_attrs_new(parser->arena);
    HoLoc loc = ho_parser_loc(parser);
    HoTitleLine title;
    bool has_title;

    parser->in_header = true;
    ho_parser_skip_blank(parser);
    ho_parser_metadata(parser, attrs, 0);
    has_title = !ho_attrs_is_discrete(attrs) &&
                ho_parser_title(parser, &title) && title.level == 0;
    if (has_title && ho_attrs_find(attrs, "title") != NULL) {
        parser->invalid_header = true;
    } else if (has_title) {
        take_header(parser, attrs, &title);
        attrs = ho_attrs_new(parser->arena);
    } else {
        if (is_given(attribute(parser, "doctitle")))
            parse_title(parser, attribute(parser, "doctitle"), loc);
        ho_parser_author_entries(parser);
    }
    if (strcmp(parser->doc->doctype, "manpage") == 0 &&
        parser->doc->outer == NULL)
        ho_parser_manpage(parser, attrs);
    settle(parser);
    parser->in_header = false;
    parser->doc->header_end = ho_attributes_now(parser->doc->attributes);
    return attrs;
}
