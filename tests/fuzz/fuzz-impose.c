/* Any bytes: somebody else's PDF, a page of it as a picture and all of it on
 * sheets. */
#include "paint/picture.h"
#include "paint/source.h"

#include <glib/gstdio.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
put_picture(GBytes *file)
{
    g_autoptr(HoPdf) pdf = ho_pdf_new();
    double units[2] = {0};

    if (ho_pdf_put_page(pdf, file, units) != 0)
        g_assert(units[0] > 0 && units[1] > 0);
}

static void
impose(GBytes *file)
{
    g_autofree char *path = g_strdup_printf("%s/fuzz-impose-%d.pdf",
                                            g_get_tmp_dir(), (int) getpid());
    g_autoptr(HoPdfSource) source = ho_pdf_source_new(file, true, NULL);
    HoSheetOptions options = {.kind = HO_IMPOSE_BOOKLET};
    g_autoptr(HoSheets) sheets = NULL;
    const HoSheetPage *pages;
    unsigned n;

    if (source == NULL)
        return;
    pages = ho_pdf_source_pages(source, &n);
    if (n > 64)
        return;
    sheets = ho_sheets_new(pages, n, &options);
    ho_pdf_source_paint(source, sheets, path, NULL);
    g_unlink(path);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) file = g_bytes_new(data, size);

    put_picture(file);
    impose(file);
    return 0;
}
