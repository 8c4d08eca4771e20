/*
 * From bytes to a document.
 */
#include "parse/internal.h"

#include "base/file.h"
#include "parse/select.h"

#include <string.h>

static const char *
directory_of(HoParser *parser, const char *name, const char *base_dir)
{
    g_autofree char *cwd = g_get_current_dir();
    g_autofree char *dir = NULL, *path = NULL;

    if (name == NULL || strcmp(name, "-") == 0) {
        path = ho_path_resolve(cwd, base_dir != NULL ? base_dir : ".");
    } else {
        dir = g_path_get_dirname(name);
        path = ho_path_resolve(cwd, dir);
    }
    return ho_arena_strdup(parser->arena, path);
}

static void
place(HoParser *parser, const char *name)
{
    HoDocument *doc = parser->doc;
    const char *base = parser->options->base_dir;

    doc->file = ho_arena_strdup(parser->arena, name);
    doc->dir = directory_of(parser, name, base);
    doc->base_dir = base != NULL ? directory_of(parser, NULL, base) : doc->dir;
    if (base != NULL)
        doc->dir = doc->base_dir;
    doc->safe = (int) parser->options->safe;
}

char *
ho_parser_shown_path(const HoParser *parser, const char *relative)
{
    const char *file = parser->doc->file;
    g_autofree char *dir = file != NULL ? g_path_get_dirname(file) : NULL;

    if (dir == NULL || strcmp(dir, ".") == 0 || g_path_is_absolute(relative))
        return g_strdup(relative);
    return g_build_filename(dir, relative, NULL);
}

/* What the header left is what holds for the document as a whole. */
static void
end_header(HoDocument *doc)
{
    doc->header_end = ho_attributes_now(doc->attributes);
    doc->root->moment = doc->header_end;
    /* It is the page's; in the text the name means nothing. */
    if (ho_attributes_find(doc->attributes, "title") != NULL)
        ho_attributes_set(doc->attributes, "title", NULL);
}

static void
read_document(HoParser *parser, HoSource source)
{
    HoReader *reader = ho_reader_open(parser);
    HoAttrs *attrs;

    ho_reader_push(reader, source);
    attrs = ho_parser_header(parser);
    ho_parser_find_language(parser, &source);
    end_header(parser->doc);
    ho_parser_sections(parser, attrs);
    ho_reader_close(reader);
}

static void
unref_table(void *table)
{
    g_hash_table_unref(table);
}

static void
unref_array(void *array)
{
    g_ptr_array_unref(array);
}

/* A document's own authors, forgotten while one in a cell is read. */
static void
forget_authors(HoParser *parser)
{
    for (size_t i = 0; i < G_N_ELEMENTS(parser->implicit); i++)
        parser->implicit[i] = NULL;
    parser->implicit_authors = g_ptr_array_new();
    ho_arena_own(parser->arena, parser->implicit_authors, unref_array);
    parser->invalid_header = false;
}

HoDocument *
ho_parse(const char *name, const char *text, size_t length,
         const HoParseOptions *options, HoDiags *diags)
{
    HoDocument *doc = ho_document_new(diags);
    HoParser parser = {.doc = doc,
                       .arena = doc->arena,
                       .diags = diags,
                       .options = options,
                       .attrs = ho_attrs_new(doc->arena)};
    const char *shown = name != NULL ? name : "<stdin>";
    HoLoc start = {.line = 1};
    g_autofree char *base = name != NULL && strcmp(name, "-") != 0
                                ? g_path_get_basename(name)
                                : g_strdup("<stdin>");
    HoSource source = {.depth_limit = HO_INCLUDE_DEPTH_LIMIT};
    char *decoded;

    start.file = ho_diags_add_source(diags, shown, text, length);
    parser.included = g_hash_table_new(g_str_hash, g_str_equal);
    ho_arena_own(doc->arena, parser.included, unref_table);
    place(&parser, name);
    forget_authors(&parser);
    ho_parser_builtins(&parser, name);
    parser.builtin_moment = ho_attributes_now(doc->attributes);
    decoded = ho_text_decode(&parser, text, length, NULL, start);
    source.name = ho_arena_strdup(doc->arena, base);
    source.dir = doc->dir;
    source.lines =
        ho_lines_split(doc->arena, decoded, start.file, false, &source.count);
    ho_source_skip_front_matter(&parser, &source);
    read_document(&parser, source);
    ho_parser_resolve(&parser);
    return doc;
}

/* What a document in a cell has of its own; all else that is set around it is
 * set in it too, and may not be changed. */
static void
settle_nested(HoDocument *doc)
{
    static const char *const own[] = {"compat-mode",   "doctitle",    "doctype",
                                      "notitle",       "showtitle",   "toc",
                                      "toc-placement", "toc-position"};
    HoAttributes *attributes = doc->attributes;
    bool is_compat = ho_attributes_find(attributes, "compat-mode") != NULL;

    for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
        ho_attributes_set(attributes, own[i], NULL);
        ho_attributes_unlock(attributes, own[i]);
    }
    ho_attributes_set(attributes, "doctype", "article");
    ho_attributes_set(attributes, "notitle", "");
    ho_attributes_set(attributes, "toc-placement", "auto");
    if (is_compat)
        ho_attributes_set(attributes, "compat-mode", "");
    doc->doctype = "article";
}

/* The first line of a cell was not looked at as a line before: it may be a
 * directive yet. */
static void
obey_first_line(HoParser *parser, HoSourceLines *lines)
{
    const HoReader *around = parser->reader;
    HoSource source = {.depth_limit = HO_INCLUDE_DEPTH_LIMIT,
                       .count = 1,
                       .name = "",
                       .dir = parser->doc->dir};
    HoReader *reader;

    if (lines->len == 0 ||
        strstr(g_array_index(lines, HoSourceLine, 0).text, "::") == NULL)
        return;
    source.lines =
        ho_arena_dup(parser->arena, lines->data, 1, sizeof(HoSourceLine));
    for (; around != NULL; around = around->outer)
        if (around->sources != NULL && around->sources->len > 0)
            source.name = g_array_index(around->sources, HoSource, 0).name;
    reader = ho_reader_open(parser);
    ho_reader_push(reader, source);
    while (ho_parser_next(parser) != NULL)
        continue;
    g_array_remove_index(lines, 0);
    for (unsigned i = reader->lines->len; i-- > 0;)
        g_array_prepend_vals(lines, g_ptr_array_index(reader->lines, i), 1);
    ho_reader_close(reader);
}

HoDocument *
ho_parser_nested(HoParser *parser, HoSourceLines *lines)
{
    HoDocument *outer = parser->doc;
    HoDocument *doc = ho_document_new_nested(outer);
    unsigned depth = parser->depth;
    HoAttrs *attrs, *around = parser->attrs;

    obey_first_line(parser, lines);
    parser->doc = doc;
    settle_nested(doc);
    forget_authors(parser);
    ho_parser_open_lines(parser, lines);
    attrs = ho_parser_header(parser);
    end_header(doc);
    ho_parser_sections(parser, attrs);
    ho_parser_close_lines(parser);
    ho_parser_number_sections(parser);
    parser->doc = outer;
    parser->depth = depth;
    parser->attrs = around;
    return doc;
}
