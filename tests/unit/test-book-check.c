/* The look at a book's texts before they are packed: what it finds. */
#include "epub/book.h"

#include "parse/parse.h"

#include <string.h>

/* What is found in a book of one chapter that has this text. */
static unsigned
findings(const char *text)
{
    HoParseOptions parse = {.backend = "epub3"};
    g_autoptr(HoDiags) diags = ho_diags_new();
    g_autoptr(HoDocument) doc = ho_parse(NULL, "x\n", 2, &parse, diags);
    g_autoptr(GPtrArray) chapters = g_ptr_array_new(),
                         pictures = g_ptr_array_new(),
                         recordings = g_ptr_array_new();
    HoPicture picture = {.name = (char *) "images/1.png"};
    HoChapter chapter = {.kind = HO_CHAPTER_SECTION,
                         .name = (char *) "chapter-1",
                         .text = g_string_new(text)};
    HoBook book = {.doc = doc,
                   .diags = diags,
                   .chapters = chapters,
                   .picture_list = pictures,
                   .recording_list = recordings};
    unsigned before = ho_diags_count(diags);

    g_ptr_array_add(chapters, &chapter);
    g_ptr_array_add(pictures, &picture);
    ho_book_check(&book, "<nav><a href=\"text/chapter-1.xhtml#a\">A</a></nav>");
    g_string_free(chapter.text, TRUE);
    return ho_diags_count(diags) - before;
}

static void
test_findings(void)
{
    static const struct {
        const char *text;
        unsigned n;
    } cases[] = {
        {"<?xml?>\n<!DOCTYPE html>\n<p id=\"a\">x</p>", 0},
        {"<p id=\"a\" class=\"k\"><img src=\"../images/1.png\"/></p>", 0},
        {"<p id=\"a\"><a href=\"https://x.org/y#z\">x</a></p>", 0},
        {"<p id=\"a\"><a href=\"#a\">x</a><br/></p>", 0},
        {"<p id=\"b\">x</p>", 1},                    /* nav leads to #a */
        {"<p id=\"a\"><i id=\"a\">x</i></p>", 1},    /* twice */
        {"<p id=\"a\"><i>x</p></i>", 4},             /* crossed */
        {"<p id=\"a\">", 1},                         /* open */
        {"<p id=\"a\"><a href=\"#b\">x</a></p>", 1}, /* dead */
        {"<p id=\"a\"><img src=\"../images/2.png\"/></p>", 1},
        {"<p id=\"a\"><a href=\"chapter-2.xhtml\">x</a></p>", 1},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        unsigned n = findings(cases[i].text);

        g_test_message("%s", cases[i].text);
        if (cases[i].n == 4) /* however often it is said */
            g_assert_cmpuint(n, >, 0);
        else
            g_assert_cmpuint(n, ==, cases[i].n);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/book/check", test_findings);
    return g_test_run();
}
