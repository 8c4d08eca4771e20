#include "blocks/table.h"

#include <string.h>

/*
 * From lines to rows of raw cells, for the three formats: separators before
 * the cells (psv), between values that may be quoted (csv), between values
 * (dsv).  How many columns there are is known from cols= or else from the
 * first line; then a row ends when its cells and the spans that reach down
 * into it fill the columns.
 */

/* Whether the value read so far is inside quotes.  Kept up to date as the
 * value grows, so that a long one is not looked at again and again. */
typedef struct {
    size_t seen;        /* bytes of the buffer */
    size_t start;       /* of the value, after white space */
    bool has_start;     /* something but white space was seen */
    bool pending;       /* an odd quote, perhaps the first of a pair */
    bool first_quote;   /* pairs taken out, it begins with a quote */
    bool has_first;     /* …or with something, at all */
    char last;          /* pairs taken out, what it ends with */
    char last_solid;    /* the same up to the last that is no white space */
    bool solid_pending; /* pending, there */
    size_t solid_end;   /* and where that is */
} Quotes;

typedef struct {
    HoParser *parser;
    HoRawTable *raw;
    const HoSourceLines *lines;
    unsigned next; /* line to read */
    const char *separator;
    size_t separator_length;

    GString *buffer;      /* text of the open cell */
    unsigned buffer_line; /* the line it begins on */
    Quotes quotes;
    GArray *specs; /* of HoCellSpec, waiting for their cells */
    unsigned next_spec;
    bool is_open;
    bool is_escaped; /* the last separator was */
    int starts;      /* lines that began with a cell, from 0; -1 before */

    int n_columns;      /* -1: not known yet */
    unsigned row_first; /* of the row being filled, in raw->cells */
    unsigned visits;    /* columns filled by its cells */
    guint64 reaching;   /* columns filled by spans from above */
    GHashTable *ends;   /* row → how many columns' spans end before it */
} Scan;

static const HoSourceLine *
line_at(const Scan *scan, unsigned index)
{
    return &g_array_index(scan->lines, HoSourceLine, index);
}

static HoLoc
scan_loc(const Scan *scan)
{
    unsigned index = MIN(scan->buffer_line, scan->lines->len - 1);

    return line_at(scan, index)->loc;
}

static unsigned
row_size(const Scan *scan)
{
    return scan->raw->cells->len - scan->row_first;
}

/* --- rows --- */

static void
change_end(Scan *scan, guint row, guint columns)
{
    gpointer key = GUINT_TO_POINTER(row);
    guint sum = GPOINTER_TO_UINT(g_hash_table_lookup(scan->ends, key));

    g_hash_table_insert(scan->ends, key, GUINT_TO_POINTER(sum + columns));
}

/* The spans of a finished row reach down from now on. */
static void
activate_spans(Scan *scan)
{
    guint row = scan->raw->rows->len;
    guint end;

    for (guint i = scan->row_first; i < scan->raw->cells->len; i++) {
        const HoCellSpec *spec =
            &g_array_index(scan->raw->cells, HoRawCell, i).spec;

        if (spec->rowspan > 1) {
            scan->reaching += spec->colspan;
            change_end(scan, row + spec->rowspan, spec->colspan);
        }
    }
    end = GPOINTER_TO_UINT(
        g_hash_table_lookup(scan->ends, GUINT_TO_POINTER(row + 1)));
    scan->reaching -= end;
}

static void
close_row(Scan *scan)
{
    HoRawRow row = {scan->row_first, row_size(scan)};

    activate_spans(scan);
    g_array_append_val(scan->raw->rows, row);
    if (scan->n_columns < 0)
        scan->n_columns = (int) scan->raw->columns->len;
    scan->row_first = scan->raw->cells->len;
    scan->visits = 0;
}

static bool
is_row_full(const Scan *scan)
{
    return scan->n_columns < 0 ||
           scan->visits + scan->reaching == (guint64) scan->n_columns;
}

/* --- cells --- */

static void
append_columns(Scan *scan, unsigned count)
{
    static const HoColumn plain = {0};
    GArray *columns = scan->raw->columns;

    for (; count > 0 && columns->len < HO_TABLE_MAX_COLUMNS; count--)
        g_array_append_val(columns, plain);
}

/* Adds a cell to the row; false when there is no column for it. */
static bool
append_cell(Scan *scan, const char *text, const HoCellSpec *spec)
{
    unsigned model = row_size(scan);
    HoRawCell cell = {text, *spec, scan->buffer_line, model};

    if (scan->n_columns < 0) {
        cell.model = scan->raw->columns->len;
        append_columns(scan, spec->colspan);
    }
    if (cell.model >= scan->raw->columns->len) {
        ho_diag(ho_parser_diags(scan->parser), scan_loc(scan),
                HO_DIAG_TABLE_CELL_EXCEEDS, NULL);
        return false;
    }
    g_array_append_val(scan->raw->cells, cell);
    scan->visits += spec->colspan;
    return true;
}

