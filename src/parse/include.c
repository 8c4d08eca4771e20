/*
 * include::target[attributes] (docs.asciidoctor.org/asciidoc, "Includes").
 * Files are found within what the safe mode allows; nothing is fetched.
 */
#include "parse/internal.h"

#include "base/file.h"
#include "parse/select.h"

#include <stdlib.h>
#include <string.h>

/* All that is included, however it is nested: a file that includes itself
 * twice would double with each level. */
#define HO_INCLUDE_BYTES_LIMIT ((size_t) 64 << 20)
#define HO_INCLUDE_COUNT_LIMIT 10000

typedef struct {
    HoReader *reader;
    HoParser *parser;
    HoLoc loc;
    const char *given;  /* target as written */
    const char *target; /* attributes replaced */
    const char *list;   /* attribute list as written, or "" */
    const HoAttrs *attrs;
    char *path;     /* absolute */
    char *relative; /* to the base directory */
} Include;

static const HoSource *
current_source(const HoReader *reader)
{
    return &g_array_index(reader->sources, HoSource, reader->sources->len - 1);
}

/* Leaves a note where the directive stood. */
static HoLineFate
leave_note(const Include *inc, HoSourceLine *line, const char *target)
{
    line->text = ho_arena_printf(
        inc->parser->arena, "Unresolved directive in %s - include::%s[%s]",
        current_source(inc->reader)->name, target, inc->list);
    return HO_LINE_TEXT;
}

static HoLineFate
leave_link(const Include *inc, HoSourceLine *line)
{
    bool blank = strchr(inc->target, ' ') != NULL;

    line->text =
        ho_arena_printf(inc->parser->arena, "link:%s%s%s[role=include]",
                        blank ? "pass:c[" : "", inc->target, blank ? "]" : "");
    return HO_LINE_TEXT;
}

/* --- where the file is --- */

/* A scheme of two letters or more and ":"; a letter alone is a drive. */
static bool
is_uri(const char *target)
{
    size_t n = 0;

    while (g_ascii_isalnum(target[n]) ||
           (target[n] != '\0' && strchr("+.-", target[n]) != NULL))
        n++;
    return n > 1 && g_ascii_isalpha(*target) && target[n] == ':';
}

/* target from dir, with no step above the jail; *outside tells of one that was
 * held back. */
static char *
resolve_in_jail(const char *dir, const char *jail, const char *target,
                bool *outside)
{
    g_auto(GStrv) steps = NULL;
    GString *path;
    size_t floor = strlen(jail);

    *outside = false;
    if (g_path_is_absolute(target)) {
        g_autofree char *whole = ho_path_resolve("/", target);

        if (ho_path_is_inside(whole, jail))
            return g_steal_pointer(&whole);
        *outside = true;
        dir = jail;
    }
    path = g_string_new(ho_path_is_inside(dir, jail) ? dir : jail);
    steps = g_strsplit(target, "/", -1);
    for (char **step = steps; *step != NULL; step++) {
        if (**step == '\0' || strcmp(*step, ".") == 0)
            continue;
        if (strcmp(*step, "..") != 0) {
            g_string_append_printf(path, "%s%s", path->len > 1 ? "/" : "",
                                   *step);
        } else if (path->len > floor) {
            g_string_truncate(path,
                              (size_t) (strrchr(path->str, '/') - path->str));
            if (path->len == 0)
                g_string_append_c(path, '/');
        } else {
            *outside = true;
        }
    }
    return g_string_free(path, FALSE);
}

static void
locate(Include *inc)
{
    const HoDocument *doc = inc->parser->doc;
    const char *dir = current_source(inc->reader)->dir;
    bool outside = false;

    if (doc->safe == HO_SAFE_UNSAFE)
        inc->path = ho_path_resolve(dir, inc->target);
    else
        inc->path = resolve_in_jail(dir, doc->base_dir, inc->target, &outside);
    if (outside)
        ho_diag(inc->parser->diags, inc->loc, HO_DIAG_INCLUDE_OUTSIDE,
                inc->target);
    if (ho_path_is_inside(inc->path, doc->base_dir)) {
        const char *rest = inc->path + strlen(doc->base_dir);

        inc->relative = g_strdup(rest + strspn(rest, "/"));
    } else {
        inc->relative = g_strdup(inc->path);
    }
}

/* --- depth --- */

static int
number_of(const char *value, int otherwise)
{
    return value != NULL ? (int) CLAMP(strtol(value, NULL, 10), 0, INT32_MAX)
                         : otherwise;
}

static bool
is_too_deep(const Include *inc)
{
    const char *most =
        ho_attributes_find(inc->parser->doc->attributes, "max-include-depth");
    unsigned limit = (unsigned) number_of(most, HO_INCLUDE_DEPTH_LIMIT);
    unsigned depth = inc->reader->sources->len;

    limit = MIN(limit, HO_INCLUDE_DEPTH_LIMIT);
    return depth > MIN(limit, current_source(inc->reader)->depth_limit);
}

