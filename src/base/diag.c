#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

static const struct {
    HoSeverity severity;
    const char *text;
} messages[] = {
#define X(code, severity, text) [HO_DIAG_##code] = {HO_##severity, text},
#include "base/diag.def"
#undef X
};

static const char *const severity_names[] = {"debug",   "note",  "lint",
                                             "warning", "error", "fatal"};

typedef struct {
    char *name;
    char *text;    /* or NULL */
    GArray *lines; /* of char *: where each starts; made when asked for */
} Source;

struct HoDiags {
    GArray *sources; /* of Source */
    GArray *list;    /* of HoDiag, in order of report */
    HoSeverity worst;
};

static void
clear_diag(void *data)
{
    HoDiag *diag = data;

    g_free(diag->detail);
}

static void
clear_source(void *data)
{
    Source *source = data;

    g_free(source->name);
    g_free(source->text);
    g_clear_pointer(&source->lines, g_array_unref);
}

HoDiags *
ho_diags_new(void)
{
    HoDiags *diags = g_new0(HoDiags, 1);

    diags->sources = g_array_new(FALSE, TRUE, sizeof(Source));
    g_array_set_clear_func(diags->sources, clear_source);
    diags->list = g_array_new(FALSE, TRUE, sizeof(HoDiag));
    g_array_set_clear_func(diags->list, clear_diag);
    return diags;
}

void
ho_diags_free(HoDiags *diags)
{
    if (diags == NULL)
        return;
    g_array_unref(diags->sources);
    g_array_unref(diags->list);
    g_free(diags);
}

uint16_t
ho_diags_add_source(HoDiags *diags, const char *name, const char *text,
                    size_t length)
{
    Source source = {.name = g_strdup(name),
                     .text = text != NULL ? g_strndup(text, length) : NULL};

    for (unsigned i = 0; i < diags->sources->len; i++) {
        if (strcmp(g_array_index(diags->sources, Source, i).name, name) == 0) {
            clear_source(&source);
            return (uint16_t) i;
        }
    }
    if (diags->sources->len == UINT16_MAX) {
        clear_source(&source);
        return UINT16_MAX - 1;
    }
    g_array_append_val(diags->sources, source);
    return (uint16_t) (diags->sources->len - 1);
}

unsigned
ho_diags_source_count(const HoDiags *diags)
{
    return diags->sources->len;
}

const char *
ho_diags_source_name(const HoDiags *diags, uint16_t file)
{
    if (file >= diags->sources->len)
        return "-";
    return g_array_index(diags->sources, Source, file).name;
}

void
ho_diag(HoDiags *diags, HoLoc loc, HoDiagCode code, const char *detail)
{
    HoDiag diag = {.code = code,
                   .severity = messages[code].severity,
                   .loc = loc,
                   .detail = g_strdup(detail)};

    g_array_append_val(diags->list, diag);
    diags->worst = MAX(diags->worst, diag.severity);
}

void
ho_diagf(HoDiags *diags, HoLoc loc, HoDiagCode code, const char *format, ...)
{
    g_autofree char *detail = NULL;
    va_list args;

    va_start(args, format);
    detail = g_strdup_vprintf(format, args);
    va_end(args);
    ho_diag(diags, loc, code, detail);
}

unsigned
ho_diags_count(const HoDiags *diags)
{
    return diags->list->len;
}

const HoDiag *
ho_diags_at(const HoDiags *diags, unsigned index)
{
    return &g_array_index(diags->list, HoDiag, index);
}

void
ho_diags_truncate(HoDiags *diags, unsigned count)
{
    if (count >= diags->list->len)
        return;
    g_array_set_size(diags->list, count);
    diags->worst = HO_DEBUG;
    for (unsigned i = 0; i < count; i++)
        diags->worst =
            MAX(diags->worst, g_array_index(diags->list, HoDiag, i).severity);
}

HoSeverity
ho_diags_worst(const HoDiags *diags)
{
    return diags->worst;
}

char *
ho_diag_to_string(const HoDiags *diags, const HoDiag *diag)
{
    GString *out = g_string_new(ho_diags_source_name(diags, diag->loc.file));

    if (diag->loc.line > 0)
        g_string_append_printf(out, ":%u", diag->loc.line);
    if (diag->loc.column > 0)
        g_string_append_printf(out, ":%u", diag->loc.column);
    g_string_append_printf(out, ": %s: %s", severity_names[diag->severity],
                           messages[diag->code].text);
    if (diag->detail != NULL)
        g_string_append_printf(out, ": %s", diag->detail);
    g_string_append_c(out, '\n');
    return g_string_free(out, FALSE);
}

char *
ho_diags_to_string(const HoDiags *diags)
{
    GString *out = g_string_new(NULL);

    for (unsigned i = 0; i < diags->list->len; i++) {
        g_autofree char *line = ho_diag_to_string(diags, ho_diags_at(diags, i));

        g_string_append(out, line);
    }
    return g_string_free(out, FALSE);
}

static void
find_lines(Source *source)
{
    char *line = source->text;

    source->lines = g_array_new(FALSE, FALSE, sizeof(char *));
    while (line != NULL) {
        g_array_append_val(source->lines, line);
        line = strchr(line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
}

char *
ho_diag_source_line(const HoDiags *diags, const HoDiag *diag)
{
    Source *source;
    const char *text, *end;

    if (diag->loc.file >= diags->sources->len || diag->loc.line == 0)
        return NULL;
    source = &g_array_index(diags->sources, Source, diag->loc.file);
    if (source->lines == NULL)
        find_lines(source);
    if (diag->loc.line > source->lines->len)
        return NULL;
    text = g_array_index(source->lines, const char *, diag->loc.line - 1);
    end = strpbrk(text, "\r\n");
    return end != NULL ? g_strndup(text, (gsize) (end - text)) : g_strdup(text);
}
