#include "sheet/sheet.h"

#include <math.h>

/* Imposition: sheets folded as hands would fold them give back the pages in
 * order, upright; places are held to a hundredth of a point. */

#define WIDTH  420.945
#define HEIGHT 595.276
#define CLOSE  0.005

static HoSheets *
impose(unsigned n, const HoSheetOptions *options)
{
    g_autofree HoSheetPage *pages = g_new0(HoSheetPage, n);

    for (unsigned i = 0; i < n; i++)
        pages[i] = (HoSheetPage){WIDTH, HEIGHT};
    return ho_sheets_new(pages, n, options);
}

/* A page as it is seen when one looks at a side of a folded sheet. */
typedef struct {
    unsigned page;
    bool right;
} Seen;

/* Looks at a side.  A back is what one sees after turning the paper like the
 * page of a book; a printer that turned it about the other edge put it there
 * upside down.  Everything must look upright. */
static void
look(const HoSheets *sheets, const HoSheetSide *side, Seen seen[2])
{
    bool vertical = sheets->short_edge == (sheets->width >= sheets->height);
    bool over = side->back && !vertical;

    for (unsigned i = 0; i < 2; i++) {
        const HoPlacement *placement = &side->placements[i];
        double middle = (placement->area[0] + placement->area[2]) / 2;

        if (over)
            middle = sheets->width - middle;
        g_assert_cmpuint((placement->turn + (over ? 2 : 0)) % 4, ==, 0);
        seen[i].page = placement->page;
        seen[i].right = middle > sheets->width / 2;
    }
    g_assert_true(seen[0].right != seen[1].right);
}

static unsigned
page_at(const Seen seen[2], bool right)
{
    return seen[seen[0].right == right ? 0 : 1].page;
}

/* Reads a signature: down the leaves on one side of the fold, recto and verso,
 * then up those on the other. */
static void
read_signature(const HoSheets *sheets, unsigned first, unsigned n, bool rtl,
               GArray *pages)
{
    for (unsigned i = 0; i < 2 * n; i++) {
        bool far = i >= n;
        unsigned sheet = first + (far ? 2 * n - 1 - i : i);
        Seen front[2], back[2];
        unsigned recto, verso;

        look(sheets, &sheets->sides[2 * (gsize) sheet], front);
        look(sheets, &sheets->sides[2 * (gsize) sheet + 1], back);
        recto = page_at(far ? back : front, !rtl);
        verso = page_at(far ? front : back, rtl);
        g_array_append_val(pages, recto);
        g_array_append_val(pages, verso);
    }
}

static void
check_folded(unsigned n, const HoSheetOptions *options)
{
    g_autoptr(HoSheets) sheets = impose(n, options);
    g_autoptr(GArray) pages = g_array_new(FALSE, FALSE, sizeof(unsigned));
    unsigned first = 0, expected = 0, blanks = 0;

    g_assert_cmpuint(sheets->n_sides % 2, ==, 0);
    g_assert_cmpuint(sheets->n_sides / 2, ==, sheets->n_sheets);
    g_assert_cmpuint(sheets->n_blanks, <, 4);
    for (unsigned i = 0; i < sheets->n_signatures; i++) {
        unsigned size = sheets->signatures[i] / 4;

        g_assert_cmpuint(sheets->signatures[i] % 4, ==, 0);
        read_signature(sheets, first, size, options->right_to_left, pages);
        first += size;
    }
    g_assert_cmpuint(first, ==, sheets->n_sheets);
    g_assert_cmpuint(pages->len, ==, n + sheets->n_blanks);
    for (unsigned i = 0; i < pages->len; i++) {
        unsigned page = g_array_index(pages, unsigned, i);

        if (page == HO_NO_PAGE) {
            blanks++;
            g_assert_cmpuint(expected, >=, options->back_cover ? n - 1 : n);
            continue;
        }
        g_assert_cmpuint(page, ==, expected);
        expected++;
    }
    g_assert_cmpuint(expected, ==, n);
    g_assert_cmpuint(blanks, ==, sheets->n_blanks);
    if (options->back_cover && n > 1)
        g_assert_cmpuint(g_array_index(pages, unsigned, pages->len - 1), ==,
                         n - 1);
}