static HoCellSpec
take_spec(Scan *scan)
{
    if (scan->raw->format != HO_TABLE_PSV)
        return ho_cell_spec_none;
    if (scan->next_spec < scan->specs->len)
        return g_array_index(scan->specs, HoCellSpec, scan->next_spec++);
    ho_diag(ho_parser_diags(scan->parser), scan_loc(scan),
            HO_DIAG_TABLE_SEPARATOR_MISSING, NULL);
    return ho_cell_spec_none;
}

static void
squeeze_quotes(char *text)
{
    char *to = text;

    for (const char *from = text; *from != '\0'; from++)
        if (*from != '"' || to == text || to[-1] != '"')
            *to++ = *from;
    *to = '\0';
}

/* A csv value without its quotes. */
static char *
unquote(Scan *scan, char *text)
{
    size_t length = strlen(text);

    if (strchr(text, '"') == NULL)
        return text;
    if (length == 1) {
        ho_diag(ho_parser_diags(scan->parser), scan_loc(scan),
                HO_DIAG_TABLE_UNCLOSED_QUOTE, NULL);
        *text = '\0';
        return text;
    }
    if (*text == '"' && text[length - 1] == '"') {
        text[length - 1] = '\0';
        text = g_strstrip(text + 1);
    }
    squeeze_quotes(text);
    return text;
}

static const char *
take_text(Scan *scan)
{
    HoArena *arena = ho_parser_arena(scan->parser);
    char *text = scan->buffer->str;

    if (scan->raw->format != HO_TABLE_PSV)
        text = g_strstrip(text);
    if (scan->raw->format == HO_TABLE_CSV)
        text = unquote(scan, text);
    return ho_arena_strdup(arena, text);
}

static void
close_cell(Scan *scan, bool at_line_end)
{
    HoCellSpec spec = take_spec(scan);
    const char *text = take_text(scan);
    unsigned copies = MIN(spec.repeat, HO_TABLE_MAX_COLUMNS);

    for (unsigned i = 1; i <= copies; i++) {
        if (!append_cell(scan, text, &spec))
            break;
        if (is_row_full(scan) && (scan->n_columns >= 0 || scan->starts > 0 ||
                                  (at_line_end && i == copies)))
            close_row(scan);
    }
    g_string_truncate(scan->buffer, 0);
    scan->quotes = (Quotes){0};
    scan->buffer_line = scan->next - 1;
    scan->is_open = false;
}

/* --- quotes of csv --- */

static void
note_emitted(Quotes *quotes, char letter)
{
    if (!quotes->has_first)
        quotes->first_quote = letter == '"';
    quotes->has_first = true;
    quotes->last = letter;
}

static void
note_char(Quotes *quotes, char letter, size_t at)
{
    if (letter == '"' && quotes->pending) {
        quotes->pending = false;
    } else {
        if (quotes->pending)
            note_emitted(quotes, '"');
        quotes->pending = letter == '"';
        if (letter != '"')
            note_emitted(quotes, letter);
    }
    if (!g_ascii_isspace(letter)) {
        quotes->last_solid = quotes->last;
        quotes->solid_pending = quotes->pending;
        quotes->solid_end = at + 1;
    }
}

/* Whether the value in the buffer has an opening quote without a closing one:
 * doubled quotes are no quotes. */
static bool
is_quote_open(Scan *scan)
{
    Quotes *quotes = &scan->quotes;
    const char *text = scan->buffer->str;
    const char *start;
    size_t length;
    bool ends_quoted, is_doubled;

    for (; quotes->seen < scan->buffer->len; quotes->seen++) {
        char letter = text[quotes->seen];

        if (!quotes->has_start && g_ascii_isspace(letter))
            continue;
        if (!quotes->has_start)
            quotes->start = quotes->seen;
        quotes->has_start = true;
        note_char(quotes, letter, quotes->seen);
    }
    if (!quotes->has_start || text[quotes->start] != '"')
        return false;
    start = text + quotes->start;
    length = quotes->solid_end - quotes->start;
    if (length == 1)
        return true;
    ends_quoted = start[length - 1] == '"';
    is_doubled = start[1] == '"' || (ends_quoted && start[length - 2] == '"');
    if (!is_doubled)
        return !ends_quoted;
    if (!quotes->has_first)
        return false;
    return quotes->first_quote && !quotes->solid_pending &&
           quotes->last_solid != '"';
}

/* --- lines --- */

static void
open_cell_at_start(Scan *scan, const HoCellSpec *spec)
{
    g_array_append_val(scan->specs, *spec);
    if (scan->is_open)
        close_cell(scan, true);
    scan->buffer_line = scan->next - 1;
    scan->starts++;
}

/* Whether a psv line begins with a cell; *line is then what follows the
 * separator. */
