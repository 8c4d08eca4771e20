/* What a printer needs to know, said at the end of a run. */
#include "print.h"

#include <math.h>

#define MM          (72 / 25.4)
#define USUAL_PAPER (0.1 * MM) /* 80 g/m² */
#define SEEN        (0.5 * MM) /* creep below it is not worth a word */

static const char *
plural(unsigned n)
{
    return n == 1 ? "" : "s";
}

/* ", 2 signatures of 20 pages", ", 18 signatures: 13 of 32, 5 of 28 pages" */
static void
add_signatures(GString *out, const HoSheets *sheets)
{
    const unsigned *sizes = sheets->signatures;
    unsigned n = sheets->n_signatures, alike;

    g_string_append_printf(out, ", %u signatures", n);
    for (unsigned i = 0; i < n; i += alike) {
        for (alike = 1; i + alike < n && sizes[i + alike] == sizes[i];)
            alike++;
        if (alike == n)
            g_string_append_printf(out, " of %u", sizes[0]);
        else
            g_string_append_printf(out, "%s%u of %u", i > 0 ? ", " : ": ",
                                   alike, sizes[i]);
    }
    g_string_append(out, " pages");
}

static void
add_count(GString *out, const HoSheets *sheets, bool booklet)
{
    g_string_append_printf(out, "%u page%s", sheets->n_pages,
                           plural(sheets->n_pages));
    if (sheets->n_blanks > 0)
        g_string_append_printf(out, " and %u blank", sheets->n_blanks);
    g_string_append_printf(out, " on %u sheet%s of %.0f x %.0f mm",
                           sheets->n_sheets, plural(sheets->n_sheets),
                           sheets->width / MM, sheets->height / MM);
    if (booklet && sheets->n_signatures > 1)
        add_signatures(out, sheets);
    g_string_append_printf(out, "; %u side%s in this file\n", sheets->n_sides,
                           plural(sheets->n_sides));
}

static void
add_printing(GString *out, const HoPrint *print, const HoSheets *sheets)
{
    const char *edge = sheets->short_edge ? "short" : "long";

    if (print->sheet.sides == HO_SIDES_FRONTS)
        g_string_append_printf(out,
                               "these are the fronts: print them one-sided at "
                               "100 %%, turn the pile over the %s edge, print "
                               "the backs (--sides backs) on it\n",
                               edge);
    else if (print->sheet.sides == HO_SIDES_BACKS)
        g_string_append_printf(out,
                               "these are the backs: print them on the backs "
                               "of the fronts, turned over the %s edge\n",
                               edge);
    else if (sheets->single_sided)
        g_string_append(out, "print one-sided at 100 %\n");
    else
        g_string_append_printf(out,
                               "print two-sided at 100 %%, flip on the %s "
                               "edge\n",
                               edge);
}

static void
add_binding(GString *out, const HoPrint *print, const HoSheets *sheets)
{
    bool cut = (print->sheet.marks & HO_SHEET_CROP) != 0;

    if (sheets->n_signatures > 1) {
        g_string_append_printf(
            out,
            "fold each signature in the middle, sew them together in "
            "order%s%s\n",
            sheets->right_to_left ? ", bound on the right" : "",
            cut ? "; then cut at the marks" : "");
        return;
    }
    g_string_append_printf(out, "fold in the middle%s",
                           sheets->right_to_left ? ", bound on the right" : "");
    if (sheets->n_sheets > 1)
        g_string_append_printf(out,
                               "; staple twice in the fold, %.0f and %.0f mm "
                               "from the top",
                               sheets->staples[0] / MM,
                               sheets->staples[1] / MM);
    g_string_append(out, cut ? "; then cut at the marks\n" : "\n");
}

static void
add_creep(GString *out, const HoPrint *print, const HoSheets *sheets)
{
    unsigned most = 0;
    double expected;

    for (unsigned i = 0; i < sheets->n_signatures; i++)
        most = MAX(most, sheets->signatures[i] / 4);
    expected = (most - 1) * USUAL_PAPER;
    if (print->sheet.thickness > 0)
        g_string_append_printf(out,
                               "pages are moved by up to %.2f mm for creep\n",
                               sheets->creep / MM);
    else if (expected >= SEEN)
        g_string_append_printf(out,
                               "the innermost sheet sticks out by about %.1f "
                               "mm with paper of 0.1 mm: trim it, and give "
                               "--paper-thickness 0.1mm to move the pages for "
                               "it\n",
                               expected / MM);
}

char *
ho_print_report(const HoPrint *print, const HoSheets *sheets)
{
    GString *out = g_string_new(NULL);
    bool booklet = print->booklet && !print->proof;

    if (print->proof) {
        g_string_append_printf(out,
                               "a proof to look at, not to print: %u pages, %u "
                               "sheet%s as a booklet\n",
                               sheets->n_pages, sheets->n_sheets,
                               plural(sheets->n_sheets));
        return g_string_free(out, FALSE);
    }
    add_count(out, sheets, booklet);
    add_printing(out, print, sheets);
    if (booklet) {
        add_binding(out, print, sheets);
        add_creep(out, print, sheets);
    }
    if (sheets->marks_cut)
        g_string_append(out, "the marks for cutting have no room on the "
                             "sheet: give a larger --sheet\n");
    return g_string_free(out, FALSE);
}
