#include "base/probe.h"

#include <math.h>
#include <string.h>

/* The root element of an SVG file, found by a scan of its prologue: enough for
 * its size, and far cheaper than a parser. */

typedef struct {
    const char *at, *end;
} Scan;

/* Size of a replaced element that has none (CSS 2.1, 10.3.2). */
static const double default_width = 300, default_height = 150;

static bool
skip_past(Scan *scan, const char *mark)
{
    const char *found =
        memmem(scan->at, (size_t) (scan->end - scan->at), mark, strlen(mark));

    if (found == NULL)
        return false;
    scan->at = found + strlen(mark);
    return true;
}

static bool
looking_at(const Scan *scan, const char *text)
{
    size_t length = strlen(text);

    return (size_t) (scan->end - scan->at) >= length &&
           memcmp(scan->at, text, length) == 0;
}

static void
skip_blanks(Scan *scan)
{
    while (scan->at < scan->end && g_ascii_isspace(*scan->at))
        scan->at++;
}

/* Past <!DOCTYPE …>, with its internal subset in brackets. */
static bool
skip_doctype(Scan *scan)
{
    int brackets = 0;

    for (; scan->at < scan->end; scan->at++) {
        if (*scan->at == '[')
            brackets++;
        else if (*scan->at == ']')
            brackets--;
        else if (*scan->at == '>' && brackets <= 0) {
            scan->at++;
            return true;
        }
    }
    return false;
}

/* To just after the name of the root element, if that is svg. */
static bool
find_root(Scan *scan)
{
    if (looking_at(scan, "\xef\xbb\xbf"))
        scan->at += 3;
    for (;;) {
        skip_blanks(scan);
        if (looking_at(scan, "<?")) {
            if (!skip_past(scan, "?>"))
                return false;
        } else if (looking_at(scan, "<!--")) {
            if (!skip_past(scan, "-->"))
                return false;
        } else if (looking_at(scan, "<!")) {
            if (!skip_doctype(scan))
                return false;
        } else {
            break;
        }
    }
    if (looking_at(scan, "<svg:"))
        scan->at += 4;
    if (!looking_at(scan, "<svg") && !looking_at(scan, ":svg"))
        return false;
    scan->at += 4;
    return scan->at < scan->end &&
           (g_ascii_isspace(*scan->at) || *scan->at == '>' || *scan->at == '/');
}

/* The next attribute; value is copied, cut to its buffer. */
static bool
next_attribute(Scan *scan, Scan *name, char *value, size_t size)
{
    const char *close;
    size_t length;

    skip_blanks(scan);
    name->at = scan->at;
    while (scan->at < scan->end && !g_ascii_isspace(*scan->at) &&
           strchr("=>/", *scan->at) == NULL)
        scan->at++;
    name->end = scan->at;
    skip_blanks(scan);
    if (name->at == name->end || !looking_at(scan, "="))
        return false;
    scan->at++;
    skip_blanks(scan);
    if (!looking_at(scan, "\"") && !looking_at(scan, "'"))
        return false;
    close =
        memchr(scan->at + 1, *scan->at, (size_t) (scan->end - scan->at - 1));
    if (close == NULL)
        return false;
    length = MIN((size_t) (close - scan->at - 1), size - 1);
    memcpy(value, scan->at + 1, length);
    value[length] = '\0';
    scan->at = close + 1;
    return true;
}

/* A length in CSS pixels; 0 for percentages and what is none. */
static double
read_length(const char *text)
{
    static const struct {
        const char *name;
        double pixels;
    } units[] = {{"", 1},     {"px", 1},         {"pt", 96.0 / 72},
                 {"pc", 16},  {"mm", 96 / 25.4}, {"cm", 96 / 2.54},
                 {"in", 96},  {"Q", 96 / 101.6}, {"em", 16},
                 {"rem", 16}, {"ex", 8}};
    char *unit;
    double number = g_ascii_strtod(text, &unit);
    g_autofree char *name = g_strstrip(g_strdup(unit));

    for (size_t i = 0; unit != text && i < G_N_ELEMENTS(units); i++) {
        if (strcmp(name, units[i].name) == 0)
            return number > 0 && number < 1e7 ? number * units[i].pixels : 0;
    }
    return 0;
}

static void
read_view_box(const char *text, double *width, double *height)
{
    double number[4] = {0};

    for (int i = 0; i < 4; i++) {
        char *end;

        while (*text == ',' || g_ascii_isspace(*text))
            text++;
        number[i] = g_ascii_strtod(text, &end);
        if (end == text)
            return;
        text = end;
    }
    if (number[2] > 0 && number[3] > 0 && number[2] < 1e9 && number[3] < 1e9) {
        *width = number[2];
        *height = number[3];
    }
}

static bool
is_named(const Scan *name, const char *text)
{
    return (size_t) (name->end - name->at) == strlen(text) &&
           memcmp(name->at, text, strlen(text)) == 0;
}

bool
ho_probe_svg(HoImage *image, HoBytes bytes)
{
    Scan scan = {(const char *) bytes.data,
                 (const char *) bytes.data + bytes.length};
    Scan name;
    char value[128];
    double width = 0, height = 0, box_width = 0, box_height = 0;

    if (bytes.length == 0 || !find_root(&scan))
        return false;
    while (next_attribute(&scan, &name, value, sizeof value)) {
        if (is_named(&name, "width"))
            width = read_length(value);
        else if (is_named(&name, "height"))
            height = read_length(value);
        else if (is_named(&name, "viewBox"))
            read_view_box(value, &box_width, &box_height);
    }
    if (box_width <= 0) {
        box_width = width > 0 ? width : default_width;
        box_height = height > 0 ? height : default_height;
    }
    if (width <= 0)
        width = height > 0 ? height * box_width / box_height : box_width;
    if (height <= 0)
        height = width * box_height / box_width;
    image->width = (int) CLAMP(round(width), 1, INT32_MAX);
    image->height = (int) CLAMP(round(height), 1, INT32_MAX);
    return true;
}