/* 1 to 130 pages, signatures, edges, bindings. */
static void
test_folded(void)
{
    static const unsigned sizes[][2] = {{0, 0},   {4, 4},   {8, 8},
                                        {12, 12}, {16, 16}, {20, 20},
                                        {32, 32}, {16, 32}, {12, 40}};

    for (unsigned n = 1; n <= 130; n++) {
        for (unsigned s = 0; s < G_N_ELEMENTS(sizes); s++) {
            for (unsigned bits = 0; bits < 8; bits++) {
                HoSheetOptions options = {.least = sizes[s][0],
                                          .most = sizes[s][1],
                                          .flip = bits & 1 ? HO_FLIP_LONG
                                                           : HO_FLIP_SHORT,
                                          .right_to_left = (bits & 2) != 0,
                                          .back_cover = (bits & 4) != 0,
                                          .thickness = 0.3};

                check_folded(n, &options);
            }
        }
    }
}

static void
check_plan(unsigned n, unsigned least, unsigned most, const char *expected)
{
    g_autoptr(GArray) sizes = ho_signatures_plan(n, least, most);
    g_autoptr(GString) out = g_string_new(NULL);

    for (unsigned i = 0; i < sizes->len; i++)
        g_string_append_printf(out, "%s%u", i > 0 ? " " : "",
                               g_array_index(sizes, unsigned, i));
    g_assert_cmpstr(out->str, ==, expected);
}

static void
test_signatures(void)
{
    check_plan(1, 0, 0, "4");
    check_plan(45, 0, 0, "48");
    check_plan(45, 16, 16, "16 16 16");
    check_plan(53, 16, 16, "16 16 16 8");
    check_plan(3, 16, 16, "4");
    check_plan(52, 16, 32, "28 24");
    check_plan(96, 16, 32, "32 32 32");
    check_plan(100, 16, 32, "28 24 24 24");
    check_plan(10, 16, 32, "12");
    check_plan(28, 20, 24, "16 12");
}

/* The table of the literature: eight pages on two sheets. */
static void
test_eight(void)
{
    static const unsigned expected[] = {8, 1, 2, 7, 6, 3, 4, 5};
    HoSheetOptions options = {.kind = HO_IMPOSE_BOOKLET};
    g_autoptr(HoSheets) sheets = impose(8, &options);

    g_assert_cmpuint(sheets->n_sides, ==, 4);
    for (unsigned i = 0; i < 8; i++)
        g_assert_cmpuint(sheets->sides[i / 2].placements[i % 2].page + 1, ==,
                         expected[i]);
    g_assert_cmpfloat_with_epsilon(sheets->width, 841.89, CLOSE);
    g_assert_cmpfloat_with_epsilon(sheets->height, HEIGHT, CLOSE);
    g_assert_true(sheets->short_edge);
}

/* From the fold, each sheet so much farther out than the next one inside. */
static void
check_creep(bool push_out)
{
    const double thickness = 0.1 * 72 / 25.4;
    HoSheetOptions options = {.thickness = thickness, .push_out = push_out};
    g_autoptr(HoSheets) sheets = impose(64, &options);

    g_assert_cmpuint(sheets->n_sheets, ==, 16);
    g_assert_cmpfloat_with_epsilon(sheets->creep, 15 * thickness, CLOSE);
    for (unsigned i = 0; i < sheets->n_sides; i++) {
        const HoPlacement *pair = sheets->sides[i].placements;
        int depth = (int) i / 2;
        double shift = (push_out ? depth - 15 : depth) * thickness;

        g_assert_cmpfloat_with_epsilon(pair[0].x, 0 + shift, CLOSE);
        g_assert_cmpfloat_with_epsilon(pair[1].x, WIDTH - shift, CLOSE);
        g_assert_cmpfloat_with_epsilon(pair[0].y, 0, CLOSE);
        /* nothing crosses the fold */
        g_assert_cmpfloat(pair[0].clip[2], <=, WIDTH + CLOSE);
        g_assert_cmpfloat(pair[1].clip[0], >=, WIDTH - CLOSE);
        g_assert_cmpfloat(pair[0].clip[0], >=, 0);
        g_assert_cmpfloat(pair[1].clip[2], <=, 2 * WIDTH + CLOSE);
    }
}

