/* Any bytes: composed to small pages, which are checked. */
#include "handout.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(HoJob) job = ho_job_new();
    g_autofree char *pages = NULL;

    ho_job_set_safe_mode(job, "secure");
    ho_job_set_attribute(job, "pdf-page-size=A7");
    ho_job_load_text(job, "fuzz.adoc", (const char *) data, size, HO_PDF);
    pages = ho_job_dump(job, HO_DUMP_PAGES, NULL);
    return 0;
}
