/*
 * Messages as people read them: place, severity, words, then the line they
 * speak of with a caret.  Source text is printed without its control
 * characters: a document must not steer the terminal.
 */
#include "cli/messages.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LINE_SHOWN 160 /* characters of a source line, around the caret */

/* https://no-color.org */
static bool
use_color(void)
{
    const char *no = g_getenv("NO_COLOR"), *term = g_getenv("TERM");

    return (no == NULL || no[0] == '\0') && isatty(STDERR_FILENO) != 0 &&
           term != NULL && strcmp(term, "dumb") != 0;
}

static const char *
severity_of(HoLevel level)
{
    switch (level) {
    case HO_LEVEL_NONE:
    case HO_LEVEL_DEBUG:
        return "debug";
    case HO_LEVEL_INFO:
        return "note";
    case HO_LEVEL_LINT:
        return "lint";
    case HO_LEVEL_WARNING:
        return "warning";
    case HO_LEVEL_ERROR:
        return "error";
    case HO_LEVEL_FATAL:
        return "fatal";
    }
    return "";
}

static const char *
color_of(HoLevel level)
{
    if (level >= HO_LEVEL_ERROR)
        return "\033[1;31m";
    return level == HO_LEVEL_WARNING ? "\033[1;35m" : "\033[1;36m";
}

static void
append_plain(GString *out, const char *text, size_t length)
{
    g_autofree char *valid = g_utf8_make_valid(text, (gssize) length);

    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);

        if (c == '\t' || !g_unichar_iscntrl(c))
            g_string_append_unichar(out, c);
        else
            g_string_append_unichar(out, 0xFFFD);
    }
}

/* "file:1:2: warning: words" with its place bold and its severity coloured. */
static void
append_headline(GString *out, const char *text, HoLevel level, bool color)
{
    g_autofree char *mark = g_strdup_printf(": %s: ", severity_of(level));
    const char *found = strstr(text, mark);
    size_t place, severity;

    if (!color || found == NULL) {
        append_plain(out, text, strlen(text));
        g_string_append_c(out, '\n');
        return;
    }
    place = (size_t) (found - text) + 1;
    severity = strlen(mark) - 1;
    g_string_append(out, "\033[1m");
    append_plain(out, text, place);
    g_string_append(out, color_of(level));
    append_plain(out, text + place, severity - 1);
    g_string_append(out, "\033[0m ");
    append_plain(out, text + place + severity, strlen(text + place + severity));
    g_string_append_c(out, '\n');
}

/* Blanks as wide as the text: tabs stay tabs, wide characters take two. */
static void
append_blanks(GString *out, const char *text, unsigned characters)
{
    for (unsigned i = 0; i < characters && *text != '\0'; i++) {
        gunichar c = g_utf8_get_char(text);

        if (c == '\t')
            g_string_append_c(out, '\t');
        else if (g_unichar_iswide(c))
            g_string_append(out, "  ");
        else if (!g_unichar_iszerowidth(c))
            g_string_append_c(out, ' ');
        text = g_utf8_next_char(text);
    }
}

static void
append_source(GString *out, const char *line, unsigned column, bool color)
{
    g_autoptr(GString) plain = g_string_new(NULL);
    glong length, from = 0;
    const char *start, *end;

    append_plain(plain, line, strlen(line));
    length = g_utf8_strlen(plain->str, -1);
    if ((glong) column > LINE_SHOWN / 2 && length > LINE_SHOWN)
        from = MIN((glong) column - LINE_SHOWN / 2, length - LINE_SHOWN);
    start = g_utf8_offset_to_pointer(plain->str, from);
    end = g_utf8_offset_to_pointer(start, MIN(length - from, LINE_SHOWN));
    g_string_append_printf(out, "    %.*s\n", (int) (end - start), start);
    if (column == 0 || (glong) column > length + 1)
        return;
    g_string_append(out, "    ");
    append_blanks(out, start, column - 1 - (unsigned) from);
    g_string_append(out, color ? "\033[1;32m^\033[0m\n" : "^\n");
}

void
messages_print(const HoJob *job, unsigned first, HoLevel level)
{
    bool color = use_color();
    unsigned count = ho_job_message_count(job);
    g_autoptr(GString) out = g_string_new(NULL);

    for (unsigned i = first; i < count; i++) {
        g_autofree char *text = NULL, *source = NULL;
        unsigned column;
        HoLevel of = ho_job_message(job, i, NULL, NULL, NULL);

        if (of < level)
            continue;
        ho_job_message(job, i, &text, &source, &column);
        append_headline(out, text, of, color);
        if (source != NULL && source[0] != '\0')
            append_source(out, source, column, color);
    }
    fputs(out->str, stderr);
}

void
messages_complain(const char *text)
{
    g_autoptr(GString) out = g_string_new("handout: ");

    append_plain(out, text, strlen(text));
    fprintf(stderr, "%s\n", out->str);
}
