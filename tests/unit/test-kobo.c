/* Spans for Kobo's reader: sentences and pictures, nothing in code. */
#include "epub/kobo.h"

static void
test_spans(void)
{
    static const struct {
        const char *from, *to;
    } cases[] = {
        {"<p>One. Two!</p>",
         "<p><span class=\"koboSpan\" id=\"kobo.1.1\">One. </span>"
         "<span class=\"koboSpan\" id=\"kobo.1.2\">Two!</span></p>"},
        {"<p>a.b «c.» d</p>\n<p>e</p>",
         "<p><span class=\"koboSpan\" id=\"kobo.1.1\">a.b «c.» </span>"
         "<span class=\"koboSpan\" id=\"kobo.1.2\">d</span></p>\n"
         "<p><span class=\"koboSpan\" id=\"kobo.2.1\">e</span></p>"},
        {"<ul>\n<li>x</li></ul>", "<ul>\n<li><span class=\"koboSpan\" "
                                  "id=\"kobo.1.1\">x</span></li></ul>"},
        {"<pre>a. <b>b. c</b></pre>", "<pre>a. <b>b. c</b></pre>"},
        {"<p><img src=\"a\"/></p>",
         "<p><span class=\"koboSpan\" id=\"kobo.1.1\"><img src=\"a\"/></span>"
         "</p>"},
        {"", ""},
        {" \n", " \n"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *in =
            g_strdup_printf("<t>x. y</t><body>%s</body>", cases[i].from);
        g_autofree char *expected = g_strdup_printf(
            "<t>x. y</t><body><div id=\"book-columns\"><div id=\"book-inner\">"
            "%s</div></div></body>",
            cases[i].to);
        g_autofree char *out = ho_kobo_spans(in);

        g_assert_cmpstr(out, ==, expected);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/kobo/spans", test_spans);
    return g_test_run();
}
