/* Somebody else's PDF on sheets: sizes, sheets, the file. */
#include "print.h"

#include "base/file.h"
#include "paint/source.h"

/* The sheet when none is told: paper that is there to be folded stays what it
 * is, its pages made smaller; two smaller pages make one. */
static void
choose_sheet(const HoSheetPage *pages, unsigned n, HoSheetOptions *options)
{
    double less = 0, more = 0;

    if (options->sheet_width > 0)
        return;
    for (unsigned i = 0; i < n; i++) {
        less = MAX(less, MIN(pages[i].width, pages[i].height));
        more = MAX(more, MAX(pages[i].width, pages[i].height));
    }
    if (options->kind == HO_IMPOSE_GRID ||
        (more >= HO_WHOLE_PAPER && options->marks == 0 &&
         options->bleed <= 0)) {
        options->sheet_width = less;
        options->sheet_height = more;
    } else if (pages[0].width < pages[0].height) {
        ho_print_find_sheet(options, less, more);
    }
}

static HoSheetOptions
options_for(const HoPrint *print, const HoPdfSource *source)
{
    HoSheetOptions options =
        ho_print_sheet_options(print, ho_pdf_source_is_right_to_left(source));
    unsigned n;
    const HoSheetPage *pages = ho_pdf_source_pages(source, &n);
    double margin = 0.1 * MIN(pages[0].width, pages[0].height);

    options.ruling = ho_ruling(NULL);
    options.note_margin = (HoEdges){margin, margin, margin, margin};
    options.enlarge = options.sheet_width > 0;
    choose_sheet(pages, n, &options);
    return options;
}

static bool
fail(GError **error, const char *path, GError *problem)
{
    g_set_error(error, problem->domain, problem->code, "'%s' %s", path,
                problem->message);
    g_error_free(problem);
    return false;
}

bool
ho_impose(const HoPrint *given, const char *input, const char *output,
          char **report, GError **error)
{
    g_autoptr(HoPrint) print = ho_print_new();
    g_autoptr(GBytes) file = ho_file_load(input, error);
    g_autoptr(HoPdfSource) source = NULL;
    g_autoptr(HoSheets) sheets = NULL;
    const HoSheetPage *pages;
    HoSheetOptions options;
    GError *problem = NULL;
    unsigned n;

    if (file == NULL)
        return false;
    ho_print_add(print, given);
    print->booklet = !print->grid;
    source = ho_pdf_source_new(
        file, print->sheet.bleed > 0 || print->sheet.marks & HO_SHEET_CROP,
        &problem);
    if (source == NULL)
        return fail(error, input, problem);
    options = options_for(print, source);
    pages = ho_pdf_source_pages(source, &n);
    sheets = ho_sheets_new(pages, n, &options);
    if (!ho_pdf_source_paint(source, sheets, output, error))
        return false;
    if (report != NULL) {
        g_autofree char *text = ho_print_report(print, sheets);
        unsigned damaged = ho_pdf_source_damaged(source);

        *report = damaged == 0
                      ? g_steal_pointer(&text)
                      : g_strdup_printf("%u page%s cannot be read and %s left "
                                        "blank\n%s",
                                        damaged, damaged == 1 ? "" : "s",
                                        damaged == 1 ? "is" : "are", text);
    }
    return true;
}