static void
test_creep(void)
{
    check_creep(false);
    check_creep(true);
}

/* Gutter, bleed and marks make the sheet larger, not the pages smaller. */
static void
test_room(void)
{
    const double mm = 72 / 25.4;
    HoSheetOptions options = {.gutter = 2 * mm,
                              .bleed = 3 * mm,
                              .marks = HO_SHEET_CROP | HO_SHEET_FOLD |
                                       HO_SHEET_REGISTRATION | HO_SHEET_STAPLE};
    g_autoptr(HoSheets) sheets = impose(4, &options);
    const HoSheetSide *front = &sheets->sides[0];

    g_assert_false(sheets->marks_cut);
    g_assert_cmpfloat_with_epsilon(
        sheets->width, 2 * (WIDTH + 2 * mm + ho_sheet_room(&options)), CLOSE);
    g_assert_cmpfloat_with_epsilon(front->placements[1].scale, 1, 1e-9);
    g_assert_cmpfloat_with_epsilon(front->placements[1].x,
                                   sheets->width / 2 + 2 * mm, CLOSE);
    g_assert_cmpfloat_with_epsilon(front->placements[1].clip[0],
                                   sheets->width / 2, CLOSE);
    g_assert_cmpfloat_with_epsilon(front->placements[1].clip[2],
                                   front->trim[2] + 3 * mm, CLOSE);
    for (unsigned i = 0; i < front->n_strokes; i++) {
        const HoSheetStroke *stroke = &front->strokes[i];

        g_assert_cmpfloat(MIN(stroke->x0, stroke->x1), >=, -CLOSE);
        g_assert_cmpfloat(MAX(stroke->x0, stroke->x1), <=,
                          sheets->width + CLOSE);
        g_assert_cmpfloat(MIN(stroke->y0, stroke->y1), >=, -CLOSE);
        g_assert_cmpfloat(MAX(stroke->y0, stroke->y1), <=,
                          sheets->height + CLOSE);
    }
}

/* A quarter turn for a page that lies across; A4 on A4 is seven tenths. */
static void
test_fit(void)
{
    HoSheetPage pages[] = {{595.276, 841.89}, {841.89, 595.276}};
    HoSheetOptions options = {.sheet_width = 595.276, .sheet_height = 841.89};
    g_autoptr(HoSheets) sheets = ho_sheets_new(pages, 2, &options);
    const HoPlacement *upright = &sheets->sides[0].placements[1];
    const HoPlacement *across = &sheets->sides[1].placements[0];
    double matrix[6];

    g_assert_cmpfloat_with_epsilon(sheets->width, 841.89, CLOSE);
    g_assert_cmpfloat_with_epsilon(upright->scale, 0.70711, 0.0001);
    g_assert_cmpuint(across->page, ==, 1);
    g_assert_cmpuint(across->turn, ==, 1);
    ho_placement_matrix(across, matrix);
    /* the top of the page is at the left */
    g_assert_cmpfloat_with_epsilon(matrix[2] * 595.276 + matrix[4],
                                   across->area[0], CLOSE);
    g_assert_cmpfloat_with_epsilon(matrix[1] * 841.89 + matrix[5],
                                   across->area[3], CLOSE);
}

static void
test_grid(void)
{
    HoSheetOptions options = {.kind = HO_IMPOSE_GRID,
                              .columns = 2,
                              .rows = 1,
                              .frame = true,
                              .sheet_width = 595.276,
                              .sheet_height = 841.89};
    g_autoptr(HoSheets) sheets = impose(5, &options);

    g_assert_cmpuint(sheets->n_sides, ==, 3);
    g_assert_cmpuint(sheets->n_sheets, ==, 2);
    g_assert_cmpfloat_with_epsilon(sheets->width, 841.89, CLOSE);
    g_assert_cmpuint(sheets->sides[2].n_placements, ==, 1);
    g_assert_cmpuint(sheets->sides[1].placements[1].page, ==, 3);
    g_assert_cmpuint(sheets->sides[0].n_strokes, ==, 2);
    g_assert_cmpfloat(sheets->sides[0].placements[0].x, <,
                      sheets->sides[0].placements[1].x);
    options.right_to_left = true;
    g_clear_pointer(&sheets, ho_sheets_free);
    sheets = impose(5, &options);
    g_assert_cmpfloat(sheets->sides[0].placements[0].x, >,
                      sheets->sides[0].placements[1].x);
}

