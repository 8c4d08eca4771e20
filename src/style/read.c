/*
 * A theme file: YAML nodes flattened into keys, in order, so that a variable
 * has the value it had where it is used.  libyaml keeps scalars as text, which
 * is what we want: 000000 stays a colour.
 */
#include "base/file.h"
#include "style/theme.h"

#include <string.h>
#include <yaml.h>

#define NESTING_LIMIT 32
#define EXTENDS_LIMIT 16
#define FILE_LIMIT    64
#define KEY_LIMIT     20000

typedef struct {
    HoTheme *theme;
    yaml_document_t *document;
    const char *text, *path;
    size_t length;
    uint16_t file;
    bool foreign;           /* not one of the built-in files */
    unsigned n_values;      /* aliases can repeat nodes without end */
    unsigned depth;         /* of extends */
    const char *line_start; /* of the line that was looked at last */
    size_t line;
} Reader;

static void read_mapping(Reader *reader, const yaml_node_t *node,
                         const char *prefix, unsigned nesting);

static HoLoc
loc_of(const Reader *reader, yaml_mark_t mark)
{
    return (HoLoc){.line = (uint32_t) mark.line + 1,
                   .column = (uint16_t) MIN(mark.column + 1, UINT16_MAX),
                   .file = reader->file};
}

static bool
is_null(const yaml_node_t *node)
{
    const char *text = (const char *) node->data.scalar.value;

    return node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           (text[0] == '\0' || strcmp(text, "~") == 0 ||
            g_ascii_strcasecmp(text, "null") == 0);
}

/* The start of a line; lines are asked for in order, save in aliases. */
static const char *
line_at(Reader *reader, size_t line)
{
    const char *end = reader->text + reader->length;

    if (reader->line_start == NULL || line < reader->line) {
        reader->line_start = reader->text;
        reader->line = 0;
    }
    while (reader->line_start < end && reader->line < line)
        reader->line += *reader->line_start++ == '\n' ? 1 : 0;
    return reader->line_start;
}

/* "color: #ff0000" is a comment to YAML and a colour to everybody else. */
static char *
hidden_color(Reader *reader, const yaml_node_t *key)
{
    const char *p = line_at(reader, key->end_mark.line);
    const char *end = reader->text + reader->length;
    size_t n = 0;

    for (size_t i = 0; p < end && i < key->end_mark.column; i++)
        p = g_utf8_next_char(p);
    while (p < end && (*p == ' ' || *p == ':' || *p == '\t'))
        p++;
    if (p >= end || *p != '#')
        return NULL;
    while (p + 1 + n < end && g_ascii_isxdigit(p[1 + n]))
        n++;
    return n == 3 || n == 6 ? g_strndup(p + 1, n) : NULL;
}

static HoValue
read_scalar(Reader *reader, const yaml_node_t *node, const char *key)
{
    HoLoc loc = loc_of(reader, node->start_mark);
    bool plain = node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;

    if (is_null(node))
        return (HoValue){.type = HO_VALUE_NULL, .text = "", .loc = loc};
    return ho_theme_evaluate(
        reader->theme, key, (const char *) node->data.scalar.value, plain, loc);
}

static HoValue
read_value(Reader *reader, const yaml_node_t *node, const char *key,
           unsigned nesting)
{
    HoValue value = {.type = HO_VALUE_NULL,
                     .text = "",
                     .loc = loc_of(reader, node->start_mark)};
    HoValue *items;
    size_t count;

    if (node->type == YAML_SCALAR_NODE)
        return read_scalar(reader, node, key);
    if (node->type != YAML_SEQUENCE_NODE || nesting >= NESTING_LIMIT)
        return value;
    value.type = HO_VALUE_LIST;
    count = (size_t) (node->data.sequence.items.top -
                      node->data.sequence.items.start);
    items = ho_arena_array(reader->theme->arena, HoValue, count);
    for (yaml_node_item_t *item = node->data.sequence.items.start;
         item < node->data.sequence.items.top && reader->n_values < KEY_LIMIT;
         item++, reader->n_values++)
        items[value.n_items++] =
            read_value(reader, yaml_document_get_node(reader->document, *item),
                       "", nesting + 1);
    value.items = items;
    return value;
}

