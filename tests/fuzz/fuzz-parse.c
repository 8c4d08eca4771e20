/* Any bytes: read as a document, dumped, written as HTML. */
#include "handout.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(HoJob) job = ho_job_new();
    g_autoptr(GBytes) html = NULL;
    g_autofree char *dump = NULL;

    ho_job_set_safe_mode(job, "secure");
    ho_job_load_text(job, "fuzz.adoc", (const char *) data, size, HO_HTML);
    dump = ho_job_dump(job, HO_DUMP_DOC, NULL);
    html = ho_job_render(job, HO_HTML, NULL);
    return 0;
}
