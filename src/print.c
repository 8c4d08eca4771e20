/* Print settings: their names, their values, and which go together. */
#include "print.h"

#include <math.h>
#include <string.h>

#define MM             (72 / 25.4)
#define SMALLEST_PAGE  36.0
#define MOST_SIGNATURE 400
#define MOST_CELLS     16
#define FRAME_GUTTER   (5 * MM)

/* What a setting's reader is given. */
typedef struct {
    HoPrint *print;
    const char *name, *value;
    GError **error;
} Setting;

HoPrint *
ho_print_new(void)
{
    HoPrint *print = g_new0(HoPrint, 1);

    print->told = g_ptr_array_new_with_free_func(g_free);
    return print;
}

void
ho_print_free(HoPrint *print)
{
    if (print == NULL)
        return;
    g_ptr_array_unref(print->told);
    g_free(print);
}

/* --- values --- */

static bool
refuse(const Setting *setting, const char *wanted)
{
    g_set_error(setting->error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "%s: '%s' is not %s", setting->name, setting->value, wanted);
    return false;
}

static bool
read_length(const Setting *setting, double most, double *points)
{
    double read;

    if (!ho_length_parse(setting->value, 0, 0, 12, &read) || read < 0 ||
        read > most)
        return refuse(setting, "a length like 3mm or 0.1in that can be");
    *points = read;
    return true;
}

/* "210mm x 297mm", "8.5inx11in": split at the x between two lengths. */
static bool
read_pair(const char *value, double *width, double *height)
{
    for (const char *x = strchr(value, 'x'); x != NULL;
         x = strchr(x + 1, 'x')) {
        g_autofree char *left = g_strndup(value, (gsize) (x - value));
        g_autofree char *right = g_strdup(x + 1);

        if (ho_length_parse(g_strstrip(left), 0, 0, 12, width) &&
            ho_length_parse(g_strstrip(right), 0, 0, 12, height))
            return true;
    }
    return false;
}

static bool
read_size(const Setting *setting, double *width, double *height)
{
    double w = 0, h = 0;

    if ((!ho_paper_size(setting->value, &w, &h) &&
         !read_pair(setting->value, &w, &h)) ||
        w < SMALLEST_PAGE || h < SMALLEST_PAGE || w > HO_LARGEST_SHEET ||
        h > HO_LARGEST_SHEET)
        return refuse(setting,
                      "a size of paper like A4, letter or 210mm x 297mm");
    *width = w;
    *height = h;
    return true;
}

/* The position of value in words, a NULL-terminated list. */
static bool
read_word(const Setting *setting, const char *const *words, unsigned *index)
{
    g_autofree char *list = NULL;

    for (unsigned i = 0; words[i] != NULL; i++) {
        if (g_ascii_strcasecmp(words[i], setting->value) == 0) {
            *index = i;
            return true;
        }
    }
    list = g_strjoinv(" or ", (char **) words);
    return refuse(setting, list);
}

static bool
read_number(const char *text, unsigned most, unsigned *number, const char **end)
{
    guint64 read;

    if (!g_ascii_isdigit(text[0]))
        return false;
    read = g_ascii_strtoull(text, (char **) end, 10);
    *number = (unsigned) MIN(read, most + 1);
    return read > 0 && read <= most;
}

/* --- settings --- */

static bool
set_sheet(const Setting *setting)
{
    return read_size(setting, &setting->print->sheet.sheet_width,
                     &setting->print->sheet.sheet_height);
}

static bool
set_page_size(const Setting *setting)
{
    return read_size(setting, &setting->print->page_width,
                     &setting->print->page_height);
}

static bool
set_signature(const Setting *setting)
{
    unsigned least = 16, most = 32;
    const char *end = "";

    if (strcmp(setting->value, "auto") != 0) {
        if (!read_number(setting->value, MOST_SIGNATURE, &least, &end))
            return refuse(setting, "a number of pages, or two like 16-32");
        most = least;
        if (*end == '-' && !read_number(end + 1, MOST_SIGNATURE, &most, &end))
            return refuse(setting, "a number of pages, or two like 16-32");
    }
    if (*end != '\0' || least % 4 != 0 || most % 4 != 0 || least > most)
        return refuse(setting, "a multiple of 4 up to 400, or two like 16-32");
    setting->print->sheet.least = least;
    setting->print->sheet.most = most;
    return true;
}

