#include "paint/source_inside.h"

/* What annotations of a foreign page show on paper: fields as they are filled
 * in, highlights, stamps.  Their appearances are forms already; each is drawn
 * where its page is (ISO 32000-1, 12.5.5). */

enum {
    MAX_SHOWN = 1 << 14, /* on a page */
    HIDDEN = 2,          /* flags, 12.5.3 */
    PRINTED = 4
};

/* The resources of the side, and what draws it. */
typedef struct {
    HoPdfSource *source;
    GString *content, *forms, *layers;
    unsigned placement, n; /* they make names */
} Shown;

static bool
read_numbers(qpdf_data from, qpdf_oh dict, const char *key, int n,
             double *numbers)
{
    qpdf_oh array = qpdf_oh_get_key(from, dict, key);

    if (!qpdf_oh_is_array(from, array) ||
        qpdf_oh_get_array_n_items(from, array) != n)
        return false;
    for (int i = 0; i < n; i++) {
        qpdf_oh number = qpdf_oh_get_array_item(from, array, i);

        if (!qpdf_oh_is_number(from, number))
            return false;
        numbers[i] = qpdf_oh_get_numeric_value(from, number);
        if (!(ABS(numbers[i]) < 1e6))
            return false;
    }
    return true;
}

/* Whether a printer would print it.  Links are kept as links, and what pops up
 * does not on paper. */
static bool
is_printed(qpdf_data from, qpdf_oh annotation)
{
    qpdf_oh flags, kind;
    int bits;

    if (!qpdf_oh_is_dictionary(from, annotation))
        return false;
    flags = qpdf_oh_get_key(from, annotation, "/F");
    kind = qpdf_oh_get_key(from, annotation, "/Subtype");
    bits = qpdf_oh_is_integer(from, flags)
               ? qpdf_oh_get_int_value_as_int(from, flags)
               : 0;
    return (bits & PRINTED) != 0 && (bits & HIDDEN) == 0 &&
           !qpdf_oh_is_name_and_equals(from, kind, "/Popup");
}

/* How it looks now: a form, or one of several by its state; 0 when there is
 * none. */
static qpdf_oh
appearance_of(qpdf_data from, qpdf_oh annotation)
{
    qpdf_oh looks = qpdf_oh_get_key(from, annotation, "/AP");
    qpdf_oh state = qpdf_oh_get_key(from, annotation, "/AS");
    qpdf_oh look;

    if (!qpdf_oh_is_dictionary(from, looks))
        return 0;
    look = qpdf_oh_get_key(from, looks, "/N");
    if (qpdf_oh_is_dictionary(from, look) && qpdf_oh_is_name(from, state))
        look = qpdf_oh_get_key(from, look, qpdf_oh_get_name(from, state));
    return qpdf_oh_is_stream(from, look) ? look : 0;
}

/* The box around a form's own box once its matrix has turned it. */
static bool
measure_form(qpdf_data from, qpdf_oh form, double box[4])
{
    double own[4], m[6] = {1, 0, 0, 1, 0, 0};
    qpdf_oh dict = qpdf_oh_get_dict(from, form);

    if (!read_numbers(from, dict, "/BBox", 4, own))
        return false;
    if (!read_numbers(from, dict, "/Matrix", 6, m))
        for (int i = 0; i < 6; i++)
            m[i] = i == 0 || i == 3;
    for (int corner = 0; corner < 4; corner++) {
        double x = corner % 2 ? own[2] : own[0],
               y = corner > 1 ? own[3] : own[1];
        double at[2] = {m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]};

        for (int i = 0; i < 2; i++) {
            box[i] = corner == 0 ? at[i] : MIN(box[i], at[i]);
            box[i + 2] = corner == 0 ? at[i] : MAX(box[i + 2], at[i]);
        }
    }
    return box[2] - box[0] > 1e-6 && box[3] - box[1] > 1e-6;
}

/* What brings that box to the annotation's place; false if it has none. */
static bool
fit_form(qpdf_data from, qpdf_oh annotation, qpdf_oh form, double matrix[6])
{
    double box[4], place[4];

    if (!measure_form(from, form, box) ||
        !read_numbers(from, annotation, "/Rect", 4, place))
        return false;
    for (int i = 0; i < 2; i++) {
        double start = MIN(place[i], place[i + 2]);
        double size = ABS(place[i + 2] - place[i]);
        double scale = size / (box[i + 2] - box[i]);

        matrix[i == 0 ? 0 : 3] = scale;
        matrix[i == 0 ? 1 : 2] = 0;
        matrix[4 + i] = start - scale * box[i];
    }
    return true;
}

static void
append_matrix(GString *out, const double matrix[6])
{
    for (int i = 0; i < 6; i++) {
        ho_pdf_number(out, matrix[i], 5);
        g_string_append_c(out, ' ');
    }
    g_string_append(out, "cm\n");
}

static void
draw(Shown *shown, qpdf_oh annotation, qpdf_oh form, const double matrix[6])
{
    HoPdfImport *import = shown->source->import;
    qpdf_data from = shown->source->from;
    qpdf_oh layer = qpdf_oh_get_key(from, annotation, "/OC");
    bool layered = qpdf_oh_is_dictionary(from, layer);
    g_autofree char *name =
        g_strdup_printf("A%u.%u", shown->placement, shown->n++);

    g_string_append_printf(shown->forms, "/%s", name);
    ho_pdf_import_value(import, shown->forms, form);
    if (layered) {
        g_string_append_printf(shown->layers, "/%s", name);
        ho_pdf_import_value(import, shown->layers, layer);
        g_string_append_printf(shown->content, "/OC/%s BDC\n", name);
    }
    g_string_append(shown->content, "q\n");
    append_matrix(shown->content, matrix);
    g_string_append_printf(shown->content, "/%s Do\nQ\n", name);
    if (layered)
        g_string_append(shown->content, "EMC\n");
}

void
ho_source_show(HoPdfSource *source, unsigned page, unsigned placement,
               HoSourceSide *side)
{
    qpdf_data from = source->from;
    int count;
    qpdf_oh list = ho_source_annotations(source, page, &count);
    Shown shown = {source,       side->content, side->forms,
                   side->layers, placement,     0};

    for (int i = 0; i < MIN(count, MAX_SHOWN); i++) {
        qpdf_oh annotation = qpdf_oh_get_array_item(from, list, i);
        qpdf_oh form;
        double matrix[6];

        if (!is_printed(from, annotation))
            continue;
        form = appearance_of(from, annotation);
        if (form == 0 || !fit_form(from, annotation, form, matrix))
            continue;
        if (shown.n == 0) {
            g_string_append(side->content, "q\n");
            append_matrix(side->content, source->pages[page].size.matrix);
        }
        draw(&shown, annotation, form, matrix);
    }
    if (shown.n > 0)
        g_string_append(side->content, "Q\n");
}
