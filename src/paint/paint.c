#include "paint/painter.h"

#include "base/file.h"
#include "paint/paint.h"

/* The whole of a PDF, from first object to last. */

/* Objects that every page refers to by these numbers. */
enum { PAGE_TREE = 1, FONTS = 2, STATES = 3 };

static void
begin(HoPainter *painter, const HoPages *pages, const HoSheets *sheets)
{
    painter->pages = pages;
    painter->sheets = sheets;
    painter->pdf = ho_pdf_new();
    for (unsigned object = PAGE_TREE; object <= STATES; object++)
        g_assert(ho_pdf_reserve(painter->pdf) == object);
    painter->fonts = ho_pdf_fonts_new();
    painter->tree = ho_pdf_tree_new(painter->pdf);
    painter->pictures = ho_pdf_pictures_new(painter->pdf);
    ho_stream_init(&painter->stream, painter->fonts);
    painter->places =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    painter->last_lines = g_hash_table_new(NULL, NULL);
    painter->areas = g_hash_table_new_full(NULL, NULL, NULL, g_free);
}

static void
end(HoPainter *painter)
{
    ho_pdf_pictures_free(painter->pictures);
    ho_pdf_tree_free(painter->tree);
    ho_stream_clear(&painter->stream);
    ho_pdf_fonts_free(painter->fonts);
    g_hash_table_unref(painter->places);
    g_hash_table_unref(painter->last_lines);
    ho_painter_free_sides(painter);
    g_hash_table_unref(painter->areas);
    ho_pdf_free(painter->pdf);
}

static void
put_shared(HoPainter *painter)
{
    g_autoptr(GString) out = g_string_new("<</Type/Pages/Kids[");

    for (unsigned i = 0; i < painter->n_sides; i++)
        ho_pdf_ref(out, painter->sides[i].object);
    g_string_append_printf(out, "]/Count %u>>", painter->n_sides);
    ho_pdf_put(painter->pdf, PAGE_TREE, out);
    g_string_truncate(out, 0);
    ho_pdf_fonts_resources(painter->fonts, painter->pdf, out);
    ho_pdf_put(painter->pdf, FONTS, out);
    g_string_assign(out, "<<");
    for (int i = 0; i <= 100; i++) {
        if (painter->stream.alphas[i]) {
            g_string_append_printf(out, "/A%d<</ca ", i);
            ho_pdf_number(out, i / 100.0, 2);
            g_string_append(out, "/CA ");
            ho_pdf_number(out, i / 100.0, 2);
            g_string_append(out, ">>");
        }
    }
    g_string_append(out, ">>");
    ho_pdf_put(painter->pdf, STATES, out);
}

/* Writes all objects; the number of the catalog. */
static unsigned
put_all(HoPainter *painter, unsigned *info)
{
    ho_painter_prepare(painter);
    for (unsigned i = 0; i < painter->pages->n_pages; i++)
        ho_painter_page(painter, i);
    ho_painter_end_sides(painter);
    put_shared(painter);
    ho_pdf_fonts_write(painter->fonts, painter->pdf);
    return ho_painter_catalog(painter, info);
}

GBytes *
ho_paint_sheets(const HoPages *pages, const HoSheets *sheets, GError **error)
{
    HoPainter painter = {0};
    GBytes *bytes = NULL;
    unsigned catalog, info;

    begin(&painter, pages, sheets);
    catalog = put_all(&painter, &info);
    if (ho_pdf_finish(painter.pdf, catalog, info, error))
        bytes = ho_pdf_bytes(painter.pdf);
    end(&painter);
    return bytes;
}

typedef struct {
    const HoPages *pages;
    const HoSheets *sheets;
} Task;

static bool
write_pdf(int fd, void *data, GError **error)
{
    const Task *task = data;
    HoPainter painter = {0};
    unsigned catalog, info;
    bool done;

    begin(&painter, task->pages, task->sheets);
    ho_pdf_write_to(painter.pdf, fd);
    catalog = put_all(&painter, &info);
    done = ho_pdf_finish(painter.pdf, catalog, info, error);
    end(&painter);
    return done;
}

bool
ho_paint_sheets_file(const HoPages *pages, const HoSheets *sheets,
                     const char *path, GError **error)
{
    Task task = {pages, sheets};

    return ho_file_write_by(path, write_pdf, &task, error);
}

GBytes *
ho_paint_pdf(const HoPages *pages, GError **error)
{
    return ho_paint_sheets(pages, NULL, error);
}
