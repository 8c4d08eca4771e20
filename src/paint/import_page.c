#include "paint/import_inside.h"
#include "paint/inflation.h"

#include <stdlib.h>
#include <string.h>

/* Pages of another file, made forms (ISO 32000-1, 8.10). */

enum {
    MAX_PAGE = 14400,
    MOST_RATIO = 1400 /* of any filter, LZW the worst */
};

/* The bytes of all pages: one content may be that of any number of them. */
static const size_t max_written = (size_t) 4 << 30;

/* --- sizes --- */

static bool
read_box(const HoPdfImport *import, qpdf_oh page, const char *key,
         double box[4])
{
    qpdf_data from = import->from;
    qpdf_oh array = qpdf_oh_get_key(from, page, key);
    double number[4];

    if (!qpdf_oh_is_array(from, array) ||
        qpdf_oh_get_array_n_items(from, array) != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(from, array, i);

        if (!qpdf_oh_is_number(from, item))
            return false;
        number[i] = qpdf_oh_get_numeric_value(from, item);
    }
    box[0] = MIN(number[0], number[2]);
    box[1] = MIN(number[1], number[3]);
    box[2] = MAX(number[0], number[2]);
    box[3] = MAX(number[1], number[3]);
    return box[2] - box[0] >= 1 && box[3] - box[1] >= 1 &&
           box[2] - box[0] <= MAX_PAGE && box[3] - box[1] <= MAX_PAGE;
}

/* Another box of the page, no larger than the sheet; the latter without. */
static void
read_inner_box(const HoPdfImport *import, qpdf_oh page, const char *key,
               const double media[4], double box[4])
{
    double inner[4];

    memcpy(box, media, 4 * sizeof box[0]);
    if (!read_box(import, page, key, inner))
        return;
    inner[0] = MAX(inner[0], media[0]);
    inner[1] = MAX(inner[1], media[1]);
    inner[2] = MIN(inner[2], media[2]);
    inner[3] = MIN(inner[3], media[3]);
    if (inner[2] - inner[0] >= 1 && inner[3] - inner[1] >= 1)
        memcpy(box, inner, sizeof inner);
}

/* The matrix that brings the box upright to the origin; its size then. */
static void
turn_upright(HoPdfImportPage *page, const double box[4], int turn, double unit)
{
    const double matrices[4][6] = {{1, 0, 0, 1, -box[0], -box[1]},
                                   {0, -1, 1, 0, -box[1], box[2]},
                                   {-1, 0, 0, -1, box[2], box[3]},
                                   {0, 1, -1, 0, box[3], -box[0]}};
    double size[2] = {box[2] - box[0], box[3] - box[1]};

    for (int i = 0; i < 6; i++)
        page->matrix[i] = matrices[turn][i] * unit;
    page->width = size[turn % 2] * unit;
    page->height = size[1 - turn % 2] * unit;
}

static int
quarters_of(const HoPdfImport *import, qpdf_oh page)
{
    qpdf_oh turn = qpdf_oh_get_key(import->from, page, "/Rotate");

    if (!qpdf_oh_is_integer(import->from, turn))
        return 0;
    return (qpdf_oh_get_int_value_as_int(import->from, turn) / 90 % 4 + 4) % 4;
}

static double
unit_of(const HoPdfImport *import, qpdf_oh page)
{
    qpdf_oh unit = qpdf_oh_get_key(import->from, page, "/UserUnit");
    double value = qpdf_oh_is_number(import->from, unit)
                       ? qpdf_oh_get_numeric_value(import->from, unit)
                       : 1;

    return value >= 0.01 && value <= 100 ? value : 1;
}

bool
ho_pdf_import_measure(HoPdfImport *import, unsigned index,
                      HoPdfImportPage *measured)
{
    qpdf_oh page = qpdf_get_page_n(import->from, index);
    double media[4], box[4];

    if (!read_box(import, page, "/MediaBox", media))
        return false;
    read_inner_box(import, page, "/CropBox", media, measured->box);
    memcpy(box, measured->box, sizeof box);
    if (import->trimmed) {
        read_inner_box(import, page, "/TrimBox", media, box);
        memcpy(measured->box, media, sizeof media);
    }
    turn_upright(measured, box, quarters_of(import, page),
                 unit_of(import, page));
    return true;
}

/* Marks of structure that would nest in ours lose their names; lengths stay. */
static void
blind_marks(char *data, size_t length)
{
    static const char *const names[][2] = {{"/MCID", "/_CID"},
                                           {"/Artifact", "/_rtifact"}};

    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++) {
        size_t size = strlen(names[i][0]);
        char *at = data, *end = data + length;

        while ((at = memmem(at, (size_t) (end - at), names[i][0], size)) !=
               NULL) {
            memcpy(at, names[i][1], size);
            at += size;
        }
    }
}

