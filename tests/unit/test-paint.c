#include "paint/paint.h"

#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

/* Pages made by hand: what a PDF must hold of them, and that it is whole. */

static HoImages *images;

static const HoImage *
load_svg(const char *svg)
{
    g_autofree char *text = g_base64_encode((const guchar *) svg, strlen(svg));
    g_autofree char *uri =
        g_strconcat("data:image/svg+xml;base64,", text, NULL);

    return ho_images_load(images, "/", uri);
}

static const HoTag document = {.type = HO_TAG_DOCUMENT};
static const HoTag section = {
    .type = HO_TAG_SECT, .parent = &document, .depth = 1};
static const HoTag figure = {.type = HO_TAG_FIGURE,
                             .parent = &section,
                             .depth = 2,
                             .alt = "Un carr\xc3\xa9"};
static const HoTag entry = {.type = HO_TAG_P, .parent = &section, .depth = 2};

static GBytes *
paint(HoPages *pages)
{
    g_autoptr(GError) error = NULL;
    GBytes *bytes = ho_paint_pdf(pages, &error);

    g_assert_no_error(error);
    g_assert_nonnull(bytes);
    return bytes;
}

/* Opens a PDF and holds it to have neither errors nor warnings. */
static qpdf_data
open_pdf(GBytes *bytes)
{
    qpdf_data pdf = qpdf_init();
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);

    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    g_assert_cmpint(qpdf_read_memory(pdf, "test", data, length, NULL), ==,
                    QPDF_SUCCESS);
    g_assert_cmpint(qpdf_check_pdf(pdf), ==, QPDF_SUCCESS);
    return pdf;
}

static char *
content_of(qpdf_data pdf, size_t page)
{
    unsigned char *data;
    size_t length;
    char *text;

    g_assert_cmpint(qpdf_oh_get_page_content_data(
                        pdf, qpdf_get_page_n(pdf, page), &data, &length),
                    ==, QPDF_SUCCESS);
    text = g_strndup((const char *) data, length);
    free(data);
    return text;
}

static qpdf_oh
key(qpdf_data pdf, qpdf_oh from, const char *path)
{
    g_auto(GStrv) names = g_strsplit(path, " ", -1);

    for (unsigned i = 0; names[i] != NULL; i++) {
        if (g_ascii_isdigit(*names[i]))
            from = qpdf_oh_get_array_item(pdf, from, atoi(names[i]));
        else
            from = qpdf_oh_get_key(pdf, from, names[i]);
    }
    return from;
}

static void
test_empty(void)
{
    HoPage page = {.width = 200, .height = 100};
    HoPages pages = {.pages = &page, .n_pages = 1, .lang = "fr_CA"};
    g_autoptr(GBytes) bytes = paint(&pages);
    qpdf_data pdf = open_pdf(bytes);
    qpdf_oh root = qpdf_get_root(pdf);

    g_assert_cmpint(qpdf_get_num_pages(pdf), ==, 1);
    g_assert_cmpstr(qpdf_oh_get_utf8_value(pdf, key(pdf, root, "/Lang")), ==,
                    "fr-CA");
    g_assert_true(
        qpdf_oh_get_bool_value(pdf, key(pdf, root, "/MarkInfo /Marked")));
    qpdf_cleanup(&pdf);
}

/* A figure that is a link, a contents entry, artifacts between. */
static void
test_structure(void)
{
    const HoImage *square =
        load_svg("<svg xmlns='http://www.w3.org/2000/svg' width='4' "
                 "height='4'><rect width='4' height='4'/></svg>");
    HoLink out = {.uri = "https://example.org/\xc3\xa9(1)", .text = "site"};
    HoLink in = {.id = "b", .text = "to b"}, lost = {.id = "none"};
    HoPlaced first[] = {{.type = HO_PLACED_ANCHOR, .x = 10, .y = 20, .id = "a"},
                        {.type = HO_PLACED_RULE,
                         .x = 5,
                         .y = 5,
                         .width = 50,
                         .height = 1,
                         .rule = {1, 0, 0, .5}},
                        {.type = HO_PLACED_IMAGE,
                         .x = 10,
                         .y = 20,
                         .width = 40,
                         .height = 40,
                         .tag = &figure,
                         .link = &out,
                         .image = {.file = square, .alt = "x"}},
                        {.type = HO_PLACED_LINK,
                         .x = 10,
                         .y = 70,
                         .width = 40,
                         .height = 10,
                         .tag = &entry,
                         .link = &in},
                        {.type = HO_PLACED_LINK,
                         .x = 10,
                         .y = 90,
                         .width = 40,
                         .height = 10,
                         .tag = &entry,
                         .link = &lost}};
    HoPlaced second[] = {
        {.type = HO_PLACED_ANCHOR, .x = 0, .y = 30, .id = "b"}};
    HoPage list[] = {{.width = 200,
                      .height = 100,
                      .folio = "ii",
                      .placed = first,
                      .n_placed = G_N_ELEMENTS(first)},
                     {.width = 200,
                      .height = 100,
                      .folio = "1",
                      .placed = second,
                      .n_placed = G_N_ELEMENTS(second)}};
    HoOutlineEntry outline[] = {
        {"A", "a", 0, true}, {"A.1", "b", 2, false}, {"B", "b", 0, false}};
    HoPages pages = {.pages = list,
                     .n_pages = 2,
                     .title = "Notes \xe2\x80\x94",
                     .outline = outline,
                     .n_outline = 3};
    g_autoptr(GBytes) bytes = paint(&pages), again = paint(&pages);
    qpdf_data pdf = open_pdf(bytes);
    qpdf_oh root = qpdf_get_root(pdf), annotations, element;
    g_autofree char *content = content_of(pdf, 0);

    g_assert_true(g_bytes_equal(bytes, again));
    g_assert_cmpstr(content, ==,
                    "/Artifact BMC\n/A50 gs\n1 0 0 rg\n5 94 50 1 re\nf\nEMC\n"
                    "/Figure<</MCID 0>>BDC\n/A100 gs\n"
                    "q 2.5 0 0 2.5 10 40 cm\n/I0 Do Q\nEMC\n");
    annotations = key(pdf, qpdf_get_page_n(pdf, 0), "/Annots");
    g_assert_cmpint(qpdf_oh_get_array_n_items(pdf, annotations), ==, 2);
    g_assert_cmpstr(
        qpdf_oh_get_utf8_value(pdf, key(pdf, annotations, "0 /A /URI")), ==,
        "https://example.org/%C3%A9(1)");
    g_assert_cmpstr(
        qpdf_oh_get_utf8_value(pdf, key(pdf, annotations, "1 /Dest")), ==, "b");
    /* Document, Sect, then Link around Figure, then P with its Link. */
    element = key(pdf, root, "/StructTreeRoot /K /K /K");
    g_assert_cmpstr(qpdf_oh_get_name(pdf, key(pdf, element, "0 /S")), ==,
                    "/Link");
    g_assert_cmpstr(
        qpdf_oh_get_utf8_value(pdf, key(pdf, element, "0 /K 0 /Alt")), ==,
        "Un carr\xc3\xa9");
    g_assert_cmpstr(qpdf_oh_get_name(pdf, key(pdf, element, "1 /S")), ==, "/P");
    g_assert_cmpstr(qpdf_oh_get_utf8_value(
                        pdf, key(pdf, root, "/Outlines /First /First /Title")),
                    ==, "A.1");
    g_assert_cmpint(
        qpdf_oh_get_int_value_as_int(pdf, key(pdf, root, "/Outlines /Count")),
        ==, 3);
    qpdf_cleanup(&pdf);
}

