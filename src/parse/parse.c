/*
 * From bytes to a document.
 */
#include "parse/internal.h"

#include "base/file.h"

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

static void
read_document(HoParser *parser, HoSource source, const char *text)
{
    HoReader *reader = ho_reader_open(parser);
    HoAttrs *attrs;

    ho_reader_push(reader, source);
    attrs = ho_parser_header(parser);
    ho_parser_find_language(parser, text, strlen(text));
    ho_parser_sections(parser, attrs);
    ho_reader_close(reader);
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
    HoSource source = {.name = name};
    char *decoded;

    start.file = ho_diags_add_source(diags, shown, text, length);
    place(&parser, name);
    forget_authors(&parser);
    ho_parser_builtins(&parser, name);
    parser.builtin_moment = ho_attributes_now(doc->attributes);
    decoded = ho_text_decode(&parser, text, length, NULL, start);
    source.dir = doc->dir;
    source.lines =
        ho_lines_split(doc->arena, decoded, start.file, &source.count);
    read_document(&parser, source, decoded);
    ho_parser_resolve(&parser);
    return doc;
}

HoDocument *
ho_parser_nested(HoParser *parser, HoSourceLines *lines)
{
    HoDocument *outer = parser->doc;
    HoDocument *doc = ho_document_new_nested(outer);
    unsigned depth = parser->depth;
    HoAttrs *attrs = parser->attrs;

    parser->doc = doc;
    forget_authors(parser);
    ho_parser_open_lines(parser, lines);
    ho_parser_sections(parser, ho_parser_header(parser));
    ho_parser_close_lines(parser);
    parser->doc = outer;
    parser->depth = depth;
    parser->attrs = attrs;
    return doc;
}
