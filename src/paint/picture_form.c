#include "paint/picture.h"

#include "paint/import.h"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>

/* Vectors: the first page of a PDF becomes a form, with all that it refers to;
 * an SVG file is drawn to such a page first. */

enum { MAX_PAGE = 14400 };

unsigned
ho_pdf_put_page(HoPdf *pdf, GBytes *file, double units[2])
{
    g_autoptr(HoPdfImport) import = ho_pdf_import_new(pdf, file, false, NULL);
    HoPdfImportPage page;

    if (import == NULL || ho_pdf_import_count(import) == 0 ||
        !ho_pdf_import_measure(import, 0, &page))
        return 0;
    units[0] = page.width;
    units[1] = page.height;
    return ho_pdf_import_form(import, 0, &page);
}

/* --- SVG --- */

static cairo_status_t
gather(void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

static bool
draw_svg(RsvgHandle *svg, const HoImage *image, GByteArray *out)
{
    /* Filters are drawn as pixels, one a unit: four times as fine. */
    double scale = MIN(4, (double) MAX_PAGE / MAX(image->width, image->height));
    RsvgRectangle area = {0, 0, image->width, image->height};
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
        gather, out, image->width * scale, image->height * scale);
    cairo_t *cr = cairo_create(surface);
    bool drawn;

    cairo_scale(cr, scale, scale);
    rsvg_handle_set_dpi(svg, 96);
    drawn = rsvg_handle_render_document(svg, cr, &area, NULL);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    drawn = drawn && cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(surface);
    return drawn;
}

unsigned
ho_pdf_put_svg(HoPdf *pdf, const HoImage *image, double units[2])
{
    /* Without a base nothing outside of the file is read. */
    g_autoptr(GInputStream) in =
        g_memory_input_stream_new_from_bytes(image->bytes);
    RsvgHandle *svg = rsvg_handle_new_from_stream_sync(
        in, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, NULL);
    GByteArray *page = g_byte_array_new();
    g_autoptr(GBytes) file = NULL;
    bool drawn = svg != NULL && draw_svg(svg, image, page);

    g_clear_object(&svg);
    file = g_byte_array_free_to_bytes(page);
    return drawn ? ho_pdf_put_page(pdf, file, units) : 0;
}