static void
test_spreads(void)
{
    HoSheetOptions options = {.kind = HO_IMPOSE_SPREADS};
    g_autoptr(HoSheets) sheets = impose(6, &options);

    g_assert_cmpuint(sheets->n_sides, ==, 5);
    g_assert_cmpuint(sheets->sides[0].n_placements, ==, 1);
    g_assert_false(sheets->sides[0].placements[0].left);
    g_assert_cmpuint(sheets->sides[1].placements[0].page, ==, 1);
    g_assert_true(sheets->sides[1].placements[0].left);
    g_assert_cmpuint(sheets->sides[1].placements[1].page, ==, 2);
    g_assert_cmpuint(sheets->sides[3].placements[1].page, ==, HO_NO_PAGE);
    g_assert_true(sheets->single_sided);
}

/* Fronts alone and backs alone are halves of the whole. */
static void
test_halves(void)
{
    HoSheetOptions options = {.sides = HO_SIDES_BACKS, .flip = HO_FLIP_LONG};
    g_autoptr(HoSheets) backs = impose(11, &options);

    g_assert_cmpuint(backs->n_sheets, ==, 3);
    g_assert_cmpuint(backs->n_sides, ==, 3);
    for (unsigned i = 0; i < 3; i++)
        g_assert_true(backs->sides[i].back);
    g_assert_cmpuint(backs->sides[0].placements[0].page, ==, 1);
    g_assert_cmpuint(backs->sides[0].placements[0].turn, ==, 2);
    options.sides = HO_SIDES_FRONTS;
    g_clear_pointer(&backs, ho_sheets_free);
    backs = impose(11, &options);
    g_assert_cmpuint(backs->sides[0].placements[1].page, ==, 0);
    g_assert_cmpuint(backs->sides[0].placements[1].turn, ==, 0);
}

static void
test_notes(void)
{
    HoSheetOptions options = {.note_lines = true,
                              .ruling = ho_ruling(NULL),
                              .note_margin = {50, 30, 60, 70}};
    g_autoptr(HoSheets) sheets = impose(7, &options);
    const HoSheetSide *front = &sheets->sides[0];

    g_assert_cmpuint(front->placements[0].page, ==, HO_NO_PAGE);
    /* 8 mm apart, as pages are ruled, the first a step below the margin */
    g_assert_cmpuint(front->n_strokes, ==, 21);
    g_assert_cmpfloat_with_epsilon(front->strokes[0].y0 - 0.2 + 8 * 72 / 25.4,
                                   HEIGHT - 50, CLOSE);
    g_assert_cmpfloat_with_epsilon(front->strokes[0].x0, 30, CLOSE);
    g_assert_cmpfloat_with_epsilon(front->strokes[0].x1, WIDTH - 70, CLOSE);
    for (unsigned i = 1; i < sheets->n_sides; i++)
        g_assert_cmpuint(sheets->sides[i].n_strokes, ==, 0);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sheet/folded", test_folded);
    g_test_add_func("/sheet/signatures", test_signatures);
    g_test_add_func("/sheet/eight", test_eight);
    g_test_add_func("/sheet/creep", test_creep);
    g_test_add_func("/sheet/room", test_room);
    g_test_add_func("/sheet/fit", test_fit);
    g_test_add_func("/sheet/grid", test_grid);
    g_test_add_func("/sheet/spreads", test_spreads);
    g_test_add_func("/sheet/halves", test_halves);
    g_test_add_func("/sheet/notes", test_notes);
    return g_test_run();
}
