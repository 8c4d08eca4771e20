/* Attribute lists and the quirks of inline marks, by what a document makes of
 * them. */
#include "parse/parse.h"

#include <string.h>

static HoDocument *
parse(const char *text, HoDiags *diags)
{
    HoParseOptions options = {.safe = HO_SAFE_SAFE, .embedded = true};

    return ho_parse(NULL, text, strlen(text), &options, diags);
}

/* The attributes of the first block, "name=value" each, separated by "|". */
static void
check_list(const char *list, const char *expected)
{
    g_autoptr(HoDiags) diags = ho_diags_new();
    g_autofree char *text = g_strdup_printf("[%s]\nx\n", list);
    HoDocument *doc = parse(text, diags);
    const HoAttrs *attrs = doc->root->first->attrs;
    g_autoptr(GString) out = g_string_new(NULL);

    for (unsigned i = 0; i < attrs->count; i++)
        g_string_append_printf(out, "%s%s=%s", i > 0 ? "|" : "",
                               attrs->list[i].name, attrs->list[i].value);
    g_assert_cmpstr(out->str, ==, expected);
    ho_document_free(doc);
}

/* The inlines of the first block as a dump. */
static void
check_inlines(const char *text, const char *expected)
{
    g_autoptr(HoDiags) diags = ho_diags_new();
    HoDocument *doc = parse(text, diags);
    GString *out = g_string_new(NULL);

    ho_inline_dump(out, doc->root->first->inlines);
    g_assert_cmpstr(out->str, ==, expected);
    g_string_free(out, TRUE);
    ho_document_check(doc);
    ho_document_free(doc);
}

static void
test_named(void)
{
    check_list("a=1", "a=1");
    check_list("a = 1 , b=\"c, d\"", "a=1|b=c, d");
    check_list("a=\"x\\\"y\"", "a=x\"y");
    check_list("a=", "a=");
    check_list("a=None,b=1", "b=1");
    check_list("a=1,a=2", "a=2");
    check_list("a=\"b,c=d", "a=\"b|c=d");
}

static void
test_positional(void)
{
    check_list("x,,z", "3=z|style=x|1=x");
    check_list("\"a, b\",c", "1=a, b|2=c|style=a, b");
    check_list("a b c=d", "1=a b c=d|style=a b c=d");
}

static void
test_shorthand(void)
{
    check_list("x#i.r.s%o", "style=x|1=x|id=i|role=r s|o-option=");
    check_list(".r", "role=r");
    check_list(".a]\n[.b", "role=a b");
    check_list(".a]\n[role=b", "role=b");
    check_list("opts=\"a, b\"", "a-option=|b-option=");
}

static void
test_marks(void)
{
    check_inlines("a*b* *c*d*", "\"a*b* \" strong(\"c*d\")");
    check_inlines("x;*b* x:*b* x}*b*", "\"x;*b* x:*b* x}*b*\"");
    check_inlines("\\**b**", "strong(\"*b\") \"*\"");
    check_inlines("\\\\**b**", "\"**b**\"");
    check_inlines("[.r#i]_a_", "emphasis id=\"i\" role=\"r\"(\"a\")");
    check_inlines("[#i]#a#", "span id=\"i\"(\"a\")");
    check_inlines("*a _b* c_", "strong(\"a \" emphasis(\"b\")) \" c\"");
    check_inlines("`+*a*+`", "monospace(\"*a*\")");
    check_inlines("\"`a '`b`' c`\"",
                  "double-quoted(\"a \" single-quoted(\"b\") \" c\")");
}

static void
test_text(void)
{
    check_inlines("a--b it's ... (C)",
                  "\"a\u2014\u200bb it\u2019s \u2026\u200b \u00a9\"");
    check_inlines("&lt; &nope; & <b>", "\"< &nope; & <b>\"");
    check_inlines("+{x}+ pass:a[{nbsp}]", "\"{x} \u00a0\"");
    check_inlines("a +\nb", "\"a\" break \"\\nb\"");
    check_inlines("{set:x:1}a {x} {nope} \\{x}", "\"a 1 {nope} {x}\"");
}

static void
test_places(void)
{
    g_autoptr(HoDiags) diags = ho_diags_new();
    HoDocument *doc = parse("one\ntwo <<x>> and\nfootnote:n[] <<x>>\n", diags);
    static const struct {
        HoDiagCode code;
        unsigned line, column;
    } expected[] = {{HO_DIAG_FOOTNOTE_MISSING, 3, 1},
                    {HO_DIAG_XREF_MISSING, 2, 5},
                    {HO_DIAG_XREF_MISSING, 3, 14}};

    g_assert_cmpuint(ho_diags_count(diags), ==, G_N_ELEMENTS(expected));
    for (unsigned i = 0; i < G_N_ELEMENTS(expected); i++) {
        const HoDiag *diag = ho_diags_at(diags, i);

        g_assert_cmpint(diag->code, ==, expected[i].code);
        g_assert_cmpuint(diag->loc.line, ==, expected[i].line);
        g_assert_cmpuint(diag->loc.column, ==, expected[i].column);
    }
    ho_document_free(doc);
}

int
main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/attrlist/named", test_named);
    g_test_add_func("/attrlist/positional", test_positional);
    g_test_add_func("/attrlist/shorthand", test_shorthand);
    g_test_add_func("/inlines/marks", test_marks);
    g_test_add_func("/inlines/text", test_text);
    g_test_add_func("/inlines/places", test_places);
    return g_test_run();
}
