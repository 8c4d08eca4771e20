/* The author's HTML made fit for a book. */
#include "html/html.h"

#include <libxml/parser.h>
#include <string.h>

static void
check(const char *markup, const char *expected, bool mended)
{
    bool repaired = false;
    g_autofree char *out = ho_html_repair(markup, &repaired);

    g_assert_cmpstr(out, ==, expected);
    g_assert_true(repaired == mended);
}

static void
test_sound(void)
{
    check("plain", "plain", false);
    check("a <em>b</em> c", "a <em>b</em> c", false);
    check("<p class=\"x\">y</p>", "<p class=\"x\">y</p>", false);
    check("<a href=\"https://x.org/?a=1&amp;b=2\">z</a>",
          "<a href=\"https://x.org/?a=1&amp;b=2\">z</a>", false);
}

static void
test_unsound(void)
{
    check("a<br>b", "a<br/>b", true);
    check("<b>a <i>b</b>", "<b>a <i>b</i></b>", true);
    check("x &nbsp; y & z < 1", "x \u00a0 y &amp; z &lt; 1", true);
    check("a</div>b", "ab", true);
    check("<p>a<div>b</div>c", "<p>a</p><div>b</div>c", true);
    check("<font color=red>x</font>", "<span>x</span>", true);
    check("<center>x</center>", "<div>x</div>", false);
    check("<td>x</td> y", "<div>x</div> y", false);
}

static void
test_lists(void)
{
    check("<ul><b>x</b><li>y</ul>", "<ul><li><b>x</b></li><li>y</li></ul>",
          true);
    check("<dl><dt>a<dd>b</dl>", "<dl><dt>a</dt><dd>b</dd></dl>", true);
    check("<dl><dd>b</dd></dl>", "<div><div>b</div></div>", false);
}

static void
test_tables(void)
{
    check("<table border=1><tr><th><th>b<tr><td colspan=0>c</table>",
          "<table><tbody><tr><td></td><th scope=\"row\">b</th></tr>"
          "<tr><td>c</td></tr></tbody></table>",
          true);
    check("<table></table>", "", false);
}

static void
test_hostile(void)
{
    check("<script>alert(1)</script>x", "x", false);
    check("<a href=\"javascript:x\">y</a>", "<span>y</span>", false);
    check("<p onclick=\"x\" id=\"a b\">y</p>", "<p id=\"a b\">y</p>", false);
    check("<img src=\"http://x/y.png\" alt=\"words\"/>",
          "<span class=\"missing\">words</span>", false);
    check("<iframe src=\"https://x.org/v\"></iframe>",
          "<a href=\"https://x.org/v\">https://x.org/v</a>", false);
    check("<!-- a -- b -->c", "c", true);
}

/* Deep or endless nesting ends, in time, as sound XML. */
static void
test_deep(void)
{
    static const char *const pieces[] = {"<b>",   "<div>", "<ul><li>",
                                         "</p>",  "<p>",   "<table><td>",
                                         "<a x=", "&",     "<ruby>x<rt>"};

    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autoptr(GString) markup = g_string_new(NULL);
        g_autofree char *out = NULL, *whole = NULL;
        xmlDoc *doc;

        for (int n = 0; n < 20000; n++)
            g_string_append(markup, pieces[i]);
        out = ho_html_repair(markup->str, NULL);
        whole = g_strconcat("<x>", out, "</x>", NULL);
        doc = xmlReadMemory(whole, (int) strlen(whole), NULL, NULL,
                            XML_PARSE_NONET);
        g_assert_nonnull(doc);
        xmlFreeDoc(doc);
    }
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/repair/sound", test_sound);
    g_test_add_func("/repair/unsound", test_unsound);
    g_test_add_func("/repair/lists", test_lists);
    g_test_add_func("/repair/tables", test_tables);
    g_test_add_func("/repair/hostile", test_hostile);
    g_test_add_func("/repair/deep", test_deep);
    return g_test_run();
}
