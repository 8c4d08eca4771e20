/*
 * A sheet to learn from: a booklet of four pages that says of itself where it
 * should be, set as any other text.
 */
#include "cli/test_sheet.h"

#include "cli/messages.h"
#include "cli/print.h"

#include <string.h>

/* The bar is 100 mm long: a printer that scales is found out. */
static const char text[] =
    "= Page 1\n"
    ":nofooter:\n"
    ":!toc:\n"
    ":lang: en\n"
    "\n"
    "[.lead]\n"
    "This sheet shows how your printer turns paper, and how to fold and staple "
    "a booklet.\n"
    "\n"
    ". Print both pages of this file on one sheet: *two-sided, flip on the "
    "{flip-edge} edge*, at 100 % (no \"fit to page\").\n"
    ". Look at the back of this page. It must say _Page 2_, with its head "
    "where the head of this page is.\n"
    "+\n"
    "If it is upside down, choose the other edge in the print dialog, or write "
    "your booklets with `--flip {other-edge}`.\n"
    ". Fold the sheet in the middle so that pages 1 and 4 are outside. The "
    "small marks above and below show the fold.\n"
    ". The two grey bars on the fold are where staples go, from outside.\n"
    "\n"
    "Hold the folded sheet like a book: this page is its front, and the fold "
    "is "
    "at the {bound} of it.\n"
    "\n"
    "<<<\n"
    "\n"
    "[discrete]\n"
    "== Page 2\n"
    "\n"
    "This is the back of page 1.\n"
    "Its head is where the head of page 1 is; if not, see there.\n"
    "\n"
    "The bar below is 100 mm long. If it is shorter the print dialog makes "
    "pages smaller: switch that off, or folds and marks are not where they "
    "should be.\n"
    "\n"
    "image::data:image/svg+xml;base64,@BAR@[A bar of 100 mm,pdfwidth=100mm]\n"
    "\n"
    "<<<\n"
    "\n"
    "[discrete]\n"
    "== Page 3\n"
    "\n"
    "Pages 2 and 3 face each other, and the fold is between them.\n"
    "\n"
    "In a booklet of several sheets the inner ones stick out at the fore edge. "
    "Measure a pile of 100 sheets: a hundredth of its height is what "
    "`--paper-thickness` wants.\n"
    "\n"
    "<<<\n"
    "\n"
    "[discrete]\n"
    "== Page 4\n"
    "\n"
    "This is the back of the booklet, and the back of page 3.\n"
    "\n"
    "No printer for both sides? Write the fronts with `--sides fronts`, print "
    "them, put the pile back turned over the {flip-edge} edge, and print what "
    "`--sides backs` writes. Try it with this sheet first: whether the pile "
    "goes in face up or face down depends on the printer.\n";

static const char bar[] =
    "<svg xmlns='http://www.w3.org/2000/svg' width='400' height='24'>"
    "<path d='M0 8h400M.5 2v12M399.5 2v12M200 4v8M100 5v6M300 5v6' "
    "stroke='#000' stroke-width='1' fill='none'/></svg>";

/* Which words the settings make true. */
static void
set_words(const Options *options, HoJob *job)
{
    bool across = ho_print_is(options->print, "flip", "long");
    bool right = ho_print_is(options->print, "bind", "right");

    ho_job_set_attribute(job, across ? "flip-edge=long" : "flip-edge=short");
    ho_job_set_attribute(job, across ? "other-edge=short" : "other-edge=long");
    ho_job_set_attribute(job, right ? "bound=right" : "bound=left");
}

static bool
set_print(const Options *options, HoJob *job, GError **error)
{
    if (!ho_print_set(options->print, "booklet", NULL, error) ||
        !ho_print_set(options->print, "marks", "fold,staple", error) ||
        !ho_print_check(options->print, error))
        return false;
    ho_job_set_print(job, options->print);
    return true;
}

Status
write_test_sheet(const Options *options)
{
    g_autoptr(HoJob) job = ho_job_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *picture =
        g_base64_encode((const guchar *) bar, strlen(bar));
    g_auto(GStrv) parts = g_strsplit(text, "@BAR@", 2);
    g_autofree char *whole = g_strjoinv(picture, parts);
    const char *path =
        options->outputs != NULL ? options->outputs[0] : "test-sheet.pdf";

    if (!set_print(options, job, &error)) {
        messages_complain(error->message);
        return STATUS_USAGE;
    }
    set_words(options, job);
    ho_job_set_theme(job, options->theme);
    ho_job_load_text(job, "test-sheet", whole, strlen(whole), HO_PDF);
    if (!ho_job_write(job, HO_PDF, path, &error)) {
        messages_complain(error->message);
        return STATUS_WORLD;
    }
    if (!options->quiet) {
        messages_print(job, 0, HO_LEVEL_WARNING);
        print_report(ho_job_print_report(job));
    }
    return STATUS_FINE;
}