static void
read_entry(Reader *reader, const yaml_node_t *key, const yaml_node_t *node,
           const char *name, unsigned nesting)
{
    g_autofree char *color = NULL;
    HoValue value;

    if (strcmp(name, "font-catalog") == 0)
        return; /* files of fonts; ours are in the fonts list */
    if (node->type == YAML_MAPPING_NODE) {
        if (nesting < NESTING_LIMIT)
            read_mapping(reader, node, name, nesting + 1);
        return;
    }
    if (node->type == YAML_SCALAR_NODE && is_null(node))
        color = hidden_color(reader, key);
    if (color != NULL)
        value = ho_theme_evaluate(reader->theme, name, color, false,
                                  loc_of(reader, node->start_mark));
    else
        value = read_value(reader, node, name, nesting);
    if (reader->foreign && !ho_theme_key_is_known(name))
        g_hash_table_add(reader->theme->foreign,
                         ho_arena_strdup(reader->theme->arena, name));
    ho_theme_put(reader->theme, name, &value);
}

static void
read_mapping(Reader *reader, const yaml_node_t *node, const char *prefix,
             unsigned nesting)
{
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key =
            yaml_document_get_node(reader->document, pair->key);
        const yaml_node_t *value =
            yaml_document_get_node(reader->document, pair->value);
        g_autofree char *name = NULL;

        if (key->type != YAML_SCALAR_NODE || reader->n_values++ >= KEY_LIMIT)
            continue;
        name = g_strconcat(prefix, prefix[0] != '\0' ? "-" : "",
                           (const char *) key->data.scalar.value, NULL);
        g_strdelimit(name, "_", '-');
        if (strcmp(name, "extends") == 0)
            continue;
        read_entry(reader, key, value, name, nesting);
    }
}

/* --- extends --- */

static bool
was_read(const HoTheme *theme, const char *path)
{
    for (unsigned i = 0; i < theme->files->len; i++)
        if (strcmp(g_ptr_array_index(theme->files, i), path) == 0)
            return true;
    return false;
}

/* Relative names are relative to the file that extends; "!important" reads a
 * file again that was read already. */
static void
extend(Reader *reader, const yaml_node_t *node)
{
    g_autofree char *name = NULL, *path = NULL, *dir = NULL;
    g_autoptr(GError) error = NULL;
    bool again;

    if (node->type != YAML_SCALAR_NODE ||
        reader->theme->files->len >= FILE_LIMIT)
        return;
    name = g_strstrip(g_strdup((const char *) node->data.scalar.value));
    again = g_str_has_suffix(name, " !important");
    if (again)
        name[strlen(name) - strlen(" !important")] = '\0';
    dir = g_path_get_dirname(reader->path);
    if (g_str_has_suffix(name, ".yml") || g_str_has_suffix(name, ".yaml"))
        path = ho_path_resolve(dir, name);
    else
        path = ho_theme_lookup(reader->theme, name, false);
    if (path != NULL && was_read(reader->theme, path) &&
        (!again || reader->depth >= EXTENDS_LIMIT))
        return;
    if (path == NULL ||
        !ho_theme_read(reader->theme, path, reader->depth + 1, &error))
        ho_diagf(reader->theme->diags, loc_of(reader, node->start_mark),
                 HO_DIAG_THEME_SYNTAX, "'%s', which this one extends%s%s", name,
                 error != NULL ? ": " : "",
                 error != NULL ? error->message : "");
}

/* A theme stands on the ones it extends; one that extends none stands on the
 * plain one. */