static void
append_numbers(GString *out, const char *key, const double *numbers, int n)
{
    g_string_append_printf(out, "%s[", key);
    for (int i = 0; i < n; i++, g_string_append_c(out, ' '))
        ho_pdf_number(out, numbers[i], 4);
    g_string_append_c(out, ']');
}

static void
append_entry(HoPdfImport *import, GString *out, qpdf_oh from, const char *key)
{
    if (!qpdf_oh_has_key(import->from, from, key))
        return;
    g_string_append(out, key);
    ho_import_append(import, out, qpdf_oh_get_key(import->from, from, key));
}

/* --- content --- */

/* What a stream becomes at the most. */
static size_t
most_of(const HoPdfImport *import, qpdf_oh stream)
{
    qpdf_oh filter = qpdf_oh_get_key(
        import->from, qpdf_oh_get_dict(import->from, stream), "/Filter");
    unsigned char *data = NULL;
    size_t length = 0, most;

    if (qpdf_oh_get_stream_data(import->from, stream, qpdf_dl_none, NULL, &data,
                                &length) != 0)
        length = 0;
    most = length;
    if (qpdf_oh_is_name_and_equals(import->from, filter, "/FlateDecode"))
        most = ho_inflated_size(data, length, HO_INFLATED_LIMIT, NULL);
    else if (qpdf_oh_is_name(import->from, filter) ||
             qpdf_oh_is_array(import->from, filter))
        most = length * MOST_RATIO;
    free(data);
    return most;
}

/* Whether the streams of a page become more than is unpacked at once. */
static bool
is_too_large(const HoPdfImport *import, qpdf_oh contents)
{
    qpdf_data from = import->from;
    size_t sum = 0;

    if (qpdf_oh_is_stream(from, contents))
        return most_of(import, contents) > HO_INFLATED_LIMIT;
    for (int i = 0; qpdf_oh_is_array(from, contents) &&
                    i < qpdf_oh_get_array_n_items(from, contents) &&
                    sum <= HO_INFLATED_LIMIT;
         i++) {
        qpdf_oh part = qpdf_oh_get_array_item(from, contents, i);

        if (qpdf_oh_is_stream(from, part))
            sum += most_of(import, part);
    }
    return sum > HO_INFLATED_LIMIT;
}

/* The content as it is packed, where it is one stream: dict becomes a form's.
 * NULL when it cannot be had. */
static unsigned char *
take_packed(HoPdfImport *import, qpdf_oh contents, GString *dict,
            size_t *length)
{
    qpdf_oh own = qpdf_oh_get_dict(import->from, contents);
    unsigned char *data = NULL;

    if (qpdf_oh_get_stream_data(import->from, contents, qpdf_dl_none, NULL,
                                &data, length) != 0) {
        free(data);
        return NULL;
    }
    append_entry(import, dict, own, "/Filter");
    append_entry(import, dict, own, "/DecodeParms");
    return data;
}

/* The content unpacked, all streams of it; NULL when it cannot be had. */
static unsigned char *
unpack(HoPdfImport *import, qpdf_oh page, size_t *length)
{
    unsigned char *data = NULL;

    if (is_too_large(import, qpdf_oh_get_key(import->from, page, "/Contents")))
        return NULL;
    if (qpdf_oh_get_page_content_data(import->from, page, &data, length) == 0)
        return data;
    free(data); /* what came before the damage */
    return NULL;
}

unsigned
ho_pdf_import_form(HoPdfImport *import, unsigned index,
                   const HoPdfImportPage *measured)
{
    qpdf_oh page = qpdf_get_page_n(import->from, index);
    qpdf_oh contents = qpdf_oh_get_key(import->from, page, "/Contents");
    bool packed = import->whole && qpdf_oh_is_stream(import->from, contents);
    g_autoptr(GString) dict = g_string_new("/Type/XObject/Subtype/Form");
    unsigned object;
    unsigned char *data = NULL;
    size_t length = 0;

    if (!qpdf_oh_has_key(import->from, page, "/Type"))
        return 0; /* it is not there at all */
    append_numbers(dict, "/BBox", measured->box, 4);
    append_numbers(dict, "/Matrix", measured->matrix, 6);
    append_entry(import, dict, page, "/Group");
    append_entry(import, dict, page, "/Resources");
    if (qpdf_oh_is_null(import->from, contents))
        data = calloc(1, 1);
    else
        data = packed ? take_packed(import, contents, dict, &length)
                      : unpack(import, page, &length);
    if (data == NULL || (import->written += length) > max_written) {
        free(data);
        return 0;
    }
    object = ho_pdf_reserve(import->to);
    if (packed) {
        ho_pdf_begin_stream(import->to, object, dict->str, length);
        ho_pdf_write_stream(import->to, data, length);
        ho_pdf_end_stream(import->to);
    } else {
        if (!import->whole)
            blind_marks((char *) data, length);
        ho_pdf_put_deflated(import->to, object, dict->str, data, length);
    }
    free(data);
    ho_import_put_pending(import);
    return object;
}