/* A picture of every kind that can go in, and one that cannot. */
static void
test_pictures(void)
{
    /* 2 x 1 pixels, red and clear: rows of colour and alpha are parted. */
    static const char png[] =
        "data:image/png;base64,"
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAD0lEQVR4nGP4"
        "z8AARAwMAAz8Af9c/RSVAAAAAElFTkSuQmCC";
    HoPlaced placed[] = {
        {.type = HO_PLACED_IMAGE,
         .width = 10,
         .height = 10,
         .image = {.file = ho_images_load(images, "/", png)}},
        {.type = HO_PLACED_IMAGE,
         .width = 10,
         .height = 10,
         .image = {.file = ho_images_load(images, "/", "nowhere.png")}}};
    HoPage page = {.width = 20, .height = 20, .placed = placed, .n_placed = 2};
    HoPages pages = {.pages = &page, .n_pages = 1};
    g_autoptr(GBytes) bytes = paint(&pages);
    qpdf_data pdf = open_pdf(bytes);
    qpdf_oh image =
                key(pdf, qpdf_get_page_n(pdf, 0), "/Resources /XObject /I0"),
            mask;
    unsigned char *data;
    size_t length;

    g_assert_cmpint(
        qpdf_oh_get_stream_data(pdf, image, qpdf_dl_all, NULL, &data, &length),
        ==, QPDF_SUCCESS);
    g_assert_cmpuint(length, ==, 6);
    g_assert_cmpint(memcmp(data, "\xff\0\0\0\0\0", 6), ==, 0);
    free(data);
    mask = key(pdf, qpdf_oh_get_dict(pdf, image), "/SMask");
    g_assert_cmpint(
        qpdf_oh_get_stream_data(pdf, mask, qpdf_dl_all, NULL, &data, &length),
        ==, QPDF_SUCCESS);
    g_assert_cmpuint(length, ==, 2);
    g_assert_cmpint(memcmp(data, "\xff\0", 2), ==, 0);
    free(data);
    qpdf_cleanup(&pdf);
}

static void
test_raster(void)
{
    HoPlaced placed[] = {{.type = HO_PLACED_RULE,
                          .x = 0,
                          .y = 0,
                          .width = 36,
                          .height = 36,
                          .rule = {0, 0, 1, 1}}};
    HoPage page = {.width = 72, .height = 36, .placed = placed, .n_placed = 1};
    HoPages pages = {.pages = &page, .n_pages = 1};
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) png = ho_paint_png(&pages, 0, 144, &error);
    g_autoptr(GBytes) jpeg = ho_paint_jpeg(&pages, 0, 144, &error);
    g_autofree char *text = NULL, *uri = NULL;
    gsize length;
    const guchar *data;
    const HoImage *image;

    g_assert_no_error(error);
    data = g_bytes_get_data(png, &length);
    text = g_base64_encode(data, length);
    uri = g_strconcat("data:;base64,", text, NULL);
    image = ho_images_load(images, "/", uri);
    g_assert_cmpint(image->width, ==, 144);
    g_assert_cmpint(image->height, ==, 72);
    g_assert_cmpint(*(const guchar *) g_bytes_get_data(jpeg, NULL), ==, 0xff);
    g_assert_null(ho_paint_png(&pages, 1, 144, &error));
    g_assert_nonnull(error);
}

int
main(int argc, char **argv)
{
    int status;

    g_test_init(&argc, &argv, NULL);
    images = ho_images_new(NULL);
    g_test_add_func("/paint/empty", test_empty);
    g_test_add_func("/paint/structure", test_structure);
    g_test_add_func("/paint/pictures", test_pictures);
    g_test_add_func("/paint/raster", test_raster);
    status = g_test_run();
    ho_images_free(images);
    return status;
}