static void
extend_all(Reader *reader, const yaml_node_t *root)
{
    g_autofree char *ground = NULL;
    bool extends = false;

    for (yaml_node_pair_t *pair = root->data.mapping.pairs.start;
         pair < root->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key =
            yaml_document_get_node(reader->document, pair->key);
        const yaml_node_t *value =
            yaml_document_get_node(reader->document, pair->value);

        if (key->type != YAML_SCALAR_NODE ||
            strcmp((const char *) key->data.scalar.value, "extends") != 0)
            continue;
        extends = true;
        if (value->type != YAML_SEQUENCE_NODE) {
            extend(reader, value);
            continue;
        }
        for (yaml_node_item_t *item = value->data.sequence.items.start;
             item < value->data.sequence.items.top; item++)
            extend(reader, yaml_document_get_node(reader->document, *item));
    }
    if (extends)
        return;
    ground = ho_theme_lookup(reader->theme, "base", false);
    if (ground != NULL && !was_read(reader->theme, ground))
        ho_theme_read(reader->theme, ground, reader->depth + 1, NULL);
}

static void
read_document(Reader *reader)
{
    const yaml_node_t *root = yaml_document_get_root_node(reader->document);
    HoLoc loc = {.line = 1, .file = reader->file};

    if (root == NULL)
        return;
    if (root->type != YAML_MAPPING_NODE) {
        ho_diag(reader->theme->diags, loc, HO_DIAG_THEME_SYNTAX,
                "it is no mapping of keys to values");
        return;
    }
    extend_all(reader, root);
    read_mapping(reader, root, "", 0);
}

static void
parse_yaml(Reader *reader)
{
    yaml_parser_t parser;
    yaml_document_t document;

    if (!yaml_parser_initialize(&parser))
        return;
    yaml_parser_set_input_string(&parser, (const unsigned char *) reader->text,
                                 reader->length);
    if (yaml_parser_load(&parser, &document)) {
        reader->document = &document;
        read_document(reader);
        yaml_document_delete(&document);
        reader->document = NULL;
    } else {
        ho_diag(reader->theme->diags, loc_of(reader, parser.problem_mark),
                HO_DIAG_THEME_SYNTAX, parser.problem);
    }
    yaml_parser_delete(&parser);
}

void
ho_theme_set(HoTheme *theme, const char *key, const char *value)
{
    g_autofree char *name = g_strdelimit(g_strdup(key), "_", '-');
    Reader reader = {.theme = theme, .path = "-"};
    const yaml_node_t *root;
    yaml_document_t document;
    yaml_parser_t parser;
    HoValue read;

    reader.file = ho_diags_add_source(theme->diags, name, value, strlen(value));
    ho_theme_forget(theme);
    if (!yaml_parser_initialize(&parser))
        return;
    yaml_parser_set_input_string(&parser, (const unsigned char *) value,
                                 strlen(value));
    if (yaml_parser_load(&parser, &document)) {
        reader.document = &document;
        root = yaml_document_get_root_node(&document);
        if (root != NULL) {
            read = read_value(&reader, root, name, 0);
            ho_theme_put(theme, name, &read);
        }
        yaml_document_delete(&document);
    } else {
        ho_diagf(theme->diags, loc_of(&reader, parser.problem_mark),
                 HO_DIAG_THEME_VALUE_INVALID, "%s: '%s'", name, value);
    }
    yaml_parser_delete(&parser);
}

static bool
is_builtin(const HoTheme *theme, const char *path)
{
    const char *last = NULL;

    for (const char *const *dir = theme->dirs; *dir != NULL; dir++)
        last = *dir;
    return last != NULL && ho_path_is_inside(path, last);
}

void
ho_theme_read_text(HoTheme *theme, const char *path, const char *text,
                   size_t length, unsigned depth)
{
    g_autofree char *valid = g_utf8_make_valid(text, (gssize) length);
    Reader reader = {.theme = theme,
                     .path = path,
                     .depth = depth,
                     .text = valid,
                     .length = strlen(valid),
                     .foreign = !is_builtin(theme, path)};

    reader.file = ho_diags_add_source(theme->diags, path, valid, reader.length);
    g_ptr_array_add(theme->files, g_strdup(path));
    parse_yaml(&reader);
}

bool
ho_theme_read(HoTheme *theme, const char *path, unsigned depth, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    const char *text;
    gsize length;

    if (depth > EXTENDS_LIMIT)
        return true;
    bytes = ho_file_load(path, error);
    if (bytes == NULL)
        return false;
    text = g_bytes_get_data(bytes, &length);
    ho_theme_read_text(theme, path, text != NULL ? text : "", length, depth);
    return true;
}
