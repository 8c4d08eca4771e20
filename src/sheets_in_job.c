/* The pages of a job on paper: what is asked for, by the command or by the
 * text; the theme of a booklet; its sheets. */
#include "job.h"

#define SMALLER 0.8 /* share of the paper from which on type stays as it is */

/* --- settings --- */

/* :booklet: with settings as its value, :note-lines:. */
static void
read_attributes(HoJob *job, const HoDocument *doc, HoPrint *print)
{
    const char *booklet = ho_document_attribute(doc, "booklet");
    g_autoptr(GError) error = NULL;

    if (ho_document_attribute(doc, "note-lines") != NULL)
        ho_print_set(print, "note-lines", NULL, NULL);
    if (booklet == NULL)
        return;
    if (job->print == NULL || !job->print->grid)
        ho_print_set(print, "booklet", NULL, NULL);
    if (!ho_print_set_list(print, booklet, &error))
        ho_diag(job->diags, doc->root->loc, HO_DIAG_PRINT_INVALID,
                error->message);
}

/* What the command says is above what the text says. */
static const HoPrint *
settle(HoJob *job, const HoDocument *doc)
{
    g_autoptr(GError) error = NULL;

    if (job->printing != NULL)
        return job->printing;
    job->printing = ho_print_new();
    read_attributes(job, doc, job->printing);
    if (job->print != NULL)
        ho_print_add(job->printing, job->print);
    if (!ho_print_check(job->printing, &error)) {
        ho_diag(job->diags, doc->root->loc, HO_DIAG_PRINT_INVALID,
                error->message);
        g_clear_pointer(&job->printing, ho_print_free);
        job->printing = ho_print_new();
    }
    return job->printing;
}

void
ho_job_set_print(HoJob *job, const HoPrint *print)
{
    g_clear_pointer(&job->print, ho_print_free);
    job->print = ho_print_new();
    ho_print_add(job->print, print);
}

/* --- pages --- */

/* The size of a booklet's page: as told; half of the sheet; half of the
 * document's paper, or that itself where it is a booklet's already. */
static void
booklet_page(const HoPrint *print, const HoPageStyle *paper, double size[2])
{
    const HoSheetOptions *sheet = &print->sheet;
    double room = sheet->sheet_width > 0 ? ho_sheet_room(sheet) : 0;
    double width = sheet->sheet_width > 0 ? sheet->sheet_width : paper->width;
    double height =
        sheet->sheet_width > 0 ? sheet->sheet_height : paper->height;

    if (print->page_width > 0) {
        size[0] = print->page_width;
        size[1] = print->page_height;
        return;
    }
    size[0] = MIN(width, height);
    size[1] = MAX(width, height);
    if (sheet->sheet_width > 0 || size[1] >= HO_WHOLE_PAPER) {
        double half = size[1] / 2;

        size[1] = size[0];
        size[0] = half;
    }
    size[0] = MAX(size[0] - room - sheet->gutter, 36);
    size[1] = MAX(size[1] - 2 * room, 36);
}

/* Type and margins are made to suit a page that is smaller than the paper the
 * theme was made for; pages that face each other have inner margins. */
static void
make_booklet(HoJob *job, const HoDocument *doc, const HoPrint *print)
{
    const char *margin = ho_document_attribute(doc, "pdf-page-margin");
    HoPageStyle paper = *ho_theme_page(job->theme);
    double size[2];

    booklet_page(print, &paper, size);
    ho_theme_set_page_size(job->theme, size[0], size[1]);
    ho_theme_set(job->theme, "page-mirrored", "true");
    if (size[0] * size[1] < SMALLER * paper.width * paper.height)
        ho_theme_make_booklet(job->theme, margin != NULL && margin[0] != '\0');
}

void
ho_job_prepare_print(HoJob *job, const HoDocument *doc)
{
    const HoPrint *print = settle(job, doc);

    if (print->booklet)
        make_booklet(job, doc, print);
    else if (print->page_width > 0)
        ho_theme_set_page_size(job->theme, print->page_width,
                               print->page_height);
}

/* --- sheets --- */

const HoSheets *
ho_job_sheets(HoJob *job, const HoPages *pages)
{
    HoSheetOptions options;
    const HoPageStyle *page;

    if (job->printing == NULL || !ho_print_is_imposed(job->printing))
        return NULL;
    if (job->sheets != NULL)
        return job->sheets;
    page = ho_theme_page(job->theme);
    options = ho_print_sheet_options(job->printing, pages->right_to_left);
    options.ruling = ho_ruling(job->theme);
    options.note_margin = page->margin;
    options.back_cover |= pages->pages[pages->n_pages - 1].cover;
    options.enlarge = job->printing->grid;
    ho_print_find_sheet(&options, page->width, page->height);
    job->sheets = ho_sheets_of(pages, &options);
    return job->sheets;
}

char *
ho_job_print_report(const HoJob *job)
{
    g_autofree char *report = NULL;

    if (job->sheets == NULL)
        return NULL;
    report = ho_print_report(job->printing, job->sheets);
    if (job->fit_report == NULL)
        return g_steal_pointer(&report);
    return g_strconcat(job->fit_report, "\n", report, NULL);
}