/* How deep the file may include others: depth= counts from here. */
static unsigned
depth_limit(const Include *inc)
{
    const char *depth = ho_attrs_find(inc->attrs, "depth");
    unsigned limit = current_source(inc->reader)->depth_limit;

    if (depth == NULL)
        return limit;
    return MIN(HO_INCLUDE_DEPTH_LIMIT,
               inc->reader->sources->len + (unsigned) number_of(depth, 0));
}

/* --- reading --- */

static bool
is_asciidoc(const char *path)
{
    static const char *const endings[] = {".adoc", ".asciidoc", ".asc", ".ad",
                                          ".txt"};

    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(path, endings[i]))
            return true;
    return false;
}

static void
select_lines(const Include *inc, HoSource *source)
{
    const char *lines = ho_attrs_find(inc->attrs, "lines");
    const char *tag = ho_attrs_find(inc->attrs, "tag");
    const char *tags = ho_attrs_find(inc->attrs, "tags");

    if (lines != NULL)
        ho_source_select_lines(source, lines);
    else if (tag != NULL || tags != NULL)
        ho_source_select_tags(inc->parser, source, tag != NULL ? tag : tags,
                              tag != NULL, inc->loc);
}

/* leveloffset= is an attribute entry before the lines and one after them. */
static void
add_offset(const Include *inc, HoSource *source)
{
    HoArena *arena = inc->parser->arena;
    const char *offset = ho_attrs_find(inc->attrs, "leveloffset");
    const char *before =
        ho_attributes_find(inc->parser->doc->attributes, "leveloffset");
    HoSourceLine *lines;

    if (offset == NULL || source->count == 0)
        return;
    lines = ho_arena_array(arena, HoSourceLine, source->count + 4);
    memcpy(lines + 2, source->lines, source->count * sizeof *lines);
    lines[0].text = ho_arena_printf(arena, ":leveloffset: %s", offset);
    lines[1].text = lines[source->count + 2].text = "";
    lines[source->count + 3].text =
        before != NULL ? ho_arena_printf(arena, ":leveloffset: %s", before)
                       : ":leveloffset!:";
    lines[0].loc = lines[1].loc = lines[source->count + 2].loc =
        lines[source->count + 3].loc = inc->loc;
    source->lines = lines;
    source->count += 4;
}

static void
indent_lines(const Include *inc, HoSource *source)
{
    const char *indent = ho_attrs_find(inc->attrs, "indent");
    const char *tabs =
        ho_attributes_find(inc->parser->doc->attributes, "tabsize");
    g_autoptr(GArray) lines = NULL;

    if (indent == NULL)
        return;
    lines = ho_source_lines_new();
    g_array_append_vals(lines, source->lines, source->count);
    ho_source_lines_indent(inc->parser->arena, lines,
                           MIN(number_of(indent, 0), 1000),
                           MIN(number_of(tabs, 0), 1000));
    if (source->count > 0)
        memcpy(source->lines, lines->data,
               source->count * sizeof(HoSourceLine));
}

static bool
takes_all_tags(const Include *inc)
{
    const char *tags = ho_attrs_find(inc->attrs, "tags");

    return tags != NULL && strcmp(tags, "**") == 0;
}

static void
note_included(const Include *inc, bool whole)
{
    const char *dot = strrchr(inc->relative, '.');
    char *name = ho_arena_strndup(inc->parser->arena, inc->relative,
                                  (size_t) (dot - inc->relative));

    if (g_hash_table_lookup(inc->parser->included, name) == NULL)
        g_hash_table_insert(inc->parser->included, name,
                            GINT_TO_POINTER(whole ? 1 : 0));
}

/* The file's lines become the next ones. */
static void
push_file(const Include *inc, GBytes *bytes)
{
    HoParser *parser = inc->parser;
    size_t length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    const char *charset = ho_attrs_find(inc->attrs, "encoding");
    g_autofree char *dir = g_path_get_dirname(inc->path);
    g_autofree char *shown = ho_parser_shown_path(parser, inc->relative);
    HoSource source = {
        .name = ho_arena_strdup(parser->arena, inc->relative),
        .path = ho_arena_strdup(parser->arena, inc->path),
        .dir = ho_arena_strdup(parser->arena, dir),
        .depth_limit = depth_limit(inc),
        .plain = !is_asciidoc(inc->path),
    };
    HoLoc start = {.line = 1, .column = 1};
    unsigned all;
    char *text;

    start.file = ho_diags_add_source(parser->diags, shown,
                                     data != NULL ? data : "", length);
    text = ho_text_decode(parser, data != NULL ? data : "", length, charset,
                          start);
    source.lines = ho_lines_split(parser->arena, text, start.file, source.plain,
                                  &source.count);
    all = source.count;
    select_lines(inc, &source);
    if (!source.plain)
        note_included(inc, source.count == all || takes_all_tags(inc));
    if (!source.plain)
        ho_source_skip_front_matter(parser, &source);
    indent_lines(inc, &source);
    add_offset(inc, &source);
    ho_reader_push(inc->reader, source);
}