static bool
set_thickness(const Setting *setting)
{
    return read_length(setting, 3 * MM, &setting->print->sheet.thickness);
}

static bool
set_creep(const Setting *setting)
{
    static const char *const words[] = {"in", "out", NULL};
    unsigned index;

    if (!read_word(setting, words, &index))
        return false;
    setting->print->sheet.push_out = index == 1;
    return true;
}

static bool
set_gutter(const Setting *setting)
{
    return read_length(setting, 100 * MM, &setting->print->sheet.gutter);
}

static bool
set_bleed(const Setting *setting)
{
    return read_length(setting, 30 * MM, &setting->print->sheet.bleed);
}

static bool
set_marks(const Setting *setting)
{
    static const struct {
        const char *name;
        unsigned bits;
    } marks[] = {{"crop", HO_SHEET_CROP},
                 {"fold", HO_SHEET_FOLD},
                 {"registration", HO_SHEET_REGISTRATION},
                 {"staple", HO_SHEET_STAPLE},
                 {"all", HO_SHEET_CROP | HO_SHEET_FOLD | HO_SHEET_REGISTRATION |
                             HO_SHEET_STAPLE},
                 {"none", 0}};
    g_auto(GStrv) words = g_strsplit_set(setting->value, ",;+ ", -1);
    unsigned bits = 0;

    for (char **word = words; *word != NULL; word++) {
        bool known = **word == '\0';

        for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
            if (g_ascii_strcasecmp(marks[i].name, *word) != 0)
                continue;
            bits |= marks[i].bits;
            known = true;
        }
        if (!known)
            return refuse(setting, "a list of crop, fold, registration, "
                                   "staple, all or none");
    }
    setting->print->sheet.marks = bits;
    return true;
}

static bool
set_nup(const Setting *setting)
{
    HoSheetOptions *sheet = &setting->print->sheet;
    const char *end;
    unsigned columns, rows;

    if (!read_number(setting->value, MOST_CELLS, &columns, &end) ||
        *end != 'x' || !read_number(end + 1, MOST_CELLS, &rows, &end) ||
        *end != '\0')
        return refuse(setting,
                      "columns and rows like 2x1, 2x2 or 3x2, up to 16x16");
    sheet->columns = columns;
    sheet->rows = rows;
    setting->print->grid = true;
    return true;
}

static bool
set_flip(const Setting *setting)
{
    static const char *const words[] = {"auto", "short", "long", NULL};
    unsigned index;

    if (!read_word(setting, words, &index))
        return false;
    setting->print->sheet.flip = (HoFlip) index;
    return true;
}

static bool
set_sides(const Setting *setting)
{
    static const char *const words[] = {"both", "fronts", "backs", NULL};
    unsigned index;

    if (!read_word(setting, words, &index))
        return false;
    setting->print->sheet.sides = (HoSides) index;
    return true;
}

static bool
set_binding(const Setting *setting)
{
    static const char *const words[] = {"auto", "left", "right", NULL};
    unsigned index;

    if (!read_word(setting, words, &index))
        return false;
    setting->print->binding = (HoBinding) index;
    return true;
}

static bool
set_booklet(const Setting *setting)
{
    setting->print->booklet = true;
    return true;
}

static bool
set_proof(const Setting *setting)
{
    setting->print->proof = true;
    return true;
}

static bool
set_fit(const Setting *setting)
{
    setting->print->fit = true;
    return true;
}

static bool
set_frame(const Setting *setting)
{
    setting->print->sheet.frame = true;
    return true;
}

static bool
set_note_lines(const Setting *setting)
{
    setting->print->sheet.note_lines = true;
    return true;
}

static bool
set_back_cover(const Setting *setting)
{
    setting->print->sheet.back_cover = true;
    return true;
}

static const struct {
    const char *name;
    bool (*set)(const Setting *setting);
    bool flag; /* takes no value */
} settings[] = {
    {"booklet", set_booklet, true},
    {"sheet", set_sheet, false},
    {"page-size", set_page_size, false},
    {"signature", set_signature, false},
    {"paper-thickness", set_thickness, false},
    {"creep", set_creep, false},
    {"gutter", set_gutter, false},
    {"bleed", set_bleed, false},
    {"marks", set_marks, false},
    {"nup", set_nup, false},
    {"frame", set_frame, true},
    {"flip", set_flip, false},
    {"sides", set_sides, false},
    {"bind", set_binding, false},
    {"back-cover", set_back_cover, true},
    {"note-lines", set_note_lines, true},
    {"proof", set_proof, true},
    {"fit", set_fit, true},
};

