/* Any bytes: set on sheets as a PDF, and packed into a book. */
#include "handout.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
render(const uint8_t *data, size_t size, HoFormat format)
{
    g_autoptr(HoJob) job = ho_job_new();
    g_autoptr(GBytes) bytes = NULL;

    ho_job_set_safe_mode(job, "secure");
    ho_job_set_attribute(job, "pdf-page-size=A7@");
    ho_job_set_attribute(job, "booklet@");
    ho_job_load_text(job, "fuzz.adoc", (const char *) data, size, format);
    bytes = ho_job_render(job, format, NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    render(data, size, HO_PDF);
    render(data, size, HO_EPUB);
    return 0;
}