static bool
read_line_start(Scan *scan, const char **line)
{
    HoCellSpec spec;
    const char *found = strstr(*line, scan->separator);

    if (found == NULL ||
        (*line != found &&
         !ho_cell_spec_parse(*line, (size_t) (found - *line), &spec)))
        return false;
    if (*line == found) {
        spec = ho_cell_spec_none;
        open_cell_at_start(scan, &spec);
        /* Asciidoctor takes one character of a longer separator here. */
        *line = g_utf8_next_char(found);
        return true;
    }
    open_cell_at_start(scan, &spec);
    *line = found + scan->separator_length;
    return true;
}

/* Takes in a separator and the text before it.  Returns what follows, NULL
 * when the line has nothing more to give. */
static const char *
take_separator(Scan *scan, const char *line, const char *found)
{
    const char *after = found + scan->separator_length;
    size_t length = (size_t) (found - line);
    HoCellSpec spec;

    if (scan->raw->format == HO_TABLE_CSV) {
        g_string_append_len(scan->buffer, line, (gssize) length);
        if (is_quote_open(scan)) {
            g_string_append(scan->buffer, scan->separator);
            return after;
        }
    } else if ((scan->is_escaped = length > 0 && line[length - 1] == '\\')) {
        g_string_append_len(scan->buffer, line, (gssize) length - 1);
        g_string_append(scan->buffer, scan->separator);
        return after;
    } else if (scan->raw->format == HO_TABLE_PSV) {
        length = ho_cell_spec_split(line, length, &spec);
        g_array_append_val(scan->specs, spec);
        g_string_append_len(scan->buffer, line, (gssize) length);
    } else {
        g_string_append_len(scan->buffer, line, (gssize) length);
    }
    close_cell(scan, false);
    return after;
}

/* Ends a line: the cell goes on in the next one, or ends here. */
static void
take_line_end(Scan *scan, const char *rest, bool is_first)
{
    g_string_append(scan->buffer, rest);
    g_string_append_c(scan->buffer, '\n');
    if (scan->raw->format == HO_TABLE_PSV ||
        (scan->is_escaped && *rest == '\0')) {
        scan->is_open = true;
    } else if (scan->raw->format == HO_TABLE_CSV && is_quote_open(scan)) {
        scan->is_open = true;
        if (is_first)
            scan->raw->implicit_header = false;
    } else {
        close_cell(scan, true);
    }
}

static void
scan_line(Scan *scan, const char *line, bool is_first)
{
    const char *found;

    scan->is_escaped = false;
    while ((found = strstr(line, scan->separator)) != NULL)
        line = take_separator(scan, line, found);
    take_line_end(scan, line, is_first);
}

static bool
is_blank_at(const Scan *scan, unsigned index)
{
    return index < scan->lines->len && *line_at(scan, index)->text == '\0';
}

/* The first line may be a header when a blank line follows, and nothing after
 * that goes on with its last cell. */
static void
read_lines(Scan *scan, unsigned first)
{
    HoRawTable *raw = scan->raw;
    bool is_gap = false; /* between the first line and the next */

    if (!is_blank_at(scan, first + 1))
        raw->implicit_header = false;
    for (scan->next = first; scan->next < scan->lines->len;) {
        bool is_first = scan->next == first;
        bool is_blank = is_blank_at(scan, scan->next);
        const char *line = line_at(scan, scan->next)->text;

        scan->next++;
        if (scan->buffer->len == 0)
            scan->buffer_line = scan->next - 1;
        if (!is_blank && raw->format == HO_TABLE_PSV &&
            !read_line_start(scan, &line) && is_gap)
            raw->implicit_header = false;
        is_gap = is_blank && (is_gap || scan->next == first + 2);
        scan_line(scan, line, is_first);
        if (scan->is_open && scan->next >= scan->lines->len)
            close_cell(scan, true);
        while (!scan->is_open && is_blank_at(scan, scan->next))
            scan->next++;
    }
}

void
ho_table_scan(HoParser *parser, HoRawTable *raw, const HoAttrs *attrs,
              const HoSourceLines *lines, const char *separator)
{
    Scan scan = {.parser = parser, .raw = raw, .lines = lines};
    unsigned first = 0;

    while (first < lines->len && *line_at(&scan, first)->text == '\0')
        first++;
    raw->implicit_header = first == 0 &&
                           !ho_attrs_has_option(attrs, "header") &&
                           !ho_attrs_has_option(attrs, "noheader");
    if (first >= lines->len)
        return;
    scan.separator = separator;
    scan.separator_length = strlen(separator);
    scan.buffer = g_string_new(NULL);
    scan.specs = g_array_new(FALSE, FALSE, sizeof(HoCellSpec));
    scan.ends = g_hash_table_new(NULL, NULL);
    scan.starts = -1;
    scan.n_columns = raw->explicit_columns ? (int) raw->columns->len : -1;
    read_lines(&scan, first);
    if (row_size(&scan) > 0)
        ho_diag(ho_parser_diags(parser), scan_loc(&scan),
                HO_DIAG_TABLE_CELL_INCOMPLETE_ROW, NULL);
    if (!raw->explicit_columns)
        ho_table_share_width(raw->columns);
    g_string_free(scan.buffer, TRUE);
    g_array_unref(scan.specs);
    g_hash_table_unref(scan.ends);
}