bool
ho_print_set(HoPrint *print, const char *name, const char *value,
             GError **error)
{
    Setting setting = {print, name, value, error};

    for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
        if (strcmp(settings[i].name, name) != 0)
            continue;
        if (settings[i].flag == (value == NULL)) {
            if (!settings[i].set(&setting))
                return false;
            g_ptr_array_add(print->told, g_strdup(name));
            g_ptr_array_add(print->told, g_strdup(value));
            return true;
        }
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    settings[i].flag ? "%s takes no value" : "%s needs a value",
                    name);
        return false;
    }
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                "no setting for printing is called '%s'", name);
    return false;
}

bool
ho_print_set_list(HoPrint *print, const char *list, GError **error)
{
    g_auto(GStrv) words = g_strsplit(list, ",", -1);

    for (char **word = words; *word != NULL; word++) {
        char *name = g_strstrip(*word), *value = strchr(name, '=');

        if (*name == '\0')
            continue;
        if (value != NULL) {
            *value++ = '\0';
            g_strchomp(name);
            value = g_strchug(value);
        }
        if (!ho_print_set(print, name, value, error))
            return false;
    }
    return true;
}

void
ho_print_add(HoPrint *print, const HoPrint *from)
{
    for (unsigned i = 0; i < from->told->len; i += 2)
        ho_print_set(print, g_ptr_array_index(from->told, i),
                     g_ptr_array_index(from->told, i + 1), NULL);
}

bool
ho_print_is(const HoPrint *print, const char *name, const char *value)
{
    for (unsigned i = print->told->len; i >= 2; i -= 2)
        if (strcmp(g_ptr_array_index(print->told, i - 2), name) == 0)
            return g_strcmp0(g_ptr_array_index(print->told, i - 1), value) == 0;
    return false;
}

bool
ho_print_check(const HoPrint *print, GError **error)
{
    const char *problem = NULL;

    if (print->booklet && print->grid)
        problem = "a booklet has two pages a side, --nup cannot be given";
    else if (print->proof && print->grid)
        problem = "a proof is one of a booklet, --nup cannot be given";
    else if (print->proof && print->sheet.sides != HO_SIDES_BOTH)
        problem = "a proof has no backs, --sides cannot be given";
    if (problem == NULL)
        return true;
    g_set_error_literal(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                        problem);
    return false;
}

bool
ho_print_is_imposed(const HoPrint *print)
{
    return print->booklet || print->grid;
}

HoSheetOptions
ho_print_sheet_options(const HoPrint *print, bool rtl)
{
    HoSheetOptions options = print->sheet;

    options.kind = print->grid    ? HO_IMPOSE_GRID
                   : print->proof ? HO_IMPOSE_SPREADS
                                  : HO_IMPOSE_BOOKLET;
    options.right_to_left =
        print->binding == HO_BIND_AUTO ? rtl : print->binding == HO_BIND_RIGHT;
    /* frames at the edge of the paper would not be printed */
    if (print->grid && options.frame && options.gutter <= 0)
        options.gutter = FRAME_GUTTER;
    return options;
}

void
ho_print_find_sheet(HoSheetOptions *options, double width, double height)
{
    static const char *const papers[] = {
        "a2", "a3",   "a4",   "a5",     "a6",      "b3",   "b4",
        "b5", "sra3", "sra4", "letter", "tabloid", "legal"};
    double room = ho_sheet_room(options);

    if (options->sheet_width > 0 || options->kind == HO_IMPOSE_GRID)
        return;
    width = 2 * (width + options->gutter + room);
    height += 2 * room;
    for (size_t i = 0; i < G_N_ELEMENTS(papers); i++) {
        double less, more;

        ho_paper_size(papers[i], &less, &more);
        if (fabs(width - more) < 2 * MM && fabs(height - less) < 0.5 * MM &&
            width <= more + 0.01 && height <= less + 0.01) {
            options->sheet_width = more;
            options->sheet_height = less;
        }
    }
}