static HoLineFate
include_file(Include *inc, HoSourceLine *line)
{
    HoReader *reader = inc->reader;
    g_autoptr(GBytes) bytes = NULL;
    g_autofree char *shown = NULL;

    locate(inc);
    shown = ho_parser_shown_path(inc->parser, inc->relative);
    if (!g_file_test(inc->path, G_FILE_TEST_IS_REGULAR)) {
        if (ho_attrs_has_option(inc->attrs, "optional"))
            return HO_LINE_GONE;
        ho_diag(inc->parser->diags, inc->loc, HO_DIAG_INCLUDE_NOT_FOUND, shown);
        return leave_note(inc, line, inc->target);
    }
    bytes = ho_file_load(inc->path, NULL);
    if (bytes == NULL) {
        ho_diag(inc->parser->diags, inc->loc, HO_DIAG_INCLUDE_NOT_READABLE,
                shown);
        return leave_note(inc, line, inc->target);
    }
    reader->included_bytes += g_bytes_get_size(bytes);
    if (++reader->included_files > HO_INCLUDE_COUNT_LIMIT ||
        reader->included_bytes > HO_INCLUDE_BYTES_LIMIT) {
        ho_diag(inc->parser->diags, inc->loc, HO_DIAG_INCLUDE_TOO_DEEP,
                inc->target);
        return HO_LINE_TEXT;
    }
    push_file(inc, bytes);
    return HO_LINE_GONE;
}

/* --- the directive --- */

/* "include::target[list]": what is no such line is text. */
static bool
split_directive(HoArena *arena, const char *text, Include *inc)
{
    const char *target = text + strlen("include::");
    const char *open = strchr(target, '[');
    size_t length;

    if (open == NULL || open == target || *target == ' ' || open[-1] == ' ')
        return false;
    inc->given = inc->target =
        ho_arena_strndup(arena, target, (size_t) (open - target));
    length = strlen(open + 1) - 1;
    inc->list = ho_arena_strndup(arena, open + 1, length);
    return true;
}

/* Replaces attributes in the target; false when the directive goes with a
 * missing one. */
static bool
expand_target(Include *inc, HoSourceLine *line, HoLineFate *fate)
{
    const char *missing =
        ho_attributes_find(inc->parser->doc->attributes, "attribute-missing");

    if (strchr(inc->given, '{') == NULL)
        return true;
    inc->target = ho_parser_attributes(inc->parser, inc->given, inc->loc);
    if (inc->target != NULL && *inc->target != '\0')
        return true;
    if (g_strcmp0(missing, "drop-line") == 0 && inc->target == NULL)
        *fate = HO_LINE_GONE;
    else if (ho_attrs_has_option(inc->attrs, "optional"))
        *fate = HO_LINE_GONE;
    else
        *fate = leave_note(inc, line, inc->given);
    return false;
}

HoLineFate
ho_reader_include(HoReader *reader, HoSourceLine *line)
{
    HoParser *parser = reader->parser;
    Include inc = {.reader = reader, .parser = parser, .loc = line->loc};
    bool escaped = *line->text == '\\';
    HoLineFate fate = HO_LINE_TEXT;
    HoLoc loc = line->loc;

    if (!split_directive(parser->arena, line->text + escaped, &inc))
        return HO_LINE_TEXT;
    if (escaped) {
        line->text++;
        return HO_LINE_TEXT;
    }
    loc.column = (uint16_t) MIN(strlen(inc.given) + 11, UINT16_MAX);
    inc.attrs = ho_attrs_parse(parser, inc.list, NULL, false, true, loc);
    if (!expand_target(&inc, line, &fate))
        return fate;
    if (parser->doc->safe >= HO_SAFE_SECURE || is_uri(inc.target))
        return leave_link(&inc, line);
    if (number_of(
            ho_attributes_find(parser->doc->attributes, "max-include-depth"),
            HO_INCLUDE_DEPTH_LIMIT) == 0)
        return HO_LINE_TEXT;
    if (is_too_deep(&inc)) {
        ho_diag(parser->diags, inc.loc, HO_DIAG_INCLUDE_TOO_DEEP, inc.target);
        return HO_LINE_TEXT;
    }
    fate = include_file(&inc, line);
    g_free(inc.path);
    g_free(inc.relative);
    return fate;
}
